"""``phongtrao build``: data and pages → ``site/``, whole and swapped in, or only what a change touches."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from . import release
from .assembly import FaultyPageError
from .dataset import Dataset
from .feeds.checking import InvalidFeedError
from .frame import EngineFailedError, Frame, Order, Shell
from .garbage import no_garbage_collector
from .history import History, read_history
from .last_build import FOLDER, LastBuild, engine_key
from .load import DATA, load
from .memory import Memory
from .notes import example_texts
from .pages import record_pages
from .photos import PhotoChangedError
from .problems import DataError
from .products import Products
from .search import IndexFailedError
from .site_builder import (
    FailedProductError,
    SiteBuilder,
    TakenAddressError,
    Writer,
    new_indexing,
    refuse_taken,
)
from .written import Written


class BuildFailedError(Exception):
    """The data, a page, the engine or the indexer is at fault. The message says what, in Vietnamese."""


_FAILURES = (
    *(EngineFailedError, FailedProductError, FaultyPageError),
    *(IndexFailedError, InvalidFeedError, TakenAddressError),
)


def _nobody(_: int) -> None:
    """Watch nothing."""


Watch = Callable[[int], None]


@no_garbage_collector()
def build_aside(
    root: Path,
    watch: Watch = _nobody,
    *,
    search: bool = True,
    target: Path | None = None,
    held: list[object] | None = None,
) -> int:
    """Build the site into ``root/site`` or ``target``; leave that folder untouched when anything fails.

    What the last build left under ``.cache/`` is used as far as it is still true. One build at a time:
    another waits for the lock.

    :param root: the project's folder.
    :param watch: takes the percent that is done, each time it has grown.
    :param search: whether the search index is made.
    :param target: the folder of the site; no other site of this project has its name.
    :param held: takes all that the build knew, for a process that ends with it: to give back hundreds of
        thousands of objects one by one takes a tenth of a rebuild.
    :returns: how many pages the site has.
    :raises BuildFailedError: if the data are wrong, or the engine, a template or the indexer fails.
    :raises OSError: if a folder cannot be written.
    """
    target = target or root / "site"
    with release.alone(target), release.folder_beside(target) as aside:
        try:
            return _Build(root, target, aside, watch, held).run(search=search)
        except DataError as error:
            raise BuildFailedError(str(error)) from None
        except PhotoChangedError as error:
            raise BuildFailedError(f"Ảnh {error} vừa đổi trong lúc dựng: dựng lại lần nữa.") from None
        except _FAILURES as error:
            raise BuildFailedError(str(error)) from None


class _Build:
    """One run, from the data to the site in its place."""

    def __init__(
        self, root: Path, target: Path, aside: Path, watch: Watch, held: list[object] | None
    ) -> None:
        self.root, self.target, self.aside, self.watch = root, target, aside, watch
        self.held = held
        self.writer = Writer(aside)

    def run(self, *, search: bool) -> int:
        history = history_of(self.root)
        memory = Memory(self.root / FOLDER / self.target.name, engine_key(self.root, history))
        with memory.recall() as recalled, memory.noting(recalled.known) as notes:
            dataset = checked(load(self.root, history, known=recalled.known, written=notes.records))
            dataset.workplace.engine_key = memory.key
            last = recalled.last
            is_alike = last and (last.indexed is not None) == search
            builder = self._made(dataset, last if is_alike else None, notes.records, search=search)
            # A rebuild is added to what it goes on from, unless there is too much already.
            volume = recalled.volume if builder.last and recalled.volume else None
            volume = volume if volume and not volume.is_full else None
            notes.records.finish(dataset.contents, dataset.states, volume.size if volume else None)
            if not builder.last:
                # A rebuild has little to give back, and each object takes its time.
                dataset.forget()
            if search:
                builder.index(self.writer)
            # From here on the last build's word is not true of what stands there.
            memory.forget()
            if builder.last:
                release.bring_in(self.aside, builder.gone(), self.target)
            else:
                release.swap(self.aside, self.target)
            word = builder.word(self.target, self.writer)
            if self.held is not None:
                self.held += (recalled, dataset, builder, word)
            # If the disk is full by now, the next build takes longer; the site stands all the same.
            with suppress(OSError):
                notes.finish(word, volume)
        if notes.are_whole:
            with suppress(OSError):
                memory.keep()
        return sum(address.endswith(".html") for address in word.stamps)

    def _made(self, dataset: Dataset, last: LastBuild | None, notes: Written, *, search: bool) -> SiteBuilder:
        """Make what has to be made of a site, aside."""
        pages = record_pages(dataset)
        shells = frozenset(Shell.of(page.path) for page in pages)
        if last and not (shells <= last.frame.shells.keys() and release.untouched(self.target, last.stamps)):
            last = None
        frame = last.frame if last else self._new_frame(Order(dataset.site, shells))
        refuse_taken(pages, frame)
        indexing = new_indexing(last, self.target) if search else None
        builder = SiteBuilder(self.root, dataset, frame, last, indexing, notes)
        products = Products.of(self.root, dataset, frame)
        builder.build(products.all(pages), products.count(pages), self.writer, self.watch)
        return builder

    def _new_frame(self, order: Order) -> Frame:
        # Slow to load, and a rebuild does without.
        from .engine import make_frame  # noqa: PLC0415

        return make_frame(self.root, self.aside, order)


def checked(dataset: Dataset) -> Dataset:
    """Return a dataset that may be published: nothing in it was made up to show how a file is filled in.

    :raises DataError: if there is such a text.
    """
    if found := list(example_texts(dataset)):
        raise DataError(found)
    return dataset


def history_of(root: Path) -> History:
    """Return what the repository tells of the data files, as of the build's own clock."""
    seconds = float(os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).timestamp())
    today: date = datetime.fromtimestamp(seconds, UTC).date()
    return read_history(root, DATA, today, os.environ.get("PHONGTRAO_EDIT_URL", ""))
