"""YAML text → values with marks, through the C parser's events; every scalar stays text.

YAML's own guesses (``NO`` as false, ``12:30`` as 750, ``1.10`` as 1.1) never happen: numbers, dates and
booleans are read by the schema. What YAML has beyond plain mappings, lists and text is refused.
Building from events in a loop, not by recursion, keeps hostile nesting from exhausting any stack.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from .decoding import HIDDEN, Mark, decode, hidden_character_message
from .problems import Problem, quoted
from .vietnamese import nfc
from .yaml_messages import explain_syntax_error

# The deepest record shape of ours nests seven levels.
MAX_DEPTH = 16
# Values in one file: a file of the largest size with the shortest honest lines stays below this.
MAX_NODES = 200_000
# Aliases make one line stand for many (the "billion laughs"); no record needs them.
MAX_ALIASES = 0

# Values that a form editor writes for "nothing here"; the key then counts as not written.
_ABSENT = {"", "~", "null", "Null", "NULL"}


class MarkedDict(dict[str, Any]):
    """A YAML mapping. ``marks`` holds (key mark, value mark) for each key, absent ones included."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, tuple[Mark, Mark]] = {}


class MarkedList(list[Any]):
    """A YAML sequence. ``marks`` holds the mark of each item."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


def mappings(node: Any) -> list[MarkedDict]:
    """Return the mappings among the items of a parsed list; none where an editor wrote something else."""
    return [one for one in node if isinstance(one, MarkedDict)] if isinstance(node, MarkedList) else []


@dataclass
class _Frame:
    """A container being filled; ``key`` is the mapping key that waits for its value."""

    container: MarkedDict | MarkedList
    key: str | None = None
    key_mark: Mark = (1, 1)


@dataclass
class _Builder:
    path: str
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    root: Any = None
    documents: int = 0
    nodes: int = 0
    aliases: int = 0

    def problem(self, mark: Mark, message: str, key: str = "") -> None:
        self.problems.append(Problem(self.path, *mark, message, key=key))

    def feed(self, event: Any) -> bool:
        """Take one parser event; return False when reading on would be useless or unsafe."""
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        match event:
            case yaml.ScalarEvent():
                self._check_properties(event, mark)
                self._add_scalar(event, mark)
            case yaml.MappingStartEvent():
                self._check_properties(event, mark)
                self._open(MarkedDict(mark))
            case yaml.SequenceStartEvent():
                self._check_properties(event, mark)
                self._open(MarkedList(mark))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.AliasEvent():
                self._add_alias(event, mark)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.problem(mark, 'Mỗi tệp chỉ chứa một bản ghi: bỏ dòng "---" và phần sau nó.')
                    return False
        return self._within_limits(mark)

    def _within_limits(self, mark: Mark) -> bool:
        if len(self.stack) > MAX_DEPTH:
            self.problem(mark, f"Lồng nhau quá sâu: tối đa {MAX_DEPTH} bậc.")
        elif self.nodes > MAX_NODES:
            self.problem(mark, f"Tệp có quá nhiều giá trị: tối đa {MAX_NODES}.")
        elif self.aliases <= MAX_ALIASES:
            return True
        return False

    def _check_properties(self, event: Any, mark: Mark) -> None:
        if event.anchor:
            self.problem(mark, f"Không dùng neo YAML: bỏ {quoted('&' + event.anchor)}.")
        # The parser reports an explicit "!" as a tag too; a quoted scalar has none.
        if event.tag:
            self.problem(mark, f"Không dùng thẻ kiểu YAML: bỏ {quoted(event.tag)}.")

    def _add_alias(self, event: Any, mark: Mark) -> None:
        self.aliases += 1
        self.problem(mark, f"Không dùng bí danh YAML {quoted('*' + event.anchor)}: viết lại giá trị ở đây.")

    def _add_scalar(self, event: Any, mark: Mark) -> None:
        value = nfc(event.value)
        hidden = HIDDEN.search(value)
        if hidden:
            self.problem(mark, hidden_character_message(hidden[0]))
        frame = self.stack[-1] if self.stack else None
        if frame and isinstance(frame.container, MarkedDict) and frame.key is None:
            self._start_key(frame, value, mark)
        else:
            plain = event.style in (None, "")
            self._place(None if plain and value in _ABSENT else value, mark)

    def _start_key(self, frame: _Frame, key: str, mark: Mark) -> None:
        assert isinstance(frame.container, MarkedDict)
        if key in frame.container.marks:
            line = frame.container.marks[key][0][0]
            self.problem(mark, f"Mục này đã viết ở dòng {line}: giữ lại một chỗ.", key)
        frame.key, frame.key_mark = key, mark

    def _open(self, container: MarkedDict | MarkedList) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame and isinstance(frame.container, MarkedDict) and frame.key is None:
            self.problem(container.mark, "Tên mục phải là chữ, không phải một danh sách hay nhóm.")
            frame.key, frame.key_mark = "", container.mark
        self._place(container, container.mark)
        self.stack.append(_Frame(container))

    def _place(self, value: Any, mark: Mark) -> None:
        """Put a value where it belongs; a duplicate key keeps the first value, an absent value none."""
        self.nodes += 1
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        if isinstance(frame.container, MarkedList):
            frame.container.append(value)
            frame.container.marks.append(mark)
            return
        assert frame.key is not None
        if frame.key not in frame.container.marks:
            frame.container.marks[frame.key] = (frame.key_mark, mark)
            if value is not None:
                frame.container[frame.key] = value
        frame.key = None


def parse(content: bytes, path: str) -> tuple[MarkedDict, list[Problem]]:
    """Read the bytes of one YAML file.

    :param content: the file's bytes (UTF-8, with or without BOM; LF or CRLF).
    :param path: the path to name in problems.
    :returns: the record's mapping (as much as could be read) and the problems found.
        Mappings are :class:`MarkedDict`, sequences :class:`MarkedList`, all else text in NFC;
        an empty or ``null`` value leaves its key out of the mapping.
    """
    text, problems = decode(content, path)
    builder = _Builder(path, problems)
    if text is not None:
        _run(text, builder)
        if isinstance(builder.root, MarkedDict):
            return builder.root, builder.problems
        if not builder.problems:
            builder.problem((1, 1), _shape_message(builder.root))
    return MarkedDict((1, 1)), builder.problems


def _shape_message(root: Any) -> str:
    if root is None:
        return "Tệp trống: chép một tệp mẫu cùng thư mục rồi điền vào."
    return 'Tệp phải gồm các dòng "tên_mục: giá trị". Ví dụ: title: Hội nghị sơ kết'


def _run(text: str, builder: _Builder) -> None:
    parser = yaml.CSafeLoader(text)
    try:
        while parser.check_event():
            if not builder.feed(parser.get_event()):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        builder.problem(place, explain_syntax_error(error.problem or "", text, place[0]))
    finally:
        parser.dispose()
