"""What the bare engine needs for a site of its own: the order of a frame, and the frame filled."""

from pathlib import Path

from .build import checked, history_of
from .frame import Frame, Order, Shell
from .load import load
from .pages import record_pages
from .products import Products
from .site_builder import SiteBuilder, Writer, refuse_taken


def order_of(root: Path) -> Order:
    """Return the order of the frame of the project at ``root``.

    :raises DataError: with every problem of its data.
    """
    dataset = checked(load(root, history_of(root)))
    return Order(dataset.site, frozenset(Shell.of(page.path) for page in record_pages(dataset)), dataset)


def write_site(root: Path, order: Order, frame: Frame, folder: Path) -> None:
    """Write everything that records make into ``folder``, where the engine's own files stand."""
    assert order.dataset
    pages = record_pages(order.dataset)
    refuse_taken(pages, frame)
    builder = SiteBuilder(root, order.dataset, frame, None)
    products = Products.of(root, order.dataset, frame)
    builder.build(products.all(pages), products.count(pages), Writer(folder), lambda _: None)
