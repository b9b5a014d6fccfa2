"""An index made of the one before: only pieces with words of which something else is said are made anew.

An entry is known by its number in the order of the site. Where entries only changed, in their places, other
words keep their pieces; where some came or went, the numbers behind them change, and with these every piece.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import Piece
from .listings import Listing, Written, in_title, read_piece, said, usual, written
from .records import Record
from .writing import Filling


@dataclass(frozen=True)
class Change:
    """What became of entries.

    ``numbers`` tells everybody's number now by the one before, -1 where it is gone; it is empty where no
    number has changed. ``said`` tells by word what is said now of entries that changed or came; None where a
    word is gone.
    """

    numbers: Sequence[int]
    said: Mapping[str, Mapping[int, bytes | None]]

    def listing(self, word: str, before: Listing | None) -> Listing:
        """Return what is said of a word now; it may have no entry any more."""
        told = {} if before is None else self._numbered(before)
        told |= self.said.get(word, {})
        as_usual = usual(word)
        entries = sorted(entry for entry, one in told.items() if one)
        unusual = {entry: one for entry, one in told.items() if one and one != as_usual}
        return Listing(word, entries, unusual)

    def _numbered(self, before: Listing) -> dict[int, bytes | None]:
        """Return what is said of each entry that is still there, by its number now."""
        told: dict[int, bytes | None] = {
            **dict.fromkeys(before.entries, usual(before.word)),
            **before.unusual,
        }
        if not self.numbers:
            return told
        return {now: one for entry, one in told.items() if (now := self.numbers[entry]) >= 0}


def change_of(
    before: Sequence[str], now: Sequence[str], old: Callable[[str], Record], new: Mapping[str, Record]
) -> Change:
    """Return what became of entries, whose names are given in their order.

    :param old: gives the record of an entry that was there before.
    :param new: the records of those that were not.
    """
    places = {name: place for place, name in enumerate(now)}
    numbers = [places.get(name, -1) for name in before]
    is_in_place = len(before) == len(now) and all(
        number in (place, -1) for place, number in enumerate(numbers)
    )
    told: defaultdict[str, dict[int, bytes | None]] = defaultdict(dict)
    for name in places.keys() - set(before):
        entry = places[name]
        words = _said(new[name])
        gone = _said(old(before[entry])) if is_in_place else {}
        for word in words.keys() | gone.keys():
            if words.get(word) != gone.get(word):
                told[word][entry] = words.get(word)
    return Change(() if is_in_place else numbers, told)


def _said(record: Record) -> dict[str, bytes]:
    """Return what is said of an entry by word."""
    words = record.words()
    titles = {
        word: said(word, places, is_in_text=word in words) for word, places in in_title(record.title).items()
    }
    return {word: usual(word) for word in words} | titles


def renewed(
    pieces: Sequence[Piece], read: Callable[[Piece], bytes], changed: Change
) -> Iterator[Piece | list[Written]]:
    """Yield the pieces of an index after a change, each as it was or its words.

    :param pieces: the pieces before, of which there is one.
    :param read: gives what one of them says.
    """
    words, at, filling = sorted(changed.said), 0, Filling()
    for piece, beyond in zip(pieces, [*(one.first for one in pieces[1:]), None], strict=True):
        end = len(words) if beyond is None else bisect_left(words, beyond, at)
        here, at = words[at:end], end
        # A piece begins where it did, and nothing of it has changed: so it also ends where it did.
        if not (here or filling.words or changed.numbers):
            yield piece
            continue
        before = {one.word: one for one in read_piece(read(piece))}
        for word in sorted(before.keys() | set(here)):
            one = before.get(word)
            if one is None or changed.numbers or word in changed.said:
                one = changed.listing(word, one)
            if one.entries:
                yield from filling.put(written(one))
    yield from filling.rest()
