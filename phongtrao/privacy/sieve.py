"""What a text must hold before a rule can find anything in it: looked for first, since most texts hold none.

The texts of a record are looked at together, as one, once for words and once for figures. What is found tells
which detectors must read which text.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from .addresses import is_plain_address
from .findings import starting
from .health import HEALTH_WORDS, health_of_someone
from .homes import (
    FIGURE_BEHIND_NAME,
    FIGURE_HOME_WORDS,
    HOME_WORDS,
    HOUSE_AHEAD,
    NAMED_HOME_WORDS,
    birth_or_home,
)
from .names import may_name
from .numbers import CONTACT_WORDS, NUMBER_AHEAD, contact_or_number
from .people import CHILD_WORDS, MARKED_WORDS, has_child, marked_person
from .reading import Reading, tidy_lines

Detector = Callable[[Reading], Any]
DETECTORS: tuple[Detector, ...] = (
    contact_or_number,
    birth_or_home,
    is_plain_address,
    marked_person,
    health_of_someone,
    has_child,
)


@dataclass
class _Line:
    """A line of the joined texts, by where it begins and ends."""

    joined: str
    start: int
    end: int

    @cached_property
    def named(self) -> bool:
        """Whether it may name anybody."""
        return may_name(self.joined, self.start, self.end)

    @cached_property
    def figures(self) -> bool:
        """Whether it has a figure."""
        return _ANY_FIGURE.search(self.joined, self.start, self.end) is not None


# How what a detector finds begins, and whether that counts only beside a name or a figure.
_WORDS: tuple[tuple[Detector, tuple[str, ...], Callable[[_Line], bool]], ...] = (
    (contact_or_number, CONTACT_WORDS, lambda _: True),
    (birth_or_home, HOME_WORDS, lambda _: True),
    (birth_or_home, NAMED_HOME_WORDS, lambda line: line.named),
    (birth_or_home, FIGURE_HOME_WORDS, lambda line: line.figures),
    (marked_person, MARKED_WORDS, lambda line: line.named),
    (health_of_someone, HEALTH_WORDS, lambda line: line.named),
    (has_child, CHILD_WORDS, lambda line: line.named),
)
WORDS = tuple(words for _, words, _ in _WORDS)
_ANY_WORD = starting(chain.from_iterable(WORDS))
_PATTERNS = tuple((detector, starting(words), counts) for detector, words, counts in _WORDS)
_FIGURE = re.compile(
    rf"[0-9](?:(?=(?P<number>{NUMBER_AHEAD}))|(?=(?P<house>{HOUSE_AHEAD}))|(?P<behind>{FIGURE_BEHIND_NAME}))"
)
_ADDRESS = re.compile(r"\n ?(?:tổ|số|khóm|hẻm|ngõ)?:? ?\d")
_AT = re.compile("@")
# Tidied texts have no other figures; a set of signs is quicker to look for than a kind of them.
_ANY_FIGURE = re.compile("[0-9]")


def may_tell(texts: Sequence[str]) -> Mapping[str, Collection[Detector]]:
    """Return those of ``texts`` in which a detector may find anything, each with all detectors that may."""
    joined = f"\n{tidy_lines(texts)}\n"
    lower = joined.lower()
    # A few foreign letters grow longer in lower case.
    if len(lower) != len(joined):
        return dict.fromkeys(texts, DETECTORS)
    found: dict[int, set[Detector]] = defaultdict(set)
    for start, detector in _wanted(joined, lower):
        found[start].add(detector)
    return {texts[joined.count("\n", 0, start) - 1]: detectors for start, detectors in found.items()}


def _wanted(joined: str, lower: str) -> Iterator[tuple[int, Detector]]:
    """Yield where a line begins and a detector that must read it, often more than once."""
    for word, line in _lines(joined, _ANY_WORD.finditer(lower)):
        for detector, pattern, counts in _PATTERNS:
            if pattern.match(lower, word.start()) and counts(line):
                yield line.start, detector
    yield from _wanted_by_signs(joined, lower)


def _wanted_by_signs(joined: str, lower: str) -> Iterator[tuple[int, Detector]]:
    for figure, line in _lines(joined, _FIGURE.finditer(lower)):
        if figure["number"] is not None:
            yield line.start, contact_or_number
        # What goes on as a number may be a house's, too.
        if figure["behind"] is None or line.named:
            yield line.start, birth_or_home
    for _, line in _lines(joined, _ADDRESS.finditer(lower)):
        yield line.start, is_plain_address
    for _, line in _lines(joined, _AT.finditer(joined)) if "@" in joined else ():
        yield line.start, contact_or_number


def _lines(joined: str, matches: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], _Line]]:
    """Yield each match with the line in which it ends; each line is looked at once."""
    line = _Line(joined, 0, -1)
    for match in matches:
        at = match.end()
        if at > line.end:
            line = _Line(joined, joined.rfind("\n", 0, at) + 1, joined.find("\n", at))
        yield match, line
