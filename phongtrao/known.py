"""Records that were sound when they were last read, and when they still are."""

import hashlib
import pickle
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import BinaryIO, NamedTuple

from .records import Model, Record, Result


def content_digest(content: bytes) -> str:
    """Return a digest of a file's bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class Kept(NamedTuple):
    """Where a record's pickle stands, what it must be, and a digest of the file it was read from."""

    content: str
    start: int
    size: int
    check: str


@dataclass(frozen=True)
class Known:
    """Sound records by path from the project's root, pickled one after the other in an open file.

    What is true of a record beside its own file: its references exist, and a report of a model whose field
    names nobody names nobody either. Units, taxonomy and engine are the caller's to compare.
    """

    entries: Mapping[str, Kept] = field(default_factory=dict)
    file: BinaryIO | None = None
    # In a process that goes on, the records themselves.
    living: Mapping[str, Record] = field(default_factory=dict)
    # Files that have changed since.
    changed: set[str] = field(default_factory=set)

    def beside(self, paths: Set[str]) -> "Known":
        """Return what is still known when the files of all records are ``paths``."""
        # What refers to a file that is gone is wrong now.
        return replace(self, changed=set()) if self.entries.keys() <= paths else NOTHING

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

    def _record(self, path: str) -> Record | None:
        if path in self.living:
            return self.living[path]
        found = self._pickle(path)
        # Only what a build of this very code wrote is ever unpickled.
        return pickle.loads(found) if found else None  # noqa: S301

    def awake(self) -> "Known":
        """Return the same without the file: every record as it is."""
        living = {path: record for path in self.entries if (record := self._record(path))}
        return Known({path: self.entries[path] for path in living}, living=living)

    def _pickle(self, path: str) -> bytes | None:
        """Return a record's pickle if there is one, and it is whole."""
        kept = self.entries.get(path)
        if self.file is None or kept is None:
            return None
        self.file.seek(kept.start)
        found = self.file.read(kept.size)
        return found if content_digest(found) == kept.check else None

    def write(
        self, file: BinaryIO, records: Iterable[Record], contents: Mapping[str, str]
    ) -> dict[str, Kept]:
        """Write the pickles of ``records`` to the start of a file, and return where each stands.

        :param contents: digests of the files they were read from, by path.
        """
        entries = {}
        for record in records:
            content = contents[record.path]
            kept = self.entries.get(record.path)
            same = self._pickle(record.path) if kept and kept.content == content else None
            found = same or pickle.dumps(record, protocol=5)
            entries[record.path] = Kept(content, file.tell(), len(found), content_digest(found))
            file.write(found)
        return entries

    @classmethod
    def alive(cls, records: Iterable[Record], contents: Mapping[str, str]) -> "Known":
        """Return the same for a process that goes on: nothing is pickled."""
        living = {record.path: record for record in records}
        return cls({path: Kept(contents[path], 0, 0, "") for path in living}, living=living)


_MODELS, _RESULTS = (f"data/{one.collection}/" for one in (Model, Result))
NOTHING = Known()
