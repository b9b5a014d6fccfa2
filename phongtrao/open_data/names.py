"""Names beside ids: what the units and terms are called that a record refers to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..dataset import Dataset
from ..records.settings import VOCABULARIES
from ..views.common import unit_label
from .layout import slots

Names = dict[str, dict[str, Any]]
# What a figure may be broken down by, and the way into its categories.
_CATEGORIES = "categories"


class _Step(NamedTuple):
    key: str
    collection: str
    below: "tuple[_Step, ...]"


@cache
def _steps(model: type[BaseModel]) -> tuple[_Step, ...]:
    """Return the way to every id in a model that names a unit or a term."""
    found = []
    for key, slot in slots(model).items():
        named = slot.collection if slot.collection in (*VOCABULARIES, "units") else ""
        below = _steps(slot.part) if slot.part else ()
        if named or below:
            found.append(_Step(key, named, below))
    return tuple(found)


def names_of(dataset: Dataset, part: BaseModel) -> Names:
    """Return the names of all that a record or a part of one refers to, by vocabulary and id."""
    ids: dict[str, set[Any]] = defaultdict(set)
    for collection, identifier in _ids(part, _steps(type(part))):
        ids[collection].add(identifier)
    names: Names = {}
    for collection in sorted(ids.keys() - {_CATEGORIES}):
        names[collection] = {one: _name(dataset, collection, one) for one in sorted(ids[collection])}
    for dimension, category in sorted(ids[_CATEGORIES]):
        known = names.setdefault(_CATEGORIES, {}).setdefault(dimension, {})
        known[category] = {"name": dataset.terms[dimension].get(category, category)}
    return names


def _ids(part: BaseModel, steps: tuple[_Step, ...]) -> Iterator[tuple[str, Any]]:
    for key, collection, below in steps:
        value = getattr(part, key)
        for one in value if isinstance(value, tuple) else (value,) if value is not None else ():
            if below:
                yield from _ids(one, below)
            else:
                yield collection, one
                if collection == "dimensions":
                    yield _CATEGORIES, (one, part.category)  # type: ignore[attr-defined]


def _name(dataset: Dataset, collection: str, identifier: str) -> Mapping[str, str]:
    if collection == "units":
        unit = dataset.units[identifier]
        return {"name": unit.full_name, "full_name": unit_label(dataset, unit)}
    if collection == "indicators":
        indicator = dataset.indicators[identifier]
        return {"name": indicator.name, "measure_unit": indicator.measure_unit}
    if collection == "dimensions":
        return {"name": dataset.dimensions[identifier]}
    return {"name": dataset.terms[collection][identifier]}
