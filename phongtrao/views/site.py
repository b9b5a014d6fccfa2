"""What the site says about itself."""

from collections.abc import Mapping
from typing import Any

from ..dataset import Dataset
from ..paths import HOME
from .common import Link, unit_label


def about(dataset: Dataset) -> Mapping[str, Any]:
    """Return publisher, contact, licence and related links."""
    return {"site": dataset.site, "locality": unit_label(dataset, dataset.units[dataset.site.locality])}


def about_in_english(dataset: Dataset) -> Mapping[str, Any]:
    """Return the same for readers of English."""
    return about(dataset)


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
