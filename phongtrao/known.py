"""Records that were sound when they were last read, and when they still are."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from os import SEEK_END
from typing import IO, Any, NamedTuple, Protocol

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
# So many records share a pickle: less is read and written than with one for each, and little for a change.
_TOGETHER = 64


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


class Written:
    """The pickles of records as they are written to the start of a file, each as soon as it was read.

    What is fetched late of a record then comes from there, so that few records are in memory as a whole.
    """

    def __init__(self, file: IO[bytes], known: Known) -> None:
        """Write nothing yet.

        :param file: open for reading and writing, and empty.
        :param known: what was known of the records before.
        """
        self.entries: dict[str, Kept] = {}
        self._file, self._known = file, known
        self._end = 0
        # Records of the next group: where the late part of each stands is known already.
        self._waiting: list[tuple[Early, str, Kept]] = []
        self._late: dict[str, Kept] = {}
        # Where groups of what was known stand now.
        self._copied: dict[tuple[int, int], tuple[int, int]] = {}

    def put(self, record: Record, content: str, state: FileState | None) -> None:
        """Write a sound record unless it is known, and lay it down.

        :param content: a digest of the file it was read from.
        :param state: how that file lies, where it may be told by it.
        """
        known = self._known.entries.get(record.path)
        # One with photos is read in every build.
        if not (known and known.content == content):
            fields, late = record.early(), record.late()
            between = self._write(pickle.dumps(late, protocol=5) if late else b"")
            kept = self._late[record.path] = Kept(content, state, (0, 0), 0, *between)
            self._wait((type(record), fields, tuple(late)), record.path, kept)
        self.lay_down(record)

    def lay_down(self, record: Record) -> None:
        """Let go of what is fetched late of a record."""
        if kept := self._late.get(record.path):
            record.lay_down(partial(self._fetch, kept))
        elif kept := self._known.entries.get(record.path):
            record.lay_down(partial(self._known.late, kept))

    def finish(
        self, contents: Mapping[str, str], states: Mapping[str, FileState], before: int | None = None
    ) -> None:
        """Write all records that are as they were.

        :param contents: digests of the files of all records, by path.
        :param states: how those files lie that may be told by it, by path.
        :param before: if what is known stands in the same file in the end, how many bytes are before these.
        """
        known = self._known.entries
        same = {path: kept for path, kept in known.items() if self._is_as_before(path, contents)}
        broken = {kept.group for path, kept in known.items() if path not in same}
        carried = {}
        for path, was in same.items():
            kept = was if was.state == states.get(path) else was._replace(state=states.get(path))
            if before is not None and kept.group not in broken:
                carried[path] = kept
            else:
                self._carry(path, kept, before, in_group=kept.group not in broken)
        self._write_group()
        self.entries = {path: kept.moved(before or 0) for path, kept in self.entries.items()} | carried

    def _carry(self, path: str, kept: Kept, before: int | None, *, in_group: bool) -> None:
        """Write what is known of a record, with its whole group or in another."""
        if before is None:
            start, end = self._copy((kept.start, kept.end))
        else:
            start, end = kept.start - before, kept.end - before
        moved = kept._replace(start=start, end=end)
        if in_group:
            self.entries[path] = moved._replace(group=self._copy_group(kept.group))
        else:
            self._wait(self._known.early(kept), path, moved)

    def _is_as_before(self, path: str, contents: Mapping[str, str]) -> bool:
        return contents.get(path) == self._known.entries[path].content

    def _wait(self, early: Early, path: str, kept: Kept) -> None:
        self._waiting.append((early, path, kept))
        if len(self._waiting) == _TOGETHER:
            self._write_group()

    def _write_group(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            group = self._write(pickle.dumps([early for early, _, _ in waiting], protocol=5))
            for place, (_, path, kept) in enumerate(waiting):
                self.entries[path] = kept._replace(group=group, place=place)

    def _copy_group(self, group: tuple[int, int]) -> tuple[int, int]:
        if group not in self._copied:
            self._copied[group] = self._copy(group)
        return self._copied[group]

    def _copy(self, between: tuple[int, int]) -> tuple[int, int]:
        return self._write(self._known.pickles[slice(*between)])

    def _write(self, content: bytes) -> tuple[int, int]:
        start, self._end = self._end, self._end + len(content)
        self._file.write(content)
        return start, self._end

    def _fetch(self, kept: Kept) -> dict[str, Any]:
        self._file.seek(kept.start)
        found: dict[str, Any] = pickle.loads(self._file.read(kept.end - kept.start))  # noqa: S301
        self._file.seek(0, SEEK_END)
        return found


_MODELS, _RESULTS = (f"data/{one.collection}/" for one in (Model, Result))
NOTHING = Known()
