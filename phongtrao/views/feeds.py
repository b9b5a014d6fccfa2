"""The page that lists every feed and calendar, and which of them a page leads programs to."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import HOME, MODELS, NEWS, UNITS, calendar_path, feed_path, unit_path, value_path
from ..vietnamese import capitalize_first, sort_key
from .calendars import NEWEST, calendar_years, calendars, events_without_day, unit_calendar, year_calendar
from .channels import ALL_NEWS, feed_links, field_channel, unit_channel
from .common import Link, succession, unit_label

ATOM, JSON = "application/atom+xml", "application/feed+json"


class Discovery(NamedTuple):
    """A feed as the head of a page tells of it."""

    title: str
    media_type: str
    path: str


class Subscription(NamedTuple):
    """What can be subscribed to: what it is about, its files; without any, there is nothing to tell yet."""

    label: str
    atom: str = ""
    json: str = ""
    calendar: str = ""
    page: str = ""
    now: str = ""


def discovered(dataset: Dataset, path: str) -> list[Discovery]:
    """Return the feeds that say more of what the page at ``path`` (from the site's root) shows."""
    links = (dataset.entry(feed_links, name) for name in _channels_of(path))
    return [
        Discovery(link.text, media_type, f"{(link.path or '').removesuffix('atom')}{ending}")
        for link in links
        if link
        for media_type, ending in ((ATOM, "atom"), (JSON, "json"))
    ]


def _channels_of(path: str) -> Iterator[str]:
    steps = path.split("/")
    if path == HOME or path.startswith(NEWS):
        yield ALL_NEWS
    elif path.startswith(UNITS) and len(steps) == 3:
        yield unit_channel(steps[1])
    elif path.startswith(value_path(MODELS, "linh-vuc", "")[:-1]) and len(steps) == 4:
        yield field_channel(steps[2])


def feeds(dataset: Dataset) -> Mapping[str, Any]:
    """Return every feed and calendar, and what stands in none."""
    years = dataset.entry(calendar_years, "all") or ()
    return {
        "all_news": _subscription(dataset, "Kênh chung", ALL_NEWS, NEWEST),
        "fields": [
            _subscription(dataset, term.name, field_channel(term.id)) for term in dataset.taxonomy.fields
        ],
        "units": list(_units(dataset)),
        "years": [Link(f"Năm {one}", calendar_path(year_calendar(one))) for one in years],
        "without_day": dataset.entry(events_without_day, "all"),
    }


def _units(dataset: Dataset) -> Iterator[Subscription]:
    """Yield the units that have news: those of today by name, then the former ones."""
    with_news = [one for one in dataset.units.values() if dataset.entry(feed_links, unit_channel(one.id))]
    for unit in sorted(with_news, key=lambda one: (bool(one.valid_to), sort_key(one.name))):
        label = capitalize_first(unit_label(dataset, unit))
        one = _subscription(dataset, label, unit_channel(unit.id), unit_calendar(unit.id))
        yield one._replace(page=unit_path(unit), now=succession(dataset, unit))


def _subscription(dataset: Dataset, label: str, channel: str, calendar: str = "") -> Subscription:
    link = dataset.entry(feed_links, channel)
    found = dataset.entry(calendars, calendar) if calendar else None
    return Subscription(
        label=label,
        atom=feed_path(channel, "atom") if link else "",
        json=feed_path(channel, "json") if link else "",
        calendar=calendar_path(calendar) if found else "",
    )
