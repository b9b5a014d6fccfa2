"""Models with their points."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import MODELS
from ..records import Asset, Board, Funder, Model, ModelStatus, Operation, Point
from ..vietnamese import format_number, join_and
from .common import Link, article_card, counted, counted_in, frame, money_text, unit_link
from .photos import photo_views
from .record_lists import ARTICLES, POINTS, REPORTS_IN_FULL, openings
from .results import report_view

Fact = tuple[str, str]
# Of a model or point: an id, a heading, and lines.
Told = tuple[str, str, tuple[str, ...]]


class PointView(NamedTuple):
    """A point of a model: where it is, and each thing the source tells of it."""

    name: str
    place: Link
    facts: tuple[Fact, ...]
    more: list[Told]
    note: str


def _point_place(dataset: Dataset, point: Point) -> Link:
    link = unit_link(dataset, point.unit) or Link(point.place or "")
    return Link(f"{point.venue}, {link.text}", link.path) if point.venue else link


def model(dataset: Dataset, identifier: str) -> Mapping[str, Any]:
    """Return one model with its points and the articles that name it.

    :raises KeyError: if there is no such model.
    """
    found = dataset.models[identifier]
    points, reports, articles = openings(dataset, found, POINTS, REPORTS_IN_FULL, ARTICLES)
    return {
        "frame": frame(dataset, found, found.name, (Link("Mô hình", MODELS),)),
        "model": found,
        "field": dataset.terms["fields"].get(found.field or "", ""),
        "level": dataset.terms["levels"].get(found.level or "", ""),
        "unit": unit_link(dataset, found.unit),
        "facts": [*_count_of_points(found), *_operation_facts(dataset, found)],
        "more": _more(found),
        "photos": photo_views(dataset, found),
        "reports": [report_view(dataset, one) for one in reports.items],
        "points": [point_view(dataset, point) for point in points.items],
        "articles": [article_card(dataset, one) for one in articles.items],
        "more_of": {"points": points.more, "reports": reports.more, "articles": articles.more},
    }


def point_view(dataset: Dataset, point: Point) -> PointView:
    """Return a point of a model for a template."""
    facts = list(_operation_facts(dataset, point))
    if point.decision:
        facts.append(("Quyết định thành lập", str(point.decision)))
    if point.status is not ModelStatus.UNKNOWN:
        facts.append(("Tình trạng", point.status.label))
    return PointView(
        point.name or "", _point_place(dataset, point), tuple(facts), _more(point), point.note or ""
    )


def _count_of_points(found: Model) -> Iterator[Fact]:
    if found.points_count:
        yield "Tổng số điểm", counted_in(found.points_count, found.points_unit or "điểm")


def _more(found: Operation) -> list[Told]:
    """Return the lists of what is told of a model or point: id, heading, lines; empty ones left out."""
    lists = (
        ("quy-uoc", "Quy ước, cách hoạt động", found.rules),
        ("hieu-qua", "Hiệu quả", found.effects),
        ("ke-hoach", "Kế hoạch tiếp theo", found.plans),
    )
    return [one for one in lists if one[2]]


def _operation_facts(dataset: Dataset, found: Operation) -> Iterator[Fact]:
    """Yield (label, text) of what is known of a model or a point; decision, status and effects aside."""
    cost = found.cost
    labelled: tuple[tuple[str, object], ...] = (
        ("Khối", dataset.terms["sectors"].get(found.sector or "")),
        ("Mô hình điểm cấp", dataset.terms["levels"].get(found.pilot or "", "").lower()),
        ("Ra mắt", found.launched),
        ("Đơn vị chủ trì", join_and(list(found.run_by))),
        _board_fact(found.board) if found.board else ("", ""),
        ("Thành viên", found.members),
        ("Số hộ tham gia", found.households),
        ("Số nhân khẩu", found.people),
        ("Trang bị, công trình", "; ".join(map(_asset_text, found.assets))),
        ("Kinh phí", money_text(cost.total) if cost else ""),
        ("Nguồn kinh phí", "; ".join(map(_funder_text, cost.funders if cost else ()))),
    )
    return ((label, str(value)) for label, value in labelled if value)


def _asset_text(asset: Asset) -> str:
    """Return what there is: ``5 camera (trị giá 13 triệu đồng)``, ``hơn 2,5 km đường điện``."""
    words = (counted(asset.quantity, asset.comparator), asset.measure_unit, asset.name)
    more = (
        f"trị giá {money_text(asset.worth)}" if asset.worth else "",
        f"mỗi cái {money_text(asset.worth_each)}" if asset.worth_each else "",
        f"lắp đặt, hoàn thành {asset.installed.on()}" if asset.installed else "",
        f"còn hoạt động: {asset.working}" if asset.working else "",
    )
    said = ", ".join(filter(None, more))
    return " ".join(filter(None, words)) + (f" ({said})" if said else "")


def _board_fact(board: Board) -> Fact:
    """Return who runs a model: ``Ban điều hành``, ``9 thành viên; đứng đầu: ông Nguyễn Văn An``."""
    named = [[head.full_name, *head.titles, head.organisation] for head in board.heads]
    heads = "; ".join(", ".join(filter(None, words)) for words in named)
    size = counted_in(board.size, "thành viên") if board.size else ""
    told = "; ".join(filter(None, [size, f"đứng đầu: {heads}" if heads else ""]))
    return (board.name, told) if told else ("Ban điều hành", board.name)


def _funder_text(funder: Funder) -> str:
    """Return who paid how much: ``8 nhà hảo tâm: 17,5 triệu đồng``, ``nhân dân: phần còn lại``."""
    who = f"{funder.count or ''} {funder.name}".strip()
    how_much = (
        money_text(funder.money),
        f"{format_number(funder.share)}%" if funder.share is not None else "",
        f"mức góp {money_text(funder.each)}" if funder.each else "",
        "phần còn lại" if funder.remainder else "",
    )
    return ": ".join(filter(None, [who, ", ".join(filter(None, how_much))]))
