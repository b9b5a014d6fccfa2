"""The empty workbook: a sheet of each kind, headers explained, drop-down lists, an ignored example."""

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..fields import Field, Kind
from ..names import Names, Options
from .cells import NUMBERS
from .columns import CLEAR, SHEETS, Column, Scope, SheetKind
from .layout import COMMENT
from .writing import add_sheet, new_book, set_value

LISTS = "Danh mục"
_EXAMPLE = f"{COMMENT} Ví dụ"
# Rows with drop-down lists: more than an editor fills in one sitting.
_ROWS = 1_000
_COMMENT_SIZE = 320, 150


def template_book(names: Names) -> Workbook:
    """Return the workbook to fill in, with the names of the present data in its lists."""
    book = new_book()
    sheets = [(kind, add_sheet(book, kind, iter(()))) for kind in SHEETS]
    lists: Worksheet = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    ranges: dict[tuple[str, ...], str] = {}
    for kind, sheet in sheets:
        _add_example(sheet, kind, names)
        for index, column in enumerate(kind.columns, 1):
            letter = get_column_letter(index)
            _explain(sheet, index, explanation(column))
            options = names.options(column.field)
            if options and not column.field.many:
                allowed = tuple(names.label(column.field, identifier) for identifier in options)
                ranges.setdefault(allowed, _list_range(lists, len(ranges) + 1, allowed))
                _offer(sheet, f"{letter}3:{letter}{_ROWS}", ranges[allowed])
    return book


def _list_range(lists: Worksheet, index: int, allowed: tuple[str, ...]) -> str:
    for row, name in enumerate(allowed, 1):
        lists.cell(row, index, name)
    letter = get_column_letter(index)
    return f"'{LISTS}'!${letter}$1:${letter}${len(allowed)}"


def _offer(sheet: Worksheet, cells: str, source: str) -> None:
    offered = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
    offered.errorTitle, offered.error = "Không có trong danh sách", "Chọn trong danh sách, hoặc ghi mã."
    offered.add(cells)
    sheet.add_data_validation(offered)


def _explain(sheet: Worksheet, index: int, text: str) -> None:
    note = Comment(text, "Phong Trào")
    note.width, note.height = _COMMENT_SIZE
    sheet.cell(1, index).comment = note


def explanation(column: Column) -> str:
    """Return what a header's comment says: meaning, whether required, how to write, an example."""
    field = column.field
    needed = "Bắt buộc" if field.required else "Tùy chọn"
    whose = " (của từng dòng)" if column.scope is Scope.ITEM else ""
    example = f"Ví dụ: {'; '.join(field.examples)}." if field.examples else ""
    synonyms = f"Cũng nhận tên cột: {'; '.join(column.synonyms)}." if column.synonyms else ""
    keep = f"Bản ghi đã có: ô trống là giữ nguyên, {CLEAR} là xoá." if column.path else ""
    lines = [f"{column.header}{whose}. {needed}.", field.description, writing(field), example, synonyms, keep]
    return "\n".join(filter(None, lines))


def writing(field: Field) -> str:
    """Return how a value of the field is written."""
    match field.kind:
        case Kind.DATE | Kind.NUMBER | Kind.QUANTITY:
            said = f"Viết {field.forms}."
        case Kind.CHOICE | Kind.REFERENCE | Kind.CATEGORY | Kind.FLAG:
            said = "Chọn trong danh sách, hoặc ghi mã."
        case _:
            said = ""
    return f"{said} Mỗi giá trị một dòng trong ô (Alt+Enter).".strip() if field.many else said


def _add_example(sheet: Worksheet, kind: SheetKind, names: Names) -> None:
    for index, column in enumerate(kind.columns, 1):
        cell = sheet.cell(2, index)
        text = _EXAMPLE if column.scope is Scope.ID else _example(column, names)
        set_value(cell, column, text)
        cell.font = Font(italic=True, color="808080")


def _example(column: Column, names: Names) -> str:
    field = column.field
    options: Options = names.options(field)
    if options:
        return names.label(field, next(iter(options)))
    if field.kind is Kind.DATE:
        return "17/9/2024"
    if field.kind in NUMBERS:
        return "127"
    return field.examples[0] if field.examples else ""
