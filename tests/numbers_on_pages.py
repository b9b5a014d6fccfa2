"""Every number that readers see on the pages of results, read from the HTML: data are checked by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from .pages import read

# A number, a date or a share as a page writes it: 1.234,5, 5/11/2024, 3/7.
NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
RESULTS = "ket-qua/"


@dataclass(frozen=True)
class Row:
    """A line of a report's table: what is counted, of which part, and the number as readers see it."""

    label: str
    number: str
    unit: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A source as a page names it: its title, its address if there is one, and all that is said beside it."""

    title: str
    url: str
    words: str

    def is_told_as(self, title: str, publisher: str, url: str | None) -> bool:
        """Tell whether data name the same source."""
        return (self.title, self.url) == (title, url or "") and publisher in self.words


@dataclass(frozen=True)
class Shown:
    """A report or a chart on a page: its id, the reports it shows, its rows, every number, its sources."""

    page: str
    id: str
    reports: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: frozenset[str]
    sources: tuple[Source, ...]


def results_shown(site: Path) -> Iterator[Shown]:
    """Yield every report and every chart on every page of results."""
    for file in sorted((site / RESULTS).rglob("index.html")):
        page = file.parent.relative_to(site).as_posix() + "/"
        soup = read(site, page)
        ids = {one["id"] for one in soup.select(".pt-report")}
        for report in soup.select(".pt-report"):
            yield _shown(page, report, (str(report["id"]),))
        for chart in soup.select(".pt-chart"):
            linked = (str(one["href"]).rpartition("#")[2] for one in chart.select("td a, th a"))
            own = str(chart["id"]).partition("--")[0]
            yield _shown(page, chart, (own,) if own in ids else tuple(dict.fromkeys(linked)))


def _shown(page: str, element: Tag, reports: tuple[str, ...]) -> Shown:
    sources = element.select_one(".pt-source:not(.pt-chart__files)")
    found = Shown(
        page, str(element["id"]), reports, tuple(_rows(element)), _numbers(element), tuple(_sources(sources))
    )
    assert found.reports, (page, found.id)
    return found


def _numbers(element: Tag) -> frozenset[str]:
    """Return every number in an element's texts, sources aside; how many rows a table has is none of data."""
    copy = BeautifulSoup(str(element), "html.parser")
    for one in copy.select(".pt-source, summary, .pt-chart__files"):
        one.decompose()
    return frozenset(NUMBER.findall(copy.get_text(" ")))


def _rows(element: Tag) -> Iterator[Row]:
    """Yield the rows of a report's table, the whole's name standing for a part's where it has none."""
    for row in element.select("tbody tr"):
        head, number = row.find("th"), row.select_one(".pt-number")
        if number and head:
            unit = row.select_one(".pt-unit")
            notes = tuple(plain(one) for one in head.select("small"))
            for one in head.select("small, .pt-of"):
                one.extract()
            yield Row(plain(head), plain(number), plain(unit) if unit else "", notes)


def _sources(element: Tag | None) -> Iterator[Source]:
    for one in element.select("li") if element else ():
        cite = one.find("cite", recursive=False)
        link = cite.find("a")
        words = plain(one).removeprefix(plain(cite)).strip(" ,.")
        yield Source(plain(cite), str(link["href"]) if link else "", words)


def plain(element: Tag) -> str:
    """Return an element's text on one line, with plain spaces."""
    return " ".join(element.get_text(" ").replace("\u00a0", " ").split()).replace(" ;", ";")
