"""Walks every text of a parsed file, keys included, and tells what must not be published."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

from .. import fields
from ..decoding import Mark
from ..fields import field_at
from ..messages import Loc, name_of
from ..problems import Problem
from ..records import Model, Record
from ..strict_yaml import MarkedDict, MarkedList
from .exceptions import Exceptions
from .findings import Finding, Kind, masked, one_of
from .health import HEALTH_WORDS, health_of_someone
from .homes import birth_or_home, is_plain_address
from .numbers import contact_or_number
from .people import CHILD_WORDS, MARKED_WORDS, any_person, children, marked_person
from .reading import Reading

# Most texts of a record are dates, counts and sentences without any of these; they need no reading.
_PLAIN_VALUE = re.compile(
    r"[1-9]\d{0,7}|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d{1,2}(?:/\d{1,2})?/(?:19|20)\d\d|[a-z_-]*"
)
# These, and all beyond letters, dashes and quotation marks, as one set: what a search is quickest at.
_SIGNS = re.compile(r"[\d@&*`\\{\[<\u1f00-\u200f\u2020-\u2025\u2027-\U0010ffff]")
_WORDS = (
    *("trú", "ngụ", "hktt", "đktt", "hộ khẩu", "quán", "quê", "nhà", "nơi ở", "chỗ ở", "sống"),
    *(
        "(at",
        "( at",
        "mail",
        "yahoo",
        "còng",
        "móc",
        "không chín",
        "không tám",
        "không bảy",
        "không ba",
        "không năm",
    ),
    *MARKED_WORDS,
    *CHILD_WORDS,
    *HEALTH_WORDS,
)
_WORD = one_of(_WORDS)
# Where a place is told, an address of a place is no one's home.
_PLACE_KEYS = frozenset({"place", "venue", "name", "unit", "title", "aliases", "formed_with"})
# A published source or paper names who wrote, photographed or signed it.
_SIGNED = frozenset({"authors", "photographer", "publisher", "issuer", "source", "documents", "decision"})


Place = tuple[int | str, ...]


class _Text(NamedTuple):
    loc: Place
    text: str
    mark: Mark


@dataclass
class Nameless:
    """Whose records name nobody: ids of such fields of work, and of the models of these fields.

    Models are noted as they are read, so they must be read before the results that refer to them.
    """

    fields: frozenset[str] = frozenset()
    models: set[str] = field(default_factory=set)

    def note(self, document: MarkedDict, record_type: type[Record], record_id: str) -> None:
        """Note a parsed file when it is a model of such a field, valid or not."""
        if record_type.collection == "models" and self.binds(document, record_type):
            self.models.add(record_id)

    def note_kept(self, record: Record) -> None:
        """Note a record that need not be parsed again."""
        if isinstance(record, Model) and record.field in self.fields:
            self.models.add(record.id)

    def binds(self, document: MarkedDict, record_type: type[Record]) -> bool:
        """Tell whether a parsed file may name nobody: such a model, or a result of one."""
        if record_type.collection == "models":
            return _trimmed(document.get("field")) in self.fields
        return record_type.collection == "results" and _trimmed(document.get("model")) in self.models


def privacy_problems(
    document: MarkedDict, record_type: type[Record], path: str, nameless: Nameless | None = None
) -> Iterator[Problem]:
    """Yield a problem for each text of a parsed file that gives a private datum away.

    :param document: the parsed file, before validation, so that its other mistakes are told together.
    :param nameless: tells whether the file may name nobody at all.
    """
    exceptions = Exceptions(document)
    names_nobody = nameless is not None and nameless.binds(document, record_type)
    # An exception is in use where its text stands, whether or not that text tells anything.
    may_tell = _may_tell if exceptions.take_out else _tells
    for one in _texts(document, (), _is_no_plain_value if names_nobody else may_tell):
        found = None if _is_judged_exception(one.loc) else _finding(one, exceptions, nameless=names_nobody)
        if found and not _is_figure(one, record_type):
            yield _problem(record_type, path, one, found.message)
    for index, message in _exception_messages(exceptions):
        at = _exception_text(document, index)
        yield _problem(record_type, path, at, message)


def leak_marks(problems: list[Problem]) -> set[Mark]:
    """Return where the guard found something: other problems there would repeat the datum."""
    return {(problem.line, problem.column) for problem in problems}


def _trimmed(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _exception_messages(exceptions: Exceptions) -> Iterator[tuple[int, str]]:
    for one in exceptions.all:
        if one.refusal:
            yield one.index, one.refusal
    for one in exceptions.unused():
        yield (
            one.index,
            "Không đoạn nào trong tệp cần ngoại lệ này: bỏ đi, hoặc chép lại đúng như đã viết ở trên.",
        )


def _exception_text(document: MarkedDict, index: int) -> _Text:
    entry = document["privacy_exceptions"][index]
    return _Text(("privacy_exceptions", index, "text"), entry["text"], entry.marks["text"][1])


def _is_figure(one: _Text, record_type: type[Record]) -> bool:
    """Tell whether a text is a plain number where the records want one: a figure, not an id."""
    if not one.text.isdecimal() or one.text.startswith("0"):
        return False
    try:
        return field_at(record_type, one.loc).kind in (fields.Kind.NUMBER, fields.Kind.QUANTITY)
    except (KeyError, StopIteration):
        return False


def _is_judged_exception(loc: Loc) -> bool:
    return len(loc) == 3 and loc[0] == "privacy_exceptions" and isinstance(loc[1], int) and loc[2] == "text"


def _problem(record_type: type[Record], path: str, one: _Text, message: str) -> Problem:
    label, key = name_of(record_type, one.loc)
    # A key nobody knows may be the datum itself.
    return Problem(path, *one.mark, message, label, key if key.isidentifier() else masked(key))


def _finding(one: _Text, exceptions: Exceptions, *, nameless: bool) -> Finding | None:
    reading = exceptions.apply(Reading(one.text))
    # Asked for first and all: an exception that a name needs is in use, whatever else the text gives away.
    named = [found for found in children(reading) if not exceptions.allows_child(found.part)]
    return (
        contact_or_number(reading)
        or birth_or_home(reading)
        or _bare_address(reading, one.loc)
        or marked_person(reading)
        or health_of_someone(reading)
        or next(iter(named), None)
        or (any_person(reading) if nameless and not _is_signature(one.loc) else None)
    )


def _is_no_plain_value(text: str) -> bool:
    return not _PLAIN_VALUE.fullmatch(text)


def _may_tell(text: str) -> bool:
    """Tell at little cost whether a text can give anything away at all."""
    return _is_no_plain_value(text) and bool(_SIGNS.search(text) or _WORD.search(text.lower()))


def _tells(text: str) -> bool:
    """Tell whether a text that no exception touches may give anything away, wherever it stands."""
    return _short_tells(text) if len(text) <= _SHORT else _may_tell(text)


# Keys, ids, roles and titles come again in record after record.
_SHORT = 100


@lru_cache(maxsize=8192)
def _short_tells(text: str) -> bool:
    if not _may_tell(text):
        return False
    reading = Reading(text)
    return bool(
        contact_or_number(reading)
        or birth_or_home(reading)
        or is_plain_address(reading)
        or marked_person(reading)
        or health_of_someone(reading)
        or next(children(reading), None)
    )


def _bare_address(reading: Reading, loc: Loc) -> Finding | None:
    last = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if last in _PLACE_KEYS or not is_plain_address(reading):
        return None
    return Finding(Kind.HOME, reading.text)


def _is_signature(loc: Loc) -> bool:
    return not _SIGNED.isdisjoint(loc)


def _texts(node: MarkedDict | MarkedList, loc: Place, may_tell: Callable[[str], bool]) -> Iterator[_Text]:
    """Yield every text of a parsed file that may tell something, keys included, with its place."""
    for at, value, mark in _parts(node):
        if isinstance(value, str):
            if may_tell(value):
                yield _Text((*loc, at), value, mark)
        elif value is not None:
            yield from _texts(value, (*loc, at), may_tell)


def _parts(node: MarkedDict | MarkedList) -> Iterator[tuple[int | str, Any, Mark]]:
    """Yield each key of a mapping as a text, and each value of a mapping or list, with its place in it."""
    if isinstance(node, MarkedDict):
        for key, (key_mark, value_mark) in node.marks.items():
            yield key, key, key_mark
            yield key, node.get(key), value_mark
    else:
        yield from zip(count(), node, node.marks)
