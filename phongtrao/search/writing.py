"""Words of entries → the index that Pagefind's browser side reads, as Pagefind's indexer writes it.

The indexer takes five times the time and a multiple of the memory: it packs a copy of every entry, which this
site does not use. ``tests/search/test_writing.py`` holds what is written here against it, byte for byte.
"""

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, pairwise, takewhile
from operator import sub
from typing import Any, NamedTuple

from .cbor import items, listed, number, text
from .indexer import LANGUAGE
from .records import Record

# How much room there is in a piece of the index: so little that a search loads little beside its own words,
# so much that these stand in few pieces.
PIECE_SIZE = 2500
# What every file begins with, before it is packed.
MARK = b"pagefind_dcd"
# The level takes a twelfth of the time of the highest, for 4 % more bytes.
_GZIP, _LEVEL, _NAME_LENGTH = 31, 6, 10
# Stand before places: in a text, where each counts once as all do; in a title, which is the first field.
_IN_TEXT, _IN_TITLE, _FIELDS = -25, -1, ("title",)
_NOWHERE = listed()
# The room that an entry takes: itself, and two numbers for the one place in its text.
_ROOM, _ROOM_OF_TEXT = 3, 2


class _Word(NamedTuple):
    word: str
    content: bytes
    room: int


@dataclass(frozen=True)
class Index:
    """The files of an index by their path in its folder, and the paths of those that are there already."""

    made: Mapping[str, bytes]
    there: frozenset[str]


def write_pieces(
    records: Sequence[Record], engine: Mapping[str, Any], there: Set[str] = frozenset()
) -> Index:
    """Return the pieces of the index of some entries, and what tells which piece has which words.

    :param engine: what Pagefind tells of itself in the file that a browser reads first.
    :param there: paths of files that need not be made again; a piece is named by its content.
    """
    made: dict[str, bytes] = {}
    found, bounds = set(), []
    for words in _pieces(_words(records)):
        content = listed(items([one.content for one in words]))
        bounds.append(_Bounds(words[0].word, words[-1].word, _name(content)))
        path = f"index/{bounds[-1].name}.pf_index"
        if path in there:
            found.add(path)
        else:
            made[path] = _packed(content)
    meta = _meta(records, engine["version"], bounds)
    language = {"hash": _name(meta), "wasm": None, "page_count": len(records)}
    made[f"pagefind.{_name(meta)}.pf_meta"] = _packed(meta)
    made["pagefind-entry.json"] = _json({**engine, "languages": {LANGUAGE: language}})
    # Pagefind does not ask for every piece that a beginning of words needs: ``engine.js`` does.
    made["pieces.json"] = _json([one.first for one in bounds])
    return Index(made, frozenset(found))


def _words(records: Iterable[Record]) -> Iterator[_Word]:
    """Yield every word in the order of its bytes, with its entries by number and where it stands in each."""
    found: dict[str, list[Any]] = defaultdict(list)
    more_room: Counter[str] = Counter()
    for entry, one in enumerate(records):
        for word, where in zip(one.words.decode().split(), map(_in_text, count()), strict=False):
            listing = found[word]
            listing.append(entry)
            listing.append(where)
        for word, places in _places(one.title.decode().split()).items():
            listing = found[word]
            more_room[word] += 1 + len(places)
            if listing and listing[-2] == entry:
                listing[-1] = listing[-1].removesuffix(_NOWHERE) + _in_title(*places)
            else:
                listing += (entry, _NOWHERE + _in_title(*places))
                more_room[word] -= _ROOM_OF_TEXT
    for word in sorted(found):
        known = found.pop(word)
        yield _word(word, known[::2], known[1::2], more_room[word])


def _places(words: Iterable[str]) -> dict[str, list[int]]:
    """Return where each word stands, by the word."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    return places


def _word(word: str, entries: Sequence[int], places: Sequence[bytes], more_room: int) -> _Word:
    """Return a word with its entries, each told by how far it is from the one before."""
    steps = map(_step, (entries[0], *map(sub, entries[1:], entries)))
    written = b"".join(chain.from_iterable(zip(steps, places, strict=True)))
    # The last list is for spellings that only differ in their marks: ours do not.
    content = listed(text(word), items([written], len(entries)), listed())
    return _Word(word, content, _ROOM * len(entries) + more_room)


@cache
def _step(distance: int) -> bytes:
    """Return the beginning of an entry, which is a list of three."""
    return listed(number(distance), b"", b"")


@cache
def _in_text(place: int) -> bytes:
    return listed(number(_IN_TEXT), number(place)) + _NOWHERE


@cache
def _in_title(*places: int) -> bytes:
    steps = (places[0], *map(sub, places[1:], places))
    return listed(number(_IN_TITLE), *map(number, steps))


def _pieces(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Yield words some at a time: a piece is full with the word that goes past its room."""
    piece, room = [], 0
    for one in words:
        piece.append(one)
        room += one.room
        if room >= PIECE_SIZE:
            yield piece
            piece, room = [], 0
    if piece:
        yield piece


class _Bounds(NamedTuple):
    """The first and the last word of a piece, and the piece's name."""

    first: str
    last: str
    name: str


def _meta(records: Sequence[Record], version: str, bounds: Sequence[_Bounds]) -> bytes:
    """Return what a search loads first: every entry with how many words it has, and every piece's bounds."""
    entries = [listed(text(one.name), number(one.words.count(b" ") + 1)) for one in records]
    pieces = [listed(text(one.first), text(one.last), text(one.name)) for one in _shortened(bounds)]
    fields = [text(name) for name in _FIELDS]
    # There are no filters and no other orders.
    return listed(text(version), items(entries), items(pieces), listed(), listed(), items(fields))


def _shortened(bounds: Sequence[_Bounds]) -> list[_Bounds]:
    """Return bounds with no more of each word than tells it from the one beyond the bound."""
    short = list(bounds)
    for place, (before, after) in enumerate(pairwise(bounds)):
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


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
