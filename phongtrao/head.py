"""What the head of a page tells search engines, and those who share links to it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic_core import to_json

from .data_folder import DATA
from .dataset import Dataset
from .downloads.catalogue import catalogue
from .pages import Page
from .paths import (
    DOWNLOADS,
    HOME,
    HONOURS,
    MODELS,
    UNITS,
    absolute,
    document_path,
    picture_path,
    relative,
)
from .records import Article, Record
from .share_pictures import Card
from .vietnamese import capitalize_first
from .views import structured
from .views.common import Link, article_card, article_trail, unit_label
from .views.feeds import Discovery, discovered
from .views.photos import photo_views
from .views.structured import Deployment, Node

# Where pages that do not say it themselves stand: under which page of the menu.
_TRAILS: Mapping[str, tuple[Link, ...]] = {
    "model": (Link("Mô hình", MODELS),),
    "unit": (Link("Đơn vị", UNITS),),
    "honour_page": (Link("Bảng vàng", HONOURS),),
    "model_page": (Link("Mô hình", MODELS),),
}
# What of JSON could end a <script> or a line of it, and how JSON spells it otherwise.
_ENDING = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_CONTEXT = to_json("https://schema.org").decode()
_CONTEXT_OF_DERIVED = to_json(["https://schema.org", structured.PROV]).decode()


class Head(NamedTuple):
    """What stands in a page's head beside its title and description.

    Days are ISO 8601, empty when not known; so are addresses that only a known address of the site can make.
    ``document`` leads from the page to its record's JSON.
    """

    title: str
    kind: str
    published: str
    modified: str
    address: str
    picture: str
    picture_text: str
    data: str
    document: str
    feeds: Sequence[Discovery]


def card_of(dataset: Dataset, site: Deployment, page: Page) -> Card:
    """Return the words of a page's picture: an article's own, or the site's for every other page."""
    if page.macro != "article":
        return Card("", site.name, (unit_label(dataset, dataset.units[dataset.site.locality]),))
    shown = article_card(dataset, dataset.articles[str(page.argument)])
    foot = (f"{shown.kind} · {shown.when}", capitalize_first(shown.where))
    return Card(site.name, shown.title, tuple(filter(None, foot)))


def head(dataset: Dataset, site: Deployment, page: Page, pictures: Mapping[Card, str]) -> Head:
    """Return what a page's head tells.

    :param pictures: names of the picture files by their words; none while the site's address is not known.
    """
    card = card_of(dataset, site, page)
    picture = absolute(picture_path(pictures[card]), site.url) if card in pictures else ""
    found = dataset.articles[str(page.argument)] if page.macro == "article" else None
    published = dataset.history.added.get(found.path) if found else None
    return Head(
        title=page.title,
        kind="article" if found else "website",
        published=published.isoformat() if published else "",
        modified=page.changed.isoformat() if found and page.changed else "",
        address=absolute(page.moved_to or page.path, site.url),
        picture=picture,
        picture_text=card.text,
        data=_json(_nodes(dataset, site, page, found, picture)),
        document=relative(_document(page), page.path) if _document(page) else "",
        feeds=() if page.gone else discovered(dataset, page.path),
    )


def _document(page: Page) -> str:
    """Return the address of the JSON document of the record that a page is of, or nothing."""
    collection, _, file = page.source.removeprefix(f"{DATA}/").partition("/")
    return document_path(collection, file.removesuffix(".yml")) if file else ""


def _nodes(
    dataset: Dataset, site: Deployment, page: Page, found: Article | None, picture: str
) -> Sequence[Node]:
    if found:
        photos = [absolute(photo.path, site.url) for photo in photo_views(dataset, found)]
        images = [address for address in (*photos, picture) if address]
        about = structured.article(dataset, site, found, page.path, images)
        return [*about, structured.breadcrumb(article_trail(found), page.title, site)]
    reports = structured.datasets(dataset, site, page.path)
    if trail := page.trail or _TRAILS.get(page.macro):
        steps = structured.breadcrumb(trail, page.title, site)
        return [*reports, steps, *_record_page(dataset, site, page)]
    if page.path == HOME:
        return structured.website(dataset, site)
    if page.path == DOWNLOADS:
        return catalogue(dataset, site.url)
    return reports


def _record_page(dataset: Dataset, site: Deployment, page: Page) -> Iterator[Node]:
    """Yield what is told of the page of a model or a unit."""
    records: Mapping[str, Mapping[str, Record]] = {"model": dataset.models, "unit": dataset.units}
    if page.macro in records:
        record = records[page.macro][str(page.argument)]
        yield structured.web_page(dataset, site, record, page.title, page.description)


def _json(nodes: Sequence[Node]) -> str:
    """Return nodes as JSON-LD that is safe inside a <script>; nothing for none."""
    if not nodes:
        return ""
    text = to_json(nodes).decode()
    context = _CONTEXT_OF_DERIVED if structured.DERIVED_FROM in text else _CONTEXT
    for sign, spelled in _ENDING.items():
        text = text.replace(sign, spelled)
    return f'{{"@context":{context},"@graph":{text}}}'
