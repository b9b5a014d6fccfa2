"""What the records say about one of their fields: label, kind of value, allowed values, whether required."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from .records import Measure, PartialDate, Quantity
from .records.dates import DATE_FORMS, PARTIAL_DATE_FORMS
from .records.numerals import NUMBER_FORMS
from .records.quantities import QUANTITY_FORMS
from .records.values import Choice, reference

Path = tuple[str | int, ...]
# The error type of everything the records refuse in their own words.
REFUSED = "phongtrao"


class Kind(Enum):
    """How the text of a value is read."""

    TEXT = auto()
    DATE = auto()
    NUMBER = auto()
    QUANTITY = auto()
    FLAG = auto()
    CHOICE = auto()
    REFERENCE = auto()
    CATEGORY = auto()


_KINDS: dict[type, Kind] = {
    date: Kind.DATE,
    PartialDate: Kind.DATE,
    Decimal: Kind.NUMBER,
    bool: Kind.FLAG,
    Quantity: Kind.QUANTITY,
}


class Field(NamedTuple):
    """A field of a record, or of a part of it.

    ``required`` is false when a part above it may be left out. ``partial`` tells a date of any precision.
    ``group`` is the label of the part the field stands in, empty at the top of a record.
    ``part`` is the model of a field that holds keys of its own; ``hint`` the type the records give it.
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
    hint: Any = None

    @property
    def forms(self) -> str:
        """How a date, a number or a count is written, in Vietnamese; empty for other kinds."""
        dates = PARTIAL_DATE_FORMS if self.partial else DATE_FORMS
        forms = {Kind.DATE: dates, Kind.NUMBER: NUMBER_FORMS, Kind.QUANTITY: QUANTITY_FORMS}
        return forms.get(self.kind, "")

    def refusal(self, text: str) -> str:
        """Return what the records say against one text as this field's value, or nothing.

        Only what they say in their own words is told here; limits of length are told with the file.
        """
        try:
            TypeAdapter(self.hint).validate_python([text] if self.many else text)
        except ValidationError as error:
            own = [details["msg"] for details in error.errors() if details["type"] == REFUSED]
            return " ".join(dict.fromkeys(own))
        return ""


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
    required = required and model.model_fields[keys[-1]].is_required()
    return _field(tuple(path), model, group, required=required)


def _field(path: Path, model: type[BaseModel], group: str, *, required: bool) -> Field:
    key = str(path[-1]) if isinstance(path[-1], str) else str(path[-2])
    info, hint = model.model_fields[key], _hint(model, key)
    leaf = list(leaves(hint))
    references = [one.collection for one in leaf if isinstance(one, reference)]
    choices = next((one for one in leaf if isinstance(one, type) and issubclass(one, Choice)), None)
    found = [kind for type_, kind in _KINDS.items() if type_ in leaf]
    kind = Kind.CHOICE if choices else Kind.REFERENCE if references else (found or [Kind.TEXT])[0]
    if key == "category" and issubclass(model, Measure):
        kind = Kind.CATEGORY
    return Field(
        path=path,
        title=info.title or "",
        group=group,
        description=info.description or "",
        examples=tuple(str(example) for example in info.examples or () if isinstance(example, str)),
        required=required,
        kind=kind,
        many=get_origin(get_args(hint)[0] if get_origin(hint) is Annotated else hint) is tuple,
        partial=PartialDate in leaf,
        collection=references[0] if references else "",
        choices=choices,
        part=next((one for one in leaf if isinstance(one, type) and issubclass(one, BaseModel)), None),
        hint=hint,
    )


def _hint(model: type[BaseModel], key: str) -> Any:
    return _hints(model)[key]


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    # pydantic's own class has twenty hints that would be worked out anew for every model.
    own = [kind for kind in reversed(model.__mro__) if issubclass(kind, BaseModel) and kind is not BaseModel]
    return {key: hint for kind in own for key, hint in get_annotations(kind).items()}


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
