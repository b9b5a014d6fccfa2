"""YAML as nearly every file of ours is written → what ``strict_yaml`` finds, without marks, much sooner.

One pattern takes a whole entry of a block: its indentation, dash and key, and its value with all lines of it.
What the pattern or the shape of the blocks leaves in any doubt is not read at all: ``strict_yaml`` then reads
the file, and every message comes from there.
"""

import re
from typing import Any

from .decoding import decode
from .marked import Group
from .vietnamese import is_nfc

# The deepest record shape of ours nests seven levels.
MAX_DEPTH = 16
# Values in one file: a file of the largest size with the shortest honest lines stays below this.
MAX_NODES = 50_000
# Keys of one mapping: four times what our largest record has.
MAX_KEYS = 100

# Values that a form editor writes for "nothing here"; the key then counts as not written.
ABSENT = {"", "~", "null", "Null", "NULL"}

# Up to the end of a line, without ": " or " #".
_REST = r"[^\n:#]*+(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*+)*+"
# Lines that go on are further in than the list or group that holds the value: under "- key:", than the key.
_FURTHER_IN = r"\n++\1(?(2)(?(3)  )) ++"
# Text that can be nothing else.
_PLAIN = (
    rf"(?![-?:](?: |$))[^\s,\[\]{{}}#&*!|>'\"%@`]{_REST}$"
    rf"(?:{_FURTHER_IN}(?![-?:])[^\s#]{_REST}$)*+"
)
_QUOTED = r"'[^']*+(?:''[^']*+)*+'$|\"[^\"\\]*+\"$"
_BLOCK = rf"[|>]-?+(?:{_FURTHER_IN}[^\n]++)++$"
_FLOW = r"\[(?:[a-z0-9][a-z0-9_-]*+(?:, [a-z0-9][a-z0-9_-]*+)*+)?\]$"
_ENTRY = re.compile(
    # "key: …", "- key: …" or "- …"; or a line of comment, or nothing. Else any sign at all.
    rf"^( *+)(?:(- )?(?:([a-z_]++):(?: ++|$))?($|{_PLAIN}|{_QUOTED}|{_BLOCK}|{_FLOW})|\#[^\n]*+$)\n|(.)",
    re.MULTILINE,
)
# What a value begins with that is no plain text.
_SIGNS = "'\"|>["
_MARGIN = re.compile(r"\n ++")
_BREAKS = re.compile(r"\n(\n++)")


class _InDoubtError(Exception):
    """The file may mean something that this reader does not know."""


def values_of(content: bytes) -> Group | None:
    """Return what ``strict_yaml.parse`` finds in a file, without marks and much sooner.

    None where that may be wrong.
    """
    text, problems = decode(content, "")
    return read(text) if text and not problems and is_nfc(text) else None


def read(text: str) -> Group | None:
    """Return the values of a file, or None when this reader does not know with certainty what they are.

    :param text: a file as ``decode`` gives it when nothing is wrong with it, in NFC.
    :returns: the groups, lists and texts that ``strict_yaml`` finds in the file, without a problem.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    # Signs with a meaning of their own at the ends of lines, and ends of documents.
    if any(sign in text for sign in ("\t", "\r", " \n", "\n---", "\n...")) or not text.endswith("\n"):
        return None
    entries = _ENTRY.findall(text)
    # An entry is one value or two, the words in brackets aside; a short text has few of either.
    if 2 * len(text) > MAX_NODES and 2 * len(entries) + text.count(", ") > MAX_NODES:
        return None
    try:
        return _built(entries)
    except _InDoubtError:
        return None


def _built(entries: list[tuple[str, ...]]) -> Group:  # noqa: C901, PLR0912, PLR0915 - calls would cost more
    """Return what a file's entries hold: (indentation, dash, key, value, or whatever is no entry)."""
    # What is being filled, where its entries begin, what they begin with; and the same of all around it.
    root = Group()
    filled: Any = root
    column, begin = 0, ""
    around: list[tuple[Any, int, str]] = []
    # A key that has nothing behind it on its line.
    waiting = ""
    absent: list[tuple[Group, str]] = []
    inner: Any
    value: Any
    for indentation, dash, key, written, other in entries:
        if not (dash or key):
            if written or other:
                raise _InDoubtError
            continue
        at = len(indentation)
        if waiting:
            if at > column or (dash and not begin and at == column):
                around.append((filled, column, begin))
                filled[waiting] = inner = [] if dash else Group()
                filled, column, begin = inner, at, dash
            else:
                absent.append((filled, waiting))
            waiting = ""
        if at != column or dash != begin:
            while around and (at < column or (begin and not dash)):
                filled, column, begin = around.pop()
            if at != column or dash != begin:
                raise _InDoubtError
        value = written
        if written[:1] in _SIGNS or "\n" in written:
            value = _value(written) if written else None
        elif written in ABSENT:
            value = None
        if not key:
            if value is None:
                raise _InDoubtError
            filled.append(value)
            continue
        if dash:
            around.append((filled, column, dash))
            inner = Group()
            filled.append(inner)
            filled, column, begin = inner, at + 2, ""
        if key in filled or len(filled) >= MAX_KEYS or len(around) >= MAX_DEPTH:
            raise _InDoubtError
        if value is not None:
            filled[key] = value
        elif written:
            absent.append((filled, key))
        else:
            waiting = key
    if waiting:
        absent.append((filled, waiting))
    return _without(absent, root)


def _without(absent: list[tuple[Group, str]], root: Group) -> Group:
    """Tell groups which keys have nothing behind them."""
    for group, key in absent:
        if key in group or key in group.absent:
            raise _InDoubtError
        group.absent += (key,)
    if not (root or root.absent):
        raise _InDoubtError
    return root


def _value(written: str) -> str | list[str]:
    """Return what a value says that is more than plain text on one line."""
    sign = written[0]
    if sign == "[":
        items = written[1:-1].split(", ") if len(written) > len("[]") else []
        if not ABSENT.isdisjoint(items):
            raise _InDoubtError
        return items
    if sign in "|>":
        return _block(written)
    text = written[1:-1] if sign in "'\"" else written
    if "\n" in text:
        margin = _MARGIN.search(text)
        text = _folded(_MARGIN.sub("\n", text.replace(margin[0], "\n")) if margin else text)
    return text.replace("''", "'") if sign == "'" else text


def _block(written: str) -> str:
    """Return the text of a block behind "|" or ">"."""
    header, _, block = written.partition("\n")
    margin = block[: len(block) - len(block.lstrip(" "))]
    lines = block.split("\n")
    # A line further out ends the block.
    if not margin or any(line and not line.startswith(margin) for line in lines):
        raise _InDoubtError
    text = "\n".join([line.removeprefix(margin) for line in lines])
    if header[0] == ">":
        # Lines further in keep their ends.
        if "\n " in text:
            raise _InDoubtError
        text = _folded(text)
    return text if header.endswith("-") else f"{text}\n"


def _folded(text: str) -> str:
    """Return lines as one; of several line ends, one less is left."""
    if "\n\n" not in text:
        return text.replace("\n", " ")
    # No text holds the sign that stands for the line ends that are left meanwhile.
    text = _BREAKS.sub(lambda found: "\0" * len(found[1]), text)
    return text.replace("\n", " ").replace("\0", "\n")
