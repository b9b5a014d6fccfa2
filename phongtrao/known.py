"""Records that were sound when they were last read, and when they still are."""

import hashlib
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from .records import Model, Record, Result


def content_digest(content: bytes) -> str:
    """Return a digest of a file's bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Known:
    """Sound records, and digests of the files they were read from, by path from the project's root.

    What is true of a record beside its own file: its references exist, and a report of a model whose field
    names nobody names nobody either. Units, taxonomy and engine are the caller's to compare.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    # Files that have changed since.
    changed: set[str] = field(default_factory=set)

    def beside(self, paths: Set[str]) -> "Known":
        """Return what is still known when the files of all records are ``paths``."""
        # What refers to a file that is gone is wrong now.
        return replace(self, changed=set()) if self.records.keys() <= paths else NOTHING

    def record(self, path: str, content: str) -> Record | None:
        """Return the record of a file whose digest is ``content``, or None where it has to be read.

        Files of models must be asked for before those of reports.
        """
        found = self.records.get(path)
        sound = found is not None and self.contents.get(path) == content
        if isinstance(found, Result) and any(one.startswith(_MODELS) for one in self.changed):
            return None
        if not sound:
            self.changed.add(path)
        return found if sound else None


_MODELS = f"data/{Model.collection}/"
NOTHING = Known()
