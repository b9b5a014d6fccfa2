"""The C parser's events → marked values; every scalar stays text.

Building from events in a loop, not by recursion, keeps hostile nesting from exhausting any stack. This
loop is most of the cost of reading a file: it has no step that an ordinary value does not need.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .decoding import HIDDEN, Mark, hidden_character_message
from .marked import MarkedDict, MarkedList
from .plain_yaml import ABSENT, MAX_DEPTH, MAX_KEYS, MAX_NODES
from .problems import Problem, quoted
from .vietnamese import nfc


@dataclass(slots=True)
class _Frame:
    """A container being filled, with its marks; ``key`` is the mapping key that waits for its value."""

    container: Any
    marks: Any
    # Whether a key comes next; never in a list.
    at_key: bool = False
    key: str = ""
    key_mark: Mark = (1, 1)


@dataclass(slots=True)
class Builder:
    """Takes the parser's events; ``done`` when reading on would be useless or unsafe.

    ``composed`` tells that the whole text is in NFC and so are its parts, escapes aside.
    """

    path: str
    composed: bool
    # Where " #" with a letter behind it begins, by line from 0: after a plain text it starts a comment.
    hashtags: Mapping[int, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # First comes the file as a whole: a list of one value.
    stack: list[_Frame] = field(default_factory=lambda: [_Frame([], [])])
    documents: int = 0
    nodes: int = 0
    done: bool = False
    hopeless: bool = False

    def problem(self, mark: Mark, message: str, key: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(self.path, *mark, message, key=key))

    @property
    def root(self) -> Any:
        """The value that the file holds; None when it holds none."""
        return next(iter(self.stack[0].container), None)

    def take(self, next_event: Callable[[], Any]) -> None:  # noqa: C901 - one loop: calls are what would cost
        """Take every event of a file, until the last or until ``done``.

        :raises yaml.MarkedYAMLError: at a syntax error.
        """
        scalar: Any = yaml.ScalarEvent
        others, place, frame = _HANDLERS.get, self._place, self.stack[0]
        event: Any
        for event in iter(next_event, None):
            if type(event) is not scalar:
                if handle := others(type(event)):
                    handle(self, event, _mark(event))
                    frame = self.stack[-1]
            else:
                start, style = event.start_mark, event.style
                value: Any = event.value
                mark = start.line + 1, start.column + 1
                # Only an escape can bring in what the text itself, as decoded, does not hold.
                if style == '"' or not self.composed or event.anchor or event.tag:
                    value = self._checked(event, mark)
                if frame.at_key:
                    if value in frame.marks:
                        self._refuse_twice(frame, value, mark)
                    frame.key, frame.key_mark, frame.at_key = value, mark, False
                    continue
                if not style:
                    if self.hashtags:
                        self._refuse_lost_text(event)
                    if value in ABSENT:
                        value = None
                place(frame, value, mark)
            if self.done:
                return

    def _give_up(self, mark: Mark, message: str) -> None:
        """Note that a limit is passed: nothing of the file is worth checking."""
        self.problem(mark, message)
        self.done = self.hopeless = True

    def _start_document(self, _: Any, mark: Mark) -> None:
        """Begin the one document of the file; refuse a second."""
        self.documents += 1
        if self.documents > 1:
            self.problem(mark, 'Mỗi tệp chỉ chứa một bản ghi: bỏ dòng "---" và phần sau nó.')
            self.done = True

    def _start_mapping(self, event: Any, mark: Mark) -> None:
        """Begin a group of keys."""
        group = MarkedDict(mark)
        self._open(_Frame(group, group.marks, at_key=True), event, mark)

    def _start_sequence(self, event: Any, mark: Mark) -> None:
        """Begin a list."""
        items = MarkedList(mark)
        self._open(_Frame(items, items.marks), event, mark)

    def _end_container(self, _: Any, __: Mark) -> None:
        """End the group or list begun last."""
        self.stack.pop()

    def _refuse_alias(self, event: Any, mark: Mark) -> None:
        """Refuse an alias: it makes one line stand for many (the "billion laughs")."""
        self._give_up(mark, f"Không dùng bí danh YAML {quoted('*' + event.anchor)}: viết lại giá trị ở đây.")

    def _refuse_properties(self, event: Any, mark: Mark) -> None:
        if event.anchor:
            self.problem(mark, f"Không dùng neo YAML: bỏ {quoted('&' + event.anchor)}.")
        # The parser reports an explicit "!" as a tag too; a quoted scalar has none.
        if event.tag:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(mark, f"Không dùng thẻ kiểu YAML: bỏ {quoted(written)}.")

    def _refuse_lost_text(self, event: Any) -> None:
        end = event.end_mark
        column = self.hashtags.get(end.line, -1)
        if column >= end.column and event.value not in ABSENT:
            message = "Chữ từ dấu # trở đi bị coi là lời chú và mất: đặt cả giá trị trong dấu nháy kép."
            self.problem((end.line + 1, column + 1), message)

    def _refuse_twice(self, frame: _Frame, key: str, mark: Mark) -> None:
        self.problem(mark, f"Mục này đã viết ở dòng {frame.marks[key][0][0]}: giữ lại một chỗ.", key)

    def _checked(self, event: Any, mark: Mark) -> str:
        """Return the text of a scalar in NFC, noting what it must not have."""
        if event.anchor or event.tag:
            self._refuse_properties(event, mark)
        if event.style != '"' and self.composed:
            return str(event.value)
        value = nfc(event.value)
        hidden = HIDDEN.search(value)
        if hidden:
            self.problem(mark, hidden_character_message(hidden[0]))
        return value

    def _open(self, opened: _Frame, event: Any, mark: Mark) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event, mark)
        frame = self.stack[-1]
        if frame.at_key:
            self.problem(mark, "Tên mục phải là chữ, không phải một danh sách hay nhóm.")
            frame.key, frame.key_mark, frame.at_key = "", mark, False
        self._place(frame, opened.container, mark)
        self.stack.append(opened)
        if len(self.stack) > MAX_DEPTH + 1:
            self._give_up(mark, f"Lồng nhau quá sâu: tối đa {MAX_DEPTH} bậc.")

    def _place(self, frame: _Frame, value: Any, mark: Mark) -> None:
        """Put a value where it belongs; a duplicate key keeps the first value, an absent value none."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._give_up(mark, f"Tệp có quá nhiều giá trị: tối đa {MAX_NODES}.")
        marks = frame.marks
        if type(marks) is list:
            frame.container.append(value)
            marks.append(mark)
            return
        key, frame.at_key = frame.key, True
        if key not in marks:
            marks[key] = frame.key_mark, mark
            if value is not None:
                frame.container[key] = value
            if len(marks) > MAX_KEYS:
                self._give_up(mark, f"Nhóm này có quá nhiều mục: tối đa {MAX_KEYS}.")


def _mark(event: Any) -> Mark:
    start = event.start_mark
    return start.line + 1, start.column + 1


# What to do with each event that is no scalar; those of a stream's or document's end say nothing.
_HANDLERS: Mapping[type, Callable[[Builder, Any, Mark], None]] = {
    yaml.MappingStartEvent: Builder._start_mapping,
    yaml.SequenceStartEvent: Builder._start_sequence,
    yaml.MappingEndEvent: Builder._end_container,
    yaml.SequenceEndEvent: Builder._end_container,
    yaml.AliasEvent: Builder._refuse_alias,
    yaml.DocumentStartEvent: Builder._start_document,
}
