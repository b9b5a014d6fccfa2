"""Records → rows → Excel or CSV."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..fields import Kind
from ..load import Watch
from ..names import Names
from ..roundtrip import value_at
from .cells import MAX_CELL, excel_value, guarded, is_formula
from .columns import Column, Scope, SheetKind, is_clear
from .grouping import Documents

SheetRow = dict[Column, str]
_HEADER = PatternFill("solid", fgColor="DDEBF7")
_REQUIRED = PatternFill("solid", fgColor="FCE4D6")
_DATE_FORMAT = "dd/mm/yyyy"
_WIDE, _NARROW = 40, 16


def sheet_rows(
    kind: SheetKind, documents: Documents, names: Names, watch: Watch = iter
) -> Iterator[SheetRow]:
    """Yield the rows of records: one for each item and part, or one for a record without items.

    A value the sheet cannot carry is left empty, which an import takes as "leave as it is".

    :param watch: wraps the list of records while they are written, to show progress.
    """
    identifier, number, part_number = map(kind.column, (Scope.ID, Scope.ITEM_NUMBER, Scope.PART_NUMBER))
    key = [
        column for column in kind.columns if column.scope is Scope.RECORD and column.path == (kind.key[0],)
    ]
    for name, document in watch(list(documents.items())):
        own = _texts(kind, Scope.RECORD, document, names)
        again = {column: own[column] for column in key if column in own}
        rows = list(_item_rows(kind, document, names, number, part_number)) or [{}]
        for index, row in enumerate(rows):
            assert identifier is not None
            yield {identifier: name, **(again if index else own), **row}


def _item_rows(
    kind: SheetKind, document: Any, names: Names, number: Column | None, part_number: Column | None
) -> Iterator[SheetRow]:
    assert number is not None
    for index, item in enumerate(document.get(kind.items, ()), 1):
        yield {number: str(index), **_texts(kind, Scope.ITEM, item, names)}
        for place, part in enumerate(item.get(kind.parts, ()) if part_number else (), 1):
            assert part_number is not None
            whole = {"indicator": item["indicator"], **part}
            yield {number: str(index), part_number: str(place), **_texts(kind, Scope.ITEM, whole, names)}


def _texts(kind: SheetKind, scope: Scope, node: Any, names: Names) -> SheetRow:
    columns = [column for column in kind.columns if column.scope is scope]
    texts = {column: _text(column, node, names) for column in columns}
    return {column: text for column, text in texts.items() if text}


def _text(column: Column, node: Any, names: Names) -> str:
    value = value_at(node, column.path)
    items = value if isinstance(value, list) else [] if value is None else [value]
    dimension = value_at(node, ("dimension",)) or ""
    if column.field.kind in (Kind.CHOICE, Kind.REFERENCE, Kind.CATEGORY):
        items = [names.label(column.field, item, dimension) for item in items]
    text = "\n".join(items)
    cannot = len(text) > MAX_CELL or is_clear(text) or (column.field.many and "\n" in "".join(items))
    return "" if cannot else text


def csv_bytes(kind: SheetKind, rows: Iterator[SheetRow]) -> bytes:
    """Return the rows as CSV: UTF-8 with a byte order mark, which Excel needs to see Vietnamese."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column.header for column in kind.columns])
    for row in rows:
        writer.writerow([guarded(row.get(column, ""), plain=True) for column in kind.columns])
    return stream.getvalue().encode("utf-8-sig")


def add_sheet(book: Workbook, kind: SheetKind, rows: Iterator[SheetRow]) -> Worksheet:
    """Add a sheet with a header and rows to a workbook."""
    sheet: Worksheet = book.create_sheet(kind.title)
    for index, column in enumerate(kind.columns, 1):
        cell = sheet.cell(1, index)
        _set_text(cell, column.header)
        cell.font, cell.fill = Font(bold=True), _REQUIRED if column.field.required else _HEADER
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        wide = column.field.kind in (Kind.TEXT, Kind.REFERENCE) and column.path
        sheet.column_dimensions[get_column_letter(index)].width = _WIDE if wide else _NARROW
    for number, row in enumerate(rows, 2):
        for index, column in enumerate(kind.columns, 1):
            if column in row:
                set_value(sheet.cell(number, index), column, row[column])
    sheet.freeze_panes = "C2"
    return sheet


def set_value(cell: Cell | MergedCell, column: Column, text: str) -> None:
    """Put a value into a cell: a real date or number where there is one, else text that never runs."""
    value = excel_value(column.field, text)
    if isinstance(value, str):
        _set_text(cell, guarded(value, plain=False))
        return
    cell.value = value  # type: ignore[assignment]
    cell.number_format = _DATE_FORMAT if column.field.kind is Kind.DATE else "General"


def _set_text(cell: Cell | MergedCell, text: str) -> None:
    cell.value = text
    # Said after the value: openpyxl takes a text that begins with "=" for a formula, Excel one typed anew.
    cell.data_type = "s"
    cell.number_format = "@"
    if is_formula(text):
        cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text="\n" in text, vertical="top")


def new_book() -> Workbook:
    """Return a workbook without any sheet."""
    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    return book


def book_bytes(book: Workbook) -> bytes:
    """Return a workbook as the bytes of an ``.xlsx`` file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def is_csv(path: Path) -> bool:
    """Return whether a file is named as CSV."""
    return path.suffix.lower() == ".csv"
