"""Rows made once, kept under ``.cache/`` by what they were made of: a change makes only its own anew."""

import io
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from .. import kept, ledger
from ..answers import Answer, short_digest, told
from ..dataset import TABLES, Dataset
from ..last_build import engine_key
from ..ledger import Chapter
from ..reads import Read
from .deflated import deflated, inflated
from .tables import Owner, Table
from .writing import Texts, texts

S = TypeVar("S")
# Keys by the mapping they are looked up in.
Grouped = tuple[tuple[str, tuple[object, ...]], ...]
# In the same order.
Answers = tuple[tuple[Answer, ...], ...]

FILE = Path(".cache", "downloads", "rows")
# What the pieces of each table come to; no table is called so.
_SUMS = "=sums"
# About so many records share a piece; which ones follows from their ids, so that a new one shifts no other.
_TOGETHER = 64


class Piece(NamedTuple):
    """The rows of some records, compressed; what was looked up for them, by mapping, and what that gave."""

    csv: bytes
    json: bytes
    sheet: bytes
    rows: int
    reads: Grouped
    answers: Answers

    @property
    def texts(self) -> tuple[bytes, bytes, bytes]:
        """The rows in every form, compressed."""
        return self.csv, self.json, self.sheet

    def opened(self) -> Texts:
        """Return the rows as they were written."""
        return Texts(inflated(self.csv), inflated(self.json), inflated(self.sheet), self.rows)

    def noted(self) -> Iterator[Read]:
        """Yield every lookup."""
        return ((name, key) for name, keys in self.reads for key in keys)


class Shelf:
    """What earlier builds of this very code and configuration left; nothing where no folder is known."""

    def __init__(self, dataset: Dataset) -> None:
        root = dataset.workplace.root
        self._key = (root and (dataset.workplace.engine_key or engine_key(root, dataset.history))) or ""
        self._file = root / FILE if root else None
        self._volume = ledger.read_at(self._file, self._key) if self._file else None
        self._books: dict[str, Mapping[Any, Any]] = {**self._volume.books} if self._volume else {}
        self._has_news = False

    def get(self, name: str) -> Mapping[Any, Any]:
        """Return the mapping kept by a name; an empty one where none was."""
        return self._books.get(name, {})

    def put(self, name: str, book: Mapping[Any, Any]) -> None:
        """Take a mapping by a name, for ``keep``."""
        self._books[name] = book
        self._has_news = True

    def keep(self) -> None:
        """Write down what was put.

        :raises OSError: if it cannot be written.
        """
        if not (self._file and self._has_news):
            return
        if self._volume and not self._volume.is_full:
            chapter = Chapter(io.BytesIO(), self._key, self._volume)
            chapter.end(None, self._books)
            chapter.add_to(self._file)
        else:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with kept.writing(self._file) as file:
                Chapter(file, self._key).end(None, self._books)


def rows_of(
    dataset: Dataset, table: Table, shelf: Shelf, add_up: Callable[[Iterable[Texts]], S]
) -> tuple[Sequence[Piece], S]:
    """Return a table's rows in pieces, and what they come to; made anew only where something has changed.

    :param add_up: tells that of all rows as they were written, by nothing but them and the table.
    """
    before, sums = shelf.get(table.name), shelf.get(_SUMS)
    found = {}
    # What has just been written need not be opened again to be added up.
    fresh: dict[int, Texts] = {}
    for key, owners in dataset.piece(_groups, " ".join(table.collections)):
        piece: Piece | None = before.get(key)
        if piece is None or piece.answers != _answers(dataset, piece.reads):
            piece, fresh[key] = _made(dataset, table, owners)
        else:
            dataset.reads.noted.update(piece.noted())
        found[key] = piece
    pieces, old = list(found.values()), list(before.values())
    if table.name not in sums or pieces != old:
        if table.name not in sums or [one.texts for one in pieces] != [one.texts for one in old]:
            added = add_up(fresh.get(key) or piece.opened() for key, piece in found.items())
            sums = {**sums, table.name: added}
            shelf.put(_SUMS, sums)
        shelf.put(table.name, found)
    return pieces, sums[table.name]


def _groups(dataset: Dataset, collections: str) -> Sequence[tuple[int, Sequence[Owner]]]:
    """Return the records of some collections, some at a time, each group with a digest of their ids.

    There is one group without any for a vocabulary, which no record makes.
    """
    groups: list[list[Owner]] = [[]]
    for collection in collections.split():
        owners, starts = dataset.piece(_owners, collection)
        begin = 0
        for start in [*starts, len(owners)]:
            groups[-1] += owners[begin:start]
            begin = start
            if start < len(owners) and groups[-1]:
                groups.append([])
    return [(short_digest(" ".join([f"{one[0]}/{one[1]}" for one in group])), group) for group in groups]


def _owners(dataset: Dataset, collection: str) -> tuple[Sequence[Owner], Sequence[int]]:
    """Return the records of a collection in the order of their ids, and where groups may start."""
    of_collection = sorted(getattr(dataset, collection).items(), key=itemgetter(0))
    owners = [(collection, identifier, record) for identifier, record in of_collection]
    starts = [place for place, one in enumerate(owners) if zlib.crc32(one[1].encode()) % _TOGETHER == 0]
    return owners, starts


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
        answers=_answers(dataset, reads) if dataset.workplace.root else (),
    )
    return piece, made


def _grouped(reads: Iterable[Read]) -> Grouped:
    keys: dict[str, list[object]] = defaultdict(list)
    for name, key in reads:
        keys[name].append(key)
    return tuple((name, tuple(some)) for name, some in keys.items())


def _answers(dataset: Dataset, reads: Grouped) -> Answers:
    """Return what lookups give now."""
    return tuple([tuple(_answered(dataset, name, keys)) for name, keys in reads])


def _answered(dataset: Dataset, name: str, keys: Iterable[object]) -> Iterable[Answer]:
    if name in TABLES:
        made = dataset.once(TABLES[name])
        return (told(made.get(key), dataset.digests) for key in keys)
    return map(dataset.answers[name].get, keys)
