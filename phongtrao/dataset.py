"""All records of one build, with the indexes that views and checks look things up in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar, cast

from .answers import Answer, short_digest, told
from .file_states import FileState
from .history import History
from .indexes import INDEXES, Indexes
from .photos import PhotoFile
from .reads import Read, Reads, Remembered, Watched
from .records import (
    COLLECTIONS,
    Award,
    Conference,
    Exemplar,
    Indicator,
    Model,
    News,
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
# The mappings in which pages look records up, and whose reads are noted. Units are not among them: their
# names stand on so many pages that a change of one makes every page anew.
_FIELDS = (*(one.collection for one in COLLECTIONS if one is not Unit), "withdrawn")
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
class Dataset(Indexes):
    """Every published record by id, the withdrawn ones by path, and what history tells of the files.

    ``photos`` holds the checked photos, and ``contents`` a digest of each file's bytes, by path from the
    project's root; ``states`` how those files lie that nobody has touched lately; ``unfinished`` the paths of
    files in which a template's example texts still stand; ``proven`` the paths of records that are as they
    were when all data were last found to be right, with the same units and the same vocabulary.
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
    proven: frozenset[str] = frozenset()
    reads: Reads = field(default_factory=Reads, repr=False, compare=False)
    workplace: Workplace = field(default_factory=Workplace, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in _FIELDS:
            object.__setattr__(self, name, Watched(self.reads, name, getattr(self, name)))

    def records(self) -> Iterator[Record]:
        """Yield every published record, the two single files aside."""
        for record_type in COLLECTIONS:
            yield from getattr(self, record_type.collection).values()

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
        return self.reads.recall(self._once(make))

    def _once(self, make: Callable[["Dataset"], T]) -> Remembered[T]:
        if make not in self._made:
            with self.reads.building(_table_name(make) in TABLES):
                self._made[make] = self.reads.remember(lambda: make(self))
        return self._made[make]

    def entry(self, make: Callable[["Dataset"], Mapping[str, V]], key: str) -> V | None:
        """Return one value of a table made of the whole dataset, if it is there.

        That value is what counts as read, not what the table was made of. ``make`` is marked as a ``table``.
        """
        if self.reads.is_building:
            # A table is made of records, so that its own reads tell whether it has to be made again.
            return self.once(make).get(key)
        self.reads.noted.add((_table_name(make), key))
        if make not in self._made:
            with self.reads.paused():
                self._once(make)
        # To note what a whole table was made of would take longer than the page that asks for one value.
        return self._once(make).made.get(key)

    def piece(self, make: Callable[["Dataset", str], T], key: str) -> T:
        """Return what ``make`` makes of the record whose id is ``key``; once, however many pages show it."""
        known = (make, key)
        if known not in self._made:
            self._made[known] = self.reads.remember(lambda: make(self, key))
        return cast(T, self.reads.recall(self._made[known]))

    def forget(self) -> None:
        """Give back the memory of all records and of what was made of them; nobody may ask any more."""
        for name in (*_FIELDS, Unit.collection):
            getattr(self, name).clear()
        for name in vars(self).keys() - {one.name for one in fields(self)}:
            del vars(self)[name]

    @cached_property
    def _made(self) -> dict[object, Remembered[Any]]:
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
        digests = self.digests
        return {key: told(value, digests) for key, value in mapping.items()}

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
        if record.sources:
            return record.sources
        event = self.event(getattr(record, "event", None))
        return event.sources if event else ()

    def photos_of(self, record: Record) -> list[tuple[Photo, PhotoFile]]:
        """Return a record's photos, each with its checked file, in their order."""
        photos: tuple[Photo, ...] = getattr(record, "photos", ())
        if not photos:
            return []
        folder = record.path.removesuffix(".yml")
        return [(photo, self.photos[f"{folder}/{photo.file}"]) for photo in photos]
