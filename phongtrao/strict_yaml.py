"""YAML text → values with marks, through the C parser's events; every scalar stays text.

YAML's own guesses (``NO`` as false, ``12:30`` as 750, ``1.10`` as 1.1) never happen: numbers, dates and
booleans are read by the schema. What YAML has beyond plain mappings, lists and text is refused.
"""

import re
from typing import Any

import yaml
from yaml._yaml import CParser

from .decoding import decode
from .marked import MarkedDict, MarkedList, mappings
from .problems import Problem
from .vietnamese import is_nfc
from .yaml_events import Builder
from .yaml_messages import explain_syntax_error

__all__ = ["MarkedDict", "MarkedList", "mappings", "parse"]

_HASHTAG = re.compile(r"\S\s+#\w")
# How many times a file is read again without a block that could not be read.
MAX_ROUNDS = 20


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


def _read_blocks(text: str, path: str, problems: list[Problem]) -> tuple[Builder, bool]:
    """Read the text, again without each block that cannot be read, until the rest can be.

    :returns: the builder of the last reading, with every problem, and whether nothing was left out.
    """
    lines, composed = text.split("\n"), is_nfc(text)
    for left_out in range(MAX_ROUNDS):
        builder = Builder(path, composed, _hashtags(lines), list(problems))
        error = _run("\n".join(lines), builder)
        # Each reading tells again what the ones before it told.
        builder.problems = problems = list(dict.fromkeys(builder.problems))
        if error is None:
            return builder, left_out == 0
        block = _block_around(lines, error)
        # Blank lines keep the numbers of all others.
        lines[block] = [""] * len(lines[block])
    return builder, False


def _hashtags(lines: list[str]) -> dict[int, int]:
    """Return where "#" touches a letter in the middle of a line, by line from 0."""
    found = ((number, _HASHTAG.search(line)) for number, line in enumerate(lines) if "#" in line)
    return {number: match.end() - 2 for number, match in found if match}


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


def _run(text: str, builder: Builder) -> int | None:
    """Feed the whole text to the builder; return the line of a syntax error, if there is one."""
    parser = CParser(text)
    try:
        builder.take(parser.get_event)
    except yaml.MarkedYAMLError as error:
        mark, message = explain_syntax_error(error, text)
        builder.problem(mark, message)
        return mark[0]
    return None
