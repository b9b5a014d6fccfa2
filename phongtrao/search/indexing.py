"""The index of a site that is being built: pages tell what they say, then it is written."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from . import Indexed, Known, Piece
from .browser_side import ENTRY, browser_side
from .listings import Listings, Written
from .reading import read_page
from .records import Record, name_of, read_again, record, shown
from .renewing import change_of, renewed
from .writing import cut, unpacked, write_pieces

FOLDER = "assets/pagefind"


def _address(name: str) -> str:
    """Return the address of the file that tells what an entry says, from the site's root."""
    return f"{FOLDER}/entries/{name}.json"


@dataclass(frozen=True)
class Before:
    """The index before, the addresses of its files, and what gives a file of its site by address."""

    indexed: Indexed
    addresses: Set[str]
    read: Callable[[str], bytes]


@dataclass(frozen=True)
class Files:
    """The files of an index by address, entries aside; the addresses of those that are there; what it has."""

    made: Mapping[str, bytes]
    there: frozenset[str]
    indexed: Indexed

    @property
    def addresses(self) -> tuple[str, ...]:
        """The address of every file."""
        return (*self.made, *sorted(self.there))


@dataclass
class Indexing:
    """Takes pages, in the order of the site: all of them, or those that changed."""

    before: Before | None = None
    _listings: Listings = field(default_factory=Listings)
    # The entries of changed pages; all others are listed at once, since to keep them takes room.
    _records: dict[str, Record] = field(default_factory=dict)

    def take(self, path: str, page: bytes) -> tuple[tuple[str, ...], dict[str, bytes]]:
        """Return the names of a page's entries, and by address the files that tell browsers what these say.

        :param path: the page's path from the site's root.
        """
        names, files = [], {}
        for entry in read_page(page, path):
            text = shown(entry)
            one = record(entry, name_of(text))
            if self.before:
                self._records[one.name] = one
            else:
                self._listings.add(one)
            names.append(one.name)
            files[_address(one.name)] = text
        return tuple(names), files

    def files(self, names: Sequence[str], cache: Path | None = None) -> Files:
        """Return the files of the index; a site without entries has none.

        The same entries give the same bytes, whatever was there before.

        :param names: those of all entries of the site in their order: of the pages that were taken, and of
            the others as they were.
        :param cache: a folder for what Pagefind brings; it may be missing, or deleted at any time.
        :raises IndexFailedError: if the indexer does not start, or stops before it has answered.
        :raises OSError: if a file cannot be read or written.
        """
        if not names:
            return Files({}, frozenset(), Indexed())
        prefix = f"{FOLDER}/"
        engine = browser_side(cache)
        there = {address.removeprefix(prefix) for address in self.before.addresses} if self.before else set()
        index = write_pieces(*self._words(names), json.loads(engine[ENTRY]), there)
        made = {prefix + path: content for path, content in sorted({**engine, **index.made}.items())}
        return Files(made, frozenset(prefix + path for path in index.there), index.indexed)

    def _words(
        self, names: Sequence[str]
    ) -> tuple[Callable[[], Sequence[Known]], Iterator[Piece | list[Written]]]:
        """Return what gives all entries, and all words in pieces."""
        if self.before and self.before.indexed.entries:
            counts = {**dict(self.before.indexed.entries), **self._counts()}
            return lambda: [(name, counts[name]) for name in names], self._renewed(self.before, names)
        for one in self._records.values():
            self._listings.add(one)
        return self._listings.known, cut(self._listings.written())

    def _counts(self) -> dict[str, int]:
        return {name: len(one.words()) for name, one in self._records.items()}

    def _renewed(self, before: Before, names: Sequence[str]) -> Iterator[Piece | list[Written]]:
        def old(name: str) -> Record:
            return record(read_again(before.read(_address(name))), name)

        def read(piece: Piece) -> bytes:
            return unpacked(before.read(f"{FOLDER}/{piece.path}"))

        names_before = [name for name, _ in before.indexed.entries]
        return renewed(before.indexed.pieces, read, change_of(names_before, names, old, self._records))
