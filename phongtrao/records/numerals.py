"""Numbers as Vietnamese writes them: a point between thousands, a comma before decimals."""

import re
from decimal import Decimal
from typing import Any

from ..problems import quoted
from ..vietnamese import format_number
from .refusal import as_text, refuse

_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
# A figure of a whole country fits; more digits are a slip.
MAX_NUMBER = Decimal(10) ** 12

NUMBER_FORMS = "chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy thập phân. Ví dụ: 127, 1.234, 17,5"
COUNT_FORMS = "số nguyên. Ví dụ: 127, 1.234"

_WHOLE = r"(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)"
# Never three decimals: "1,234" is far more often a thousand of another language.
_PART = "(?:[0-9]{1,2}|[0-9]{4,6})"
# For editors' software, which knows no groups by name.
NUMBER_PATTERN, COUNT_PATTERN = f"{_WHOLE}(?:,{_PART})?", f"{_WHOLE}(?:,0{{1,2}})?"
# So few decimals that a thousand times the number is whole.
THOUSANDS_PATTERN = f"{_WHOLE}(?:,[0-9]{{1,2}})?"
_NUMBER = re.compile(f"(?P<whole>{_WHOLE})(?:,(?P<part>{_PART}))?")


def parse_number(value: Any) -> Decimal:
    """Read a number as Vietnamese writes it, or refuse it with the accepted forms."""
    text = as_text(value).strip()
    match = _NUMBER.fullmatch(text)
    if not match:
        raise refuse(f"{quoted(text)} không đúng cách viết số. Cho phép: {NUMBER_FORMS}.", _number_hint(text))
    number = Decimal(f"{match['whole'].replace('.', '')}.{match['part'] or 0}").normalize()
    if number > MAX_NUMBER:
        raise refuse(f"{quoted(text)} quá lớn: tối đa 1.000.000.000.000.")
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def _number_hint(text: str) -> str:
    """Suggest the right spelling of the commonest slips: ``08``, ``1.5``, ``1,234``, ``127 mô hình``."""
    if re.fullmatch(r"0\d+", text) and text.isascii():
        return f' Có phải ý bạn là "{int(text)}"?'
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", text) and text.isascii():
        return f' Có phải ý bạn là "{text.replace(",", ".")}"?'
    if re.fullmatch(r"\d+\.\d+", text) and text.isascii():
        return f' Có phải ý bạn là "{text.replace(".", ",")}"?'
    times = re.fullmatch(rf"(?P<number>{_WHOLE}(?:,{_PART})?) (?P<word>nghìn|ngàn|triệu|tỷ)", text)
    if times:
        number = Decimal(times["number"].replace(".", "").replace(",", ".")) * _TIMES[times["word"]]
        whole = number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()
        return f' Có phải ý bạn là "{format_number(whole)}"?'
    worded = re.fullmatch(rf"(?P<before>\D+ )?(?P<number>{_WHOLE}(?:,{_PART})?)(?: \D*)?", text)
    if worded and worded["before"]:
        return f" Chỉ ghi số; chữ {quoted(worded['before'])} đứng trước ghi ở mục comparator."
    return f" Có phải ý bạn là {quoted(worded['number'])}?" if worded else ""


def parse_count(value: Any) -> int:
    """Read a whole number, or refuse it with the accepted forms."""
    number = parse_number(value)
    if number != number.to_integral():
        raise refuse(f"{quoted(as_text(value))} phải là {COUNT_FORMS}.")
    return int(number)
