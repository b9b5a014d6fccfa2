"""Charts of an indicator over time. One point is no course of things: such a series is not drawn."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..dataset import Dataset, table
from ..paths import RESULTS, UNITS, section_path
from ..records import Figure, Result
from ..vietnamese import capitalize_first
from . import paging
from .charts import Chart, Mark, Shape, value_text
from .common import Link, number_text, unit_label
from .listings import SIZES, Shows, on_first
from .paging import leaves
from .year_lists import result_place

# A timeline shows the newest of its reports; a page of results or of a unit, the first of its timelines.
POINTS_DRAWN, CHARTS_ON_UNIT = 30, 6
# What of a page's room timelines may take.
SHARE_OF_RESULTS, SHARE_OF_UNIT = 2, 2
# The list of all timelines of a unit stands below this word.
TIMELINES = "so-lieu"

Series = Sequence[tuple[Result, Figure]]


def figures_over_time(dataset: Dataset) -> Mapping[str, Any]:
    """Return the first timelines, the locality's before others, and how many stand with their units alone."""
    shown = dataset.once(_in_front)
    every = sum(map(len, dataset.once(unit_timelines).values()))
    return {"charts": tuple(shown), "hidden": every - len(shown), "units": UNITS}


def every_timeline(dataset: Dataset) -> Iterator[Chart]:
    """Yield a timeline of each undivided indicator that a unit reported on two days or more."""
    for charts in dataset.once(unit_timelines).values():
        yield from charts


def _in_front(dataset: Dataset) -> Sequence[Chart]:
    """Return the timelines that stand on the page of results."""
    return [chart for chart in _locality_first(dataset, every_timeline(dataset)) if chart.page == RESULTS]


@table
def unit_timelines(dataset: Dataset) -> Mapping[str, Sequence[Chart]]:
    """Return the timelines of each unit by its id; each knows the page it stands on."""
    drawn = {
        (unit, indicator): _timeline(dataset, unit, indicator, points)
        for (unit, indicator), points in _series(dataset.results.values()).items()
        if len({result.as_of.last_day() for result, _ in points}) >= 2
        # Which addresses there are is asked for before all references are known to be right.
        and unit in dataset.units
        and indicator in dataset.indicators
    }
    ordered = _locality_first(dataset, drawn.values())
    room = paging.ROOM // SHARE_OF_RESULTS
    in_front = {chart.id for chart in ordered[: on_first(ordered, Shows.CHARTS, len(ordered), room)]}
    grouped: dict[str, list[Chart]] = defaultdict(list)
    for (unit, _), chart in drawn.items():
        grouped[unit].append(chart)
    return {unit: list(_placed(unit, charts, in_front)) for unit, charts in grouped.items()}


def _locality_first(dataset: Dataset, charts: Iterable[Chart]) -> list[Chart]:
    local = f"{dataset.site.locality}--"
    return sorted(charts, key=lambda chart: not chart.id.startswith(local))


def _placed(unit: str, charts: Sequence[Chart], in_front: Collection[str]) -> Iterator[Chart]:
    """Yield a unit's timelines, each with its page: that of results, the unit's, or one of its own list."""
    address = f"{UNITS}{unit}/"
    shown = on_first(charts, Shows.CHARTS, CHARTS_ON_UNIT, paging.ROOM // SHARE_OF_UNIT)
    sizes = [SIZES[Shows.CHARTS](chart) for chart in charts]
    pages = {
        place: leaf.path
        for leaf in leaves(section_path(address, TIMELINES), "", sizes)
        for place in leaf.places
    }
    for place, chart in enumerate(charts):
        own = address if place < shown else pages[place]
        yield chart._replace(page=RESULTS if chart.id in in_front else own)


def _series(results: Iterable[Result]) -> Mapping[tuple[str, str], Series]:
    """Group undivided numeric figures by unit and indicator, oldest first.

    Figures of one model alone, or of another period than their report's, are no course of the whole.
    """
    series: dict[tuple[str, str], list[tuple[Result, Figure]]] = defaultdict(list)
    for result in sorted(results, key=lambda one: one.as_of.last_day()):
        for figure in result.figures:
            undivided = not (result.model or figure.dimension or figure.period)
            if result.unit and undivided and figure.value is not None:
                series[result.unit, figure.indicator].append((result, figure))
    return series


def _timeline(dataset: Dataset, unit: str, identifier: str, points: Series) -> Chart:
    indicator = dataset.indicators[identifier]
    first, last = points[0][0], points[-1][0]
    marks = tuple(_point(dataset, result, figure) for result, figure in points)
    sources = [source for result, _ in points for source in dataset.sources_of(result)]
    return Chart(
        id=f"{unit}--{identifier}",
        shape=Shape.TIMELINE,
        title=f"{indicator.name} qua các báo cáo",
        measure_unit=indicator.measure_unit,
        facts=(
            capitalize_first(unit_label(dataset, dataset.units[unit])),
            f"Số liệu tính đến từng ngày, từ {first.as_of} đến {last.as_of}",
        ),
        message=_movement(points, indicator.measure_unit),
        heading="Tính đến",
        marks=marks[-POINTS_DRAWN:],
        earlier=marks[:-POINTS_DRAWN],
        # Found out when all are known.
        page="",
        notes=(
            "Mỗi chấm là một báo cáo; đường nối không phải số liệu giữa hai báo cáo. Đường ngang là mức 0.",
            *([_not_drawn(len(points))] if len(points) > POINTS_DRAWN else []),
        ),
        sources=tuple(dict.fromkeys(sources)),
    )


def _point(dataset: Dataset, result: Result, figure: Figure) -> Mark:
    return Mark(
        label=str(result.as_of),
        text=value_text(figure),
        value=figure.value,
        upper=figure.upper,
        day=result.as_of.last_day(),
        more=Link(result.title, result_place(dataset, result)),
    )


def _not_drawn(count: int) -> str:
    return f"Hình và bảng chỉ có {POINTS_DRAWN} báo cáo mới nhất; tệp số liệu (CSV) có đủ {count} báo cáo."


def _movement(points: Series, measure_unit: str) -> str:
    """Say in a sentence where a series began and where it is now."""
    (first, start), (last, end) = points[0], points[-1]
    return (
        f"Từ {number_text(start).lower()} {measure_unit} (tính đến {first.as_of}) "
        f"đến {number_text(end).lower()} {measure_unit} (tính đến {last.as_of})."
    )
