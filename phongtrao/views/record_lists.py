"""What belongs to one record: its first few stand on the record's page, all of it in a list of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..indexes import Honour
from ..paths import HONOURS, MODELS, UNITS, honour_year_path, record_address, section_path
from ..records import Article, Model, Unit
from ..vietnamese import capitalize_first, format_number
from . import paging
from .common import Link, article_trail, unit_label
from .honours import honour_text, in_order
from .listings import Listing, Shows, by_start, on_first
from .site import HONOUR_ROLL
from .timelines import CHARTS_ON_UNIT, SHARE_OF_UNIT, TIMELINES, unit_timelines
from .year_lists import honour_place, names_path


@dataclass(frozen=True, eq=False)
class Section:
    """A kind of things that belong to a record; each is itself alone, for it is looked up by many records.

    ``word`` stands in addresses, ``noun`` after a number. The record's page shows ``most`` of them, or as
    many as fit into one of ``share`` parts of a page; there they are shown as ``opens_with`` says, where that
    is not as in the list.
    """

    word: str
    title: str
    noun: str
    shows: Shows
    most: int
    share: int
    opens_with: Shows | None = None


ARTICLES = Section("tin-tuc", "Tin tức", "tin", Shows.ARTICLES, 20, 3)
EXEMPLARS = Section("dien-hinh", "Đơn vị điển hình", "lần được chọn, công nhận", Shows.EXEMPLARS, 20, 4)
HONOURS_OF_EVENT = Section("khen-thuong", "Khen thưởng", "lần khen", Shows.HONOURS, 20, 2)
MODELS_OF_EVENT = Section("mo-hinh", "Mô hình được nêu tên", "mô hình", Shows.MODELS, 50, 4)
POINTS = Section("diem", "Điểm mô hình", "điểm", Shows.POINTS, 60, 2)
REPORTS = Section("ket-qua", "Kết quả", "báo cáo", Shows.REPORT_LINKS, 20, 4)
REPORTS_IN_FULL = Section("so-lieu", "Số liệu", "báo cáo", Shows.REPORT_LINKS, 6, 2, Shows.REPORTS)
TIMELINES_OF_UNIT = Section(
    TIMELINES, "Số liệu qua các báo cáo", "biểu đồ", Shows.CHARTS, CHARTS_ON_UNIT, SHARE_OF_UNIT
)


class Opening(NamedTuple):
    """The first things of a section, and where the others are, if there are any."""

    items: Sequence[Any]
    more: Link | None


def openings(dataset: Dataset, record: Article | Model | Unit, *sections: Section) -> list[Opening]:
    """Return what a record's page shows of some sections."""
    found = belongings(dataset, record)
    return [_opening(record, section, found[section]) for section in sections]


def _opening(record: Article | Model | Unit, section: Section, items: Sequence[Any]) -> Opening:
    count = _count_on_page(section, items) if items else 0
    if count == len(items):
        return Opening(items, None)
    path = section_path(record_address(record), section.word)
    return Opening(items[:count], Link(f"Xem cả {format_number(len(items))} {section.noun}", path))


def _count_on_page(section: Section, items: Sequence[Any]) -> int:
    room = paging.ROOM // section.share
    return on_first(items, section.opens_with or section.shows, section.most, room)


def belongings(dataset: Dataset, record: Article | Model | Unit) -> Mapping[Section, Sequence[Any]]:
    """Return everything that belongs to a record, by section."""
    match record:
        case Unit():
            about = dataset.by_unit
            reports = about.results.get(record.id, [])
            return {
                EXEMPLARS: about.exemplars.get(record.id, []),
                REPORTS: sorted(reports, key=lambda one: one.as_of.last_day(), reverse=True),
                TIMELINES_OF_UNIT: dataset.entry(unit_timelines, record.id) or (),
                ARTICLES: about.articles.get(record.id, []),
            }
        case Model():
            return {
                POINTS: record.points,
                REPORTS_IN_FULL: dataset.results_by_model.get(record.id, []),
                ARTICLES: [dataset.articles[one] for one in record.events if one in dataset.articles],
            }
    return {
        REPORTS_IN_FULL: dataset.results_by_event.get(record.id, []),
        EXEMPLARS: dataset.exemplars_by_event.get(record.id, []),
        HONOURS_OF_EVENT: dataset.honours_by_event.get(record.id, []),
        MODELS_OF_EVENT: dataset.models_by_event.get(record.id, []),
    }


def record_lists(dataset: Dataset) -> Mapping[str, Listing]:
    """Return the lists of what is more than its record's page shows, by the address of each."""
    return {**by_start(_lists(dataset)), **dataset.once(name_lists)}


def _lists(dataset: Dataset) -> Iterator[Listing]:
    owners: tuple[Article | Model | Unit, ...] = (
        *_articles_with_belongings(dataset),
        *dataset.models.values(),
        *dataset.units.values(),
    )
    for record in owners:
        for section, items in belongings(dataset, record).items():
            # One thing always stands on the page; most records have none or one of a kind.
            if len(items) > 1 and _count_on_page(section, items) < len(items):
                yield _listing(dataset, record, section, items)


def _articles_with_belongings(dataset: Dataset) -> Iterator[Article]:
    """Yield the articles that anything belongs to: most have nothing but themselves."""
    by_event: tuple[Mapping[str, Any], ...] = (dataset.results_by_event, dataset.exemplars_by_event)
    by_event += (dataset.honours_by_event, dataset.models_by_event)
    owners = frozenset().union(*(one.keys() for one in by_event))
    yield from (article for article in dataset.articles.values() if article.id in owners)


def name_lists(dataset: Dataset) -> Mapping[str, Listing]:
    """Return the lists of names that are too many for their line of commendation, by the address of each."""
    return by_start(_names(dataset, honour) for honour in dataset.honours if names_path(honour))


def _listing(
    dataset: Dataset, record: Article | Model | Unit, section: Section, items: Sequence[Any]
) -> Listing:
    name, trail = _name_and_trail(dataset, record)
    return Listing(
        start=section_path(record_address(record), section.word),
        title=f"{section.title}: {name}",
        crumb=section.title,
        described=f"{section.title}: {name}.",
        shows=section.shows,
        items=items,
        trail=trail,
        record=record,
        kind=record.kind_label if section is POINTS else "",
    )


def _name_and_trail(dataset: Dataset, record: Article | Model | Unit) -> tuple[str, tuple[Link, ...]]:
    """Return what a record is called, and the pages down to its own."""
    address = record_address(record)
    match record:
        case Unit():
            own = Link(capitalize_first(record.full_name), address)
            return unit_label(dataset, record), (Link("Đơn vị", UNITS), own)
        case Model():
            return record.name, (Link("Mô hình", MODELS), Link(record.name, address))
    return record.title, (*article_trail(record), Link(record.title, address))


def _names(dataset: Dataset, honour: Honour) -> Listing:
    text, year = honour_text(dataset, honour.award), honour.date.year
    return Listing(
        start=names_path(honour),
        title=f"Danh sách được khen thưởng: {text}",
        crumb="Danh sách",
        described=f"{text}, {honour.date}: tên từng tập thể, cá nhân, hộ gia đình.",
        shows=Shows.NAMES,
        items=in_order(honour.award.recipients),
        trail=(
            Link("Bảng vàng", HONOURS),
            Link(f"Năm {year}", honour_year_path(year)),
            Link(text, honour_place(dataset, honour)),
        ),
        record=honour.record,
        kind=HONOUR_ROLL,
        date=honour.date.iso(),
    )
