"""Which pages the records make, beside the hand-written ones of ``docs/``."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from .dataset import Dataset
from .paths import article_path, model_path, record_address, unit_path
from .vietnamese import capitalize_first
from .views import honour_pages, listing_leaves, model_pages
from .views.articles import shown_with_each
from .views.common import Link, last_change, succession, unit_label


class Page(NamedTuple):
    """A page made from records: its address, what its head says, and the macro that fills it.

    ``source`` is the record's file, if the page is one record's. ``changed`` is the day on which what it
    shows last changed, where that is known. ``moved_to`` is set at an old address. ``kind`` and ``date``
    (ISO, perhaps only a year or month) are what search tells of the page; without a kind it does not find it.
    ``trail`` are the pages between the home page and a page of a list.
    """

    path: str
    title: str
    description: str
    macro: str
    argument: str | int
    source: str = ""
    moved_to: str = ""
    changed: datetime.date | None = None
    kind: str = ""
    date: str = ""
    trail: tuple[Link, ...] = ()

    @property
    def gone(self) -> bool:
        """Whether the page only says where something went: nothing for a search engine to show."""
        return self.macro in ("moved", "withdrawn")


def record_pages(dataset: Dataset) -> tuple[Page, ...]:
    """Return a page for every record that has one, every list of some records, and every old address."""
    return dataset.once(_every_page)


def _every_page(dataset: Dataset) -> tuple[Page, ...]:
    return tuple(_pages(dataset))


def _pages(dataset: Dataset) -> Iterator[Page]:
    yield from _own_pages(dataset)
    yield from _listing_pages(dataset)
    yield from _registry_pages(dataset)
    for record in dataset.withdrawn.values():
        address = record_address(record)
        if address:
            yield Page(address, "Đã rút", "Nội dung này đã được rút.", "withdrawn", record.path, record.path)
    for record in dataset.records():
        for old in record.moved_from:
            if address := record_address(record):
                yield Page(old, "Đã chuyển", "Trang này đã chuyển.", "moved", address, moved_to=address)


def _own_pages(dataset: Dataset) -> Iterator[Page]:
    others = shown_with_each(dataset)
    for one in dataset.articles.values():
        yield Page(
            *(article_path(one), one.title, one.summary, "article", one.id, one.path),
            changed=last_change(dataset, (one, *others.get(one.id, ()))),
            kind=one.kind_label,
            date=one.date.iso(),
        )
    for model in dataset.models.values():
        described = model.summary or f"Mô hình {model.name}."
        yield Page(
            *(model_path(model), model.name, described, "model", model.id, model.path),
            changed=last_change(dataset, [model]),
            kind=model.kind_label,
        )
    for unit in dataset.units.values():
        described = "; ".join(filter(None, [unit_label(dataset, unit), succession(dataset, unit)]))
        yield Page(
            *(unit_path(unit), capitalize_first(unit.full_name), described, "unit", unit.id, unit.path),
            changed=last_change(dataset, [unit]),
            kind=unit.kind_label,
        )


def _listing_pages(dataset: Dataset) -> Iterator[Page]:
    for path, found in dataset.once(listing_leaves).items():
        listing, leaf = found.listing, found.leaf
        which = f" Trang {leaf.number} trên {leaf.pages}." if leaf.pages > 1 else ""
        yield Page(
            *(path, leaf.title, f"{listing.described}{which}", "list_page", path),
            changed=last_change(dataset, listing.records_on(leaf)),
            kind=listing.kind_of(leaf),
            date=listing.date,
            trail=listing.trail,
        )


def _registry_pages(dataset: Dataset) -> Iterator[Page]:
    lists = (("model_page", dataset.once(model_pages)), ("honour_page", dataset.once(honour_pages)))
    for macro, pages in lists:
        for path, page in pages.items():
            yield Page(path, page.title, f"{page.title}.", macro, path)
