"""Reading built pages as a reader would."""

from pathlib import Path

from bs4 import BeautifulSoup


def read(site: Path, address: str) -> BeautifulSoup:
    """Parse the page at ``address`` (relative to the site's root)."""
    path = site / address
    file = path / "index.html" if address.endswith("/") or not address else path
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def text_of(soup: BeautifulSoup) -> str:
    """Return the visible text on one line."""
    return " ".join(soup.get_text(" ").split())


def main_text(soup: BeautifulSoup) -> str:
    """Return the text of the page's own content."""
    main = soup.select_one("#noi-dung")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def own_asset(site, name):
    """Return the address of one of the site's own scripts or pictures; nothing if there is none."""
    found = next((site / "assets" / "phongtrao").glob(f"*/{name}"), None)
    return found.relative_to(site).as_posix() if found else ""
