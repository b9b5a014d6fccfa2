"""Everything that the records make of the site, piece by piece: what it is made of, and how."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .answers import short_digest
from .assembly import Assembly, as_page
from .chart_files import chart_files
from .dataset import Dataset
from .frame import Frame, HandPage
from .list_files import list_files
from .load import DATA
from .pages import Page
from .paths import photo_path, picture_path, record_file_path
from .photo_cache import make_derivatives
from .public_copy import public_yaml
from .records import Record
from .share_cache import FOLDER as PICTURES
from .share_pictures import Card
from .site_files import site_files
from .template_files import TemplateFiles

# A file's content, or where it stands already, by its address from the site's root.
Files = Mapping[str, str | bytes | Path]


def bytes_of(content: str | bytes | Path) -> bytes:
    """Return a file's content as it is written.

    :raises OSError: if it stands on the disk and cannot be read.
    """
    if isinstance(content, Path):
        return content.read_bytes()
    return content if isinstance(content, bytes) else content.encode()


@dataclass(frozen=True)
class Product:
    """Files that are made together.

    ``signature`` tells what they are made of beside the records that are looked up while they are made: with
    the same signature and the same answers the files are the same. ``card`` gives the words of the picture
    that must be there before.
    """

    name: str
    signature: Any
    make: Callable[[], Files]
    card: Callable[[], Card | None] = lambda: None

    @property
    def digest(self) -> int:
        """A digest of the signature, which is the same in every process."""
        return short_digest(repr(self.signature))


@dataclass(frozen=True)
class Products:
    """The products of one site."""

    root: Path
    assembly: Assembly
    templates: TemplateFiles

    @classmethod
    def of(cls, root: Path, dataset: Dataset, frame: Frame) -> "Products":
        """Return the products of the project at ``root``."""
        return cls(root, Assembly.of(root, dataset, frame), TemplateFiles(root / "templates"))

    def count(self, pages: Sequence[Page]) -> int:
        """Return how many products there are."""
        dataset = self.assembly.dataset
        others = 4
        return len(pages) + len(self.assembly.frame.pages) + sum(1 for _ in dataset.records()) + others

    def all(self, pages: Sequence[Page]) -> Iterator[Product]:
        """Yield every product."""
        yield from map(self.page, pages)
        yield from map(self.hand_page, self.assembly.frame.pages)
        yield from map(self.copy, self.assembly.dataset.records())
        yield from self.shared(pages)
        yield self._photos()

    def shared(self, pages: Sequence[Page]) -> Iterator[Product]:
        """Yield what is made of many records, photos aside."""
        yield Product("charts", (self.assembly.site.url, self.templates.digest("chart.svg")), self._charts)
        yield Product("lists", None, self._lists)
        yield self._for_machines(pages)

    def _for_machines(self, pages: Sequence[Page]) -> Product:
        days: dict[str, date | None] = {hand.path: None for hand in self.assembly.frame.pages}
        days |= {page.path: page.changed for page in pages}
        gone = sorted(page.path for page in pages if page.gone)
        moved = {page.path: page.moved_to for page in pages if page.moved_to}
        address = self.assembly.site.url
        # Without an address there is no sitemap, which alone tells of every page.
        known = (days, gone) if address else tuple(sorted({path.split("/")[0] for path in days}))
        folders = [f"{DATA}/"]
        return Product(
            "machines", (known, moved), lambda: site_files(days, set(gone), folders, address, moved)
        )

    def page(self, page: Page) -> Product:
        """Return the page that records make."""
        return Product(
            f"page:{page.path}",
            (page, self.templates.digest("_page_head.html", f"{page.macro}.html")),
            lambda: self._with_picture(page, self.assembly.page(page)),
            lambda: self.assembly.card(page),
        )

    def hand_page(self, hand: HandPage) -> Product:
        """Return a page written by hand."""
        used = (f"{call.macro}.html" for call in hand.calls)
        return Product(
            f"page:{hand.path}",
            self.templates.digest("_page_head.html", *used),
            lambda: self._with_picture(as_page(hand), self.assembly.hand_page(hand)),
            lambda: self.assembly.card(as_page(hand)),
        )

    def _with_picture(self, page: Page, html: str) -> Files:
        made: dict[str, str | bytes | Path] = {f"{page.path}index.html": html}
        if card := self.assembly.card(page):
            name = card.name(self.assembly.frame.fonts)
            made[picture_path(name)] = self.root / PICTURES / name
        return made

    def copy(self, record: Record) -> Product:
        """Return the copy of a record's file for everyone."""
        address = record_file_path(record)
        digest = self.assembly.dataset.digests.get(record.path)
        return Product(f"copy:{address}", digest, lambda: {address: public_yaml(record)})

    def _charts(self) -> Files:
        return dict(chart_files(self.assembly.dataset, self.assembly.renderer, self.assembly.site.url))

    def _lists(self) -> Files:
        return {file.address: file.text for file in self.assembly.dataset.once(list_files).values()}

    def _photos(self) -> Product:
        dataset = self.assembly.dataset
        wanted = [file for record in dataset.records() for _, file in dataset.photos_of(record)]

        def make() -> Files:
            made = make_derivatives(self.root, wanted)
            return {photo_path(name): path for name, path in made.items()}

        return Product("photos", tuple(sorted({photo.key for photo in wanted})), make)
