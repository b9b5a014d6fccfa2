"""Entries → what is published of them and what the index takes of them."""

import hashlib
import json
from collections.abc import Set
from functools import cache
from itertools import chain
from json import JSONEncoder
from typing import NamedTuple

from ..vietnamese import slug
from .reading import Entry
from .words import date_words, index_words, part_words, parts

# Among a hundred thousand entries no two share it; a search loads those of all entries.
_NAME_LENGTH = 12
_as_json = JSONEncoder(ensure_ascii=False, check_circular=False).encode


class Record(NamedTuple):
    """What an entry is known by, and where its words come from.

    ``parts`` are words as the text writes them, perhaps some together; ``more`` are words as the index spells
    them; ``title`` are those of the title as they follow each other.
    """

    name: str
    parts: Set[bytes]
    more: Set[str]
    title: tuple[str, ...]

    def words(self) -> set[str]:
        """Return the words of the text, as the index spells them."""
        return {*self.more, *chain.from_iterable(map(part_words, self.parts))}


def shown(entry: Entry) -> bytes:
    """Return an entry as a reader's browser gets it: JSON on one line."""
    named = {"path": entry.path, "title": entry.title, "kind": entry.kind, "date": entry.date}
    # A text has no signs to escape but these.
    text = entry.text.replace(b"\\", rb"\\").replace(b'"', rb"\"").replace(b"\n", rb"\n")
    return b'%b, "text": "%b"}' % (_as_json(named).encode()[:-1], text)


def read_again(text: bytes) -> Entry:
    """Return the entry that is shown as ``text``."""
    told = json.loads(text)
    return Entry(**{**told, "text": told["text"].encode()})


def record(entry: Entry, name: str) -> Record:
    """Return the record of an entry of this name."""
    more = {*date_words(entry.text), *_words_of_kind(entry.kind), *_words_of_year(entry.date)}
    title = (*index_words(entry.title), *index_words(_shown_date(entry.date)))
    return Record(name, {*parts(entry.text)}, more, title)


def name_of(text: bytes) -> str:
    """Return what an entry that is shown as ``text`` is known by: it differs when any of the entry does."""
    return hashlib.sha256(text).hexdigest()[:_NAME_LENGTH]


# Words of their own mark kinds and years. Pagefind's filters would do, but it writes them in an order that
# differs from run to run.
@cache
def _words_of_kind(kind: str) -> set[str]:
    return {*index_words(kind)} | {f"0k{slug(kind, '')}"}


def _words_of_year(date: str) -> set[str]:
    return {f"0y{date[:4]}"} if date else set()


def _shown_date(iso: str) -> str:
    """Return an ISO date, perhaps only a year or month, as readers write it."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-"))) if iso else ""
