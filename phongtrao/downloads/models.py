"""The columns of models and of their points."""

from collections.abc import Iterator

from ..records import Model, ModelStatus, Operation, Point
from .columns import (
    Column,
    choice,
    counted,
    identity,
    integer,
    partial,
    reference,
    said,
    several,
    text,
)
from .items import Item, Origin
from .provenance import origin_columns


def point_items(origin: Origin) -> Iterator[Item]:
    """Yield the points of a model that its source names."""
    model = origin.record
    assert isinstance(model, Model)
    for number, point in enumerate(model.points, 1):
        yield Item(origin, f"{model.id}--{number}", point, number, model)


def _board(item: Item) -> str | None:
    return item.part.board.name if item.part.board else None


def _at_work() -> tuple[Column, ...]:
    return (
        *reference("sector", said(Operation, "sector"), "sectors", "part.sector"),
        partial("launched", said(Operation, "launched"), "part.launched"),
        several("run_by", said(Operation, "run_by"), "part.run_by"),
        text("board", said(Operation, "board", "name"), _board),
        *counted("members", said(Operation, "members"), "part.members", "thành viên"),
        *counted("households", said(Operation, "households"), "part.households", "hộ"),
        *counted("people", said(Operation, "people"), "part.people", "nhân khẩu"),
        *reference("pilot", said(Operation, "pilot"), "levels", "part.pilot"),
        *choice("status", said(Operation, "status"), ModelStatus, "part.status", required=True),
        text("note", said(Operation, "note"), "part.note"),
    )


def model_columns() -> tuple[Column, ...]:
    """Return the columns of models, one row for each name (tên gọi)."""
    return (
        identity(),
        text("name", said(Model, "name"), "part.name", required=True),
        several("aliases", said(Model, "aliases"), "part.aliases"),
        text("summary", said(Model, "summary"), "part.summary"),
        *reference("field", said(Model, "field"), "fields", "part.field"),
        *reference("level", said(Model, "level"), "levels", "part.level"),
        *reference("unit", said(Model, "unit"), "units", "part.unit"),
        *counted("points_count", said(Model, "points_count"), "part.points_count", "điểm"),
        text("points_unit", said(Model, "points_unit"), "part.points_unit"),
        integer(
            "points_named",
            "Số điểm được nêu tên",
            lambda item: len(item.part.points),
            measure_unit="điểm",
            required=True,
            derived=True,
            description="Đếm các dòng của bảng model_points; không phải số nguồn công bố.",
        ),
        several("events", said(Model, "events"), "part.events"),
        *_at_work(),
        *origin_columns(),
    )


def point_columns() -> tuple[Column, ...]:
    """Return the columns of points."""
    return (
        identity(),
        *reference("model", "Mô hình", "models", "record.id", required=True),
        integer("number", "Thứ tự", "number", minimum=1, required=True),
        text("name", said(Point, "name"), "part.name"),
        *reference("unit", said(Point, "unit"), "units", "part.unit"),
        text("place", said(Point, "place"), "part.place"),
        text("venue", said(Point, "venue"), "part.venue"),
        *_at_work(),
        *origin_columns(),
    )
