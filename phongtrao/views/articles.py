"""Articles: the latest, the lists, and one in full."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from ..dataset import Dataset
from ..paths import NEWS, exemplar_path, model_path, news_year_path
from ..records import Article, AttendeeRole, Conference, Record
from .common import ArticleCard, Link, article_card, article_kind, counted, frame, places, unit_label, when
from .honours import honour_view
from .photos import photo_views
from .results import report_view

# The list page stays one screen of scrolling; older articles are on their year's page.
NEWS_ON_LIST = 30
OTHERS_ON_ARTICLE = 5
CHAIRS = {AttendeeRole.CHAIR, AttendeeRole.CO_CHAIR}


def latest_news(dataset: Dataset, count: int = 5) -> Mapping[str, Any]:
    """Return the ``count`` newest articles."""
    return {"articles": _cards(dataset, islice(dataset.articles.values(), count))}


def _cards(dataset: Dataset, articles: Iterable[Article]) -> list[ArticleCard]:
    return [article_card(dataset, article) for article in articles]


def news_list(dataset: Dataset) -> Mapping[str, Any]:
    """Return the newest articles and the years that have any."""
    return {
        "articles": _cards(dataset, islice(dataset.articles.values(), NEWS_ON_LIST)),
        "years": [Link(f"Năm {year}", news_year_path(year)) for year in _years(dataset)],
        "hidden": max(0, len(dataset.articles) - NEWS_ON_LIST),
    }


def news_year(dataset: Dataset, year: int) -> Mapping[str, Any]:
    """Return every article of one year."""
    found = (article for article in dataset.articles.values() if article.year == year)
    return {
        "year": year,
        "articles": _cards(dataset, found),
        "years": [Link(f"Năm {other}", news_year_path(other)) for other in _years(dataset) if other != year],
        "breadcrumb": (Link("Trang chủ", ""), Link("Tin tức", NEWS)),
    }


def _years(dataset: Dataset) -> list[int]:
    return list(dict.fromkeys(article.year for article in dataset.articles.values()))


def article(dataset: Dataset, identifier: str) -> Mapping[str, Any]:
    """Return one conference or news item with everything that belongs to it.

    :raises KeyError: if there is no such article.
    """
    found = dataset.articles[identifier]
    return {
        "frame": frame(dataset, found, found.title, article_trail(found), shown_with(dataset, found)),
        "article": found,
        "kind": article_kind(found),
        "when": when(found),
        "places": places(dataset, found),
        "photos": photo_views(dataset, found),
        "event": _event_view(found),
        "honours": [honour_view(dataset, honour) for honour in dataset.honours_by_event.get(found.id, ())],
        "reports": [report_view(dataset, result) for result in dataset.results_by_event.get(found.id, ())],
        "exemplars": [
            (Link(unit_label(dataset, dataset.units[exemplar.unit]), exemplar_path(exemplar)), exemplar)
            for exemplar in dataset.exemplars_by_event.get(found.id, ())
        ],
        "models": [
            Link(model.name, model_path(model)) for model in dataset.models_by_event.get(found.id, ())
        ],
        "others": _others(dataset, found),
    }


def article_trail(article: Article) -> tuple[Link, ...]:
    """Return the pages between the home page and an article."""
    return Link("Tin tức", NEWS), Link(f"Năm {article.year}", news_year_path(article.year))


def shown_with(dataset: Dataset, article: Article) -> Iterator[Record]:
    """Yield the other records whose facts an article's page shows."""
    yield from dataset.results_by_event.get(article.id, ())
    yield from dataset.exemplars_by_event.get(article.id, ())
    yield from (honour.record for honour in dataset.honours_by_event.get(article.id, ()))


def _event_view(article: Article) -> Mapping[str, Any] | None:
    """Return what only events have: chairs, organisers, attendees, speeches."""
    if not isinstance(article, Conference):
        return None
    people = {attendee.name: attendee for attendee in article.attendees}
    return {
        "organisers": article.organisers,
        "co_organisers": article.co_organisers,
        "chairs": [person for person in article.attendees if CHAIRS.intersection(person.roles)],
        "attendees": article.attendees,
        "groups": [(group.name, counted(group.count, group.comparator)) for group in article.groups],
        "speeches": [(people.get(speech.speaker), speech) for speech in article.speeches],
    }


def _others(dataset: Dataset, article: Article) -> list[ArticleCard]:
    """Return the articles nearest in time, newest first, found by position rather than by search."""
    order = dataset.article_list
    place = dataset.article_order[article.id]
    start = max(0, min(place - OTHERS_ON_ARTICLE // 2, len(order) - OTHERS_ON_ARTICLE - 1))
    near = order[start : start + OTHERS_ON_ARTICLE + 1]
    return _cards(dataset, [other for other in near if other is not article][:OTHERS_ON_ARTICLE])
