"""Walks every text of a parsed file, keys included, and tells what must not be published."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from .. import fields
from ..decoding import Mark
from ..fields import field_at
from ..messages import Loc, name_of
from ..problems import Problem
from ..records import Record
from ..strict_yaml import MarkedDict, MarkedList
from .exceptions import Exceptions
from .findings import Finding, Kind, masked
from .homes import birth_or_home, is_plain_address
from .numbers import contact_or_number
from .people import CHILD_WORDS, MARKED_WORDS, any_person, children, marked_person
from .reading import Reading

# Most texts of a record are dates, counts and sentences without any of these; they need no reading.
_PLAIN_VALUE = re.compile(
    r"[1-9]\d{0,7}|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d{1,2}(?:/\d{1,2})?/(?:19|20)\d\d|[a-z_-]*"
)
_SIGNS = re.compile(r"[\d@&*`\\{\[<]|[^\x00-\u1eff‐-‟…]")
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
)
# Where a place is told, an address of a place is no one's home.
_PLACE_KEYS = frozenset({"place", "venue", "name", "unit", "title", "aliases", "formed_with"})
# A published source or paper names who wrote, photographed or signed it.
_SIGNED = frozenset({"authors", "photographer", "publisher", "issuer", "source", "documents", "decision"})


class _Text(NamedTuple):
    loc: tuple[int | str, ...]
    text: str
    mark: Mark


def privacy_problems(
    document: MarkedDict, record_type: type[Record], path: str, aggregates_only: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each text of a parsed file that gives a private datum away.

    :param document: the parsed file, before validation, so that its other mistakes are told together.
    :param aggregates_only: ids of the fields of work whose models name nobody.
    """
    exceptions = Exceptions(document)
    nameless = record_type.collection == "models" and _trimmed(document.get("field")) in aggregates_only
    for one in _texts(document, ()):
        found = None if _is_judged_exception(one.loc) else _finding(one, exceptions, nameless=nameless)
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
    if not _may_tell(one, nameless=nameless):
        return None
    reading = exceptions.apply(Reading(one.text))
    # Asked for first and all: an exception that a name needs is in use, whatever else the text gives away.
    named = [found for found in children(reading) if not exceptions.allows_child(found.part)]
    return (
        contact_or_number(reading)
        or birth_or_home(reading)
        or _bare_address(reading, one.loc)
        or marked_person(reading)
        or next(iter(named), None)
        or (any_person(reading) if nameless and not _is_signature(one.loc) else None)
    )


def _may_tell(one: _Text, *, nameless: bool) -> bool:
    """Tell at little cost whether a text can give anything away at all."""
    return _tells(one.text) or (nameless and not _PLAIN_VALUE.fullmatch(one.text))


# Ids, roles and titles come again in record after record.
@lru_cache(maxsize=4096)
def _tells(text: str) -> bool:
    if _PLAIN_VALUE.fullmatch(text):
        return False
    lower = text.lower()
    return bool(_SIGNS.search(text)) or any(word in lower for word in _WORDS)


def _bare_address(reading: Reading, loc: Loc) -> Finding | None:
    last = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if last in _PLACE_KEYS or not is_plain_address(reading):
        return None
    return Finding(Kind.HOME, reading.text)


def _is_signature(loc: Loc) -> bool:
    return not _SIGNED.isdisjoint(loc)


def _texts(node: MarkedDict | MarkedList, loc: tuple[int | str, ...]) -> Iterator[_Text]:
    """Yield every text of a parsed file, the keys of its mappings included, with its place."""
    if isinstance(node, MarkedDict):
        for key, (key_mark, value_mark) in node.marks.items():
            yield _Text((*loc, key), key, key_mark)
            yield from _texts_of_value(node.get(key), (*loc, key), value_mark)
    else:
        for index, (value, mark) in enumerate(zip(node, node.marks, strict=True)):
            yield from _texts_of_value(value, (*loc, index), mark)


def _texts_of_value(value: Any, loc: tuple[int | str, ...], mark: Mark) -> Iterator[_Text]:
    if isinstance(value, str):
        yield _Text(loc, value, mark)
    elif isinstance(value, MarkedDict | MarkedList):
        yield from _texts(value, loc)
