"""Mappings kept in one file, chapter by chapter: whoever changes little writes down little.

A chapter is bytes of the writer's own, then a head, then what changed in each mapping, then its end. The last
bytes of the file are a seal of everything before them and of a key: unless it is true, it is as if there were
no file. So nothing is read of a file that was cut short, that two wrote over each other, or that other code
wrote than the key stands for.
"""

import hashlib
import mmap
import pickle
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from struct import Struct
from typing import IO, Any, NamedTuple

# Mappings by name.
Books = Mapping[str, Mapping[Any, Any]]

_SEAL_BYTES, _AT_A_TIME, _AT_ONCE = 32, 1 << 20, 1000
# The end of a chapter, before its seal: where the chapter begins, and where its head does.
_PLACES = Struct("<QQ")
_END_BYTES = _PLACES.size + _SEAL_BYTES
# Chapters take room and time to be read: with so much beside the first, the file is begun anew.
_MOST_ADDED = 0.25
_NO_VALUE = object()


class Volume(NamedTuple):
    """What a file tells: its mappings as the last chapter left them, and the head of each chapter.

    ``first`` is how many bytes the first chapter has, ``size`` how many all have. ``seal`` can go on.
    """

    books: dict[str, dict[Any, Any]]
    heads: list[Any]
    first: int
    size: int
    seal: Any

    @property
    def is_full(self) -> bool:
        """Whether there are too many chapters for another."""
        return self.size > self.first * (1 + _MOST_ADDED)


def read(content: mmap.mmap, key: str) -> Volume | None:
    """Return what a file tells; None unless it is whole and was written with this key."""
    seal = _seal_of(content, key)
    if not seal:
        return None
    end = len(content)
    places, first = [], 0
    while end:
        first = end
        end, place = _PLACES.unpack_from(content, end - _END_BYTES)
        places.append(place)
    books: dict[str, dict[Any, Any]] = {}
    heads = []
    for place in reversed(places):
        content.seek(place)
        # Only what bears the key's seal is ever unpickled.
        heads.append(pickle.load(content))  # noqa: S301
        _read_changes(content, books)
    return Volume(books, heads, first, len(content), seal)


@contextmanager
def opened(path: Path) -> Iterator[mmap.mmap | None]:
    """Give the bytes of the file at a path, if there are any, as long as the block lasts."""
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        # There is none, or it is empty.
        yield None
        return
    with content:
        yield content


def read_at(path: Path, key: str) -> Volume | None:
    """Return what the file at a path tells, if there is a whole one."""
    with opened(path) as content:
        return read(content, key) if content else None


def _seal_of(content: mmap.mmap, key: str) -> Any:
    """Return the seal of a whole file, itself included; None if it is broken."""
    end = len(content) - _SEAL_BYTES
    if end < _PLACES.size:
        return None
    seal, told = new_seal(key), content[end:]
    with memoryview(content) as every, every[:end] as sealed:
        seal.update(sealed)
    if told != seal.digest():
        return None
    seal.update(told)
    return seal


def new_seal(key: str) -> Any:
    """Return the seal of an empty file."""
    return hashlib.sha256(key.encode())


def _read_changes(content: mmap.mmap, books: dict[str, dict[Any, Any]]) -> None:
    """Bring mappings up to date by one chapter."""
    while change := pickle.load(content):  # noqa: S301
        name, gone, (kind, keys, values) = change
        book = books.setdefault(name, {})
        if gone is None:
            book.clear()
        for key in gone or ():
            del book[key]
        book.update(zip(keys, map(kind, *values) if kind else values, strict=True))


class Chapter:
    """Writes one chapter into a file of its own, which then is the whole or is added to what was read."""

    def __init__(self, file: IO[bytes], key: str, before: Volume | None = None) -> None:
        """Write a first chapter, or one that goes on with ``before``.

        :param file: open for reading and writing, at its end; it holds the writer's own bytes, if any.
        """
        self._file, self._before = file, before
        self._seal = before.seal.copy() if before else new_seal(key)
        own = file.tell()
        file.seek(0)
        while some := file.read(min(_AT_A_TIME, own - file.tell())):
            self._seal.update(some)

    def write(self, content: bytes) -> int:
        """Write some bytes."""
        self._seal.update(content)
        return self._file.write(content)

    def end(self, head: object, books: Books, unordered: Collection[str] = ()) -> None:
        """Write a head and how ``books`` differ from those before, and seal it all.

        :param unordered: the names of mappings whose order means nothing.
        """
        start, old = (self._before.size, self._before.books) if self._before else (0, {})
        place = start + self._file.tell()
        pickle.dump(head, self, protocol=5)
        for name, book in books.items():
            for keys, table in _changes(old.get(name), book, is_ordered=name not in unordered):
                pickle.dump((name, keys, table), self, protocol=5)
        pickle.dump(None, self, protocol=5)
        self.write(_PLACES.pack(start, place))
        self.write(self._seal.digest())

    def add_to(self, path: Path) -> None:
        """Add a chapter that has ended to the file that was read, over the mark of a broken seal.

        :raises OSError: if it cannot be written; then nothing is read of that file any more.
        """
        assert self._before
        with path.open("r+b") as whole:
            whole.seek(self._before.size)
            self._file.seek(0)
            shutil.copyfileobj(self._file, whole)


# The class of values that stand in columns, if they do; keys; values, or columns of them.
_Table = tuple[type | None, list[Any], list[Any]]


def _changes(
    old: Mapping[Any, Any] | None, new: Mapping[Any, Any], *, is_ordered: bool
) -> Iterator[tuple[list[Any] | None, _Table]]:
    """Yield what makes ``new`` of ``old`` in parts: keys to take away, None for all, and what to put in."""
    if new is old:
        return
    if old is None or (is_ordered and list(old) != list(new)):
        yield None, _as_table({})
        changed = new
    else:
        if gone := list(old.keys() - new.keys()):
            yield gone, _as_table({})
        get = old.get
        changed = {
            key: value
            for key, value in new.items()
            if (was := get(key, _NO_VALUE)) is not value and was != value
        }
    # In parts: a pickle holds on to everything in it until it is done.
    pairs = iter(changed.items())
    while part := dict(islice(pairs, _AT_ONCE)):
        yield [], _as_table(part)


def _as_table(part: Mapping[Any, Any]) -> _Table:
    """Return a table of keys and values; named tuples by their columns, for that takes less to pickle."""
    rows = list(part.values())
    kinds = set(map(type, rows))
    kind = kinds.pop() if len(kinds) == 1 else None
    kind = kind if hasattr(kind, "_fields") else None
    return kind, list(part), list(zip(*rows, strict=True)) if kind else rows
