"""From old names of places to new ones, and back."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..dataset import Dataset
from ..paths import unit_path
from ..records import Unit
from ..vietnamese import format_date, join_and, sort_key
from .common import Link


class Step(NamedTuple):
    """One time of a place: which units it was then; ``here`` is the unit whose page this is."""

    when: str
    units: list[Link]
    here: bool = False
    note: str = ""


def bridge(dataset: Dataset, unit: Unit) -> Iterator[Step]:
    """Yield the times of a place: before, on this page, now; nothing where it had one name only."""
    before = _lowest(dataset, dataset.predecessors.get(unit.id, []))
    after = _sorted(dataset.units[one] for one in unit.successors if one in dataset.units)
    if not before and not after:
        return
    if before:
        yield Step(_until(before[0]), [_named(dataset, one) for one in before])
    yield Step(_since(unit) if before else _until(unit), [_named(dataset, unit)], here=True)
    if after:
        note = _joined(dataset, unit, after)
        yield Step(_since(after[0]), [_named(dataset, one) for one in after], note=note)


def _sorted(units: Iterable[Unit]) -> list[Unit]:
    return sorted(units, key=lambda one: sort_key(one.name))


def _named(dataset: Dataset, unit: Unit) -> Link:
    """Return a link by the names a unit and those above it had; the step says until when."""
    names = [unit.full_name, *(above.full_name for above in dataset.above(unit))]
    return Link(", ".join(names), unit_path(unit))


def _since(unit: Unit) -> str:
    return f"Từ {format_date(unit.valid_from)}" if unit.valid_from else "Hiện nay"


def _until(unit: Unit) -> str:
    return f"Đến hết {format_date(unit.valid_to)}" if unit.valid_to else "Trước đó"


def _joined(dataset: Dataset, unit: Unit, after: Iterable[Unit]) -> str:
    """Return with which others a unit became a new one: ``Cùng với xã Hàm Kiệm và xã Mương Mán (tên cũ)``."""
    found = [one for new in after for one in dataset.predecessors.get(new.id, [])]
    together = _lowest(dataset, found)
    names = [one.full_name for one in together if one is not unit]
    return f"Cùng với {join_and(names)} (tên cũ)" if names and unit in together else ""


def _lowest(dataset: Dataset, units: Iterable[Unit]) -> list[Unit]:
    """Return the units that are not above others of them: a district's communes say where it was."""
    found = {one.id: one for one in units}
    above = {higher.id for one in found.values() for higher in dataset.above(one)}
    return _sorted(one for one in found.values() if one.id not in above)
