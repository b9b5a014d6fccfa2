"""One build in a child process: what it cost, by the kernel's own account."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# The kernel counts the peak in KiB, macOS in bytes.
_PEAK_UNITS_PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024
_MIB = 1024 * 1024
_LOG_LINES = 20
# What would make our site larger or another on one machine than on the next.
_OF_A_DEPLOYMENT = ("SITE_URL", "PHONGTRAO_EDIT_URL", "SOURCE_DATE_EPOCH")


class BuildError(Exception):
    """A measured build failed; the message ends with the last lines it printed."""


@dataclass(frozen=True)
class Measurement:
    """What one build cost. Times are seconds, sizes MiB; ``pages`` counts the HTML files made."""

    tool: str
    n: int
    kind: str
    cpu_s: float
    wall_s: float
    peak_mib: float
    pages: int
    output_mib: float

    @property
    def ms_per_record(self) -> float:
        """CPU milliseconds per record."""
        return 1000 * self.cpu_s / self.n

    @property
    def ms_per_page(self) -> float:
        """CPU milliseconds per page made."""
        return 1000 * self.cpu_s / max(1, self.pages)


@dataclass(frozen=True)
class Cost:
    """CPU (user and system) and wall seconds, and peak resident MiB, of a command and its children."""

    cpu_s: float
    wall_s: float
    peak_mib: float


def run(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Run ``command`` in ``folder`` and return its cost.

    The peak is that of the largest process, and never below this one's own size when it starts the
    child: keep the caller small.

    :param log: the file that takes everything the command prints.
    :raises BuildError: if the command fails.
    :raises OSError: if it cannot be started.
    """
    with log.open("wb") as output:
        started = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=folder, env=_environment(), stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
    # The child is already waited for; without this Popen would look for it again.
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise BuildError(_explain(command, child.returncode, log))
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / _PEAK_UNITS_PER_MIB)


def _environment() -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name not in _OF_A_DEPLOYMENT}
    return given | {
        "PYTHONUTF8": "1",
        # The theme's notice is printed to no one here.
        "NO_MKDOCS_2_WARNING": "1",
    }


def _explain(command: Sequence[str], code: int, log: Path) -> str:
    last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LOG_LINES:]
    return "\n".join([f"exit status {code}: {' '.join(map(str, command))}", *last])


def output_of(site: Path) -> tuple[int, float]:
    """Return how many HTML pages a built site has, and the size of all its files in MiB."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files) / _MIB
