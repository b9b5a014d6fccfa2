"""The columns of commendations: each line of an event or of a file of its own, and the names in it.

Names are those that the honour roll shows. Whatever an editor noted about them is not there.
"""

from collections.abc import Iterator
from operator import attrgetter

from pydantic import BaseModel

from ..derived import Derived, derived_of_line
from ..indexes import Honour
from ..records import Award, AwardLine, Comparator, ListStatus, Recipient, RecipientKind
from ..records.awards import Ground
from ..records.base import MoneyUnit
from ..views.common import money_text
from .columns import (
    Column,
    choice,
    counted,
    dates,
    flag,
    identity,
    integer,
    number,
    partial,
    plain_number,
    reference,
    said,
    several,
    text,
)
from .items import Get, Item, Origin
from .provenance import origin_columns


def line_items(origin: Origin) -> Iterator[Item]:
    """Yield the lines of commendation of a record; ``whole`` is the honour."""
    dataset, record = origin.dataset, origin.record
    for honour in dataset.honour_lines.get(record.path) or ():
        own_file = isinstance(record, Award)
        identifier = record.id if own_file else f"{record.id}--{honour.number}"
        yield Item(origin, identifier, honour.award, honour.number, honour)


def recipient_items(origin: Origin) -> Iterator[Item]:
    """Yield everyone named in the lines of a record, as the source has them; ``whole`` is the line."""
    for line in line_items(origin):
        for place, recipient in enumerate(line.part.recipients, 1):
            yield Item(origin, f"{line.id}-{place}", recipient, place, line)


def inside(name: Get | str, within: str) -> Get:
    """Return the value of a part that may not be there: ``inside("part.prize", "amount")``."""
    outer = attrgetter(name) if isinstance(name, str) else name
    inner = attrgetter(within)

    def found(item: Item) -> object:
        part = outer(item)
        return None if part is None else inner(part)

    return found


def period_columns(model: type[BaseModel], get: Get | str) -> tuple[Column, ...]:
    """Return the columns of a period."""
    return (
        text("period", said(model, "period", "label"), inside(get, "label")),
        partial("period_start", said(model, "period", "start"), inside(get, "start")),
        partial("period_end", said(model, "period", "end"), inside(get, "end")),
    )


def _form_kind(item: Item) -> str:
    return next(one.kind.label for one in item.dataset.taxonomy.award_forms if one.id == item.part.form)


def _event(item: Item) -> str | None:
    honour: Honour = item.whole
    return honour.event.id if honour.event else None


def _total(item: Item) -> Derived | None:
    return next(iter(derived_of_line(item.part)), None)


def _total_value(item: Item) -> int | float | None:
    total = _total(item)
    return plain_number(total.value) if total else None


def _total_formula(item: Item) -> str | None:
    total = _total(item)
    return total.formula if total else None


def _what_was_given() -> tuple[Column, ...]:
    return (
        *reference("form", said(AwardLine, "form"), "award_forms", "part.form", required=True),
        text("form_kind", "Nhóm hình thức", _form_kind),
        several("also_forms", said(AwardLine, "also_forms"), "part.also_forms"),
        *reference("level", said(AwardLine, "level"), "levels", "part.level"),
        text("issuer", said(AwardLine, "issuer"), "part.issuer"),
        several("presented_by", said(AwardLine, "presented_by"), "part.presented_by"),
        text("on_behalf_of", said(AwardLine, "on_behalf_of"), "part.on_behalf_of"),
        *choice("ground", said(AwardLine, "ground"), Ground, "part.ground"),
        text("rank", said(AwardLine, "rank"), "part.rank"),
        text("achievement", said(AwardLine, "achievement"), "part.achievement"),
        *period_columns(AwardLine, "part.period"),
    )


def _to_how_many() -> tuple[Column, ...]:
    return (
        *counted("collectives", said(AwardLine, "collectives"), "part.collectives", "tập thể"),
        *counted("individuals", said(AwardLine, "individuals"), "part.individuals", "cá nhân"),
        *counted("households", said(AwardLine, "households"), "part.households", "hộ"),
        *counted("combined", said(AwardLine, "combined"), "part.combined", "tập thể, cá nhân, hộ"),
        several(
            "combined_of",
            said(AwardLine, "combined_of"),
            lambda item: [kind.value for kind in item.part.combined_of] if item.part.combined else (),
        ),
        integer(
            "total_derived",
            "Tổng số suy ra",
            _total_value,
            derived=True,
            description="Cộng các số riêng, không phải số nguồn công bố; cách tính ở total_formula.",
        ),
        text("total_formula", "Cách tính tổng số", _total_formula, derived=True),
    )


def _money() -> tuple[Column, ...]:
    return (
        number("prize_amount", said(AwardLine, "prize", "amount"), inside("part.prize", "amount")),
        number("prize_upper", said(AwardLine, "prize", "upper"), inside("part.prize", "upper")),
        *choice("prize_unit", said(AwardLine, "prize", "unit"), MoneyUnit, inside("part.prize", "unit")),
        *choice(
            "prize_comparator",
            said(AwardLine, "prize", "comparator"),
            Comparator,
            inside("part.prize", "comparator"),
        ),
        *choice("prize_per", said(AwardLine, "prize", "per"), RecipientKind, inside("part.prize", "per")),
    )


def award_columns() -> tuple[Column, ...]:
    """Return the columns of lines of commendation."""
    return (
        identity(),
        text("collection", "Bảng của bản ghi", "record.collection", required=True),
        text("record", "Mã của bản ghi", "record.id", required=True),
        integer("number", "Thứ tự trong bản ghi", "number", minimum=1, required=True),
        *dates("date", said(Award, "date"), "whole.date"),
        text("event", said(Award, "event"), _event),
        *_what_was_given(),
        *reference("unit", said(Award, "unit"), "units", "part.own_unit"),
        *_to_how_many(),
        *_money(),
        *choice("list_status", said(AwardLine, "list_status"), ListStatus, "part.list_status", required=True),
        text("decision_number", said(AwardLine, "decision", "number"), inside("part.decision", "number")),
        partial("decision_date", said(AwardLine, "decision", "date"), inside("part.decision", "date")),
        text("decision_issuer", said(AwardLine, "decision", "issuer"), inside("part.decision", "issuer")),
        partial("revoked_on", said(AwardLine, "revoked", "date"), inside("part.revoked", "date")),
        text("revoked_reason", said(AwardLine, "revoked", "reason"), inside("part.revoked", "reason")),
        text("note", said(AwardLine, "note"), "part.note"),
        *origin_columns(),
    )


def _revoked(item: Item) -> bool:
    return item.whole.part.revoked is not None


def recipient_columns() -> tuple[Column, ...]:
    """Return the columns of those who were commended, as the honour roll names them."""
    return (
        identity(),
        text("award", "Lần khen thưởng", "whole.id", required=True, refers="awards"),
        integer("number", "Thứ tự trong danh sách", "number", minimum=1, required=True),
        *choice("kind", said(Recipient, "kind"), RecipientKind, "part.kind", required=True),
        text("name", said(Recipient, "name"), "part.name", required=True),
        text("honorific", said(Recipient, "honorific"), "part.honorific"),
        text("rank", said(Recipient, "rank"), "part.rank"),
        several("titles", said(Recipient, "titles"), "part.titles"),
        text("organisation", said(Recipient, "organisation"), "part.organisation"),
        *reference("unit", said(Recipient, "unit"), "units", "part.unit"),
        text("achievement", said(Recipient, "achievement"), "part.achievement"),
        text("prize", said(Recipient, "prize"), lambda item: money_text(item.part.prize) or None),
        text("note", said(Recipient, "note"), "part.note"),
        flag("revoked", "Lần khen đã bị thu hồi", _revoked, required=True),
    )
