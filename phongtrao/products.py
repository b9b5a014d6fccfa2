"""Everything that the records make of the site, piece by piece: what it is made of, and how."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from .answers import short_digest
from .assembly import Assembly, as_page
from .chart_files import chart_files
from .dataset import Dataset
from .downloads.files import data_files, file_names
from .embeds import card_page, card_style
from .feeds.press import Press
from .form_bundle import Bundle, find_bundle
from .form_page import TEMPLATE as FORM_PAGE
from .form_page import form_files
from .frame import Frame, HandPage
from .git_hosts import private_report_url
from .list_files import list_files
from .load import DATA
from .open_data import pieces
from .open_data.addresses import photo_copy_path
from .pages import Page
from .paths import ABOUT, absolute, photo_path, picture_path
from .photos import PhotoFile, derivatives
from .records import Record
from .security_contact import ADDRESS as SECURITY_TXT
from .security_contact import security_txt
from .share_pictures import FOLDER as PICTURES
from .share_pictures import Card
from .site_files import site_files
from .template_files import TemplateFiles
from .views.common import edit_base
from .views.embeds import key_figure_paths

# A file's content, or where it stands already, by its address from the site's root.
Files = Mapping[str, str | bytes | Path]
# So many records are shown together; those are all that need to be in memory as a whole.
_AT_ONCE = 200


def bytes_of(content: str | bytes | Path) -> bytes:
    """Return a file's content as it is written.

    :raises OSError: if it stands on the disk and cannot be read.
    """
    if isinstance(content, Path):
        return content.read_bytes()
    return content if isinstance(content, bytes) else content.encode()


def photo_copies(dataset: Dataset) -> dict[str, PhotoFile]:
    """Return every photo that a record shows, by the address at which the API has it."""
    return {
        photo_copy_path(record.collection, record.id, photo.file): file
        for record in dataset.records()
        for photo, file in dataset.photos_of(record)
    }


class Product(NamedTuple):
    """Files that are made together.

    ``signature`` tells what they are made of beside the records that are looked up while they are made: with
    the same signature and the same answers the files are the same. ``card`` gives the words of the picture
    that must be there before. ``last_of`` is a record of which no other product shows all.
    """

    name: str
    signature: Any
    make: Callable[[], Files]
    card: Callable[[], Card | None] = lambda: None
    last_of: Record | None = None

    @property
    def digest(self) -> int:
        """A digest of the signature, which is the same in every process."""
        signature = self.signature
        kind = signature.__class__
        if kind is int:
            # What is a digest already.
            return signature  # type: ignore[no-any-return]
        return _digest_of_text(signature) if kind is str else short_digest(repr(signature))


@cache
def _digest_of_text(text: str) -> int:
    # Thousands of products have the same: an address, the templates' digest.
    return short_digest(repr(text))


@dataclass(frozen=True)
class Products:
    """The products of one site."""

    root: Path
    assembly: Assembly
    templates: TemplateFiles
    # The form's program, where it has been made.
    bundle: Bundle | None = None

    @classmethod
    def of(cls, root: Path, dataset: Dataset, frame: Frame) -> "Products":
        """Return the products of the project at ``root``."""
        dataset.workplace.root, dataset.workplace.site_url = root, frame.address
        templates = TemplateFiles(root / "templates")
        return cls(root, Assembly.of(root, dataset, frame), templates, find_bundle(root))

    def count(self, pages: Sequence[Page]) -> int:
        """Return about how many products there are, for whoever waits: only making them would tell."""
        # A record has its document; lists, feeds and files of open data are few beside them.
        records = sum(1 for _ in self.assembly.dataset.records())
        return len(pages) + len(self.assembly.frame.pages) + records + len(file_names())

    def all(self, pages: Sequence[Page]) -> Iterator[Product]:
        """Yield every product."""
        # What shows much of many records, such as feeds, comes before those that show the rest of one.
        yield from self.shared(pages)
        own = [page for page in pages if page.source and not page.gone]
        yield from self._of_records(own)
        yield from (self.page(page) for page in pages if page.gone or not page.source)
        yield from map(self.hand_page, self.assembly.frame.pages)
        for piece in pieces.overall(self.assembly.dataset, self.assembly.site):
            yield _of_api(piece)
        yield self._photos()

    def _of_records(self, own: Sequence[Page]) -> Iterator[Product]:
        """Yield what shows all of each record, of some records at a time: a processor likes to do one thing.

        :param own: the records' own pages.
        """
        pages = {page.source: page for page in own}
        records = {record.path: record for record in self.assembly.dataset.records()}
        # In the order of the pages: what those of a time have in common is then still at hand.
        paths = iter(dict.fromkeys([*pages, *records]))
        while some := [records[path] for path in islice(paths, _AT_ONCE)]:
            yield from (self.page(pages[one.path]) for one in some if one.path in pages)
            yield from map(self.record, some)

    def shared(self, pages: Sequence[Page]) -> Iterator[Product]:
        """Yield what is made of many records, photos aside."""
        yield Product("charts", (self.assembly.site.url, self.templates.digest("chart.svg")), self._charts)
        yield Product("lists", None, self._lists)
        yield self._for_machines(pages)
        yield self._security(pages)
        yield from map(self._download, file_names())
        yield from self._feeds()
        yield from self._cards()
        if self.bundle:
            yield self.form(self.bundle)

    def form(self, bundle: Bundle) -> Product:
        """Return the form for editors."""
        own = self.assembly
        return Product(
            "form",
            (bundle.key, own.site, self.templates.digest(FORM_PAGE)),
            lambda: form_files(own.dataset, own.renderer, own.site, bundle, own.frame),
        )

    def _feeds(self) -> Iterator[Product]:
        """Yield what readers' programs are told of news and events, each feed by itself."""
        press, address = self._press, self.assembly.site.url
        written = address, self.templates.digest("_feed_entry.html", "feed.atom")
        for name in press.feeds():
            yield Product(f"feed:{name}", written, partial(press.feed, name))
        for name in press.calendars():
            yield Product(f"calendar:{name}", address, partial(press.calendar, name))

    def _cards(self) -> Iterator[Product]:
        """Yield what other sites put into a frame."""
        dataset, renderer, site = self.assembly.dataset, self.assembly.renderer, self.assembly.site
        written = site, self.templates.digest("_figure_card_page.html")
        for path in key_figure_paths(dataset):
            yield Product(f"card:{path}", written, partial(card_page, dataset, renderer, site, path))
        yield Product("cards", None, partial(card_style, self.root))

    @cached_property
    def _press(self) -> Press:
        return Press(self.assembly.dataset, self.assembly.renderer, self.assembly.site.url)

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

    def _security(self, pages: Sequence[Page]) -> Product:
        """Return where weaknesses are told; without an address or a known day there is nothing to promise."""
        site_url, edited = self.assembly.site.url, edit_base(self.assembly.dataset)
        contact = private_report_url(edited) or absolute(ABOUT, site_url)
        changed = max((page.changed for page in pages if page.changed), default=None)

        def make() -> Files:
            if not (site_url and changed):
                return {}
            return {SECURITY_TXT: security_txt(site_url, contact, changed)}

        return Product("security", (site_url, contact, changed), make)

    def page(self, page: Page) -> Product:
        """Return the page that records make."""
        return Product(
            f"page:{page.path}",
            # A tuple of plain values is spelled out much faster than the page is.
            (*page, self.templates.digest("_page_head.html", f"{page.macro}.html")),
            lambda: self._with_files(page, self.assembly.page(page)),
            lambda: self.assembly.card(page),
        )

    def hand_page(self, hand: HandPage) -> Product:
        """Return a page written by hand."""
        used = (f"{call.macro}.html" for call in hand.calls)
        return Product(
            f"page:{hand.path}",
            self.templates.digest("_page_head.html", *used),
            lambda: self._with_files(as_page(hand), self.assembly.hand_page(hand)),
            lambda: self.assembly.card(as_page(hand)),
        )

    def _with_files(self, page: Page, html: bytes) -> Files:
        made: dict[str, str | bytes | Path] = {f"{page.path}index.html": html}
        made |= self.assembly.citation_files(page)
        if card := self.assembly.card(page):
            name = card.name(self.assembly.frame.fonts)
            made[picture_path(name)] = self.root / PICTURES / name
        return made

    def record(self, record: Record) -> Product:
        """Return what a record is for programs: its document, and the copy of its file."""
        return _of_api(pieces.of_record(self.assembly.dataset, record, self.assembly.site), record)

    def open_data(self) -> Iterator[Product]:
        """Yield the files of the API, and the copies of records."""
        for piece in pieces.pieces(self.assembly.dataset, self.assembly.site):
            yield _of_api(piece)

    def _charts(self) -> Files:
        return dict(chart_files(self.assembly.dataset, self.assembly.renderer, self.assembly.site.url))

    def _lists(self) -> Files:
        return {file.address: file.text for file in self.assembly.dataset.once(list_files).values()}

    def _download(self, name: str) -> Product:
        def make() -> Files:
            file = self.assembly.dataset.entry(data_files, name)
            assert file
            return {file.address: file.content}

        return Product(f"download:{name}", None, make)

    def _photos(self) -> Product:
        dataset = self.assembly.dataset
        wanted = photo_copies(dataset)

        def make() -> Files:
            if not wanted:
                return {}
            # What works with pixels is slow to load.
            from .photo_cache import make_derivatives  # noqa: PLC0415

            made = make_derivatives(self.root, wanted.values())
            copies = {path: made[derivatives(file)[-1].name] for path, file in wanted.items()}
            return {photo_path(name): path for name, path in made.items()} | copies

        return Product("photos", sorted((path, photo.key) for path, photo in wanted.items()), make)


def _of_api(piece: pieces.Piece, last_of: Record | None = None) -> Product:
    return Product(piece.name, piece.signature, piece.make, last_of=last_of)
