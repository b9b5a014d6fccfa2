"""Plain values → YAML in blocks, so that every reader takes each text for the text it is.

A text is written bare when it starts with a letter and nothing in it has a meaning, over several lines as it
stands, and else in quotes.
"""

import re
from collections.abc import Container, Mapping, Sequence
from typing import Any

from pydantic_core import SchemaValidator, core_schema

from .patterns import pattern_of

# Signs without a meaning after a letter; a colon has none before one of them.
_SIGNS = r"""[\w.,;()/%?!+=\-–—…“”‘’"' ]"""
_BARE = pattern_of(rf"[^\W\d_]{_SIGNS}*+(?::(?=[\w/]){_SIGNS}*+)*+(?<! )")
# Nearly every bare text is of Latin letters, without a colon, and longer than any word below: pydantic's
# engine of regular expressions (Rust's) tells it in half the time.
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_PLAIN = rf"""[{_LATIN}0-9_.,;()/%?!+=\-–—…“”‘’"']"""
_is_usual = SchemaValidator(
    core_schema.str_schema(pattern=rf"^[{_LATIN}](?:{_PLAIN}| ){{4,}}{_PLAIN}$")
).isinstance_python
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
        if _is_usual(value):
            lines.append(f"{lead}{key}: {value}")
        elif isinstance(value, dict):
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
        if _is_usual(item):
            lines.append(f"{lead}- {item}")
        elif isinstance(item, dict):
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
