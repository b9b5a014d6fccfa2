"""Which feeds there are, and which articles stand in each: all news, news of a field of work, of a unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ..dataset import Dataset, table
from ..paths import MODELS, NEWS, feed_path, unit_path, value_path
from ..records import Article, Result
from ..vietnamese import capitalize_first
from .common import Link, succession, unit_label
from .updates import updates

# How many entries a feed has at most: programs ask again every day, and a year has fewer news than that.
MOST_OF_ALL, MOST_OF_SOME = 30, 20
ALL_NEWS = "tin-tuc"
FIELDS, UNITS = "linh-vuc", "don-vi"


class Channel(NamedTuple):
    """A feed: its name in addresses, what it says of itself, the page that shows the same, its articles."""

    name: str
    title: str
    about: str
    page: str
    articles: tuple[str, ...]


def field_channel(field: str) -> str:
    """Return the name of the feed of a field of work."""
    return f"{FIELDS}/{field}"


def unit_channel(unit: str) -> str:
    """Return the name of the feed of a unit."""
    return f"{UNITS}/{unit}"


@table
def channels(dataset: Dataset) -> Mapping[str, Channel]:
    """Return every feed that has an article, by name."""
    return {one.name: one for one in _channels(dataset) if one.articles}


@table
def feed_links(dataset: Dataset) -> Mapping[str, Link]:
    """Return the title and the Atom address of every feed, by name: what pages that lead there show."""
    return {name: Link(one.title, feed_path(name, "atom")) for name, one in dataset.once(channels).items()}


def _channels(dataset: Dataset) -> Iterator[Channel]:
    """Yield every feed, also those without articles.

    What changed last comes first: an article about an old event, or one corrected today, is new to a reader.
    """
    days = dataset.once(updates)
    yield Channel(
        ALL_NEWS,
        "Tin tức",
        "Hội nghị, ngày hội, lễ ra mắt và các tin khác của phong trào.",
        NEWS,
        _newest(days, days, MOST_OF_ALL),
    )
    yield from _of_fields(dataset, days)
    about = dataset.by_unit.articles
    for unit in dataset.units.values():
        now = succession(dataset, unit)
        yield Channel(
            unit_channel(unit.id),
            capitalize_first(unit_label(dataset, unit)),
            f"Tin tức có nơi diễn ra là {unit_label(dataset, unit)}{f', {now}' if now else ''}.",
            unit_path(unit),
            _newest((one.id for one in about.get(unit.id, ())), days, MOST_OF_SOME),
        )


def _of_fields(dataset: Dataset, days: Mapping[str, date]) -> Iterator[Channel]:
    by_field = _articles_by_field(dataset)
    with_models = {one.field for one in dataset.models.values()}
    for term in dataset.taxonomy.fields:
        yield Channel(
            field_channel(term.id),
            f"Lĩnh vực {term.name}",
            f"Tin nêu tên mô hình thuộc lĩnh vực {term.name}, hoặc có số liệu riêng của lĩnh vực ấy.",
            value_path(MODELS, FIELDS, term.id) if term.id in with_models else NEWS,
            _newest((one for one in days if one in by_field[term.id]), days, MOST_OF_SOME),
        )


def _articles_by_field(dataset: Dataset) -> Mapping[str | None, set[str]]:
    """Return the ids of the articles that tell of a field of work.

    No article carries a field. Models that name it and reports of its event do: a report of a model, or one
    with a figure of that field alone.
    """
    found: dict[str | None, set[str]] = defaultdict(set)
    for model in dataset.models.values():
        found[model.field] |= set(model.events)
    for result in dataset.results.values():
        if result.event:
            for field in _fields_of_report(dataset, result):
                found[field].add(result.event)
    return found


def fields_of(dataset: Dataset, article: Article) -> tuple[str, ...]:
    """Return the fields of work that an article tells of, in the order of the taxonomy."""
    found = {one.field for one in dataset.models_by_event.get(article.id, ())}
    for result in dataset.results_by_event.get(article.id, ()):
        found |= set(_fields_of_report(dataset, result))
    return tuple(term.id for term in dataset.taxonomy.fields if term.id in found)


def _fields_of_report(dataset: Dataset, result: Result) -> Iterator[str | None]:
    if model := dataset.models.get(result.model or ""):
        yield model.field
    for figure in result.figures:
        for measure in (figure, *figure.parts):
            if measure.dimension == "fields":
                yield measure.category


def _newest(articles: Iterable[str], days: Mapping[str, date], most: int) -> tuple[str, ...]:
    """Return the articles that changed last, newest first, of one day those of the newest events.

    :param articles: ids, newest event first.
    """
    return tuple(sorted(articles, key=days.__getitem__, reverse=True)[:most])
