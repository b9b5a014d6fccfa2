"""The file in which each build leaves word for the next.

It is a ledger: a build of the whole site begins it anew, a rebuild adds a chapter with what it changed. The
bytes of a chapter are the pickles of records.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import ledger
from .dataset import Dataset
from .known import NOTHING, Kept, Known
from .last_build import LastBuild
from .ledger import Books, Chapter, Volume

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

    def note(self, word: LastBuild, known: Known, dataset: Dataset) -> None:
        """Write down a whole build, beside what the last one left; ``keep`` puts it in its place.

        :param known: what was known of the records before.
        :raises OSError: if it cannot be written.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._aside.open("wb") as aside:
            chapter = Chapter(aside, self.key)
            records = known.write(chapter, _records(dataset), dataset.contents, dataset.states, goes_on=False)
            _end(chapter, word, records)

    def keep(self) -> None:
        """Put what was noted in its place; the old one must not be open any more, for Windows' sake."""
        self._aside.replace(self.file)

    def add(self, word: LastBuild, known: Known, dataset: Dataset, volume: Volume) -> None:
        """Add what a rebuild changed to the ``volume`` that was recalled.

        :raises OSError: if it cannot be written.
        """
        with self.file.open("r+b") as file:
            chapter = Chapter(file, self.key, volume)
            records = known.write(chapter, _records(dataset), dataset.contents, dataset.states, goes_on=True)
            _end(chapter, word, records, sum(map(len, volume.heads)))

    @property
    def _aside(self) -> Path:
        # Nobody else writes it: builds take turns.
        return self.file.with_name(f"{self.file.name}.new")


def _records(dataset: Dataset) -> tuple[Any, ...]:
    return dataset.site, dataset.taxonomy, *dataset.records(), *dataset.withdrawn.values()


def _end(chapter: Chapter, word: LastBuild, records: Mapping[str, Kept], known_reads: int = 0) -> None:
    looked_up: Books = {
        "records": records,
        "products": word.products,
        "stamps": word.stamps,
        "tables": word.tables,
        "whole": {"frame": word.frame, "searched": word.searched},
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
