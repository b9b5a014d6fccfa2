"""Bytes of a file → text: UTF-8 only, of bounded size, without characters nobody can see."""

import re
from codecs import BOM_UTF8

from .problems import Problem

# Thousands of award recipients fit in 2 MiB; anything larger is a mistake or an attack.
MAX_BYTES = 2 * 1024 * 1024

# Control, zero-width and direction-changing characters: invisible to an editor, never wanted.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)

Mark = tuple[int, int]


def decode(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return a file's text, or None and why it cannot be read.

    Hidden characters are problems, but stand as spaces in the text, so that the rest is still checked.

    :param content: the file's bytes; a UTF-8 byte order mark is dropped.
    :param path: the path to name in problems.
    """
    if len(content) > MAX_BYTES:
        return None, [Problem(path, 1, 1, f"Tệp quá lớn: tối đa {MAX_BYTES // 1024} KiB.")]
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or content[:200].count(0) > 1:
        return None, [Problem(path, 1, 1, "Tệp lưu theo mã UTF-16 (hoặc UTF-32): lưu lại với mã UTF-8.")]
    try:
        # Word and web pages paste no-break spaces everywhere; in YAML they would count as letters.
        text = content.removeprefix(BOM_UTF8).decode().replace("\u00a0", " ")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(error, content, path)]
    # Nothing hidden is printable, which shows quickest.
    if text.replace("\n", "").isprintable() or not HIDDEN.search(text):
        return text, []
    problems = [Problem(path, *mark, hidden_character_message(char)) for mark, char in _hidden_of_lines(text)]
    return HIDDEN.sub(" ", text), problems


def _not_utf8(error: UnicodeDecodeError, content: bytes, path: str) -> Problem:
    before = content[: error.start].decode("utf-8", "replace")
    return Problem(
        path,
        *_place_of(before, len(before)),
        f"Tệp không phải UTF-8 (byte 0x{content[error.start]:02X}; có thể là Windows-1258 hay TCVN3): "
        "lưu lại với mã UTF-8.",
    )


def hidden_character_message(char: str) -> str:
    """Return the message for a character nobody can see."""
    return f"Có ký tự ẩn U+{ord(char):04X}: xoá và gõ lại chỗ này."


def _hidden_of_lines(text: str) -> list[tuple[Mark, str]]:
    """Return the first hidden character of each line, of twenty lines at most."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = HIDDEN.search(line)
        if match:
            found.append(((number, match.start() + 1), match[0]))
        if len(found) == 20:
            break
    return found


def _place_of(text: str, index: int) -> Mark:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
