"""Models, exemplary units, and the units themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..dataset import Dataset
from ..paths import MODELS, UNITS, exemplar_path, model_path, unit_path
from ..records import Comparator, Exemplar, Funder, Model, ModelStatus, Point, Unit, UnitKind
from ..vietnamese import format_date, sort_key
from .common import (
    Link,
    Provenance,
    article_card,
    article_link,
    counted,
    frame,
    money_text,
    provenance,
    succession,
    unit_label,
    unit_link,
)
from .honours import honour_view
from .photos import photo_views
from .results import figure_view, report_view
from .timelines import timelines

# A unit's page shows its newest articles; older ones are found by year.
ARTICLES_ON_UNIT = 20
# The indicators that say how many models there are, for the honest line of the list.
REPORTED_TOTALS = ("mo-hinh", "ten-goi-mo-hinh")


@dataclass(frozen=True)
class ModelCard:
    """A model as the list shows it."""

    name: str
    path: str
    summary: str
    field: str
    places: tuple[Link, ...]


@dataclass(frozen=True)
class PointView:
    """A point of a model: where it is, and each thing the source tells of it."""

    name: str
    place: Link
    details: tuple[str, ...]


@dataclass(frozen=True)
class ExemplarView:
    """An exemplary unit as readers see it."""

    unit: Link
    status: str
    when: str
    chosen_by: str
    event: Link | None
    succession: str
    note: str
    origin: Provenance


def _point_place(dataset: Dataset, point: Point) -> Link:
    return unit_link(dataset, point.unit) or Link(point.place or "")


def _model_card(dataset: Dataset, found: Model) -> ModelCard:
    return ModelCard(
        name=found.name,
        path=model_path(found),
        summary=found.summary,
        field=dataset.terms["fields"].get(found.field or "", ""),
        places=tuple(_point_place(dataset, point) for point in found.points),
    )


def model_list(dataset: Dataset) -> Mapping[str, Any]:
    """Return every model by name, and how many the locality reported in all."""
    ordered = sorted(dataset.models.values(), key=lambda found: sort_key(found.name))
    reports = sorted(dataset.results.values(), key=lambda result: result.as_of, reverse=True)
    local = next(
        (one for one in reports if one.unit == dataset.site.locality and one.figure("mo-hinh")), None
    )
    figures = [local.figure(indicator) for indicator in REPORTED_TOTALS] if local else []
    return {
        "models": [_model_card(dataset, found) for found in ordered],
        "report": report_view(dataset, local) if local else None,
        "totals": [figure_view(dataset, figure) for figure in figures if figure],
    }


def model(dataset: Dataset, identifier: str) -> Mapping[str, Any]:
    """Return one model with its points and the articles that name it.

    :raises KeyError: if there is no such model.
    """
    found = dataset.models[identifier]
    return {
        "frame": frame(dataset, found, found.name, (Link("Mô hình", MODELS),)),
        "model": found,
        "field": dataset.terms["fields"].get(found.field or "", ""),
        "level": dataset.terms["levels"].get(found.level or "", ""),
        "unit": unit_link(dataset, found.unit),
        "photos": photo_views(dataset, found),
        "points": [_point_view(dataset, point) for point in found.points],
        "articles": [
            article_card(dataset, dataset.articles[event])
            for event in found.events
            if event in dataset.articles
        ],
    }


def _point_view(dataset: Dataset, point: Point) -> PointView:
    labelled = (
        ("Khối", dataset.terms["sectors"].get(point.sector or "")),
        ("Mô hình điểm cấp", dataset.terms["levels"].get(point.pilot or "", "").lower()),
        ("Ra mắt", point.launched),
        ("Thành viên", counted(point.members, Comparator.EXACT)),
        ("Số hộ tham gia", counted(point.households, Comparator.EXACT)),
        ("Kinh phí", money_text(point.cost.total) if point.cost else ""),
        ("Quyết định thành lập", point.decision),
        ("Tình trạng", point.status.label if point.status is not ModelStatus.UNKNOWN else ""),
    )
    facts = [f"{label}: {value}" for label, value in labelled if value]
    funders = [_funder_text(funder) for funder in (point.cost.funders if point.cost else ())]
    place = unit_link(dataset, point.unit) or Link(point.place or "")
    return PointView(point.name or "", place, (*facts, *funders, *point.effects, *filter(None, [point.note])))


def _funder_text(funder: Funder) -> str:
    """Return who paid how much: ``Nguồn kinh phí: 8 nhà hảo tâm, 17,5 triệu đồng``."""
    who = f"{counted(funder.count, Comparator.EXACT)} {funder.name}".strip()
    return f"Nguồn kinh phí: {', '.join(filter(None, [who, money_text(funder.money)]))}"


def exemplar_view(dataset: Dataset, exemplar: Exemplar) -> ExemplarView:
    """Return an exemplary unit for a template."""
    unit = dataset.units[exemplar.unit]
    return ExemplarView(
        unit=Link(unit_label(dataset, unit), exemplar_path(exemplar)),
        status=exemplar.status.label,
        when=str(exemplar.date),
        chosen_by=exemplar.chosen_by,
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
        "models": [Link(one.name, model_path(one)) for one in about.models.get(found.id, [])],
        "reports": [report_view(dataset, one) for one in about.results.get(found.id, [])],
        "charts": timelines(dataset, about.results.get(found.id, [])),
    }


def _links(dataset: Dataset, identifiers: tuple[str, ...] | list[str]) -> list[Link]:
    found = [dataset.units[identifier] for identifier in identifiers if identifier in dataset.units]
    ordered: list[Unit] = sorted(found, key=lambda one: sort_key(one.name))
    return [Link(unit_label(dataset, one), unit_path(one)) for one in ordered]
