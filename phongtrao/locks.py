"""One process at a time: a file that the system holds for one of them, and lets go of if that one dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
    import time

    def _take(file: int, *, wait: bool) -> None:
        # The system's own waiting gives up after ten seconds.
        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            except PermissionError:
                if not wait:
                    raise
                time.sleep(0.1)
            else:
                return

    def _give_back(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: int, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock of the file at ``path``, which is made where it is not there and stays.

    :param wait: whether to wait for whoever holds it.
    :raises OSError: if the file cannot be made or locked; without waiting also if another holds it.
    """
    # No link is followed: the file may stand in a folder where anyone can put one.
    file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _take(file, wait=wait)
        try:
            yield
        finally:
            _give_back(file)
    finally:
        os.close(file)
