"""What the records' models say of their fields, laid out for walks over records and their JSON."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..fields import Kind, field_at
from ..public_copy import PRIVATE_KEYS


class Slot(NamedTuple):
    """One field: the kind of its values, the model of its parts, whether it is a list, whose ids it holds."""

    kind: Kind
    part: type[BaseModel] | None
    many: bool
    collection: str


@cache
def slots(model: type[BaseModel]) -> Mapping[str, Slot]:
    """Return every field of a model that the public may see."""
    found = {key: field_at(model, (key,)) for key in model.model_fields if key not in PRIVATE_KEYS}
    return {key: Slot(one.kind, one.part, one.many, one.collection) for key, one in found.items()}


@cache
def private(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the keys of a model that are for editors alone, with True or what is hidden below them."""
    hidden: dict[str, Any] = dict.fromkeys(PRIVATE_KEYS & model.model_fields.keys(), True)
    for key, slot in slots(model).items():
        below = private(slot.part) if slot.part else {}
        if below:
            hidden[key] = below
    return hidden
