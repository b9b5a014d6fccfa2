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
MAX_NODES = 50_000
# Keys of one mapping: four times what our largest record has.
MAX_KEYS = 100
# How many times a file is read again without a block that could not be read.
MAX_ROUNDS = 20
# Aliases make one line stand for many (the "billion laughs"); no record needs them.
MAX_ALIASES = 0

# Values that a form editor writes for "nothing here"; the key then counts as not written.
_ABSENT = {"", "~", "null", "Null", "NULL"}


class MarkedDict(dict[str, Any]):
    """A YAML mapping. ``marks`` holds (key mark, value mark) for each key, absent ones included.

    ``complete`` is False for a file that could be read only in part.
    """

    __slots__ = ("complete", "mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.complete = True
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
    hopeless: bool = False

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
        elif self._keys_here() > MAX_KEYS:
            self.problem(mark, f"Nhóm này có quá nhiều mục: tối đa {MAX_KEYS}.")
        elif self.aliases <= MAX_ALIASES:
            return True
        # Past a limit nothing of the file is worth checking.
        self.hopeless = True
        return False

    def _keys_here(self) -> int:
        container = self.stack[-1].container if self.stack else None
        return len(container.marks) if isinstance(container, MarkedDict) else 0

    def _check_properties(self, event: Any, mark: Mark) -> None:
        if event.anchor:
            self.problem(mark, f"Không dùng neo YAML: bỏ {quoted('&' + event.anchor)}.")
        # The parser reports an explicit "!" as a tag too; a quoted scalar has none.
        if event.tag:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(mark, f"Không dùng thẻ kiểu YAML: bỏ {quoted(written)}.")

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
    if text is None:
        return MarkedDict((1, 1)), problems
    builder, complete = _read_blocks(text, path, problems)
    if builder.hopeless:
        return MarkedDict((1, 1)), builder.problems
    if isinstance(builder.root, MarkedDict):
        builder.root.complete = complete
        return builder.root, builder.problems
    if not builder.problems:
        builder.problem((1, 1), _shape_message(builder.root))
    return MarkedDict((1, 1)), builder.problems


def _read_blocks(text: str, path: str, problems: list[Problem]) -> tuple[_Builder, bool]:
    """Read the text, again without each block that cannot be read, until the rest can be.

    :returns: the builder of the last reading, with every problem, and whether nothing was left out.
    """
    lines = text.split("\n")
    for left_out in range(MAX_ROUNDS):
        builder = _Builder(path, list(problems))
        error = _run("\n".join(lines), builder)
        # Each reading tells again what the ones before it told.
        builder.problems = problems = list(dict.fromkeys(builder.problems))
        if error is None:
            return builder, left_out == 0
        block = _block_around(lines, error)
        # Blank lines keep the numbers of all others.
        lines[block] = [""] * len(lines[block])
    return builder, False


def _block_around(lines: list[str], line: int) -> slice:
    """Return the lines of the top-level key that ``line`` (from 1) belongs to."""
    starts = [index for index, text in enumerate(lines) if text[:1] not in ("", " ", "\t", "#", "-", "\r")]
    first = max((start for start in starts if start < line), default=0)
    last = min((start for start in starts if start >= line), default=len(lines))
    return slice(first, last)


def _shape_message(root: Any) -> str:
    if root is None:
        return "Tệp trống: chép một tệp mẫu cùng thư mục rồi điền vào."
    return 'Tệp phải gồm các dòng "tên_mục: giá trị". Ví dụ: title: Hội nghị sơ kết'


def _run(text: str, builder: _Builder) -> int | None:
    """Feed the whole text to the builder; return the line of a syntax error, if there is one."""
    parser = yaml.CSafeLoader(text)
    try:
        while parser.check_event():
            if not builder.feed(parser.get_event()):
                return None
    except yaml.MarkedYAMLError as error:
        mark, message = explain_syntax_error(error, text)
        builder.problem(mark, message)
        return mark[0]
    finally:
        parser.dispose()
    return None
