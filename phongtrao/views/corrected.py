"""What was corrected and what was withdrawn, of all records, newest first."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..dataset import Dataset, table
from ..git_hosts import issues_url
from ..paths import CORRECTIONS, exemplar_path, record_address, section_path
from ..records import Award, Exemplar, Record, Result
from ..vietnamese import capitalize_first
from . import paging
from .common import Link, edit_base, unit_label
from .honours import honour_text
from .listings import Listing, Shows, by_start, on_first
from .year_lists import honour_place, result_place, year_links

ON_FIRST_PAGE = 100


class Told(NamedTuple):
    """A correction, or why a record was withdrawn: on which day, of what.

    Of what is withdrawn only the kind is told: its content does not leave the repository.
    """

    date: datetime.date
    is_withdrawal: bool
    kind: str
    of: Link
    text: str


@table
def everything_told(dataset: Dataset) -> Mapping[str, Sequence[Told]]:
    """Return every correction and withdrawal, newest first, under an empty key.

    A table, so that a record that has neither may change without its page being made anew.
    """
    found = sorted(_told(dataset), key=lambda one: (one.of.path or "", one.of.text))
    return {"": sorted(found, key=lambda one: one.date, reverse=True)}


def _told(dataset: Dataset) -> Iterator[Told]:
    for record in dataset.records():
        for one in record.corrections:
            yield Told(one.date, False, record.kind_label, _named(dataset, record), one.text)
    for record in dataset.withdrawn.values():
        if record.withdrawn:
            where = Link("Địa chỉ cũ", record_address(record) or None)
            yield Told(record.withdrawn.date, True, record.kind_label, where, record.withdrawn.reason)


def _named(dataset: Dataset, record: Record) -> Link:
    """Return a record by its name, with where it stands."""
    match record:
        case Result():
            return Link(record.title, result_place(dataset, record))
        case Award():
            honour = dataset.honour_lines[record.path][0]
            return Link(honour_text(dataset, record), honour_place(dataset, honour))
        case Exemplar():
            # Which addresses there are is asked for before all references are known to be right.
            unit = dataset.units.get(record.unit)
            name = unit_label(dataset, unit) if unit else record.unit
            return Link(capitalize_first(name), exemplar_path(record))
    name = getattr(record, "title", None) or getattr(record, "name", None) or ""
    return Link(capitalize_first(getattr(record, "full_name", name)), record_address(record))


def corrections(dataset: Dataset) -> Mapping[str, Any]:
    """Return the newest corrections and withdrawals, the years that have any, and how to report a mistake."""
    found = dataset.entry(everything_told, "") or ()
    shown = found[: _count_in_front(found)]
    years = dict.fromkeys(one.date.year for one in found) if len(shown) < len(found) else ()
    return {
        "told": shown,
        "none_corrected": all(one.is_withdrawal for one in found),
        "none_withdrawn": not any(one.is_withdrawal for one in found),
        "years": year_links(_year_path, years),
        "hidden": len(found) - len(shown),
        "contact": dataset.site.contact,
        "issues": issues_url(edit_base(dataset)),
    }


def _count_in_front(found: Sequence[Told]) -> int:
    return on_first(found, Shows.CORRECTIONS, ON_FIRST_PAGE, paging.ROOM)


def _year_path(year: int) -> str:
    return section_path(CORRECTIONS, str(year))


def corrections_by_year(dataset: Dataset) -> Mapping[str, Listing]:
    """Return those of each year by the address of the year; none while the first page has room for all."""
    found = dataset.once(everything_told)[""]
    if _count_in_front(found) == len(found):
        return {}
    by_year = {year: list(some) for year, some in groupby(found, key=lambda one: one.date.year)}
    return by_start(
        Listing(
            start=_year_path(year),
            title=f"Đính chính năm {year}",
            crumb=f"Năm {year}",
            described=f"Mọi đính chính và nội dung đã rút trong năm {year}.",
            shows=Shows.CORRECTIONS,
            items=told,
            trail=(Link("Đính chính", CORRECTIONS),),
            date=str(year),
            years=tuple(year_links(_year_path, by_year, year)),
        )
        for year, told in by_year.items()
    )
