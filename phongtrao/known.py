"""Records that were sound when they were last read, and when they still are."""

import hashlib
import pickle
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple, Protocol

from .file_states import FileState
from .ledger import Chapter
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
        record: Record = of_type.asleep(state, late, partial(self._late, kept))
        return record

    def _late(self, kept: Kept) -> dict[str, Any]:
        found: dict[str, Any] = pickle.loads(self.pickles[kept.middle : kept.end])  # noqa: S301
        return found

    def awake(self) -> "Known":
        """Return the same without the pickles: every record as it is."""
        living = {path: self._record(path) for path in self.entries}
        for record in living.values():
            vars(record)
        return Known(self.entries, living=living)

    def write(
        self,
        file: Chapter,
        records: Iterable[Record],
        contents: Mapping[str, str],
        states: Mapping[str, FileState],
    ) -> dict[str, Kept]:
        """Write the pickles of ``records`` to the start of a file, and return where each stands.

        :param contents: digests of the files they were read from, by path.
        :param states: how those files lay that may be told by it, by path.
        """
        entries: dict[str, Kept] = {}
        # What stands together as it did is copied at once.
        copied = range(0)
        place = 0
        for record in records:
            path, content = record.path, contents[record.path]
            kept = self.entries.get(path)
            if kept and kept.content == content:
                if kept.start != copied.stop:
                    file.write(self.pickles[copied.start : copied.stop])
                    copied = range(kept.start, kept.start)
                copied = range(copied.start, kept.end)
                early, late = kept.middle - kept.start, kept.end - kept.middle
            else:
                file.write(self.pickles[copied.start : copied.stop])
                copied = range(0)
                early, late = _write_pickles(file, record)
            entries[path] = Kept(content, states.get(path), place, place + early, place + early + late)
            place += early + late
        file.write(self.pickles[copied.start : copied.stop])
        return entries

    def add(
        self,
        file: Chapter,
        records: Iterable[Record],
        contents: Mapping[str, str],
        states: Mapping[str, FileState],
    ) -> dict[str, Kept]:
        """Write the pickles of those ``records`` that are not known, and return where each stands.

        :param file: where all other pickles stand already.
        """
        entries: dict[str, Kept] = {}
        for record in records:
            path, content = record.path, contents[record.path]
            kept, state = self.entries.get(path), states.get(path)
            if kept and kept.content == content:
                entries[path] = kept if kept.state == state else kept._replace(state=state)
            else:
                place = file.place
                early, late = _write_pickles(file, record)
                entries[path] = Kept(content, state, place, place + early, place + early + late)
        return entries

    @classmethod
    def alive(cls, records: Iterable[Record], contents: Mapping[str, str]) -> "Known":
        """Return the same for a process that goes on: nothing is pickled."""
        living = {record.path: record for record in records}
        return cls({path: Kept(contents[path], None, 0, 0, 0) for path in living}, living=living)


def _write_pickles(file: Chapter, record: Record) -> tuple[int, int]:
    """Write both halves of a record, and return how long each is."""
    state, late = record.halves()
    early = pickle.dumps((type(record), state, tuple(late)), protocol=5)
    rest = pickle.dumps(late, protocol=5) if late else b""
    file.write(early + rest)
    return len(early), len(rest)


_MODELS, _RESULTS = (f"data/{one.collection}/" for one in (Model, Result))
NOTHING = Known()
