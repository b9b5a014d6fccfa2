"""How a file lies on the disk: while that stays the same, so do its bytes, and nobody has to read it.

Git trusts the same signs, and as git does, only a file that had lain still for a while when it was read is
trusted: one that changes twice within a tick of the disk's clock may look the same both times.
"""

import os
import time
from pathlib import Path

# Size, the time of the last writing, that of the last change of any kind (ns), and the place on the disk.
FileState = tuple[int, int, int, int]
# The coarsest clock of a disk in use (FAT) ticks every two seconds.
STILL_NS = 2_000_000_000


def now_ns() -> int:
    """Return the time by which files are written, in nanoseconds."""
    return time.time_ns()


def state_of(path: Path) -> FileState | None:
    """Return how a file lies now, or None where nobody can tell."""
    try:
        found = os.stat(path)  # noqa: PTH116 - for thousands of files
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def was_still(state: FileState, when: int) -> bool:
    """Tell whether a file with this state had lain still by ``when`` (ns), so that a change would show."""
    return max(state[1], state[2]) + STILL_NS < when
