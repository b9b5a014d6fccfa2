"""Results: every figure with its period, as-of date and source."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import RESULTS, model_path, result_path, result_year_path
from ..records import Change, Figure, Indicator, Measure, Result, Target
from ..vietnamese import capitalize_first, format_number
from .charts import breakdown_charts
from .common import Link, Provenance, article_link, number_text, provenance, unit_link
from .year_lists import result_place, results_by_year, results_in_front, year_links


class FigureView(NamedTuple):
    """A figure as readers see it; ``number`` already carries "hơn" or "khoảng"."""

    label: str
    category: str
    number: str
    measure_unit: str
    quotation: str
    note: str
    target: str = ""
    change: str = ""
    definition: str = ""
    formula: str = ""
    parts: tuple["FigureView", ...] = ()
    period: str = ""
    parts_complete: bool = True
    # Of a part: by what its figure is broken down, where that is done in more than one way.
    dimension: str = ""


class ReportView(NamedTuple):
    """A report: whose figures, of which period, counted up to when, from where."""

    id: str
    title: str
    path: str
    unit: Link | None
    model: Link | None
    event: Link | None
    period: str
    as_of: str
    as_of_iso: str
    as_of_note: str
    figures: tuple[FigureView, ...]
    origin: Provenance


def report_view(dataset: Dataset, result: Result) -> ReportView:
    """Return a report for a template."""
    model = dataset.models.get(result.model or "")
    return ReportView(
        id=result.id,
        title=result.title,
        path=result_place(dataset, result),
        unit=unit_link(dataset, result.unit),
        model=Link(model.name, model_path(model)) if model else None,
        event=article_link(dataset.articles.get(result.event or "")),
        period=str(result.period) if result.period else "chưa ghi kỳ",
        as_of=str(result.as_of),
        as_of_iso=result.as_of.iso(),
        as_of_note=result.as_of_note or "",
        figures=tuple(figure_view(dataset, figure) for figure in result.figures),
        origin=provenance(dataset, result),
    )


class ReportLink(NamedTuple):
    """A report as lists of links show it."""

    title: str
    path: str
    as_of: str


def report_link(dataset: Dataset, result: Result) -> ReportLink:
    """Return a report as lists of links show it."""
    return ReportLink(result.title, result_place(dataset, result), str(result.as_of))


def figure_view(dataset: Dataset, figure: Figure) -> FigureView:
    """Return a figure with its parts for a template."""
    indicator = dataset.indicators[figure.indicator]
    return _measure_view(dataset, figure, indicator)._replace(
        definition=indicator.definition or "",
        formula=figure.formula or "",
        period=str(figure.period) if figure.period else "",
        parts=tuple(_part_views(dataset, figure, indicator)),
        parts_complete=figure.parts_complete,
    )


def _part_views(dataset: Dataset, figure: Figure, indicator: Indicator) -> Iterator[FigureView]:
    """Yield a figure's parts, those of one dimension together."""
    grouped = figure.parts_by_dimension()
    for dimension, parts in grouped.items():
        named = dataset.dimensions[dimension] if dimension and len(grouped) > 1 else ""
        for part in parts:
            yield _measure_view(dataset, part, indicator)._replace(dimension=named)


def _measure_view(dataset: Dataset, measure: Measure, indicator: Indicator) -> FigureView:
    category = dataset.terms[measure.dimension][measure.category or ""] if measure.dimension else ""
    number, target, change = number_text(measure), _target_text(measure.target), _change_text(measure.change)
    return FigureView(
        label=indicator.name,
        category=category,
        # A source may tell only how a count moved, or what it should be.
        number=number or change or target,
        measure_unit=indicator.measure_unit if number else "",
        quotation=measure.quotation or "",
        note=measure.note or "",
        target=target if number or change else "",
        change=change if number else "",
    )


def _target_text(target: Target | None) -> str:
    """Return how the value stands to its target: ``vượt 275% chỉ tiêu``, ``chỉ tiêu giao: 40``."""
    if target is None:
        return ""
    relation = target.relation.label if target.relation else ""
    percent = f"{format_number(target.percent)}%" if target.percent is not None else ""
    met = " ".join(filter(None, [relation, percent, "chỉ tiêu"])) if target.relation else ""
    given = f"chỉ tiêu giao: {format_number(target.value)}" if target.value is not None else ""
    return capitalize_first("; ".join(filter(None, [met, given])))


def _change_text(change: Change | None) -> str:
    """Return how the value moved: ``tăng 12 (15%) so với cùng kỳ năm 2023``."""
    if change is None:
        return ""
    amount = format_number(change.amount) if change.amount is not None else ""
    percent = f"{format_number(change.percent)}%" if change.percent is not None else ""
    size = f"{amount} ({percent})" if amount and percent else amount or percent
    return capitalize_first(" ".join(filter(None, [change.direction.label, size, f"so với {change.versus}"])))


def results(dataset: Dataset) -> Mapping[str, Any]:
    """Return the newest reports in full, and the years that have any."""
    shown = dataset.once(results_in_front)
    years = [int(listing.date) for listing in dataset.once(results_by_year).values()]
    return {
        **full_reports(dataset, shown, RESULTS),
        "years": year_links(result_year_path, years),
        "hidden": len(dataset.results) - len(shown),
    }


def full_reports(dataset: Dataset, found: Sequence[Result], page: str) -> Mapping[str, Any]:
    """Return reports in full with their charts, and which of them search finds on this page."""
    return {
        "reports": [report_view(dataset, one) for one in found],
        "charts": {one.id: breakdown_charts(dataset, one) for one in found},
        "found_here": {one.id for one in found if result_place(dataset, one) == result_path(one, page)},
    }


def key_figures(dataset: Dataset) -> Mapping[str, Any]:
    """Return the figures that ``site.yml`` puts on the home page, those of one report together."""
    chosen: dict[str, list[FigureView]] = {}
    for wanted in dataset.site.key_figures:
        figure = dataset.results[wanted.result].figure(wanted.indicator)
        assert figure is not None  # checks.key_figures_exist
        chosen.setdefault(wanted.result, []).append(figure_view(dataset, figure))
    return {
        "reports": [(report_view(dataset, dataset.results[one]), figures) for one, figures in chosen.items()]
    }
