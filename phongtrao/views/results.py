"""Results: every figure with its period, as-of date and source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..dataset import Dataset
from ..paths import result_path
from ..records import Comparator, Figure, Indicator, Measure, Result, Source
from ..vietnamese import capitalize_first, format_date, format_number
from .common import Link, article_link, unit_link


@dataclass(frozen=True)
class FigureView:
    """A figure as readers see it; ``number`` already carries "hơn" or "khoảng"."""

    label: str
    category: str
    number: str
    measure_unit: str
    quotation: str
    note: str
    definition: str = ""
    formula: str = ""
    parts: tuple["FigureView", ...] = ()


@dataclass(frozen=True)
class ReportView:
    """A report: whose figures, of which period, counted up to when, from where."""

    id: str
    title: str
    path: str
    unit: Link | None
    event: Link | None
    period: str
    as_of: str
    as_of_note: str
    figures: tuple[FigureView, ...]
    sources: tuple[Source, ...]
    file: str


def report_view(dataset: Dataset, result: Result) -> ReportView:
    """Return a report for a template."""
    return ReportView(
        id=result.id,
        title=result.title,
        path=result_path(result),
        unit=unit_link(dataset, result.unit),
        event=article_link(dataset.articles.get(result.event or "")),
        period=str(result.period) if result.period else "nguồn không nêu kỳ",
        as_of=format_date(result.as_of),
        as_of_note=result.as_of_note or "",
        figures=tuple(figure_view(dataset, figure) for figure in result.figures),
        sources=dataset.sources_of(result),
        file=result.path,
    )


def figure_view(dataset: Dataset, figure: Figure) -> FigureView:
    """Return a figure with its parts for a template."""
    indicator = dataset.indicators[figure.indicator]
    return replace(
        _measure_view(dataset, figure, indicator),
        definition=indicator.definition or "",
        formula=figure.formula or "",
        parts=tuple(_measure_view(dataset, part, indicator) for part in figure.parts),
    )


def _measure_view(dataset: Dataset, measure: Measure, indicator: Indicator) -> FigureView:
    category = dataset.terms[measure.dimension][measure.category or ""] if measure.dimension else ""
    return FigureView(
        label=indicator.name,
        category=category,
        number=number_text(measure),
        measure_unit=indicator.measure_unit,
        quotation=measure.quotation or "",
        note=measure.note or "",
    )


def number_text(measure: Measure) -> str:
    """Return the value as published: ``127``, ``hơn 11.000``, ``hàng chục``."""
    text = measure.text or (format_number(measure.value) if measure.value is not None else "")
    if measure.comparator is Comparator.EXACT:
        return capitalize_first(text)
    return capitalize_first(f"{measure.comparator.label} {text}")


def results(dataset: Dataset) -> Mapping[str, Any]:
    """Return every report, newest first."""
    ordered = sorted(dataset.results.values(), key=lambda result: result.as_of, reverse=True)
    return {"reports": [report_view(dataset, result) for result in ordered]}


def key_figures(dataset: Dataset) -> Mapping[str, Any]:
    """Return the figures that ``site.yml`` puts on the home page, each with its report."""
    chosen = []
    for wanted in dataset.site.key_figures:
        result = dataset.results[wanted.result]
        figure = result.figure(wanted.indicator)
        assert figure is not None  # checks.key_figures_exist
        chosen.append((figure_view(dataset, figure), report_view(dataset, result)))
    return {"figures": chosen}
