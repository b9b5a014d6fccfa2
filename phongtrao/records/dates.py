"""Dates as sources give them: a day, a month, or only a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ..problems import quoted
from ..vietnamese import format_date
from .refusal import as_text, refuse

# The movement's first papers date from the 1940s; an earlier or far-future year is a slip of the hand.
FIRST_YEAR, LAST_YEAR = 1945, 2100
DATE_FORMS = "ngày/tháng/năm. Ví dụ: 17/9/2024"
PARTIAL_DATE_FORMS = "ngày/tháng/năm, tháng/năm hoặc năm. Ví dụ: 17/9/2024, 9/2024, 2024"
# The same forms as patterns for editors' software, the calendar with them: no 31/4, 29/2 in leap years alone.
_YEAR = "(?:194[5-9]|19[5-9][0-9]|20[0-9]{2}|2100)"
_LEAP_YEAR = "(?:19(?:48|5[26]|[68][048]|[79][26])|20(?:[02468][048]|[13579][26]))"
_MONTH, _ISO_MONTH = "(?:0?[1-9]|1[0-2])", f"{_YEAR}-(?:0[1-9]|1[0-2])"
_OF_30_DAYS, _OF_31_DAYS = "(?:0?[13-9]|1[0-2])", "(?:0?[13578]|1[02])"
_ANY_YEARS_DAY = f"(?:(?:0?[1-9]|1[0-9]|2[0-8])/{_MONTH}|(?:29|30)/{_OF_30_DAYS}|31/{_OF_31_DAYS})"
_ISO_ANY_YEARS_DAY = (
    "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
DAY_PATTERN = f"{_ANY_YEARS_DAY}/{_YEAR}|29/0?2/{_LEAP_YEAR}|{_YEAR}-{_ISO_ANY_YEARS_DAY}|{_LEAP_YEAR}-02-29"
PARTIAL_DATE_PATTERN = f"(?:{_MONTH}/)?{_YEAR}|{_ISO_MONTH}|{DAY_PATTERN}"
# As they are written for programs.
ISO_DAY = {"type": "string", "format": "date"}
ISO_PARTIAL_DATE = {
    "type": "string",
    "pattern": "^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$",
    "description": "Ngày theo ISO 8601, chỉ đến mức nguồn nêu: 2024-09-17, 2024-09 hoặc 2024.",
}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date whose day, or day and month, the source may not give. Unknown parts are 0, and sort first."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the date as Vietnamese readers write it: ``17/9/2024``, ``tháng 9/2024``, ``năm 2024``."""
        if self.day:
            return format_date(date(self.year, self.month, self.day))
        return f"tháng {self.month}/{self.year}" if self.month else f"năm {self.year}"

    def on(self) -> str:
        """Return the date as a sentence has it: ``ngày 17/9/2024``, ``tháng 9/2024``, ``năm 2024``."""
        return f"ngày {self}" if self.day else str(self)

    def iso(self) -> str:
        """Return the ISO 8601 form with the precision known: ``2024-09-17``, ``2024-09``, ``2024``."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def first_day(self) -> date:
        """Return the earliest day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the latest day this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


_PARTIAL_DATE = re.compile(r"(?:(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/)?(?P<year>\d{4})")
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")


# Other ways people write a date; the last finds one among words.
_OTHER_DATES = (
    re.compile(r"(?P<day>\d{1,2})[-. ](?P<month>\d{1,2})[-. ](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{2})", re.ASCII),
    re.compile(
        r"(?:ngày )?(?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})\b.*", re.ASCII
    ),
    re.compile(r"tháng (?P<month>\d{1,2})(?:/| năm |-)(?P<year>\d{4})\b.*", re.ASCII),
    re.compile(r"năm (?P<year>\d{4})", re.ASCII),
)


def _date_hint(text: str) -> str:
    """Suggest our spelling of a date written another way: ``17-9-2024``, ``ngày 17 tháng 9 năm 2024``."""
    match = next(filter(None, (other.fullmatch(text.lower()) for other in _OTHER_DATES)), None)
    if not match:
        return ""
    parts = [int(match[name]) for name in ("day", "month", "year") if name in match.re.groupindex]
    parts[-1] += 2000 if parts[-1] < 100 else 0
    day, month, year = [1, 1, *parts][-3:]
    return f' Có phải ý bạn là "{"/".join(map(str, parts))}"?' if _is_in_calendar(year, month, day) else ""


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# Most dates come again in record after record.
@lru_cache(maxsize=4096)
def _read_date(text: str, forms: str) -> PartialDate:
    match = _PARTIAL_DATE.fullmatch(text) or _ISO_DATE.fullmatch(text)
    if not match or not text.isascii():
        raise refuse(f"{quoted(text)} không đúng cách viết ngày. Cho phép: {forms}.", _date_hint(text))
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse(f"{quoted(text)}: năm phải trong khoảng {FIRST_YEAR}–{LAST_YEAR}. Ví dụ: 17/9/2024.")
    if not _is_in_calendar(year, month if match["month"] else 1, day if match["day"] else 1):
        raise refuse(f"{quoted(text)} không có trong lịch. Cho phép: {forms}.")
    return PartialDate(year, month, day)


def parse_partial_date(value: Any) -> PartialDate:
    """Read a date of any precision, or refuse it with the accepted forms."""
    return _read_date(as_text(value).strip(), PARTIAL_DATE_FORMS)


def parse_day(value: Any) -> date:
    """Read a full date, or refuse it with the accepted forms."""
    partial_date = _read_date(as_text(value).strip(), DATE_FORMS)
    if not partial_date.day:
        raise refuse(f"{quoted(as_text(value))} thiếu ngày hoặc tháng. Cho phép: {DATE_FORMS}.")
    return partial_date.first_day()
