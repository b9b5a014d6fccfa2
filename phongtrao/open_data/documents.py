"""One record as one document: what it says, what its ids are called, where it comes from, what follows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from ..dataset import Dataset
from ..derived import Derived, derived_of, derived_of_line
from ..indexes import Honour
from ..paths import document_path, record_address
from ..photos import derivatives
from ..records import Article, Award, Conference, Exemplar, Model, News, Record, Result, Unit
from ..records.values import ForPrograms, written_number
from ..vietnamese import capitalize_first
from ..views.common import unit_label
from ..views.honours import honour_text
from .addresses import (
    address,
    honour_id,
    page_of,
    page_of_honour,
    photo_copy_path,
)
from .layout import private
from .links import links_of, links_of_line
from .names import names_of

Document = dict[str, Any]
# What becomes of an id.
PUBLISHED, WITHDRAWN, MOVED = "published", "withdrawn", "moved"


def text_of(document: Mapping[str, Any]) -> bytes:
    """Return a document as it is written."""
    return to_json(document, indent=1) + b"\n"


def public_data(part: BaseModel, context: ForPrograms | None = None) -> Document:
    """Return all that a record or a part of one says in public, as plain values for programs.

    Keys are those of the files in ``data/``. What was left out, or is as its schema's default, has no key.
    """
    made: Document = part.model_dump(
        mode="json", exclude_defaults=True, context=ForPrograms() if context is None else context
    )
    # pydantic's own ``exclude`` looks at every key of every part; most records have nothing to leave out.
    _leave_out(made, private(type(part)))
    return made


def _leave_out(values: Document, hidden: Mapping[str, Any]) -> None:
    """Take keys out of what was written: ``hidden`` has True for each, or what is hidden below it."""
    for key in hidden.keys() & values.keys():
        if hidden[key] is True:
            del values[key]
            continue
        below = values[key]
        for part in below if isinstance(below, list) else (below,):
            _leave_out(part, hidden[key])


def iso(day: date | None) -> str | None:
    """Return a day as documents give it."""
    return day.isoformat() if day else None


def record_documents(
    dataset: Dataset, record: Record, data: Document, site_url: str
) -> Iterator[tuple[str, Document]]:
    """Yield the address and the document of a record, of its lines of commendation, and of its old ids.

    :param data: all that the record says, as ``public_data`` gives it.
    """
    made = record_document(dataset, record, data, site_url)
    yield document_path(record.collection, record.id), made
    for honour in dataset.honour_lines.get(record.path, ()) if isinstance(record, Article) else ():
        identifier = honour_id(honour)
        yield document_path(Award.collection, identifier), line_document(dataset, honour, made, site_url)
    for identifier in old_ids(dataset, record):
        yield document_path(record.collection, identifier), moved_document(record, identifier, site_url)


def record_document(dataset: Dataset, record: Record, data: Document, site_url: str) -> Document:
    """Return the document of a published record, which says ``data``."""
    identifier = record.id
    return {
        **_head(record.collection, identifier, title_of(dataset, record)),
        "date": date_of(dataset, record),
        **_places(record.collection, identifier, page_of_record(dataset, record), site_url),
        **_days(dataset, record),
        "part_of": None,
        "data": data,
        "names": names_of(dataset, record),
        "sources": data.get("sources") or [public_data(one) for one in dataset.sources_of(record)],
        "links": links_of(dataset, record, site_url),
        "derived": [_derived(dataset, one) for one in derived_of(record)],
        "photos": _photos(dataset, record, site_url),
    }


def line_document(dataset: Dataset, honour: Honour, whole: Document, site_url: str) -> Document:
    """Return the document of a line of commendation that stands inside an event's file.

    :param whole: the document of the event.
    """
    identifier, event = honour_id(honour), honour.record
    inside = {"type": event.collection, "id": event.id, "pointer": f"/awards/{honour.number - 1}"}
    return {
        **_head(Award.collection, identifier, honour_text(dataset, honour.award)),
        "date": honour.date.iso(),
        **_places(Award.collection, identifier, page_of_honour(honour), site_url),
        **_days(dataset, event),
        "part_of": inside,
        "data": whole["data"]["awards"][honour.number - 1],
        "names": names_of(dataset, honour.award),
        "sources": whole["sources"],
        "links": links_of_line(honour, site_url),
        "derived": [_derived(dataset, one) for one in derived_of_line(honour.award)],
        "photos": [],
    }


def withdrawn_document(dataset: Dataset, record: Record, site_url: str) -> Document:
    """Return what stands in the place of a withdrawn record: that it was, when and why."""
    assert record.withdrawn
    return {
        "id": record.id,
        "type": record.collection,
        "status": WITHDRAWN,
        **_places(record.collection, record.id, record_address(record), site_url),
        **_days(dataset, record),
        "withdrawn": public_data(record.withdrawn),
    }


def moved_document(record: Record, identifier: str, site_url: str) -> Document:
    """Return what stands at an old id: where the record is now."""
    return {
        "id": identifier,
        "type": record.collection,
        "status": MOVED,
        "api": address(document_path(record.collection, identifier), site_url),
        "moved_to": {
            "id": record.id,
            "page": address(page_of(record), site_url),
            "api": address(document_path(record.collection, record.id), site_url),
        },
    }


def single_document(dataset: Dataset, record: Record) -> Document:
    """Return the document of the site's own record, or of the vocabularies."""
    return {
        "id": record.collection,
        "type": record.collection,
        "last_updated": iso(dataset.history.updated.get(record.path)),
        "first_published": iso(dataset.history.added.get(record.path)),
        "data": public_data(record),
    }


def old_ids(dataset: Dataset, record: Record) -> list[str]:
    """Return the ids a record had before, as far as they are no other's now."""
    if not record.moved_from:
        return []
    old = dict.fromkeys(path.strip("/").rpartition("/")[2] for path in record.moved_from)
    living = getattr(dataset, record.collection)
    gone = (
        {one.id for one in dataset.withdrawn.values() if one.collection == record.collection} if old else ()
    )
    return [one for one in old if one not in living and one not in gone]


def title_of(dataset: Dataset, record: Record) -> str:
    """Return what a record is called."""
    match record:
        case Article() | Result():
            return record.title
        case Model():
            return record.name
        case Unit():
            return capitalize_first(unit_label(dataset, record))
        case Exemplar():
            unit = capitalize_first(unit_label(dataset, dataset.units[record.unit]))
            return f"{unit}: {record.status.label.lower()}"
        case Award():
            return honour_text(dataset, record)
    return record.kind_label


def date_of(dataset: Dataset, record: Record) -> str | None:
    """Return the date of what a record tells of, as exactly as it is known."""
    match record:
        # By their own classes, which is told ten times faster than what an article is.
        case Conference() | News() | Exemplar():
            return record.date.iso()
        case Result():
            return record.as_of.iso()
        case Award():
            found = dataset.date_of(record)
            return found.iso() if found else None
        case Model():
            return record.launched.iso() if record.launched else None
        case Unit():
            return iso(record.valid_from)
    return None


def page_of_record(dataset: Dataset, record: Record) -> str:
    """Return the page that shows a published record."""
    if isinstance(record, Award):
        return page_of_honour(dataset.honour_lines[record.path][0])
    return page_of(record)


def _head(collection: str, identifier: str, title: str) -> Document:
    return {"id": identifier, "type": collection, "status": PUBLISHED, "title": title}


def _places(collection: str, identifier: str, page: str, site_url: str) -> Document:
    return {
        "page": address(page, site_url) if page else None,
        "api": address(document_path(collection, identifier), site_url),
    }


def _days(dataset: Dataset, record: Record) -> Document:
    history, path = dataset.history, record.path
    return {
        "first_published": iso(history.added.get(path)),
        "last_updated": iso(history.updated.get(path)),
    }


def _derived(dataset: Dataset, one: Derived) -> Document:
    unit = dataset.indicators[one.indicator].measure_unit if one.indicator else ""
    return {
        "id": one.id,
        "name": one.name,
        "value": written_number(one.value),
        "measure_unit": one.measure_unit or unit,
        "words": one.words,
        "formula": one.formula,
        "inputs": one.inputs,
        "rounded": one.rounded,
        "indicator": one.indicator,
        "dimension": one.dimension,
        "category": one.category,
    }


def _photos(dataset: Dataset, record: Record, site_url: str) -> list[Document]:
    """Return where a record's photos are, in their order; their words are part of its data."""
    found = ((photo.file, derivatives(file)[-1]) for photo, file in dataset.photos_of(record))
    return [
        {
            "file": name,
            **address(photo_copy_path(record.collection, record.id, name), site_url),
            "media_type": made.encoding.media_type,
            "width": made.width,
            "height": made.height,
        }
        for name, made in found
    ]
