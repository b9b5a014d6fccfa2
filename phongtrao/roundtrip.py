"""Rewriting a hand-edited YAML file: comments, key order and quotes stay, every scalar is text."""

import io
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    ScalarString,
)

# Wider than any line: what the editor wrapped stays wrapped, what stands on one line stays on it.
_WIDTH = 100_000
_NULL = [("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"))]
_TEXT_TAG = "tag:yaml.org,2002:str"


class _TextResolver(VersionedResolver):
    """Reads every plain scalar as text, as ``strict_yaml`` does; only "nothing here" is told apart."""

    @property
    def versioned_resolver(self) -> Any:
        """The rules by a scalar's first letter."""
        return {first: list(_NULL) for first in ("", "~", "n", "N")}


def _yaml() -> YAML:
    tool = YAML()
    tool.Resolver = _TextResolver
    tool.preserve_quotes = True
    tool.width = _WIDTH
    tool.indent(mapping=2, sequence=4, offset=2)
    return tool


def read(text: str) -> CommentedMap:
    """Return the mapping of a file that ``strict_yaml`` accepts, with its comments and styles."""
    found = _yaml().load(text)
    assert isinstance(found, CommentedMap)
    return found


def write(tree: CommentedMap) -> str:
    """Return the file's text, ending in a line break."""
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return stream.getvalue()


def scalar(text: str, *, is_text: bool) -> str:
    """Return a value to put into a tree, in the style that lets every YAML reader see the text meant.

    :param is_text: whether the field holds free text: then ``NO`` and ``12:30`` are quoted. Numbers and
        dates stand plain, as editors write them.
    """
    if "\n" in text:
        return _styled(LiteralScalarString, text)
    return _styled(DoubleQuotedScalarString, text) if is_text and is_guessed(text) else text


def _styled(style: type[ScalarString], text: str) -> str:
    styled: str = style(text)
    return styled


def is_guessed(text: str) -> bool:
    """Return whether YAML 1.1 would take the plain text for something else: a number, a date, true."""
    resolver = yaml.resolver.Resolver()
    tag = resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag != _TEXT_TAG)


def replace(parent: CommentedMap | CommentedSeq, key: Any, value: str) -> None:
    """Put a scalar where another stands; a comment that hangs on the old one hangs on the new one."""
    old = parent[key] if isinstance(parent, CommentedSeq) or key in parent else None
    comment = getattr(old, "comment", None)
    if comment is not None:
        # After a block scalar the parser keeps what follows on the scalar itself.
        value = LiteralScalarString(value) if "\n" in value else FoldedScalarString(value)
        value.comment = comment  # type: ignore[attr-defined]
    parent[key] = value


def value_at(node: Any, path: Sequence[str | int]) -> Any:
    """Return what stands at a path of keys and indexes of a tree or a parsed file, or None."""
    for part in path:
        if isinstance(part, int):
            node = node[part] if isinstance(node, list) and part < len(node) else None
        else:
            node = node.get(part) if isinstance(node, dict) else None
    return node


def container_for(tree: CommentedMap, path: Sequence[str | int]) -> CommentedMap:
    """Return the mapping that holds the last key of ``path``, making what is missing on the way."""
    node: Any = tree
    for part, following in pairwise(path):
        if value_at(node, [part]) is None:
            made = CommentedSeq() if isinstance(following, int) else CommentedMap()
            if isinstance(part, int):
                node.append(made)
            else:
                node[part] = made
        node = node[part]
    assert isinstance(node, CommentedMap)
    return node


def remove(tree: CommentedMap, path: Sequence[str | int]) -> None:
    """Take the value at ``path`` out, and every part that is empty without it."""
    for length in range(len(path), 0, -1):
        parent = value_at(tree, path[: length - 1])
        if parent is None or (length < len(path) and value_at(tree, path[:length])):
            return
        if value_at(tree, path[:length]) is not None:
            del parent[path[length - 1]]


def replace_list(parent: CommentedMap, key: str, values: Sequence[str]) -> None:
    """Put ``values`` into a list, keeping its style and the comments of the items that stay."""
    if not isinstance(parent.get(key), CommentedSeq):
        parent[key] = CommentedSeq()
    items = parent[key]
    for index, value in enumerate(values):
        if index >= len(items):
            items.append(value)
        elif items[index] != value:
            replace(items, index, value)
    del items[len(values) :]
