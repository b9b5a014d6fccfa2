"""Names as officers write them: without marks or punctuation, shortened, or only a name's first part."""

import re
from collections.abc import Iterable, Mapping

from .vietnamese import fold, name_key, slug

_WORD = re.compile(r"\w+")
Key = tuple[str, ...]
Index = dict[Key, set[str]]


class LooseNames:
    """Finds the ids that a text may stand for, when it is none of the names themselves."""

    def __init__(self, named: Iterable[tuple[str, str]], abbreviations: Mapping[str, str]) -> None:
        """Know pairs of id and name; ``abbreviations`` are full forms by short form."""
        self._full = {fold(short): full for short, full in abbreviations.items()}
        self._ids: set[str] = set()
        self._whole, self._unmarked = Index(), Index()
        self._first, self._first_unmarked = Index(), Index()
        for identifier, name in named:
            self._ids.add(identifier)
            first = name.split(",")[0]
            # One word is too little: "Phòng, chống tội phạm" is not called "Phòng".
            first = first if " " in first else ""
            _add(self._whole, self._spelled_out(name), identifier)
            _add(self._unmarked, fold(self._spelled_out(name)), identifier)
            _add(self._first, self._spelled_out(first), identifier)
            _add(self._first_unmarked, fold(self._spelled_out(first)), identifier)

    def find(self, text: str) -> set[str]:
        """Return the ids ``text`` may stand for.

        A text without any mark is compared without marks. One with marks means them: "Tân Thánh" is not
        "Tân Thành", though both make one address.
        """
        spelled = self._spelled_out(text)
        marked, unmarked = name_key(spelled), name_key(fold(spelled))
        writes_marks = fold(text) != text.lower()
        found = self._whole.get(marked) or (not writes_marks and self._unmarked.get(unmarked))
        if found:
            return found
        if slug(text) in self._ids and unmarked not in self._unmarked:
            return {slug(text)}
        return self._first.get(marked) or (not writes_marks and self._first_unmarked.get(unmarked)) or set()

    def _spelled_out(self, text: str) -> str:
        return _WORD.sub(lambda word: self._full.get(fold(word[0]), word[0]), text)


def _add(index: Index, name: str, identifier: str) -> None:
    key = name_key(name)
    if key:
        index.setdefault(key, set()).add(identifier)
