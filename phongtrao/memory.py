"""The file in which each build leaves word for the next, chapter by chapter.

A build of the whole site begins the file anew; a rebuild adds a chapter with what it changed. A chapter is
pickled records, then parts of what ``LastBuild`` tells, then its end. The last bytes of the file are a seal
of everything before them and of the ``engine_key``: unless it is true, it is as if there were no file.
"""

import hashlib
import mmap
import os
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO

from .dataset import Dataset
from .known import NOTHING, Kept, Known
from .last_build import LastBuild, Made

_SEAL_BYTES, _AT_A_TIME, _AT_ONCE = 32, 1 << 20, 1000
# The end of a chapter, before its seal: where the chapter begins, and where its parts do.
_PLACES = Struct("<QQ")
_END_BYTES = _PLACES.size + _SEAL_BYTES
# Chapters take room and time to be read: with so much beside the first, the file is begun anew.
_MOST_ADDED = 0.25
# The mapping of records by path, beside those of a ``LastBuild``; what stands before the names of answers.
_RECORDS, _ANSWERS = "records", "answers:"
_NO_VALUE = object()
# Mappings by name.
Books = Mapping[str, Mapping[Any, Any]]


@dataclass(frozen=True)
class Recalled:
    """What the last build left: nothing where ``last`` is None."""

    last: LastBuild | None = None
    known: Known = NOTHING
    # How many bytes the first chapter has and all have, and the seal of the latter, which can go on.
    first: int = 0
    size: int = 0
    seal: Any = field(default=None, repr=False)

    @property
    def is_full(self) -> bool:
        """Whether there are too many chapters for another."""
        return self.size > self.first * (1 + _MOST_ADDED)


class _Sealed:
    """A file of which everything that is written goes into a seal as well."""

    def __init__(self, file: BinaryIO, place: int, seal: Any) -> None:
        self.place, self.seal, self._file = place, seal, file

    def write(self, content: bytes) -> int:
        """Write some bytes."""
        self.seal.update(content)
        self.place += len(content)
        return self._file.write(content)


@dataclass(frozen=True)
class Memory:
    """The file that stands for one state of the code and all else that is no record (``key``)."""

    file: Path
    key: str

    @contextmanager
    def recall(self) -> Iterator[Recalled]:
        """Give what the last build of this ``key`` left, as long as the block lasts; nothing unless whole."""
        try:
            opened = self.file.open("rb")
        except OSError:
            yield Recalled()
            return
        with opened:
            seal = self._seal_of(opened)
            if not seal:
                yield Recalled()
                return
            with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as content:
                yield _recalled(opened, content, seal)

    def _seal_of(self, file: BinaryIO) -> Any:
        """Return the seal of a whole file, itself included; None if it is broken."""
        end = file.seek(0, os.SEEK_END) - _SEAL_BYTES
        if end < _PLACES.size:
            return None
        file.seek(0)
        seal = self._new_seal()
        while some := file.read(min(_AT_A_TIME, end - file.tell())):
            seal.update(some)
        told = file.read()
        if told != seal.digest():
            return None
        seal.update(told)
        return seal

    def _new_seal(self) -> Any:
        return hashlib.sha256(self.key.encode())

    def forget(self) -> None:
        """Break the seal: what stands at the site is about to change."""
        if self.file.exists():
            with self.file.open("ab") as file:
                file.write(b"\0")

    def note(self, word: LastBuild, recalled: Recalled, dataset: Dataset) -> None:
        """Write down a whole build, beside what the last one left; ``keep`` puts it in its place.

        :param recalled: what the last one left.
        :raises OSError: if it cannot be written.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._aside.open("wb") as aside:
            sealed = _Sealed(aside, 0, self._new_seal())
            records = recalled.known.write(sealed, _records(dataset), dataset.contents, dataset.states)
            _end_chapter(sealed, 0, (word, records), {})

    def keep(self) -> None:
        """Put what was noted in its place; the old one must not be open any more, for Windows' sake."""
        self._aside.replace(self.file)

    def add(self, word: LastBuild, recalled: Recalled, dataset: Dataset) -> None:
        """Add a chapter: what a rebuild changed of what was ``recalled``.

        :raises OSError: if it cannot be written.
        """
        assert recalled.last
        with self.file.open("r+b") as file:
            # Over the broken seal's mark; a chapter is longer.
            file.seek(recalled.size)
            sealed = _Sealed(file, recalled.size, recalled.seal)
            records = recalled.known.add(
                sealed, recalled.size, _records(dataset), dataset.contents, dataset.states
            )
            before = _books(recalled.last, recalled.known.entries)
            _end_chapter(sealed, recalled.size, (word, records), before, len(recalled.last.reads))

    @property
    def _aside(self) -> Path:
        # Nobody else writes it: builds take turns.
        return self.file.with_name(f"{self.file.name}.new")


def _records(dataset: Dataset) -> tuple[Any, ...]:
    return dataset.site, dataset.taxonomy, *dataset.records(), *dataset.withdrawn.values()


def _end_chapter(
    file: _Sealed, start: int, told: tuple[LastBuild, Mapping[str, Kept]], before: Books, reads: int = 0
) -> None:
    """Write what is told of a build behind the records of its chapter, then the chapter's end.

    :param start: where the chapter begins.
    :param before: what is known already, and how many ``reads`` are.
    """
    word, records = told
    parts = file.place
    pickle.dump((word.frame, word.searched, word.reads[reads:]), file, protocol=5)
    for name, book in _books(word, records).items():
        for part in _changes(name, before.get(name), book):
            pickle.dump(part, file, protocol=5)
    pickle.dump(None, file, protocol=5)
    file.write(_PLACES.pack(start, parts))
    file.write(file.seal.digest())


def _books(last: LastBuild, records: Mapping[str, Kept]) -> Books:
    """Return every mapping of a build by name."""
    answers = {f"{_ANSWERS}{name}": of_mapping for name, of_mapping in last.answers.items()}
    return {
        "products": last.products,
        "stamps": last.stamps,
        "tables": last.tables,
        _RECORDS: records,
        **answers,
    }


def _changes(
    name: str, old: Mapping[Any, Any] | None, new: Mapping[Any, Any]
) -> Iterator[tuple[str, list[Any] | None, object]]:
    """Yield what makes ``new`` of ``old`` in parts: keys to take away, None for all, and what to put in."""
    if new is old:
        return
    # The order of a walk counts where it is compared.
    if old is None or (name.startswith(_ANSWERS) and list(old) != list(new)):
        gone, changed = None, new
    else:
        gone = list(old.keys() - new.keys())
        get = old.get
        changed = {
            key: value
            for key, value in new.items()
            if (was := get(key, _NO_VALUE)) is not value and was != value
        }
    if gone != []:
        yield name, gone, _as_table({})
    yield from ((name, [], table) for table in _some(changed))


def _some(mapping: Mapping[Any, Any]) -> Iterator[object]:
    """Yield a mapping in tables: a pickle holds on to everything in it until it is done."""
    pairs = iter(mapping.items())
    while part := dict(islice(pairs, _AT_ONCE)):
        yield _as_table(part)


def _as_table(part: Mapping[Any, Any]) -> tuple[type | None, list[Any], list[Any]]:
    """Return keys and values, of objects by columns: to pickle those takes less."""
    rows = list(part.values())
    kind = rows[0].__class__ if rows and isinstance(rows[0], Made | Kept) else None
    return kind, list(part), list(zip(*rows, strict=True)) if kind else rows


def _recalled(file: BinaryIO, content: mmap.mmap, seal: Any) -> Recalled:
    """Return what a file tells, chapter by chapter."""
    ends = [len(content)]
    parts = []
    while ends[-1]:
        start, place = _PLACES.unpack_from(content, ends[-1] - _END_BYTES)
        ends.append(start)
        parts.append(place)
    books: dict[str, dict[Any, Any]] = {}
    reads: list[Any] = []
    for place in reversed(parts):
        file.seek(place)
        # Only what a build of this very code wrote is ever unpickled.
        frame, searched, more = pickle.load(file)  # noqa: S301
        reads += more
        _read_books(file, books)
    records = books.pop(_RECORDS)
    last = LastBuild(
        frame=frame,
        searched=searched,
        reads=reads,
        products=books.pop("products"),
        stamps=books.pop("stamps"),
        tables=books.pop("tables"),
        answers={name.removeprefix(_ANSWERS): book for name, book in books.items()},
    )
    return Recalled(last, Known(records, content), first=ends[-2], size=ends[0], seal=seal)


def _read_books(file: BinaryIO, books: dict[str, dict[Any, Any]]) -> None:
    """Bring mappings up to date by the parts of one chapter."""
    while part := pickle.load(file):  # noqa: S301
        name, gone, (kind, keys, values) = part
        book = books.setdefault(name, {})
        if gone is None:
            book.clear()
        for key in gone or ():
            del book[key]
        book.update(zip(keys, map(kind, *values) if kind else values, strict=True))
