"""Regular expressions that are compiled when they are first used: of the guard's many a rebuild needs few."""

import re
from typing import Any, cast


class Pattern:
    """Stands for a compiled pattern, and has what it has."""

    def __init__(self, expression: str, flags: int) -> None:
        """Take what ``re.compile`` takes."""
        self.pattern, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        # Asked for nothing but what is not there yet; what is found stays, for the next time.
        found = vars(self)[name] = getattr(re.compile(self.pattern, self._flags), name)
        return found


def pattern_of(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of an expression: as ``re.compile``, save that it is compiled when first used."""
    return cast("re.Pattern[str]", Pattern(expression, flags))
