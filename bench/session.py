"""A session: every arrangement built in turn, and the cheapest of the repeats kept."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .arrangements import OURS, SITE, Arrangement
from .measure import BuildError, Measurement, output_of, run
from .projects import ROOT, address
from .synthetic import Synthetic, edited, known_ids, records

CLEAN, REBUILD = "clean", "rebuild"
# What a build leaves in its project: the site, and what the next build of ours can use.
_MADE = (SITE, ".cache")
# What earlier builds left is only moved here: a file system that has just freed thousands of files is slow to
# make new ones, and whoever builds next would pay for it, most of all who writes most files.
_ASIDE = "aside"


@dataclass(frozen=True)
class Size:
    """How many records are built, and the seed that chooses them."""

    n: int
    seed: int


def measure_size(
    size: Size, repeat: int, tools: Sequence[Arrangement], scratch: Path
) -> Iterator[Measurement]:
    """Build synthetic records with every tool, ``repeat`` times, and yield each build's cost.

    The tools take turns, so that a machine growing warm or busy slows them alike.

    :param scratch: an empty folder for the projects; what is left in it is the caller's to remove.
    :raises BuildError: if a build fails or does not show its records.
    """
    _prepare(size, tools, scratch)
    for turn in range(repeat):
        changed = edited(size.n, size.seed, known_ids(ROOT / "data"), turn)
        for tool in tools:
            yield from _builds(size.n, tool, changed, scratch)


def cheapest(measured: Iterable[Measurement]) -> list[Measurement]:
    """Keep, of all runs of a tool, size and kind, the one of least CPU time: what disturbs only adds."""
    best: dict[tuple[str, int, str], Measurement] = {}
    for one in measured:
        key = (one.tool, one.n, one.kind)
        best[key] = min(one, best.get(key, one), key=lambda run: run.cpu_s)
    return list(best.values())


def _prepare(size: Size, tools: Sequence[Arrangement], scratch: Path) -> None:
    """Lay out every tool's project, and make sure our own rules accept the records."""
    for tool in tools:
        tool.prepare(scratch / tool.name)
    for one in records(size.n, size.seed, known_ids(ROOT / "data")):
        for tool in tools:
            tool.put(scratch / tool.name, one)
    check = (sys.executable, "-m", "phongtrao", "check", "--root", OURS)
    run(check, scratch, scratch / "check.log")


def _builds(n: int, tool: Arrangement, changed: Synthetic, scratch: Path) -> Iterator[Measurement]:
    """Yield a clean build, and the build over it after one record has changed."""
    project = scratch / tool.name
    _set_made_aside(project, scratch)
    yield _build(n, CLEAN, tool, scratch)
    if tool.rebuilds:
        tool.put(project, changed)
        yield _build(n, REBUILD, tool, scratch)
        if changed.record["summary"] not in _page_of(project, changed):
            raise BuildError(f"{tool.name}: the rebuilt page does not show what changed")


def _set_made_aside(project: Path, scratch: Path) -> None:
    aside = scratch / _ASIDE
    aside.mkdir(exist_ok=True)
    for name in filter(lambda name: (project / name).exists(), _MADE):
        (project / name).rename(aside / f"{project.name}-{len(list(aside.iterdir()))}")


def _build(n: int, kind: str, tool: Arrangement, scratch: Path) -> Measurement:
    project = scratch / tool.name
    cost = run(tool.command, project, scratch / f"{tool.name}.log")
    pages, output_mib = output_of(project / SITE)
    if pages < n:
        raise BuildError(f"{tool.name}: {pages} pages for {n} records")
    return Measurement(tool.name, n, kind, cost.cpu_s, cost.wall_s, cost.peak_mib, pages, output_mib)


def _page_of(project: Path, one: Synthetic) -> str:
    return (project / SITE / address(one) / "index.html").read_text(encoding="utf-8")
