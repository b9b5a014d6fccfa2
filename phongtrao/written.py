"""Records as they are written for the next build, each as soon as it was read."""

import pickle
from collections.abc import Mapping
from functools import partial
from os import SEEK_END
from typing import IO, Any

from .file_states import FileState
from .known import Early, Kept, Known
from .records import Record

# So many records share a pickle: less is read and written than with one for each, and little for a change.
_TOGETHER = 64
# So many bytes of pickles are written before the first record is laid down, some thousand records: most sites
# have no more, and to fetch each again costs more than the few MiB of memory that they take.
_AT_HAND = 4 * 1024 * 1024


class Written:
    """The pickles of records as they are written to the start of a file, each as soon as it was read.

    What is fetched late of a record then comes from there: of many records few are in memory as a whole.
    """

    def __init__(self, file: IO[bytes], known: Known, at_hand: int = _AT_HAND) -> None:
        """Write nothing yet.

        :param file: open for reading and writing, and empty.
        :param known: what was known of the records before.
        :param at_hand: how many bytes are written before records are laid down as soon as they were read.
        """
        self.entries: dict[str, Kept] = {}
        self._file, self._known, self._at_hand = file, known, at_hand
        self._end = 0
        # Records of the next group: where the late part of each stands is known already.
        self._waiting: list[tuple[Early, str, Kept]] = []
        self._late: dict[str, Kept] = {}
        # Where groups of what was known stand now.
        self._copied: dict[tuple[int, int], tuple[int, int]] = {}

    def put(self, record: Record, content: str, state: FileState | None) -> None:
        """Write a sound record unless it is known, and lay it down once much was written.

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
        if self._end >= self._at_hand:
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
