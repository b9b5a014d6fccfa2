"""Pieces of HTML that several pages show, and the links in them, which lead on from each page otherwise.

Until a page is put together, comments stand for its pieces, and ``<~`` for a link in a piece. Values are
escaped and body text is sanitised, so nothing but our own templates can put either into HTML.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from .page_check import is_sound
from .paths import relative

# What writes a link to an address (from the site's root).
Link = Callable[[str], str]

_LINKS = re.compile(rb"<~([^>]*)>")
_PIECE, _PIECE_END = b"<!--", b"-->"
# Whatever leads there from a page of ours is harmless, and HTML need not escape it.
_ADDRESS = re.compile(r"(?!/)[\w./#-]*+", re.ASCII)
# Articles next to each other show each other's cards; lists by year and by unit show them all again, when all
# articles are made. Of 5,000 records all are still there: 8 MB.
_MAX_KEPT = 8192
# Of the headings in pieces as they are made; a page may show them at another level.
_LEVEL = 3
_START, _END = b"<h3 ", b"</h3>"


def link_mark(path: str) -> Markup:
    """Return what stands for a link to ``path`` (from the site's root) until the page is known.

    :raises ValueError: if ``path`` holds what no address of ours does.
    """
    if not _ADDRESS.fullmatch(path):
        raise ValueError(f"not an address: {path!r}")
    return Markup(f"<~{path}>")  # noqa: S704 - nothing in it needs escaping


def links_from(here: str) -> Link:
    """Return what writes the links of the page at ``here`` (from the site's root)."""
    own = here[: here.rfind("/") + 1]
    above, section = own[: own.rfind("/", 0, -1) + 1], own[: own.find("/") + 1]
    root = "../" * own.count("/")

    def link(path: str) -> str:
        if path.startswith(own):
            return relative(path, here)
        # Most lead to another section.
        return _from_below(path, above) if path.startswith(section) else root + path

    return link


@lru_cache(maxsize=4096)
def _from_below(path: str, above: str) -> str:
    """Return the link to ``path`` from any folder in ``above`` but its own: all say the same."""
    return f"../{relative(path, above).removeprefix('./')}"


class Finished(NamedTuple):
    """Finished HTML, encoded, and whether it is known to hold nothing forbidden (``page_check``)."""

    html: bytes
    is_sound: bool


class _Piece(NamedTuple):
    """A piece that is kept: ``texts`` take turns with the addresses that its links lead to, texts first."""

    texts: tuple[bytes, ...]
    paths: tuple[str, ...]
    is_sound: bool

    def at(self, level: int) -> "_Piece":
        """Return the same with headings of that level."""
        start, end = b"<h%d " % level, b"</h%d>" % level
        texts = [text.replace(_START, start).replace(_END, end) for text in self.texts]
        return _Piece(tuple(texts), self.paths, self.is_sound)

    def parts(self, link: Link) -> Iterator[bytes]:
        """Yield its HTML for a page with such links."""
        yield self.texts[0]
        for path, text in zip(self.paths, self.texts[1:], strict=True):
            yield link(path).encode()
            yield text


class Pieces:
    """HTML that several pages show: made and finished once, and put in when the rest of a page is finished.

    :param finish: what is done with an encoded piece.
    """

    def __init__(self, finish: Callable[[bytes], bytes]) -> None:
        self._finish = finish
        self._link = links_from("")
        self._shown: list[_Piece] = []
        self._made = lru_cache(maxsize=_MAX_KEPT)(self._make)

    def link(self, path: str) -> str:
        """Return the link to ``path`` (from the site's root) in what is being made."""
        return self._link(path)

    def kept(self, macro: Callable[..., str], *arguments: Hashable, level: int = _LEVEL) -> Markup:
        """Return what stands for what ``macro`` makes of ``arguments``, which must be all it is made of.

        :param level: of its headings, which the macro makes third ones.
        """
        piece = self._made(macro, *arguments)
        self._shown.append(piece if level == _LEVEL else piece.at(level))
        return Markup(f"<!--{len(self._shown) - 1}-->")  # noqa: S704 - a number

    def finished(self, make: Callable[[], str], link: Link, finish: Callable[[bytes], bytes]) -> Finished:
        """Return the HTML of what ``make`` returns, with the pieces that it keeps.

        :param link: what writes its links.
        :param finish: what is done with it; to a piece it does what was done when that was made.
        """
        html, shown = self._made_with(link, make)
        known = is_sound(html) and all(piece.is_sound for piece in shown)
        return Finished(_with_pieces(finish(html.encode()), shown, link), known)

    def text(self, make: Callable[[], str], link: Link) -> str:
        """Return what ``make`` returns as it stands, with the pieces that it keeps, for what is no page."""
        html, shown = self._made_with(link, make)
        return _with_pieces(html.encode(), shown, link).decode() if shown else html

    def _make(self, macro: Callable[..., str], *arguments: Hashable) -> _Piece:
        html, shown = self._made_with(link_mark, lambda: macro(*arguments))
        parts = _LINKS.split(_with_pieces(self._finish(html.encode()), shown, link_mark))
        texts, paths = tuple(parts[::2]), tuple(path.decode() for path in parts[1::2])
        return _Piece(texts, paths, is_sound(b"./".join(texts).decode()))

    def _made_with(self, link: Link, make: Callable[[], str]) -> tuple[str, list[_Piece]]:
        """Return what ``make`` returns with such links, and the pieces that are to be put in."""
        outside, self._link, self._shown = (self._link, self._shown), link, []
        try:
            return make(), self._shown
        finally:
            self._link, self._shown = outside


def _with_pieces(html: bytes, pieces: Sequence[_Piece], link: Link) -> bytes:
    parts: list[bytes] = []
    for text in html.split(_PIECE):
        if parts:
            number, _, after = text.partition(_PIECE_END)
            parts += (*pieces[int(number)].parts(link), after)
        else:
            parts.append(text)
    return b"".join(parts)
