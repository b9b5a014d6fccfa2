"""All or nothing: only a whole site takes the place of the last good one, and a killed change is recovered.

A new site is swapped in by one step where the system can, else by two renames. A few changed files are
brought in one by one, after all of them stand ready beside the site: once they do, the change is decided, and
whoever comes next completes it.
"""

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fasteners import InterProcessLock

# Size and time of a file, or the time of a folder.
Stamp = tuple[int, int]
# Lists, in a change that is decided, what is no longer there.
_GONE = ".phongtrao-gone.json"
# Words of the system's renameat2.
_AT_WORKING_FOLDER, _EXCHANGE = -100, 2


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Build one at a time: another waits. First complete or undo what a killed build left."""
    with InterProcessLock(_beside(target, "lock")):
        recover(target)
        yield


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """Give an empty folder on the target's own file system; it is removed unless it has become the target."""
    aside = Path(tempfile.mkdtemp(prefix=_beside(target, "new-").name, dir=target.parent))
    aside.chmod(0o755)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _beside(target: Path, what: str) -> Path:
    """Return a name beside ``target`` that is ours alone."""
    return target.with_name(f".{target.name}.{what}")


def swap(new: Path, target: Path) -> None:
    """Put the folder ``new`` in the place of ``target``; on failure put ``target`` back.

    Where the system exchanges two folders by one step, there is no moment without a site; the old one stands
    at ``new`` after it. Elsewhere two renames do.
    """
    if target.exists() and _exchange(new, target):
        return
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


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders by one step; tell whether the system could, as Linux can on most file systems."""
    import ctypes  # noqa: PLC0415 - a rebuild needs none of it

    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = rename(
        _AT_WORKING_FOLDER, os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other), _EXCHANGE
    )
    return done == 0


def bring_in(changed: Path, gone: Iterable[str], target: Path) -> None:
    """Move every file of the folder ``changed`` into ``target``, and remove what is ``gone``.

    :param gone: addresses from the target's root.
    """
    (changed / _GONE).write_text(json.dumps(sorted(gone)), encoding="utf-8")
    decided = _beside(target, "change")
    changed.rename(decided)
    _complete(decided, target)


def _complete(decided: Path, target: Path) -> None:
    """Do what is left of a decided change: pages after what they are made of, removals last."""
    gone = json.loads((decided / _GONE).read_text(encoding="utf-8"))
    files = [path for path in decided.rglob("*") if path.is_file() and path.name != _GONE]
    for path in sorted(files, key=lambda file: (file.suffix == ".html", file)):
        place = target / path.relative_to(decided)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    for address in gone:
        _remove(target, address)
    shutil.rmtree(decided)


def _remove(target: Path, address: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    path = target / address
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == target or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def recover(target: Path) -> None:
    """Complete a decided change, bring back a site that was being swapped, clear the rest. Needs the lock."""
    decided, old = _beside(target, "change"), _beside(target, "old")
    if decided.exists():
        _complete(decided, target)
    if old.exists() and not target.exists():
        old.rename(target)
    for left in [old, *target.parent.glob(f"{_beside(target, 'new-').name}*")]:
        shutil.rmtree(left, ignore_errors=True)


def stamps_below(site: Path) -> dict[str, Stamp]:
    """Return how every file and folder of a site lies on the disk now, by address; the site itself is ""."""
    found = {"": _stamp(site, "")}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                address = f"{folder}{entry.name}"
                found[address] = _stamp(site, address)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{address}/")
    return {address: stamp for address, stamp in found.items() if stamp}


def stamps_after(site: Path, before: Mapping[str, Stamp], touched: Iterable[str]) -> dict[str, Stamp]:
    """Return how a site lies after a change that touched some addresses, knowing how it lay before."""
    now = dict(before)
    concerned = {address for file in touched for address in _path_of(file)}
    for address in concerned:
        if stamp := _stamp(site, address):
            now[address] = stamp
        else:
            now.pop(address, None)
    return now


def _path_of(address: str) -> Iterator[str]:
    """Yield an address and the folders it stands in, the site itself last."""
    while address:
        yield address
        address = address.rpartition("/")[0]
    yield ""


def untouched(site: Path, before: Mapping[str, Stamp]) -> bool:
    """Tell whether a site lies as it did: no file changed, added or removed."""
    look, above = os.lstat, f"{site}/"
    try:
        for address, (size, time) in before.items():
            # As ``_stamp`` looks; without a call for each of some ten thousand.
            found = look(above + address)
            is_sized = found.st_size == size or (size == 0 and stat.S_ISDIR(found.st_mode))
            if found.st_mtime_ns != time or not is_sized:
                return False
    except OSError:
        return False
    return bool(before)


def _stamp(site: Path, address: str) -> Stamp | None:
    try:
        found = os.lstat(f"{site}/{address}")
    except OSError:
        return None
    # A folder's time changes with its entries; its size tells nothing.
    return (0 if stat.S_ISDIR(found.st_mode) else found.st_size), found.st_mtime_ns
