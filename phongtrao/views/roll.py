"""The honour roll: by year, as a table, and the ways to narrow both down; light with thousands of names."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..indexes import Honour
from ..paths import HONOURS, honour_year_path
from ..records import AwardLine, RecipientKind
from ..vietnamese import capitalize_first, person_sort_key, slug
from .common import Link, article_link, unit_link
from .facets import Catalogue, Facet, ListPage, Term, by_label, filled, first_page, list_pages
from .honours import honour_text, honour_view, honour_years, recipient_view
from .list_pages import list_page
from .list_views import list_context, page_context
from .record_lists import name_lists
from .unit_facets import NOTE, areas, unit_terms
from .year_lists import honour_place, year_links

# Above this many lines the overview shows no line in full; each year has its own page.
LINES_ON_OVERVIEW = 30
# What of an issuer's name fits into an address; a longer one ends with what tells it from others.
_ISSUER_LETTERS, _DIGEST_LETTERS = 80, 8

FACETS = (
    Facet("nam", "Năm", "Bảng vàng năm {}", own_pages=False),
    Facet("hinh-thuc", "Hình thức", "Bảng vàng: {}"),
    Facet("cap-khen", "Cấp khen", "Bảng vàng, cấp khen: {}"),
    Facet("doi-tuong", "Đối tượng", "Bảng vàng: {}"),
    Facet("don-vi", "Đơn vị, địa bàn", "Bảng vàng ở {}", NOTE),
)
_KIND_IDS = {
    RecipientKind.COLLECTIVE: "tap-the",
    RecipientKind.INDIVIDUAL: "ca-nhan",
    RecipientKind.HOUSEHOLD: "ho-gia-dinh",
}


class HonourRow(NamedTuple):
    """A line of commendation as the table shows it."""

    path: str
    iso_date: str
    when: str
    what: str
    issuer: str
    where: str
    note: str
    source: str
    keys: Sequence[str]
    sorts: tuple[int, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The row's texts in the order in which a template's places are numbered."""
        return self.what, self.when, self.issuer, self.where, self.note, self.source


def honours(dataset: Dataset) -> Catalogue[Honour]:
    """Return every line of commendation, newest first, with its facets."""
    found = dataset.honours
    given = [_values(dataset, one) for one in found]
    facets = filled(HONOURS, FACETS, _terms(dataset, found), given)
    return Catalogue(HONOURS, "Bảng vàng", "lần khen", found, tuple(map(_with_year_pages, facets)))


def _with_year_pages(facet: Facet) -> Facet:
    """Let the years lead to the pages that they have had from the start."""
    return facet if facet.own_pages else facet.leading(lambda term: honour_year_path(int(term.id)))


def _values(dataset: Dataset, honour: Honour) -> Mapping[str, Iterable[str]]:
    """Return the values a line has of each facet; what is known of a recipient, its line has."""
    line = honour.award
    return {
        "nam": [str(honour.date.year)],
        "hinh-thuc": (line.form, *line.also_forms),
        "cap-khen": [issuer_id(line.issuer)],
        "doi-tuong": [_KIND_IDS[kind] for kind in _kinds(line)],
        "don-vi": areas(dataset, _units(line)),
    }


def _terms(dataset: Dataset, found: Sequence[Honour]) -> Mapping[str, Iterable[Term]]:
    """Return the values of each facet in the order in which readers see them."""
    years = [str(year) for year in honour_years(dataset)]
    issuers: dict[str, str] = {}
    for honour in found:
        if identifier := issuer_id(honour.award.issuer):
            issuers.setdefault(identifier, capitalize_first(honour.award.issuer or ""))
    return {
        "nam": map(Term, years, years),
        "hinh-thuc": by_label(dataset.terms["award_forms"]),
        "cap-khen": by_label(issuers),
        "doi-tuong": [Term(_KIND_IDS[kind], kind.label) for kind in RecipientKind],
        "don-vi": unit_terms(dataset),
    }


def issuer_id(issuer: str | None) -> str:
    """Return what stands for an issuer in addresses, or nothing; marks and case make no other issuer."""
    name = slug(issuer or "")
    if len(name) <= _ISSUER_LETTERS:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST_LETTERS]
    return f"{name[:_ISSUER_LETTERS].rpartition('-')[0]}-{digest}".lstrip("-")


def _kinds(line: AwardLine) -> list[RecipientKind]:
    together = line.combined_of if line.combined is not None else ()
    found: list[RecipientKind] = []
    for kind in (*line.counts(), *together, *[one.kind for one in line.recipients]):
        # Dozens of names are of two kinds, and to hash a member of an enumeration takes long.
        if kind not in found:
            found.append(kind)
    return found


def _units(line: AwardLine) -> list[str | None]:
    return [line.own_unit, *(one.unit for one in line.recipients)]


def honour_rows(dataset: Dataset) -> Sequence[HonourRow]:
    """Return every line as the table shows it, in the order of the list."""
    catalogue = dataset.once(honours)
    return [_row(dataset, *pair) for pair in zip(catalogue.items, catalogue.keys, strict=True)]


def _row(dataset: Dataset, honour: Honour, keys: Sequence[str]) -> HonourRow:
    award = honour.award
    publishers = dict.fromkeys(one.publisher for one in dataset.sources_of(honour.record))
    link = unit_link(dataset, award.own_unit) or article_link(honour.event)
    return HonourRow(
        path=honour_place(dataset, honour),
        iso_date=honour.date.iso(),
        when=capitalize_first(str(honour.date)),
        what=honour_text(dataset, award),
        issuer=capitalize_first(award.issuer or "chưa rõ"),
        where=capitalize_first(link.text) if link else "",
        source=f"Nguồn: {'; '.join(publishers)}" if publishers else "",
        note=f"Đã thu hồi {award.revoked.date.on()}" if award.revoked else "",
        keys=keys,
    )


def honour_roll(dataset: Dataset, year: int | None = None) -> Mapping[str, Any]:
    """Return the first page of the honour roll of one year, or that of all years without names.

    :raises KeyError: if no award of ``year`` is published.
    """
    if year is not None:
        return {"rows": [], **list_page(dataset, honour_year_path(year))}
    years = honour_years(dataset)
    shown = dataset.honours if len(dataset.honours) <= LINES_ON_OVERVIEW else ()
    return {
        "years": year_links(honour_year_path, years),
        "by_year": [
            (Link(f"Năm {one}", honour_year_path(one)), [honour_view(dataset, honour) for honour in group])
            for one, group in groupby(shown, key=lambda honour: honour.date.year)
        ],
        **_table(dataset),
    }


def _table(dataset: Dataset) -> Mapping[str, Any]:
    catalogue = dataset.once(honours)
    page = first_page(catalogue)
    return {**list_context(catalogue, page), "rows": page.shown(dataset.once(honour_rows))}


def honour_pages(dataset: Dataset) -> Mapping[str, ListPage]:
    """Return every other page of the roll by address: its facets, their values, and what is left of it."""
    return {page.path: page for page in list_pages(dataset.once(honours))}


def honour_page(dataset: Dataset, path: str) -> Mapping[str, Any]:
    """Return one such page.

    :raises KeyError: if there is none at this address.
    """
    page = dataset.once(honour_pages)[path]
    return {**page_context(dataset.once(honours), page), "rows": page.shown(dataset.once(honour_rows))}


class Named(NamedTuple):
    """Someone on the roll, what tells them from others, and the place of the line.

    ``page`` is what leads from the first page of the line's own list of names, if it has one, to theirs.
    """

    name: str
    details: str
    place: int
    page: str = ""


def honoured_names(dataset: Dataset) -> Iterator[Named]:
    """Yield everyone named, people by given name."""
    pages = _pages_of_names(dataset)
    named = (
        (recipient, place)
        for place, honour in enumerate(dataset.once(honours).items)
        for recipient in honour.award.recipients
    )
    for recipient, place in sorted(named, key=lambda one: (person_sort_key(one[0].name), one[1])):
        shown = recipient_view(dataset, recipient)
        yield Named(shown.name, shown.details, place, pages.get(id(recipient), ""))


def _pages_of_names(dataset: Dataset) -> Mapping[int, str]:
    """Return who stands on a later page of a list of names."""
    return {
        id(recipient): leaf.path.removeprefix(listing.start)
        for listing in dataset.once(name_lists).values()
        for leaf in listing.leaves[1:]
        for recipient in listing.on(leaf)
    }
