"""Words of entries → the index that Pagefind's browser side reads, as Pagefind's indexer writes it.

The indexer takes five times the time and a multiple of the memory: it packs a copy of every entry, which this
site does not use. ``tests/search/test_writing.py`` holds what is written here against it.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Any

from . import LANGUAGE, Indexed, Known, Piece
from .cbor import items, listed, number, text
from .listings import Written

# How much room there is in a piece of the index: so little that a search loads little beside its own words,
# so much that these stand in few pieces.
PIECE_SIZE = 2500
# What every file begins with, before it is packed.
MARK = b"pagefind_dcd"
# The level takes a twelfth of the time of the highest, for 4 % more bytes.
_GZIP, _LEVEL, _NAME_LENGTH = 31, 6, 10
_FIELDS = ("title",)


@dataclass
class Filling:
    """A piece that is being filled with words: it is full with the word that goes past its room."""

    words: list[Written] = field(default_factory=list)
    room: int = 0

    def put(self, word: Written) -> Iterator[list[Written]]:
        """Put in a word; yield the words of the piece once it is full."""
        self.words.append(word)
        self.room += word.room
        if self.room >= PIECE_SIZE:
            yield from self.rest()

    def rest(self) -> Iterator[list[Written]]:
        """Yield the words of a piece that is not full, if it has any."""
        if self.words:
            yield self.words
        self.words, self.room = [], 0


def cut(words: Iterable[Written]) -> Iterator[list[Written]]:
    """Yield words some at a time, as they go into pieces."""
    filling = Filling()
    for word in words:
        yield from filling.put(word)
    yield from filling.rest()


@dataclass(frozen=True)
class Index:
    """The files of an index by their path in its folder, the paths of those that are there, what is known."""

    made: Mapping[str, bytes]
    there: frozenset[str]
    indexed: Indexed


def write_pieces(
    entries: Callable[[], Sequence[Known]],
    found: Iterable[Piece | Sequence[Written]],
    engine: Mapping[str, Any],
    there: Set[str] = frozenset(),
) -> Index:
    """Return the pieces of the index of some entries, and what tells which piece has which words.

    :param entries: gives all entries with how many words each has, once all words were taken.
    :param found: the pieces in order: each as it is there already, or its words.
    :param engine: what Pagefind tells of itself in the file that a browser reads first.
    :param there: paths of files that need not be made again; a piece is named by its content.
    """
    made: dict[str, bytes] = {}
    pieces = []
    for one in found:
        if isinstance(one, Piece):
            pieces.append(one)
            continue
        content = listed(items([word.content for word in one]))
        piece = Piece(one[0].word, one[-1].word, _name(content))
        pieces.append(piece)
        if piece.path not in there:
            made[piece.path] = _packed(content)
    known = entries()
    meta = _meta(known, engine["version"], pieces)
    language = {"hash": _name(meta), "wasm": None, "page_count": len(known)}
    kept = frozenset(piece.path for piece in pieces) - made.keys()
    made[f"pagefind.{_name(meta)}.pf_meta"] = _packed(meta)
    made["pagefind-entry.json"] = _json({**engine, "languages": {LANGUAGE: language}})
    # Pagefind does not ask for every piece that a beginning of words needs: ``engine.js`` does.
    made["pieces.json"] = _json([one.first for one in pieces])
    return Index(made, kept, Indexed(tuple(known), tuple(pieces)))


def _meta(entries: Sequence[Known], version: str, pieces: Sequence[Piece]) -> bytes:
    """Return what a search loads first: every entry with how many words it has, and every piece's bounds."""
    known = [listed(text(name), number(words)) for name, words in entries]
    bounds = [listed(text(one.first), text(one.last), text(one.name)) for one in _shortened(pieces)]
    fields = [text(name) for name in _FIELDS]
    # There are no filters and no other orders.
    return listed(text(version), items(known), items(bounds), listed(), listed(), items(fields))


def _shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with no more of each bound than tells it from the one beyond."""
    short = list(pieces)
    for place, (before, after) in enumerate(pairwise(pieces)):
        alike = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before.last, after.first, strict=False))
        )
        last = before.last[: alike + 1]
        # A piece may not end before it begins.
        if last >= short[place].first:
            short[place] = short[place]._replace(last=last)
        short[place + 1] = short[place + 1]._replace(first=after.first[: alike + 1])
    return short


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_NAME_LENGTH]


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(MARK + content) + packer.flush()


def unpacked(piece: bytes) -> bytes:
    """Return what a file of the index says."""
    return zlib.decompress(piece, _GZIP).removeprefix(MARK)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
