"""All records of one build, with the indexes that views and checks look things up in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from .answers import Answer, short_digest, told
from .file_states import FileState
from .history import History
from .photos import PhotoFile
from .reads import EVERYTHING, Read, Reads, Watched
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
from .workplace import Workplace

T = TypeVar("T")
V = TypeVar("V")
M = TypeVar("M", bound="Callable[[Dataset], Mapping[Any, Any]]")

# What every text of data/_templates/ that must be replaced begins with.
EXAMPLE = "VÍ DỤ"
# An article shows the nearest ones in time.
NEIGHBOURS = 5
# The mappings in which pages look records up, and whose reads are noted. Units are not among them: their
# names stand on so many pages that a change of one makes every page anew.
_FIELDS = (*(one.collection for one in COLLECTIONS if one is not Unit), "withdrawn")
# Every index by name: the decorator below adds it, so that none is left out of what a rebuild compares.
INDEXES: list[str] = []

# By mapping and key.
Answers = Mapping[str, Mapping[object, Answer]]
# Every function whose result is looked up through ``Dataset.entry``, by name.
TABLES: dict[str, "Callable[[Dataset], Mapping[Any, Any]]"] = {}


def table(make: M) -> M:
    """Mark a function that makes a mapping of the whole dataset, whose values pages look up one by one."""
    TABLES[_table_name(make)] = make
    return make


def _table_name(make: "Callable[[Dataset], Any]") -> str:
    return f"{make.__module__}.{make.__qualname__}"


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


def index(make: "Callable[[Dataset], Mapping[str, V]]") -> "cached_property[Mapping[str, V]]":
    """Make a property an index: made when first asked for, and every lookup in it noted."""

    def watched(dataset: "Dataset") -> Mapping[str, V]:
        with dataset.reads.paused():
            return Watched(dataset.reads, make.__name__, make(dataset))

    INDEXES.append(make.__name__)
    watched.__doc__ = make.__doc__
    return cached_property(watched)


@dataclass(frozen=True)
class Dataset:
    """Every published record by id, the withdrawn ones by path, and what history tells of the files.

    ``photos`` holds the checked photos, and ``contents`` a digest of each file's bytes, by path from the
    project's root; ``states`` how those files lie that nobody has touched lately; ``unfinished`` the paths of
    files in which a template's example texts still stand.
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
    contents: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, FileState] = field(default_factory=dict)
    unfinished: frozenset[str] = frozenset()
    reads: Reads = field(default_factory=Reads, repr=False, compare=False)
    workplace: Workplace = field(default_factory=Workplace, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in _FIELDS:
            object.__setattr__(self, name, Watched(self.reads, name, getattr(self, name)))

    def records(self) -> Iterator[Record]:
        """Yield every published record, the two single files aside."""
        for record_type in COLLECTIONS:
            yield from getattr(self, record_type.collection).values()

    @index
    def articles(self) -> Mapping[str, Article]:
        """Conferences and news by id, newest first."""
        every: list[Article] = [*self.conferences.values(), *self.news.values()]
        every.sort(key=lambda article: article.id)
        every.sort(key=lambda article: article.date, reverse=True)
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
        return tuple(sorted(lines, key=lambda honour: honour.date, reverse=True))

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
        return _grouped((getattr(honour.award, "unit", None), honour) for honour in self.honours)

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
            with self.reads.building(_table_name(make) in TABLES):
                self._made[make] = self.reads.remember(lambda: make(self))
        return cast(T, self._made[make]())

    def entry(self, make: Callable[["Dataset"], Mapping[str, V]], key: str) -> V | None:
        """Return one value of a table made of the whole dataset, if it is there.

        That value is what counts as read, not what the table was made of. ``make`` is marked as a ``table``.
        """
        if self.reads.is_building:
            # A table is made of records, so that its own reads tell whether it has to be made again.
            return self.once(make).get(key)
        self.reads.noted.add((_table_name(make), key))
        with self.reads.paused():
            return self.once(make).get(key)

    def piece(self, make: Callable[["Dataset", str], T], key: str) -> T:
        """Return what ``make`` makes of the record whose id is ``key``; once, however many pages show it."""
        known = (make, key)
        if known not in self._made:
            self._made[known] = self.reads.remember(lambda: make(self, key))
        return cast(T, self._made[known]())

    @cached_property
    def _made(self) -> dict[object, Callable[[], Any]]:
        return {}

    @cached_property
    def digests(self) -> Mapping[str, int]:
        """What pages may show of each file, as a digest by path: its bytes, its days and its photos."""
        updated, added = self.history.updated, self.history.added
        shown = {
            path: f"{content} {updated.get(path)} {added.get(path)}"
            for path, content in self.contents.items()
        }
        for path, photo in self.photos.items():
            shown[f"{path.rpartition('/')[0]}.yml"] += f" {photo.digest}"
        return {path: short_digest(text) for path, text in shown.items()}

    @cached_property
    def answers(self) -> Answers:
        """What every lookup of records gives, by mapping and key, as digests."""
        with self.reads.paused():
            return {name: self._told(getattr(self, name)) for name in (*_FIELDS, *INDEXES)}

    def table(self, name: str) -> tuple[Mapping[object, Answer], frozenset[Read]]:
        """Return what every lookup in a table gives, and which lookups of records it was made of."""
        make = TABLES[name]
        with self.reads.paused(), self.reads.recording() as reads:
            made = self.once(make)
        return self._told(made), frozenset(reads)

    def _told(self, mapping: Mapping[Any, Any]) -> Mapping[object, Answer]:
        return {key: told(value, self.digests) for key, value in mapping.items()}

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
        event = self.event(getattr(record, "event", None))
        return record.sources or (event.sources if event else ())

    def photos_of(self, record: Record) -> list[tuple[Photo, PhotoFile]]:
        """Return a record's photos, each with its checked file, in their order."""
        folder = record.path.removesuffix(".yml")
        photos: tuple[Photo, ...] = getattr(record, "photos", ())
        return [(photo, self.photos[f"{folder}/{photo.file}"]) for photo in photos]

    def event(self, identifier: str | None) -> Article | None:
        """Return an article by id, a withdrawn one too: what was reported at it still has its source."""
        found: Article | None = self.articles.get(identifier or "")
        return found or self.withdrawn_events.get(identifier or "")

    @index
    def withdrawn_events(self) -> Mapping[str, Article]:
        """Withdrawn articles by id."""
        return {one.id: one for one in self.withdrawn.values() if isinstance(one, Article)}


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> Mapping[str, list[T]]:
    """Group the second of each pair by the first; pairs without a key are left out."""
    grouped: dict[str, list[T]] = defaultdict(list)
    for key, item in pairs:
        if key is not None:
            grouped[key].append(item)
    return grouped
