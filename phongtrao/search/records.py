"""Entries → what is published of them and what the indexer takes of them."""

import hashlib
import json
from functools import cache
from typing import NamedTuple

from ..vietnamese import slug
from .indexer import message
from .reading import Entry
from .words import distinct_words, index_words

# Long enough that no two texts share it.
_NAME_LENGTH = 16


class Record(NamedTuple):
    """An entry as a reader's browser gets it, and the indexer's request to add it: each JSON on one line."""

    shown: bytes
    request: bytes


def record(entry: Entry) -> Record:
    """Return an entry's record.

    The indexer gets each word once, spelt as ``words`` does, in order: then a word's place hardly differs
    from entry to entry, which makes the index a fifth smaller.
    """
    shown = json.dumps(
        {
            "path": entry.path,
            "title": entry.title,
            "kind": entry.kind,
            "date": entry.date,
            "text": entry.text,
        },
        ensure_ascii=False,
    ).encode()
    words = distinct_words(entry.text) | _words_of_kind(entry.kind) | _words_of_year(entry.date)
    title = [*index_words(entry.title), *index_words(_shown_date(entry.date))]
    payload = {
        "type": "AddRecord",
        # Pagefind hands an address back untouched when it begins with "//".
        "url": f"//{name(shown)}",
        "content": " ".join(sorted(words)),
        "language": "vi",
        "meta": {"title": " ".join(title)},
    }
    return Record(shown, message(payload))


def name(shown: bytes) -> str:
    """Return what the indexer knows an entry by: it differs when any of the entry does."""
    return hashlib.sha256(shown).hexdigest()[:_NAME_LENGTH]


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
