"""Records that were sound when they were last read, and when they still are."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple, Protocol

from .file_states import FileState
from .records import Model, Record, Result


def content_digest(content: bytes) -> str:
    """Return a digest of a file's bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class Kept(NamedTuple):
    """A digest of the file that a record was read from, how that file lay, and where its two pickles stand.

    ``state`` is None where only the bytes can tell whether the file is the same. What is wanted of a record
    at once stands at a ``place`` in the pickle of a ``group`` of records, which is between two bytes; what is
    fetched late in one of its own, from ``start`` to ``end``.
    """

    content: str
    state: FileState | None
    group: tuple[int, int]
    place: int
    start: int
    end: int

    def moved(self, by: int) -> "Kept":
        """Return the same with its pickles so many bytes further on."""
        group = self.group[0] + by, self.group[1] + by
        return self._replace(group=group, start=self.start + by, end=self.end + by)


# What is wanted of a record at once, and the names of what is fetched late.
Early = tuple[type[Record], dict[str, Any], tuple[str, ...]]


class Pickles(Protocol):
    """Bytes in which pickles stand one after the other."""

    def __getitem__(self, place: slice, /) -> bytes:
        """Return some of the bytes."""


@dataclass(frozen=True)
class Known:
    """Sound records by path from the project's root, pickled one after the other.

    What is true of a record beside its own file: its references exist, and a report of a model whose field
    names nobody names nobody either. Units, taxonomy and engine are the caller's to compare.
    """

    entries: Mapping[str, Kept] = field(default_factory=dict)
    pickles: Pickles = b""
    # In a process that goes on, the records themselves.
    living: Mapping[str, Record] = field(default_factory=dict)
    # Files that have changed since.
    changed: set[str] = field(default_factory=set)

    def beside(self, paths: Set[str]) -> "Known":
        """Return what is still known when the files of all records are ``paths``."""
        # What refers to a file that is gone is wrong now.
        return replace(self, changed=set()) if self.entries.keys() <= paths else NOTHING

    def content(self, path: str, state: FileState | None) -> str | None:
        """Return the digest of a file by how it lies, or None where its bytes must be read."""
        kept = self.entries.get(path)
        return kept.content if kept and kept.state == state is not None else None

    def record(self, path: str, content: str) -> Record | None:
        """Return the record of a file whose digest is ``content``, or None where it has to be read.

        Files of models must be asked for before those of reports.
        """
        kept = self.entries.get(path)
        record = self._record(path) if kept and kept.content == content else None
        if record is None:
            self.changed.add(path)
            return None
        doubtful = path.startswith(_RESULTS) and any(one.startswith(_MODELS) for one in self.changed)
        return None if doubtful else record

    def _record(self, path: str) -> Record:
        if path in self.living:
            return self.living[path]
        kept = self.entries[path]
        of_type, state, late = self.early(kept)
        record: Record = of_type.asleep(state, late, partial(self.late, kept))
        return record

    def early(self, kept: Kept) -> Early:
        """Return what is wanted at once of the record that is kept there."""
        return self._group(kept.group)[kept.place]

    @cached_property
    def _group(self) -> Callable[[tuple[int, int]], list[Early]]:
        # Records are asked for in the order in which they stand there.
        return lru_cache(maxsize=2)(self._read_group)

    def _read_group(self, group: tuple[int, int]) -> list[Early]:
        # Only what a build of this very code wrote is ever unpickled.
        found: list[Early] = pickle.loads(self.pickles[slice(*group)])  # noqa: S301
        return found

    def late(self, kept: Kept) -> dict[str, Any]:
        """Return what is fetched late of the record that is kept there."""
        found: dict[str, Any] = pickle.loads(self.pickles[kept.start : kept.end])  # noqa: S301
        return found

    def awake(self) -> "Known":
        """Return the same without the pickles: every record as it is."""
        living = {path: self._record(path) for path in self.entries}
        for record in living.values():
            vars(record)
        return Known(self.entries, living=living)

    @classmethod
    def alive(cls, records: Iterable[Record], contents: Mapping[str, str]) -> "Known":
        """Return the same for a process that goes on: nothing is pickled."""
        living = {record.path: record for record in records}
        return cls({path: Kept(contents[path], None, (0, 0), 0, 0, 0) for path in living}, living=living)


_MODELS, _RESULTS = (f"data/{one.collection}/" for one in (Model, Result))
NOTHING = Known()
