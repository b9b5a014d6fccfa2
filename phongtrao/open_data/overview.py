"""Where a visitor by machine begins: what there is, whose it is, how it may be used, and what has moved."""

from collections.abc import Mapping

from ..dataset import Dataset
from ..paths import document_path
from ..records import Record
from ..views.common import last_change, unit_label
from ..views.structured import Deployment
from . import accepted
from .addresses import (
    INDEX,
    MOVED,
    OPEN_API,
    PAGE,
    address,
    list_path,
    page_of,
    schema_path,
    single_path,
)
from .documents import Document, iso, old_ids
from .lists import LISTS


def index_document(dataset: Dataset, counts: Mapping[str, int], site: Deployment) -> Document:
    """Return the first document of the API.

    :param counts: how many entries each list has.
    """
    own, url = dataset.site, site.url
    every = (own, dataset.taxonomy, *dataset.records(), *dataset.withdrawn.values())
    return {
        "name": site.name,
        "description": site.description,
        "version": accepted.version(),
        "movement": own.movement,
        "locality": unit_label(dataset, dataset.units[own.locality]),
        "publisher": own.publisher,
        "contact": own.contact,
        "licence": {"name": own.data_licence.name, "url": own.data_licence.url},
        "last_updated": iso(last_change(dataset, every)),
        "home": address("", url),
        "self": address(INDEX, url),
        "documentation": address(PAGE, url),
        "openapi": address(OPEN_API, url),
        "site": address(single_path("site"), url),
        "taxonomy": address(single_path("taxonomy"), url),
        "moved": address(MOVED, url),
        "collections": [
            {
                "type": name,
                "title": title,
                "count": counts[name],
                "api": address(list_path(name), url),
                "schema": address(schema_path(name), url),
            }
            for name, title in LISTS.items()
        ],
        "schemas": {name: address(schema_path(name), url) for name in accepted.texts()},
    }


def moved_list(dataset: Dataset, site_url: str) -> Document:
    """Return every address and id that was given up, with where the record is now."""
    return {
        "pages": [
            {"from": address(old, site_url), "to": address(page_of(record), site_url), **_now(record)}
            for record in _moved(dataset)
            for old in record.moved_from
        ],
        "ids": [
            {
                "from": address(document_path(record.collection, old), site_url),
                "to": address(document_path(record.collection, record.id), site_url),
                **_now(record),
            }
            for record in _moved(dataset)
            for old in old_ids(dataset, record)
        ],
    }


def _moved(dataset: Dataset) -> list[Record]:
    return [record for record in dataset.records() if record.moved_from]


def _now(record: Record) -> Document:
    return {"type": record.collection, "id": record.id}
