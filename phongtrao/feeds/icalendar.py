"""A calendar as iCalendar (RFC 5545): each event takes whole days, for no source tells hours."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..dataset import Dataset
from ..paths import article_path, calendar_path
from ..records import Conference
from ..vietnamese import capitalize_first, format_date, join_and
from ..views.calendars import Calendar
from ..views.common import article_kind, places, when
from ..views.updates import published, updated
from .content_lines import day, lines_of, moment, text_line
from .entries import Entries
from .identity import event_id, feed_id

PRODUCT = "-//Phong Trao//Lich su kien//VI"


def calendar_text(dataset: Dataset, site: Entries, calendar: Calendar) -> str:
    """Return a calendar; addresses stand in it where the site's own is known."""
    title = f"{calendar.title} – {dataset.site.movement}"
    return (
        lines_of(
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                f"PRODID:{PRODUCT}",
                "CALSCALE:GREGORIAN",
                f"UID:{feed_id(dataset, calendar.name)}",
                text_line("NAME", title),
                text_line("X-WR-CALNAME", title),
                *_addresses(site, calendar),
                # Programs that would ask more often learn nothing: days are the finest that is known.
                "REFRESH-INTERVAL;VALUE=DURATION:P1D",
                "X-PUBLISHED-TTL:P1D",
            ]
        )
        + "".join(_event(dataset, site, one) for one in calendar.events)
        + lines_of(["END:VCALENDAR"])
    )


def _addresses(site: Entries, calendar: Calendar) -> Iterator[str]:
    if site.address:
        yield f"URL:{site.whole(calendar.page)}"
        yield f"SOURCE;VALUE=URI:{site.whole(calendar_path(calendar.name))}"


def _event(dataset: Dataset, site: Entries, identifier: str) -> str:
    address = site.whole(article_path(dataset.articles[identifier])) if site.address else ""
    url = lines_of([f"URL:{address}"]) if address else ""
    return f"{dataset.piece(_event_lines, identifier)}{url}{lines_of(['END:VEVENT'])}"


def _event_lines(dataset: Dataset, identifier: str) -> str:
    """Return the lines of an event down to its address, which depends on where the site stands."""
    event = dataset.conferences[identifier]
    changed, added = moment(updated(dataset, event)), published(dataset, event)
    where = "; ".join(place.text for place in places(dataset, event))
    return lines_of(
        [
            "BEGIN:VEVENT",
            f"UID:{event_id(dataset, event)}",
            # With no message sent about it, this is the last change, not when the file was made.
            f"DTSTAMP:{changed}",
            f"LAST-MODIFIED:{changed}",
            *([f"CREATED:{moment(added)}"] if added else []),
            f"SEQUENCE:{len(event.corrections)}",
            f"DTSTART;VALUE=DATE:{day(event.date.first_day())}",
            *([f"DTEND;VALUE=DATE:{day(end)}"] if (end := _day_after(event)) else []),
            # The day is not taken for whoever subscribes.
            "TRANSP:TRANSPARENT",
            text_line("SUMMARY", event.title),
            text_line("DESCRIPTION", _described(event)),
            *([text_line("LOCATION", capitalize_first(where))] if where else []),
            text_line("CATEGORIES", article_kind(event)),
        ]
    )


def _day_after(event: Conference) -> date | None:
    """Return the day after the last one, where the source names that day."""
    return event.end_date.first_day() + timedelta(days=1) if event.end_date and event.end_date.day else None


def _described(event: Conference) -> str:
    """Return when, in the source's words, what, by whom, from where, and what was corrected."""
    corrected = sorted(event.corrections, key=lambda one: one.date, reverse=True)
    sources = [f"{one.title}, {one.publisher}{f', {one.url}' if one.url else ''}" for one in event.sources]
    return "\n".join(
        [
            *(f"Đính chính {format_date(one.date)}: {one.text}" for one in corrected),
            f"Thời gian: {when(event)}",
            event.summary,
            *([f"Đơn vị tổ chức: {join_and(list(event.organisers))}"] if event.organisers else []),
            *(f"Nguồn: {one}" for one in sources),
        ]
    )
