"""What stands in HTML until a page is done: links that do not know their page yet, and pieces that are kept.

Values are escaped and body text is sanitised, so nothing but our own templates can put ``<~`` or ``<=`` into
HTML.
"""

import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import AnyStr

from markupsafe import Markup

from .paths import relative

_LINK, _PIECE = "<~", "<="
_UNSAFE = re.compile(r"[<>&\"']")
# Articles next to each other show each other's cards, and a year's page shows those of a year.
_MAX_KEPT = 4096


@lru_cache(maxsize=16384)
def link_mark(path: str) -> Markup:
    """Return what stands for a link to ``path`` (from the site's root) until the page is known.

    :raises ValueError: if ``path`` holds what no address of ours does, and HTML would have to escape.
    """
    if _UNSAFE.search(path):
        raise ValueError(f"not an address: {path!r}")
    return Markup(f"{_LINK}{path}>")  # noqa: S704 - nothing in it needs escaping


def with_links(page: bytes, here: str) -> bytes:
    """Return encoded HTML whose links lead on from the page at ``here`` (from the site's root)."""
    folder = here[: here.rfind("/") + 1]
    above = folder[: folder.rfind("/", 0, -1) + 1]
    own = folder.encode()

    def link(path: bytes) -> bytes:
        return relative(path.decode(), here).encode() if path.startswith(own) else _from_below(path, above)

    return _replaced(page, _LINK.encode(), b">", link)


@lru_cache(maxsize=16384)
def _from_below(path: bytes, above: str) -> bytes:
    """Return the link to ``path`` from any folder in ``above`` but its own: all say the same."""
    return f"../{relative(path.decode(), above).removeprefix('./')}".encode()


def with_whole_links(html: str, whole: Callable[[str], str]) -> str:
    """Return HTML whose links are what ``whole`` makes of an address from the site's root."""
    return _replaced(html, _LINK, ">", whole)


class Pieces:
    """HTML that several pages show: made and finished once, and put in when the rest of a page is finished.

    :param finish: what is done with encoded HTML; it must do to a piece what it does to it in a page.
    """

    def __init__(self, finish: Callable[[bytes], bytes]) -> None:
        self._finish = finish
        self._shown: list[bytes] = []
        self._made = lru_cache(maxsize=_MAX_KEPT)(self._make)

    def kept(self, macro: Callable[..., str], *arguments: Hashable) -> Markup:
        """Return what stands for what ``macro`` makes of ``arguments``, which must be all it is made of."""
        self._shown.append(self._made(macro, *arguments))
        return Markup(f"{_PIECE}{len(self._shown) - 1}>")  # noqa: S704 - a number

    def finished(self, make: Callable[[], str]) -> bytes:
        """Return the finished HTML of what ``make`` returns, with the pieces that it keeps, encoded."""
        outside, self._shown = self._shown, []
        try:
            page = self._finish(make().encode())
            return _replaced(page, _PIECE.encode(), b">", lambda number: self._shown[int(number)])
        finally:
            self._shown = outside

    def _make(self, macro: Callable[..., str], *arguments: Hashable) -> bytes:
        return self.finished(lambda: macro(*arguments))


def _replaced(html: AnyStr, start: AnyStr, end: AnyStr, meant: Callable[[AnyStr], AnyStr]) -> AnyStr:
    """Return HTML in which every mark between ``start`` and ``end`` is what it means."""
    found: list[AnyStr] = html.split(start)
    parts = found[:1]
    for other in found[1:]:
        content, _, after = other.partition(end)
        parts += (meant(content), after)
    return html[:0].join(parts)
