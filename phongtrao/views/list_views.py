"""What the pages of every list share: filters, count, neighbours, the trail of a facet's page."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, TypeVar

from .common import Link
from .facets import Catalogue, Facet, ListPage, Value

# Facets with more values than this lead to a page of their own instead of listing them beside the filters.
VALUES_BESIDE_FILTERS = 30

T = TypeVar("T")


def list_context(catalogue: Catalogue[T], page: ListPage) -> Mapping[str, Any]:
    """Return what the first page of a list shows beside its items."""
    return {
        "catalogue": catalogue,
        "page": page,
        "facets": [(facet, _links(catalogue, facet)) for facet in catalogue.facets],
    }


def _links(catalogue: Catalogue[T], facet: Facet) -> list[tuple[Link, int]]:
    """Return the pages of a facet's values with how many they list, or that of the facet."""
    if facet.own_pages and len(facet.values) > VALUES_BESIDE_FILTERS:
        named = f"{facet.label[:1].lower()}{facet.label[1:]}"
        text = f"Xem cả {len(facet.values)} mục theo {named}"
        return [(Link(text, f"{catalogue.root}{facet.id}/"), 0)]
    return [(Link(value.term.label, value.path), len(value.places)) for value in facet.values]


def page_context(catalogue: Catalogue[T], page: ListPage) -> Mapping[str, Any]:
    """Return what every other page of a list shows beside its items."""
    facet, value = page.facet, page.value
    trail = [Link("Trang chủ", ""), Link(catalogue.title, catalogue.root)]
    if facet and value:
        trail.append(Link(facet.label, f"{catalogue.root}{facet.id}/"))
    return {
        "catalogue": catalogue,
        "page": page,
        "breadcrumb": tuple(trail),
        "title": page.title,
        "values": _by_group(facet, page) if facet and not value else [],
        "others": _others(facet, value) if facet and value else [],
        "leads": value.term.leads if value else "",
        "note": facet.note if facet else "",
        "query": f"{facet.id}={value.term.id}" if facet and value else "",
    }


def _by_group(facet: Facet, page: ListPage) -> list[tuple[str, list[tuple[Link, int]]]]:
    """Return those of a facet's values that a page lists, by the heading above them."""
    found = [facet.values[place] for place in page.places]
    return [
        (group, [(Link(value.term.label, value.path), len(value.places)) for value in values])
        for group, values in groupby(found, key=lambda value: value.term.group)
    ]


def _others(facet: Facet, value: Value) -> list[Link]:
    """Return the pages of the values that a value leads to."""
    found = [facet.by_id[one] for one in value.term.others]
    return [Link(one.term.label, one.path) for one in found]
