"""The preview's search index: what a build leaves that runs beside it, at low priority, after each change.

The site of that build stands under ``.cache/``; only its index is shown. Such a build makes no more than a
change concerns, and what it knows spares the next start of the preview most of its reading.
"""

import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Callable
from multiprocessing.context import SpawnProcess
from pathlib import Path

from ..build import BuildFailedError, build_aside
from ..search import IndexFailedError
from ..search.indexing import FOLDER
from ..system_errors import reason_and_place
from .workshop import TARGET

# How long files must have rested before their index is made, in seconds.
QUIET = 1.0
# The last index stays beside the new one: an open page goes on with what it has begun to read.
_KEPT = 2


class Indexer:
    """Makes indexes in a process of its own, one at a time, and gives the files of the newest."""

    def __init__(self, root: Path, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Take up what another process of the same preview left.

        :param folder: where indexes are put; the caller removes it.
        """
        self._root, self._folder, self._clock = root, folder, clock
        self._due: float | None = None
        self._process: SpawnProcess | None = None
        self._files = self._take_up()

    def want(self) -> None:
        """Have an index made once the files have rested."""
        self._due = self._clock() + QUIET

    def step(self) -> None:
        """Go on with what is due; waits for nothing."""
        if self._process and not self._process.is_alive():
            self._process.join()
            self._process = None
            self._files = self._take_up()
        if self._due is not None and self._clock() >= self._due and not self._process:
            self._due = None
            place = self._folder / f"index-{time.time_ns()}"
            self._process = multiprocessing.get_context("spawn").Process(
                target=make_index, args=(self._root, place), daemon=True
            )
            self._process.start()

    def content(self, address: str) -> bytes | None:
        """Return a file of the index by its address from the site's root, or None."""
        path = self._files.get(address)
        return path.read_bytes() if path else None

    def _take_up(self) -> dict[str, Path]:
        """Return the files of the indexes that are there, by address; remove what is too old."""
        indexes = sorted(self._folder.glob("index-*"))
        for old in indexes[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
        # Of two with one address the newer one counts.
        return {
            f"{FOLDER}/{path.relative_to(index).as_posix()}": path
            for index in indexes[-_KEPT:]
            for path in index.rglob("*")
            if path.is_file()
        }

    def stop(self) -> None:
        """End what is under way."""
        if self._process:
            self._process.terminate()
            self._process.join()


def make_index(root: Path, place: Path) -> None:
    """Make the index of the project at ``root``, whole or not at all, into the folder ``place``."""
    if hasattr(os, "nice"):
        os.nice(19)
    target = root / TARGET
    target.parent.mkdir(exist_ok=True)
    try:
        build_aside(root, target=target)
        made = place.with_name(f".{place.name}")
        if (target / FOLDER).is_dir():
            shutil.copytree(target / FOLDER, made)
            made.rename(place)
    except BuildFailedError as error:
        # Whatever else stops a build is told by the pages.
        if isinstance(error.__context__, IndexFailedError):
            print(error, file=sys.stderr)
    except OSError as error:
        print(f"Chưa lập lại được chỉ mục tìm kiếm: {reason_and_place(error)}.", file=sys.stderr)
