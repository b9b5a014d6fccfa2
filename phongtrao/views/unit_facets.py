"""Units as a facet: what is in a unit is in those above it and, where that is certain, in today's."""

from collections.abc import Iterable, Iterator

from ..dataset import Dataset
from ..records import Model, Unit, UnitKind
from ..vietnamese import sort_key
from .common import unit_label
from .facets import Term

PRESENT, FORMER, ORGANISATIONS = "Hiện nay", "Trước đây", "Cơ quan, tổ chức"
NOTE = "Gồm cả những gì ở các đơn vị bên dưới, và ở các đơn vị trước đây mà nay thuộc trọn địa bàn này."


def areas(dataset: Dataset, ids: Iterable[str | None]) -> set[str]:
    """Return the ids of all units that something in these units is in.

    That is each unit itself, those it belongs to, and the one that it now is part of. A unit that was divided
    among several leads to none of them: nobody can say in which part a thing stands.
    """
    found: set[str] = set()
    waiting = [one for one in ids if one]
    while waiting:
        unit = dataset.units.get(waiting.pop())
        if unit and unit.id not in found:
            found.add(unit.id)
            waiting += [unit.parent] if unit.parent else []
            waiting += unit.successors if len(unit.successors) == 1 else ()
    return found


def units_of(model: Model) -> list[str | None]:
    """Return the units that a model or any of its points names."""
    return [model.unit, *(point.unit for point in model.points)]


def unit_terms(dataset: Dataset) -> Iterator[Term]:
    """Yield every unit as a value of a facet: today's by name, then former ones, then organisations."""
    for group in (PRESENT, FORMER, ORGANISATIONS):
        units = [unit for unit in dataset.units.values() if _group(unit) == group]
        for unit in sorted(units, key=lambda one: sort_key(one.name)):
            yield Term(unit.id, unit_label(dataset, unit), group, *_bridge(dataset, unit))


def _bridge(dataset: Dataset, unit: Unit) -> tuple[tuple[str, ...], str]:
    """Return what a unit is now, or what it was before, with the words for it."""
    if unit.valid_to:
        return unit.successors, "Nay thuộc"
    return tuple(one.id for one in dataset.predecessors.get(unit.id, ())), "Địa bàn trước đây"


def _group(unit: Unit) -> str:
    if unit.kind is UnitKind.ORGANISATION:
        return ORGANISATIONS
    return FORMER if unit.valid_to else PRESENT
