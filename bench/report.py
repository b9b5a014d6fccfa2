"""Measurements as Markdown tables, which a terminal shows as well, and as JSON for programs."""

import json
import textwrap
from collections.abc import Sequence
from itertools import pairwise

from .arrangements import HUGO, OURS, OURS_SEARCH
from .measure import Measurement
from .session import CLEAN
from .targets import Verdict

_COSTS = (
    "tool", "n", "kind", "CPU s", "wall s", "peak MiB", "pages", "CPU ms/record", "x ours", "output MiB",
)  # fmt: skip
_GROWTH = ("tool", "n", "CPU ms/record", "growth", "CPU ms/page", "growth", "CPU ms/added page")
_VERDICTS = ("aim", "n", "measured", "limit", "verdict")
# As wide as this repository's documents, into which a report is pasted.
_LINE_WIDTH = 120
# What programs may rely on; sizes on disk are for readers only.
_JSON_KEYS = ("tool", "n", "kind", "cpu_s", "wall_s", "peak_mib", "pages")

NOTES = (
    "CPU is user and system time of a build and its children. Peak is that of the largest single process. "
    "“x ours” is CPU time over that of our clean build of the same size: with search for what has search, "
    "without for the others. Growth is CPU per record (page) over the same at the smaller size: 1 or less is "
    "linear; “added page” leaves the fixed start-up out."
)

Rows = list[tuple[str, ...]]


def costs_table(measured: Sequence[Measurement]) -> str:
    """Return a line per measurement, ordered by size."""
    clean = {(one.tool, one.n): one.cpu_s for one in measured if one.kind == CLEAN}
    rows = []
    for one in sorted(measured, key=lambda one: one.n):
        ours = clean[OURS_SEARCH if one.tool.endswith("+search") else OURS, one.n]
        rows.append(_cost_row(one, ours))
    return _table([_COSTS, *rows])


def _cost_row(one: Measurement, ours: float) -> tuple[str, ...]:
    return (
        one.tool,
        str(one.n),
        one.kind,
        f"{one.cpu_s:.2f}",
        f"{one.wall_s:.2f}",
        f"{one.peak_mib:.0f}",
        str(one.pages),
        f"{one.ms_per_record:.2f}",
        f"{one.cpu_s / ours:.2f}",
        f"{one.output_mib:.1f}",
    )


def growth_table(measured: Sequence[Measurement]) -> str:
    """Return how clean builds grow from each size to the next; empty when there is only one size."""
    clean = [one for one in measured if one.kind == CLEAN]
    rows: Rows = []
    for tool in dict.fromkeys(one.tool for one in clean):
        sizes = sorted((one for one in clean if one.tool == tool), key=lambda one: one.n)
        rows += [_growth_row(small, large) for small, large in pairwise(sizes)]
    return _table([_GROWTH, *rows]) if rows else ""


def _growth_row(small: Measurement, large: Measurement) -> tuple[str, ...]:
    added = (large.cpu_s - small.cpu_s) / max(1, large.pages - small.pages)
    return (
        small.tool,
        f"{small.n} → {large.n}",
        f"{small.ms_per_record:.2f} → {large.ms_per_record:.2f}",
        f"x {large.ms_per_record / small.ms_per_record:.2f}",
        f"{small.ms_per_page:.2f} → {large.ms_per_page:.2f}",
        f"x {large.ms_per_page / small.ms_per_page:.2f}",
        f"{1000 * added:.2f}",
    )


def verdicts_table(verdicts: Sequence[Verdict]) -> str:
    """Return a line per aim with what was measured, its limit, and whether it holds."""
    rows = [(one.aim, str(one.n), one.measured, one.limit, one.word) for one in verdicts]
    return _table([_VERDICTS, *rows])


def hugo_note(measured: Sequence[Measurement]) -> str:
    """Return the ratio to Hugo at every size in one sentence, with what explains it; empty without Hugo."""
    clean = {(one.tool, one.n): one.cpu_s for one in measured if one.kind == CLEAN}
    ratios = ", ".join(
        f"{cpu / clean[HUGO, n]:.1f} at {n}"
        for (tool, n), cpu in clean.items()
        if tool == OURS and (HUGO, n) in clean
    )
    if not ratios:
        return ""
    return (
        f"Our clean build without search takes this many times Hugo's CPU: {ratios}. Hugo is compiled Go "
        "that fills a bare layout here. Ours is Python and does what that leaves out: it checks every "
        "record, guards privacy, makes lists and charts, tells machines what a page says and reads over "
        "every page (BENCHMARKS.md)."
    )


def paragraph(text: str) -> str:
    """Return a text broken into lines."""
    return textwrap.fill(text, _LINE_WIDTH, break_long_words=False, break_on_hyphens=False)


def _table(rows: Rows) -> str:
    """Align columns: the first to the left, the others to the right."""
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    head, *lines = ["| " + " | ".join(_aligned(row, widths)) + " |" for row in rows]
    rule = ["-" * width if place == 0 else "-" * (width - 1) + ":" for place, width in enumerate(widths)]
    return "\n".join([head, "| " + " | ".join(rule) + " |", *lines])


def _aligned(row: tuple[str, ...], widths: Sequence[int]) -> list[str]:
    return [
        text.rjust(width) if place else text.ljust(width)
        for place, (text, width) in enumerate(zip(row, widths, strict=True))
    ]


def as_json(measured: Sequence[Measurement]) -> str:
    """Return the measurements as a JSON list; times are seconds, peaks MiB."""
    plain = [{key: _rounded(getattr(one, key)) for key in _JSON_KEYS} for one in measured]
    return json.dumps(plain, indent=2) + "\n"


def _rounded(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value
