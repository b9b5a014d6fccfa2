"""The workbook: XlsxWriter makes all but the rows, which come in compressed between what it wrote."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .columns import Column
from .deflated import Member, Seen, deflated, member, packed
from .writing import DAY, QUOTED

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

# A sheet holds no more rows than this, its header among them.
MOST_ROWS = 1_048_576
_WIDE, _NARROW = 40, 16
_WIDE_COLUMNS = ("title", "name", "summary", "quotation", "description", "definition")
_DATA_END = b"</sheetData>"


class Sheet(NamedTuple):
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
    # Slow to load, and a rebuild has the frame of the last build.
    from xlsxwriter import Workbook  # noqa: PLC0415

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": title, "author": "Phong Trào"})
    day, quoted = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"quote_prefix": True})
    # Rows name these by their places in the workbook's list, which a format gets when it is first asked.
    assert (day._get_xf_index(), quoted._get_xf_index()) == (DAY, QUOTED)
    head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "top"})
    for one in sheets:
        _add(book, one, head)
    book.close()
    with zipfile.ZipFile(stream) as saved:
        return {name: _timeless(saved.read(name)) for name in sorted(saved.namelist())}


def _add(book: "Workbook", one: Sheet, head: "Format") -> None:
    sheet = book.add_worksheet(one.title)
    for place, (text, width) in enumerate(zip(one.header, one.widths, strict=True)):
        sheet.write_string(0, place, text, head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 1)


def _timeless(content: bytes) -> bytes:
    """Take out when the workbook was made, and how many cells a sheet had before its rows came in."""
    without = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", content)
    return re.sub(rb"<dimension [^>]*/>", b"", without)


class Rows(NamedTuple):
    """Rows of a sheet in compressed pieces; ``seen`` is what stands before them, and all of them."""

    pieces: Sequence[bytes]
    seen: Seen

    @classmethod
    def of(cls, made: Frame, number: int, rows: bytes) -> "Rows":
        """Return the rows of the sheet of a number, counted from 1."""
        return cls([deflated(rows)], Seen().and_then(head(made, number)).and_then(rows))


def head(made: Frame, number: int) -> bytes:
    """Return what stands before the rows of the sheet of a number, counted from 1."""
    return made[_sheet_name(number)].partition(_DATA_END)[0]


def _sheet_name(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def members(made: Frame, rows: Sequence[Rows]) -> list[Member]:
    """Return the workbook's files with the rows of each sheet, in the order of the sheets."""
    of_sheet = {_sheet_name(number): found for number, found in enumerate(rows, 1)}
    return [
        _sheet_member(name, content, of_sheet[name]) if name in of_sheet else packed(name, content)
        for name, content in made.items()
    ]


def _sheet_member(name: str, content: bytes, rows: Rows) -> Member:
    before, end, after = content.partition(_DATA_END)
    seen = rows.seen.and_then(end + after)
    return member(name, [deflated(before), *rows.pieces, deflated(end + after)], seen.crc, seen.size)
