"""A session: every arrangement built in turn, and the cheapest of the repeats kept."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .arrangements import OURS, SITE, Arrangement
from .measure import Measurement, output_of, run
from .projects import ROOT, change_one, write_records
from .synthetic import known_ids, records

CLEAN, REBUILD = "clean", "rebuild"
# Where a build of ours may keep what the next one can use; a clean build starts without it.
_CACHE = ".cache"


def measure_size(
    n: int, seed: int, repeat: int, tools: Sequence[Arrangement], scratch: Path
) -> Iterator[Measurement]:
    """Build ``n`` synthetic records with every tool, ``repeat`` times, and yield each build's cost.

    The tools take turns, so that a machine growing warm or busy slows them alike.

    :param scratch: an empty folder for the projects; what is left in it is the caller's to remove.
    :raises BuildError: if a build fails.
    """
    _prepare(n, seed, tools, scratch)
    for _ in range(repeat):
        for tool in tools:
            yield from _builds(n, tool, scratch)


def cheapest(measured: Iterable[Measurement]) -> list[Measurement]:
    """Keep, of all runs of a tool, size and kind, the one of least CPU time: what disturbs only adds."""
    best: dict[tuple[str, int, str], Measurement] = {}
    for one in measured:
        key = (one.tool, one.n, one.kind)
        best[key] = min(one, best.get(key, one), key=lambda run: run.cpu_s)
    return list(best.values())


def _prepare(n: int, seed: int, tools: Sequence[Arrangement], scratch: Path) -> None:
    """Write the records and every tool's project, and make sure our own rules accept the records."""
    folder = scratch / "records"
    write_records(folder, records(n, seed, known_ids(ROOT / "data")))
    for tool in tools:
        tool.prepare(scratch / tool.name, folder)
    check = (sys.executable, "-m", "phongtrao", "check", "--root", OURS)
    run(check, scratch, scratch / "check.log")


def _builds(n: int, tool: Arrangement, scratch: Path) -> Iterator[Measurement]:
    """Yield a clean build; for ours also the build after one record has changed."""
    shutil.rmtree(scratch / tool.name / _CACHE, ignore_errors=True)
    yield _build(n, CLEAN, tool, scratch)
    if tool.name == OURS:
        change_one(scratch / OURS / "data")
        yield _build(n, REBUILD, tool, scratch)


def _build(n: int, kind: str, tool: Arrangement, scratch: Path) -> Measurement:
    project = scratch / tool.name
    cost = run(tool.command, project, scratch / f"{tool.name}.log")
    pages, output_mib = output_of(project / SITE)
    # Thousands of pages of every tool need not stand on the disk at once.
    shutil.rmtree(project / SITE)
    return Measurement(tool.name, n, kind, cost.cpu_s, cost.wall_s, cost.peak_mib, pages, output_mib)
