"""The lists of each year: news, honours, reports; and on which of their pages a thing stands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from ..dataset import Dataset, table
from ..indexes import Honour
from ..paths import (
    HONOURS,
    NEWS,
    RESULTS,
    honour_year_path,
    news_year_path,
    result_path,
    result_year_path,
    section_path,
)
from ..records import Article, Award, Result
from . import paging
from .common import Link
from .listings import Listing, Shows, by_start, is_listed_apart, on_first
from .site import GENERAL_PAGE, HONOUR_ROLL

# The page of results shows the newest in full: as many of these as fit into two thirds of a page, for
# timelines stand there too. The rest is found by year.
REPORTS_ON_RESULTS = 10


def year_links(path_of: Callable[[int], str], years: Iterable[int], but: int | None = None) -> list[Link]:
    """Return links to years, one of them left out where its own page asks."""
    return [Link(f"Năm {year}", path_of(year)) for year in years if year != but]


def news_by_year(dataset: Dataset) -> Mapping[str, Listing]:
    """Return the articles of each year, newest first, by the address of the year."""
    found = {year: list(some) for year, some in groupby(dataset.articles.values(), key=lambda one: one.year)}
    return by_start(_news(year, articles, found) for year, articles in found.items())


def _news(year: int, articles: Sequence[Article], years: Iterable[int]) -> Listing:
    return Listing(
        start=news_year_path(year),
        title=f"Tin tức năm {year}",
        crumb=f"Năm {year}",
        described=f"Mọi tin năm {year}.",
        shows=Shows.ARTICLES,
        items=articles,
        trail=(Link("Tin tức", NEWS),),
        kind=GENERAL_PAGE,
        date=str(year),
        years=tuple(year_links(news_year_path, years, year)),
    )


def honours_by_year(dataset: Dataset) -> Mapping[str, Listing]:
    """Return the lines of commendation of each year, newest first, by the address of the year."""
    found = {year: list(some) for year, some in groupby(dataset.honours, key=lambda one: one.date.year)}
    return by_start(_honours(year, honours, found) for year, honours in found.items())


def _honours(year: int, honours: Sequence[Honour], years: Iterable[int]) -> Listing:
    return Listing(
        start=honour_year_path(year),
        title=f"Bảng vàng năm {year}",
        crumb=f"Năm {year}",
        described=f"Tập thể, cá nhân, hộ gia đình được khen thưởng năm {year}.",
        shows=Shows.HONOURS,
        items=honours,
        trail=(Link("Bảng vàng", HONOURS),),
        kind=HONOUR_ROLL,
        date=str(year),
        years=tuple(year_links(honour_year_path, years, year)),
    )


def newest_results(dataset: Dataset) -> Sequence[Result]:
    """Return every report, newest first."""
    return sorted(dataset.results.values(), key=lambda result: result.as_of.last_day(), reverse=True)


def results_in_front(dataset: Dataset) -> Sequence[Result]:
    """Return the reports that the page of results shows in full."""
    found = dataset.once(newest_results)
    return found[: on_first(found, Shows.REPORTS, REPORTS_ON_RESULTS, paging.ROOM * 2 // 3)]


def results_by_year(dataset: Dataset) -> Mapping[str, Listing]:
    """Return the reports of each year, newest first, by the address of the year."""
    newest = dataset.once(newest_results)
    found = {year: list(some) for year, some in groupby(newest, key=lambda one: one.as_of.year)}
    return by_start(_results(year, results, found) for year, results in found.items())


def _results(year: int, results: Sequence[Result], years: Iterable[int]) -> Listing:
    return Listing(
        start=result_year_path(year),
        title=f"Kết quả năm {year}",
        crumb=f"Năm {year}",
        described=f"Các báo cáo có số liệu tính đến một ngày trong năm {year}, kèm kỳ báo cáo và nguồn.",
        shows=Shows.REPORTS,
        items=results,
        trail=(Link("Kết quả", RESULTS),),
        date=str(year),
        years=tuple(year_links(result_year_path, years, year)),
    )


@table
def results_by_page(dataset: Dataset) -> Mapping[str, Sequence[Result]]:
    """Return the reports that stand on each page: that of results, or one of a year's; each on one."""
    in_front = dataset.once(results_in_front)
    before = {result.id for result in in_front}
    years = {
        leaf.path: [result for result in listing.on(leaf) if result.id not in before]
        for listing in dataset.once(results_by_year).values()
        for leaf in listing.leaves
    }
    return {RESULTS: in_front, **years}


@table
def _result_places(dataset: Dataset) -> Mapping[str, str]:
    pages = dataset.once(results_by_page)
    return {result.id: result_path(result, page) for page, some in pages.items() for result in some}


def result_place(dataset: Dataset, result: Result) -> str:
    """Return the address at which a report stands."""
    return dataset.entry(_result_places, result.id) or ""


def honour_anchor(honour: Honour) -> str:
    """Return the id of a line on its year's page: ``tin-hoi-nghi-2024-2``, or ``khen-`` for an award file."""
    if isinstance(honour.record, Award):
        return f"khen-{honour.record.id}"
    return f"tin-{honour.record.id}-{honour.number}"


@table
def _honour_places(dataset: Dataset) -> Mapping[str, str]:
    return {
        (anchor := honour_anchor(honour)): f"{leaf.path}#{anchor}"
        for listing in dataset.once(honours_by_year).values()
        for leaf in listing.leaves
        for honour in listing.on(leaf)
    }


def honour_place(dataset: Dataset, honour: Honour) -> str:
    """Return the address at which a line of commendation stands."""
    return dataset.entry(_honour_places, honour_anchor(honour)) or ""


def names_path(honour: Honour) -> str:
    """Return where the names of a line are listed when they are too many to stand in it, or nothing."""
    if not is_listed_apart(honour):
        return ""
    return section_path(honour_year_path(honour.date.year), honour_anchor(honour))
