"""Words as the index spells them; ``theme/assets/phongtrao/search/query.js`` spells a query the same way.

A word is its letters without marks, a ``z``, and its marks as Telex types them: ``điệp`` is ``diepzdej``. So
``diepz`` begins every word with these letters whatever its marks, ``die`` begins what a reader is still
typing, and the whole is this word alone. Where a tone mark stands does not matter: ``hoà`` and ``hòa`` are
both ``hoazf``. No Vietnamese word has a z; that of a foreign one is spelt ``jy``, so that ``ma`` (``maz``)
does not begin ``Mazda`` (``majydaz``).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase, ascii_uppercase, digits, punctuation

SEPARATOR = "z"
LETTER_Z = "jy"
_TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
# Breve and horn; the circumflex is typed by doubling its letter.
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"

# 17/9/2024, 17-9-2024, "17 tháng 9 năm 2024", then the same without a day, then without a year; each digit
# is a 0. The pattern begins with one, not with what may not stand before it: so the search leaps from 0 to 0,
# in half the time that it takes to look for ten digits.
_ALIKE = bytes.maketrans(digits.encode(), b"0" * len(digits))
_MONTH, _YEAR = "th(?:á|Á)ng".encode(), "n(?:ă|Ă)m".encode()
_DATES = re.compile(
    rb"0(?<!00)0?(?:"
    rb"(?:[/.-]|\s+%b\s+)00?(?:[/.-]|\s+%b\s+)0000"
    rb"|(?:[/-]|\s+%b\s+)0000"
    rb"|(?:[/-]|\s+%b\s+)00?)(?!0)" % (_MONTH, _YEAR, _YEAR, _MONTH),
    re.IGNORECASE,
)
_NUMBERS = re.compile(rb"[0-9]+")
# Numbers with their thousands ("1.234") are one word.
_WORDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|[^\W_]+")
# What keeps words apart whatever stands around it; capitals are spelt as small letters.
_SIGNS = punctuation.replace(".", "")
_APART = bytes.maketrans((_SIGNS + ascii_uppercase).encode(), (" " * len(_SIGNS) + ascii_lowercase).encode())


def spell(word: str) -> str:
    """Return a word as the index spells it: ``Điệp`` → ``diepzdej``, ``1.234`` → ``1234z``."""
    letters, shapes, tone = [], [], ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone = _TONES[char]
        elif char == "đ":
            letters.append("d")
            shapes.append("d")
        elif char == _CIRCUMFLEX:
            shapes.append(letters[-1] if letters else "")
        elif char in _SHAPES:
            shapes.append(_SHAPES[char])
        elif char.isalnum():
            letters.append(char)
    return f"{''.join(letters).replace(SEPARATOR, LETTER_Z)}{SEPARATOR}{''.join(shapes)}{tone}"


def index_words(text: str) -> Iterator[str]:
    """Yield every word of a text as the index spells it, and every date by day, month and year.

    A date is ``17x9x2024`` and also ``9x2024``, so that a month is found in any day of it.
    """
    encoded = text.encode()
    yield from chain.from_iterable(map(part_words, parts(encoded)))
    yield from date_words(encoded)


def parts(text: bytes) -> list[bytes]:
    """Return the words of an encoded text as it writes them, perhaps some together."""
    return text.translate(_APART).split()


def date_words(text: bytes) -> Iterator[str]:
    """Yield the dates of an encoded text as the index spells them."""
    found = _DATES.finditer(text.translate(_ALIKE))
    return chain.from_iterable(_date_words(text[slice(*date.span())]) for date in found)


@lru_cache(maxsize=4096)
def part_words(part: bytes) -> tuple[str, ...]:
    """Return the words of a part of an encoded text: ``“a”–b`` has two."""
    return tuple(map(spell, _WORDS.findall(part.decode())))


@lru_cache(maxsize=4096)
def _date_words(date: bytes) -> tuple[str, ...]:
    parts = [str(int(number)) for number in _NUMBERS.findall(date)]
    return ("x".join(parts), "x".join(parts[1:])) if len(parts) == 3 else ("x".join(parts),)
