"""Texts of a row → values as the records keep them: names become ids, equal spellings become one."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from ..fields import Kind
from ..names import Names, clean
from ..records import PartialDate
from ..records.dates import parse_partial_date
from .cells import canonical
from .columns import Column, Scope, is_clear
from .layout import Row, TextCell
from .problems import Place, SheetProblem

# The columns that say when what a row tells happened.
_DAYS = ("launched", "date", "as_of")


@dataclass(frozen=True)
class Value:
    """What a cell puts into a record: one text, the items of a list, or nothing (take the value out)."""

    texts: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class ValuedRow:
    """A row whose texts are values."""

    place: Place
    values: dict[Column, Value]
    after_blank: bool = False

    def of(self, scope: Scope) -> dict[Column, Value]:
        """Return the values of one scope."""
        return {column: value for column, value in self.values.items() if column.scope is scope}

    def one(self, column: Column | None) -> str:
        """Return a single value, empty when the row has none."""
        value = self.values.get(column) if column else None
        return value.texts[0] if value and value.texts else ""


def valued(row: Row, names: Names, problems: list[SheetProblem]) -> ValuedRow:
    """Return ``row`` with values, noting each name that stands for nothing we know."""
    dimension = next((column for column in row.cells if column.path[-1:] == ("dimension",)), None)
    chosen = ""
    if dimension:
        chosen, _ = names.find(dimension.field, row.text(dimension))
    day = _day_of(row)
    values = {}
    for column, cell in row.cells.items():
        texts = []
        for text, wrong in _texts(column, cell, names, chosen, day):
            texts.append(text)
            if wrong:
                problems.append(SheetProblem(cell.place, wrong))
        values[column] = Value(tuple(texts), cell.place)
    return ValuedRow(row.place, values, row.after_blank)


def _day_of(row: Row) -> PartialDate | None:
    """Return when what the row tells happened, if it says so: that tells units of one name apart."""
    for column, cell in row.cells.items():
        if column.path and column.path[-1] in _DAYS:
            try:
                return parse_partial_date(cell.text)
            except PydanticCustomError:
                return None
    return None


def _texts(
    column: Column, cell: TextCell, names: Names, dimension: str, day: PartialDate | None
) -> Iterator[tuple[str, str]]:
    """Yield each text of a cell as the record keeps it, with what is wrong with it."""
    field = column.field
    if is_clear(cell.text):
        return
    for text in map(clean, cell.text.split("\n") if field.many else [cell.text]):
        if field.kind in (Kind.CHOICE, Kind.REFERENCE, Kind.CATEGORY, Kind.FLAG):
            yield names.find(field, text, dimension, day)
        elif text:
            yield canonical(field, text), ""
