"""One record's rows → its file: only what differs is changed, all else stays as the editor wrote it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from .. import roundtrip
from ..fields import Field, Kind, Path
from ..problems import quoted
from .cells import canonical
from .columns import Column, Scope, columns_at
from .grouping import Group
from .problems import Place, SheetProblem
from .values import Value, ValuedRow

Values = dict[Column, Value]
_PLAIN_KINDS = (Kind.DATE, Kind.NUMBER, Kind.QUANTITY)


@dataclass
class Merge:
    """A record being changed; ``origins`` tells which cell each value came from.

    ``line_end`` is what ends the file's lines. ``source`` is that of new records whose rows name none: key →
    text, as a file has it.
    """

    group: Group
    tree: CommentedMap
    line_end: str = "\n"
    source: Mapping[str, str] = field(default_factory=dict)
    origins: dict[Path, Place] = field(default_factory=dict)
    problems: list[SheetProblem] = field(default_factory=list)
    changed: int = 0
    added: int = 0

    def run(self) -> None:
        """Put every row's values into the tree, fields in the order of the columns."""
        kind = self.group.layout.kind
        of_record = self._of_record()
        own = [column for column in of_record if column.path[0] != "sources"]
        self._fill((), {column: of_record[column] for column in own})
        rows = [row for row in self.group.rows if row.of(Scope.ITEM)]
        if rows and kind.with_items:
            self.tree.setdefault(*kind.with_items)
        self._items(rows)
        # The sources stand last in a file.
        self._fill((), {column: value for column, value in of_record.items() if column not in own})
        if self.source and not self.group.exists and "sources" not in self.tree:
            self.tree["sources"] = CommentedSeq([CommentedMap(self.source)])
        if not self.tree.get(kind.items, True):
            del self.tree[kind.items]

    def _of_record(self) -> Values:
        """Return the record's own values; each is told once, or the same in every row."""
        found: Values = {}
        for row in self.group.rows:
            for column, value in row.of(Scope.RECORD).items():
                first = found.setdefault(column, value)
                if first.texts != value.texts:
                    said = quoted("; ".join(first.texts))
                    message = f"Khác dòng {first.place.row} ({said}) của cùng bản ghi: ghi một giá trị."
                    self.problems.append(SheetProblem(value.place, message))
        return found

    def repeated(self) -> Place | None:
        """Return the first row that tells of the same item as a row above it, if there is one."""
        kind, seen = self.group.layout.kind, set[tuple[str, ...]]()
        identity = columns_at(kind, kind.identity, Scope.ITEM)
        for row in self.group.rows:
            told = tuple(row.one(column) for column in identity)
            if told in seen:
                return row.place
            seen.update([told] if any(told) else [])
        return None

    def _items(self, rows: list[ValuedRow]) -> None:
        kind = self.group.layout.kind
        if not rows:
            return
        items = self.tree.setdefault(kind.items, CommentedSeq())
        number_of_part = kind.column(Scope.PART_NUMBER)
        whole = [row for row in rows if number_of_part not in row.values]
        places = self._place(whole, items, Scope.ITEM_NUMBER)
        for row, index in zip(whole, places, strict=True):
            self._fill((kind.items, index), row.of(Scope.ITEM))
        parts = [row for row in rows if number_of_part in row.values]
        if parts:
            at = {row.place.row: index for row, index in zip(whole, places, strict=True)}
            self._parts(parts, whole, at, items)

    def _parts(
        self, rows: list[ValuedRow], whole: list[ValuedRow], at: dict[int, int], items: CommentedSeq
    ) -> None:
        """Put the rows that break a figure down under their figure."""
        kind = self.group.layout.kind
        under: dict[int, list[ValuedRow]] = {}
        for row in rows:
            index = self._figure_of(row, whole, at, items)
            if index is None:
                message = "Không biết dòng này là phân tổ của số liệu nào: đặt ngay dưới dòng chỉ tiêu."
                self.problems.append(SheetProblem(row.place, message))
            else:
                under.setdefault(index, []).append(row)
        for index, its_rows in under.items():
            parts = items[index].setdefault(kind.parts, CommentedSeq())
            for row, part in zip(its_rows, self._place(its_rows, parts, Scope.PART_NUMBER), strict=True):
                values = row.of(Scope.ITEM)
                told = {column: value for column, value in values.items() if column.path != ("indicator",)}
                self._fill((kind.items, index, kind.parts, part), told)

    def _figure_of(
        self, row: ValuedRow, whole: list[ValuedRow], at: dict[int, int], items: CommentedSeq
    ) -> int | None:
        """Return the place of the figure a part belongs to: by its number, or the figure above it."""
        kind = self.group.layout.kind
        number, [indicator] = kind.column(Scope.ITEM_NUMBER), columns_at(kind, ["indicator"], Scope.ITEM)
        numbered, named = row.one(number), row.one(indicator)
        by_number = [one for one in whole if numbered and one.one(number) == numbered]
        above = [one for one in whole if one.place.row < row.place.row and named in ("", one.one(indicator))]
        for one in (*by_number, *reversed(above)):
            return at[one.place.row]
        found = [index for index, item in enumerate(items) if named and item.get("indicator") == named]
        return found[0] if found else None

    def _place(self, rows: Sequence[ValuedRow], items: CommentedSeq, scope: Scope) -> list[int]:
        """Return the index of each row's item: the same item, the item of that number, or a new one."""
        kind = self.group.layout.kind
        identity = columns_at(kind, kind.identity, Scope.ITEM)
        number = kind.column(scope)
        wanted = [self._index(row, number) for row in rows]
        same: dict[tuple[str, ...], list[int]] = {}
        for index, item in enumerate(items):
            same.setdefault(_written(item, identity), []).append(index)
        found: list[int | None] = []
        for row, index in zip(rows, wanted, strict=True):
            found.append(_take(same.get(tuple(row.one(column) for column in identity), []), index))
        taken = {index for index in found if index is not None}
        free = set(range(len(items))) - taken
        return list(self._settled(found, wanted, free, items))

    def _settled(
        self, found: list[int | None], wanted: list[int], free: set[int], items: CommentedSeq
    ) -> Iterator[int]:
        for index, number in zip(found, wanted, strict=True):
            if index is not None:
                yield index
            elif number in free:
                free.discard(number)
                yield number
            else:
                items.append(CommentedMap())
                self.added += 1
                yield len(items) - 1

    def _index(self, row: ValuedRow, number: Column | None) -> int:
        """Return the index a row's number names, or -1."""
        text = row.one(number)
        if text and number and not (text.isascii() and text.isdigit()):
            message = f"{quoted(text)} phải là số thứ tự: 1, 2, 3… hoặc để trống."
            self.problems.append(SheetProblem(row.values[number].place, message))
            return -1
        return int(text) - 1 if text else -1

    def _fill(self, base: Path, values: Values) -> None:
        """Put values into the part of the record at ``base``, in the order of the columns."""
        for column in self.group.layout.kind.columns:
            if column in values:
                path = (*base, *column.path)
                self.origins[path] = values[column].place
                self.changed += _put(self.tree, path, values[column].texts, column.field)


def _take(candidates: list[int], preferred: int) -> int | None:
    """Take one of the candidates, the preferred one if it is there."""
    if preferred in candidates:
        candidates.remove(preferred)
        return preferred
    return candidates.pop(0) if candidates else None


def _written(item: Any, columns: list[Column]) -> tuple[str, ...]:
    return tuple(canonical(column.field, roundtrip.value_at(item, column.path) or "") for column in columns)


def _put(tree: CommentedMap, path: Path, texts: tuple[str, ...], field: Field) -> bool:
    """Change the value at ``path`` unless it already means ``texts``; return whether it changed."""
    present = roundtrip.value_at(tree, path)
    known = present if isinstance(present, list) else [] if present is None else [present]
    if [canonical(field, text) for text in known] == list(texts):
        return False
    if not texts:
        roundtrip.remove(tree, path)
        return True
    parent, key = roundtrip.container_for(tree, path), path[-1]
    is_text = field.kind not in _PLAIN_KINDS
    values = [roundtrip.scalar(text, is_text=is_text) for text in texts]
    if field.many:
        roundtrip.replace_list(parent, str(key), values)
    else:
        roundtrip.replace(parent, key, values[0])
    return True
