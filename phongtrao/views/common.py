"""Pieces that several views share: links, names of units, the frame of a record's page."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..dataset import Dataset
from ..git_hosts import history_url
from ..paths import (
    HOME,
    NEWS,
    article_path,
    document_path,
    news_year_path,
    record_file_path,
    unit_path,
)
from ..records import (
    Article,
    Comparator,
    Conference,
    Correction,
    DateCertainty,
    Measure,
    Money,
    Quantity,
    Record,
    Source,
    Unit,
    UnitKind,
)
from ..vietnamese import capitalize_first, format_date, format_number, join_and


class Link(NamedTuple):
    """Text that leads to a page of the site (``path`` from the root); no path means plain text."""

    text: str
    path: str | None = None


class Provenance(NamedTuple):
    """Where a piece shown among others comes from, what was corrected in it, and where to mend it."""

    sources: tuple[Source, ...]
    corrections: tuple[Correction, ...]
    edit_path: str
    edit_url: str


class Frame(NamedTuple):
    """What stands around every record: where it is, where it comes from, when it last changed.

    ``updated`` is when anything on the page last changed, ``file_updated`` when the record's own file did.
    """

    breadcrumb: tuple[Link, ...]
    title: str
    origin: Provenance
    updated: str
    added: str
    file_updated: str
    file: str
    document: str
    history_url: str
    record: Record


class ArticleCard(NamedTuple):
    """An article as lists show it."""

    title: str
    path: str
    kind: str
    when: str
    iso_date: str
    where: str
    summary: str


def provenance(dataset: Dataset, record: Record) -> Provenance:
    """Return where a record's facts come from, with its corrections newest first."""
    base = edit_base(dataset)
    return Provenance(
        sources=dataset.sources_of(record),
        corrections=tuple(sorted(record.corrections, key=lambda one: one.date, reverse=True)),
        edit_path=record_file_path(record),
        edit_url=f"{base.rstrip('/')}/{record.path}" if base else "",
    )


def edit_base(dataset: Dataset) -> str:
    """Return what stands before a file's path in the Git host's editor; nothing where no host is known."""
    return dataset.history.edit_url or dataset.site.edits_at


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def frame(
    dataset: Dataset, record: Record, title: str, trail: tuple[Link, ...], shown: Iterable[Record] = ()
) -> Frame:
    """Return the frame of a record's page.

    :param trail: the pages between the home page and the record, outermost first.
    :param shown: other records whose facts the page shows; the newest change of all counts.
    """
    changed = last_change(dataset, (record, *shown))
    return Frame(
        breadcrumb=(Link("Trang chủ", HOME), *trail),
        title=title,
        origin=provenance(dataset, record),
        updated=_day(changed),
        added=_day(dataset.history.added.get(record.path)),
        file_updated=_day(dataset.history.updated.get(record.path)),
        file=record.path,
        document=document_path(record.collection, record.id),
        history_url=history_url(edit_base(dataset), record.path),
        record=record,
    )


def last_change(dataset: Dataset, records: Iterable[Record]) -> date | None:
    """Return the day of the newest change of all, if any is known."""
    find = dataset.history.updated.get
    return max([day for one in records if (day := find(one.path))], default=None)


def unit_link(dataset: Dataset, unit_id: str | None) -> Link | None:
    """Return a link named by the unit's full name and what it belonged to."""
    return dataset.piece(_unit_link, unit_id) if unit_id and unit_id in dataset.units else None


def _unit_link(dataset: Dataset, unit_id: str) -> Link:
    unit = dataset.units[unit_id]
    return Link(_unit_label(dataset, unit), unit_path(unit))


def unit_label(dataset: Dataset, unit: Unit) -> str:
    """Return a unit's name in full: ``xã Hàm Cường, huyện Hàm Thuận Nam, tỉnh Bình Thuận (đến 30/6/2025)``.

    History is not rewritten: a unit that ended keeps its name and its parents', with the day it ended.
    """
    return dataset.piece(_unit_link, unit.id).text


def _unit_label(dataset: Dataset, unit: Unit) -> str:
    if unit.kind is UnitKind.ORGANISATION:
        return unit.full_name
    ended = f" (đến {format_date(unit.valid_to)})" if unit.valid_to else ""
    return ", ".join([unit.full_name, *(above.full_name for above in dataset.above(unit))]) + ended


def succession(dataset: Dataset, unit: Unit) -> str:
    """Return what a former unit belongs to now: ``nay thuộc xã Hàm Kiệm, tỉnh Lâm Đồng``; or nothing."""
    successors = [dataset.units[name] for name in unit.successors if name in dataset.units]
    if not successors:
        return ""
    names = join_and([successor.full_name for successor in successors])
    above = dict.fromkeys(one.full_name for successor in successors for one in dataset.above(successor))
    return "nay thuộc " + ", ".join([names, *above])


def article_card(dataset: Dataset, article: Article) -> ArticleCard:
    """Return an article as lists show it."""
    return dataset.piece(_article_card, article.id)


def _article_card(dataset: Dataset, article_id: str) -> ArticleCard:
    article = dataset.articles[article_id]
    return ArticleCard(
        title=article.title,
        path=article_path(article),
        kind=article_kind(article),
        when=when(article),
        iso_date=article.date.iso(),
        where=join_and([place.text for place in places(dataset, article)]),
        summary=article.summary,
    )


def article_link(article: Article | None) -> Link | None:
    """Return a link to an article by its title."""
    return Link(article.title, article_path(article)) if article else None


def article_trail(article: Article) -> tuple[Link, ...]:
    """Return the pages between the home page and an article."""
    return Link("Tin tức", NEWS), Link(f"Năm {article.year}", news_year_path(article.year))


def article_kind(article: Article) -> str:
    """Return the Vietnamese name of an article's kind: ``Hội nghị sơ kết; ký giao ước thi đua``."""
    if not isinstance(article, Conference):
        return article.kind_label
    also = [kind.label[:1].lower() + kind.label[1:] for kind in article.also_kinds]
    return "; ".join([article.kind.label, *also])


def when(article: Article) -> str:
    """Return when the event took place: ``sáng 17/9/2024``, ``17/9/2024–19/9/2024``."""
    part = article.part_of_day if article.date.day else None
    day = f"{part.label} {article.date}" if part else str(article.date)
    span = f"{day}–{article.end_date}" if article.end_date else day
    certain = article.date_certainty is DateCertainty.STATED
    return span if certain else f"{span} ({article.date_certainty.label})"


def counted(value: Decimal | None, comparator: Comparator) -> str:
    """Return a number as published: ``127``, ``hơn 11.000``; nothing when there is none."""
    return f"{comparator.label} {format_number(value)}".strip() if value is not None else ""


def number_text(measure: Measure) -> str:
    """Return the value as published: ``127``, ``Hơn 11.000``, ``3/7``, ``5–7``, ``Hàng chục``."""
    if measure.text:
        return capitalize_first(f"{measure.comparator.label} {measure.text}".strip())
    number = counted(measure.value, measure.comparator)
    number += f"–{format_number(measure.upper)}" if measure.upper is not None else ""
    number += f"/{format_number(measure.of)}" if measure.of is not None else ""
    return capitalize_first(number)


def counted_in(count: Quantity, unit: str) -> str:
    """Return a count with what it counts: ``hơn 200 người``; a share or a crowd needs no word: ``100%``."""
    return str(count) if count.percent is not None or count.words == "đông đảo" else f"{count} {unit}"


def money_text(money: Money | None) -> str:
    """Return an amount as published: ``khoảng 17,5 triệu đồng``; nothing when there is none."""
    if money is None:
        return ""
    upper = f"–{format_number(money.upper)}" if money.upper is not None else ""
    return f"{counted(money.amount, money.comparator)}{upper} {money.unit.label}"


def places(dataset: Dataset, article: Article) -> list[Link]:
    """Return where the event took place, venue first."""
    found = []
    for place in article.places:
        link = unit_link(dataset, place.unit) or Link(place.name or "")
        found.append(Link(f"{place.venue}, {link.text}", link.path) if place.venue else link)
    return found
