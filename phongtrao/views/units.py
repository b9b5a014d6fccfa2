"""Exemplary units, and the units themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..dataset import Dataset
from ..paths import UNITS, exemplar_path, model_path, unit_path
from ..records import Document, Exemplar, Unit, UnitKind
from ..vietnamese import format_date, sort_key
from .bridges import bridge
from .common import (
    Link,
    Provenance,
    article_card,
    article_link,
    frame,
    provenance,
    succession,
    unit_label,
    unit_link,
)
from .honours import honour_view
from .results import report_view
from .timelines import timelines

# A unit's page shows its newest articles; older ones are found by year.
ARTICLES_ON_UNIT = 20


@dataclass(frozen=True)
class ExemplarView:
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
    """Return exemplary units, of one year or all, newest first and by name."""
    found = [one for one in dataset.exemplars.values() if year in (None, one.date.year)]
    found.sort(key=lambda one: sort_key(dataset.units[one.unit].full_name))
    found.sort(key=lambda one: one.date, reverse=True)
    shown = [exemplar_view(dataset, one) for one in found]
    chosen = [list(together) for _, together in groupby(shown, key=_choice)]
    return {"choices": [(together[0], together) for together in chosen]}


def _choice(exemplar: ExemplarView) -> tuple[object, ...]:
    """Return what units that were chosen together share, so that a page says it once."""
    return (
        *(exemplar.status, exemplar.when, exemplar.chosen_by, exemplar.decision),
        *(exemplar.event, exemplar.origin.sources),
    )


def unit_list(dataset: Dataset) -> Mapping[str, Any]:
    """Return administrative units as they were and as they are, and the organisations."""
    ordered = sorted(dataset.units.values(), key=lambda found: sort_key(found.name))
    rows = [
        (Link(unit_label(dataset, found), unit_path(found)), found, succession(dataset, found))
        for found in ordered
    ]
    administrative = [row for row in rows if row[1].kind is not UnitKind.ORGANISATION]
    return {
        "former": [row for row in administrative if row[1].valid_to],
        "present": [row for row in administrative if not row[1].valid_to],
        "organisations": [row for row in rows if row[1].kind is UnitKind.ORGANISATION],
    }


def unit(dataset: Dataset, identifier: str) -> Mapping[str, Any]:
    """Return one unit: what it was, what it became, and what the site has about it.

    :raises KeyError: if there is no such unit.
    """
    found = dataset.units[identifier]
    about = dataset.by_unit
    return {
        "frame": frame(dataset, found, found.full_name, (Link("Đơn vị", UNITS),)),
        "unit": found,
        "label": unit_label(dataset, found),
        "now": succession(dataset, found),
        "facts": list(_facts(dataset, found)),
        "bridge": list(bridge(dataset, found)),
        "articles": [
            article_card(dataset, one) for one in about.articles.get(found.id, [])[:ARTICLES_ON_UNIT]
        ],
        "honours": [honour_view(dataset, one) for one in about.honours.get(found.id, [])],
        "exemplars": [exemplar_view(dataset, one) for one in about.exemplars.get(found.id, [])],
        "models": [
            Link(one.name, model_path(one))
            for one in sorted(about.models.get(found.id, []), key=lambda one: sort_key(one.name))
        ],
        "reports": [report_view(dataset, one) for one in about.results.get(found.id, [])],
        "charts": timelines(dataset, about.results.get(found.id, [])),
    }


def _facts(dataset: Dataset, unit: Unit) -> Iterator[tuple[str, Link]]:
    """Yield (label, text) of what a unit is; what is not known has no line."""
    if parent := unit_link(dataset, unit.parent):
        yield "Thuộc", parent
    texts = (
        ("Có từ", unit.valid_from and format_date(unit.valid_from)),
        ("Đến hết", unit.valid_to and format_date(unit.valid_to)),
        ("Mã đơn vị hành chính", unit.code),
        ("Hình thành", unit.formed_with),
        ("Ghi chú", unit.note),
    )
    yield from ((label, Link(text)) for label, text in texts if text)
