"""How much of what the locality reported the site has on record; names (tên gọi) and points (điểm) apart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..dataset import Dataset
from ..records import Figure, Model, Result
from ..vietnamese import format_number
from .common import number_text, unit_label
from .results import report_view
from .unit_facets import areas, units_of

# Indicators of how many models there are. A report that gives both counts names apart from points.
POINTS, NAMES = "mo-hinh", "ten-goi-mo-hinh"


def recorded_of_reported(dataset: Dataset) -> Mapping[str, Any]:
    """Return how many recorded models and points are the locality's, beside its newest reported totals."""
    report = _newest_totals(dataset)
    inside = [
        one for one in dataset.models.values() if dataset.site.locality in areas(dataset, units_of(one))
    ]
    return {
        "report": report_view(dataset, report) if report else None,
        "locality": unit_label(dataset, dataset.units[dataset.site.locality]),
        "totals": list(_totals(dataset, report, inside)) if report else [],
        "counted": _what_is_counted(report) if report else "",
        "recorded": len(dataset.models),
        "elsewhere": len(dataset.models) - len(inside),
    }


def _newest_totals(dataset: Dataset) -> Result | None:
    local = [
        result
        for result in dataset.results.values()
        if result.unit == dataset.site.locality and (result.figure(POINTS) or result.figure(NAMES))
    ]
    return max(local, key=lambda one: (one.as_of.last_day(), one.id), default=None)


def _totals(dataset: Dataset, report: Result, inside: Sequence[Model]) -> Iterator[tuple[str, str]]:
    """Yield (how many of how many, what is counted): names and points are never mixed."""
    names, points = report.figure(NAMES), report.figure(POINTS)
    if names:
        yield _of(len(inside), names), "tên gọi"
    if points and names:
        yield _of(_named_points(dataset, inside), points), "điểm mô hình"
    elif points:
        yield _of(len(inside), points), "mô hình (nguồn không nêu là tên gọi hay điểm; ở đây đếm tên gọi)"


def _what_is_counted(report: Result) -> str:
    """Say what the site counts, as a sentence has it."""
    counted = "tên gọi, điểm" if report.figure(NAMES) and report.figure(POINTS) else "tên gọi"
    return f"({counted} của các mô hình đã ghi trong địa bàn)"


def _of(count: int, figure: Figure) -> str:
    """Return ``1/127``, or words where the total is not exact: ``1 trên hơn 120``."""
    exact = figure.exact is not None and figure.of is None
    total = number_text(figure).lower()
    return f"{format_number(count)}{'/' if exact else ' trên '}{total}"


def _named_points(dataset: Dataset, inside: Sequence[Model]) -> int:
    """Count the named points in the locality; one whose place is no known unit is where its model is."""
    locality = dataset.site.locality
    return sum(
        locality in areas(dataset, [point.unit or model.unit]) for model in inside for point in model.points
    )
