"""The data dictionary: every column of every table in Vietnamese, as rows and for the page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .columns import Column
from .tables import Table
from .writing import Row

HEADER = (
    *("table", "table_title", "column", "label", "type", "type_label", "measure_unit", "required", "unique"),
    *("refers_to", "allowed_values", "pattern", "derived", "description"),
)
LABELS = (
    *("Bảng", "Tên bảng", "Cột", "Tên cột", "Kiểu", "Kiểu (bằng chữ)", "Đơn vị tính", "Bắt buộc"),
    *("Không trùng", "Tham chiếu", "Giá trị cho phép", "Mẫu", "Suy ra", "Mô tả"),
)
TYPES = {
    "string": "văn bản",
    "integer": "số nguyên",
    "number": "số",
    "date": "ngày",
    "boolean": "đúng/sai (true/false)",
}


class Entry(NamedTuple):
    """A column as the dictionary tells of it."""

    name: str
    label: str
    kind: str
    notes: tuple[str, ...]
    refers: str


def allowed(column: Column) -> str:
    """Return the values a column may have: ``active (Đang hoạt động); …``; or nothing."""
    return "; ".join(f"{value} ({label})" if label else value for value, label in column.enum)


def rows(tables: Sequence[Table]) -> Iterator[Row]:
    """Yield a row of the dictionary for each column."""
    for table in tables:
        for one in table.columns:
            yield (
                *(table.name, table.title, one.name, one.title, one.type, TYPES[one.type]),
                *(one.measure_unit or None, one.required, one.unique),
                *(f"{one.refers}.id" if one.refers else None, allowed(one) or None, one.pattern or None),
                *(one.derived, one.description or None),
            )


def entries(table: Table) -> list[Entry]:
    """Return a table's columns for the page."""
    return [
        Entry(one.name, one.title, TYPES[one.type], tuple(filter(None, _notes(one))), one.refers)
        for one in table.columns
    ]


def _notes(one: Column) -> Iterator[str]:
    yield one.description
    yield "Bắt buộc." if one.required else ""
    yield "Số suy ra, không phải số nguồn công bố." if one.derived and one.type != "string" else ""
    yield f"Đơn vị tính: {one.measure_unit}." if one.measure_unit else ""
    yield f"Giá trị cho phép: {allowed(one)}." if one.enum else ""
