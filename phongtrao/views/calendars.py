"""Which calendars of events there are, and which events stand in each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..dataset import Dataset, table
from ..paths import NEWS, news_year_path, unit_path
from ..records import Conference, DateCertainty
from .common import unit_label

# The calendar that people subscribe to; older events stand in the calendar of their year.
MOST_NEWEST = 100
NEWEST = "lich"


class Calendar(NamedTuple):
    """A calendar: its name in addresses, its title, the page that shows the same, its events' ids."""

    name: str
    title: str
    page: str
    events: tuple[str, ...]


def year_calendar(year: int) -> str:
    """Return the name of the calendar of a year."""
    return f"{NEWEST}/{year}"


def unit_calendar(unit: str) -> str:
    """Return the name of the calendar of a unit."""
    return f"{NEWEST}/don-vi/{unit}"


def has_day(event: Conference) -> bool:
    """Tell whether the source states the day of an event: a month is no day, and an inferred one is ours."""
    return bool(event.date.day) and event.date_certainty is DateCertainty.STATED


@table
def calendars(dataset: Dataset) -> Mapping[str, Calendar]:
    """Return every calendar that has an event, by name."""
    return {one.name: one for one in _calendars(dataset) if one.events}


@table
def events_without_day(dataset: Dataset) -> Mapping[str, int]:
    """Return how many events stand in no calendar, as ``all``."""
    return {"all": len(dataset.conferences) - len(dataset.once(_events))}


@table
def calendar_years(dataset: Dataset) -> Mapping[str, tuple[int, ...]]:
    """Return the years that have a calendar, newest first, as ``all``."""
    prefix = f"{NEWEST}/"
    names = (one.removeprefix(prefix) for one in dataset.once(calendars))
    return {"all": tuple(sorted((int(one) for one in names if one.isdecimal()), reverse=True))}


def _events(dataset: Dataset) -> Sequence[Conference]:
    """Return the events that stand in calendars, newest first."""
    return [one for one in dataset.articles.values() if isinstance(one, Conference) and has_day(one)]


def _calendars(dataset: Dataset) -> Iterator[Calendar]:
    events = dataset.once(_events)
    newest = tuple(one.id for one in events[:MOST_NEWEST])
    yield Calendar(NEWEST, "Lịch sự kiện", NEWS, newest)
    by_year: dict[int, list[str]] = defaultdict(list)
    by_unit: dict[str, list[str]] = defaultdict(list)
    for event in events:
        by_year[event.year].append(event.id)
        for one in dict.fromkeys(place.unit for place in event.places if place.unit):
            by_unit[one].append(event.id)
    for year, ids in by_year.items():
        yield Calendar(year_calendar(year), f"Lịch sự kiện năm {year}", news_year_path(year), tuple(ids))
    for name, ids in by_unit.items():
        unit = dataset.units[name]
        title = f"Lịch sự kiện: {unit_label(dataset, unit)}"
        yield Calendar(unit_calendar(name), title, unit_path(unit), tuple(ids[:MOST_NEWEST]))
