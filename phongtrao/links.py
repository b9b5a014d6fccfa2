"""Links of pages that are not placed yet: a piece is the same on every page until its links are led from there.

Templates write an address as a mark, ``<~mo-hinh/an-toan/>``. Values are escaped and body text is sanitised, so
nothing but our own templates can put ``<~`` into a page.
"""

import re
from functools import lru_cache

from markupsafe import Markup

from .paths import relative

_MARK = re.compile(r"<~([^>]*)>")
_UNSAFE = re.compile(r"[<>&\"']")


@lru_cache(maxsize=16384)
def mark(path: str) -> Markup:
    """Return what stands for a link to ``path`` (from the site's root) until the page is known.

    :raises ValueError: if ``path`` holds what no address of ours does, and HTML would have to escape.
    """
    if _UNSAFE.search(path):
        raise ValueError(f"not an address: {path!r}")
    return Markup(f"<~{path}>")  # noqa: S704 - nothing in it needs escaping


def placed(html: str, here: str) -> str:
    """Return HTML whose links lead on from the page at ``here`` (from the site's root)."""
    return _MARK.sub(lambda found: relative(found[1], here), html)
