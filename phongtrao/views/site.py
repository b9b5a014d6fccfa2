"""What the site says about itself."""

from collections.abc import Mapping
from typing import Any

from ..dataset import Dataset
from .common import unit_label


def about(dataset: Dataset) -> Mapping[str, Any]:
    """Return publisher, contact, licence and related links."""
    return {"site": dataset.site, "locality": unit_label(dataset, dataset.units[dataset.site.locality])}


def about_in_english(dataset: Dataset) -> Mapping[str, Any]:
    """Return the same for readers of English."""
    return about(dataset)
