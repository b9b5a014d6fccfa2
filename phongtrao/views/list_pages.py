"""Every page of every list that has pages of its own, and what each shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from ..dataset import Dataset, table
from ..paths import model_path, news_year_path
from .common import Link, Provenance, article_card, provenance
from .corrected import corrections_by_year
from .exemplars import choices, exemplar_listing, more_than_in_front
from .honours import honour_view, recipient_view
from .listings import Listing, Shows, by_start
from .models import point_view
from .paging import Leaf
from .record_lists import record_lists
from .results import full_reports, report_link
from .unit_lists import unit_listing, unit_tables
from .year_lists import honours_by_year, news_by_year, results_by_year

# Of what is shown one by one.
_VIEWS: Mapping[Shows, Callable[[Dataset, Any], Any]] = {
    Shows.ARTICLES: article_card,
    Shows.CHARTS: lambda _, chart: chart,
    Shows.CORRECTIONS: lambda _, told: told,
    Shows.HONOURS: honour_view,
    Shows.MODELS: lambda _, model: Link(model.name, model_path(model)),
    Shows.NAMES: recipient_view,
    Shows.POINTS: point_view,
    Shows.REPORT_LINKS: report_link,
}
# Of what is shown together.
_VIEWS_OF_ALL: Mapping[Shows, Callable[[Dataset, Sequence[Any]], Any]] = {
    Shows.EXEMPLARS: choices,
    Shows.UNITS: unit_tables,
}


def listings(dataset: Dataset) -> Mapping[str, Listing]:
    """Return every such list by the address of its first page."""
    units, exemplars = dataset.once(unit_listing), dataset.once(exemplar_listing)
    return {
        **dataset.once(news_by_year),
        **dataset.once(honours_by_year),
        **dataset.once(results_by_year),
        **dataset.once(corrections_by_year),
        **dataset.once(record_lists),
        **by_start([units] if len(units.leaves) > 1 else ()),
        **by_start([exemplars] if more_than_in_front(dataset) else ()),
    }


@dataclass(frozen=True)
class ListPage:
    """One page of a list."""

    listing: Listing
    leaf: Leaf

    @property
    def told_by(self) -> object:
        """What the page shows: all that is said of the list, and the items on this page alone."""
        said = [getattr(self.listing, one.name) for one in fields(self.listing) if one.name != "items"]
        return said, self.leaf, self.listing.on(self.leaf)


@table
def listing_leaves(dataset: Dataset) -> Mapping[str, ListPage]:
    """Return every page of these lists by its address."""
    return {leaf.path: ListPage(listing, leaf) for listing, leaf in _leaves(dataset)}


def _leaves(dataset: Dataset) -> Iterator[tuple[Listing, Leaf]]:
    for listing in dataset.once(listings).values():
        for leaf in listing.leaves:
            if not (listing.by_hand and leaf.number == 1):
                yield listing, leaf


def list_page(dataset: Dataset, path: str) -> Mapping[str, Any]:
    """Return one of these pages.

    :raises KeyError: if there is none at this address.
    """
    if (found := dataset.entry(listing_leaves, path)) is None:
        raise KeyError(path)
    listing, leaf = found.listing, found.leaf
    return {
        "title": leaf.title,
        "crumb": leaf.numbered(listing.crumb),
        "breadcrumb": (Link("Trang chủ", ""), *listing.trail),
        "shows": listing.shows.value,
        **_items(dataset, listing, leaf),
        "page": leaf,
        "years": listing.years,
        "origin_of_all": _origin_of_all(dataset, listing),
    }


def _origin_of_all(dataset: Dataset, listing: Listing) -> Provenance | None:
    """Return where a list's things come from when that is their record's source and no other."""
    if listing.record and listing.shows in (Shows.NAMES, Shows.POINTS):
        return provenance(dataset, listing.record)
    return None


def _items(dataset: Dataset, listing: Listing, leaf: Leaf) -> Mapping[str, Any]:
    items, shows = listing.on(leaf), listing.shows
    if shows is Shows.REPORTS:
        return full_reports(dataset, items, leaf.path)
    if shows in _VIEWS_OF_ALL:
        return {"items": _VIEWS_OF_ALL[shows](dataset, items)}
    return {"items": [_VIEWS[shows](dataset, item) for item in items]}


def news_year(dataset: Dataset, year: int) -> Mapping[str, Any]:
    """Return the first page of a year's articles.

    :raises KeyError: if there are none.
    """
    return list_page(dataset, news_year_path(year))
