"""Rows → the texts of the three kinds of file, some rows at a time.

Rows come column by column: most cells of a column say what the cell above says, and such a column is
written once for all rows. The rows of a workbook are written here, everything around them in ``workbook``
(HACKING.md says why). Their texts are inline strings, which no program runs as a formula.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, repeat
from types import NoneType
from typing import Any, NamedTuple

from pydantic_core import to_json

from ..sheets.cells import MAX_CELL, guarded, is_formula
from .columns import Column, plain_number

Row = tuple[Any, ...]
# Styles of cells, by their places in the workbook's list (``workbook``).
PLAIN, DAY, QUOTED = 0, 1, 2
# What Excel needs to see UTF-8.
BOM = "\ufeff".encode()
# Excel counts days from here.
_EPOCH = datetime.date(1899, 12, 30)
# What a text that a spreadsheet might run begins with; ``guarded`` decides about those.
_SIGNS = frozenset("=+-@\t\r'＝＋－＠")
# Of these, two may be equal and yet be written differently: 1.5 and 1.50.
_INEXACT = {Decimal, float}


class Texts(NamedTuple):
    """Some rows in each kind of file. JSON rows each end in a comma and a new line."""

    csv: bytes
    json: bytes
    sheet: bytes
    rows: int


# What writes a cell, by the class of its value.
_Writers = Mapping[type, Callable[[Any], bytes]]


def texts(columns: Sequence[Column], values: Sequence[Sequence[Any]]) -> Texts:
    """Return rows in each kind of file.

    :param values: those of each column, in the order of the rows.
    """
    seen = [_Values(each, _kind_of(each)) for each in values if each]
    return Texts(
        _written(seen, _commas(len(seen)), b"\r\n", _CSV),
        _written(seen, _names(columns), b"},\n", _JSON),
        _written(seen, _starts(len(seen)), b"</row>", _SHEET),
        len(values[0]),
    )


def header(columns: Sequence[Column]) -> bytes:
    """Return the first line of a CSV file, behind the mark of its encoding."""
    return BOM + csv_lines([tuple(column.name for column in columns)])


def csv_lines(rows: Iterable[Row]) -> bytes:
    """Return rows as RFC 4180 has them: commas, quotes where needed, lines that end in CRLF."""
    seen = _turned(rows)
    return _written(seen, _commas(len(seen)), b"\r\n", _CSV)


def sheet_lines(rows: Iterable[Row]) -> bytes:
    """Return rows of a worksheet. Rows and cells are numbered by their order, as the standard allows."""
    seen = _turned(rows)
    return _written(seen, _starts(len(seen)), b"</row>", _SHEET)


class _Values(NamedTuple):
    """A column's values, and their class where they have one beside nothing at all."""

    each: Sequence[Any]
    kind: type | None


def _turned(rows: Iterable[Row]) -> list[_Values]:
    return [_Values(each, _kind_of(each)) for each in zip(*rows, strict=True)]


def _kind_of(values: Iterable[Any]) -> type | None:
    kinds = set(map(type, values)) - {NoneType}
    return None if len(kinds) > 1 or kinds & _INEXACT else kinds.pop() if kinds else NoneType


def _commas(count: int) -> Sequence[bytes]:
    return [b"", *[b","] * (count - 1)]


def _names(columns: Iterable[Column]) -> Sequence[bytes]:
    return [f'{"," if place else "{"}"{column.name}":'.encode() for place, column in enumerate(columns)]


def _starts(count: int) -> Sequence[bytes]:
    return [b"<row>", *[b""] * (count - 1)]


def _written(columns: Sequence[_Values], leads: Sequence[bytes], end: bytes, writers: _Writers) -> bytes:
    """Return rows.

    :param leads: what stands before the cell of each column; ``end`` behind the last.
    """
    cells: dict[type, _Cells] = {}
    parts: list[Iterable[bytes]] = []
    same = b""
    for (values, kind), lead in zip(columns, leads, strict=False):
        same += lead
        if kind is None:
            parts += repeat(same), [writers[value.__class__](value) for value in values]
            same = b""
            continue
        known = cells.get(kind) or cells.setdefault(kind, _Cells(writers[kind], writers[NoneType](None)))
        if values.count(values[0]) == len(values):
            same += known[values[0]]
        else:
            parts += repeat(same), map(known.__getitem__, values)
            same = b""
    # Without rows there are no values.
    count = len(columns[0].each) if columns else 0
    return b"".join(chain.from_iterable(zip(*parts, repeat(same + end, count), strict=False)))


class _Cells(dict[Any, bytes]):
    """Cells of one class of values, each made once: labels and names of units come again and again."""

    def __init__(self, write: Callable[[Any], bytes], nothing: bytes) -> None:
        super().__init__({None: nothing})
        self._write = write

    def __missing__(self, value: Any) -> bytes:
        self[value] = made = self._write(value)
        return made


def _csv_text(text: str) -> bytes:
    if text[:1] in _SIGNS:
        text = guarded(text, plain=True)
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        doubled = text.replace('"', '""')
        return f'"{doubled}"'.encode()
    return text.encode()


_CSV: _Writers = {
    str: _csv_text,
    NoneType: lambda _: b"",
    int: lambda value: b"%d" % value,
    float: lambda value: repr(value).encode(),
    bool: lambda value: b"true" if value else b"false",
    Decimal: lambda value: f"{value:f}".encode(),
    datetime.date: lambda value: value.isoformat().encode(),
}


def _json_number(value: Any) -> bytes:
    return to_json(plain_number(Decimal(value)))


# All other values are JSON's own, or days, which are told in ISO 8601.
_JSON: _Writers = dict.fromkeys(_CSV, to_json) | {float: _json_number, Decimal: _json_number}


def _sheet_text(text: str) -> bytes:
    style = f' s="{QUOTED}"' if text[:1] in _SIGNS and is_formula(text) else ""
    if len(text) > MAX_CELL:
        text = f"{text[: MAX_CELL - 1]}…"
    # Spaces at the ends and new lines are part of a text.
    kept = ' xml:space="preserve"' if "\n" in text or text != text.strip() else ""
    return f'<c{style} t="inlineStr"><is><t{kept}>{_escaped(text)}</t></is></c>'.encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sheet_number(value: Any) -> bytes:
    return f"<c><v>{value}</v></c>".encode()


_SHEET: _Writers = {
    str: _sheet_text,
    NoneType: lambda _: b"<c/>",
    int: _sheet_number,
    float: _sheet_number,
    bool: lambda value: b'<c t="b"><v>%d</v></c>' % value,
    Decimal: lambda value: _sheet_number(plain_number(value)),
    datetime.date: lambda value: b'<c s="%d"><v>%d</v></c>' % (DAY, (value - _EPOCH).days),
}
