"""The file in which each build leaves word for the next.

It is a ledger: a build of the whole site begins it anew, a rebuild adds a chapter with what it changed. The
bytes of a chapter are the pickles of records.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from . import ledger
from .known import NOTHING, Kept, Known
from .last_build import LastBuild
from .ledger import Books, Chapter, Volume
from .written import Written

# What stands before the names of mappings of which ``LastBuild.answers`` tells.
_ANSWERS = "answers:"


@dataclass(frozen=True)
class Recalled:
    """What the last build left: nothing where ``last`` is None. ``volume`` is how it was written."""

    last: LastBuild | None = None
    known: Known = NOTHING
    volume: Volume | None = None


@dataclass(frozen=True)
class Memory:
    """The file that stands for one state of the code and all else that is no record (``key``)."""

    file: Path
    key: str

    @contextmanager
    def recall(self) -> Iterator[Recalled]:
        """Give what the last build of this ``key`` left, as long as the block lasts; nothing unless whole."""
        with ledger.opened(self.file) as content:
            volume = ledger.read(content, self.key) if content else None
            if content and volume:
                yield Recalled(_last_build(volume), Known(volume.books["records"], content), volume)
            else:
                yield Recalled()

    def forget(self) -> None:
        """Break the seal: what stands at the site is about to change."""
        if self.file.exists():
            with self.file.open("ab") as file:
                file.write(b"\0")

    @contextmanager
    def noting(self, known: Known) -> Iterator["Notes"]:
        """Let a build be written down as it goes on, beside what the last one left.

        :param known: what was known of the records before.
        :raises OSError: if nothing can be written there.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        aside = self._aside.open("w+b")
        notes = Notes(self, aside, Written(aside, known))
        try:
            yield notes
        finally:
            with suppress(OSError):
                aside.close()
            if not notes.are_whole:
                self._aside.unlink(missing_ok=True)

    def keep(self) -> None:
        """Put what was noted of a whole build in its place; nobody may have that open, for Windows' sake."""
        self._aside.replace(self.file)

    @property
    def _aside(self) -> Path:
        # Nobody else writes it: builds take turns.
        return self.file.with_name(f"{self.file.name}.new")


@dataclass
class Notes:
    """What a build leaves for the next one, while it is written: records as they are read, then the rest."""

    memory: Memory
    file: IO[bytes]
    records: Written
    # Whether all is there that takes the place of what the last build left.
    are_whole: bool = False

    def finish(self, word: LastBuild, volume: Volume | None) -> None:
        """Write down the build, whose records are written.

        :param volume: what this is added to; without one it takes the place of what is there.
        :raises OSError: if it cannot be written.
        """
        chapter = Chapter(self.file, self.memory.key, volume)
        _end(chapter, word, self.records.entries, sum(map(len, volume.heads)) if volume else 0)
        if volume:
            chapter.add_to(self.memory.file)
        else:
            self.file.flush()
            self.are_whole = True


def _end(chapter: Chapter, word: LastBuild, records: Mapping[str, Kept], known_reads: int) -> None:
    looked_up: Books = {
        "records": records,
        "products": word.products,
        "stamps": word.stamps,
        "tables": word.tables,
        "whole": {"frame": word.frame, "indexed": word.indexed},
    }
    # A walk over answers is compared in their order.
    walked = {f"{_ANSWERS}{name}": answers for name, answers in word.answers.items()}
    chapter.end(word.reads[known_reads:], {**looked_up, **walked}, unordered=looked_up)


def _last_build(volume: Volume) -> LastBuild:
    books = volume.books
    return LastBuild(
        **books["whole"],
        reads=[read for reads in volume.heads for read in reads],
        products=books["products"],
        stamps=books["stamps"],
        tables=books["tables"],
        answers={
            name.removeprefix(_ANSWERS): answers
            for name, answers in books.items()
            if name.startswith(_ANSWERS)
        },
    )
