"""Every file of the downloads, with its size and sum: what pages show of it, and what products write."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ..dataset import Dataset, table
from ..paths import download_path
from . import dictionary, workbook
from .deflated import Measured, Member, Seen, Sums, archive, deflated, inflated, member, packed, stored
from .descriptor import NAME, descriptor, title
from .keeping import Piece, Shelf, rows_of
from .tables import Table, tables
from .writing import BOM, Texts, csv_lines, header, sheet_lines

ARCHIVE, WORKBOOK, DESCRIPTOR = f"{NAME}.zip", f"{NAME}.xlsx", "datapackage.json"
DICTIONARY, SUMS = "tu-dien.csv", "SHA256SUMS"
# Around the rows of a JSON file, between them, and in the place of none.
_FIRST, _BETWEEN, _LAST, _NONE = b"[\n", b",\n", b"\n]\n", b"[]\n"


@dataclass(frozen=True)
class DataFile:
    """A file and what is told of it; ``rows`` where it is one table. ``parts`` give its bytes."""

    name: str
    size: int
    sha256: str
    parts: Callable[[], Iterator[bytes]]
    rows: int | None = None

    @property
    def address(self) -> str:
        """Where it stands, from the site's root."""
        return download_path(self.name)

    @property
    def content(self) -> bytes:
        """Its bytes; only their compressed form is held."""
        return b"".join(self.parts())

    @property
    def told_by(self) -> object:
        """What pages show of it, and all that a build must compare."""
        return self.name, self.size, self.sha256, self.rows


class _TableSums(NamedTuple):
    """What is told of the two files of a table, by their endings, and of its sheet down to the last row."""

    files: Mapping[str, Sums]
    sheet: Seen


# The rows of a table, and what they come to.
_Made = tuple[Sequence[Piece], _TableSums]


@table
def data_files(dataset: Dataset) -> Mapping[str, DataFile]:
    """Return every file by name, in the order in which readers see them."""
    shelf = Shelf(dataset)
    every = list(tables().values())
    frame = _frame(every, title(dataset), shelf)
    rows = {
        one.name: rows_of(dataset, one, shelf, partial(_sums, one, workbook.head(frame, number)))
        for number, one in enumerate(every, 1)
    }
    made = [found for one in every for found in _of_table(one, *rows[one.name])]
    made.append(_plain(DICTIONARY, _dictionary_csv(every)))
    told = {file.name: (file.size, file.sha256) for file, _ in made}
    made.append(_plain(DESCRIPTOR, descriptor(dataset, every, told).encode()))
    made.append(_workbook(dataset, every, rows, frame))
    shelf.keep()
    members = [one for _, one in made]
    files = [*(file for file, _ in made), _file(ARCHIVE, lambda: archive(members))]
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    files.append(_plain(SUMS, sums.encode())[0])
    return {file.name: file for file in files}


def file_names() -> tuple[str, ...]:
    """Return the names of all files, which no data change."""
    of_tables = (f"{name}.{ending}" for name in tables() for ending in ("csv", "json"))
    return (*of_tables, DICTIONARY, DESCRIPTOR, WORKBOOK, ARCHIVE, SUMS)


def _file(name: str, parts: Callable[[], Iterator[bytes]], rows: int | None = None) -> DataFile:
    seen = Measured()
    for part in parts():
        seen.add(part)
    return DataFile(name, seen.size, seen.sums.sha256, parts, rows)


def _plain(name: str, content: bytes) -> tuple[DataFile, Member]:
    return _file(name, lambda: iter((content,))), packed(name, content)


def _of_table(one: Table, pieces: Sequence[Piece], sums: _TableSums) -> Iterator[tuple[DataFile, Member]]:
    """Yield the two files of a table: CSV and JSON."""
    rows = sum(piece.rows for piece in pieces)
    for ending, joined in _joined(one, pieces).items():
        known, name = sums.files[ending], f"{one.name}.{ending}"
        parts = partial(map, inflated, joined)
        yield (
            DataFile(name, known.size, known.sha256, parts, rows),
            member(name, joined, known.crc, known.size),
        )


def _sums(one: Table, sheet_head: bytes, rows: Iterable[Texts]) -> _TableSums:
    csv, json, sheet = Measured(), Measured(), Seen().and_then(sheet_head)
    csv.add(header(one.columns))
    before, room = _FIRST, workbook.MOST_ROWS - 1
    for some in rows:
        csv.add(some.csv)
        if some.rows:
            json.add(before + some.json.removesuffix(_BETWEEN))
            before = _BETWEEN
        room -= some.rows
        if room >= 0:
            sheet = sheet.and_then(some.sheet)
    json.add(_LAST if before == _BETWEEN else _NONE)
    return _TableSums({"csv": csv.sums, "json": json.sums}, sheet)


def _joined(one: Table, pieces: Sequence[Piece]) -> Mapping[str, Sequence[bytes]]:
    """Return the compressed pieces of the two files of a table, by their endings."""
    head = deflated(header(one.columns))
    return {
        "csv": [head, *(piece.csv for piece in pieces)],
        "json": _json_pieces([piece.json for piece in pieces if piece.rows]),
    }


def _json_pieces(pieces: Sequence[bytes]) -> list[bytes]:
    """Return an array of rows, each of which ends in a comma: the last one's is taken off."""
    if not pieces:
        return [deflated(_NONE)]
    last = inflated(pieces[-1]).removesuffix(_BETWEEN)
    return [deflated(_FIRST), *pieces[:-1], deflated(last + _LAST)]


def _dictionary_csv(every: Iterable[Table]) -> bytes:
    return BOM + csv_lines([dictionary.HEADER, *dictionary.rows(list(every))])


def _workbook(
    dataset: Dataset, every: Sequence[Table], made: Mapping[str, _Made], frame: workbook.Frame
) -> tuple[DataFile, Member]:
    """Return the workbook: a sheet for each table, the dictionary, and where all comes from."""
    of_tables = [workbook.Rows(_that_fit(pieces), sums.sheet) for pieces, sums in made.values()]
    others = (dictionary.rows(every), _about(dataset, every, made))
    rows = [
        *of_tables,
        *(
            workbook.Rows.of(frame, number, sheet_lines(lines))
            for number, lines in enumerate(others, len(of_tables) + 1)
        ),
    ]
    members = workbook.members(frame, rows)
    file = _file(WORKBOOK, lambda: archive(members))
    # Compressed already, so the archive of all takes it as it is.
    return file, stored(WORKBOOK, file.content)


def _frame(every: Sequence[Table], name: str, shelf: Shelf) -> workbook.Frame:
    """Return the workbook without rows, which no record changes."""
    frame: workbook.Frame | None = shelf.get(WORKBOOK).get(name)
    if frame is None:
        frame = workbook.frame(_sheets(every), name)
        shelf.put(WORKBOOK, {name: frame})
    return frame


def _sheets(every: Sequence[Table]) -> Iterator[workbook.Sheet]:
    for one in every:
        yield workbook.sheet_of(one.title, one.columns)
    widths = [40 if label in ("Mô tả", "Giá trị cho phép") else 16 for label in dictionary.LABELS]
    yield workbook.Sheet("Từ điển", dictionary.LABELS, tuple(widths))
    yield workbook.Sheet("Nguồn, giấy phép", ("Mục", "Nội dung"), (30, 90))


def _that_fit(pieces: Sequence[Piece]) -> list[bytes]:
    """Return the rows that a sheet has room for, by whole pieces."""
    room, found = workbook.MOST_ROWS - 1, []
    for piece in pieces:
        room -= piece.rows
        if room < 0:
            break
        found.append(piece.sheet)
    return found


def _about(dataset: Dataset, every: Sequence[Table], made: Mapping[str, _Made]) -> Iterator[tuple[str, str]]:
    site = dataset.site
    yield "Bộ dữ liệu", title(dataset)
    yield "Đơn vị xuất bản", site.publisher
    yield "Giấy phép", f"{site.data_licence.name}: {site.data_licence.url}"
    yield "Nguồn", "Mỗi dòng ghi nguồn thứ nhất của nó; đủ các nguồn ở trang tính Nguồn."
    yield "Số suy ra", "Số trang này tự tính đứng ở cột riêng, kèm cách tính; không phải số nguồn công bố."
    yield "Ô trống", "Nguồn chưa công bố, hoặc không có."
    for one in every:
        rows = sum(piece.rows for piece in made[one.name][0])
        more = rows >= workbook.MOST_ROWS
        yield (
            one.title,
            f"{one.description} Tệp CSV: {one.name}.csv, {rows} dòng."
            + (" Nhiều hơn một trang tính chứa được: đủ các dòng ở tệp CSV." if more else ""),
        )
