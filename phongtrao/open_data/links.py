"""What belongs together: from a record to the records it names, and to those that name it."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..dataset import Dataset
from ..indexes import Honour
from ..paths import document_path
from ..records import Article, Award, Exemplar, Model, Record, Result, Unit
from .addresses import address, honour_id, page_of, page_of_honour

Link = dict[str, Any]
# (what the other is to this one, its collection, its id, its page)
_Target = tuple[str, str, str, str]


def links_of(dataset: Dataset, record: Record, site_url: str) -> list[Link]:
    """Return the links of a published record."""
    match record:
        case Article():
            found = _of_article(dataset, record)
        case Model():
            found = _of_model(dataset, record)
        case Unit():
            found = _of_unit(dataset, record)
        case Result() | Award() | Exemplar():
            found = _of_told(dataset, record)
        case _:
            found = iter(())
    return [_link(one, site_url) for one in found]


def links_of_line(honour: Honour, site_url: str) -> list[Link]:
    """Return the links of a line of commendation inside an event's file."""
    return [_link(_to("event", honour.record), site_url)]


def _link(target: _Target, site_url: str) -> Link:
    rel, collection, identifier, page = target
    return {
        "rel": rel,
        "type": collection,
        "id": identifier,
        "page": address(page, site_url) if page else None,
        "api": address(document_path(collection, identifier), site_url),
    }


def _to(rel: str, record: Record) -> _Target:
    return rel, record.collection, record.id, page_of(record)


def _all(rel: str, records: Iterable[Record]) -> Iterator[_Target]:
    return (_to(rel, one) for one in records)


def _units(dataset: Dataset, rel: str, *ids: str | None) -> Iterator[_Target]:
    return _all(rel, (dataset.units[one] for one in ids if one))


def _of_article(dataset: Dataset, article: Article) -> Iterator[_Target]:
    yield from _units(dataset, "place", *dict.fromkeys(place.unit for place in article.places))
    yield from _all("result", dataset.results_by_event.get(article.id, ()))
    for honour in dataset.honours_by_event.get(article.id, ()):
        yield "award", Award.collection, honour_id(honour), page_of_honour(honour)
    yield from _all("exemplar", dataset.exemplars_by_event.get(article.id, ()))
    yield from _all("model", dataset.models_by_event.get(article.id, ()))


def _of_model(dataset: Dataset, model: Model) -> Iterator[_Target]:
    yield from _units(dataset, "unit", model.unit)
    yield from _units(dataset, "point", *dict.fromkeys(point.unit for point in model.points))
    yield from _all("event", filter(None, (dataset.event(one) for one in model.events)))
    yield from _all("result", dataset.results_by_model.get(model.id, ()))


def _of_unit(dataset: Dataset, unit: Unit) -> Iterator[_Target]:
    yield from _units(dataset, "parent", unit.parent)
    yield from _all("predecessor", dataset.predecessors.get(unit.id, ()))
    yield from _units(dataset, "successor", *unit.successors)


def _of_told(dataset: Dataset, record: Result | Award | Exemplar) -> Iterator[_Target]:
    event = dataset.event(record.event)
    if event:
        yield _to("event", event)
    yield from _units(dataset, "unit", record.unit)
    if isinstance(record, Result) and record.model:
        model = dataset.models.get(record.model)
        if model:
            yield _to("model", model)
