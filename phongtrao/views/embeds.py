"""What other sites may show of this one: a card for each key figure, with all that must stand beside it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import figure_card_path
from ..records import Source
from ..records.settings import KeyFigure
from ..vietnamese import capitalize_first
from .results import figure_view, report_view


class FigureCard(NamedTuple):
    """A figure as a card: the words that were published, what is counted, whose, up to when, from where.

    ``path`` is the card's own address, ``page`` the one at which the whole report stands. ``notes`` say what
    a reader must know of the figure: that it is derived, that it is a target.
    """

    path: str
    label: str
    number: str
    measure_unit: str
    whose: str
    as_of: str
    as_of_iso: str
    notes: tuple[str, ...]
    page: str
    sources: tuple[Source, ...]

    @property
    def value(self) -> str:
        """The value with its unit: ``127 mô hình``, ``12%``."""
        gap = "" if self.measure_unit == "%" else " "
        return f"{self.number}{gap}{self.measure_unit}".strip()


def key_figure_paths(dataset: Dataset) -> Mapping[str, KeyFigure]:
    """Return the key figures by the address of their cards, which tells nothing of their order."""
    return {figure_card_path(one.result, one.indicator): one for one in dataset.site.key_figures}


def figure_card(dataset: Dataset, wanted: KeyFigure) -> FigureCard:
    """Return the card of a figure."""
    result = dataset.results[wanted.result]
    figure = result.figure(wanted.indicator)
    assert figure is not None  # checks.key_figures_exist
    report, shown = report_view(dataset, result), figure_view(dataset, figure)
    derived = f"Số liệu suy ra, nguồn không nêu: {shown.formula}." if shown.formula else ""
    return FigureCard(
        path=figure_card_path(wanted.result, wanted.indicator),
        label=shown.label,
        number=shown.number,
        measure_unit=shown.measure_unit,
        whose=capitalize_first(report.unit.text if report.unit else report.title),
        as_of=report.as_of,
        as_of_iso=report.as_of_iso,
        notes=tuple(filter(None, [derived, shown.target, shown.change])),
        page=report.path,
        sources=report.origin.sources,
    )


def embeds(dataset: Dataset) -> Mapping[str, Any]:
    """Return every card, for the page that gives the code to show it elsewhere."""
    return {
        "cards": [figure_card(dataset, one) for one in key_figure_paths(dataset).values()],
        "movement": dataset.site.movement,
    }
