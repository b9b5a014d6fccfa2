"""What a page read of the records, noted as it looks things up: a rebuild knows which pages a change touches.

A read is a lookup in one of the dataset's mappings: its name and the key, or ``EVERYTHING`` for a walk over
the whole. What a lookup gave is told by the digests of the records in it (``Dataset.answers``); a page whose
reads all give what they gave before need not be made again.
"""

from collections.abc import Callable, Iterator, KeysView, Mapping, ValuesView
from collections.abc import ItemsView as Items
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

# Stands for every key of a mapping, in order; no id is spelled so.
EVERYTHING = "*"
Read = tuple[str, object]


class Reads:
    """The note-book of one dataset: whatever looks something up now, its reads stand in ``noted``."""

    def __init__(self) -> None:
        self.noted: set[Read] = set()
        self.is_building = False

    @contextmanager
    def building(self, is_table: bool) -> Iterator[None]:
        """Know, while a table is made, that it is."""
        before, self.is_building = self.is_building, self.is_building or is_table
        try:
            yield
        finally:
            self.is_building = before

    @contextmanager
    def recording(self) -> Iterator[set[Read]]:
        """Collect the reads of what is done inside, and of that alone; who records outside gets them too."""
        outside, self.noted = self.noted, set()
        try:
            yield self.noted
        finally:
            outside |= self.noted
            self.noted = outside

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Note nothing: an index is made of everything, and what of it is looked up is noted later."""
        outside, self.noted = self.noted, set()
        try:
            yield
        finally:
            self.noted = outside

    def remember(self, make: Callable[[], T]) -> "Remembered[T]":
        """Return what ``make`` gives now, with its reads."""
        with self.recording() as reads:
            return Remembered(make(), reads)

    def recall(self, remembered: "Remembered[T]") -> T:
        """Return what was made, and note its reads as those of whoever asks."""
        self.noted |= remembered.reads
        return remembered.made


@dataclass(frozen=True)
class Remembered(Generic[T]):
    """Something that was made once, and what was read for it."""

    made: T
    reads: set[Read]


class Watched(dict[K, V]):
    """A mapping that notes who looks up what in it."""

    __slots__ = ("_name", "_reads")

    def __init__(self, reads: Reads, name: str, content: Mapping[K, V]) -> None:
        super().__init__(content)
        self._reads, self._name = reads, name

    def __getitem__(self, key: K) -> V:
        self._reads.noted.add((self._name, key))
        return dict.__getitem__(self, key)

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        self._reads.noted.add((self._name, key))
        return dict.get(self, key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.noted.add((self._name, key))
        return dict.__contains__(self, key)

    def __iter__(self) -> Iterator[K]:
        self.note_everything()
        return dict.__iter__(self)

    def __len__(self) -> int:
        self.note_everything()
        return dict.__len__(self)

    def keys(self) -> KeysView[K]:  # type: ignore[override]
        """Return every key."""
        self.note_everything()
        return dict.keys(self)

    def values(self) -> ValuesView[V]:  # type: ignore[override]
        """Return every value."""
        self.note_everything()
        return dict.values(self)

    def items(self) -> Items[K, V]:  # type: ignore[override]
        """Return every pair."""
        self.note_everything()
        return dict.items(self)

    def note_everything(self) -> None:
        """Note a walk over the whole mapping."""
        self._reads.noted.add((self._name, EVERYTHING))
