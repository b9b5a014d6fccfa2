"""Rows made once, kept under ``.cache/`` by what they were made of: a change makes only its own anew."""

import hashlib
import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import kept
from ..answers import short_digest, told
from ..dataset import TABLES, Dataset
from ..last_build import engine_key
from ..reads import Read
from .deflated import deflated
from .tables import Owner, Table
from .writing import Row, texts

FOLDER = Path(".cache", "downloads")
# About so many records share a piece; which ones follows from their ids, so that a new one shifts no other.
_TOGETHER = 64
_SEAL_BYTES = 32


@dataclass(frozen=True)
class Piece:
    """The rows of some records, compressed, and what was looked up for them.

    ``answers`` is a digest of what those lookups gave.
    """

    csv: bytes
    json: bytes
    sheet: bytes
    rows: int
    reads: tuple[Read, ...]
    answers: int


class Shelf:
    """What earlier builds of this very code and configuration left; nothing where no folder is known."""

    def __init__(self, dataset: Dataset) -> None:
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

    def _seal(self, content: bytes) -> bytes:
        return hashlib.blake2b(content, digest_size=_SEAL_BYTES, key=self._key).digest()


def pieces_of(dataset: Dataset, table: Table, shelf: Shelf) -> Sequence[Piece]:
    """Return a table's rows in pieces, made anew only where what they are made of has changed."""
    before: Mapping[str, Piece] = shelf.get(table.name) or {}
    found = {}
    for owners in _groups(table.owners(dataset)):
        key = " ".join([f"{collection}/{identifier}" for collection, identifier, _ in owners])
        piece = before.get(key)
        if piece is None or piece.answers != _answers(dataset, piece.reads):
            piece = _made(dataset, table, owners)
        else:
            dataset.reads.noted |= set(piece.reads)
        found[key] = piece
    if found != before:
        shelf.put(table.name, found)
    return list(found.values())


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


def _made(dataset: Dataset, table: Table, owners: Sequence[Owner]) -> Piece:
    getters = [column.get for column in table.columns]
    with dataset.reads.recording() as noted:
        for collection, identifier, _ in owners:
            # The record itself is what its rows are made of first of all.
            getattr(dataset, collection).get(identifier)
        rows: list[Row] = [tuple([get(item) for get in getters]) for item in table.items(dataset, owners)]
    made = texts(table.columns, rows)
    reads = tuple(sorted(noted, key=repr))
    return Piece(
        csv=deflated(made.csv),
        json=deflated(made.json),
        sheet=deflated(made.sheet),
        rows=made.rows,
        reads=reads,
        answers=_answers(dataset, reads) if dataset.workplace.root else 0,
    )


def _answers(dataset: Dataset, reads: Iterable[Read]) -> int:
    """Return a digest of what lookups give now."""
    return short_digest(repr([_answer(dataset, name, key) for name, key in reads]))


def _answer(dataset: Dataset, name: str, key: object) -> Any:
    if name in TABLES:
        return told(dataset.once(TABLES[name]).get(key), dataset.digests)
    return dataset.answers[name].get(key)
