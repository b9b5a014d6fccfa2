"""What a text must hold before a rule can find anything in it: looked for first, since most texts hold none.

Each text is looked at once for anything at all, and what is found then tells which detectors must read it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from .addresses import is_plain_address
from .health import HEALTH_WORDS, health_of_someone
from .homes import (
    FIGURE_BEHIND_NAME,
    FIGURE_HOME_WORDS,
    HOME_WORDS,
    HOUSE_AHEAD,
    NAMED_HOME_WORDS,
    birth_or_home,
)
from .names import LOWER, may_name
from .numbers import CONTACT_WORDS, NUMBER_AHEAD, contact_or_number
from .people import CHILD_WORDS, MARKED_NAMES, has_child, marked_person
from .reading import Reading, tidy_lines
from .seeking import seeker

Detector = Callable[[Reading], Any]
DETECTORS: tuple[Detector, ...] = (
    contact_or_number,
    birth_or_home,
    is_plain_address,
    marked_person,
    health_of_someone,
    has_child,
)


Holds = Callable[[str], bool]
# A detector, a pattern of what it looks for, and whether that counts.
Sought = tuple[Detector, str, Holds]
_FIGURES = frozenset("0123456789")


def _always(_: str) -> bool:
    return True


def _has_figure(line: str) -> bool:
    return not _FIGURES.isdisjoint(line)


# How what a detector finds begins, and whether that counts only beside a name or a figure.
_WORDS: tuple[tuple[Detector, tuple[str, ...], Holds], ...] = (
    (contact_or_number, CONTACT_WORDS, _always),
    (birth_or_home, HOME_WORDS, _always),
    (birth_or_home, FIGURE_HOME_WORDS, _has_figure),
    (birth_or_home, NAMED_HOME_WORDS, may_name),
    (health_of_someone, HEALTH_WORDS, may_name),
    (has_child, CHILD_WORDS, may_name),
)
WORDS = tuple(words for _, words, _ in _WORDS)
# The same of figures and signs.
_SIGNS: tuple[Sought, ...] = (
    (contact_or_number, rf"@|[0-9](?:{NUMBER_AHEAD})", _always),
    (birth_or_home, f"[0-9](?:{HOUSE_AHEAD})", _always),
    (is_plain_address, "^ ?(?:tổ|số|khóm|hẻm|ngõ)?:? ?[0-9]", _always),
)


class _Group:
    """What tells whether a text holds anything of some patterns, and what tells so for each detector.

    Each is compiled when it is first asked: of most records nobody asks more than whether they hold anything.
    """

    def __init__(self, pattern: str, sought: Sequence[Sought]) -> None:
        """Take a pattern that holds what any of those sought holds."""
        self.pattern, self._sought = pattern, sought

    @cached_property
    def any(self) -> Holds:
        """Tell whether a text holds anything."""
        return seeker(self.pattern)

    @cached_property
    def each(self) -> tuple[tuple[Detector, Holds, Holds], ...]:
        """Tell so for each detector, and whether it counts."""
        return tuple((detector, seeker(pattern), counts) for detector, pattern, counts in self._sought)


@cache
def _groups() -> tuple[Holds, tuple[_Group, ...]]:
    """Return what tells whether a text holds anything at all, and the groups that tell what."""
    every_word = [word for _, words, _ in _WORDS for word in words]
    words = [(detector, _in_any_case(_begins(words)), counts) for detector, words, counts in _WORDS]
    signs = [(detector, _in_any_case(pattern), counts) for detector, pattern, counts in _SIGNS]
    # Texts about security are full of words for such people, and all are of figures: only a name beside
    # them tells anything.
    named = [(marked_person, MARKED_NAMES, may_name), (birth_or_home, FIGURE_BEHIND_NAME, may_name)]
    groups = (
        _Group(_in_any_case(_begins(every_word)), words),
        _Group(_any_of(signs), signs),
        _Group(_any_of(named), named),
    )
    return seeker("|".join(group.pattern for group in groups)), groups


def _any_of(sought: Iterable[Sought]) -> str:
    return "|".join(pattern for _, pattern, _ in sought)


def _begins(words: Sequence[str]) -> str:
    """Return a pattern for any of ``words`` where a word begins."""
    return f"(?:^|[^{LOWER}])(?:{'|'.join(words)})"


def _in_any_case(pattern: str) -> str:
    """Return a pattern for capitals and small letters, of one line among others."""
    return f"(?im:{pattern})"


def may_tell(texts: Sequence[str]) -> Mapping[str, Collection[Detector]]:
    """Return those of ``texts`` in which a detector may find anything, each with all detectors that may."""
    anything, groups = _groups()
    found: dict[str, Collection[Detector]] = {}
    lines = tidy_lines(texts)
    # Of most records no text holds anything, which shows at once.
    if not anything(lines):
        return found
    for text, line in zip(texts, lines.split("\n"), strict=True):
        if anything(line):
            held = (one for group in groups if group.any(line) for one in group.each)
            wanted = {detector for detector, holds, counts in held if holds(line) and counts(line)}
            if wanted:
                found[text] = wanted
    return found
