"""What the site tells machines beside its pages: sitemap, robots.txt, headers and redirects for hosts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from html import escape
from types import MappingProxyType

from .header_rules import joined_rules
from .paths import CHARTS, absolute

# Where files stand that are neither pages nor in a folder of their own.
_BESIDE = ("404.html", "assets/images/", "assets/pagefind/", CHARTS)
# What one sitemap may hold (sitemaps.org); more go over several, which an index names.
MOST_ADDRESSES, MOST_BYTES = 50_000, 50_000_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_files(
    pages: Mapping[str, date | None],
    gone: Set[str],
    folders: Sequence[str],
    site_url: str,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Return the text of each file by its address.

    :param pages: the day on which each page last changed, where it is known, by address from the site's root.
    :param gone: the pages that only say where something went.
    :param folders: addresses of folders that hold no page.
    :param site_url: the site's own address; without it there is no sitemap.
    :param moved: where each old address leads, both from the site's root.
    """
    listed = {path: day for path, day in pages.items() if path not in gone}
    made = {
        "robots.txt": robots(absolute("sitemap.xml", site_url)),
        # An old address may be anywhere: a rule for each would make the file grow with them.
        "_headers": header_file([*listed, *folders, *_BESIDE]),
    }
    if moved:
        made["_redirects"] = redirect_file(moved)
    return made | dict(sitemaps(listed, site_url)) if site_url else made


def sitemaps(
    pages: Mapping[str, date | None], site_url: str, most: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[str, str]]:
    """Yield (address, text) of ``sitemap.xml``: the pages, or an index of the sitemaps that hold them.

    :param pages: the day of the last change, where it is known, by address from the site's root.
    :param most: how many pages one sitemap holds at most.
    :param most_bytes: how many bytes their entries have together at most.
    """
    parts = list(_parts(pages, site_url, most, most_bytes))
    if len(parts) <= 1:
        yield "sitemap.xml", _xml("urlset", "url", parts[0] if parts else ())
        return
    named = [f"sitemaps/{number}.xml" for number in range(1, len(parts) + 1)]
    for address, part in zip(named, parts, strict=True):
        yield address, _xml("urlset", "url", part)
    newest = (max((day for _, day in part if day), default=None) for part in parts)
    whole = (absolute(address, site_url) for address in named)
    yield "sitemap.xml", _xml("sitemapindex", "sitemap", zip(whole, newest, strict=True))


def _parts(
    pages: Mapping[str, date | None], site_url: str, most: int, most_bytes: int
) -> Iterator[list[tuple[str, date | None]]]:
    """Yield the pages by whole address, in order, as many at a time as one sitemap may hold."""
    part: list[tuple[str, date | None]] = []
    size = 0
    for path in sorted(pages):
        one = absolute(path, site_url), pages[path]
        length = len(_entry("url", *one).encode())
        if part and (len(part) == most or size + length > most_bytes):
            yield part
            part, size = [], 0
        part.append(one)
        size += length
    if part:
        yield part


def _xml(root: str, name: str, days: Iterable[tuple[str, date | None]]) -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n'
    entries = "".join(_entry(name, *one) for one in days)
    return f"{start}{entries}</{root}>\n"


def _entry(name: str, address: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{name}><loc>{escape(address, quote=False)}</loc>{changed}</{name}>\n"


def robots(sitemap_address: str) -> str:
    """Return ``robots.txt``: everyone may read everything.

    :param sitemap_address: the whole address of the sitemap, or nothing when there is none.
    """
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap_address}\n" if sitemap_address else "")


def header_file(paths: Iterable[str]) -> str:
    """Return ``_headers``, which Netlify and Cloudflare Pages read: what to send with which addresses.

    :param paths: the addresses of the site's files from its root; only their first folders count.
    """
    return "\n".join(
        f"/{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for pattern, headers in joined_rules(list(paths))
    )


def redirect_file(moved: Mapping[str, str]) -> str:
    """Return ``_redirects``, for the same hosts and ``deploy/publish``: one old address a line.

    Where a host prefers the page that stands at an old address, that page leads on.

    :param moved: where each old address leads, both from the site's root; none holds a space.
    """
    return "".join(f"/{old} /{new} 301\n" for old, new in sorted(moved.items()))
