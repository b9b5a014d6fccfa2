"""What the site tells machines beside its pages: sitemap, robots.txt, and the headers a host may send."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from xml.sax.saxutils import escape

from .paths import absolute
from .security import HEADERS

# Folders whose files are named by their content, so that what an address holds never changes.
UNCHANGING = ("assets/lists/", "assets/photos/", "assets/pictures/", "assets/stylesheets/")
_FOREVER = "public, max-age=31536000, immutable"
# Kept, but asked for anew each time: an answer "not modified" costs next to nothing.
_ASK_AGAIN = "public, max-age=0, must-revalidate"
_SITEMAP_START = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"""


def site_files(
    pages: Mapping[str, date | None], gone: Set[str], folders: Sequence[str], site_url: str
) -> dict[str, str]:
    """Return the text of each file by its address.

    :param pages: the day on which each page last changed, where it is known, by address from the site's root.
    :param gone: the pages that only say where something went.
    :param folders: addresses of folders that hold no page.
    :param site_url: the site's own address; without it there is no sitemap.
    """
    made = {
        "robots.txt": robots(absolute("sitemap.xml", site_url)),
        "_headers": header_file([*pages, *folders]),
    }
    listed = {absolute(path, site_url): day for path, day in pages.items() if path not in gone}
    return made | ({"sitemap.xml": sitemap(listed)} if site_url else {})


def sitemap(pages: Mapping[str, date | None]) -> str:
    """Return ``sitemap.xml``.

    :param pages: the day of the last change, where it is known, by whole address.
    """
    entries = (
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{day.isoformat()}</lastmod>' if day else ''}</url>\n"
        for address, day in sorted(pages.items())
    )
    return f"{_SITEMAP_START}{''.join(entries)}</urlset>\n"


def robots(sitemap_address: str) -> str:
    """Return ``robots.txt``: everyone may read everything.

    :param sitemap_address: the whole address of the sitemap, or nothing when there is none.
    """
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap_address}\n" if sitemap_address else "")


def header_file(paths: Iterable[str]) -> str:
    """Return ``_headers``, which Netlify and Cloudflare Pages read: what to send with which addresses.

    Both join what several matching rules say of one header: hence no address has two rules for how long it
    may be kept.

    :param paths: the addresses of the site's files from its root; only their first folders count.
    """
    tops = {f"{path.split('/')[0]}/*" if "/" in path else path for path in paths}
    asked = [*sorted(tops - {"assets/*"}), "assets/phongtrao/*"]
    rules = [
        ("*", HEADERS),
        *((top, {"Cache-Control": _ASK_AGAIN}) for top in asked),
        *((f"{folder}*", {"Cache-Control": _FOREVER}) for folder in UNCHANGING),
    ]
    return "\n".join(
        f"/{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for pattern, headers in rules
    )
