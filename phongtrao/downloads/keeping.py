"""Rows made once, kept under ``.cache/`` by what they were made of: a change makes only its own anew."""

import hashlib
import pickle
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

from .. import kept
from ..answers import short_digest, told
from ..dataset import TABLES, Dataset
from ..last_build import engine_key
from ..reads import Read
from .deflated import deflated, inflated
from .tables import Owner, Table
from .writing import Texts, texts

S = TypeVar("S")
# Keys by the mapping they are looked up in.
Grouped = tuple[tuple[str, tuple[object, ...]], ...]

FOLDER = Path(".cache", "downloads")
# About so many records share a piece; which ones follows from their ids, so that a new one shifts no other.
_TOGETHER = 64
_SEAL_BYTES = 32


@dataclass(frozen=True)
class Piece:
    """The rows of some records, compressed, and what was looked up for them, by mapping.

    ``answers`` is a digest of what those lookups gave.
    """

    csv: bytes
    json: bytes
    sheet: bytes
    rows: int
    reads: Grouped
    answers: int

    @property
    def texts(self) -> tuple[bytes, bytes, bytes]:
        """The rows in every form, compressed."""
        return self.csv, self.json, self.sheet

    def opened(self) -> Texts:
        """Return the rows as they were written."""
        return Texts(inflated(self.csv), inflated(self.json), inflated(self.sheet), self.rows)


@dataclass(frozen=True)
class _Rows:
    """All of a table as a build left it: its pieces by what they are made of, and what they come to."""

    pieces: Mapping[str, Piece]
    sums: Any


class Shelf:
    """What earlier builds of this very code and configuration left; nothing where no folder is known."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._groups: dict[tuple[str, ...], Sequence[tuple[str, Sequence[Owner]]]] = {}
        root = dataset.workplace.root
        self._folder = root / FOLDER if root else None
        key = root and (dataset.workplace.engine_key or engine_key(root, dataset.history))
        self._key = (key or "").encode()[:64]

    def get(self, name: str) -> Any:
        """Return what was kept by a name, or None unless it is whole and ours."""
        try:
            content = (self._folder / name).read_bytes() if self._folder else b""
        except OSError:
            return None
        seal, content = content[:_SEAL_BYTES], content[_SEAL_BYTES:]
        # Only what a build of this very code wrote is ever unpickled.
        return pickle.loads(content) if content and seal == self._seal(content) else None  # noqa: S301

    def put(self, name: str, value: Any) -> None:
        """Keep a value by a name."""
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            content = pickle.dumps(value, protocol=5)
            kept.write(self._folder / name, self._seal(content) + content)

    def groups(self, table: Table) -> Sequence[tuple[str, Sequence[Owner]]]:
        """Return the records of a table some at a time, each time with what names them.

        Several tables are made of the same records.
        """
        if table.collections not in self._groups:
            self._groups[table.collections] = [
                (" ".join([f"{collection}/{identifier}" for collection, identifier, _ in owners]), owners)
                for owners in _groups(table.owners(self._dataset))
            ]
        return self._groups[table.collections]

    def _seal(self, content: bytes) -> bytes:
        return hashlib.blake2b(content, digest_size=_SEAL_BYTES, key=self._key).digest()


def rows_of(
    dataset: Dataset, table: Table, shelf: Shelf, add_up: Callable[[Iterable[Texts]], S]
) -> tuple[Sequence[Piece], S]:
    """Return a table's rows in pieces, and what they come to; made anew only where something has changed.

    :param add_up: tells that of all rows as they were written, by nothing but them and the table.
    """
    before: _Rows = shelf.get(table.name) or _Rows({}, None)
    found = {}
    # What has just been written need not be opened again to be added up.
    fresh: dict[str, Texts] = {}
    for key, owners in shelf.groups(table):
        piece = before.pieces.get(key)
        if piece is None or piece.answers != _answers(dataset, piece.reads):
            piece, fresh[key] = _made(dataset, table, owners)
        else:
            for name, keys in piece.reads:
                dataset.reads.noted.update(zip(repeat(name), keys))
        found[key] = piece
    pieces, old = list(found.values()), list(before.pieces.values())
    sums = before.sums
    if pieces != old:
        if sums is None or [one.texts for one in pieces] != [one.texts for one in old]:
            sums = add_up(fresh.get(key) or piece.opened() for key, piece in found.items())
        shelf.put(table.name, _Rows(found, sums))
    return pieces, sums


def _groups(owners: Iterable[Owner]) -> Iterator[list[Owner]]:
    """Yield records some at a time; one group without any for a vocabulary, which no record makes."""
    group: list[Owner] = []
    any_yet = False
    for owner in owners:
        if group and zlib.crc32(owner[1].encode()) % _TOGETHER == 0:
            yield group
            group, any_yet = [], True
        group.append(owner)
    if group or not any_yet:
        yield group


def _made(dataset: Dataset, table: Table, owners: Sequence[Owner]) -> tuple[Piece, Texts]:
    getters = [column.get for column in table.columns]
    with dataset.reads.recording() as noted:
        for collection, identifier, _ in owners:
            # The record itself is what its rows are made of first of all.
            getattr(dataset, collection).get(identifier)
        items = list(table.items(dataset, owners))
        made = texts(table.columns, [list(map(get, items)) for get in getters])
    reads = _grouped(noted)
    piece = Piece(
        csv=deflated(made.csv),
        json=deflated(made.json),
        sheet=deflated(made.sheet),
        rows=made.rows,
        reads=reads,
        answers=_answers(dataset, reads) if dataset.workplace.root else 0,
    )
    return piece, made


def _grouped(reads: Iterable[Read]) -> Grouped:
    keys: dict[str, list[object]] = defaultdict(list)
    for name, key in reads:
        keys[name].append(key)
    return tuple((name, tuple(some)) for name, some in keys.items())


def _answers(dataset: Dataset, reads: Grouped) -> int:
    """Return a digest of what lookups give now."""
    return short_digest(repr([list(_answered(dataset, name, keys)) for name, keys in reads]))


def _answered(dataset: Dataset, name: str, keys: Iterable[object]) -> Iterator[Any]:
    if name in TABLES:
        made = dataset.once(TABLES[name])
        return (told(made.get(key), dataset.digests) for key in keys)
    return map(dataset.answers[name].get, keys)
