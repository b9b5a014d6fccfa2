"""One state of the site: every address that it has, and what stands there, made when asked for."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import RLock

from ..dataset import Dataset
from ..frame import Frame, Shell
from ..pages import Page
from ..paths import API, FORM, photo_path, record_file_path
from ..photo_cache import make_derivatives
from ..photos import PhotoFile, derivatives
from ..products import Files, Product, Products, bytes_of, photo_copies
from ..site_builder import made
from ..views.cited import citation_addresses


@dataclass(frozen=True)
class Engraved:
    """The engine's part: the frame, and the files it wrote into ``folder``."""

    folder: Path
    frame: Frame
    addresses: frozenset[str]

    @classmethod
    def of(cls, folder: Path, frame: Frame) -> "Engraved":
        """Return the frame with the files that stand in ``folder``."""
        files = (path for path in folder.rglob("*") if path.is_file())
        return cls(folder, frame, frozenset(path.relative_to(folder).as_posix() for path in files))

    def has(self, shells: Set[Shell]) -> bool:
        """Tell whether the frame has a shell for every page."""
        return shells <= self.frame.shells.keys()


class Shown:
    """The site of one dataset and one frame.

    Only addresses that it knows lead to a file: whatever else is asked for, nothing is looked up on the disk.
    """

    def __init__(self, root: Path, dataset: Dataset, pages: Sequence[Page], engraved: Engraved) -> None:
        self._root, self._dataset, self._pages, self._engraved = root, dataset, pages, engraved
        self._products = Products.of(root, dataset, engraved.frame)
        # What is made of the dataset is made by one thread at a time.
        self._making = RLock()
        self._makers: dict[str, Callable[[], Product]] = {
            **{f"{page.path}index.html": partial(self._products.page, page) for page in pages},
            **{
                f"{hand.path}index.html": partial(self._products.hand_page, hand)
                for hand in engraved.frame.pages
            },
            **{
                address: partial(self._products.page, page)
                for page in pages
                for address in citation_addresses(page.path, page.macro)
            },
            **{
                address: partial(self._products.hand_page, hand)
                for hand in engraved.frame.pages
                for address in citation_addresses(hand.path, "")
            },
            **{record_file_path(one): partial(self._products.record, one) for one in dataset.records()},
        }
        if bundle := self._products.bundle:
            self._makers[f"{FORM}index.html"] = partial(self._products.form, bundle)

    def has_page(self, path: str) -> bool:
        """Tell whether there is a page at ``path``, which ends in a slash or is empty."""
        return f"{path}index.html" in self._makers

    def content(self, address: str) -> bytes | None:
        """Return the file at an address from the site's root, or None where there is none.

        :raises FaultyPageError: if the page breaks its own policy.
        :raises FailedProductError: if a template or a view fails.
        :raises PhotoChangedError: if a photo changed since it was checked.
        :raises OSError: if a file cannot be read or written.
        """
        if make := self._makers.get(address):
            with self._making:
                return bytes_of(made(make())[address])
        if address in self._engraved.addresses:
            return (self._engraved.folder / address).read_bytes()
        if address in self._photos:
            name, photo = self._photos[address]
            return make_derivatives(self._root, [photo])[name].read_bytes()
        with self._making:
            files = self._open_data(address) if address.startswith(API) else self._shared
            return bytes_of(files[address]) if address in files else None

    def _open_data(self, address: str) -> Files:
        """Return the files of the API that are made together with the one at an address; or nothing."""
        if address in self._documents:
            return made(self._documents[address])
        # Some are made with others: a line of commendation with its event, an old id with the new one.
        every = (made(product) for product in self._documents.values())
        return next((files for files in every if address in files), {})

    @cached_property
    def _documents(self) -> dict[str, Product]:
        return {product.name: product for product in self._products.open_data()}

    @cached_property
    def _photos(self) -> dict[str, tuple[str, PhotoFile]]:
        """Every photo that a record shows, with the derivative that stands there, by address."""
        with self._making:
            copies = photo_copies(self._dataset)
        made_of = ((one.name, photo) for photo in copies.values() for one in derivatives(photo))
        own = {photo_path(name): (name, photo) for name, photo in made_of}
        return own | {path: (derivatives(photo)[-1].name, photo) for path, photo in copies.items()}

    @cached_property
    def _shared(self) -> Files:
        files: dict[str, str | bytes | Path] = {}
        for product in self._products.shared(self._pages):
            files |= made(product)
        return files
