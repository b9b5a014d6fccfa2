"""The columns of units and of those named exemplary."""

from ..records import Exemplar, Unit, UnitKind
from ..records.units import ExemplarStatus
from .awards import inside
from .columns import (
    Column,
    choice,
    counted,
    dates,
    day,
    identity,
    partial,
    reference,
    said,
    several,
    text,
)
from .provenance import origin_columns


def unit_columns() -> tuple[Column, ...]:
    """Return the columns of units, those of today and those that ended."""
    return (
        identity(
            description="Mã riêng của trang này; mã hành chính ở cột code có khi dùng lại cho nơi khác."
        ),
        text("name", said(Unit, "name"), "part.name", required=True),
        text("full_name", "Tên kèm cấp", "part.full_name", required=True),
        *choice("kind", said(Unit, "kind"), UnitKind, "part.kind", required=True),
        text("code", said(Unit, "code"), "part.code"),
        *reference("parent", said(Unit, "parent"), "units", "part.parent"),
        day("valid_from", said(Unit, "valid_from"), "part.valid_from"),
        day("valid_to", said(Unit, "valid_to"), "part.valid_to"),
        several("successors", said(Unit, "successors"), "part.successors"),
        text("formed_with", said(Unit, "formed_with"), "part.formed_with"),
        text("note", said(Unit, "note"), "part.note"),
        *origin_columns(),
    )


def exemplar_columns() -> tuple[Column, ...]:
    """Return the columns of units that were chosen or recognised as exemplary."""
    return (
        identity(),
        *reference("unit", said(Exemplar, "unit"), "units", "part.unit"),
        *choice("status", said(Exemplar, "status"), ExemplarStatus, "part.status", required=True),
        *dates("date", said(Exemplar, "date"), "part.date"),
        text("title", said(Exemplar, "title"), "part.title"),
        text("chosen_by", said(Exemplar, "chosen_by"), "part.chosen_by", required=True),
        *counted("criteria", said(Exemplar, "criteria"), "part.criteria", "tiêu chí"),
        text("decision_number", said(Exemplar, "decision", "number"), inside("part.decision", "number")),
        partial(
            "decision_date", said(Exemplar, "decision", "issued_on"), inside("part.decision", "issued_on")
        ),
        text("event", said(Exemplar, "event"), lambda item: item.origin.event and item.origin.event.id),
        text("note", said(Exemplar, "note"), "part.note"),
        *origin_columns(),
    )
