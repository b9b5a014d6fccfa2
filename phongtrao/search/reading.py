"""Built pages → entries of the index. Only the marks below are known here, not what made the pages.

``data-pagefind-body`` begins an entry, ``data-pagefind-filter="kind:…"`` says of which kind and
``data-pagefind-meta="date:…"`` from when; ``data-pagefind-ignore`` leaves a part out. The words are
Pagefind's own. An entry inside another one, such as a report on the page of results, is an entry of its own
with its element's id in the address.

Parts are found and cut out as whole texts: a step for each tag in Python would take three times as long.
"""

import html
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

BODY, IGNORED = "data-pagefind-body", "data-pagefind-ignore"
_BODY_BYTES = BODY.encode()
# An opening tag as far as a mark. Values are passed over: a mark that stands in a text of ours is text.
_UP_TO_MARK = re.compile(r'<([a-zA-Z][a-zA-Z0-9]*)(?:[^">]|"[^"]*")*\s')
_AFTER_MARK = frozenset("=/> \n\t")
_OPENING = re.compile(r'<[a-zA-Z](?:[^">]|"[^"]*")*>')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Elements without a closing tag, and those whose content is no text.
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_SILENT = re.compile(r"<(noscript|script|select|svg|template)(?=[\s/>])")
_HEADING = re.compile(r"<(h[1-4])(?=[\s>])[^>]*>(.*?)</\1>", re.DOTALL)
# What stands within a line; any other tag keeps the words before it and after it apart.
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|img|q|small|span|strong|time|wbr)(?:\s[^>]*)?>")
_TAGS = re.compile(r"<[^>]*>(?:\s*<[^>]*>)*\s*")


class Entry(NamedTuple):
    """Something a search can find: its address from the site's root, and what it says.

    ``date`` is a year, a month or a day as ISO writes it, or nothing. ``text`` is the text without the title
    and has a line for each block.
    """

    path: str
    kind: str
    date: str
    title: str
    text: str


class _Place(NamedTuple):
    """An element's beginning and end in a text."""

    start: int
    end: int


def page_paths(site: Path) -> list[str]:
    """Return the path of every page from the root of the built site, with ``/``, in order."""
    root = str(site)
    return sorted(
        f"{folder[len(root) :]}/{name}".replace(os.sep, "/").lstrip("/")
        for folder, _, names in os.walk(root)
        for name in names
        if name.endswith(".html")
    )


def read_bytes(content: bytes, path: str) -> list[Entry]:
    """Return the entries of a built page with this path from the site's root."""
    return read_page(content.decode(), path.removesuffix("index.html")) if _BODY_BYTES in content else []


def read_page(page: str, path: str) -> list[Entry]:
    """Return the entries of a page, the page itself first; none if it has no mark.

    :param page: the HTML as our templates write it: ``<`` and ``>`` of texts and values escaped, values in
        double quotes, every element closed that has an end.
    :param path: the page's address from the site's root.
    """
    body = _marked(page, BODY, 0)
    if not body:
        return []
    part = page[slice(*body)]
    if "<!--" in part:
        part = _COMMENT.sub("", part)
    return [entry for entry in _entries(_without_ignored(_without_silent(part)), path, "") if entry.title]


def _entries(part: str, path: str, fragment: str) -> Iterator[Entry]:
    """Yield the entry of an element, then those inside it."""
    opening = _OPENING.match(part)
    assert opening
    attributes = dict(_ATTRIBUTE.findall(opening[0]))
    own, inner = _split(part[opening.end() :])
    title, text = _title(own)
    kind, date = (_mark(attributes, *one) for one in (("filter", "kind"), ("meta", "date")))
    yield Entry(f"{path}{fragment and f'#{attributes[fragment]}'}", kind, date, title, _text(text))
    for one in inner:
        yield from _entries(one, path, "id")


def _mark(attributes: dict[str, str], mark: str, name: str) -> str:
    """Return what a mark such as ``data-pagefind-filter="kind:…"`` says."""
    given, _, value = attributes.get(f"data-pagefind-{mark}", "").partition(":")
    return html.unescape(value) if given == name else ""


def _split(part: str) -> tuple[str, list[str]]:
    """Return a text without the entries inside it, and these."""
    kept, inner, at = [], list[str](), 0
    while place := _marked(part, BODY, at):
        kept.append(part[at : place.start])
        inner.append(part[slice(*place)])
        at = place.end
    return "".join((*kept, part[at:])), inner


def _title(part: str) -> tuple[str, str]:
    """Return the text of the first heading that has one, and the rest."""
    for heading in _HEADING.finditer(part):
        title = " ".join(html.unescape(_TAG.sub(" ", heading[2])).split())
        if title:
            return title, part[: heading.start()] + part[heading.end() :]
    return "", part


def _text(part: str) -> str:
    text = html.unescape(_TAGS.sub("\n", _INLINE.sub("", part)))
    return "\n".join(filter(None, [" ".join(line.split()) for line in text.split("\n")]))


def _without_silent(part: str) -> str:
    kept, at = [], 0
    while found := _SILENT.search(part, at):
        kept.append(part[at : found.start()])
        at = _end(part, found)
    return "".join((*kept, part[at:]))


def _without_ignored(part: str) -> str:
    kept, at = [], 0
    while place := _marked(part, IGNORED, at):
        kept.append(part[at : place.start])
        at = place.end
    return "".join((*kept, part[at:]))


def _marked(page: str, mark: str, at: int) -> _Place | None:
    """Return the place of the next element with a mark."""
    while (found := page.find(mark, at)) >= 0:
        at = found + len(mark)
        start = page.rfind("<", 0, found)
        opening = _UP_TO_MARK.fullmatch(page, start, found) if start >= 0 else None
        if opening and page[at : at + 1] in _AFTER_MARK and opening[1] not in _VOID:
            return _Place(start, _end(page, opening))
    return None


def _end(page: str, opening: re.Match[str]) -> int:
    """Return where the element ends that an opening tag begins; the tag's name is its first group."""
    depth = 0
    for tag in _tags(opening[1]).finditer(page, opening.start()):
        if tag[1]:
            depth -= 1
        elif not tag[0].endswith("/>"):
            depth += 1
        if depth <= 0:
            return tag.end()
    return len(page)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s/>])[^>]*>")
