"""Changes to ``data/``: checked on a copy first, then written all or not at all."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from fasteners import InterProcessLock

from .load import DATA, Watch, load
from .problems import DataError, Problem

# Beside the files it replaces, so that each move is a rename; the loader passes over dotted names.
ASIDE_PREFIX = ".moi-"
JOURNAL = "journal.json"


def problems_after(root: Path, changes: Mapping[str, str], watch: Watch = iter) -> list[Problem]:
    """Return every problem that ``root/data`` would have after ``changes``, writing nothing there.

    :param changes: the new text of each file, by its path from the root with forward slashes.
    :param watch: wraps the list of files while they are read, to show progress.
    """
    with tempfile.TemporaryDirectory(prefix="phongtrao-") as folder:
        copy = Path(folder)
        shutil.copytree(root / DATA, copy / DATA, symlinks=True)
        for path, text in changes.items():
            _write(copy / path, text)
        try:
            load(copy, watch=watch)
        except DataError as error:
            return error.problems
    return []


def apply(root: Path, changes: Mapping[str, str]) -> None:
    """Write ``changes`` under ``root``: each file by a rename, and all of them or none.

    A process that is killed half-way leaves a journal, from which ``recover`` puts everything back.

    :raises OSError: if a file cannot be written; those already moved are put back.
    """
    with _lock(root):
        aside = Path(tempfile.mkdtemp(prefix=ASIDE_PREFIX, dir=root / DATA))
        try:
            _stage(root, aside, changes)
            for number, path in enumerate(changes):
                (aside / f"new-{number}").replace(root / path)
        except BaseException:
            # An interruption by the editor counts as much as a full disk.
            _put_back(root, aside)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def recover(root: Path) -> None:
    """Put back what a killed process had begun to change, unless one is at work just now."""
    left = [path for path in (root / DATA).glob(f"{ASIDE_PREFIX}*") if path.is_dir()]
    if not left:
        return
    lock = _lock(root)
    try:
        if not lock.acquire(blocking=False):
            return
        try:
            for aside in left:
                _put_back(root, aside)
        finally:
            lock.release()
    except OSError:
        return


def _lock(root: Path) -> InterProcessLock:
    """Return the lock of a project's data, which stands outside it: nothing of ours is left in ``data/``."""
    name = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return InterProcessLock(Path(tempfile.gettempdir()) / f"phongtrao-{name}.lock")


def _stage(root: Path, aside: Path, changes: Mapping[str, str]) -> None:
    """Lay out the new files and copies of the old ones; last of all, the journal of what stands where."""
    for number, (path, text) in enumerate(changes.items()):
        target, new = root / path, aside / f"new-{number}"
        _write(new, text)
        target.parent.mkdir(exist_ok=True)
        if target.exists():
            shutil.copy2(target, aside / f"old-{number}")
            shutil.copymode(target, new)
    _write(aside / JOURNAL, json.dumps(list(changes)))


def _put_back(root: Path, aside: Path) -> None:
    """Undo the changes of one journal. Without a journal nothing had been changed yet."""
    journal = aside / JOURNAL
    for number, path in enumerate(json.loads(journal.read_text("utf-8")) if journal.is_file() else ()):
        target, old = root / path, aside / f"old-{number}"
        if old.exists():
            shutil.copy2(old, target)
        elif not (aside / f"new-{number}").exists():
            target.unlink(missing_ok=True)
    shutil.rmtree(aside, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
