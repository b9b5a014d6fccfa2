"""Measurements as plain tables for the terminal and as JSON for programs."""

import json
from collections.abc import Sequence
from itertools import pairwise

from .arrangements import OURS
from .measure import Measurement
from .session import CLEAN

_HEADINGS = (
    "tool", "n", "kind", "CPU s", "wall s", "peak MiB", "pages", "CPU ms/page", "x ours", "output MiB",
)  # fmt: skip
_GROWTH_HEADINGS = ("tool", "n", "CPU ms/page", "growth", "CPU ms/added page")
# What programs may rely on; sizes on disk are for readers only.
_JSON_KEYS = ("tool", "n", "kind", "cpu_s", "wall_s", "peak_mib", "pages")

Rows = list[tuple[str, ...]]


def costs_table(measured: Sequence[Measurement]) -> str:
    """Return a line per measurement; ``x ours`` is its CPU time over that of our clean build of that size."""
    ours = {one.n: one.cpu_s for one in measured if one.tool == OURS and one.kind == CLEAN}
    return _table([_HEADINGS, *(_cost_row(one, ours[one.n]) for one in measured)])


def _cost_row(one: Measurement, ours: float) -> tuple[str, ...]:
    return (
        one.tool,
        str(one.n),
        one.kind,
        f"{one.cpu_s:.2f}",
        f"{one.wall_s:.2f}",
        f"{one.peak_mib:.0f}",
        str(one.pages),
        f"{one.ms_per_page:.2f}",
        f"{one.cpu_s / ours:.2f}",
        f"{one.output_mib:.1f}",
    )


def growth_table(measured: Sequence[Measurement]) -> str:
    """Return how clean builds grow from each size to the next; empty when there is only one size.

    Growth is CPU per page over CPU per page at the smaller size: 1 or less is linear. The last column
    leaves the fixed start-up out, which hides growth at small sizes.
    """
    clean = [one for one in measured if one.kind == CLEAN]
    rows: Rows = []
    for tool in dict.fromkeys(one.tool for one in clean):
        sizes = sorted((one for one in clean if one.tool == tool), key=lambda one: one.n)
        rows += [_growth_row(small, large) for small, large in pairwise(sizes)]
    return _table([_GROWTH_HEADINGS, *rows]) if rows else ""


def _growth_row(small: Measurement, large: Measurement) -> tuple[str, ...]:
    added = (large.cpu_s - small.cpu_s) / max(1, large.pages - small.pages)
    return (
        small.tool,
        f"{small.n} -> {large.n}",
        f"{small.ms_per_page:.2f} -> {large.ms_per_page:.2f}",
        f"x {large.ms_per_page / small.ms_per_page:.2f}",
        f"{1000 * added:.2f}",
    )


def _table(rows: Rows) -> str:
    """Align columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        [text.rjust(width) if place else text.ljust(width) for place, (text, width) in enumerate(cells)]
        for cells in (zip(row, widths, strict=True) for row in rows)
    ]
    return "\n".join("  ".join(line) for line in lines)


def as_json(measured: Sequence[Measurement]) -> str:
    """Return the measurements as a JSON list; times are seconds, peaks MiB."""
    plain = [{key: getattr(one, key) for key in _JSON_KEYS} for one in measured]
    return json.dumps(plain, indent=2) + "\n"
