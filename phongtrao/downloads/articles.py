"""The columns of events and news. Their long texts stay in the JSON of each record."""

from ..records import Article, Conference, DateCertainty
from ..records.event_parts import EventKind, Mode, PartOfDay
from ..views.common import places
from .columns import (
    BETWEEN,
    Column,
    choice,
    counted,
    dates,
    identity,
    partial,
    reference,
    said,
    several,
    text,
)
from .items import Item
from .provenance import origin_columns


def _first_unit(item: Item) -> str | None:
    return next((place.unit for place in item.part.places if place.unit), None)


def _places(item: Item) -> str | None:
    return BETWEEN.join(place.text for place in places(item.dataset, item.part)) or None


def _shared() -> tuple[Column, ...]:
    return (
        *dates("date", said(Article, "date"), "part.date"),
        partial("end_date", said(Article, "end_date"), "part.end_date"),
        *choice(
            "date_certainty",
            said(Article, "date_certainty"),
            DateCertainty,
            "part.date_certainty",
            required=True,
        ),
        *choice("part_of_day", said(Article, "part_of_day"), PartOfDay, "part.part_of_day"),
        text("summary", said(Article, "summary"), "part.summary", required=True),
        *reference("unit", "Đơn vị nơi diễn ra", "units", _first_unit),
        text("places", said(Article, "places"), _places, description="Mọi nơi, viết bằng chữ."),
        several("organisers", said(Article, "organisers"), "part.organisers"),
        several("co_organisers", said(Article, "co_organisers"), "part.co_organisers"),
        text("occasion", said(Article, "occasion"), "part.occasion"),
    )


def conference_columns() -> tuple[Column, ...]:
    """Return the columns of events."""
    return (
        identity(),
        text("title", said(Article, "title"), "part.title", required=True),
        *choice("kind", said(Conference, "kind"), EventKind, "part.kind", required=True),
        several(
            "also_kinds",
            said(Conference, "also_kinds"),
            lambda item: [kind.value for kind in item.part.also_kinds],
        ),
        *_shared(),
        *choice("mode", said(Conference, "mode"), Mode, "part.mode"),
        *counted("sites", said(Conference, "sites"), "part.sites", "điểm"),
        *reference("pilot", said(Conference, "pilot"), "levels", "part.pilot"),
        *counted("entries", said(Conference, "entries"), "part.entries", "bài, tiết mục"),
        *origin_columns(),
    )


def news_columns() -> tuple[Column, ...]:
    """Return the columns of other news."""
    return (
        identity(),
        text("title", said(Article, "title"), "part.title", required=True),
        *_shared(),
        *origin_columns(),
    )
