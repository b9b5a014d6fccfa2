"""The list of all units: today's, former ones, organisations."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import UNITS, unit_path
from ..records import Unit, UnitKind
from ..vietnamese import capitalize_first, sort_key
from .common import Link, succession, unit_label
from .listings import Listing, Shows

# A unit's name, code, and what else there is to say.
UnitRow = tuple[Link, str, str]


class UnitTable(NamedTuple):
    """Units of one kind; ``last`` is the heading of what else is said of them."""

    id: str
    heading: str
    caption: str
    last: str
    rows: Sequence[UnitRow] = ()


TABLES = (
    UnitTable("hien-nay", "Hiện nay", "Đơn vị hành chính hiện nay", "Ghi chú"),
    UnitTable("truoc-day", "Trước đây", "Đơn vị hành chính trước đây và nơi nay thuộc về", "Nay thuộc"),
    UnitTable("co-quan-don-vi", "Cơ quan, đơn vị", "Cơ quan, đơn vị", ""),
)


def every_unit(dataset: Dataset) -> Sequence[Unit]:
    """Return today's administrative units, then former ones, then organisations, each by name."""
    found = sorted(dataset.units.values(), key=lambda one: sort_key(one.name))
    return sorted(found, key=_group)


def _group(unit: Unit) -> int:
    """Return the place of a unit's table among the tables."""
    if unit.kind is UnitKind.ORGANISATION:
        return 2
    return 1 if unit.valid_to else 0


def unit_listing(dataset: Dataset) -> Listing:
    """Return the list of all units; its first page is written by hand."""
    return Listing(
        start=UNITS,
        title="Đơn vị",
        crumb="Đơn vị",
        described="Các đơn vị hành chính trước và sau ngày 1/7/2025, cùng cơ quan, đơn vị được nhắc đến.",
        shows=Shows.UNITS,
        items=every_unit(dataset),
        trail=(),
        by_hand=True,
    )


def unit_list(dataset: Dataset) -> Mapping[str, Any]:
    """Return the first page of the units, and where tables that begin later begin."""
    listing = dataset.once(unit_listing)
    page, *later = listing.leaves
    begun = {table_of(one).id for one in listing.on(page)}
    begins: dict[str, Link] = {}
    for leaf in later:
        for table in map(table_of, listing.on(leaf)):
            link = Link(f"{table.heading} (trang {leaf.number})", f"{leaf.path}#{table.id}")
            begins.setdefault(table.id, link)
    return {
        "tables": unit_tables(dataset, listing.on(page)),
        "page": page,
        "begins": [link for table, link in begins.items() if table not in begun],
    }


def table_of(unit: Unit) -> UnitTable:
    """Return the table, without rows, that a unit stands in."""
    return TABLES[_group(unit)]


def unit_tables(dataset: Dataset, units: Iterable[Unit]) -> list[UnitTable]:
    """Return units, in the order of ``every_unit``, as tables."""
    return [
        TABLES[group]._replace(rows=[_unit_row(dataset, one) for one in found])
        for group, found in groupby(units, key=_group)
    ]


def _unit_row(dataset: Dataset, unit: Unit) -> UnitRow:
    now = succession(dataset, unit) or unit.formed_with or unit.note or ""
    return Link(unit_label(dataset, unit), unit_path(unit)), unit.code or "", capitalize_first(now)
