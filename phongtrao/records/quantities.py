"""Counts as sources give them: exact, "hơn 200", "3–5", "86/86", "100%", or only "hàng trăm"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import SerializationInfo
from pydantic_core import core_schema

from ..problems import quoted
from ..vietnamese import format_number
from .numerals import (
    COUNT_PATTERN,
    MAX_NUMBER,
    NUMBER_PATTERN,
    THOUSANDS_PATTERN,
    parse_count,
    parse_number,
)
from .refusal import as_text, refuse
from .spelling import spelled
from .values import Choice, for_programs, parsed, written_by, written_number


class Comparator(Choice):
    """How exact a published number is. The labels are the words that stand before it."""

    EXACT = "exact", ""
    MORE_THAN = "more_than", "hơn"
    AT_LEAST = "at_least", "ít nhất"
    ABOUT = "about", "khoảng"
    NEARLY = "nearly", "gần"
    LESS_THAN = "less_than", "dưới"
    AT_MOST = "at_most", "không quá"
    ESTIMATED = "estimated", "ước"
    EXPECTED = "expected", "dự kiến khoảng"


# The words of sources → what they say of the number behind them.
_WORDS = {comparator.label: comparator for comparator in Comparator if comparator.label} | {
    "trên": Comparator.MORE_THAN,
    "tối thiểu": Comparator.AT_LEAST,
    "ước tính": Comparator.ESTIMATED,
    "dự kiến": Comparator.EXPECTED,
    "nhiều nhất": Comparator.AT_MOST,
    "tối đa": Comparator.AT_MOST,
}
_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
# What sources say where they give no number.
_ONLY_WORDS = ("hàng chục", "hàng trăm", "hàng nghìn", "hàng ngàn", "hàng vạn", "đông đảo", "nhiều")
# Longer words first: "dự kiến khoảng" begins with "dự kiến".
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_BEFORE = rf"(?:(?:{_WORD}) +)?"
_SHAPES = {
    "counted": rf"{_BEFORE}{COUNT_PATTERN}(?:/{COUNT_PATTERN})?",
    "span": rf"(?:từ +)?{COUNT_PATTERN}(?: ?[–-] ?| +đến +){COUNT_PATTERN}",
    "times": rf"{_BEFORE}{THOUSANDS_PATTERN} +(?:{'|'.join(_TIMES)})",
    "percent": rf"{_BEFORE}{NUMBER_PATTERN} ?%",
    "words": "|".join(_ONLY_WORDS),
}
QUANTITY_PATTERN = "|".join(_SHAPES.values())
QUANTITY_FORMS = (
    "số nguyên, trước đó có thể thêm hơn, gần, khoảng, dưới, ít nhất, ước; 3–5; 86/90; 100%; hoặc hàng chục, "
    "hàng trăm. Ví dụ: 127, 1.234, hơn 200"
)
_PARTS = re.compile(
    rf"(?:(?P<word>{_WORD}|từ) +)?(?P<value>[0-9.,]+)(?:/(?P<of>[0-9.,]+)"
    rf"|(?: ?[–-] ?| +đến +)(?P<upper>[0-9.,]+)| +(?P<times>{'|'.join(_TIMES)})| ?(?P<percent>%))?"
)
_WITH_UNIT = re.compile(rf"({_BEFORE}{COUNT_PATTERN})\s+\D.*", re.DOTALL)


@dataclass(frozen=True)
class Quantity:
    """How many there are, as the source tells: a number, perhaps not exact, a span, or only words.

    ``of`` is the whole in "86 of 90"; ``percent`` stands in the place of a number.
    """

    value: int | None = None
    comparator: Comparator = Comparator.EXACT
    upper: int | None = None
    of: int | None = None
    percent: Decimal | None = None
    words: str = ""

    def __str__(self) -> str:
        """Return the quantity as published: ``127``, ``hơn 1.200``, ``3–5``, ``86/90``, ``hàng trăm``."""
        if self.percent is not None:
            return f"{self.comparator.label} {format_number(self.percent)}%".strip()
        if self.value is None:
            return self.words
        span = f"–{format_number(self.upper)}" if self.upper is not None else ""
        whole = f"/{format_number(self.of)}" if self.of is not None else ""
        return f"{self.comparator.label} {format_number(self.value)}{span}{whole}".strip()

    @property
    def exact(self) -> int | None:
        """The number, when the source gives exactly one."""
        return self.value if self.comparator is Comparator.EXACT and self.upper is None else None

    @property
    def plain(self) -> int | None:
        """The number, when it says all there is to say."""
        return self.exact if self.of is None else None


def parse_quantity(value: Any) -> Quantity:
    """Read a count as sources give it, or refuse it with the accepted forms."""
    text = as_text(value).strip()
    if text in _ONLY_WORDS:
        return Quantity(words=text)
    if re.fullmatch("[0-9.,]+", text):
        return Quantity(parse_count(text))
    if not re.fullmatch(QUANTITY_PATTERN, text):
        with_unit = _WITH_UNIT.fullmatch(text)
        near = f" Có phải ý bạn là {quoted(with_unit[1])}?" if with_unit else ""
        raise refuse(f"{quoted(text)} không đúng cách viết số lượng. Cho phép: {QUANTITY_FORMS}.", near)
    parts = _PARTS.fullmatch(text)
    assert parts is not None
    comparator = _WORDS.get(parts["word"], Comparator.EXACT)
    if parts["percent"]:
        return Quantity(comparator=comparator, percent=parse_number(parts["value"]))
    number = parse_number(parts["value"]) * _TIMES.get(parts["times"], 1)
    upper, whole = (parse_count(parts[name]) if parts[name] else None for name in ("upper", "of"))
    for limit in (upper, whole):
        if limit is not None and limit < number:
            raise refuse(f"{quoted(text)}: số sau nhỏ hơn số trước.")
    return Quantity(parse_count(format_number(number)), comparator, upper, whole)


def _written(quantity: Quantity, info: SerializationInfo) -> int | str | dict[str, Any]:
    if not for_programs(info):
        return str(quantity) if quantity.plain is None else quantity.plain
    text: dict[str, Any] = {"text": str(quantity), "comparator": quantity.comparator.value}
    numbers: dict[str, int | float | None]
    numbers = {"value": quantity.value, "upper": quantity.upper, "of": quantity.of}
    if quantity.percent is not None:
        numbers["percent"] = written_number(quantity.percent)
    return text | {name: number for name, number in numbers.items() if number is not None}


_COUNT = {"type": "integer", "minimum": 0}
_WRITTEN = {
    "type": "object",
    "description": "Một số lượng như nguồn nêu: text là nguyên chữ để đọc, các mục khác để tính.",
    "required": ["text", "comparator"],
    "properties": {
        "text": {"type": "string", "description": "Như đã công bố: 127, hơn 1.200, 3–5, 86/90, hàng trăm."},
        "comparator": {
            "type": "string",
            "enum": [one.value for one in Comparator],
            "enumDescriptions": [one.label or "đúng số ấy" for one in Comparator],
        },
        "value": _COUNT | {"description": "Con số; không có khi nguồn chỉ nêu bằng chữ hay phần trăm."},
        "upper": _COUNT | {"description": "Số trên, khi nguồn nêu một khoảng."},
        "of": _COUNT | {"description": "Trên tổng số: 86/90 có value là 86, of là 90."},
        "percent": {"type": "number", "minimum": 0, "description": "Khi nguồn chỉ nêu phần trăm."},
    },
}

HowMany = Annotated[
    Quantity,
    parsed(
        parse_quantity,
        written_by(_written, core_schema.any_schema()),
        spelled(
            QUANTITY_PATTERN,
            QUANTITY_FORMS,
            *("127", "1.234", "hơn 200"),
            guessed="number",
            most=int(MAX_NUMBER),
        ).written_as(_WRITTEN),
    ),
]
