"""Built pages → entries of the index. Only the marks below are known here, not what made the pages.

``data-pagefind-body`` begins an entry, ``data-pagefind-filter="kind:…"`` says of which kind and
``data-pagefind-meta="date:…"`` from when; ``data-pagefind-ignore`` leaves a part out. The words are
Pagefind's own. An entry inside another one, such as a report on the page of results, is an entry of its own
with its element's id in the address.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BODY, IGNORED = "data-pagefind-body", "data-pagefind-ignore"
# Values are passed over: a mark that stands in a text of ours is text.
_BODY_MARK = re.compile(rf'<[a-z]+(?: [a-z-]+="[^"]*")* {BODY}[ >]')
_VALUES = re.compile(r'"[^"]*"')
_PIECES = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|<!--.*?-->|([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
# Elements without a closing tag, and those whose content is no text.
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_SILENT = frozenset(("noscript", "script", "select", "svg", "template"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "i", "img", "q", "small", "span", "strong", "time", "wbr")
)


@dataclass
class Entry:
    """Something a search can find: its address from the site's root, and what it says.

    ``date`` is a year, a month or a day as ISO writes it, or nothing. ``text`` has a line for each block.
    """

    path: str
    kind: str
    date: str
    depth: int
    title: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text without its title."""
        lines = (" ".join(line.split()) for line in html.unescape("".join(self.pieces)).split("\n"))
        return "\n".join(filter(None, lines))


def read_site(site: Path) -> Iterator[Entry]:
    """Yield the entries of every page under ``site``, in the order of their addresses."""
    for file in sorted(site.rglob("*.html")):
        page = file.read_text(encoding="utf-8")
        start = _BODY_MARK.search(page)
        if start:
            path = file.relative_to(site).as_posix().removesuffix("index.html")
            yield from read_page(page[start.start() :], path)


def read_page(page: str, path: str) -> list[Entry]:
    """Return the entries of a page whose HTML begins with the element marked as body."""
    reader = _Reader(path)
    for closing, name, attributes, text in _PIECES.findall(page):
        if text:
            reader.text(text)
        elif closing:
            reader.close(name)
            if not reader.open_entries:
                break
        elif name:
            reader.open(name, attributes)
    return [entry for entry in reader.entries if entry.title]


class _Reader:
    """Follows the tags of a page: which entry a text belongs to, or none."""

    def __init__(self, path: str) -> None:
        self.entries: list[Entry] = []
        self.open_entries: list[Entry] = []
        self._path = path
        self._depth = 0
        # The depths of the element that is left out and of the heading that gives the title; 0 for none.
        self._ignored = 0
        self._heading = 0

    def open(self, name: str, attributes: str) -> None:
        if name in _VOID or attributes.endswith("/"):
            self._break_if_read(name)
            return
        self._depth += 1
        if self._ignored:
            return
        marks = _VALUES.sub("", attributes) if "data-pagefind" in attributes else ""
        if IGNORED in marks or name in _SILENT:
            self._ignored = self._depth
        elif BODY in marks:
            self._begin(dict(_ATTRIBUTE.findall(attributes)))
        elif name in _HEADINGS and not self.open_entries[-1].title:
            self._heading = self._depth
        else:
            self._break_if_read(name)

    def _begin(self, attributes: dict[str, str]) -> None:
        marks = dict(
            attributes[one].split(":", 1)
            for one in ("data-pagefind-filter", "data-pagefind-meta")
            if ":" in attributes.get(one, "")
        )
        # The first entry is the page itself.
        fragment = f"#{attributes['id']}" if self.entries else ""
        kind = html.unescape(marks.get("kind", ""))
        entry = Entry(f"{self._path}{fragment}", kind, marks.get("date", ""), self._depth)
        self.entries.append(entry)
        self.open_entries.append(entry)

    def close(self, name: str) -> None:
        if self._depth == self._ignored:
            self._ignored = 0
        elif self._depth == self._heading:
            self._heading = 0
        else:
            self._break_if_read(name)
        if self._depth == self.open_entries[-1].depth:
            self.open_entries.pop()
        self._depth -= 1

    def text(self, text: str) -> None:
        if self._heading and not self._ignored:
            entry = self.open_entries[-1]
            entry.title = " ".join(f"{entry.title} {html.unescape(text)}".split())
        elif not self._ignored:
            self.open_entries[-1].pieces.append(text)

    def _break_if_read(self, name: str) -> None:
        """Keep the words of two blocks apart."""
        if name not in _INLINE and not self._ignored:
            self.open_entries[-1].pieces.append("\n")
