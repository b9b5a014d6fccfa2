"""Addresses of the site, relative to its root. They are unaccented and never change once published."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from .records import Article, Conference, Exemplar, Model, News, Record, Result, Unit

HOME, NEWS, MODELS, HONOURS, RESULTS, UNITS = "", "tin-tuc/", "mo-hinh/", "bang-vang/", "ket-qua/", "don-vi/"
# Where readers' programs are told of news and events, and what other sites may show of this one.
FEEDS, EMBEDS = "dang-ky-tin/", "nhung/"
# Pages that other sites may put into a frame; nothing else stands below it.
FIGURE_CARDS = f"{EMBEDS}so-lieu/"
ABOUT = "gioi-thieu/"
# Everywhere exemplary units are listed beyond what the home page shows of them.
EXEMPLARS = "don-vi-dien-hinh/"
# Where the first version of the API stands.
API = "api/v1/"
# The open data: files, and the page that tells of their columns.
DOWNLOADS = "du-lieu/"
DICTIONARY = f"{DOWNLOADS}tu-dien/"
# Everything that was corrected or withdrawn.
CORRECTIONS = "dinh-chinh/"
# The later pages of a long list stand below this word.
LATER_PAGES = "trang"
CHARTS = "bieu-do/"
# The form for editors; what it loads is named by its content.
FORM, FORM_PARTS = "quan-tri/", "assets/form/"
# What stands below mo-hinh/ beside the models themselves: no model may bear such a name.
WORDS_BELOW_MODELS = (
    *("linh-vuc", "khoi", "cap", "don-vi", "nam", "tinh-trang", "diem"),
    LATER_PAGES,
)


def article_path(article: Article) -> str:
    """Return the address of a conference or news item."""
    return f"{NEWS}{article.year}/{article.id}/"


def news_year_path(year: int) -> str:
    """Return the address of a year's news."""
    return f"{NEWS}{year}/"


def model_path(model: Model) -> str:
    """Return the address of a model."""
    return f"{MODELS}{model.id}/"


def unit_path(unit: Unit) -> str:
    """Return the address of a unit."""
    return f"{UNITS}{unit.id}/"


def honour_year_path(year: int) -> str:
    """Return the address of a year of the honour roll."""
    return f"{HONOURS}{year}/"


def result_year_path(year: int) -> str:
    """Return the address of the reports whose figures are of a year."""
    return f"{RESULTS}{year}/"


def section_path(address: str, section: str) -> str:
    """Return the address of a list of what belongs to one thing, whose own address is given."""
    return f"{address}{section}/"


def value_path(root: str, facet: str, value: str) -> str:
    """Return the address of the list of what has one value of a facet."""
    return f"{root}{facet}/{value}/"


def later_page_path(start: str, number: int) -> str:
    """Return the address of a page of a list that starts at ``start``; the first is number 1."""
    return start if number == 1 else f"{start}{LATER_PAGES}/{number}/"


def list_file_path(name: str) -> str:
    """Return the address of a file that lists are read from in place."""
    return f"assets/lists/{name}"


def result_path(result: Result, page: str = RESULTS) -> str:
    """Return the address of a report on a page of results."""
    return f"{page}#{result.id}"


def record_address(record: Record) -> str:
    """Return the address of a record's own page, or nothing for a kind that has none."""
    address = _ADDRESSES.get(record.collection)
    return address(record) if address else ""


# By collection: to look there is quicker than to ask for the class, which all pages of a site would do.
_ADDRESSES: Mapping[str, Callable[[Any], str]] = {
    Conference.collection: article_path,
    News.collection: article_path,
    Model.collection: model_path,
    Unit.collection: unit_path,
}


def record_file_path(record: Record) -> str:
    """Return the address of the published copy of a record's YAML file; the same as in the repository."""
    return record.path


def document_path(collection: str, identifier: str) -> str:
    """Return the address of a record's JSON document: ``api/v1/news/<id>.json``."""
    return f"{API}{collection}/{identifier}.json"


def download_path(name: str) -> str:
    """Return the address of a file of the open data."""
    return f"{DOWNLOADS}{name}"


def photo_path(name: str) -> str:
    """Return the address of a photo's derivative."""
    return f"assets/photos/{name}"


def chart_path(identifier: str, ending: str) -> str:
    """Return the address of a chart's file: ``svg`` for the picture, ``csv`` for the data."""
    return f"{CHARTS}{identifier}.{ending}"


def feed_path(name: str, ending: str) -> str:
    """Return the address of a feed: ``atom`` or ``json``."""
    return f"{FEEDS}{name}.{ending}"


def calendar_path(name: str) -> str:
    """Return the address of a calendar."""
    return f"{FEEDS}{name}.ics"


def figure_card_path(result: str, indicator: str) -> str:
    """Return the address of the card that other sites show of a figure."""
    return f"{FIGURE_CARDS}{result}/{indicator}/"


def exemplar_path(exemplar: Exemplar) -> str:
    """Return the address that shows an exemplary unit: the unit's page."""
    return f"{UNITS}{exemplar.unit}/"


def picture_path(name: str) -> str:
    """Return the address of the picture that stands beside links to a page."""
    return f"assets/pictures/{name}"


def absolute(path: str, site_url: str) -> str:
    """Return the whole address of ``path``; nothing when the site's own address is not known."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else ""


def relative(path: str, here: str) -> str:
    """Return ``path`` as a link from the page at ``here``; both are relative to the site's root.

    Relative links let the site stand under any sub-path and open from a disk.
    """
    folder = here[: here.rfind("/") + 1]
    if path.startswith(folder) and path[len(folder) :][:1].isalnum():
        return path[len(folder) :]
    start = _steps(folder)
    if start and path[:1].isalnum() and not path.startswith(start[0]):
        # Most links lead to another section: nothing is shared but the root.
        return "../" * len(start) + path
    target, _, fragment = path.partition("#")
    to = _steps(target)
    common = 0
    for one, other in zip(to, start, strict=False):
        if one != other:
            break
        common += 1
    link = "/".join((*("..",) * (len(start) - common), *to[common:])) or "."
    if target.endswith("/") or not target:
        link += "/"
    return f"{link}#{fragment}" if fragment else link


@lru_cache(maxsize=16384)
def _steps(path: str) -> tuple[str, ...]:
    """Return the names on the way to an address from the site's root."""
    return tuple(name for name in path.split("/") if name not in ("", "."))
