"""Changes to ``data/``: checked on a copy first, then written all or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .load import DATA, Watch, load
from .problems import DataError, Problem

# Beside the files it replaces, so that each move is a rename; the loader passes over dotted names.
ASIDE_PREFIX = ".moi-"


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

    :raises OSError: if a file cannot be written; those already moved are put back.
    """
    with tempfile.TemporaryDirectory(prefix=ASIDE_PREFIX, dir=root / DATA) as folder:
        staged = []
        for number, (path, text) in enumerate(changes.items()):
            aside = Path(folder) / str(number)
            _write(aside, text)
            staged.append((aside, root / path))
        _move(staged)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _move(staged: list[tuple[Path, Path]]) -> None:
    before: dict[Path, bytes | None] = {}
    try:
        for aside, target in staged:
            target.parent.mkdir(exist_ok=True)
            before[target] = target.read_bytes() if target.exists() else None
            if target.exists():
                shutil.copymode(target, aside)
            aside.replace(target)
    except OSError:
        for target, content in before.items():
            if content is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(content)
        raise
