"""Exemplary units: the newest, and the list of all."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import EXEMPLARS, exemplar_path
from ..records import Document, Exemplar
from ..vietnamese import format_number, sort_key
from .common import Link, Provenance, article_link, provenance, succession, unit_label
from .listings import Listing, Shows

# The home page shows the newest; all of them have a list of their own.
EXEMPLARS_IN_FRONT = 12


class ExemplarView(NamedTuple):
    """An exemplary unit as readers see it."""

    unit: Link
    status: str
    title: str
    when: str
    chosen_by: str
    decision: Document | None
    criteria: str
    event: Link | None
    succession: str
    note: str
    origin: Provenance


def exemplar_view(dataset: Dataset, exemplar: Exemplar) -> ExemplarView:
    """Return an exemplary unit for a template."""
    unit = dataset.units[exemplar.unit]
    return ExemplarView(
        unit=Link(unit_label(dataset, unit), exemplar_path(exemplar)),
        status=exemplar.status.label,
        when=str(exemplar.date),
        title=exemplar.title or "",
        chosen_by=exemplar.chosen_by,
        decision=exemplar.decision,
        criteria=str(exemplar.criteria or ""),
        event=article_link(dataset.articles.get(exemplar.event or "")),
        succession=succession(dataset, unit),
        note=exemplar.note or "",
        origin=provenance(dataset, exemplar),
    )


def exemplary_units(dataset: Dataset, year: int | None = None) -> Mapping[str, Any]:
    """Return the newest exemplary units, of one year or all, and where all of them are."""
    found = [one for one in dataset.once(every_exemplar) if year in (None, one.date.year)]
    shown = found[:EXEMPLARS_IN_FRONT]
    more = Link(f"Xem cả {format_number(len(dataset.exemplars))} lần được chọn, công nhận", EXEMPLARS)
    return {"choices": choices(dataset, shown), "more": more if len(shown) < len(found) else None}


def every_exemplar(dataset: Dataset) -> Sequence[Exemplar]:
    """Return every exemplary unit, newest first and by name."""
    # Which addresses there are is asked for before all references are known to be right.
    known = (one for one in dataset.exemplars.values() if one.unit in dataset.units)
    found = sorted(known, key=lambda one: sort_key(dataset.units[one.unit].full_name))
    return sorted(found, key=lambda one: one.date, reverse=True)


def choices(dataset: Dataset, found: Iterable[Exemplar]) -> list[tuple[ExemplarView, list[ExemplarView]]]:
    """Return exemplary units, those that were chosen together with what they share."""
    shown = (exemplar_view(dataset, one) for one in found)
    chosen = [list(together) for _, together in groupby(shown, key=_choice)]
    return [(together[0], together) for together in chosen]


def _choice(exemplar: ExemplarView) -> tuple[object, ...]:
    """Return what units that were chosen together share, so that a page says it once."""
    return (
        *(exemplar.status, exemplar.when, exemplar.chosen_by, exemplar.decision),
        *(exemplar.event, exemplar.origin.sources),
    )


def more_than_in_front(dataset: Dataset) -> bool:
    """Tell whether there are more than the home page shows."""
    return len(dataset.once(every_exemplar)) > EXEMPLARS_IN_FRONT


def exemplar_listing(dataset: Dataset) -> Listing:
    """Return the list of all exemplary units."""
    return Listing(
        start=EXEMPLARS,
        title="Đơn vị điển hình",
        crumb="Đơn vị điển hình",
        described="Các đơn vị được chọn hoặc công nhận điển hình về phong trào, mới nhất trước.",
        shows=Shows.EXEMPLARS,
        items=dataset.once(every_exemplar),
        trail=(),
    )
