"""Entries → what is published of them and what the index takes of them."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ..vietnamese import slug
from .reading import Entry
from .words import distinct_words, index_words

# Long enough that no two texts share it.
_NAME_LENGTH = 16
# Among ten thousand entries hardly two share it.
_SHORT = 7


class Record(NamedTuple):
    """What an entry is known by, and its words and those of its title with a space between them.

    The index gets each word of a text once, spelt as ``words`` does, in order: then a word's place hardly
    differs from entry to entry, which makes the index a fifth smaller.
    """

    name: str
    words: bytes
    title: bytes


def shown(entry: Entry) -> bytes:
    """Return an entry as a reader's browser gets it: JSON on one line."""
    return json.dumps(
        {
            "path": entry.path,
            "title": entry.title,
            "kind": entry.kind,
            "date": entry.date,
            "text": entry.text,
        },
        ensure_ascii=False,
    ).encode()


def record(entry: Entry, text: bytes) -> Record:
    """Return the record of an entry that is shown as ``text``."""
    words = distinct_words(entry.text) | _words_of_kind(entry.kind) | _words_of_year(entry.date)
    title = [*index_words(entry.title), *index_words(_shown_date(entry.date))]
    return Record(_name(text), " ".join(sorted(words)).encode(), " ".join(title).encode())


def _name(content: bytes) -> str:
    """Return what an entry is known by: it differs when any of the entry does."""
    return hashlib.sha256(content).hexdigest()[:_NAME_LENGTH]


def short_names(names: Iterable[str]) -> Mapping[str, str]:
    """Return the beginning of each name, or the whole where others begin alike: a search loads them all.

    So whoever bears a short name bears it as long as it is there, and nobody takes over another's.
    """
    every = set(names)
    bearers = Counter(name[:_SHORT] for name in every)
    return {name: name if bearers[name[:_SHORT]] > 1 else name[:_SHORT] for name in every}


# Words of their own mark kinds and years. Pagefind's filters would do, but it writes them in an order that
# differs from run to run.
@cache
def _words_of_kind(kind: str) -> set[str]:
    return distinct_words(kind) | {f"0k{slug(kind, '')}"}


def _words_of_year(date: str) -> set[str]:
    return {f"0y{date[:4]}"} if date else set()


def _shown_date(iso: str) -> str:
    """Return an ISO date, perhaps only a year or month, as readers write it."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-"))) if iso else ""
