"""Words as the index spells them; ``theme/assets/phongtrao/search/query.js`` spells a query the same way.

A word is its letters without marks, a ``z``, and its marks as Telex types them: ``điệp`` is ``diepzdej``. So
``diepz`` begins every word with these letters whatever its marks, ``die`` begins what a reader is still
typing, and the whole is this word alone. Where a tone mark stands does not matter: ``hoà`` and ``hòa`` are
both ``hoazf``. No Vietnamese word has a z.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SEPARATOR = "z"
_TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
# Breve and horn; the circumflex is typed by doubling its letter.
_SHAPES = {"\u0306": "w", "\u031b": "w"}
_CIRCUMFLEX = "\u0302"

# 17/9/2024, 17-9-2024, "17 tháng 9 năm 2024", then the same without a day, then without a year.
_DATES = re.compile(
    r"(?<!\d)(?:(?P<d>\d\d?)(?:[/.-]|\s+tháng\s+)(?P<m>\d\d?)(?:[/.-]|\s+năm\s+)(?P<y>\d{4})"
    r"|(?P<m2>\d\d?)(?:[/-]|\s+năm\s+)(?P<y2>\d{4})"
    r"|(?P<d3>\d\d?)(?:[/-]|\s+tháng\s+)(?P<m3>\d\d?))(?!\d)",
    re.IGNORECASE,
)
# Numbers with their thousands ("1.234") are one word.
_WORDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|[^\W_]+")


@lru_cache(maxsize=65536)
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
    return f"{''.join(letters)}{SEPARATOR}{''.join(shapes)}{tone}"


def index_words(text: str) -> Iterator[str]:
    """Yield every word of a text as the index spells it, and every date by day, month and year.

    A date is ``17x9x2024`` and also ``9x2024``, so that a month is found in any day of it.
    """
    yield from map(spell, _WORDS.findall(text))
    for found in _DATES.finditer(text):
        yield from _date_words({name: int(digits) for name, digits in found.groupdict().items() if digits})


def _date_words(parts: dict[str, int]) -> Iterator[str]:
    if "d" in parts:
        yield f"{parts['d']}x{parts['m']}x{parts['y']}"
        yield f"{parts['m']}x{parts['y']}"
    elif "m2" in parts:
        yield f"{parts['m2']}x{parts['y2']}"
    else:
        yield f"{parts['d3']}x{parts['m3']}"
