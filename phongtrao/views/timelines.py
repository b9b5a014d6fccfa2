"""Charts of an indicator over time. One point is no course of things: such a series is not drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..dataset import Dataset
from ..paths import RESULTS, result_path
from ..records import Figure, Result
from ..vietnamese import capitalize_first
from .charts import Chart, Mark, Shape, value_text
from .common import Link, number_text, unit_label

Series = Sequence[tuple[Result, Figure]]


def figures_over_time(dataset: Dataset) -> Mapping[str, Any]:
    """Return a timeline of each undivided indicator that a unit reported on two days or more."""
    return {"charts": timelines(dataset, dataset.results.values())}


def timelines(dataset: Dataset, results: Iterable[Result]) -> tuple[Chart, ...]:
    """Return the timelines that some reports make."""
    return tuple(
        _timeline(dataset, unit, indicator, points)
        for (unit, indicator), points in _series(results).items()
        if len({result.as_of.last_day() for result, _ in points}) >= 2
    )


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
        marks=tuple(_point(result, figure) for result, figure in points),
        page=RESULTS,
        notes=(
            "Mỗi chấm là một báo cáo; đường nối không phải số liệu giữa hai báo cáo. Đường ngang là mức 0.",
        ),
        sources=tuple(dict.fromkeys(sources)),
    )


def _point(result: Result, figure: Figure) -> Mark:
    return Mark(
        label=str(result.as_of),
        text=value_text(figure),
        value=figure.value,
        upper=figure.upper,
        day=result.as_of.last_day(),
        more=Link(result.title, result_path(result)),
    )


def _movement(points: Series, measure_unit: str) -> str:
    """Say in a sentence where a series began and where it is now."""
    (first, start), (last, end) = points[0], points[-1]
    return (
        f"Từ {number_text(start).lower()} {measure_unit} (tính đến {first.as_of}) "
        f"đến {number_text(end).lower()} {measure_unit} (tính đến {last.as_of})."
    )
