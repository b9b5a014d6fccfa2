"""Where the pages of a built site lead within it: each address must be there, its fragment too."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

# Attributes that hold an address.
_ADDRESSES = frozenset({"href", "src", "action", "poster", "data"})
_SRCSET = re.compile(r"([^\s,]+)(?:\s+[^\s,]+)?")


class _Page(HTMLParser):
    """Collects the addresses that a page names, and its ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag's addresses and id."""
        for name, value in attrs:
            if value and name in _ADDRESSES:
                self.addresses.append(value)
            elif value and name == "srcset":
                self.addresses += _SRCSET.findall(value)
            elif value and name == "id":
                self.ids.add(value)


def dead_links(site: Path) -> Iterator[str]:
    """Yield one Vietnamese line for each address that a page names and the site does not have.

    Addresses of other sites are not looked at.

    :param site: the folder of a built site.
    :raises OSError: if a page cannot be read.
    """

    @cache
    def page(address: str) -> _Page:
        return _Page((site / address).read_text(encoding="utf-8"))

    for file in sorted(site.rglob("*.html")):
        here = file.relative_to(site).as_posix()
        if here == "404.html":
            # It is shown at any depth, so its addresses are those of the deployment.
            continue
        for address in dict.fromkeys(page(here).addresses):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(site, here, unquote(parts.path))
            if target is None:
                yield f"{here}: {address} không có trong trang web."
            elif parts.fragment and target.endswith(".html") and not _has(page(target), parts.fragment):
                yield f"{here}: {address} dẫn tới một chỗ không có trong {target}."


def _target(site: Path, here: str, path: str) -> str | None:
    """Return the file that an address leads to from the page ``here``; nothing if there is none."""
    if not path:
        return here
    steps: list[str] = [] if path.startswith("/") else list(PurePosixPath(here).parent.parts)
    for step in path.split("/"):
        if step == ".." and not steps:
            return None
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    found = "/".join(steps)
    if path.endswith(("/", ".")) or not found or (site / found).is_dir():
        found = f"{found}/index.html".removeprefix("/")
    return found if (site / found).is_file() else None


def _has(page: _Page, fragment: str) -> bool:
    return unquote(fragment) in page.ids
