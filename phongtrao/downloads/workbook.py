"""The workbook: openpyxl makes all but the rows, which come in compressed between what it wrote."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .columns import Column
from .deflated import Member, deflated, inflated, member, packed
from .writing import DAY, QUOTED

if TYPE_CHECKING:
    from openpyxl import Workbook

# A sheet holds no more rows than this, its header among them.
MOST_ROWS = 1_048_576
_WIDE, _NARROW = 40, 16
_WIDE_COLUMNS = ("title", "name", "summary", "quotation", "description", "definition")
_DATA_END = b"</sheetData>"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title and the texts of its header, with each column's width."""

    title: str
    header: tuple[str, ...]
    widths: tuple[int, ...]


def sheet_of(title: str, columns: Sequence[Column]) -> Sheet:
    """Return the sheet of a table: Vietnamese labels above, since people read it."""
    widths = (_WIDE if one.name.endswith(_WIDE_COLUMNS) else _NARROW for one in columns)
    return Sheet(title, tuple(one.title for one in columns), tuple(widths))


# A file of the workbook by its name; those of sheets hold the header alone.
Frame = Mapping[str, bytes]


def frame(sheets: Iterable[Sheet], title: str) -> Frame:
    """Return an empty workbook's files: headers, widths, styles, panes that stay."""
    # Most builds find the frame of the last one, and openpyxl takes 0.18 s to import.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    book.properties.title, book.properties.creator = title, "Phong Trào"
    _number_styles(book)
    for one in sheets:
        _add(book, one)
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as saved:
        return {name: _timeless(saved.read(name)) for name in sorted(saved.namelist())}


def _number_styles(book: "Workbook") -> None:
    """Give the styles that rows name their places in the workbook's list."""
    scratch = book.worksheets[0]
    day, quoted = scratch.cell(1, 1), scratch.cell(1, 2)
    day.number_format = "dd/mm/yyyy"
    quoted.quotePrefix = True
    assert (day.style_id, quoted.style_id) == (DAY, QUOTED)
    book.remove(scratch)


def _add(book: "Workbook", one: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet = book.create_sheet(one.title)
    for place, (text, width) in enumerate(zip(one.header, one.widths, strict=True), 1):
        cell = sheet.cell(1, place, text)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"


def _timeless(content: bytes) -> bytes:
    """Take out when the workbook was made, and how many cells a sheet had before its rows came in."""
    without = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", content)
    return re.sub(rb"<dimension [^>]*/>", b"", without)


def members(made: Frame, rows: Sequence[Sequence[bytes]]) -> list[Member]:
    """Return the workbook's files with the rows of each sheet, in the order of the sheets.

    :param rows: compressed pieces of rows, as ``writing.sheet_row`` writes them.
    """
    of_sheet = {f"xl/worksheets/sheet{number}.xml": pieces for number, pieces in enumerate(rows, 1)}
    return [
        _sheet_member(name, content, of_sheet[name]) if name in of_sheet else packed(name, content)
        for name, content in made.items()
    ]


def _sheet_member(name: str, content: bytes, rows: Sequence[bytes]) -> Member:
    head, tail = content.split(_DATA_END)
    crc, size = zlib.crc32(head), len(content)
    for piece in rows:
        row = inflated(piece)
        crc, size = zlib.crc32(row, crc), size + len(row)
    tail = _DATA_END + tail
    return member(name, [deflated(head), *rows, deflated(tail)], zlib.crc32(tail, crc), size)
