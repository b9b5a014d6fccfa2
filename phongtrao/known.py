"""Records that were sound when they were last read, and when they still are."""

import hashlib
import pickle
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from os import SEEK_END
from typing import Any, BinaryIO, NamedTuple, Protocol

from .file_states import FileState
from .records import Model, Record, Result


def content_digest(content: bytes) -> str:
    """Return a digest of a file's bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class Kept(NamedTuple):
    """A digest of the file that a record was read from, how that file lay, and where its two pickles stand.

    ``state`` is None where only the bytes can tell whether the file is the same. The second pickle, of what
    is fetched late, goes from ``middle`` to ``end``.
    """

    content: str
    state: FileState | None
    start: int
    middle: int
    end: int


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
        # Only what a build of this very code wrote is ever unpickled.
        kept = self.entries[path]
        of_type, state, late = pickle.loads(self.pickles[kept.start : kept.middle])  # noqa: S301
        record: Record = of_type.asleep(state, late, partial(self.late, kept))
        return record

    def late(self, kept: Kept) -> dict[str, Any]:
        """Return what is fetched late of the record that is kept there."""
        found: dict[str, Any] = pickle.loads(self.pickles[kept.middle : kept.end])  # noqa: S301
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
        return cls({path: Kept(contents[path], None, 0, 0, 0) for path in living}, living=living)


class Written:
    """The pickles of records as they are written to the start of a file, each as soon as it was read.

    What is fetched late of a record then comes from there, so that few records are in memory as a whole.
    """

    def __init__(self, file: BinaryIO, known: Known) -> None:
        """Write nothing yet.

        :param file: open for reading and writing, and empty.
        :param known: what was known of the records before.
        """
        self.entries: dict[str, Kept] = {}
        self._file, self._known = file, known
        self._end = 0

    def put(self, record: Record, content: str, state: FileState | None) -> None:
        """Write a sound record, and lay it down.

        :param content: a digest of the file it was read from.
        :param state: how that file lies, where it may be told by it.
        """
        fields, late = record.halves()
        early = pickle.dumps((type(record), fields, tuple(late)), protocol=5)
        rest = pickle.dumps(late, protocol=5) if late else b""
        self._file.write(early + rest)
        self._note(record.path, content, state, len(early), len(rest))
        self.lay_down(record)

    def lay_down(self, record: Record) -> None:
        """Let go of what is fetched late of a record."""
        if kept := self.entries.get(record.path):
            record.lay_down(partial(self._late, kept))
        elif kept := self._known.entries.get(record.path):
            record.lay_down(partial(self._known.late, kept))

    def finish(self, contents: Mapping[str, str], states: Mapping[str, FileState]) -> None:
        """Write all records that are as they were.

        :param contents: digests of the files of all records, by path.
        :param states: how those files lie that may be told by it, by path.
        """
        # What stands together as it did is copied at once.
        copied = range(0)
        for path, kept in self._known.entries.items():
            if path in self.entries or contents.get(path) != kept.content:
                continue
            if kept.start != copied.stop:
                self._copy(copied)
                copied = range(kept.start, kept.start)
            copied = range(copied.start, kept.end)
            early, late = kept.middle - kept.start, kept.end - kept.middle
            self._note(path, kept.content, states.get(path), early, late)
        self._copy(copied)

    def _copy(self, place: range) -> None:
        self._file.write(self._known.pickles[place.start : place.stop])

    def _note(self, path: str, content: str, state: FileState | None, early: int, late: int) -> None:
        middle = self._end + early
        self.entries[path] = Kept(content, state, self._end, middle, middle + late)
        self._end = middle + late

    def _late(self, kept: Kept) -> dict[str, Any]:
        self._file.seek(kept.middle)
        found: dict[str, Any] = pickle.loads(self._file.read(kept.end - kept.middle))  # noqa: S301
        self._file.seek(0, SEEK_END)
        return found


_MODELS, _RESULTS = (f"data/{one.collection}/" for one in (Model, Result))
NOTHING = Known()
