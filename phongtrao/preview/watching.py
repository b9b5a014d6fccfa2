"""Which files have changed: their times and sizes are looked at again and again, on every system alike."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

# An editor's software may write a file in several goes; a change counts when the files have come to rest.
_REST = 0.05
Stamps = dict[str, tuple[int, int, int]]


class Watcher:
    """Looks at files, and at all files in folders; hidden ones and what Python compiled aside."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = list(places)
        self._before = self._look()

    def changes(self) -> set[Path]:
        """Return the files that were changed, added or removed since the last time."""
        before, now = self._before, self._look()
        if now == before:
            return set()
        while (later := self._after_a_rest()) != now:
            now = later
        self._before = now
        return {Path(path) for path in before.keys() | now.keys() if before.get(path) != now.get(path)}

    def _after_a_rest(self) -> Stamps:
        time.sleep(_REST)
        return self._look()

    def _look(self) -> Stamps:
        found: Stamps = {}
        waiting: list[str] = []
        for place in self._places:
            if place.is_dir():
                waiting.append(str(place))
            else:
                _note(found, str(place))
        while waiting:
            _look_into(waiting.pop(), found, waiting)
        return found


def _look_into(folder: str, found: Stamps, waiting: list[str]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", "__pycache__")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    _note(found, entry.path)
    except OSError:
        # The folder went away while it was looked at.
        return


def _note(found: Stamps, path: str) -> None:
    try:
        stat = Path(path).stat()
    except OSError:
        return
    found[path] = stat.st_mtime_ns, stat.st_size, stat.st_ino
