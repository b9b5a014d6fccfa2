"""Records that were sound when they were last read, and when they still are."""

import hashlib
import pickle
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace

from .records import Model, Record, Result


def content_digest(content: bytes) -> str:
    """Return a digest of a file's bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Known:
    """Sound records, and digests of the files they were read from.

    Both by path from the project's root. Records are pickled one by one, or stand as they are in a process
    that goes on. What is true of a record beside its own file: its references exist, and a report of a model
    whose field names nobody names nobody either. Units, taxonomy and engine are the caller's to compare.
    """

    kept: Mapping[str, bytes | Record] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    # Files that have changed since.
    changed: set[str] = field(default_factory=set)

    def beside(self, paths: Set[str]) -> "Known":
        """Return what is still known when the files of all records are ``paths``."""
        # What refers to a file that is gone is wrong now.
        return replace(self, changed=set()) if self.kept.keys() <= paths else NOTHING

    def record(self, path: str, content: str) -> Record | None:
        """Return the record of a file whose digest is ``content``, or None where it has to be read.

        Files of models must be asked for before those of reports.
        """
        found = self.kept.get(path)
        if found is None or self.contents.get(path) != content:
            self.changed.add(path)
            return None
        if path.startswith(_RESULTS) and any(one.startswith(_MODELS) for one in self.changed):
            return None
        if isinstance(found, Record):
            return found
        record: Record = pickle.loads(found)  # noqa: S301 - only what a build of this very code wrote
        return record

    def renewed(self, records: Iterable[Record], contents: Mapping[str, str]) -> "Known":
        """Return what is known of ``records``, which were read from files with these digests."""
        pickles: dict[str, bytes | Record] = {}
        for record in records:
            kept = self.kept.get(record.path)
            same = kept is not None and self.contents.get(record.path) == contents[record.path]
            pickles[record.path] = kept if kept is not None and same else pickle.dumps(record, protocol=5)
        return Known(pickles, contents)

    @classmethod
    def alive(cls, records: Iterable[Record], contents: Mapping[str, str]) -> "Known":
        """Return the same for a process that goes on: nothing is pickled."""
        return cls({record.path: record for record in records}, contents)


_MODELS, _RESULTS = (f"data/{one.collection}/" for one in (Model, Result))
NOTHING = Known()
