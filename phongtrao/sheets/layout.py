"""Which row of a sheet is its header, which columns it has, and its rows as texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..names import clean, near_miss
from ..problems import quoted
from ..vietnamese import fold, name_key
from .asides import Line, asides
from .cells import NUMBERS, RawCell, read_cell
from .columns import IGNORED_HEADERS, SHEETS, Column, Scope, SheetKind, columns_at, header_key
from .headers import Header, header_name, headers_of
from .problems import Place, SheetProblem
from .reading import RawSheet

# A header stands within the first rows, below a title and a date.
_HEADER_ROWS = 20
# Fewer recognised headers than this may be chance.
_FEWEST_HEADERS = 2
# A row whose first cell begins so is an example or a note.
COMMENT = "#"
# The fields that name what a row is about.
_NAMES = {("name",), ("title",)}
# With all their marks or none: "Cổng" is no total.
_TOTALS = {
    name_key(spelled)
    for total in ("tổng", "cộng", "tổng cộng", "tổng số")
    for spelled in (total, fold(total))
}
_IGNORED = {header_key(header) for header in IGNORED_HEADERS}


@dataclass(frozen=True)
class TextCell:
    """A filled cell: its text and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its filled cells by column, and whether the row above it is empty."""

    place: Place
    cells: Mapping[Column, TextCell]
    after_blank: bool = False

    def of(self, scope: Scope) -> dict[Column, TextCell]:
        """Return the cells of one scope."""
        return {column: cell for column, cell in self.cells.items() if column.scope is scope}

    def text(self, column: Column | None) -> str:
        """Return a cell's text, empty when the sheet or the row has none."""
        cell = self.cells.get(column) if column else None
        return cell.text if cell else ""


@dataclass
class Layout:
    """A sheet whose kind and columns are known; ``columns`` are by their index in a row."""

    kind: SheetKind
    sheet: RawSheet
    header_row: int
    columns: dict[int, Column]
    # The headers as the sheet has them.
    headers: dict[int, str] = field(default_factory=dict)
    problems: list[SheetProblem] = field(default_factory=list)
    # The rows of the foot that were passed over.
    foot: list[int] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header that say something, noting cells that cannot be read."""
        after_blank, aside = False, self._asides()
        for index, raw in enumerate(self.sheet.rows[self.header_row :], self.header_row + 1):
            cells = {} if index in aside else dict(self._cells(index, raw))
            if cells and not _is_passed_over(raw):
                yield Row(replace(self.sheet.place, row=index), cells, after_blank)
            after_blank = not any(_written(raw))

    def _asides(self) -> dict[int, str]:
        """Return the rows that are no records, noting those that may be meant as such."""
        named_at = min((at for at, column in self.columns.items() if column.path in _NAMES), default=-1)
        below = enumerate(self.sheet.rows[self.header_row :], self.header_row + 1)
        lines = [Line(row, _texts_at(raw), named_at) for row, raw in below if not _is_passed_over(raw)]
        found = asides(lines)
        self.foot = [row for row, message in found.items() if not message]
        told = {row: message for row, message in found.items() if message}
        self.problems += [SheetProblem(replace(self.sheet.place, row=row), told[row]) for row in told]
        return found

    def _cells(self, row: int, raw: tuple[RawCell, ...]) -> Iterator[tuple[Column, TextCell]]:
        passed_over = _is_passed_over(raw)
        for index, column in self.columns.items():
            if index >= len(raw):
                continue
            text, wrong = read_cell(raw[index], column.field)
            if column.scope is Scope.ITEM and column.field.kind in NUMBERS and raw[index].spans_rows:
                wrong = f"Ô gộp nhiều dòng chứa số {quoted(text)}: tách ô, ghi số của từng dòng."
            place = replace(self.sheet.place, row=row, column=index + 1, header=self.headers[index])
            if wrong and not passed_over:
                self.problems.append(SheetProblem(place, wrong))
            if text:
                yield column, TextCell(text, place)


def _is_passed_over(raw: tuple[RawCell, ...]) -> bool:
    """Return whether a row is a note, an example, or the totals at the foot of a sheet."""
    written = _written(raw)
    return not written or written[0].startswith(COMMENT) or name_key(written[0]) in _TOTALS


def _written(raw: tuple[RawCell, ...]) -> list[str]:
    """Return the texts of the cells that have one."""
    return list(_texts_at(raw).values())


def _texts_at(raw: tuple[RawCell, ...]) -> dict[int, str]:
    """Return the texts of the cells that have one, by their index."""
    texts = ((at, clean(str(cell.value))) for at, cell in enumerate(raw) if cell.value is not None)
    return {at: text for at, text in texts if text}


def find_layout(sheet: RawSheet) -> Layout | None:
    """Return how a sheet is laid out, or None when nothing in it looks like a header of ours."""
    best: tuple[int, SheetKind, Header] | None = None
    for kind in SHEETS:
        known = _known_headers(kind)
        for header in headers_of(sheet.rows[:_HEADER_ROWS], known):
            count = sum(header_name(text, known) in known for text in header.texts)
            rank = _rank(count, kind, sheet)
            # Of two rows of headers the lower one names the columns; the sheet's own name breaks ties. Two
            # rows are read as one only when that says more.
            better = best is None or (rank > best[0] if header.is_joined else rank >= best[0])
            if count >= _FEWEST_HEADERS and better:
                best = rank, kind, header
    return _layout(sheet, best[1], best[2]) if best else None


def _rank(count: int, kind: SheetKind, sheet: RawSheet) -> int:
    named = header_key(kind.title) in header_key(sheet.place.sheet)
    return 2 * count + named


def _known_headers(kind: SheetKind) -> dict[str, Column]:
    return {header_key(name): column for column in kind.columns for name in (column.header, *column.synonyms)}


def _layout(sheet: RawSheet, kind: SheetKind, header: Header) -> Layout:
    known = _known_headers(kind)
    layout = Layout(kind, sheet, header.row, {})
    for at, text in enumerate(header.texts):
        key = header_name(text, known)
        if not text or text.startswith(COMMENT) or key in _IGNORED:
            continue
        place = replace(sheet.place, row=header.row, column=at + 1)
        if key not in known:
            layout.problems.append(SheetProblem(place, _unknown_header(text, kind)))
        elif known[key] in layout.columns.values():
            layout.problems.append(SheetProblem(place, f"Cột {quoted(text)} có hai lần: bỏ một cột."))
        else:
            layout.columns[at] = known[key]
            layout.headers[at] = text
    layout.columns = _as_meant(kind, layout.columns)
    return layout


def _as_meant(kind: SheetKind, columns: dict[int, Column]) -> dict[int, Column]:
    """Return the columns of a sheet that has no column of its own for where an item is.

    Then the record's place, or the spot inside a place, is each row's place; without either, a row is a
    record and not an item of it.
    """
    at, present = columns_at(kind, kind.item_at, Scope.ITEM), set(columns.values())
    if not at or not present.isdisjoint(at):
        return columns
    of_record = {one.path: one for one in kind.columns if one.scope is Scope.RECORD}
    stand_ins = [of_record[at[0].path], *columns_at(kind, kind.item_near, Scope.ITEM)]
    meant = dict(zip(stand_ins, at, strict=True))
    known = next((one for one in stand_ins if one in present), None)
    if known:
        return {index: meant[known] if one == known else one for index, one in columns.items()}
    return {
        index: of_record.get(one.path, one) if one.scope is Scope.ITEM else one
        for index, one in columns.items()
    }


def _unknown_header(text: str, kind: SheetKind) -> str:
    headers = [column.header for column in kind.columns]
    shown = {name: one.header for one in kind.columns for name in (*one.synonyms, one.header)}
    return (
        f"Không có cột nào tên {quoted(text)}.{near_miss(text, shown)} Cho phép: {', '.join(headers)}. "
        f"Cột không dùng thì thêm dấu {COMMENT} vào đầu tên cột."
    )
