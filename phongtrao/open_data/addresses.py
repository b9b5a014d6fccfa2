"""Addresses of the API, relative to the site's root. They never change once published."""

from ..indexes import Honour
from ..paths import (
    API,
    absolute,
    exemplar_path,
    honour_year_path,
    record_address,
    result_path,
    result_year_path,
)
from ..records import Award, Exemplar, Record, Result
from ..views.year_lists import honour_anchor

ROOT = API
# The page that describes the API.
PAGE = "api/"
INDEX = f"{ROOT}index.json"
OPEN_API = f"{ROOT}openapi.json"
MOVED = f"{ROOT}moved.json"
WITHDRAWN = "withdrawn"

Address = dict[str, str | None]


def single_path(name: str) -> str:
    """Return the address of a document of which there is one: ``site``, ``taxonomy``."""
    return f"{ROOT}{name}.json"


def list_path(collection: str) -> str:
    """Return the address of what tells of a collection and its pages."""
    return f"{ROOT}{collection}.json"


def leaf_path(collection: str, name: str) -> str:
    """Return the address of one page of a collection: ``api/v1/news/pages/2024-1.json``."""
    return f"{ROOT}{collection}/pages/{name}.json"


def schema_path(name: str) -> str:
    """Return the address of a schema."""
    return f"{ROOT}schemas/{name}.json"


def photo_copy_path(collection: str, identifier: str, file: str) -> str:
    """Return the address of a record's photo, which stays when the photo's derivatives get other names."""
    return f"{ROOT}photos/{collection}/{identifier}/{file.rpartition('.')[0]}.jpg"


def page_of(record: Record) -> str:
    """Return the page that shows a record, or nothing.

    What moves from page to page of a long list is told by its year's first page, which leads on.
    """
    match record:
        case Result():
            return result_path(record, result_year_path(record.as_of.year))
        case Exemplar():
            return exemplar_path(record)
    return record_address(record)


def page_of_honour(honour: Honour) -> str:
    """Return the page that shows a line of commendation."""
    return f"{honour_year_path(honour.date.year)}#{honour_anchor(honour)}"


def honour_id(honour: Honour) -> str:
    """Return the id of a line of commendation: its file's, or its event's with the line's number.

    No file's id has two hyphens in a row, so the two are never taken for one another.
    """
    own = honour.record.id
    return own if isinstance(honour.record, Award) else f"{own}--{honour.number}"


def address(path: str, site_url: str) -> Address:
    """Return an address as documents give it: from the site's root, and whole where the site's is known."""
    return {"path": path, "url": absolute(path, site_url) or None}
