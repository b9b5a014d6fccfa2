"""YAML text → values with marks, through the C parser's events; every scalar stays text.

YAML's own guesses (``NO`` as false, ``12:30`` as 750, ``1.10`` as 1.1) never happen: numbers, dates and
booleans are read by the schema. What YAML has beyond plain mappings, lists and text is refused.
Building from events in a loop, not by recursion, keeps hostile nesting from exhausting any stack.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import Problem, quoted
from .vietnamese import nfc
from .yaml_messages import explain_syntax_error

# Thousands of award recipients fit in 2 MiB; anything larger is a mistake or an attack.
MAX_BYTES = 2 * 1024 * 1024
# The deepest record shape of ours nests seven levels.
MAX_DEPTH = 16
# Values in one file: a file of MAX_BYTES with the shortest honest lines stays below this.
MAX_NODES = 200_000
# Aliases make one line stand for many (the "billion laughs"); no record needs them.
MAX_ALIASES = 0

# Control, zero-width and direction-changing characters: invisible to an editor, never wanted.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
# Values that a form editor writes for "nothing here"; the key then counts as not written.
_ABSENT = {"", "~", "null", "Null", "NULL"}

Mark = tuple[int, int]


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
        hidden = _HIDDEN.search(value)
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


def hidden_character_message(char: str) -> str:
    """Return the message for a character nobody can see."""
    return f"Có ký tự ẩn U+{ord(char):04X}: xoá và gõ lại chỗ này."


def parse(content: bytes, path: str) -> tuple[MarkedDict, list[Problem]]:
    """Read the bytes of one YAML file.

    :param content: the file's bytes (UTF-8, with or without BOM; LF or CRLF).
    :param path: the path to name in problems.
    :returns: the record's mapping (as much as could be read) and the problems found.
        Mappings are :class:`MarkedDict`, sequences :class:`MarkedList`, all else text in NFC;
        an empty or ``null`` value leaves its key out of the mapping.
    """
    builder = _Builder(path)
    text = _decode(content, builder)
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


def _decode(content: bytes, builder: _Builder) -> str | None:
    """Return the file's text, or None after noting why it cannot be read."""
    if len(content) > MAX_BYTES:
        builder.problem((1, 1), f"Tệp lớn {len(content)} byte: tối đa {MAX_BYTES} byte.")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[:200].count(0) > 1:
        builder.problem((1, 1), "Tệp lưu theo mã UTF-16: lưu lại với mã UTF-8.")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        builder.problem(
            _place_of(before, len(before)),
            f"Tệp không phải UTF-8 (byte 0x{content[error.start]:02X}; có thể là Windows-1258 hay TCVN3): "
            "lưu lại với mã UTF-8.",
        )
        return None
    hidden = list(_HIDDEN.finditer(text))
    if not hidden:
        return text
    for place, char in _first_of_each_line(text, hidden):
        builder.problem(place, hidden_character_message(char))
    return None


def _first_of_each_line(text: str, found: Iterable[re.Match[str]]) -> list[tuple[Mark, str]]:
    """Return at most twenty (mark, character), one a line, so that a garbled file stays readable."""
    first: dict[int, tuple[Mark, str]] = {}
    for match in found:
        mark = _place_of(text, match.start())
        first.setdefault(mark[0], (mark, match[0]))
        if len(first) == 20:
            break
    return list(first.values())


def _place_of(text: str, index: int) -> Mark:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
