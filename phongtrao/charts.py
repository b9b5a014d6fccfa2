"""Charts → primitives of SVG: texts, boxes, lines and dots.

Widths are hundredths of what room there is, heights are lines of text. So one picture fits a phone and a
desktop, grows with the reader's text, and nothing in it is ever scaled too small to read. Labels stand above
their bars, broken into lines short enough for a phone.
"""

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from .views.charts import Chart, Mark, Shape

# Letters to a line at 320 px (WCAG 1.4.10) in the widest of the system fonts the site names, DejaVu Sans.
LINE_LETTERS = 32
TILE_LETTERS, TILES_IN_ROW = 9, 3
# The share of that width that one bold letter takes.
LETTER = 3.2
# Heights, in lines of text.
LINE, BAR, GAP = 1.35, 0.9, 0.75
PLOT_TOP, PLOT_BOTTOM = 2.2, 10.0


class Label(NamedTuple):
    """Text whose first baseline is at ``y``, each line ``leading`` below.

    ``value`` follows in bold, on a line of its own where ``value_below``.
    """

    role: str
    x: float
    y: float
    lines: tuple[str, ...]
    value: str = ""
    value_below: bool = False
    anchor: str = "start"
    leading: float = LINE


class Box(NamedTuple):
    """A rectangle."""

    role: str
    x: float
    y: float
    width: float
    height: float


class Segment(NamedTuple):
    """A straight line."""

    role: str
    x: float
    y: float
    to_x: float
    to_y: float


class Dot(NamedTuple):
    """A point of a timeline."""

    role: str
    x: float
    y: float


Primitive = Label | Box | Segment | Dot


class Drawing(NamedTuple):
    """What to paint: x in hundredths of the width, y and ``height`` in lines of text.

    Boxes lie undermost, then lines and texts; nothing hides a dot.
    """

    primitives: tuple[Primitive, ...]
    height: float

    @property
    def boxes(self) -> list[Box]:
        """Its boxes."""
        return [one for one in self.primitives if isinstance(one, Box)]

    @property
    def segments(self) -> list[Segment]:
        """Its lines."""
        return [one for one in self.primitives if isinstance(one, Segment)]

    @property
    def dots(self) -> list[Dot]:
        """Its dots."""
        return [one for one in self.primitives if isinstance(one, Dot)]

    @property
    def labels(self) -> list[Label]:
        """Its texts."""
        return [one for one in self.primitives if isinstance(one, Label)]


def draw(chart: Chart) -> Drawing:
    """Return the drawing of a chart."""
    layouts = {Shape.BARS: _bars, Shape.TIMELINE: _timeline, Shape.TILES: _tiles}
    primitives = tuple(layouts[chart.shape](chart.marks))
    return Drawing(primitives, max(_bottom(one) for one in primitives))


def _bottom(primitive: Primitive) -> float:
    """Return how far down a primitive reaches."""
    match primitive:
        case Label():
            return primitive.y + LINE * _height(primitive) - 1
        case Box():
            return primitive.y + primitive.height
        case Segment():
            return max(primitive.y, primitive.to_y)
        case Dot():
            return primitive.y + 0.5


def _height(label: Label) -> int:
    return len(label.lines) + label.value_below


def wrapped(text: str, letters: int) -> tuple[str, ...]:
    """Break a text into lines of so many letters; at least one line."""
    return tuple(textwrap.wrap(text, letters, break_on_hyphens=False)) or ("",)


def _with_value(mark: Mark, y: float) -> Label:
    """Return a mark's label with its value behind the last line, or below where that has no room."""
    lines = wrapped(mark.label, LINE_LETTERS)
    below = len(lines[-1]) + 1 + len(mark.text) > LINE_LETTERS
    return Label("label", 0, y, lines, mark.text, value_below=below)


def _share(value: Decimal | None, largest: Decimal) -> float:
    return float(100 * value / largest) if value and largest else 0


def _largest(marks: Sequence[Mark]) -> Decimal:
    return max((mark.upper or mark.value or Decimal(0) for mark in marks), default=Decimal(0))


def _bars(marks: Sequence[Mark]) -> Iterator[Primitive]:
    """Lay out groups of bars below one another, each with its label and value above it."""
    y, largest = 0.0, _largest(marks)
    for group, members in groupby(marks, key=lambda mark: mark.group):
        if group:
            y += GAP / 2 if y else 0
            yield Label("group", 0, y + 1, (group,))
            y += LINE + 0.2
        for mark in members:
            label = _with_value(mark, y + 1)
            yield label
            y += LINE * _height(label) + 0.1
            if mark.value is not None:
                yield from _bar(mark, y, largest)
                y += BAR
            y += GAP


def _bar(mark: Mark, y: float, largest: Decimal) -> Iterator[Primitive]:
    """Lay out a bar; where the source gives a span, an open end reaches to its upper limit."""
    length = _share(mark.value, largest)
    yield Box("bar", 0, y, length, BAR)
    if mark.upper is not None:
        yield Box("range", length, y, _share(mark.upper, largest) - length, BAR)


def _timeline(marks: Sequence[Mark]) -> Iterator[Primitive]:
    """Lay out points by day and value over a base line at nought, each later one joined to the one before."""
    places = _places(marks)
    yield Segment("axis", 0, PLOT_BOTTOM, 100, PLOT_BOTTOM)
    for (x, y), (to_x, to_y) in pairwise(places):
        yield Segment("line", x, y, to_x, to_y)
    for x, y in places:
        yield Dot("dot", x, y)
    xs = [x for x, _ in places]
    for index in _with_room([mark.text for mark in marks], xs):
        x, y = places[index]
        yield Label("value", x, y - 0.8, (marks[index].text,), anchor=_anchor(x))
    for index in _with_room([mark.label for mark in marks], xs):
        x = xs[index]
        yield Label("day", x, PLOT_BOTTOM + LINE, (marks[index].label,), anchor=_anchor(x))


def _places(marks: Sequence[Mark]) -> list[tuple[float, float]]:
    """Return where each point lies: across by its day, up by its value, from nought to the largest."""
    days = [mark.day.toordinal() for mark in marks if mark.day]
    first, span, largest = days[0], days[-1] - days[0], _largest(marks)
    heights = (_share(mark.value, largest) / 100 * (PLOT_BOTTOM - PLOT_TOP) for mark in marks)
    return [
        (2 + 96 * (day - first) / span, PLOT_BOTTOM - height)
        for day, height in zip(days, heights, strict=True)
    ]


def _anchor(x: float) -> str:
    """Keep labels at either end inside the picture."""
    return "start" if x < 15 else "end" if x > 85 else "middle"


def _with_room(texts: Sequence[str], xs: Sequence[float]) -> list[int]:
    """Return which points have room for their texts on a phone: the newest, the oldest, then what fits.

    The table beside the chart has them all.
    """
    taken: list[tuple[float, float]] = []
    chosen = []
    for index in (len(texts) - 1, *range(len(texts) - 1)):
        width = LETTER * len(texts[index]) + 2
        start = xs[index] - {"start": 0, "middle": width / 2, "end": width}[_anchor(xs[index])]
        if all(start >= right or start + width <= left for left, right in taken):
            taken.append((start, start + width))
            chosen.append(index)
    return chosen


def _tiles(marks: Sequence[Mark]) -> Iterator[Primitive]:
    """Lay out equal tiles in rows; the fuller, the more points."""
    largest, width = _largest(marks), 100 / TILES_IN_ROW
    names = [wrapped(mark.label, TILE_LETTERS) for mark in marks]
    height = LINE * max(map(len, names)) + 2.6
    for index, mark in enumerate(marks):
        row, column = divmod(index, TILES_IN_ROW)
        x, y = column * width, row * (height + 0.5)
        fullness = -(-_share(mark.value, largest) // 25)
        role = f"tile-{fullness:g}" if mark.value is not None else "no-tile"
        yield Box(role, x + 0.5, y + 0.1, width - 1, height)
        yield Label("label", x + 2, y + 1.4, names[index])
        yield Label("label" if mark.value is None else "count", x + 2, y + height - 0.5, (mark.text,))
