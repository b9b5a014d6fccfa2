"""Charts: what there is to draw, in numbers and words, first of all how figures break down. No looks here.

A chart is drawn only when it says something: two bars, two days. Nothing is filled in where nothing was
published.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..records import Figure, Measure, Origin, Result, Source
from ..records.base import Period
from ..vietnamese import capitalize_first, join_and, slug
from .common import Link, number_text, unit_label
from .year_lists import result_place

# The indicator of data/taxonomy.yml that says how many models there are.
MODELS_IN_ALL = "mo-hinh"


class Shape(Enum):
    """How a chart is drawn."""

    BARS = "bars"
    TIMELINE = "timeline"
    TILES = "tiles"


class Mark(NamedTuple):
    """One value of a chart, as numbers to draw and as words; without a value it is words alone.

    ``upper`` is set when the source gives a span, ``day`` on a timeline, ``group`` where marks form groups.
    """

    label: str
    text: str
    value: Decimal | None = None
    upper: Decimal | None = None
    group: str = ""
    day: date | None = None
    more: Link | None = None


class Chart(NamedTuple):
    """A chart and all that must stand beside it.

    ``id`` names its files and its place on a page. ``heading`` says what the marks' labels are. ``page`` is
    the page it belongs to. ``table_path`` is where its data stand in a table already. ``source_note`` stands
    where the sources are too many to name, and ``formula`` says in words how the site made the values of
    them. ``earlier`` are values too many to draw: the file of data has them too.
    """

    id: str
    shape: Shape
    title: str
    measure_unit: str
    facts: tuple[str, ...]
    message: str
    heading: str
    marks: tuple[Mark, ...]
    page: str
    table_path: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    source_note: Link | None = None
    formula: str = ""
    earlier: tuple[Mark, ...] = ()

    @property
    def path(self) -> str:
        """Where the chart stands on the site."""
        return f"{self.page}#{self.id}"

    @property
    def description(self) -> str:
        """The text alternative: what the chart shows, and every value."""
        values = "; ".join(mark_text(mark) for mark in self.marks)
        return f"{self.message} Từng giá trị ({self.measure_unit}): {values}."


class Key(NamedTuple):
    """What a breakdown is of: an indicator by a dimension, in one category of another, in its own period."""

    indicator: str
    dimension: str
    within: str | None
    period: Period | None

    def names(self) -> Iterator[str]:
        """Yield the parts of an id."""
        yield from filter(None, (self.indicator, self.dimension, self.within))
        if self.period:
            yield f"ky-{slug(self.period.label)}"


def mark_text(mark: Mark) -> str:
    """Return a mark in words: ``Năm 2024, Tập thể: 8``."""
    return ": ".join(filter(None, [", ".join(filter(None, [mark.group, mark.label])), mark.text]))


def numeric(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks that can be drawn."""
    return [mark for mark in marks if mark.value is not None]


def breakdown_charts(dataset: Dataset, result: Result, indicator: str | None = None) -> tuple[Chart, ...]:
    """Return a chart for each way in which a report breaks an indicator down into two numbers or more.

    :param indicator: only this one's.
    """
    charts = (
        _breakdown(dataset, result, key, list(parts.values()))
        for key, parts in _parts(result).items()
        if indicator in (None, key.indicator)
    )
    return tuple(chart for chart in charts if len(numeric(chart.marks)) >= 2)


def _parts(result: Result) -> Mapping[Key, Mapping[str, Measure]]:
    """Group what a report breaks down; parts of which it tells only a change or a target are left out.

    Parts stand inside their figure or are figures of their own; a category given both ways counts once.
    """
    grouped: dict[Key, dict[str, Measure]] = defaultdict(dict)
    for figure in result.figures:
        for measure in (figure, *figure.parts):
            if measure.dimension and measure.category and (measure.value is not None or measure.text):
                within = figure.category if measure is not figure else None
                key = Key(figure.indicator, measure.dimension, within, figure.period)
                grouped[key].setdefault(measure.category, measure)
    return grouped


def _breakdown(dataset: Dataset, result: Result, key: Key, parts: Sequence[Measure]) -> Chart:
    indicator, heading = dataset.indicators[key.indicator], dataset.dimensions[key.dimension]
    names = dataset.terms[key.dimension]
    marks = [Mark(names[part.category or ""], value_text(part), part.value, part.upper) for part in parts]
    ordered = sorted(marks, key=lambda mark: -1 if mark.value is None else mark.value, reverse=True)
    whole = _whole(result, key)
    place = result_place(dataset, result)
    within = [names.get(key.within) or _category_name(dataset, key.within)] if key.within else []
    return Chart(
        id="--".join([result.id, *key.names()]),
        shape=Shape.BARS,
        title=" – ".join([f"{indicator.name} theo {heading[:1].lower()}{heading[1:]}", *within]),
        measure_unit=indicator.measure_unit,
        facts=_facts(dataset, result, key.period or result.period),
        message=_extremes(ordered, indicator.measure_unit),
        heading=heading,
        marks=tuple(ordered),
        page=place.partition("#")[0],
        table_path=place,
        notes=_total_note(whole, parts, indicator.measure_unit),
        sources=dataset.sources_of(result),
    )


def _category_name(dataset: Dataset, category: str) -> str:
    return next((names[category] for names in dataset.terms.values() if category in names), category)


def value_text(measure: Measure) -> str:
    """Return a value as published, marked where the source does not state it."""
    derived = isinstance(measure, Figure) and measure.origin is Origin.DERIVED
    return f"{number_text(measure)} (suy ra)" if derived else number_text(measure)


def _whole(result: Result, key: Key) -> Figure | None:
    """Return the figure that is broken down, when the report has it."""
    wanted = (key.indicator, key.within, key.period)
    return next((one for one in result.figures if (one.indicator, one.category, one.period) == wanted), None)


def _total_note(whole: Figure | None, parts: Sequence[Measure], measure_unit: str) -> tuple[str, ...]:
    """Say what the parts are parts of, and whether they are all there."""
    if whole is None or whole.value is None:
        return ()
    known = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    missing = " Các phần được nêu chưa đủ tổng số này." if known < whole.value else ""
    return (f"Tổng số: {value_text(whole)} {measure_unit}.{missing}",)


def _facts(dataset: Dataset, result: Result, period: Period | None) -> tuple[str, ...]:
    """Return whose figures these are, of which period, counted up to when."""
    unit = dataset.units.get(result.unit or "")
    return (
        *([capitalize_first(unit_label(dataset, unit))] if unit else []),
        f"Kỳ báo cáo: {period}" if period else "Chưa ghi kỳ báo cáo",
        f"Số liệu tính đến {result.as_of}",
    )


def _extremes(marks: Sequence[Mark], measure_unit: str) -> str:
    """Say in a sentence where there is most and where there is least."""
    values = [mark.value for mark in marks if mark.value is not None]
    if not values or min(values) == max(values):
        return "Các giá trị bằng nhau."
    most, least = (
        join_and([f"{mark.label} ({mark.text})" for mark in marks if mark.value == value])
        for value in (max(values), min(values))
    )
    return f"Nhiều {measure_unit} nhất: {most}; ít nhất: {least}."


def model_breakdown(dataset: Dataset) -> Mapping[str, Any]:
    """Return how the locality's models are spread, from its newest report that says so."""
    reports = dataset.by_unit.results.get(dataset.site.locality, [])
    newest = sorted(reports, key=lambda result: result.as_of.last_day(), reverse=True)
    found = (breakdown_charts(dataset, result, MODELS_IN_ALL) for result in newest)
    return {"charts": next(filter(None, found), ())}
