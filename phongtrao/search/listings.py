"""What the index says of a word: which entries have it and where it stands in each; said and read again.

Where a word stands in a text tells nobody anything here, but no two words of an entry may stand in one place:
Pagefind would count them as one. So a word stands in the same place wherever it does, made of its letters.
What is said of a common word is then nearly the same for each of its entries, and packs to a third.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, islice
from operator import sub
from typing import NamedTuple
from zlib import crc32

from . import Known
from .cbor import items, listed, number, size_at, text
from .records import Record
from .words import part_words

# Stand before places: in a text, where each counts once as all do; in a title, which is the first field.
_IN_TEXT, _IN_TITLE = -25, -1
_NOWHERE = listed()
# Places of texts are beyond those of any title, and all take as many bytes: so a place is read at a glance.
_FIRST_PLACE = 1 << 15
# The room that an entry takes, of which two are for the one place in its text.
_ROOM, _ROOM_OF_TEXT = 3, 2
# A list of three: how far an entry is from the one before, and where the word stands there.
_ENTRY = re.compile(
    rb"\x83([\x00-\x17]|\x18.|\x19..|\x1a....)"
    rb"((?:\x80|\x82\x38\x18\x19..)(?:\x80|(?:[\x82-\x97]|\x98.|\x99..)\x20(?:[\x00-\x17]|\x18.|\x19..)+))",
    re.DOTALL,
)


class Listing(NamedTuple):
    """A word, the numbers of its entries in order, and what is said of those where it is not as usual.

    As usual, it stands in the text and not in the title.
    """

    word: str
    entries: Sequence[int]
    unusual: Mapping[int, bytes]


class Written(NamedTuple):
    """A word with its entries as the index says it, and the room that it takes in a piece."""

    word: str
    content: bytes
    room: int


class Listings:
    """The words of entries that are added one after the other.

    What stands between the spaces of a text is only noted: texts share most of it, so it becomes words once.
    """

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._parts: defaultdict[bytes, list[int]] = defaultdict(list)
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._titles: defaultdict[str, dict[int, bytes]] = defaultdict(dict)
        self._counts: Counter[int] = Counter()

    def add(self, record: Record) -> None:
        """Add an entry; one that is there already counts once."""
        entry = len(self._names)
        if self._names.setdefault(record.name, entry) != entry:
            return
        parts, words = self._parts, self._words
        for part in record.parts:
            parts[part].append(entry)
        for word in record.more:
            words[word].append(entry)
        for word, places in in_title(record.title).items():
            self._titles[word][entry] = places

    def known(self) -> list[Known]:
        """Return every entry with how many words its text has, once all words were written."""
        return [(name, self._counts[entry]) for name, entry in self._names.items()]

    def written(self) -> Iterator[Written]:
        """Yield every word in the order of its bytes, and forget it."""
        found = self._by_word()
        for word in sorted(found.keys() | self._titles.keys()):
            several = found.pop(word, [])
            entries = several[0] if len(several) == 1 else sorted(set[int]().union(*several))
            self._counts.update(entries)
            yield written(_with_titles(word, entries, self._titles.pop(word, {})))

    def _by_word(self) -> dict[str, list[list[int]]]:
        """Return the lists of entries of each word, as many as there are ways to write it."""
        found = {word: [entries] for word, entries in self._words.items()}
        while self._parts:
            part, entries = self._parts.popitem()
            for word in part_words(part):
                found.setdefault(word, []).append(entries)
        return found


def _with_titles(word: str, entries: list[int], titles: Mapping[int, bytes]) -> Listing:
    """Return the listing of a word from the entries with it in their texts, and what is said of titles."""
    if not titles:
        return Listing(word, entries, {})
    in_texts, both = titles.keys() & set(entries), _in_text(word)
    unusual = {entry: (both if entry in in_texts else _NOWHERE) + places for entry, places in titles.items()}
    return Listing(word, sorted({*entries, *titles}) if len(in_texts) < len(titles) else entries, unusual)


def usual(word: str) -> bytes:
    """Return what is said of an entry that has a word in its text alone."""
    return _in_text(word) + _NOWHERE


def said(word: str, in_title: bytes, *, is_in_text: bool) -> bytes:
    """Return what is said of an entry that has a word in its title."""
    return (_in_text(word) if is_in_text else _NOWHERE) + in_title


def in_title(words: Iterable[str]) -> dict[str, bytes]:
    """Return where each word of a title stands in it."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    return {word: _places(*found) for word, found in places.items()}


@lru_cache(maxsize=4096)
def _in_text(word: str) -> bytes:
    place = _FIRST_PLACE | crc32(word.encode()) & (_FIRST_PLACE - 1)
    return listed(number(_IN_TEXT), number(place))


@cache
def _places(*places: int) -> bytes:
    steps = (places[0], *map(sub, places[1:], places))
    return listed(number(_IN_TITLE), *map(number, steps))


def written(one: Listing) -> Written:
    """Return a word as the index says it, each entry told by how far it is from the one before."""
    count = len(one.entries)
    # The last list is for spellings that only differ in their marks: ours do not.
    content = listed(text(one.word), items([_entries(one)], count), listed())
    room = _ROOM * count + sum(map(_more_room, one.unusual.values()))
    return Written(one.word, content, room)


def _entries(one: Listing) -> bytes:
    """Return what is said of a word's entries, each after how far it is from the one before."""
    steps = list(map(_step, chain(one.entries[:1], map(sub, one.entries[1:], one.entries))))
    as_usual, place = usual(one.word), 0
    if not one.unusual:
        return as_usual.join(steps) + as_usual
    parts = [as_usual] * (2 * len(steps))
    parts[::2] = steps
    for entry, said in sorted(one.unusual.items()):
        place = bisect_left(one.entries, entry, place)
        parts[2 * place + 1] = said
    return b"".join(parts)


@cache
def _step(distance: int) -> bytes:
    """Return the beginning of an entry."""
    return listed(number(distance), b"", b"")


@cache
def _more_room(said: bytes) -> int:
    """Return how much more room an entry takes of which this is said than one of which the usual is."""
    is_in_text = not said.startswith(_NOWHERE)
    in_title = len(_in_text("") if is_in_text else _NOWHERE)
    return size_at(said, in_title)[0] - (0 if is_in_text else _ROOM_OF_TEXT)


def read_piece(piece: bytes) -> Iterator[Listing]:
    """Yield the words of a piece of the index, as ``written`` wrote them."""
    count, at = size_at(piece, 1)
    for _ in range(count):
        length, start = size_at(piece, at + 1)
        word = piece[start : start + length].decode()
        entries, at = size_at(piece, start + length)
        found = list(islice(_ENTRY.finditer(piece, at), entries))
        yield _listing(word, [one.groups() for one in found])
        # Behind the last entry stands an empty list.
        at = found[-1].end() + len(_NOWHERE)


def _listing(word: str, found: Sequence[tuple[bytes, ...]]) -> Listing:
    entries = list(accumulate(_distance(step) for step, _ in found))
    as_usual = usual(word)
    unusual = {entry: said for entry, (_, said) in zip(entries, found, strict=True) if said != as_usual}
    return Listing(word, entries, unusual)


@cache
def _distance(step: bytes) -> int:
    return size_at(step, 0)[0]
