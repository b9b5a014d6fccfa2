"""Field types: how the text of a YAML scalar becomes a typed value, and what to say when it cannot.

Every scalar arrives as text (see ``strict_yaml``), so each type here states its accepted forms itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from annotated_types import GroupedMetadata
from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)

from ..problems import did_you_mean, quoted
from ..vietnamese import fold, format_date
from .dates import PartialDate, parse_day, parse_partial_date
from .refusal import as_text, refuse

# A figure of a whole country fits; more digits are a slip.
MAX_NUMBER = Decimal(10) ** 12

NUMBER_FORMS = "chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy thập phân. Ví dụ: 127, 1.234, 17,5"


class Choice(StrEnum):
    """An enumeration whose members carry a Vietnamese label: ``FESTIVAL = "festival", "Ngày hội …"``."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member whose value is the YAML word and whose ``label`` readers see."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


def _parse_choice(choices: type[Choice], value: Any) -> Choice:
    text = as_text(value)
    for choice in choices:
        if text == choice.value:
            return choice
    allowed = ", ".join(f"{choice.value} ({choice.label})" for choice in choices)
    # An editor may write the Vietnamese word: lead from it to the value.
    meant = next((choice for choice in choices if text and fold(text) in fold(choice.label)), None)
    near = did_you_mean(meant or text, [choice.value for choice in choices])
    raise refuse(f"{quoted(text)} không có trong danh sách. Cho phép: {allowed}.", near)


def choice_of(choices: type[Choice]) -> BeforeValidator:
    """Return the validator that reads one of ``choices`` and names them all when it cannot."""
    return BeforeValidator(partial(_parse_choice, choices))


_NUMBER = re.compile(r"(?P<whole>0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,(?P<part>\d+))?")


def _parse_number(value: Any) -> Decimal:
    text = as_text(value).strip()
    match = _NUMBER.fullmatch(text)
    if not match or not text.isascii():
        raise refuse(f"{quoted(text)} không đúng cách viết số. Cho phép: {NUMBER_FORMS}.", _number_hint(text))
    if len(match["part"] or "") in (3, *range(7, len(text))):
        # Three decimals are far more often a thousands separator of another language.
        raise refuse(f"{quoted(text)} không rõ nghĩa. Cho phép: {NUMBER_FORMS}.", _number_hint(text))
    number = Decimal(f"{match['whole'].replace('.', '')}.{match['part'] or 0}").normalize()
    if number > MAX_NUMBER:
        raise refuse(f"{quoted(text)} quá lớn: tối đa 1.000.000.000.000.")
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def _number_hint(text: str) -> str:
    """Suggest the right spelling of the commonest slips: ``08``, ``1.5``, ``1,234``."""
    if re.fullmatch(r"0\d+", text) and text.isascii():
        return f' Có phải ý bạn là "{int(text)}"?'
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", text) and text.isascii():
        return f' Có phải ý bạn là "{text.replace(",", ".")}"?'
    if re.fullmatch(r"\d+\.\d+", text) and text.isascii():
        return f' Có phải ý bạn là "{text.replace(".", ",")}"?'
    return ""


def _parse_count(value: Any) -> int:
    number = _parse_number(value)
    if number != number.to_integral():
        raise refuse(f"{quoted(as_text(value))} phải là số nguyên. Ví dụ: 127, 1.234.")
    return int(number)


_WORDS = {"true": True, "có": True, "false": False, "không": False}


def _parse_flag(value: Any) -> bool:
    text = as_text(value).strip().lower()
    if text not in _WORDS:
        raise refuse(f"{quoted(text)} không hợp lệ. Cho phép: có, không (hoặc true, false).")
    return _WORDS[text]


def _parse_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s<>\"'`\\^{|}]", value):
        raise refuse(f"{quoted(value)} không phải địa chỉ trang web. Ví dụ: https://example.vn/tin/1.")
    return value


def _check_reference(collection: str, value: str, info: ValidationInfo) -> str:
    """Check that the record or taxonomy entry ``value`` exists, when the loader says which do."""
    known: Iterable[str] | None = (info.context or {}).get("ids", {}).get(collection)
    if known is None or value in known:
        return value
    raise refuse(f"{quoted(value)} không có trong {reference_home(collection)}.", did_you_mean(value, known))


def reference_home(collection: str) -> str:
    """Return where the ids of ``collection`` are defined, for messages."""
    homes = {"events": "data/conferences/ hay data/news/", "units": "data/units/", "results": "data/results/"}
    return homes.get(collection, f"data/taxonomy.yml ({collection})")


@dataclass(frozen=True)
class reference(GroupedMetadata):  # noqa: N801 - reads as a word in a field's type
    """The type of an id that must exist in ``collection``: ``Annotated[str, reference("units")]``."""

    collection: str

    def __iter__(self) -> Iterator[object]:
        """Yield what pydantic applies to the field."""
        yield StringConstraints(strip_whitespace=True, max_length=MAX_ID)
        yield AfterValidator(partial(_check_reference, self.collection))
        yield WithJsonSchema({"type": "string", "x-collection": self.collection})


def _text(limit: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)


def _json(
    parse: Callable[[Any], Any], pattern: str, write: Callable[[Any], str]
) -> tuple[PlainValidator, PlainSerializer, WithJsonSchema]:
    """Return the validators of a type written as text in YAML and JSON alike."""
    return (
        PlainValidator(parse),
        PlainSerializer(write, return_type=str),
        WithJsonSchema({"type": "string", "pattern": pattern}),
    )


# Lengths: a title fits one screen of a phone, a line one paragraph, a text a long article.
MAX_TITLE, MAX_LINE, MAX_TEXT = 250, 1_000, 60_000
# The longest slug that, with folder and ending, stays inside every file system's 255 bytes.
MAX_ID = 120
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"

Title = Annotated[str, _text(MAX_TITLE)]
Line = Annotated[str, _text(MAX_LINE)]
Markdown = Annotated[str, _text(MAX_TEXT)]


def pattern(expression: str, example: str) -> AfterValidator:
    """Return the validator of a text that matches ``expression`` whole; an example says what is allowed."""
    compiled = re.compile(expression)

    def check(value: str) -> str:
        if compiled.fullmatch(value):
            return value
        raise refuse(f"{quoted(value)} không đúng dạng cho phép. Ví dụ: {example}.")

    return AfterValidator(check)


# At least two parts: addresses of one part belong to hand-written pages.
OldAddress = Annotated[str, _text(300), pattern(f"({ID_PATTERN}/){{2,}}", "tin-tuc/2024/ten-cu/")]
Identifier = Annotated[str, _text(MAX_ID), pattern(ID_PATTERN, "phong-chong-toi-pham")]
Url = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000), AfterValidator(_parse_url)]
Day = Annotated[date, *_json(parse_day, r"^\d{1,2}/\d{1,2}/\d{4}$", format_date)]
EventDate = Annotated[
    PartialDate, *_json(parse_partial_date, r"^((\d{1,2}/)?\d{1,2}/)?\d{4}$", lambda value: value.iso())
]
Number = Annotated[
    Decimal, *_json(_parse_number, _NUMBER.pattern.replace("?P<whole>", "").replace("?P<part>", ""), str)
]
Count = Annotated[int, PlainValidator(_parse_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, PlainValidator(_parse_flag), WithJsonSchema({"type": "boolean"})]
