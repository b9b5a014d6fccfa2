"""Columns of the flat tables: name, type, rules, label, and how a row's value is found.

Labels and descriptions are those of the records; a column that no field stands behind brings its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from ..fields import Field, field_at
from ..records import PartialDate, Quantity
from ..records.values import Choice
from .items import Get, Item

# What separates several values in one cell.
BETWEEN = " | "
DATE_PATTERN = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
PRECISIONS = {"day": "ngày", "month": "tháng", "year": "năm"}
Label = Field | str

# The id of a record, or of what stands inside one, behind two hyphens, which no record's id has.
_ROW_ID = r"[a-z0-9]+(--?[a-z0-9]+)*"


@dataclass(frozen=True)
class Column:
    """One column. ``type`` is a Frictionless type; ``measure_unit`` what its numbers count.

    ``refers`` is the table whose ``id`` its values are. ``derived`` tells a number that no source states.
    """

    name: str
    type: str
    title: str
    get: Get
    description: str = ""
    measure_unit: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[tuple[str, str], ...] = ()
    pattern: str = ""
    minimum: int | None = None
    refers: str = ""
    derived: bool = False


def said(model: type[BaseModel], *path: str) -> Field:
    """Return what the records say of a field."""
    return field_at(model, path)


def made(name: str, kind: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column; ``get`` may be the way to an attribute of the item: ``part.name``."""
    title, description = (label.title, label.description) if isinstance(label, Field) else (label, "")
    if isinstance(label, Field) and label.group:
        title = f"{label.group}: {title[:1].lower()}{title[1:]}"
    found = attrgetter(get) if isinstance(get, str) else get
    return Column(name, kind, title, found, **{"description": description, **more})


def text(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column of text."""
    return made(name, "string", label, get, **more)


def several(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column whose cells may hold several texts."""
    found = attrgetter(get) if isinstance(get, str) else get
    column = text(name, label, lambda item: BETWEEN.join(found(item) or ()) or None, **more)
    note = f"Nhiều giá trị cách nhau bằng “{BETWEEN.strip()}”."
    return Column(**{**vars(column), "description": " ".join(filter(None, [column.description, note]))})


def identity(unique: bool = True, title: str = "Mã", **more: Any) -> Column:
    """Return the column of a row's own id."""
    return text("id", title, "id", required=True, unique=unique, pattern=_ROW_ID, **more)


def reference(
    name: str, label: Label, collection: str, get: Get | str, *, required: bool = False
) -> Iterator[Column]:
    """Yield the column of another thing's id, and that of its name; withdrawn things have neither."""
    found = attrgetter(get) if isinstance(get, str) else get
    named = _NAMED.get(collection, _term)

    def known(item: Item) -> Any:
        identifier = found(item)
        return identifier if identifier and named(item, collection, identifier) else None

    def its_name(item: Item) -> Any:
        identifier = found(item)
        return named(item, collection, identifier) if identifier else None

    column = text(name, label, known, refers=collection, required=required)
    yield column
    yield text(f"{name}_name", f"{column.title} (tên)", its_name)


def _term(item: Item, collection: str, identifier: str) -> str | None:
    return item.dataset.terms[collection].get(identifier)


def _model(item: Item, _: str, identifier: str) -> str | None:
    found = item.dataset.models.get(identifier)
    return found.name if found else None


def _indicator(item: Item, _: str, identifier: str) -> str | None:
    return item.dataset.indicators[identifier].name


_NAMED: dict[str, Callable[[Item, str, str], str | None]] = {"models": _model, "indicators": _indicator}


def choice(name: str, label: Label, choices: type[Choice], get: Get | str, **more: Any) -> Iterator[Column]:
    """Yield the column of a choice, and that of its Vietnamese word."""
    found = attrgetter(get) if isinstance(get, str) else get

    def value(item: Item) -> Any:
        chosen = found(item)
        return chosen.value if chosen is not None else None

    def word(item: Item) -> Any:
        chosen = found(item)
        return (chosen.label or None) if chosen is not None else None

    allowed = tuple((one.value, one.label) for one in choices)
    column = text(name, label, value, enum=allowed, **more)
    yield column
    yield text(f"{name}_label", f"{column.title} (bằng chữ)", word)


def day(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column of full days."""
    return made(name, "date", label, get, **more)


def partial(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column of dates as exact as the source gives them, in ISO 8601."""
    found = attrgetter(get) if isinstance(get, str) else get

    def value(item: Item) -> Any:
        given: PartialDate | None = found(item)
        return given.iso() if given else None

    note = "Năm, năm-tháng hoặc năm-tháng-ngày, đúng mức nguồn nêu."
    return text(name, label, value, pattern=DATE_PATTERN, **{"description": note, **more})


def dates(name: str, label: Label, get: Get | str) -> Iterator[Column]:
    """Yield four columns of a date: as the source gives it, how exact, the first and last day it can mean."""
    found = attrgetter(get) if isinstance(get, str) else get
    column = partial(name, label, found, required=True)
    yield column
    yield text(
        f"{name}_precision",
        f"{column.title} (độ chính xác)",
        lambda item: _precision(found(item)),
        enum=tuple(PRECISIONS.items()),
        required=True,
    )
    for end, word in (("first", "sớm nhất"), ("last", "muộn nhất")):
        yield day(f"{name}_{end}", f"{column.title} ({word})", _end_of(found, end), required=True)


def _end_of(found: Get, end: str) -> Get:
    return lambda item: getattr(found(item), f"{end}_day")()


def _precision(given: PartialDate) -> str:
    return "day" if given.day else "month" if given.month else "year"


def number(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column of numbers."""
    return made(name, "number", label, get, **{"minimum": 0, **more})


def integer(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column of whole numbers."""
    return made(name, "integer", label, get, **{"minimum": 0, **more})


def flag(name: str, label: Label, get: Get | str, **more: Any) -> Column:
    """Return a column of yes and no."""
    return made(name, "boolean", label, get, **more)


def counted(name: str, label: Label, get: Get | str, measure_unit: str) -> Iterator[Column]:
    """Yield two columns of a count: the number where the source gives exactly one, the words as published."""
    found = attrgetter(get) if isinstance(get, str) else get

    def plain(item: Item) -> Any:
        given: Quantity | None = found(item)
        return given.plain if given else None

    def words(item: Item) -> Any:
        given: Quantity | None = found(item)
        return str(given) if given else None

    note = f"Bỏ trống khi nguồn không nêu đúng một số; xem cột {name}_text."
    column = integer(name, label, plain, measure_unit=measure_unit, description=note)
    yield column
    yield text(f"{name}_text", f"{column.title} (như nguồn nêu)", words)


def plain_number(value: Decimal) -> int | float:
    """Return a number as JSON and workbooks keep it."""
    return int(value) if value == value.to_integral() else float(value)
