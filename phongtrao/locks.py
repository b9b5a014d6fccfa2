"""A lock that one process at a time has: a file that the operating system locks, until that process ends.

As ``filelock`` does it, whose import takes a tenth of a rebuild (asyncio and sqlite3 come with it).
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Windows lets nobody wait for a lock for as long as it takes.
_PAUSE = 0.05


class LockedError(Exception):
    """Another process has the lock."""


@contextmanager
def locked(file: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock ``file`` for the length of a block. The file is made where there is none, and stays.

    :param wait: whether to wait for a process that has it.
    :raises LockedError: if one has it and we do not wait.
    :raises OSError: if the file cannot be written.
    """
    # Some locks stand where others may put a link.
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _lock(handle, wait=wait)
        try:
            yield
        finally:
            # A process that was forked meanwhile has the file open still.
            _unlock(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, wait: bool) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except PermissionError:
                if not wait:
                    raise LockedError from None
                time.sleep(_PAUSE)
            else:
                return

    def _unlock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(handle: int, *, wait: bool) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise LockedError from None

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
