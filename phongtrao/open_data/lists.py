"""Lists of records with a line about each, over pages that a new record leaves as they are, save its own.

Pages of what has a date go by year, and within a year from the oldest on; what has none goes by the day on
which it came to the site, from the first on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ..dataset import Dataset, table
from ..paths import document_path
from ..records import COLLECTIONS, Award, Model, Record, Unit
from ..views.honours import honour_text
from .addresses import WITHDRAWN, address, honour_id, leaf_path, list_path, page_of_honour
from .documents import Document, date_of, iso, page_of_record, title_of, withdrawn_document

# What one page holds at most.
PAGE_SIZE = 100
LISTS: Mapping[str, str] = {one.collection: one.kind_label for one in COLLECTIONS} | {WITHDRAWN: "Đã rút"}
# Of these only some have a date, and it says little of them.
_UNDATED = (Model.collection, Unit.collection)
# Named by ids that a record's data holds: enough to join lists without opening each document.
_REFERENCES = ("unit", "event", "model")


class Item(NamedTuple):
    """One entry of a list: a record, or one of the lines of commendation inside an event's file."""

    collection: str
    id: str
    path: str
    number: int = 0


class Leaf(NamedTuple):
    """One page of a list: its name, its neighbours' names, and what is on it, in order."""

    collection: str
    name: str
    first: str
    previous: str | None
    next: str | None
    last: str
    items: tuple[Item, ...]


def leaves_of(dataset: Dataset) -> Mapping[str, Sequence[Leaf]]:
    """Return the pages of every list, oldest first, by collection."""
    return {name: list(_leaves(name, _entries(dataset, name))) for name in LISTS}


@table
def first_leaves(dataset: Dataset) -> Mapping[str, Leaf]:
    """Return the first page of each list that has any; it stays the same while newer records come."""
    return {name: found[0] for name, found in dataset.once(leaves_of).items() if found}


def _entries(dataset: Dataset, name: str) -> Iterator[tuple[str, Any, Item]]:
    """Yield (name of the group of pages, order within it, item) of everything in a list."""
    if name == WITHDRAWN:
        for record in dataset.withdrawn.values():
            assert record.withdrawn
            day = record.withdrawn.date
            yield str(day.year), (day, record.path), Item(record.collection, record.id, record.path)
    elif name == Award.collection:
        for honour in dataset.honours:
            file = honour.record
            number = 0 if isinstance(file, Award) else honour.number
            item = Item(file.collection, file.id, file.path, number)
            yield str(honour.date.year), (honour.date, honour_id(honour)), item
    else:
        for identifier, record in getattr(dataset, name).items():
            yield _entry(dataset, identifier, record)


def _entry(dataset: Dataset, identifier: str, record: Record) -> tuple[str, Any, Item]:
    path = record.path
    item = Item(record.collection, identifier, path)
    day = None if item.collection in _UNDATED else date_of(dataset, record)
    if day is None:
        return "", (dataset.history.added.get(path, date.min), identifier), item
    return day[:4], (day, identifier), item


def _leaves(name: str, entries: Iterable[tuple[str, Any, Item]]) -> Iterator[Leaf]:
    groups: dict[str, list[tuple[Any, Item]]] = defaultdict(list)
    for group, order, item in entries:
        groups[group].append((order, item))
    pages: dict[str, tuple[Item, ...]] = {}
    for group in sorted(groups):
        ordered = [item for _, item in sorted(groups[group])]
        for number, start in enumerate(range(0, len(ordered), PAGE_SIZE), 1):
            called = "-".join(filter(None, [group, str(number)]))
            pages[called] = tuple(ordered[start : start + PAGE_SIZE])
    names = list(pages)
    for place, (called, items) in enumerate(pages.items()):
        before = names[place - 1] if place else None
        after = names[place + 1] if place + 1 < len(names) else None
        yield Leaf(name, called, names[0], before, after, names[-1], items)


def leaf_document(dataset: Dataset, leaf: Leaf, site_url: str) -> Document:
    """Return one page of a list."""

    def at(name: str | None) -> Any:
        return address(leaf_path(leaf.collection, name), site_url) if name else None

    return {
        "type": leaf.collection,
        "name": leaf.name,
        "collection": address(list_path(leaf.collection), site_url),
        "self": at(leaf.name),
        "first": at(leaf.first),
        "previous": at(leaf.previous),
        "next": at(leaf.next),
        "last": at(leaf.last),
        "items": [_line(dataset, leaf.collection, item, site_url) for item in leaf.items],
    }


def list_document(name: str, leaves: Sequence[Leaf], site_url: str) -> Document:
    """Return what tells of a whole list and leads to its pages."""

    def at(leaf: Leaf) -> Any:
        return address(leaf_path(name, leaf.name), site_url)

    return {
        "type": name,
        "title": LISTS[name],
        "count": sum(len(leaf.items) for leaf in leaves),
        "page_size": PAGE_SIZE,
        "first": at(leaves[0]) if leaves else None,
        "last": at(leaves[-1]) if leaves else None,
        "pages": [{"name": leaf.name, "count": len(leaf.items), "api": at(leaf)} for leaf in leaves],
    }


def _line(dataset: Dataset, collection: str, item: Item, site_url: str) -> Document:
    """Return a line about one entry of a list."""
    if collection == WITHDRAWN:
        return withdrawn_document(dataset, dataset.withdrawn[item.path], site_url)
    if item.number:
        return _line_of_event(dataset, item, site_url)
    record: Record = getattr(dataset, item.collection)[item.id]
    page, fields = page_of_record(dataset, record), type(record).model_fields
    return {
        "id": item.id,
        "type": item.collection,
        "title": title_of(dataset, record),
        "date": date_of(dataset, record),
        **{name: getattr(record, name) if name in fields else None for name in _REFERENCES},
        "page": address(page, site_url) if page else None,
        "api": address(document_path(item.collection, item.id), site_url),
        "last_updated": iso(dataset.history.updated.get(item.path)),
    }


def _line_of_event(dataset: Dataset, item: Item, site_url: str) -> Document:
    honour = dataset.honour_lines[item.path][item.number - 1]
    identifier = honour_id(honour)
    return {
        "id": identifier,
        "type": Award.collection,
        "title": honour_text(dataset, honour.award),
        "date": honour.date.iso(),
        **dict.fromkeys(_REFERENCES),
        "event": item.id,
        "page": address(page_of_honour(honour), site_url),
        "api": address(document_path(Award.collection, identifier), site_url),
        "last_updated": iso(dataset.history.updated.get(item.path)),
    }
