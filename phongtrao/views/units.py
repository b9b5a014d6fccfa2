"""Exemplary units, and the units themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..dataset import Dataset
from ..paths import UNITS, exemplar_path, model_path, unit_path
from ..records import Document, Exemplar, Unit, UnitKind
from ..vietnamese import format_date, sort_key
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
    return {"exemplars": [exemplar_view(dataset, one) for one in found]}


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
        "parent": unit_link(dataset, found.parent),
        "valid_from": format_date(found.valid_from) if found.valid_from else "",
        "valid_to": format_date(found.valid_to) if found.valid_to else "",
        "successors": _links(dataset, found.successors),
        "predecessors": _links(dataset, [one.id for one in dataset.predecessors.get(found.id, [])]),
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


def _links(dataset: Dataset, identifiers: tuple[str, ...] | list[str]) -> list[Link]:
    found = [dataset.units[identifier] for identifier in identifiers if identifier in dataset.units]
    ordered: list[Unit] = sorted(found, key=lambda one: sort_key(one.name))
    return [Link(unit_label(dataset, one), unit_path(one)) for one in ordered]
