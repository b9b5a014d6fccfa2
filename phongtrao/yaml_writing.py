"""Plain values → YAML in blocks, so that every reader takes each text for the text it is.

A text is written bare when it starts with a letter and nothing in it has a meaning, over several lines as it
stands, and else in quotes.
"""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any

from .patterns import pattern_of

# Signs without a meaning after a letter; a colon has none before one of them.
_SIGNS = r"""[\w.,;()/%?!+=\-–—…“”‘’"' ]"""
_BARE = pattern_of(rf"[^\W\d_]{_SIGNS}*+(?::(?=[\w/]){_SIGNS}*+)*+(?<! )")
# Words that YAML 1.1 takes for something else, in any case.
_WORDS = {"y", "n", "yes", "no", "true", "false", "on", "off", "null"}
_LONGEST_WORD = max(map(len, _WORDS))
# What YAML lets stand as it is, beside line ends.
_PRINTABLE = " -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_ONE_LINE = pattern_of(f"[{_PRINTABLE}]*")
_LINES = pattern_of(f"(?! )[{_PRINTABLE}]+(?:\n+[{_PRINTABLE}]+)+\n?")
_ESCAPED = pattern_of(rf'[^{_PRINTABLE}]|["\\]')


def block(values: Mapping[str, Any], without: Container[str] = ()) -> str:
    """Return a mapping as a YAML file.

    :param values: mappings, lists, texts, whole numbers, booleans and None, as deep as they go;
        keys are our fields' names.
    :param without: keys that are left out, at any depth.
    """
    lines: list[str] = []
    _write_mapping(values, "", "", without, lines)
    return "\n".join([*lines, ""])


def _write_mapping(
    node: Mapping[str, Any], indent: str, lead: str, without: Container[str], lines: list[str]
) -> None:
    """Add the lines of a mapping.

    :param lead: what stands before the first line, ``indent`` before every other.
    """
    before = len(lines)
    for key, value in node.items():
        if key in without:
            continue
        if isinstance(value, dict):
            lines.append(f"{lead}{key}:")
            _write_mapping(value, f"{indent}  ", f"{indent}  ", without, lines)
        elif value and isinstance(value, list):
            lines.append(f"{lead}{key}:")
            # Its dashes stand below the first letter of the key.
            _write_list(value, indent, indent, without, lines)
        else:
            lines.append(f"{lead}{key}: {_scalar(value, indent)}")
        lead = indent
    if len(lines) == before:
        lines.append(f"{lead}{{}}")


def _write_list(
    node: Sequence[Any], indent: str, lead: str, without: Container[str], lines: list[str]
) -> None:
    """Add the lines of a list that is not empty."""
    for item in node:
        if isinstance(item, dict):
            _write_mapping(item, f"{indent}  ", f"{lead}- ", without, lines)
        elif item and isinstance(item, list):
            _write_list(item, f"{indent}  ", f"{lead}- ", without, lines)
        else:
            lines.append(f"{lead}- {_scalar(item, indent)}")
        lead = indent


def _scalar(value: Any, indent: str) -> str:
    """Return a text, a number, a truth value, nothing or an empty list."""
    if not isinstance(value, str):
        return {"True": "true", "False": "false", "None": "null"}.get(str(value), str(value))
    if _BARE.fullmatch(value) and (len(value) > _LONGEST_WORD or value.lower() not in _WORDS):
        return value
    if _ONE_LINE.fullmatch(value):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return _literal(value, indent) if _LINES.fullmatch(value) else f'"{_ESCAPED.sub(_escape, value)}"'


def _literal(text: str, indent: str) -> str:
    kept = "|" if text.endswith("\n") else "|-"
    return "\n".join([kept, *(f"{indent}  {line}" if line else "" for line in text.rstrip("\n").split("\n"))])


def _escape(found: re.Match[str]) -> str:
    if found[0] in '"\\':
        return f"\\{found[0]}"
    return f"\\U{ord(found[0]):08x}"
