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
from .problems import Problem, quoted
from .vietnamese import nfc

# The deepest record shape of ours nests seven levels.
MAX_DEPTH = 16
# Values in one file: a file of the largest size with the shortest honest lines stays below this.
MAX_NODES = 50_000
# Keys of one mapping: four times what our largest record has.
MAX_KEYS = 100

# Values that a form editor writes for "nothing here"; the key then counts as not written.
_ABSENT = {"", "~", "null", "Null", "NULL"}


@dataclass(slots=True)
class _Frame:
    """A container being filled; ``key`` is the mapping key that waits for its value."""

    container: MarkedDict | MarkedList
    key: str | None = None
    key_mark: Mark = (1, 1)


@dataclass(slots=True)
class Builder:
    """Takes parser events one by one; ``done`` when reading on would be useless or unsafe.

    ``composed`` tells that the whole text is in NFC and so are its parts, escapes aside.
    """

    path: str
    composed: bool
    # Where " #" with a letter behind it begins, by line from 0: after a plain text it starts a comment.
    hashtags: Mapping[int, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    root: Any = None
    documents: int = 0
    nodes: int = 0
    done: bool = False
    hopeless: bool = False

    def problem(self, mark: Mark, message: str, key: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(self.path, *mark, message, key=key))

    def give_up(self, mark: Mark, message: str) -> None:
        """Note that a limit is passed: nothing of the file is worth checking."""
        self.problem(mark, message)
        self.done = self.hopeless = True

    def start_document(self, _: Any, mark: Mark) -> None:
        """Begin the one document of the file; refuse a second."""
        self.documents += 1
        if self.documents > 1:
            self.problem(mark, 'Mỗi tệp chỉ chứa một bản ghi: bỏ dòng "---" và phần sau nó.')
            self.done = True

    def add_scalar(self, event: Any, mark: Mark) -> None:
        """Take a text: a key where one is due, else a value."""
        value, style = event.value, event.style
        if event.anchor or event.tag:
            self._refuse_properties(event, mark)
        # Only an escape can bring in what the text itself, as decoded, does not hold.
        if style == '"' or not self.composed:
            value = self._tidy(value, mark)
        frame = self.stack[-1] if self.stack else None
        if frame and frame.key is None and isinstance(frame.container, MarkedDict):
            self._start_key(frame, value, mark)
        else:
            if self.hashtags and not style:
                self._refuse_lost_text(event)
            self._place(None if not style and value in _ABSENT else value, mark)

    def start_mapping(self, event: Any, mark: Mark) -> None:
        """Begin a group of keys."""
        self._open(MarkedDict(mark), event)

    def start_sequence(self, event: Any, mark: Mark) -> None:
        """Begin a list."""
        self._open(MarkedList(mark), event)

    def end_container(self, _: Any, __: Mark) -> None:
        """End the group or list begun last."""
        self.stack.pop()

    def refuse_alias(self, event: Any, mark: Mark) -> None:
        """Refuse an alias: it makes one line stand for many (the "billion laughs")."""
        self.give_up(mark, f"Không dùng bí danh YAML {quoted('*' + event.anchor)}: viết lại giá trị ở đây.")

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
        if column >= end.column and event.value not in _ABSENT:
            message = "Chữ từ dấu # trở đi bị coi là lời chú và mất: đặt cả giá trị trong dấu nháy kép."
            self.problem((end.line + 1, column + 1), message)

    def _tidy(self, value: str, mark: Mark) -> str:
        value = nfc(value)
        hidden = HIDDEN.search(value)
        if hidden:
            self.problem(mark, hidden_character_message(hidden[0]))
        return value

    def _start_key(self, frame: _Frame, key: str, mark: Mark) -> None:
        marks: Any = frame.container.marks
        if key in marks:
            self.problem(mark, f"Mục này đã viết ở dòng {marks[key][0][0]}: giữ lại một chỗ.", key)
        frame.key, frame.key_mark = key, mark

    def _open(self, container: MarkedDict | MarkedList, event: Any) -> None:
        mark = container.mark
        if event.anchor or event.tag:
            self._refuse_properties(event, mark)
        frame = self.stack[-1] if self.stack else None
        if frame and frame.key is None and isinstance(frame.container, MarkedDict):
            self.problem(mark, "Tên mục phải là chữ, không phải một danh sách hay nhóm.")
            frame.key, frame.key_mark = "", mark
        self._place(container, mark)
        self.stack.append(_Frame(container))
        if len(self.stack) > MAX_DEPTH:
            self.give_up(mark, f"Lồng nhau quá sâu: tối đa {MAX_DEPTH} bậc.")

    def _place(self, value: Any, mark: Mark) -> None:
        """Put a value where it belongs; a duplicate key keeps the first value, an absent value none."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.give_up(mark, f"Tệp có quá nhiều giá trị: tối đa {MAX_NODES}.")
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        container, key = frame.container, frame.key
        if isinstance(container, MarkedList):
            container.append(value)
            container.marks.append(mark)
            return
        assert key is not None
        frame.key = None
        if key not in container.marks:
            container.marks[key] = (frame.key_mark, mark)
            if value is not None:
                container[key] = value
            if len(container.marks) > MAX_KEYS:
                self.give_up(mark, f"Nhóm này có quá nhiều mục: tối đa {MAX_KEYS}.")


# What to do with each event that the parser may send; those of a stream's or document's end say nothing.
HANDLERS: Mapping[type, Callable[[Builder, Any, Mark], None]] = {
    yaml.ScalarEvent: Builder.add_scalar,
    yaml.MappingStartEvent: Builder.start_mapping,
    yaml.SequenceStartEvent: Builder.start_sequence,
    yaml.MappingEndEvent: Builder.end_container,
    yaml.SequenceEndEvent: Builder.end_container,
    yaml.AliasEvent: Builder.refuse_alias,
    yaml.DocumentStartEvent: Builder.start_document,
}
