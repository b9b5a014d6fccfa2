"""Built pages → entries of the index. Only the marks below are known here, not what made the pages.

``data-pagefind-body`` begins an entry, ``data-pagefind-filter="kind:…"`` says of which kind and
``data-pagefind-meta="date:…"`` from when; ``data-pagefind-ignore`` leaves a part out. The words are
Pagefind's own. An entry inside another one, such as a report on the page of results, is an entry of its own
with its element's id in the address.

Parts are found and cut out as whole texts: a step for each tag in Python would take three times as long.
"""

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_BODY, _IGNORED = b"data-pagefind-body", b"data-pagefind-ignore"
# An opening tag as far as a mark. Values are passed over: a mark that stands in a text of ours is text.
_UP_TO_MARK = re.compile(rb'<([a-zA-Z][a-zA-Z0-9]*)[^">]*(?:"[^"]*"[^">]*)*(?<=\s)')
_AFTER_MARK = (b"=", b"/", b">", b" ", b"\n", b"\t")
_OPENING = re.compile(rb'<[a-zA-Z][^">]*(?:"[^"]*"[^">]*)*>')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_TAG = re.compile(rb"<[^>]*>")
# Elements without a closing tag; those whose content is no text, and comments.
_VOID = frozenset((b"br", b"col", b"hr", b"img", b"input", b"link", b"meta", b"source", b"wbr"))
_SILENT = re.compile(rb"<(?:(noscript|script|select|svg|template)(?=[\s/>])|!--.*?-->)", re.DOTALL)
_HEADING = re.compile(rb"<(h[1-4])(?=[\s>])[^>]*>(.*?)</\1>", re.DOTALL)
# What stands within a line; any other tag keeps the words before it and after it apart.
_INLINE = re.compile(rb"</?(?:a|abbr|b|cite|code|em|i|img|q|small|span|strong|time|wbr)(?:\s[^>]*)?>")
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}".encode()
# All that are no space; what is one, and no end of a line.
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
_SPACES = bytes.maketrans(b"\t\v\f\r", b"    ")
_TAGS = re.compile(rb"<[^>]*>(?:\s*<[^>]*>)*\s*")


class Entry(NamedTuple):
    """Something a search can find: its address from the site's root, and what it says.

    ``date`` is a year, a month or a day as ISO writes it, or nothing. ``text`` is the text without the title
    and has a line for each block. It is encoded, as pages are: to split encoded texts takes a third less.
    """

    path: str
    kind: str
    date: str
    title: str
    text: bytes


class _Place(NamedTuple):
    """An element's beginning and end in a text."""

    start: int
    end: int


def read_page(page: bytes, path: str) -> list[Entry]:
    """Return the entries of a page, the page itself first; none if it has no mark.

    :param page: the HTML as our templates write it: ``<`` and ``>`` of texts and values escaped, values in
        double quotes, every element closed that has an end.
    :param path: the page's path from the site's root.
    """
    body = _opening(page, _BODY, 0)
    if not body:
        return []
    # More is left out than is left: the end of the rest is soon found.
    part = _without_ignored(page[body.start() :])
    part = _without_silent(part[: _end(part, 0, body[1])])
    return [entry for entry in _entries(part, path.removesuffix("index.html"), "") if entry.title]


def _entries(part: bytes, path: str, fragment: str) -> Iterator[Entry]:
    """Yield the entry of an element, then those inside it."""
    opening = _OPENING.match(part)
    assert opening
    attributes = dict(_ATTRIBUTE.findall(opening[0].decode()))
    own, inner = _split(part[opening.end() :])
    title, rest = _title(own)
    kind, date = (_mark(attributes, *one) for one in (("filter", "kind"), ("meta", "date")))
    yield Entry(f"{path}{fragment and f'#{attributes[fragment]}'}", kind, date, title, _text(rest))
    for one in inner:
        yield from _entries(one, path, "id")


def _mark(attributes: dict[str, str], mark: str, name: str) -> str:
    """Return what a mark such as ``data-pagefind-filter="kind:…"`` says."""
    given, _, value = attributes.get(f"data-pagefind-{mark}", "").partition(":")
    return html.unescape(value) if given == name else ""


def _split(part: bytes) -> tuple[bytes, list[bytes]]:
    """Return a text without the entries inside it, and these."""
    kept, inner, at = [], list[bytes](), 0
    while place := _marked(part, _BODY, at):
        kept.append(part[at : place.start])
        inner.append(part[slice(*place)])
        at = place.end
    return b"".join((*kept, part[at:])), inner


def _title(part: bytes) -> tuple[str, bytes]:
    """Return the text of the first heading that has one, and the rest."""
    for heading in _HEADING.finditer(part):
        title = " ".join(_unescaped(_TAG.sub(b" ", heading[2])).decode().split())
        if title:
            return title, part[: heading.start()] + part[heading.end() :]
    return "", part


def _text(part: bytes) -> bytes:
    """Return every line that says anything, with single spaces."""
    text = _unescaped(_TAGS.sub(b"\n", _INLINE.sub(b"", part))).replace(_NO_BREAK_SPACE, b" ")
    text = b"\n".join(filter(None, map(bytes.strip, text.split(b"\n"))))
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    return text


def _unescaped(text: bytes) -> bytes:
    """Return text without references, and without signs that no text has."""
    plain = html.unescape(text.decode()).encode() if b"&" in text else text
    return plain.translate(_SPACES, _CONTROLS)


def _without_silent(part: bytes) -> bytes:
    kept, at = [], 0
    while found := _SILENT.search(part, at):
        kept.append(part[at : found.start()])
        at = _end(part, found.start(), found[1]) if found[1] else found.end()
    return b"".join((*kept, part[at:]))


def _without_ignored(part: bytes) -> bytes:
    kept, at = [], 0
    while place := _marked(part, _IGNORED, at):
        kept.append(part[at : place.start])
        at = place.end
    return b"".join((*kept, part[at:]))


def _marked(page: bytes, mark: bytes, at: int) -> _Place | None:
    """Return the place of the next element with a mark."""
    opening = _opening(page, mark, at)
    return opening and _Place(opening.start(), _end(page, opening.start(), opening[1]))


def _opening(page: bytes, mark: bytes, at: int) -> re.Match[bytes] | None:
    """Return the next opening tag with a mark, as far as the mark; the tag's name is its first group."""
    while (found := page.find(mark, at)) >= 0:
        at = found + len(mark)
        start = page.rfind(b"<", 0, found)
        opening = _UP_TO_MARK.fullmatch(page, start, found) if start >= 0 else None
        if opening and page.startswith(_AFTER_MARK, at) and opening[1] not in _VOID:
            return opening
    return None


def _end(page: bytes, start: int, name: bytes) -> int:
    """Return where the element of this name ends that begins at ``start``."""
    depth = 0
    for tag in _tags(name).finditer(page, start):
        if tag[1]:
            depth -= 1
        elif not tag[0].endswith(b"/>"):
            depth += 1
        if depth <= 0:
            return tag.end()
    return len(page)


@cache
def _tags(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<(/?)" + name + rb"(?=[\s/>])[^>]*>")
