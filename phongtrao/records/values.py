"""Field types: how the text of a YAML scalar becomes a typed value, and what to say when it cannot.

Every scalar arrives as text (see ``strict_yaml``), so each type here states its accepted forms itself.
"""

import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import SerializationInfo, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from ..patterns import pattern_of
from ..problems import Hints, did_you_mean, quoted
from ..vietnamese import fold, format_date, format_number, slug
from .dates import (
    DATE_FORMS,
    DAY_PATTERN,
    FIRST_YEAR,
    ISO_DAY,
    ISO_PARTIAL_DATE,
    LAST_YEAR,
    PARTIAL_DATE_FORMS,
    PARTIAL_DATE_PATTERN,
    PartialDate,
    parse_day,
    parse_partial_date,
)
from .numerals import (
    MAX_NUMBER,
    NUMBER_FORMS,
    NUMBER_PATTERN,
    parse_number,
)
from .refusal import as_text, refuse
from .spelling import URL_PATTERN, Scalar, Spelling, any_case, spelled, text_of

# What a schema says of a choice that puts no word before a value.
NO_LABEL = "không thêm chữ nào phía trước"

FLAG_FORMS = "có, không (hoặc true, false)"


class ForPrograms:
    """The context in which values are written for programs: numbers as numbers, days as ISO 8601 has them.

    ``differs`` tells afterwards whether any of them is written otherwise in a file.
    """

    differs = False


class Choice(StrEnum):
    """An enumeration whose members carry a Vietnamese label: ``FESTIVAL = "festival", "Ngày hội …"``."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member whose value is the YAML word and whose ``label`` readers see."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@cache
def _by_value(choices: type[Choice]) -> dict[str, Choice]:
    return {choice.value: choice for choice in choices}


def _parse_choice(choices: type[Choice], value: Any) -> Choice:
    text = as_text(value)
    known = _by_value(choices).get(text)
    if known is not None:
        return known
    allowed = ", ".join(f"{choice.value} ({choice.label})" for choice in choices)
    # An editor may write the Vietnamese word: lead from it to the value.
    meant = next((choice for choice in choices if text and fold(text) in fold(choice.label)), None)
    near = did_you_mean(meant or text, [choice.value for choice in choices])
    raise refuse(f"{quoted(text)} không có trong danh sách. Cho phép: {allowed}.", near)


class choice_of(Scalar):  # noqa: N801 - reads as a word in a field's type
    """The type that reads one of ``choices``, and names them all when it cannot."""

    def __init__(self, choices: type[Choice]) -> None:
        """Take the choices there are."""
        members = list(choices)
        schema = {
            "type": "string",
            "enum": [choice.value for choice in members],
            "enumDescriptions": [choice.label or NO_LABEL for choice in members],
        }
        core = core_schema.no_info_before_validator_function(
            partial(_parse_choice, choices), core_schema.enum_schema(choices, members, sub_type="str")
        )
        super().__init__(core, Spelling(schema, schema))


# Nearly every address; the rest is taken apart.
_USUAL_URL = pattern_of(r"https?://[a-z0-9.-]*[a-z0-9](?:/[\w/.,;:?=&%+~-]*)?", re.ASCII)
_WORDS = {"true": True, "có": True, "false": False, "không": False}


def _parse_flag(value: Any) -> bool:
    text = as_text(value).strip().lower()
    if text not in _WORDS:
        raise refuse(f"{quoted(text)} không hợp lệ. Cho phép: {FLAG_FORMS}.")
    return _WORDS[text]


def _parse_url(value: str) -> str:
    if _USUAL_URL.fullmatch(value):
        return value
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
    context = info.context or {}
    known: Collection[str] | None = context.get("ids", {}).get(collection)
    if known is None or value in known:
        return value
    # An editor may write the name: its slug is the id, or close to it.
    hints = context.get("hints") or Hints()
    near = hints.near(value, known, collection) or hints.near(slug(value), known, collection)
    raise refuse(f"{quoted(value)} không có trong {reference_home(collection)}.", near)


def reference_home(collection: str) -> str:
    """Return where the ids of ``collection`` are defined, for messages."""
    homes = {"events": "data/conferences/ hay data/news/"}
    homes |= {name: f"data/{name}/" for name in ("units", "models", "results")}
    return homes.get(collection, f"data/taxonomy.yml ({collection})")


class reference(Scalar):  # noqa: N801 - reads as a word in a field's type
    """The type of an id that must exist in ``collection``: ``Annotated[str, reference("units")]``."""

    collection: str

    def __init__(self, collection: str) -> None:
        """Take the collection, or the part of the taxonomy, in which the ids are."""
        # The ids are data, which editors add to on the web: listing them here would make every new unit
        # or term a drift of schemas/ that they could not mend.
        home = reference_home(collection)
        more = {"description": f"Mã có trong {home}.", "x-collection": collection}
        asked, written = spelled(ID_PATTERN, f"mã có trong {home}", guessed="number")
        core = core_schema.with_info_after_validator_function(
            partial(_check_reference, collection),
            core_schema.str_schema(strip_whitespace=True, max_length=MAX_ID),
        )
        super().__init__(core, Spelling(asked | more, written | more), MAX_ID)
        vars(self)["collection"] = collection


def for_programs(info: SerializationInfo) -> bool:
    """Tell whether a value that is written in two ways is written for programs, and note that one is."""
    context = info.context
    if not isinstance(context, ForPrograms):
        return False
    context.differs = True
    return True


def _written_day(day: date, info: SerializationInfo) -> str:
    return day.isoformat() if for_programs(info) else format_date(day)


def _written_number(number: Decimal, info: SerializationInfo) -> int | float | str:
    return written_number(number) if for_programs(info) else format_number(number)


def written_number(number: Decimal) -> int | float:
    """Return a number as programs read it: whole without decimals, else exact to 15 digits."""
    return int(number) if number == number.to_integral() else float(number)


def _free(limit: int) -> Scalar:
    core = core_schema.str_schema(strip_whitespace=True, min_length=1, max_length=limit)
    return Scalar(core, text_of(limit), limit)


def checked(check: Callable[[str], str], limit: int, spelling: Spelling, *, least: int = 0) -> Scalar:
    """Return the type of a text of up to ``limit`` characters that ``check`` gives back, or refuses."""
    text = core_schema.str_schema(strip_whitespace=True, min_length=least, max_length=limit)
    return Scalar(core_schema.no_info_after_validator_function(check, text), spelling, limit)


def parsed(parse: Callable[[Any], Any], write: core_schema.SerSchema, spelling: Spelling) -> Scalar:
    """Return the type of what ``parse`` makes of a text, or refuses."""
    return Scalar(core_schema.no_info_plain_validator_function(parse, serialization=write), spelling)


def written_by(write: Callable[[Any, SerializationInfo], Any], written: CoreSchema) -> core_schema.SerSchema:
    """Return how a value is written: as ``write`` does, of which pydantic makes what ``written`` says."""
    return core_schema.plain_serializer_function_ser_schema(write, info_arg=True, return_schema=written)


# Lengths: a title fits one screen of a phone, a line one paragraph, a text a long article.
MAX_TITLE, MAX_LINE, MAX_TEXT = 250, 1_000, 60_000
# The longest slug that, with folder and ending, stays inside every file system's 255 bytes.
MAX_ID = 120
ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CODE = "[0-9]{2}(?:[0-9]|[0-9]{3})?"

Title = Annotated[str, _free(MAX_TITLE)]
Line = Annotated[str, _free(MAX_LINE)]
Markdown = Annotated[str, _free(MAX_TEXT)]


def shaped(limit: int, expression: str, forms: str, **guess: Any) -> Scalar:
    """Return what makes a text match ``expression`` whole, for our loader and for editors' software."""
    pattern = pattern_of(expression)

    def check(value: str) -> str:
        if pattern.fullmatch(value):
            return value
        raise refuse(f"{quoted(value)} không đúng dạng. Cho phép: {forms}.")

    return checked(check, limit, spelled(expression, forms, **guess), least=1)


# At least two parts: addresses of one part belong to hand-written pages.
_OLD_ADDRESS = f"(?:{ID_PATTERN}/){{2,}}"
_OLD_ADDRESS_FORMS = "đường dẫn cũ, không có tên miền. Ví dụ: tin-tuc/2024/ten-cu/"
OldAddress = Annotated[str, shaped(300, _OLD_ADDRESS, _OLD_ADDRESS_FORMS)]
_ID_FORMS = "chữ thường không dấu, chữ số, dấu gạch nối. Ví dụ: phong-chong-toi-pham"
Identifier = Annotated[str, shaped(MAX_ID, ID_PATTERN, _ID_FORMS, guessed="number")]
_CODE_FORMS = "2, 3 hoặc 5 chữ số. Ví dụ: 23128"
Code = Annotated[str, shaped(5, _CODE, _CODE_FORMS, guessed="integer", most=99_999)]
Url = Annotated[
    str,
    checked(_parse_url, 2_000, spelled(URL_PATTERN, "địa chỉ trang web. Ví dụ: https://example.vn/tin/1")),
]
Day = Annotated[
    date,
    parsed(
        parse_day,
        written_by(_written_day, core_schema.str_schema()),
        spelled(DAY_PATTERN, DATE_FORMS, "17/9/2024").written_as(ISO_DAY),
    ),
]
EventDate = Annotated[
    PartialDate,
    parsed(
        parse_partial_date,
        core_schema.plain_serializer_function_ser_schema(
            PartialDate.iso, return_schema=core_schema.str_schema()
        ),
        spelled(
            PARTIAL_DATE_PATTERN,
            PARTIAL_DATE_FORMS,
            *("17/9/2024", "9/2024", "2024"),
            guessed="integer",
            least=FIRST_YEAR,
            most=LAST_YEAR,
        ).written_as(ISO_PARTIAL_DATE),
    ),
]
Number = Annotated[
    Decimal,
    parsed(
        parse_number,
        written_by(_written_number, core_schema.any_schema()),
        spelled(
            NUMBER_PATTERN,
            NUMBER_FORMS,
            *("127", "17,5"),
            guessed="number",
            most=int(MAX_NUMBER),
        ).written_as({"type": "number", "minimum": 0, "maximum": int(MAX_NUMBER)}),
    ),
]
Flag = Annotated[
    bool,
    parsed(
        _parse_flag,
        core_schema.simple_ser_schema("bool"),
        spelled(any_case(*_WORDS), FLAG_FORMS, "có", "không", guessed="boolean").written_as(
            {"type": "boolean"}
        ),
    ),
]
