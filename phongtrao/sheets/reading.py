"""Files → rows of cells: Excel workbooks and CSV."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from ..decoding import MAX_BYTES, decode
from ..system_errors import reason
from .cells import RawCell
from .problems import Place, SheetError, SheetProblem

# A workbook of ten thousand rows packs to 2 MiB and unpacks to some 20; more is a bomb or an album.
MAX_PACKED, MAX_UNPACKED = 8 * 1024 * 1024, 64 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 10_000, 120
_ERROR, _FORMULA = "e", "f"


@dataclass(frozen=True)
class RawSheet:
    """One sheet: where it is, and its rows, the first of which is row 1."""

    place: Place
    rows: tuple[tuple[RawCell, ...], ...]


def read_sheets(path: Path) -> list[RawSheet]:
    """Return the visible sheets of an ``.xlsx`` file, or the one of a ``.csv`` file.

    :raises SheetError: if the file is not what its name says, or too large.
    """
    readers = {".csv": lambda: [_read_csv(path)], ".xlsx": lambda: _read_workbook(path)}
    read = readers.get(path.suffix.lower())
    if read:
        try:
            return read()
        except OSError as error:
            why = reason(error)
            raise _refusal(path, f"không đọc được ({why}): đóng tệp trong Excel rồi thử lại.") from None
    raise _refusal(path, "chỉ nhận tệp .xlsx hoặc .csv: mở bằng Excel rồi lưu lại (Save As) dạng .xlsx.")


def _refusal(path: Path, message: str) -> SheetError:
    return SheetError([SheetProblem(Place(path.name), message)])


def _read_csv(path: Path) -> RawSheet:
    with path.open("rb") as file:
        text, problems = decode(file.read(MAX_BYTES + 1), path.name)
    if text is None:
        raise SheetError(problems)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error:
        raise _refusal(path, "không đọc được như tệp CSV: lưu lại bằng Excel.") from None
    if len(rows) > MAX_ROWS:
        raise _refusal(path, f"quá nhiều dòng: tối đa {MAX_ROWS}.")
    return RawSheet(Place(path.name), tuple(tuple(RawCell(value) for value in row) for row in rows))


def _delimiter(text: str) -> str:
    """Return what separates cells: a Vietnamese Excel writes semicolons."""
    head = text[: text.find("\n") + 1] or text
    return max(",;\t", key=head.count)


def _read_workbook(path: Path) -> list[RawSheet]:
    _check_size(path)
    try:
        with warnings.catch_warnings():
            # openpyxl tells of decorations it does not keep; we only read.
            warnings.simplefilter("ignore")
            book = load_workbook(path)
    except Exception:
        # A broken or foreign file can raise anything inside openpyxl's parsers.
        raise _refusal(path, "không phải tệp Excel đọc được: mở bằng Excel rồi lưu lại dạng .xlsx.") from None
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return [
        RawSheet(Place(path.name, number, sheet=sheet.title), tuple(_rows(sheet, path)))
        for number, sheet in enumerate(visible, 1)
    ]


def _check_size(path: Path) -> None:
    """Refuse what is no zip, or would unpack to more than any honest sheet."""
    try:
        if path.stat().st_size > MAX_PACKED:
            raise _refusal(path, f"quá lớn: tối đa {MAX_PACKED // 1024**2} MiB.")
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile:
        raise _refusal(
            path, "không phải tệp .xlsx: mở bằng Excel rồi lưu lại (Save As) dạng .xlsx."
        ) from None
    if unpacked > MAX_UNPACKED:
        raise _refusal(path, "chứa quá nhiều dữ liệu: chỉ giữ các trang cần nhập.")


def _rows(sheet: Worksheet, path: Path) -> Iterator[tuple[RawCell, ...]]:
    if sheet.max_row > MAX_ROWS or sheet.max_column > MAX_COLUMNS:
        limits = f"tối đa {MAX_ROWS} dòng, {MAX_COLUMNS} cột: xoá các dòng, cột trống ở cuối"
        raise _refusal(path, f'trang "{sheet.title}" quá lớn ({limits}).')
    merged = _merged_down(sheet)
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield tuple(merged.get((number, at)) or _raw(cell) for at, cell in enumerate(row, 1))


def _raw(cell: Cell | MergedCell) -> RawCell:
    formula = cell.data_type in (_FORMULA, _ERROR)
    return RawCell(cell.value, str(cell.number_format or ""), formula=formula)


def _merged_down(sheet: Worksheet) -> dict[tuple[int, int], RawCell]:
    """Return the cells of merged ranges: each row of a range has the value in the range's first column."""
    filled = {}
    for area in sheet.merged_cells.ranges:
        first = _raw(sheet.cell(area.min_row, area.min_col))
        spans_rows = area.max_row > area.min_row
        taken_over = RawCell(first.value, first.number_format, first.formula, spans_rows=spans_rows)
        for row in range(area.min_row, area.max_row + 1):
            filled[row, area.min_col] = taken_over
    return filled
