"""One build: products whose making has changed are made, the others stay as they are."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from .answers import Answer
from .assembly import FaultyPageError
from .dataset import TABLES, Dataset
from .feeds.checking import InvalidFeedError
from .frame import Frame
from .last_build import LastBuild, Made, dirty_reads
from .pages import Page
from .photos import PhotoChangedError
from .products import Files, Product, bytes_of
from .reads import Read
from .release import Stamp, stamps_after, stamps_below
from .search import Indexed
from .written import Written

if TYPE_CHECKING:
    from .search.indexing import Indexing

Watch = Callable[[int], None]
# Starting the processes that draw pays for so many, and nothing else grows with the site.
PICTURES_AT_ONCE = 2000
# Where what was made of pages for search is kept.
SEARCH = Path(".cache", "search")
# Its files, among the products.
_INDEX = "search"
# To write a file from its first byte on, on Windows as it is.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
# Holds the place of what is yet to be made.
_UNMADE = Made(0, (), ())


class FailedProductError(Exception):
    """Something could not be made. The message names it and says where it went wrong."""


class TakenAddressError(Exception):
    """Two pages want one address. The message is Vietnamese and starts with the file of the second."""


def refuse_taken(pages: Iterable[Page], frame: Frame) -> None:
    """Raise if two pages, made by records or by hand, have one address.

    :raises TakenAddressError: naming the file and the address.
    """
    taken = {hand.path for hand in frame.pages}
    for page in pages:
        if page.path in taken:
            raise TakenAddressError(f"{page.source}: địa chỉ {page.path} đã có trang khác.")
        taken.add(page.path)


@dataclass
class Writer:
    """Writes files by their addresses below ``folder``; ``stamps`` tells how each lies on the disk then."""

    folder: Path
    stamps: dict[str, Stamp] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)

    def write(self, files: Files) -> None:
        """Write every file; its folders too."""
        for address, content in files.items():
            parent = address.rpartition("/")[0]
            if parent not in self._made:
                os.makedirs(f"{self.folder}/{parent}", exist_ok=True)  # noqa: PTH103
                self._made.add(parent)
            self.stamps[address] = _written(f"{self.folder}/{address}", bytes_of(content))


def _written(path: str, content: bytes) -> Stamp:
    """Write a file, and return how it lies: a site is thousands of small ones, so each call counts."""
    file = os.open(path, _ANEW, 0o666)
    try:
        left = content
        while left:
            # A disk that is nearly full takes a part before it tells.
            left = left[os.write(file, left) :]
        return len(content), os.fstat(file).st_mtime_ns
    finally:
        os.close(file)


@dataclass
class SiteBuilder:
    """Makes the products of one dataset, and remembers what each was made of."""

    root: Path
    dataset: Dataset
    frame: Frame
    last: LastBuild | None
    # Takes what pages say, where they get an index.
    indexing: "Indexing | None" = None
    # Where records are fetched from.
    notes: Written | None = None
    made: dict[str, Made] = field(default_factory=dict)
    reads: dict[Read, int] = field(default_factory=lambda: _numbered(()))
    written: set[str] = field(default_factory=set)
    indexed: Indexed | None = None
    answers: dict[str, Mapping[object, Answer]] = field(default_factory=dict)
    tables: dict[str, frozenset[Read]] = field(default_factory=dict)

    def build(self, products: Iterable[Product], total: int, writer: Writer, watch: Watch) -> None:
        """Make what has to be made of about ``total`` products, and write it."""
        told = due = 0
        wanted = self._with_pictures(self._wanted(products))
        for number, product in enumerate(wanted, 1):
            if product:
                self.make(product, writer)
            if number >= due and (percent := min(99, 100 * number // total)) > told:
                told, due = percent, (percent + 1) * total // 100
                watch(told)
        watch(100)

    def make(self, product: Product, writer: Writer) -> None:
        """Make one product, and note what it was made of."""
        with self.dataset.reads.recording() as noted:
            files = made(product)
        writer.write(files)
        self.written.update(files)
        reads = tuple(map(self.reads.__getitem__, noted))
        self.made[product.name] = Made(product.digest, reads, tuple(files))
        if product.last_of and self.notes:
            self.notes.lay_down(product.last_of)

    def _wanted(self, products: Iterable[Product]) -> Iterator[Product | None]:
        """Yield each product that must be made, and None for one that is as the last build left it."""
        last = self.last
        if last is None:
            self._answer(None)
            yield from products
            return
        self.reads = _numbered(last.reads)
        changed = self._answer(last)
        dirty = {self.reads[read] for read in changed if read in self.reads}
        for product in products:
            before = last.products.get(product.name)
            if before and before.signature == product.digest and dirty.isdisjoint(before.reads):
                self.made[product.name] = before
                yield None
            else:
                # Entries are known by their order: so what is made later has its place already.
                self.made[product.name] = _UNMADE
                yield product

    def _answer(self, last: LastBuild | None) -> set[Read]:
        """Note what every lookup gives now; return those that gave something else before.

        A table that is made of the same as before need not be made to know what it gives.
        """
        self.answers = dict(self.dataset.answers)
        before = last.answers if last else {}
        changed = dirty_reads({name: before[name] for name in self.answers}, self.answers) if last else set()
        tables: dict[str, Mapping[object, Answer]] = {}
        for name in TABLES:
            if last and _is_same(last.tables.get(name), changed):
                tables[name], self.tables[name] = before[name], last.tables[name]
            else:
                tables[name], self.tables[name] = self.dataset.table(name)
        self.answers |= tables
        return changed | dirty_reads({name: before[name] for name in tables}, tables) if last else set()

    def _with_pictures(self, products: Iterator[Product | None]) -> Iterator[Product | None]:
        """Yield the same products, and draw their pictures before, some hundreds at a time on every core."""
        while some := list(islice(products, PICTURES_AT_ONCE)):
            cards = [card for product in some if product and (card := product.card())]
            if cards:
                # What draws is slow to load.
                from .share_cache import make_pictures  # noqa: PLC0415

                make_pictures(self.root, cards, self.frame.fonts)
            yield from some

    def index(self, writer: Writer) -> None:
        """Make the index of all pages, after these; what is there already is not made again."""
        assert self.indexing
        # One page after the other: taken up beside their making, neither would find what it needs where the
        # processor has it at hand.
        self._take_pages(self.indexing, writer)
        names, last = _entries(self.made), self.last
        if last and last.indexed and names == [name for name, _ in last.indexed.entries]:
            self.indexed, self.made[_INDEX] = last.indexed, last.products[_INDEX]
            return
        files = self.indexing.files(names, self.root / SEARCH)
        writer.write(files.made)
        self.written.update(files.made)
        self.indexed = files.indexed
        self.made[_INDEX] = Made(0, (), files.addresses)

    def _take_pages(self, indexing: "Indexing", writer: Writer) -> None:
        """Write what search tells of each page that was written, if it is the first of its product."""
        for name, product in self.made.items():
            address = next(iter(product.addresses), "")
            if address.endswith(".html") and address in self.written:
                entries, files = indexing.take(address, (writer.folder / address).read_bytes())
                writer.write(files)
                self.written.update(files)
                self.made[name] = product._replace(addresses=(*product.addresses, *files), entries=entries)

    def gone(self) -> set[str]:
        """Return the addresses that the last build made and this one did not."""
        assert self.last
        made = self.made
        other = {name: before for name, before in self.last.products.items() if made.get(name) is not before}
        missing = _addresses(other) - self.written
        # Hardly ever is there any, or does another product have its address now.
        return missing - _addresses(made) if missing else missing

    def word(self, site: Path, writer: Writer) -> LastBuild:
        """Return what the next build needs to know of this one, which now stands at ``site``."""
        return LastBuild(
            frame=self.frame,
            answers=self.answers,
            tables=self.tables,
            reads=list(self.reads),
            products=self.made,
            stamps=self._stamps(site, writer),
            indexed=self.indexed,
        )

    def _stamps(self, site: Path, writer: Writer) -> Mapping[str, Stamp]:
        if self.last is None:
            return stamps_below(site, writer.stamps)
        return stamps_after(site, self.last.stamps, self.gone() | self.written)


def _numbered(reads: Sequence[Read]) -> dict[Read, int]:
    """Return lookups with their numbers; another one gets the next when it is asked for."""
    return defaultdict(count(len(reads)).__next__, zip(reads, count(), strict=False))


def _is_same(reads: frozenset[Read] | None, changed: set[Read]) -> bool:
    """Tell whether a table's reads give what they gave; one made of another table's values is not judged."""
    return reads is not None and reads.isdisjoint(changed) and not any(name in TABLES for name, _ in reads)


def made(product: Product) -> Files:
    """Make a product.

    :raises FailedProductError: if a template or a view fails.
    :raises FaultyPageError: if a page breaks its own policy.
    :raises InvalidFeedError: if a feed is empty or broken.
    :raises PhotoChangedError: if a photo changed since it was checked.
    :raises OSError: if a file cannot be read or written.
    """
    try:
        return product.make()
    except (FaultyPageError, InvalidFeedError, PhotoChangedError, OSError):
        raise
    except Exception:
        import traceback  # noqa: PLC0415 - seldom needed

        # A mistake of ours, in a template or a view: whoever mends it needs the whole way.
        raise FailedProductError(f"{product.name}:\n{traceback.format_exc()}") from None


def new_indexing(last: LastBuild | None, site: Path) -> "Indexing":
    """Return what takes the pages of a build into an index.

    :param site: where the site of the last build stands.
    """
    # Slow to load, and not every build makes an index.
    from .search.indexing import Before, Indexing  # noqa: PLC0415

    if not (last and last.indexed):
        return Indexing()
    there = frozenset(last.products[_INDEX].addresses)
    return Indexing(Before(last.indexed, there, lambda path: (site / path).read_bytes()))


def _entries(products: Mapping[str, Made]) -> list[str]:
    """Return the names of the entries of all pages, in the order of the site."""
    return list(dict.fromkeys(name for made in products.values() for name in made.entries))


def _addresses(products: Mapping[str, Made]) -> set[str]:
    return {address for made in products.values() for address in made.addresses}
