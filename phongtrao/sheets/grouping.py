"""Rows → records: which rows speak of one record, and which record that is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..load import DATA
from ..names import short_slug
from ..problems import quoted
from ..records.values import ID_PATTERN, MAX_ID
from ..roundtrip import value_at
from ..vietnamese import slug, sort_key
from .cells import canonical
from .columns import Column, Scope, SheetKind, columns_at
from .layout import Layout
from .problems import SheetProblem
from .values import ValuedRow

Key = tuple[object, ...]
Documents = Mapping[str, Any]


@dataclass
class Group:
    """The rows of one record."""

    layout: Layout
    id: str
    exists: bool
    rows: list[ValuedRow] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The record's file, from the project's root."""
        return f"{DATA}/{self.layout.kind.record_type.collection}/{self.id}.yml"


@dataclass
class Grouper:
    """Finds the record of each row: by id, by its key, or the row above."""

    layout: Layout
    documents: Documents
    groups: dict[str, Group] = field(default_factory=dict)
    # Of each record: what tells it apart; and the records by their key.
    known: dict[str, Key] = field(default_factory=dict)
    by_key: dict[Key, list[str]] = field(default_factory=dict)
    problems: list[SheetProblem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Know the records there are by their keys."""
        kind = self.layout.kind
        self.identifier = kind.column(Scope.ID)
        self.key = columns_at(kind, kind.key, Scope.RECORD)
        self.apart = columns_at(kind, kind.told_apart_by, Scope.RECORD)
        for name, document in self.documents.items():
            self._register(name, _written(document, self.key), _written(document, self.apart))

    def take(self, rows: Iterable[ValuedRow]) -> list[Group]:
        """Return the records of ``rows`` in order of appearance, noting rows that belong to none."""
        last = ""
        for row in rows:
            last = self._id_of(row, last)
            if last:
                group = Group(self.layout, last, exists=last in self.documents)
                self.groups.setdefault(last, group).rows.append(row)
        return list(self.groups.values())

    def _id_of(self, row: ValuedRow, last: str) -> str:
        given = row.one(self.identifier)
        key, apart = _of_row(row, self.key), _of_row(row, self.apart)
        if given:
            return self._given(given, row, key, apart)
        if any(key):
            return self._known(row, key, apart) or self._new(row, key, apart)
        if not last or row.after_blank:
            wanted = ", ".join(column.header for column in self.key)
            self._note(row, f"Không biết dòng này thuộc bản ghi nào: ghi {wanted}.")
            return ""
        return last

    def _given(self, name: str, row: ValuedRow, key: Key, apart: Key) -> str:
        if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
            self._note(
                row, f"Mã {quoted(name)} không đúng: chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối."
            )
            return ""
        if name not in self.known:
            self._register(name, key, apart)
        return name

    def _register(self, name: str, key: Key, apart: Key) -> None:
        self.known[name] = apart
        self.by_key.setdefault(key, []).append(name)

    def _known(self, row: ValuedRow, key: Key, apart: Key) -> str:
        found = [
            name
            for name in self.by_key.get(key, ())
            if all(not a or not b or a == b for a, b in zip(apart, self.known[name], strict=True))
        ]
        if len(found) > 1:
            self._note(row, f"Có thể là nhiều bản ghi ({', '.join(found)}): ghi cột Mã.")
        return found[0] if found else ""

    def _new(self, row: ValuedRow, key: Key, apart: Key) -> str:
        words = " ".join(filter(None, map(row.one, self.key)))
        name = new_id(words, self.layout.kind, self.known)
        self._register(name, key, apart)
        return name

    def _note(self, row: ValuedRow, message: str) -> None:
        self.problems.append(SheetProblem(row.place, message))


def new_id(words: str, kind: SheetKind, taken: Iterable[str]) -> str:
    """Return an id that no record has yet, made from ``words``."""
    name = short_slug(words) or slug(kind.title)
    taken, number, candidate = set(taken), 2, name
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _spelling(column: Column, text: str) -> object:
    """Return a text as keys compare it: case and the place of tone marks aside."""
    return sort_key(canonical(column.field, text))


def _of_row(row: ValuedRow, columns: list[Column]) -> Key:
    return tuple(_spelling(column, row.one(column)) for column in columns)


def _written(document: Any, columns: list[Column]) -> Key:
    return tuple(_spelling(column, value_at(document, column.path) or "") for column in columns)
