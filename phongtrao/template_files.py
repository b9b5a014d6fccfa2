"""Which templates a template is made of, and a digest of them all."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# Names are always written out, in double quotes.
_NAMED = re.compile(r'\{%[-+]?\s*(?:extends|include|import|from)\s+"([^"]+)"')


class TemplateFiles:
    """The templates of one folder, read as they are when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = cache(self._read_file)
        self.digest = cache(self._digest_of)

    def closure(self, names: Iterable[str]) -> list[str]:
        """Return the templates that those of ``names`` are made of, themselves included, sorted."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += _NAMED.findall(self._read(name))
        return sorted(found)

    def _digest_of(self, *names: str) -> str:
        """Return a digest of the templates that those of ``names`` are made of."""
        text = "\0".join(f"{name}\0{self._read(name)}" for name in self.closure(names))
        return hashlib.sha256(text.encode()).hexdigest()

    def _read_file(self, name: str) -> str:
        path = self._folder / name
        # A template that is missing is told where it is used.
        return path.read_text(encoding="utf-8") if path.is_file() else ""
