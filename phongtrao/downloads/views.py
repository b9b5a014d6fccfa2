"""The page of the open data, and the data dictionary."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import DICTIONARY as DICTIONARY_PAGE
from ..vietnamese import format_number
from .descriptor import title
from .dictionary import Entry, entries
from .files import ARCHIVE, DESCRIPTOR, DICTIONARY, SUMS, WORKBOOK, DataFile, data_files
from .tables import Table, tables

_KIB, _MIB = 1024, 1024 * 1024


class FileView(NamedTuple):
    """A file as the page shows it."""

    name: str
    path: str
    size: str
    sha256: str
    what: str = ""


class TableView(NamedTuple):
    """A table with its files, and where its columns are described."""

    name: str
    title: str
    description: str
    rows: str
    columns_path: str
    files: tuple[FileView, ...]


_WHOLE = (
    (WORKBOOK, "Excel: mỗi bảng một trang tính, có từ điển"),
    (ARCHIVE, "Tất cả các tệp trong một gói ZIP"),
    (DESCRIPTOR, "Mô tả cho máy đọc (Frictionless Data Package)"),
    (DICTIONARY, "Từ điển dữ liệu, CSV"),
)


def open_data(dataset: Dataset) -> Mapping[str, Any]:
    """Return every file that may be downloaded, with rows, sizes and sums; the licence; how to cite."""
    return {
        "site": dataset.site,
        "title": title(dataset),
        "whole": [_view(dataset, name, what) for name, what in _WHOLE],
        "tables": [_table_view(dataset, table) for table in tables().values()],
        "sums": _view(dataset, SUMS),
        "dictionary": DICTIONARY_PAGE,
    }


def _file(dataset: Dataset, name: str) -> DataFile:
    found = dataset.entry(data_files, name)
    assert found is not None
    return found


def _view(dataset: Dataset, name: str, what: str = "") -> FileView:
    file = _file(dataset, name)
    return FileView(file.name, file.address, _size_text(file.size), file.sha256, what)


def _table_view(dataset: Dataset, table: Table) -> TableView:
    files = tuple(_view(dataset, f"{table.name}.{ending}", ending.upper()) for ending in ("csv", "json"))
    return TableView(
        name=table.name,
        title=table.title,
        description=table.description,
        rows=format_number(_file(dataset, f"{table.name}.csv").rows or 0),
        columns_path=f"{DICTIONARY_PAGE}#{anchor(table)}",
        files=files,
    )


def anchor(table: Table) -> str:
    """Return the id of a table's part of the dictionary."""
    return table.name.replace("_", "-")


def _size_text(size: int) -> str:
    """Return a size for people: ``512 byte``, ``47 KB``, ``1,2 MB``."""
    if size < _KIB:
        return f"{size} byte"
    if size < _MIB:
        return f"{format_number(round(size / _KIB))} KB"
    return f"{size / _MIB:.1f} MB".replace(".", ",")


class DictionaryPart(NamedTuple):
    """A table's part of the dictionary."""

    id: str
    name: str
    title: str
    description: str
    entries: list[Entry]


def data_dictionary(dataset: Dataset) -> Mapping[str, Any]:
    """Return every column of every table in Vietnamese."""
    return {
        "parts": [
            DictionaryPart(anchor(one), one.name, one.title, one.description, entries(one))
            for one in tables().values()
        ],
        "file": _view(dataset, DICTIONARY),
    }
