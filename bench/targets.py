"""What the builds are meant to cost, as ratios within one session, beside what they did cost.

A session only measures: an aim that is missed is told and changes no exit code.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .arrangements import ELEVENTY, HUGO, OURS, OURS_SEARCH, PLAIN, PLAIN_SEARCH
from .measure import Measurement
from .session import CLEAN, REBUILD

MOST_PEAK_MIB = 400
# The sizes at which the aims are set.
MIDDLE, LARGE, LARGEST = 1000, 5000, 10000

# A build: tool, number of records, kind.
Build = tuple[str, int, str]


@dataclass(frozen=True)
class Verdict:
    """One aim at one size. ``holds`` is None where the session did not measure it."""

    aim: str
    n: int
    measured: str
    limit: str
    holds: bool | None

    @property
    def word(self) -> str:
        """The verdict in words."""
        return "not measured" if self.holds is None else "holds" if self.holds else "does not hold"


@dataclass(frozen=True)
class _Ratio:
    """``value`` of build ``above`` over that of ``below``, to be at most ``most``, which reads ``limit``."""

    aim: str
    above: Build
    below: Build
    most: float
    limit: str
    value: Callable[[Measurement], float] = lambda one: one.cpu_s


def verdicts(measured: Sequence[Measurement]) -> list[Verdict]:
    """Return the verdict on every aim, those that this session has not measured included."""
    found = {(one.tool, one.n, one.kind): one for one in measured}
    judged = [_judge(ratio, found) for ratio in _ratios()]
    return judged + [_judge_peak(tool, found.get((tool, LARGEST, CLEAN))) for tool in (OURS, OURS_SEARCH)]


def _ratios() -> Iterator[_Ratio]:
    for n in (MIDDLE, LARGE):
        ours = (OURS, n, CLEAN)
        yield _Ratio("clean CPU without search / plain", ours, (PLAIN, n, CLEAN), 1 / 6, "≤ 1/6")
        yield _Ratio("clean CPU without search / Eleventy", ours, (ELEVENTY, n, CLEAN), 1, "≤ 1")
        with_search = (OURS_SEARCH, n, CLEAN), (PLAIN_SEARCH, n, CLEAN)
        yield _Ratio("clean CPU with search / plain+search", *with_search, 1 / 3, "≤ 1/3")
    for tool in (OURS, OURS_SEARCH):
        grown = (tool, LARGEST, CLEAN), (tool, MIDDLE, CLEAN)
        aim = f"{tool}: CPU per record / that at {MIDDLE}"
        yield _Ratio(aim, *grown, 1.15, "≤ 1.15", lambda one: one.ms_per_record)
        again = (tool, LARGE, REBUILD)
        yield _Ratio(f"{tool}: one record changed / clean", again, (tool, LARGE, CLEAN), 1 / 8, "≤ 1/8")
        yield _Ratio(f"{tool}: one record changed / Hugo clean", again, (HUGO, LARGE, CLEAN), 1, "≤ 1")


def _judge(ratio: _Ratio, found: dict[Build, Measurement]) -> Verdict:
    n = ratio.above[1]
    if ratio.above not in found or ratio.below not in found:
        return Verdict(ratio.aim, n, "", ratio.limit, None)
    value = ratio.value(found[ratio.above]) / ratio.value(found[ratio.below])
    shown = f"{value:.3f} = 1/{1 / value:.1f}" if value < 1 else f"{value:.3f}"
    return Verdict(ratio.aim, n, shown, ratio.limit, value <= ratio.most)


def _judge_peak(tool: str, one: Measurement | None) -> Verdict:
    aim, limit = f"{tool}: peak of a clean build", f"≤ {MOST_PEAK_MIB} MiB"
    if one is None:
        return Verdict(aim, LARGEST, "", limit, None)
    return Verdict(aim, LARGEST, f"{one.peak_mib:.0f} MiB", limit, one.peak_mib <= MOST_PEAK_MIB)
