"""What the records say about one of their fields: label, kind of value, allowed values, whether required."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .records import Measure, PartialDate
from .records.values import Choice, reference

Path = tuple[str | int, ...]


class Kind(Enum):
    """How the text of a value is read."""

    TEXT = auto()
    DATE = auto()
    NUMBER = auto()
    COUNT = auto()
    FLAG = auto()
    CHOICE = auto()
    REFERENCE = auto()
    CATEGORY = auto()


_KINDS: dict[type, Kind] = {
    date: Kind.DATE,
    PartialDate: Kind.DATE,
    Decimal: Kind.NUMBER,
    bool: Kind.FLAG,
    int: Kind.COUNT,
}


@dataclass(frozen=True)
class Field:
    """A field of a record, or of a part of it.

    ``required`` is false when a part above it may be left out. ``partial`` tells a date of any precision.
    ``group`` is the label of the part the field stands in, empty at the top of a record.
    ``part`` is the model of a field that holds keys of its own.
    """

    path: Path
    title: str
    group: str
    description: str
    examples: tuple[str, ...]
    required: bool
    kind: Kind
    many: bool
    partial: bool = False
    collection: str = ""
    choices: type[Choice] | None = None
    part: type[BaseModel] | None = None


def field_at(model: type[BaseModel], path: Sequence[str | int]) -> Field:
    """Return the field of ``model`` at a path of keys and indexes.

    :raises KeyError: if the records have no such field.
    """
    group, required = "", True
    keys = [part for part in path if isinstance(part, str)]
    for key in keys[:-1]:
        info = model.model_fields[key]
        group, required = info.title or "", required and info.is_required()
        model = next(parts_in(_hint(model, key)))
    key = keys[-1]
    info = model.model_fields[key]
    return _field(tuple(path), info, group, required and info.is_required(), _hint(model, key), model)


def _field(
    path: Path, info: FieldInfo, group: str, required: bool, hint: Any, model: type[BaseModel]
) -> Field:
    leaf = list(leaves(hint))
    references = [one.collection for one in leaf if isinstance(one, reference)]
    choices = next((one for one in leaf if isinstance(one, type) and issubclass(one, Choice)), None)
    found = [kind for type_, kind in _KINDS.items() if type_ in leaf]
    kind = Kind.CHOICE if choices else Kind.REFERENCE if references else (found or [Kind.TEXT])[0]
    if path[-1] == "category" and issubclass(model, Measure):
        kind = Kind.CATEGORY
    return Field(
        path=path,
        title=info.title or "",
        group=group,
        description=info.description or "",
        examples=tuple(str(example) for example in info.examples or () if isinstance(example, str)),
        required=required,
        kind=kind,
        many=get_origin(hint) is tuple,
        partial=PartialDate in leaf,
        collection=references[0] if references else "",
        choices=choices,
        part=next(parts_in(hint), None),
    )


def _hint(model: type[BaseModel], key: str) -> Any:
    return get_type_hints(model, include_extras=True)[key]


def leaves(hint: Any) -> Iterator[Any]:
    """Yield the types and the annotations inside a type hint."""
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        yield from notes
        yield from leaves(inner)
    elif get_args(hint):
        for argument in get_args(hint):
            yield from leaves(argument)
    else:
        yield hint


def parts_in(hint: Any) -> Iterator[type[BaseModel]]:
    """Yield the models inside a type hint such as ``tuple[Source, ...] | None``."""
    for leaf in leaves(hint):
        if isinstance(leaf, type) and issubclass(leaf, BaseModel):
            yield leaf
