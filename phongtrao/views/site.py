"""What the site says about itself."""

from collections.abc import Mapping
from typing import Any

from ..dataset import Dataset
from ..paths import HOME, HONOURS, MODELS, NEWS, RESULTS, UNITS
from ..records import Conference, Model, News, Result, Unit
from .common import Link, unit_label

# What search calls pages that are not one record's; hand-written ones say it in their front matter.
GENERAL_PAGE, HONOUR_ROLL = "Trang chung", "Bảng vàng"
# Every kind that a page or a part of one is found as.
SEARCH_KINDS = (
    *(one.kind_label for one in (Conference, News, Model, Result)),
    HONOUR_ROLL,
    Unit.kind_label,
    GENERAL_PAGE,
)
# Where a reader without search finds everything.
SEARCH_LISTS = (
    Link("Tin tức", NEWS),
    Link("Mô hình", MODELS),
    Link("Kết quả", RESULTS),
    Link("Bảng vàng", HONOURS),
    Link("Đơn vị", UNITS),
)


def about(dataset: Dataset) -> Mapping[str, Any]:
    """Return publisher, contact, licence and related links."""
    return {"site": dataset.site, "locality": unit_label(dataset, dataset.units[dataset.site.locality])}


def about_in_english(dataset: Dataset) -> Mapping[str, Any]:
    """Return the same for readers of English."""
    return about(dataset)


def search(dataset: Dataset) -> Mapping[str, Any]:
    """Return what the page of search offers to choose from, and the abbreviations it knows."""
    return {
        "kinds": SEARCH_KINDS,
        "years": sorted(_years(dataset), reverse=True),
        "abbreviations": dataset.taxonomy.abbreviations,
        "lists": SEARCH_LISTS,
    }


def _years(dataset: Dataset) -> set[int]:
    """Return every year that something on the site is from."""
    return {
        *(article.year for article in dataset.articles.values()),
        *(honour.date.year for honour in dataset.honours),
        *(result.as_of.year for result in dataset.results.values()),
    }


def withdrawn(dataset: Dataset, path: str) -> Mapping[str, Any]:
    """Return what is said in the place of a withdrawn record: when and why, and nothing of its content.

    :param path: the record's file, from the project's root.
    :raises KeyError: if no such record is withdrawn.
    """
    record = dataset.withdrawn[path]
    return {
        "kind": record.kind_label,
        "withdrawn": record.withdrawn,
        "breadcrumb": (Link("Trang chủ", HOME),),
    }


def moved(dataset: Dataset, path: str) -> Mapping[str, Any]:
    """Return what is said at an old address.

    :param path: the address that took its place, from the site's root.
    """
    return {"path": path}
