"""Files of ``data/`` parsed once more, for the places of problems: checked records keep no marks."""

from dataclasses import dataclass, field
from pathlib import Path

from .data_folder import DataFolder
from .marked import MarkedDict


@dataclass
class ReadAgain:
    """Parses a file of the project at ``root`` again when a record asks for its marks."""

    root: Path
    # Where a file that cannot be read any more is noted.
    folder: DataFolder | None = field(default=None, repr=False, compare=False)
    # The problems of a file come together.
    _last: tuple[str, MarkedDict] | None = field(default=None, init=False, repr=False, compare=False)

    def __call__(self, path: str) -> MarkedDict:
        """Return a parsed file by its path from the project's root; nothing of one that is gone."""
        if self._last is None or self._last[0] != path:
            # Slow to load, and a sound file does without.
            from .strict_yaml import parse  # noqa: PLC0415

            content = (self.folder or DataFolder(self.root)).read(self.root / path) or b""
            self._last = path, parse(content, path)[0]
        return self._last[1]
