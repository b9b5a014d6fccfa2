"""The columns of reports, of their figures with every part, and of what follows from those."""

from collections.abc import Iterator

from ..derived import derived_of
from ..records import Comparator, Figure, Measure, Result
from ..records import Origin as Stated
from ..records.results import Direction, TargetRelation
from ..views.common import number_text
from .awards import inside, period_columns
from .columns import (
    Column,
    choice,
    dates,
    flag,
    identity,
    number,
    reference,
    said,
    several,
    text,
)
from .items import Item, Origin
from .provenance import origin_columns, record_columns


def figure_items(origin: Origin) -> Iterator[Item]:
    """Yield every figure of a report, each followed by its parts; ``whole`` is the figure."""
    report = origin.record
    assert isinstance(report, Result)
    for number_, figure in enumerate(report.figures, 1):
        identifier = f"{report.id}--{number_}"
        yield Item(origin, identifier, figure, number_, figure)
        for place, part in enumerate(figure.parts, 1):
            yield Item(origin, f"{identifier}-{place}", part, place, figure)


def derived_items(origin: Origin) -> Iterator[Item]:
    """Yield every number derived from one record."""
    record = origin.record
    for number_, derived in enumerate(derived_of(record), 1):
        yield Item(origin, f"{record.collection}-{record.id}--{derived.id}", derived, number_)


def result_columns() -> tuple[Column, ...]:
    """Return the columns of reports."""
    return (
        identity(),
        text("title", said(Result, "title"), "part.title", required=True),
        *reference("unit", said(Result, "unit"), "units", "part.unit"),
        text("event", said(Result, "event"), lambda item: item.origin.event and item.origin.event.id),
        *reference("model", said(Result, "model"), "models", "part.model"),
        *period_columns(Result, "part.period"),
        *dates("as_of", said(Result, "as_of"), "part.as_of"),
        text("as_of_note", said(Result, "as_of_note"), "part.as_of_note"),
        *origin_columns(),
    )


def _is_derived(item: Item) -> bool:
    return item.whole.origin is Stated.DERIVED


def _reported(item: Item) -> object:
    return None if _is_derived(item) else item.part.value


def _derived(item: Item) -> object:
    return item.part.value if _is_derived(item) else None


def _category(item: Item) -> str | None:
    measure: Measure = item.part
    return item.dataset.terms[measure.dimension].get(measure.category or "") if measure.dimension else None


def _dimension(item: Item) -> str | None:
    return item.dataset.dimensions[item.part.dimension] if item.part.dimension else None


def _measure_unit(item: Item) -> str:
    return item.dataset.indicators[item.whole.indicator].measure_unit


def _figure_of(item: Item) -> str | None:
    return None if item.part is item.whole else item.id.rpartition("-")[0]


def _period(item: Item) -> object:
    return item.whole.period or item.record.period  # type: ignore[attr-defined]


def _how_much() -> tuple[Column, ...]:
    return (
        number("value", said(Measure, "value"), _reported, description="Chỉ số nguồn công bố."),
        number(
            "derived_value",
            "Giá trị suy ra",
            _derived,
            derived=True,
            description="Người biên tập tính từ số đã công bố; cách tính ở formula.",
        ),
        text("formula", said(Figure, "formula"), "whole.formula", derived=True),
        number("upper", said(Measure, "upper"), "part.upper"),
        number(
            "out_of",
            said(Measure, "of"),
            "part.of",
            description="Khi nguồn nêu 3/7: value là 3, out_of là 7.",
        ),
        text("text", said(Measure, "text"), "part.text"),
        *choice("comparator", said(Measure, "comparator"), Comparator, "part.comparator", required=True),
        text(
            "as_published",
            "Giá trị như trang hiện",
            lambda item: number_text(item.part) or None,
            description="Kèm hơn, khoảng, khoảng giá trị; trống khi nguồn chỉ nêu tăng giảm hay chỉ tiêu.",
        ),
        text("measure_unit", "Đơn vị tính", _measure_unit, required=True),
    )


def _beside() -> tuple[Column, ...]:
    target, change = "part.target", "part.change"
    return (
        *choice(
            "target_relation", said(Measure, "target", "relation"), TargetRelation, inside(target, "relation")
        ),
        number(
            "target_percent", said(Measure, "target", "percent"), inside(target, "percent"), measure_unit="%"
        ),
        number("target_value", said(Measure, "target", "value"), inside(target, "value")),
        *choice(
            "change_direction", said(Measure, "change", "direction"), Direction, inside(change, "direction")
        ),
        number("change_amount", said(Measure, "change", "amount"), inside(change, "amount")),
        number(
            "change_percent", said(Measure, "change", "percent"), inside(change, "percent"), measure_unit="%"
        ),
        text("change_versus", said(Measure, "change", "versus"), inside(change, "versus")),
    )


def figure_columns() -> tuple[Column, ...]:
    """Return the columns of figures and of their parts."""
    return (
        identity(),
        text("report", "Báo cáo", "record.id", required=True, refers="results"),
        text("report_title", said(Result, "title"), "record.title", required=True),
        text(
            "figure",
            "Là phần của số liệu",
            _figure_of,
            refers="figures",
            description="Mã của số liệu mà dòng này là một phần phân tổ; trống ở số liệu chính.",
        ),
        *reference("unit", said(Result, "unit"), "units", "record.unit"),
        *reference("model", said(Result, "model"), "models", "record.model"),
        *reference("indicator", said(Figure, "indicator"), "indicators", "whole.indicator", required=True),
        text("dimension", said(Measure, "dimension"), "part.dimension"),
        text("dimension_name", "Chiều phân loại (tên)", _dimension),
        text("category", said(Measure, "category"), "part.category"),
        text("category_name", "Hạng mục (tên)", _category),
        *_how_much(),
        *choice("origin", said(Figure, "origin"), Stated, "whole.origin", required=True),
        text("of_indicator", said(Figure, "of_indicator"), "whole.of_indicator", refers="indicators"),
        flag("parts_complete", said(Figure, "parts_complete"), "whole.parts_complete", required=True),
        *_beside(),
        *period_columns(Result, _period),
        *dates("as_of", said(Result, "as_of"), "record.as_of"),
        text("note", said(Measure, "note"), "part.note"),
        *origin_columns(),
    )


def derived_columns() -> tuple[Column, ...]:
    """Return the columns of numbers that follow from published ones."""
    return (
        identity(),
        *record_columns(),
        text("name", "Tên", "part.name", required=True, derived=True),
        number(
            "value",
            "Giá trị suy ra",
            "part.value",
            required=True,
            derived=True,
            description="Không phải số nguồn công bố.",
        ),
        text("measure_unit", "Đơn vị tính", lambda item: item.part.measure_unit or None),
        text("words", "Cách tính bằng chữ", lambda item: item.part.words or None),
        text("formula", "Phép tính", "part.formula", required=True, derived=True),
        several("inputs", "Tính từ", "part.inputs", description="Chỗ của các số trong tệp JSON (RFC 6901)."),
        flag("rounded", "Đã làm tròn", "part.rounded", required=True),
        text("indicator", "Chỉ tiêu", "part.indicator", refers="indicators"),
        text("dimension", "Chiều phân loại", "part.dimension"),
        text("category", "Hạng mục", "part.category"),
        *origin_columns(),
    )
