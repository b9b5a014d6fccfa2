"""All records of one build, with the indexes that views and checks look things up in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from .history import History
from .photos import PhotoFile
from .records import (
    COLLECTIONS,
    Article,
    Award,
    AwardLine,
    Conference,
    Exemplar,
    Indicator,
    Model,
    News,
    PartialDate,
    Photo,
    Record,
    Result,
    Site,
    Source,
    Taxonomy,
    Unit,
)
from .records.settings import BUILT_IN_DIMENSIONS, VOCABULARIES

T = TypeVar("T")


@dataclass(frozen=True)
class Honour:
    """One line of commendation as the honour roll shows it: the award, the file it is in, when, and where.

    ``number`` counts the lines of one file from 1.
    """

    award: AwardLine
    record: Record
    date: PartialDate
    event: Article | None
    number: int = 1


@dataclass(frozen=True)
class ByUnit:
    """Records by the unit they are about."""

    articles: Mapping[str, list[Article]]
    exemplars: Mapping[str, list[Exemplar]]
    models: Mapping[str, list[Model]]
    results: Mapping[str, list[Result]]
    honours: Mapping[str, list[Honour]]


@dataclass(frozen=True)
class Dataset:
    """Every published record by id, the withdrawn ones by path, and what history tells of the files.

    ``photos`` holds the checked photos by path from the project's root.
    """

    site: Site
    taxonomy: Taxonomy
    conferences: Mapping[str, Conference] = field(default_factory=dict)
    news: Mapping[str, News] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    awards: Mapping[str, Award] = field(default_factory=dict)
    results: Mapping[str, Result] = field(default_factory=dict)
    exemplars: Mapping[str, Exemplar] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    withdrawn: Mapping[str, Record] = field(default_factory=dict)
    history: History = field(default_factory=History)
    photos: Mapping[str, PhotoFile] = field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """Yield every published record, the two single files aside."""
        for record_type in COLLECTIONS:
            yield from getattr(self, record_type.collection).values()

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Conferences and news by id, newest first."""
        every: list[Article] = [*self.conferences.values(), *self.news.values()]
        every.sort(key=lambda article: article.id)
        every.sort(key=lambda article: article.date, reverse=True)
        return {article.id: article for article in every}

    @cached_property
    def article_list(self) -> Sequence[Article]:
        """The articles in the order of ``articles``, for taking neighbours by position."""
        return list(self.articles.values())

    @cached_property
    def article_order(self) -> Mapping[str, int]:
        """The place of each article in ``articles``, for finding its neighbours at once."""
        return {identifier: place for place, identifier in enumerate(self.articles)}

    @cached_property
    def honours(self) -> tuple[Honour, ...]:
        """Every line of commendation, of events and of award files, newest first."""
        lines = [
            Honour(award, article, article.date, article, number)
            for article in self.articles.values()
            for number, award in enumerate(article.awards, 1)
        ]
        lines += [self._honour_of(award) for award in self.awards.values()]
        return tuple(sorted(lines, key=lambda honour: honour.date, reverse=True))

    def date_of(self, award: Award) -> PartialDate | None:
        """Return the date of an award file, its own or its event's; none when the event is broken."""
        event = self._events.get(award.event or "")
        return award.date or (event.date if event else None)

    def _honour_of(self, award: Award) -> Honour:
        event = self._events.get(award.event or "")
        shown = event if event and not event.withdrawn else None
        # An award whose event is broken has no date; the build fails on the event before this shows.
        return Honour(award, award, self.date_of(award) or PartialDate(0), shown)

    @cached_property
    def honours_by_event(self) -> Mapping[str, list[Honour]]:
        """Honours of each article."""
        return _grouped((honour.event.id if honour.event else None, honour) for honour in self.honours)

    @cached_property
    def results_by_event(self) -> Mapping[str, list[Result]]:
        """Reports presented at each article's event."""
        return _grouped((result.event, result) for result in self.results.values())

    @cached_property
    def results_by_model(self) -> Mapping[str, list[Result]]:
        """Reports about one model alone."""
        return _grouped((result.model, result) for result in self.results.values())

    @cached_property
    def exemplars_by_event(self) -> Mapping[str, list[Exemplar]]:
        """Exemplary units named at each article's event."""
        return _grouped((exemplar.event, exemplar) for exemplar in self.exemplars.values())

    @cached_property
    def models_by_event(self) -> Mapping[str, list[Model]]:
        """Models that name each article."""
        return _grouped((event, model) for model in self.models.values() for event in model.events)

    @cached_property
    def predecessors(self) -> Mapping[str, list[Unit]]:
        """The former units that each unit continues."""
        return _grouped((name, unit) for unit in self.units.values() for name in unit.successors)

    @cached_property
    def by_unit(self) -> ByUnit:
        """Records grouped by unit, each list in the order of its collection (articles newest first)."""
        return ByUnit(
            articles=_grouped(
                (place.unit, article) for article in self.articles.values() for place in article.places
            ),
            exemplars=_grouped((exemplar.unit, exemplar) for exemplar in self.exemplars.values()),
            models=_grouped(
                (unit, model)
                for model in self.models.values()
                for unit in dict.fromkeys([model.unit, *(point.unit for point in model.points)])
            ),
            results=_grouped((result.unit, result) for result in self.results.values()),
            honours=_grouped((getattr(honour.award, "unit", None), honour) for honour in self.honours),
        )

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, str]]:
        """Names of taxonomy entries: ``terms["fields"]["dan-toc"]`` → ``"Dân tộc"``; dimensions included."""
        taxonomy = self.taxonomy
        named = {name: {term.id: term.name for term in getattr(taxonomy, name)} for name in VOCABULARIES}
        named |= {item.id: {term.id: term.name for term in item.categories} for item in taxonomy.dimensions}
        named["units"] = {unit.id: unit.full_name for unit in self.units.values()}
        return named

    @cached_property
    def dimensions(self) -> Mapping[str, str]:
        """Names of the ways to break a figure down, by id."""
        return BUILT_IN_DIMENSIONS | dict(self.terms["dimensions"])

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.taxonomy.indicators}

    def once(self, make: Callable[["Dataset"], T]) -> T:
        """Return what ``make`` makes of the whole dataset; it is made once, however many pages ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def piece(self, make: Callable[["Dataset", str], T], key: str) -> T:
        """Return what ``make`` makes of the record whose id is ``key``; once, however many pages show it."""
        known = (make, key)
        if known not in self._made:
            self._made[known] = make(self, key)
        made: T = self._made[known]
        return made

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}

    def above(self, unit: Unit) -> Iterator[Unit]:
        """Yield the units that ``unit`` belongs to, nearest first; a loop ends before it repeats."""
        seen: set[str] = set()
        found = self.units.get(unit.parent or "")
        while found and found.id not in seen:
            seen.add(found.id)
            yield found
            found = self.units.get(found.parent or "")

    def sources_of(self, record: Record) -> tuple[Source, ...]:
        """Return a record's own sources, or those of the event it was reported at."""
        event = self._events.get(getattr(record, "event", None) or "")
        return record.sources or (event.sources if event else ())

    def photos_of(self, record: Record) -> list[tuple[Photo, PhotoFile]]:
        """Return a record's photos, each with its checked file, in their order."""
        folder = record.path.removesuffix(".yml")
        photos: tuple[Photo, ...] = getattr(record, "photos", ())
        return [(photo, self.photos[f"{folder}/{photo.file}"]) for photo in photos]

    @cached_property
    def _events(self) -> Mapping[str, Article]:
        """Articles by id, withdrawn ones included: what was reported at them still has its source."""
        withdrawn = {one.id: one for one in self.withdrawn.values() if isinstance(one, Article)}
        return withdrawn | dict(self.articles)


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> Mapping[str, list[T]]:
    """Group the second of each pair by the first; pairs without a key are left out."""
    grouped: dict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        if key is not None:
            grouped[key].append(item)
    return grouped
