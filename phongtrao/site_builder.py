"""One build: products whose making has changed are made, the others stay as they are."""

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .assembly import FaultyPageError
from .dataset import Dataset
from .frame import Frame
from .known import NOTHING
from .last_build import LastBuild, Made, dirty_reads
from .pages import Page
from .photo_cache import PhotoChangedError
from .products import Files, Product
from .reads import Read
from .release import Stamp, stamps_after, stamps_below
from .search import write_index
from .share_cache import make_pictures

Watch = Callable[[int], None]


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
    """Writes files by their addresses below ``folder``."""

    folder: Path
    _made: set[str] = field(default_factory=set)

    def write(self, files: Files) -> None:
        """Write every file; its folders too."""
        for address, content in files.items():
            parent = address.rpartition("/")[0]
            if parent not in self._made:
                (self.folder / parent).mkdir(parents=True, exist_ok=True)
                self._made.add(parent)
            data = content.read_bytes() if isinstance(content, Path) else content.encode()
            (self.folder / address).write_bytes(data)


@dataclass
class SiteBuilder:
    """Makes the products of one dataset, and remembers what each was made of."""

    root: Path
    dataset: Dataset
    frame: Frame
    last: LastBuild | None
    made: dict[str, Made] = field(default_factory=dict)
    reads: dict[Read, int] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def build(self, products: Iterable[Product], writer: Writer, watch: Watch) -> None:
        """Make what has to be made, and write it."""
        wanted = self._wanted(products)
        self._draw_pictures(wanted)
        told = 0
        for number, product in enumerate(wanted, 1):
            self.make(product, writer)
            if (percent := 100 * number // len(wanted)) > told:
                told = percent
                watch(told)

    def make(self, product: Product, writer: Writer) -> None:
        """Make one product, and note what it was made of."""
        with self.dataset.reads.recording() as noted:
            files = _made(product)
        writer.write(files)
        self.written.update(files)
        numbers = self.reads
        reads = tuple(numbers.setdefault(read, len(numbers)) for read in noted)
        self.made[product.name] = Made(product.signature, reads, tuple(files))

    def _wanted(self, products: Iterable[Product]) -> list[Product]:
        """Return the products that must be made; the others are as the last build left them."""
        last = self.last
        if last is None:
            return list(products)
        self.reads = {read: number for number, read in enumerate(last.reads)}
        changed = dirty_reads(last.answers, self.dataset.answers)
        dirty = {number for read, number in self.reads.items() if read in changed}
        wanted = []
        for product in products:
            before = last.products.get(product.name)
            if before and before.signature == product.signature and dirty.isdisjoint(before.reads):
                self.made[product.name] = before
            else:
                wanted.append(product)
        return wanted

    def _draw_pictures(self, wanted: Iterable[Product]) -> None:
        cards = [card for product in wanted if (card := product.card())]
        make_pictures(self.root, cards, self.frame.fonts)

    def index(self, aside: Path, target: Path) -> None:
        """Make the search index of all pages, new and old."""
        write_index(aside)

    def gone(self) -> set[str]:
        """Return the addresses that the last build made and this one did not."""
        assert self.last
        return _addresses(self.last.products) - _addresses(self.made)

    def memory(self, site: Path) -> LastBuild:
        """Return what the next build needs to know of this one, which now stands at ``site``."""
        dataset = self.dataset
        known = (self.last.known if self.last else NOTHING).renewed(
            (*dataset.records(), *dataset.withdrawn.values()), dataset.contents
        )
        return LastBuild(
            known=known,
            frame=self.frame,
            answers=dataset.answers,
            reads=list(self.reads),
            products=self.made,
            stamps=self._stamps(site),
        )

    def _stamps(self, site: Path) -> Mapping[str, Stamp]:
        if self.last is None:
            return stamps_below(site)
        return stamps_after(site, self.last.stamps, self.gone() | self.written)


def _made(product: Product) -> Files:
    try:
        return product.make()
    except (FaultyPageError, PhotoChangedError, OSError):
        raise
    except Exception:
        # A mistake of ours, in a template or a view: whoever mends it needs the whole way.
        raise FailedProductError(f"{product.name}:\n{traceback.format_exc()}") from None


def _addresses(products: Mapping[str, Made]) -> set[str]:
    return {address for made in products.values() for address in made.addresses}
