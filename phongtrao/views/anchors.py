"""Where a thing is that was on the first page of a list, for links from elsewhere that still lead there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..dataset import Dataset
from ..indexes import Honour
from ..paths import RESULTS
from ..records import Result, Unit
from .listings import Listing
from .timelines import every_timeline
from .unit_lists import table_of, unit_listing
from .year_lists import honour_anchor, honours_by_year, results_by_page, results_by_year

# Ids by the address of the page that has them.
Places = Mapping[str, Sequence[str]]


def anchor_places(dataset: Dataset) -> Mapping[str, Places]:
    """Return where the ids are that each list's first page may have had once, by the address of that page.

    A list that fits into one page needs nobody to look for its ids.
    """
    listings = [
        *dataset.once(honours_by_year).values(),
        *dataset.once(results_by_year).values(),
        dataset.once(unit_listing),
    ]
    found = {one.start: _of_listing(one) for one in listings if len(one.leaves) > 1}
    later = _behind_results(dataset)
    return {**found, RESULTS: later} if later else found


def _of_listing(listing: Listing) -> Places:
    return {leaf.path: list(dict.fromkeys(map(_anchor, listing.on(leaf)))) for leaf in listing.leaves}


def _anchor(item: Any) -> str:
    match item:
        case Honour():
            return honour_anchor(item)
        case Unit():
            return table_of(item).id
    assert isinstance(item, Result)
    return item.id


def _behind_results(dataset: Dataset) -> Places:
    """Return the reports and timelines that the page of results has no room for."""
    places: dict[str, list[str]] = defaultdict(list)
    for page, anchor in _elsewhere(dataset):
        places[page].append(anchor)
    return places


def _elsewhere(dataset: Dataset) -> Iterator[tuple[str, str]]:
    for page, results in dataset.once(results_by_page).items():
        if page != RESULTS:
            yield from ((page, result.id) for result in results)
    yield from ((chart.page, chart.id) for chart in every_timeline(dataset) if chart.page != RESULTS)
