"""Walks every text of a parsed file, keys included, and tells what must not be published."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from .. import fields
from ..decoding import Mark
from ..fields import field_at
from ..marked import Group, MarkedDict, MarkedList
from ..messages import Loc, name_of
from ..patterns import pattern_of
from ..problems import Problem
from ..records import Model, Record
from .addresses import is_plain_address
from .exceptions import Exceptions
from .findings import Finding, Kind, masked
from .health import health_of_someone
from .homes import birth_or_home
from .numbers import contact_or_number
from .people import any_person, children, marked_person
from .reading import Reading
from .sieve import Detector, may_tell

# Many texts of a record are dates, counts and ids; they need no reading.
_PLAIN_VALUE = pattern_of(
    r"[1-9]\d{0,7}|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d{1,2}(?:/\d{1,2})?/(?:19|20)\d\d|[a-z_-]*"
)
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

    def note(self, document: Group, record_type: type[Record], record_id: str) -> None:
        """Note a parsed file when it is a model of such a field, valid or not."""
        if record_type.collection == "models" and self.binds(document, record_type):
            self.models.add(record_id)

    def note_kept(self, record: Record) -> None:
        """Note a record that need not be parsed again."""
        if isinstance(record, Model) and record.field in self.fields:
            self.models.add(record.id)

    def binds(self, document: Group, record_type: type[Record]) -> bool:
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
    every = names_nobody or exceptions.all
    telling = set() if every else _telling(document)
    wanted = _is_no_plain_value if every else telling.__contains__
    for one in _texts(document, (), wanted) if every or telling else ():
        found = None if _is_judged_exception(one.loc) else _finding(one, exceptions, nameless=names_nobody)
        if found and not _is_figure(one, record_type):
            yield _problem(record_type, path, one, found.message)
    for index, message in _exception_messages(exceptions):
        at = _exception_text(document, index)
        yield _problem(record_type, path, at, message)


def tells_anything(document: Group) -> bool:
    """Tell whether a parsed file, without marks, may give a private datum away or asks for an exception."""
    return "privacy_exceptions" in document or bool(_telling(document))


def findings(document: MarkedDict, record_type: type[Record]) -> Iterator[tuple[str, str]]:
    """Yield each text of a parsed file that gives a private datum away, with that datum.

    What the file asks to let pass is passed over.
    """
    exceptions = Exceptions(document)
    for one in _texts(document, (), _is_no_plain_value):
        found = None if _is_judged_exception(one.loc) else _finding(one, exceptions, nameless=False)
        if found and not _is_figure(one, record_type):
            yield one.text, found.part


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


# Keys, ids, roles and titles come again in record after record: those that tell nothing, wherever they stand.
_SHORT = 100
_MOST_KNOWN = 20_000
_known: set[str] = set()


def _telling(document: Group) -> set[str]:
    """Return the texts of a parsed file that give something away in one place or another."""
    texts = _every_text(document) - _known
    likely = may_tell([text for text in texts if _is_no_plain_value(text)])
    telling = {text for text, detectors in likely.items() if _tells(Reading(text), detectors)}
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    _known.update([text for text in texts if len(text) <= _SHORT and text not in telling])
    return telling


def _every_text(document: Group) -> set[str]:
    """Return every text of a parsed file once; its keys, too, where it has marks.

    A file without any is only taken for sound when each of its keys is known.
    """
    found: set[str] = set()
    nodes: list[Any] = [document]
    for node in nodes:
        values = node
        if type(node) is MarkedDict:
            found.update(node.marks)
        if isinstance(node, dict):
            values = node.values()
        for value in values:
            if type(value) is str:
                found.add(value)
            elif value is not None:
                nodes.append(value)
    return found


def _tells(reading: Reading, detectors: Iterable[Detector]) -> bool:
    return any(detector(reading) for detector in detectors)


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
