"""Values for programs → values as the files in ``data/`` spell them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ...fields import Kind
from ...problems import quoted
from ...records.dates import parse_partial_date
from ...vietnamese import format_date, format_number
from ..layout import slots
from .reading import RestoreError

# What stands where consent was recorded: it never left the site.
CONSENT = "Cha mẹ đồng ý; ai, ngày nào thì ghi ở kho gốc, không công bố."


def spelled(model: type[BaseModel], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record or a part of one as its file has it.

    :raises RestoreError: if it has keys that the records do not know.
    """
    known = slots(model)
    if strangers := data.keys() - known.keys():
        raise RestoreError(
            f"Không biết mục {', '.join(map(quoted, sorted(strangers)))} của {model.__name__}."
        )
    made = {}
    for key, value in data.items():
        slot = known[key]
        values = [_one(slot.kind, slot.part, one) for one in (value if slot.many else [value])]
        made[key] = values if slot.many else values[0]
    if made.get("child") is True and "consent" in model.model_fields:
        made["consent"] = CONSENT
    return made


def _one(kind: Kind, part: type[BaseModel] | None, value: Any) -> Any:
    if part:
        return spelled(part, value)
    if kind is Kind.NUMBER:
        return _number(value)
    if kind is Kind.QUANTITY:
        return value["text"]
    return _date(value) if kind is Kind.DATE else value


def _number(value: int | Decimal) -> str:
    """Return a number as the files have it: never with three decimals, which would look like a thousand."""
    text = format_number(value)
    whole, comma, decimals = text.partition(",")
    return f"{whole}{comma}{decimals}0" if len(decimals) == 3 else text


def _date(value: str) -> str:
    day = parse_partial_date(value)
    if day.day:
        return format_date(day.first_day())
    return f"{day.month}/{day.year}" if day.month else str(day.year)
