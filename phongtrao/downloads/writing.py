"""Rows → the texts of the three kinds of file, some rows at a time.

The rows of a workbook are written here, and only they (HACKING.md says why); everything around them is
openpyxl's. Their texts are inline strings, which no program runs as a formula.
"""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..sheets.cells import MAX_CELL, guarded, is_formula
from .columns import Column, plain_number

Row = tuple[Any, ...]
# Styles of cells, by their places in the workbook's list (``workbook.STYLES``).
PLAIN, DAY, QUOTED = 0, 1, 2
# Excel counts days from here.
_EPOCH = datetime.date(1899, 12, 30)
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Texts:
    """Some rows in each kind of file. JSON rows each end in a comma and a new line."""

    csv: str
    json: str
    sheet: str
    rows: int


def texts(columns: Sequence[Column], rows: Iterable[Row]) -> Texts:
    """Return rows in each kind of file."""
    found = list(rows)
    names = [column.name for column in columns]
    return Texts(
        csv=csv_text(found),
        json="".join([f"{_JSON.encode(_json_row(names, row))},\n" for row in found]),
        sheet="".join([sheet_row(row) for row in found]),
        rows=len(found),
    )


def header(columns: Sequence[Column]) -> str:
    """Return the first line of a CSV file, behind the mark that Excel needs to see UTF-8."""
    return "\ufeff" + csv_text([tuple(column.name for column in columns)])


def csv_text(rows: Iterable[Row]) -> str:
    """Return rows as RFC 4180 has them: commas, quotes where needed, lines that end in CRLF."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([[_CSV[value.__class__](value) for value in row] for row in rows])
    return stream.getvalue()


def _guarded(text: str) -> str:
    return guarded(text, plain=True)


_CSV: Mapping[type, Callable[[Any], Any]] = {
    type(None): lambda _: "",
    str: _guarded,
    int: str,
    float: repr,
    bool: lambda value: "true" if value else "false",
    Decimal: lambda value: f"{value:f}",
    datetime.date: datetime.date.isoformat,
}


def _json_row(names: Sequence[str], row: Row) -> Mapping[str, Any]:
    return dict(zip(names, [_json_value(value) for value in row], strict=True))


def _json_value(value: Any) -> Any:
    if value.__class__ is Decimal:
        return plain_number(value)
    return value.isoformat() if value.__class__ is datetime.date else value


def sheet_row(row: Row) -> str:
    """Return a row of a worksheet. Rows and cells are numbered by their order, as the standard allows."""
    return f"<row>{''.join([_SHEET[value.__class__](value) for value in row])}</row>"


def _sheet_text(text: str) -> str:
    style = f' s="{QUOTED}"' if is_formula(text) else ""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if len(text) > MAX_CELL:
        text = f"{text[: MAX_CELL - 1]}…"
    # Spaces at the ends and new lines are part of a text.
    kept = ' xml:space="preserve"' if "\n" in text or text != text.strip() else ""
    return f'<c{style} t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def _sheet_number(value: Any) -> str:
    return f"<c><v>{value}</v></c>"


_SHEET: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _: "<c/>",
    str: _sheet_text,
    int: _sheet_number,
    float: _sheet_number,
    bool: lambda value: f'<c t="b"><v>{value:d}</v></c>',
    Decimal: lambda value: _sheet_number(plain_number(value)),
    datetime.date: lambda value: f'<c s="{DAY}"><v>{(value - _EPOCH).days}</v></c>',
}
