"""Lists that go over pages of their own: what each holds, and how much room its items take."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from ..indexes import Honour
from ..records import Record, Result
from .common import Link
from .paging import Leaf, leaves

# Of more names than this, a line of commendation has a list on pages of its own.
NAMES_ON_LINE = 60


class Shows(Enum):
    """What the items of a list are, and how they are shown."""

    ARTICLES = "articles"
    CHARTS = "charts"
    CORRECTIONS = "corrections"
    EXEMPLARS = "exemplars"
    HONOURS = "honours"
    MODELS = "models"
    NAMES = "names"
    POINTS = "points"
    REPORTS = "reports"
    REPORT_LINKS = "report_links"
    UNITS = "units"


def is_listed_apart(honour: Honour) -> bool:
    """Tell whether the names of a line are too many to stand in it."""
    return len(honour.award.recipients) > NAMES_ON_LINE


def size_of_honour(honour: Honour) -> int:
    """Return about how many bytes of HTML a line of commendation with its names takes."""
    return 1_800 + 130 * (0 if is_listed_apart(honour) else len(honour.award.recipients))


def size_of_report(result: Result) -> int:
    """Return about how many bytes of HTML a report with its table and its charts takes."""
    measures = sum(1 + len(figure.parts) for figure in result.figures)
    return 4_000 + 500 * measures


# Measured on what bench/ makes up; long texts take more, and the room is not all there is.
SIZES: Mapping[Shows, Callable[[Any], int]] = {
    Shows.ARTICLES: lambda _: 850,
    Shows.CHARTS: lambda chart: 2_500 + 350 * len(chart.marks),
    Shows.CORRECTIONS: lambda told: 350 + len(told.text),
    Shows.EXEMPLARS: lambda _: 700,
    Shows.HONOURS: size_of_honour,
    Shows.MODELS: lambda _: 150,
    Shows.NAMES: lambda _: 150,
    Shows.POINTS: lambda point: 250 + 100 * len(point.model_fields_set),
    Shows.REPORTS: size_of_report,
    Shows.REPORT_LINKS: lambda _: 250,
    Shows.UNITS: lambda _: 350,
}

_SAID_HERE_ALONE = (Shows.HONOURS, Shows.NAMES, Shows.POINTS)


@dataclass(frozen=True)
class Listing:
    """A whole list in its order, with what its pages say of it.

    ``trail`` are the pages above it, the home page aside, and ``crumb`` is its own name behind them.
    ``record`` is the one whose parts are listed. ``by_hand`` tells that its first page is a hand-written one.
    ``kind`` is what search calls it; without one it is not found. ``date`` is what search tells of it.
    ``years`` are the lists beside it.
    """

    start: str
    title: str
    crumb: str
    described: str
    shows: Shows
    items: Sequence[Any]
    trail: tuple[Link, ...]
    record: Record | None = None
    by_hand: bool = False
    kind: str = ""
    date: str = ""
    years: tuple[Link, ...] = ()

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The list's pages in order."""
        size = SIZES[self.shows]
        return leaves(self.start, self.title, [size(item) for item in self.items])

    def kind_of(self, leaf: Leaf) -> str:
        """Return what search calls a page: later ones only where they say what no other page does."""
        return self.kind if leaf.number == 1 or self.shows in _SAID_HERE_ALONE else ""

    def on(self, leaf: Leaf) -> list[Any]:
        """Return the items of one of the pages."""
        return [self.items[place] for place in leaf.places]

    def records_on(self, leaf: Leaf) -> Iterator[Record]:
        """Yield the records that one of the pages tells of."""
        if self.record:
            yield self.record
        for item in self.on(leaf):
            # In this order, for to tell that something is a record takes long.
            if isinstance(item, Honour):
                yield item.record
            elif self.shows is Shows.ARTICLES or isinstance(item, Record):
                yield item


def on_first(items: Sequence[Any], shows: Shows, most: int, room: int) -> int:
    """Return how many of a list's first items the page of what they belong to shows, one at least.

    :param most: never more than these.
    :param room: never more than fit into so much.
    """
    size, taken = SIZES[shows], 0
    for count, item in enumerate(items[:most]):
        taken += size(item)
        if count and taken > room:
            return count
    return min(len(items), most)


def by_start(listings: Iterable[Listing]) -> dict[str, Listing]:
    """Return lists by the address of the first page of each."""
    return {one.start: one for one in listings}
