"""Vietnamese text: folding, alphabetical order, slugs, dates and numbers as readers expect them."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

# Order of the Vietnamese alphabet (29 letters) with f, j, w, z put where dictionaries put them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}

# Tone marks in dictionary order: ngang (none), huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

_OPENING, _CLOSING = ("“", '"'), ("”", '"')
_MARKS = re.compile('[“”"]')
_STRAIGHT = re.compile(r'"([^"]*)"')
_INNER = str.maketrans("“”", "‘’")

# Words of which slugify would make nothing else.
_WORDS = re.compile("[A-Za-z0-9 ]*")
_PUNCTUATION = re.compile(r"[^\w\s]+")

SyllableKey = tuple[tuple[int, ...], int]


# The marks of Vietnamese letters, decomposed, and the letter that has none.
_UNMARKED = str.maketrans(
    {"đ": "d", "Đ": "D"} | dict.fromkeys("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
)


def nfc(text: str) -> str:
    """Return ``text`` in Unicode NFC, the one form used after loading."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Tell whether ``text`` is in NFC; every part of it then is, too."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """Return ``text`` in lower case without any mark (``đ`` becomes ``d``), for comparing loosely."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def slug(text: str, separator: str = "-") -> str:
    """Return an unaccented address part: ``"Đại đoàn kết"`` → ``"dai-doan-ket"``.

    The two-argument form is what Python-Markdown's toc extension calls for heading anchors.
    """
    plain = unicodedata.normalize("NFD", text).translate(_UNMARKED)
    if _WORDS.fullmatch(plain):
        return separator.join(plain.lower().split())
    # Slow to load, and words alone do without.
    from slugify import slugify  # noqa: PLC0415

    # Whatever is no ASCII makes slugify look for another package on the disk, in vain, each time.
    return slugify(plain if plain.isascii() else text, separator=separator)


def _split_tone(syllable: str) -> tuple[str, int]:
    """Separate a lower-case syllable into its toneless letters (NFC) and the rank of its tone."""
    tone = 0
    letters = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONE_RANK:
            tone = _TONE_RANK[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(maxsize=8192)
def _syllable_key(syllable: str) -> SyllableKey:
    letters, tone = _split_tone(syllable)
    return tuple(_LETTER_RANK.get(char, 100 + ord(char)) for char in letters), tone


def sort_key(text: str) -> tuple[SyllableKey, ...]:
    """Return a key that sorts as a Vietnamese dictionary does: by syllable, letters before tones.

    Where a tone mark stands inside its syllable does not matter: ``uỷ`` and ``ủy`` are equal.
    """
    return tuple(map(_syllable_key, text.lower().split()))


@lru_cache(maxsize=8192)
def _plain_syllable(syllable: str) -> str:
    letters, tone = _split_tone(syllable)
    return f"{letters}{tone}"


def name_key(text: str) -> tuple[str, ...]:
    """Return what tells names apart, by syllable: case, punctuation and the place of tone marks do not."""
    return tuple(map(_plain_syllable, _PUNCTUATION.sub(" ", text).lower().split()))


def person_sort_key(name: str) -> tuple[SyllableKey, ...]:
    """Return a key that sorts people by given name (last syllable), then surname, then middle names."""
    key = sort_key(name)
    return (key[-1], key[0], *key[1:-1]) if key else ()


def format_date(day: date) -> str:
    """Return a full date as Vietnamese readers write it: ``17/9/2024``."""
    return f"{day.day}/{day.month}/{day.year}"


def format_number(value: int | Decimal) -> str:
    """Return a number with Vietnamese separators: ``1.234,5``."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def join_and(parts: list[str]) -> str:
    """Join names as a sentence does: ``a``, ``a và b``, ``a, b và c``."""
    return " và ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def capitalize_first(text: str) -> str:
    """Return ``text`` with its first letter in upper case and the rest untouched."""
    return text[:1].upper() + text[1:]


def within_quotes(text: str) -> str:
    """Return a text as it stands between “ and ”, its own marks single: ``“mô hình ‘Tự quản’”``.

    Marks around the whole of it are left out: the page sets them.
    """
    if text[:1] in _OPENING and text[-1:] in _CLOSING and not _MARKS.search(text[1:-1]):
        text = text[1:-1]
    opened = _STRAIGHT.sub(r"‘\1’", text)
    return opened.translate(_INNER)
