"""All or nothing: the site is built aside and takes the place of the last good one only when whole."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The one place that starts the engine; strict, so that a warning stops the build. Never "--quiet": the
# engine counts only warnings that it also prints.
ENGINE = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir")
# Beside the target, so that moving is a rename on one file system.
ASIDE_PREFIX = "site.new-"
OLD_NAME = "site.old"


class BuildFailedError(Exception):
    """The engine stopped; what it said is already on the terminal."""


def build_aside(root: Path, target: Path, command: tuple[str, ...] = ENGINE) -> None:
    """Build the site into ``target``; leave ``target`` untouched when anything fails.

    :param root: the project's folder, where the engine runs.
    :param target: the folder to replace.
    :param command: the engine's command line, to which the folder to build into is added.
    :raises BuildFailedError: if the engine fails.
    :raises OSError: if a folder cannot be written.
    """
    recover(target)
    with _folder_beside(target) as aside:
        done = subprocess.run([*command, str(aside)], cwd=root, check=False, env=_engine_environment())
        if done.returncode != 0:
            raise BuildFailedError
        aside.chmod(0o755)
        swap(aside, target)


def _engine_environment() -> dict[str, str]:
    return os.environ | {
        # Messages are Vietnamese; a Windows console or a C locale must not break them.
        "PYTHONUTF8": "1",
        # The theme's own notice would bury the editor's problems on every run.
        "NO_MKDOCS_2_WARNING": "1",
    }


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    aside = Path(tempfile.mkdtemp(prefix=ASIDE_PREFIX, dir=target.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def swap(new: Path, target: Path) -> None:
    """Put the folder ``new`` in the place of ``target``; on failure put ``target`` back."""
    old = target.with_name(OLD_NAME)
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
    """Undo what a build that was killed left behind: bring back the old site, clear folders aside."""
    old = target.with_name(OLD_NAME)
    if old.exists() and not target.exists():
        old.rename(target)
    for left in [old, *target.parent.glob(f"{ASIDE_PREFIX}*")]:
        shutil.rmtree(left, ignore_errors=True)
