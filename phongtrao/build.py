"""All or nothing: the site is built aside and takes the place of the last good one only when whole."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from .engine_progress import VARIABLE, percent_of
from .search import IndexFailedError, write_index

# The one place that starts the engine; strict, so that a warning stops the build. Never "--quiet": the
# engine counts only warnings that it also prints.
ENGINE = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")
# What the engine says of its own doings, which tells an editor nothing.
ENGINE_CHATTER = re.compile(r"INFO |Aborted with|ERROR +- *$|\s*$")


class BuildFailedError(Exception):
    """The engine or the indexer stopped. The message is what it said, its chatter left out."""


def _nobody(_: int) -> None:
    """Watch nothing."""


def build_aside(
    root: Path,
    command: tuple[str, ...] = ENGINE,
    watch: Callable[[int], None] = _nobody,
    search: bool = True,
) -> None:
    """Build the site into ``root/site``; leave that folder untouched when anything fails.

    One build at a time: another waits for the lock.

    :param root: the project's folder, where the engine runs.
    :param command: the engine's command line, to which the folder to build into is added.
    :param watch: takes the percent that is done, each time it has grown.
    :param search: whether the index of search is made.
    :raises BuildFailedError: if the engine or the indexer fails.
    :raises OSError: if a folder cannot be written.
    """
    target = root / "site"
    with FileLock(_beside(target, "lock")):
        recover(target)
        with _folder_beside(target) as aside:
            _run(command, aside, root, watch)
            if search:
                _index(aside)
            aside.chmod(0o755)
            swap(aside, target)


def _beside(target: Path, what: str) -> Path:
    """Return a name beside ``target`` that is ours alone."""
    return target.with_name(f".{target.name}.{what}")


def _run(command: tuple[str, ...], aside: Path, root: Path, watch: Callable[[int], None]) -> None:
    said = []
    with subprocess.Popen(
        [*command, str(aside)],
        cwd=root,
        env=_engine_environment() | ({} if watch is _nobody else {VARIABLE: "1"}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as engine:
        for line in engine.stdout or ():
            percent = percent_of(line)
            if percent is not None:
                watch(percent)
            elif not ENGINE_CHATTER.match(line):
                said.append(line)
    if engine.returncode != 0:
        raise BuildFailedError("".join(said).rstrip("\n"))


def _index(site: Path) -> None:
    try:
        write_index(site)
    except IndexFailedError as error:
        raise BuildFailedError(str(error)) from None


def _engine_environment() -> dict[str, str]:
    return os.environ | {
        # Messages are Vietnamese; a Windows console or a C locale must not break them.
        "PYTHONUTF8": "1",
        # The theme's own notice would bury the editor's problems on every run.
        "NO_MKDOCS_2_WARNING": "1",
    }


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    # On the target's own file system, so that moving is a rename.
    aside = Path(tempfile.mkdtemp(prefix=_beside(target, "new-").name, dir=target.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Put the folder ``new`` in the place of ``target``; on failure put ``target`` back."""
    old = _beside(target, "old")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Undo what a killed build left behind: bring back the old site, clear the rest. Needs the lock."""
    old = _beside(target, "old")
    if old.exists() and not target.exists():
        old.rename(target)
    for left in [old, *target.parent.glob(f"{_beside(target, 'new-').name}*")]:
        shutil.rmtree(left, ignore_errors=True)
