"""What of the site can be cited: articles, models, pages of reports, the data as a whole; each with its sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..citing import Kind, Work, bibtex, csl_json
from ..dataset import Dataset, table
from ..paths import DATA, RESULTS, absolute, record_address
from ..records import Article, Model, PartialDate, Record, Result, Source
from ..records.base import Publication
from .articles import shown_with
from .common import last_change
from .structured import Deployment
from .year_lists import result_place, results_by_page

# Beside a page, what reference managers read.
BIBTEX_FILE, CSL_FILE = "trich-dan.bib", "trich-dan.json"


@dataclass(frozen=True)
class Citation:
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
    own = _own(dataset, site, path, Kind.PAGE, title, last_change(dataset, shown), record.id)
    return Citation(path, own, (), tuple(_sources(record.id, record.sources)))


def reports_citation(dataset: Dataset, site: Deployment, path: str, title: str) -> Citation:
    """Return how a page of reports is cited, with an entry for each report that stands on it."""
    found = dataset.entry(results_by_page, path) or ()
    sources = dict.fromkeys(source for one in found for source in dataset.sources_of(one))
    key = path.strip("/").replace("/", "-")
    return Citation(
        path,
        _own(dataset, site, path, Kind.DATASET, title, last_change(dataset, found), key),
        tuple(_report(dataset, site, one) for one in found),
        tuple(_sources(key, sources)),
    )


def data_citation(dataset: Dataset, site: Deployment, path: str, title: str) -> Citation:
    """Return how all of the site's data are cited, which the page at ``path`` offers."""
    key = path.strip("/").replace("/", "-")
    changed = dataset.entry(_newest_change, "")
    return Citation(path, _own(dataset, site, path, Kind.DATASET, title, changed, key), (), ())


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
    return macro in ("article", "model") or reports or path == DATA


def citation_addresses(path: str, macro: str) -> tuple[str, ...]:
    """Return the addresses of the files beside a page that says how it is cited; none for another."""
    return (f"{path}{BIBTEX_FILE}", f"{path}{CSL_FILE}") if is_cited(path, macro) else ()


def page_citation(
    dataset: Dataset, site: Deployment, path: str, macro: str, argument: object, title: str
) -> Citation | None:
    """Return how a page is cited, if it is one that is."""
    if not is_cited(path, macro):
        return None
    if macro == "article":
        return record_citation(dataset, site, dataset.articles[str(argument)])
    if macro == "model":
        return record_citation(dataset, site, dataset.models[str(argument)])
    return (data_citation if path == DATA else reports_citation)(dataset, site, path, title)


def files_of(citation: Citation | None) -> Mapping[str, str]:
    """Return the files beside a cited page by their addresses."""
    if citation is None:
        return {}
    texts = (bibtex(citation.works), csl_json(citation.works))
    return dict(zip(citation.files, texts, strict=True))


def _report(dataset: Dataset, site: Deployment, result: Result) -> Work:
    changed, place = last_change(dataset, [result]), result_place(dataset, result)
    return _own(dataset, site, place, Kind.DATASET, result.title, changed, result.id)


def _own(
    dataset: Dataset, site: Deployment, path: str, kind: Kind, title: str, changed: date | None, key: str
) -> Work:
    """Return a work of ours."""
    who = dataset.site.cited_as or dataset.site.publisher
    return Work(
        key=key,
        kind=kind,
        title=title,
        authors=(who,),
        publisher=who,
        changed=PartialDate(changed.year, changed.month, changed.day) if changed else None,
        container=site.name,
        url=absolute(path, site.url),
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
