"""The workbook: all of it but the rows, which come in compressed."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from .columns import Column
from .deflated import Member, deflated, inflated, member, packed

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

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats"
_SHEET_TYPE = "officedocument.spreadsheetml"
# What a cell may look like, by ``writing``'s places in this list and then ``_HEADER``.
_HEADER = 3
_NO_EDGE = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    # The first two fills are Excel's own, whatever a file says of them.
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>'
    f'<borders count="1">{_NO_EDGE}</borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def frame(sheets: Iterable[Sheet], title: str) -> Frame:
    """Return an empty workbook's files: headers, widths, styles, panes that stay (ECMA-376, part 1)."""
    every = list(sheets)
    numbers = range(1, len(every) + 1)
    made = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>Phong Trào</dc:creator></cp:coreProperties>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            *((f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
            (f"{_OFFICE}/styles", "styles.xml"),
        ),
        "xl/styles.xml": _STYLES,
        "xl/workbook.xml": _book(every),
    }
    made |= {_sheet_name(number): _sheet(one) for number, one in enumerate(every, 1)}
    return {name: f"{_XML}{text}".encode() for name, text in made.items()}


def _sheet_name(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _content_types(numbers: Iterable[int]) -> str:
    types = {
        "docProps/core.xml": "package.core-properties",
        "xl/styles.xml": f"{_SHEET_TYPE}.styles",
        "xl/workbook.xml": f"{_SHEET_TYPE}.sheet.main",
        **{_sheet_name(number): f"{_SHEET_TYPE}.worksheet" for number in numbers},
    }
    own = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}-{kind}+xml"/>' for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_TYPE}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def _relations(*every: tuple[str, str]) -> str:
    """Return what a part refers to: kind and place of each, numbered in their order."""
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{place}"/>'
        for number, (kind, place) in enumerate(every, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _book(sheets: Iterable[Sheet]) -> str:
    named = "".join(
        f'<sheet name="{escape(one.title)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, one in enumerate(sheets, 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{named}</sheets></workbook>"
    )


def _sheet(one: Sheet) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(one.widths, 1)
    )
    header = "".join(
        f'<c s="{_HEADER}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in one.header
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        # The first row and the first column stay.
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols>"
        f"<sheetData><row>{header}</row></sheetData></worksheet>"
    )


def members(made: Frame, rows: Sequence[Sequence[bytes]]) -> list[Member]:
    """Return the workbook's files with the rows of each sheet, in the order of the sheets.

    :param rows: compressed pieces of rows, as ``writing.sheet_row`` writes them.
    """
    of_sheet = {_sheet_name(number): pieces for number, pieces in enumerate(rows, 1)}
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
