"""The lines of iCalendar: escaped, folded, ended as RFC 5545 says.

Written here, not by a library: ``icalendar`` takes 0.17 s of CPU to import, most of what all feeds may
cost. The tests read the outcome with it.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from .checking import LONGEST_LINE

_END = "\r\n"
_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# As much as a line holds behind the space that a further part begins with; no part ends within a letter.
_PART = re.compile(rb"(?s:.{1,%d})(?![\x80-\xbf])" % (LONGEST_LINE - 1))


def text_line(name: str, value: str) -> str:
    """Return a property of free text, escaped."""
    # A line feed is what most texts have beside what can be printed, and needs no mending.
    if not value.replace("\n", "").isprintable():
        value = _CONTROL.sub("", _BREAK.sub("\n", value))
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return f"{name}:{escaped}"


def lines_of(lines: Iterable[str]) -> str:
    """Return content lines, folded and ended."""
    return "".join([f"{_folded(line)}{_END}" for line in lines])


def _folded(line: str) -> str:
    """Break a line that is too long between letters: each further part begins with a space."""
    if len(line) <= LONGEST_LINE and line.isascii():
        return line
    content = line.encode()
    if len(content) <= LONGEST_LINE:
        return line
    return f"{_END} ".encode().join(_PART.findall(content)).decode()


# Events share their days.
@lru_cache(maxsize=4096)
def day(given: date) -> str:
    """Return a day as a DATE value."""
    return f"{given:%Y%m%d}"


def moment(given: date) -> str:
    """Return the start of a day as a DATE-TIME value: history tells no hour."""
    return f"{day(given)}T000000Z"
