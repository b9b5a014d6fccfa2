"""Rows → the texts of the three kinds of file, some rows at a time.

The rows of a workbook are written here, everything around them in ``workbook`` (HACKING.md says why). Their
texts are inline strings, which no program runs as a formula.
"""

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from pydantic_core import to_json

from ..sheets.cells import MAX_CELL, guarded, is_formula
from .columns import Column, plain_number

Row = tuple[Any, ...]
# Styles of cells, by their places in the workbook's list (``workbook``).
PLAIN, DAY, QUOTED = 0, 1, 2
# Excel counts days from here.
_EPOCH = datetime.date(1899, 12, 30)


# What a text that a spreadsheet might run begins with; ``guarded`` decides about those.
_SIGNS = frozenset("=+-@\t\r'＝＋－＠")


class Texts(NamedTuple):
    """Some rows in each kind of file. JSON rows each end in a comma and a new line."""

    csv: bytes
    json: bytes
    sheet: bytes
    rows: int


def texts(columns: Sequence[Column], rows: Sequence[Row]) -> Texts:
    """Return rows in each kind of file."""
    return Texts(csv_text(rows).encode(), _json_text(columns, rows), sheet_text(rows).encode(), len(rows))


def header(columns: Sequence[Column]) -> str:
    """Return the first line of a CSV file, behind the mark that Excel needs to see UTF-8."""
    return "\ufeff" + csv_text([tuple(column.name for column in columns)])


def csv_text(rows: Iterable[Row]) -> str:
    """Return rows as RFC 4180 has them: commas, quotes where needed, lines that end in CRLF."""
    stream = io.StringIO(newline="")
    # The writer itself knows text, whole numbers, days and nothing at all.
    csv.writer(stream).writerows(
        [
            value
            if value is None or (value.__class__ is str and value[:1] not in _SIGNS)
            else _CSV[value.__class__](value)
            for value in row
        ]
        for row in rows
    )
    return stream.getvalue()


_CSV: Mapping[type, Callable[[Any], Any]] = {
    str: partial(guarded, plain=True),
    int: str,
    float: repr,
    bool: lambda value: "true" if value else "false",
    Decimal: lambda value: f"{value:f}",
    datetime.date: datetime.date.isoformat,
}


def _json_text(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    names = [column.name for column in columns]
    # All other values are JSON's own, or days, which are told in ISO 8601.
    numbers = [column.name for column in columns if column.type == "number"]
    told = [dict(zip(names, row, strict=True)) for row in rows]
    for one in told:
        for name in numbers:
            if one[name] is not None:
                one[name] = plain_number(Decimal(one[name]))
    text = to_json(told)[1:-1]
    # No text can hold this: a quotation mark inside one is escaped, and what follows its end is no name.
    start = f'{{"{names[0]}":'.encode()
    return text.replace(b"}," + start, b"},\n" + start) + (b",\n" if rows else b"")


def sheet_text(rows: Iterable[Row]) -> str:
    """Return rows of a worksheet. Rows and cells are numbered by their order, as the standard allows."""
    # Labels, names of units and sources come again and again.
    cells = _TextCells()
    lines = (
        [
            "<c/>"
            if value is None
            else cells[value]
            if value.__class__ is str
            else _SHEET[value.__class__](value)
            for value in row
        ]
        for row in rows
    )
    return "".join([f"<row>{''.join(line)}</row>" for line in lines])


class _TextCells(dict[str, str]):
    """Cells of texts, each made once."""

    def __missing__(self, text: str) -> str:
        self[text] = made = _sheet_text(text)
        return made


def _sheet_text(text: str) -> str:
    style = f' s="{QUOTED}"' if text[:1] in _SIGNS and is_formula(text) else ""
    if len(text) > MAX_CELL:
        text = f"{text[: MAX_CELL - 1]}…"
    # Spaces at the ends and new lines are part of a text.
    kept = ' xml:space="preserve"' if "\n" in text or text != text.strip() else ""
    return f'<c{style} t="inlineStr"><is><t{kept}>{_escaped(text)}</t></is></c>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sheet_number(value: Any) -> str:
    return f"<c><v>{value}</v></c>"


_SHEET: Mapping[type, Callable[[Any], str]] = {
    int: _sheet_number,
    float: _sheet_number,
    bool: lambda value: f'<c t="b"><v>{value:d}</v></c>',
    Decimal: lambda value: _sheet_number(plain_number(value)),
    datetime.date: lambda value: f'<c s="{DAY}"><v>{(value - _EPOCH).days}</v></c>',
}
