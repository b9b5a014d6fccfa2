"""What records are looked up by: indexes of a dataset, made when first asked for, each lookup noted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from .reads import EVERYTHING, Reads, Watched
from .records import (
    Article,
    Award,
    AwardLine,
    Conference,
    Exemplar,
    Model,
    News,
    PartialDate,
    Record,
    Result,
    Unit,
)

T = TypeVar("T")
V = TypeVar("V")

# An article shows the nearest ones in time.
NEIGHBOURS = 5
# Every index by name: the decorator below adds it, so that none is left out of what a rebuild compares.
INDEXES: list[str] = []


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

    @property
    def told_by(self) -> object:
        """What stands for it: the award is part of the record."""
        return self.record, self.event, self.number


@dataclass(frozen=True)
class ByUnit:
    """Records by the unit they are about."""

    articles: Mapping[str, list[Article]]
    exemplars: Mapping[str, list[Exemplar]]
    models: Mapping[str, list[Model]]
    results: Mapping[str, list[Result]]
    honours: Mapping[str, list[Honour]]


def index(make: "Callable[[Indexes], Mapping[str, V]]") -> "cached_property[Mapping[str, V]]":
    """Make a property an index: made when first asked for, and every lookup in it noted."""

    def watched(dataset: "Indexes") -> Mapping[str, V]:
        with dataset.reads.paused():
            return Watched(dataset.reads, make.__name__, make(dataset))

    INDEXES.append(make.__name__)
    watched.__doc__ = make.__doc__
    return cached_property(watched)


class Indexes:
    """The indexes, over the collections that a dataset has."""

    conferences: Mapping[str, Conference]
    news: Mapping[str, News]
    models: Mapping[str, Model]
    awards: Mapping[str, Award]
    results: Mapping[str, Result]
    exemplars: Mapping[str, Exemplar]
    units: Mapping[str, Unit]
    withdrawn: Mapping[str, Record]
    reads: Reads

    @index
    def articles(self) -> Mapping[str, Article]:
        """Conferences and news by id, newest first."""
        every: list[Article] = [*self.conferences.values(), *self.news.values()]
        every.sort(key=lambda article: article.id)
        every.sort(key=lambda article: _order_of(article.date), reverse=True)
        return {article.id: article for article in every}

    @index
    def neighbours(self) -> Mapping[str, list[Article]]:
        """The articles nearest in time to each one, newest first."""
        order = list(self.articles.values())
        last = len(order) - NEIGHBOURS - 1
        near = ((place, max(0, min(place - NEIGHBOURS // 2, last))) for place in range(len(order)))
        return {
            order[place].id: [*order[start:place], *order[place + 1 : start + NEIGHBOURS + 1]]
            for place, start in near
        }

    @property
    def honours(self) -> tuple[Honour, ...]:
        """Every line of commendation, of events and of award files, newest first."""
        self.reads.noted.add(("honour_lines", EVERYTHING))
        return self._honours

    @cached_property
    def _honours(self) -> tuple[Honour, ...]:
        with self.reads.paused():
            lines = [line for of_file in self.honour_lines.values() for line in of_file]
        return tuple(sorted(lines, key=lambda honour: _order_of(honour.date), reverse=True))

    @index
    def honour_lines(self) -> Mapping[str, list[Honour]]:
        """Lines of commendation by the path of their file."""
        lines = {
            article.path: [
                Honour(award, article, article.date, article, number)
                for number, award in enumerate(article.awards, 1)
            ]
            for article in self.articles.values()
            if article.awards
        }
        return lines | {award.path: [self._honour_of(award)] for award in self.awards.values()}

    def date_of(self, award: Award) -> PartialDate | None:
        """Return the date of an award file, its own or its event's; none when the event is broken."""
        event = self.event(award.event)
        return award.date or (event.date if event else None)

    def _honour_of(self, award: Award) -> Honour:
        event = self.event(award.event)
        shown = event if event and not event.withdrawn else None
        # An award whose event is broken has no date; the build fails on the event before this shows.
        return Honour(award, award, self.date_of(award) or PartialDate(0), shown)

    @index
    def honours_by_event(self) -> Mapping[str, list[Honour]]:
        """Honours of each article."""
        return _grouped((honour.event.id if honour.event else None, honour) for honour in self.honours)

    @index
    def results_by_event(self) -> Mapping[str, list[Result]]:
        """Reports presented at each article's event."""
        return _grouped((result.event, result) for result in self.results.values())

    @index
    def results_by_model(self) -> Mapping[str, list[Result]]:
        """Reports about one model alone."""
        return _grouped((result.model, result) for result in self.results.values())

    @index
    def exemplars_by_event(self) -> Mapping[str, list[Exemplar]]:
        """Exemplary units named at each article's event."""
        return _grouped((exemplar.event, exemplar) for exemplar in self.exemplars.values())

    @index
    def models_by_event(self) -> Mapping[str, list[Model]]:
        """Models that name each article."""
        return _grouped((event, model) for model in self.models.values() for event in model.events)

    @cached_property
    def predecessors(self) -> Mapping[str, list[Unit]]:
        """The former units that each unit continues."""
        return _grouped((name, unit) for unit in self.units.values() for name in unit.successors)

    @index
    def articles_of_unit(self) -> Mapping[str, list[Article]]:
        """Articles by the unit they took place in, newest first."""
        return _grouped(
            (place.unit, article) for article in self.articles.values() for place in article.places
        )

    @index
    def exemplars_of_unit(self) -> Mapping[str, list[Exemplar]]:
        """Statements that name a unit exemplary, by that unit."""
        return _grouped((exemplar.unit, exemplar) for exemplar in self.exemplars.values())

    @index
    def models_of_unit(self) -> Mapping[str, list[Model]]:
        """Models by the units they or their points are in."""
        return _grouped(
            (unit, model)
            for model in self.models.values()
            for unit in dict.fromkeys([model.unit, *(point.unit for point in model.points)])
        )

    @index
    def results_of_unit(self) -> Mapping[str, list[Result]]:
        """Reports by the unit they are about."""
        return _grouped((result.unit, result) for result in self.results.values())

    @index
    def honours_of_unit(self) -> Mapping[str, list[Honour]]:
        """Lines of commendation by the unit that was commended."""
        return _grouped((honour.award.own_unit, honour) for honour in self.honours)

    @cached_property
    def by_unit(self) -> ByUnit:
        """Records grouped by unit, each list in the order of its collection (articles newest first)."""
        return ByUnit(
            articles=self.articles_of_unit,
            exemplars=self.exemplars_of_unit,
            models=self.models_of_unit,
            results=self.results_of_unit,
            honours=self.honours_of_unit,
        )

    def event(self, identifier: str | None) -> Article | None:
        """Return an article by id, a withdrawn one too: what was reported at it still has its source."""
        found: Article | None = self.articles.get(identifier or "")
        return found or self.withdrawn_events.get(identifier or "")

    @index
    def withdrawn_events(self) -> Mapping[str, Article]:
        """Withdrawn articles by id."""
        return {one.id: one for one in self.withdrawn.values() if isinstance(one, Article)}


def _order_of(day: PartialDate) -> tuple[int, int, int]:
    """Return what sorts as the date does, and is compared in a tenth of the time."""
    return day.year, day.month, day.day


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> Mapping[str, list[T]]:
    """Group the second of each pair by the first; pairs without a key are left out."""
    grouped: dict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        if key is not None:
            grouped[key].append(item)
    return grouped
