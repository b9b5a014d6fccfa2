"""What of the site is cited, and how: articles, models, pages of reports, all data; each with its sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from ..citing import Kind, Work, bibtex, csl_json
from ..dataset import Dataset, table
from ..paths import DOWNLOADS, RESULTS, absolute, record_address
from ..records import Article, Model, PartialDate, Record, Result, Source
from ..records.base import Publication
from .articles import shown_with
from .common import last_change
from .list_pages import listing_leaves
from .structured import Deployment
from .year_lists import result_place, results_in_front

# Beside a page, what reference managers read.
BIBTEX_FILE, CSL_FILE = "trich-dan.bib", "trich-dan.json"


class Citation(NamedTuple):
    """How the page at ``path`` is cited: itself, its reports each by itself, what it was made of."""

    path: str
    work: Work
    parts: tuple[Work, ...]
    sources: tuple[Work, ...]

    @property
    def files(self) -> tuple[str, str]:
        """The addresses of the BibTeX and of the CSL-JSON file beside the page."""
        return f"{self.path}{BIBTEX_FILE}", f"{self.path}{CSL_FILE}"

    @property
    def works(self) -> tuple[Work, ...]:
        """All of them, in the order of the files."""
        return self.work, *self.parts, *self.sources


def record_citation(dataset: Dataset, site: Deployment, record: Record) -> Citation | None:
    """Return how a record's page is cited; none for what is no work of the site, such as a unit."""
    match record:
        case Article():
            title, shown = record.title, (record, *shown_with(dataset, record))
        case Model():
            title, shown = record.name, (record,)
        case _:
            return None
    path = record_address(record)
    work = Work(record.id, Kind.PAGE, title, url=path)
    own = _ours(dataset, site, work, last_change(dataset, shown))
    return Citation(path, own, (), tuple(_sources(record.id, record.sources)))


class LastCited:
    """How records' pages are cited: a page, its head and the files beside it ask in a row, for the same one.

    What it reads of the records, the frame of a record's page has read before.
    """

    def __init__(self, dataset: Dataset, site: Deployment) -> None:
        self._dataset, self._site = dataset, site
        self._last: tuple[Record | None, Citation | None] = None, None

    def of(self, record: Record) -> Citation | None:
        """Return how a record's page is cited, made anew for each other record."""
        if record is not self._last[0]:
            self._last = record, record_citation(self._dataset, self._site, record)
        return self._last[1]


def reports_citation(dataset: Dataset, site: Deployment, path: str, title: str) -> Citation:
    """Return how a page of reports is cited, with an entry for each report that stands on it."""
    listed = dataset.entry(listing_leaves, path)
    found = listed.listing.on(listed.leaf) if listed else dataset.once(results_in_front)
    sources = dict.fromkeys(source for one in found for source in dataset.sources_of(one))
    key = path.strip("/").replace("/", "-")
    return Citation(
        path,
        _ours(dataset, site, Work(key, Kind.DATASET, title, url=path), last_change(dataset, found)),
        tuple(_report(dataset, site, one) for one in found),
        tuple(_sources(key, sources)),
    )


def data_citation(dataset: Dataset, site: Deployment, path: str, title: str) -> Citation:
    """Return how all of the site's data are cited, which the page at ``path`` offers."""
    key = path.strip("/").replace("/", "-")
    changed = dataset.entry(_newest_change, "")
    return Citation(path, _ours(dataset, site, Work(key, Kind.DATASET, title, url=path), changed), (), ())


@table
def _newest_change(dataset: Dataset) -> Mapping[str, date]:
    """Return the day on which any record last changed, if that is known."""
    changed = last_change(dataset, dataset.records())
    return {"": changed} if changed else {}


def is_cited(path: str, macro: str) -> bool:
    """Tell whether a page says how it is cited; others only lead to what does.

    :param macro: what makes it, or nothing for a hand-written page.
    """
    reports = path.startswith(RESULTS) and macro in ("", "list_page")
    return macro in ("article", "model") or reports or path == DOWNLOADS


def citation_addresses(path: str, macro: str) -> tuple[str, ...]:
    """Return the addresses of the files beside a page that says how it is cited; none for another."""
    return (f"{path}{BIBTEX_FILE}", f"{path}{CSL_FILE}") if is_cited(path, macro) else ()


class Cited(Protocol):
    """What a page tells of itself; one written by hand has no macro."""

    @property
    def path(self) -> str:
        """Its address."""

    @property
    def macro(self) -> str:
        """What fills it."""

    @property
    def argument(self) -> str | int:
        """What of: a record's id."""

    @property
    def title(self) -> str:
        """What it is called."""


def page_citation(
    dataset: Dataset, site: Deployment, page: Cited, of_record: Callable[[Record], Citation | None]
) -> Citation | None:
    """Return how a page is cited, if it is one that is; ``of_record`` tells it of the page of a record."""
    if not is_cited(page.path, page.macro):
        return None
    if page.macro == "article":
        return of_record(dataset.articles[str(page.argument)])
    if page.macro == "model":
        return of_record(dataset.models[str(page.argument)])
    cite = data_citation if page.path == DOWNLOADS else reports_citation
    return cite(dataset, site, page.path, page.title)


def files_of(citation: Citation | None) -> Mapping[str, str]:
    """Return the files beside a cited page by their addresses."""
    if citation is None:
        return {}
    texts = (bibtex(citation.works), csl_json(citation.works))
    return dict(zip(citation.files, texts, strict=True))


def _report(dataset: Dataset, site: Deployment, result: Result) -> Work:
    work = Work(result.id, Kind.DATASET, result.title, url=result_place(dataset, result))
    return _ours(dataset, site, work, last_change(dataset, [result]))


def _ours(dataset: Dataset, site: Deployment, work: Work, changed: date | None) -> Work:
    """Return a work of the site, whose ``url`` is given from the site's root, with all that ours share."""
    who = dataset.site.cited_as or dataset.site.publisher
    return work._replace(
        authors=(who,),
        publisher=who,
        changed=PartialDate(changed.year, changed.month, changed.day) if changed else None,
        container=site.name,
        url=absolute(work.url, site.url),
        licence=dataset.site.data_licence.url,
    )


def _sources(key: str, sources: Iterable[Source]) -> Iterator[Work]:
    """Yield what was used, and behind each reposted one what it was taken from."""
    given = (one for source in sources for one in (source, source.original) if one)
    for number, one in enumerate(given, 1):
        yield _published(f"{key}-nguon-{number}", one)


def _published(key: str, given: Publication) -> Work:
    return Work(
        key=key,
        kind=Kind.PAGE if given.url else Kind.DOCUMENT,
        title=given.title,
        authors=given.authors or (given.publisher,),
        publisher=given.publisher,
        date=given.published_on,
        url=given.url or "",
    )
