"""When an article entered the site and last changed: days, as history has no hours."""

from collections.abc import Iterable, Mapping
from datetime import date

from ..dataset import Dataset, table
from ..records import Article, Record
from .articles import shown_with_each
from .common import last_change


def published(dataset: Dataset, article: Article) -> date | None:
    """Return the day an article entered the repository, where its history is known."""
    return dataset.history.added.get(article.path)


@table
def updates(dataset: Dataset) -> Mapping[str, date]:
    """Return the day of the last change of anything an article's page shows, by the article's id."""
    # Walks, not a lookup for each article: what a table reads is kept, and merged whenever it is asked.
    others = shown_with_each(dataset)
    return {
        identifier: _updated(dataset, article, others.get(identifier, ()))
        for identifier, article in dataset.articles.items()
    }


def updated(dataset: Dataset, article: Article) -> date:
    """Return the day of the last change of anything an article's page shows."""
    day = dataset.entry(updates, article.id)
    assert day
    return day


def _updated(dataset: Dataset, article: Article, others: Iterable[Record]) -> date:
    """Look in the history; where it is not known, take the newest day that the article itself tells of.

    That is a lower bound, and the same in every build.
    """
    changed = last_change(dataset, (article, *others))
    if changed and article.path in dataset.history.updated:
        return changed
    told = [changed, article.date.first_day(), *(one.date for one in article.corrections)]
    for source in article.sources:
        told += source.accessed_on, source.published_on.first_day() if source.published_on else None
    return max(filter(None, told))
