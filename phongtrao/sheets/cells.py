"""Cells: what an editor or Excel wrote → the text a record keeps, and back."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ..decoding import HIDDEN, hidden_character_message
from ..fields import Field, Kind
from ..names import clean
from ..problems import quoted
from ..records import PartialDate
from ..records.quantities import HowMany
from ..records.values import EventDate, Number
from ..vietnamese import format_date, format_number

# A text that begins so is run as a formula by some program that opens the sheet.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
# Excel's limit for one cell.
MAX_CELL = 32_767
# Excel keeps 15 digits of a number: beyond them it makes figures up.
_TOO_LARGE = 10**15
NUMBERS = (Kind.NUMBER, Kind.QUANTITY)


class RawCell(NamedTuple):
    """A cell as the file has it. ``spans_rows`` tells a value taken over from a merged cell above."""

    value: object = None
    number_format: str = ""
    formula: bool = False  # or an error such as #N/A that one left
    spans_rows: bool = False


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet program may run ``text``."""
    return _FORMULA.match(text) is not None


def guarded(text: str, *, plain: bool) -> str:
    """Return ``text`` with an apostrophe before it when it would be run, or mistaken for such a one.

    :param plain: whether the file cannot mark a cell as text (CSV).
    """
    return f"'{text}" if _GUARDED.match(text) or (plain and is_formula(text)) else text


def unguarded(text: str) -> str:
    """Return ``text`` without the apostrophe of :func:`guarded`."""
    return text[1:] if _GUARDED.match(text) else text


@cache
def _reader(kind: Any) -> TypeAdapter[Any]:
    """Return what reads a kind of value; only made where cells are read, since it takes a while to make."""
    return TypeAdapter(kind)


def read_cell(cell: RawCell, field: Field) -> tuple[str, str]:
    """Return the text a cell stands for in a column of ``field``, and what is wrong with the cell."""
    if _is_too_large(cell.value):
        return "", f"Số {quoted(str(cell.value))} quá lớn: Excel chỉ giữ đúng 15 chữ số."
    text = _text_of(cell, field)
    if cell.formula:
        return text, f"Ô chứa công thức hay lỗi công thức {quoted(text)}: chép ô rồi dán lại chỉ giá trị."
    hidden = HIDDEN.search(text)
    if hidden:
        # Without it the record's other mistakes are found in the same run.
        return clean(HIDDEN.sub("", text)), hidden_character_message(hidden[0])
    if field.kind in NUMBERS and isinstance(cell.value, float) and _looks_like_thousands(cell.value):
        return text, (
            f"Ô là số lẻ {quoted(text)}. Nếu là hàng nghìn, gõ liền các chữ số; "
            "nếu đúng là số lẻ, định dạng ô là Văn bản rồi gõ lại."
        )
    return text, ""


def _is_too_large(value: object) -> bool:
    """Return whether a number has more digits than Excel keeps; infinity, too, and what is no number."""
    return isinstance(value, int | float) and not abs(value) < _TOO_LARGE


def _looks_like_thousands(value: float) -> bool:
    """Return whether ``1.234`` was typed where the point is a decimal point."""
    return Decimal(repr(value)).as_tuple().exponent == -3


def _text_of(cell: RawCell, field: Field) -> str:
    match cell.value:
        case None:
            return ""
        case bool():
            return "có" if cell.value else "không"
        case datetime() | date():
            return _date_text(cell.value, cell.number_format)
        case time():
            return cell.value.strftime("%H:%M")
        case int() | float():
            return _number_text(cell.value, cell.number_format, field)
    return unguarded(clean(str(cell.value)))


def _date_text(day: date, number_format: str) -> str:
    """Return a real date, to the precision its cell shows: Excel makes a day of ``9/2024`` by itself."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    if "d" in shown or "y" not in shown:
        return f"{day.day}/{day.month}/{day.year}"
    return f"{day.month}/{day.year}" if "m" in shown else str(day.year)


def _number_text(value: float, number_format: str, field: Field) -> str:
    number = Decimal(repr(value))
    if "%" in number_format:
        number *= 100
    number = number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()
    return format_number(number) if field.kind in NUMBERS else f"{number:f}".replace(".", ",")


def canonical(field: Field, text: str) -> str:
    """Return one spelling of a value for equal values: ``05/11/2024`` → ``5/11/2024``; else the text."""
    try:
        if field.kind is Kind.DATE:
            return _date_spelling(_reader(EventDate).validate_python(text))
        if field.kind is Kind.NUMBER:
            return format_number(_reader(Number).validate_python(text))
        if field.kind is Kind.QUANTITY:
            return str(_reader(HowMany).validate_python(text))
    except ValidationError:
        return text
    return clean(text)


def _date_spelling(day: PartialDate) -> str:
    return (
        format_date(day.first_day()) if day.day else f"{day.month}/{day.year}" if day.month else str(day.year)
    )


def excel_value(field: Field, text: str) -> object:
    """Return what a workbook keeps for a value: a real date or number where Excel has one, else text."""
    try:
        if field.kind is Kind.DATE and not field.many:
            day = _reader(EventDate).validate_python(text)
            return day.first_day() if day.day else text
        if field.kind is Kind.QUANTITY:
            plain = _reader(HowMany).validate_python(text).plain
            return text if plain is None else plain
        if field.kind is Kind.NUMBER:
            number = _reader(Number).validate_python(text)
            exact = number == int(number) or not _looks_like_thousands(float(number))
            return (int(number) if number == int(number) else float(number)) if exact else text
    except ValidationError:
        pass
    return text
