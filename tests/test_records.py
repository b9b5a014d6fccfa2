"""Values and shapes of one record, seen through the messages an editor gets."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from phongtrao.records import PartialDate
from phongtrao.records.values import Count, Day, EventDate, Flag, Number, Url
from phongtrao.vietnamese import format_number


def parse(kind, text):
    return TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("17/9/2024", PartialDate(2024, 9, 17)),
        ("17/09/2024", PartialDate(2024, 9, 17)),
        ("2024-09-17", PartialDate(2024, 9, 17)),
        ("9/2024", PartialDate(2024, 9)),
        ("2024-09", PartialDate(2024, 9)),
        ("2024", PartialDate(2024)),
        (" 2024 ", PartialDate(2024)),
    ],
)
def test_dates_are_read_to_the_precision_given(text, value):
    assert parse(EventDate, text) == value


@pytest.mark.parametrize(
    ("value", "said", "iso", "first", "last"),
    [
        (PartialDate(2024, 9, 7), "7/9/2024", "2024-09-07", date(2024, 9, 7), date(2024, 9, 7)),
        (PartialDate(2024, 2), "tháng 2/2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(2024), "năm 2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_partial_dates_say_no_more_than_is_known(value, said, iso, first, last):
    assert (str(value), value.iso(), value.first_day(), value.last_day()) == (said, iso, first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("31/02/2024", "29/2/2023", "17-9-2024", "17.9.2024", "2024-9-17", "0/2024", "13/2024", "1/13/2024"),
        *("17/9/24", "hôm qua", "1/1/1800", "1/1/9999", "٢٠٢٤", "", "17/9/2024 sáng", ["2024"]),
    ],
)
def test_other_dates_are_refused_with_the_accepted_forms(text):
    with pytest.raises(ValidationError, match=r"17/9/2024|một giá trị"):
        parse(EventDate, text)


@pytest.mark.parametrize("text", ["9/2024", "2024"])
def test_a_full_date_needs_its_day(text):
    with pytest.raises(ValidationError, match="thiếu ngày"):
        parse(Day, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("127", 127), ("1.234", 1234), ("1.234,5", Decimal("1234.5")), ("17,50", Decimal("17.5")), ("0", 0)],
)
def test_numbers_are_read_as_vietnamese_writes_them(text, value):
    assert parse(Number, text) == value


@pytest.mark.parametrize(
    "text",
    [
        "08",
        "1.10",
        "1,234.5",
        "1,234",
        "1,0000000001",
        "1.23",
        "-1",
        "12:30",
        "NO",
        "1e3",
        "1 000",
        "٣",
        "",
        "9" * 14,
        ["1"],
    ],
)
def test_other_numbers_are_refused(text):
    with pytest.raises(ValidationError, match=r"viết số|quá lớn|một giá trị|không rõ nghĩa"):
        parse(Number, text)


@pytest.mark.parametrize(("text", "hint"), [("08", '"8"'), ("1.10", '"1,10"'), ("1,234", '"1.234"')])
def test_common_slips_get_a_suggestion(text, hint):
    with pytest.raises(ValidationError, match=f"Có phải ý bạn là {hint}"):
        parse(Number, text)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_what_is_shown_can_be_typed_back(value):
    assert (
        parse(Number, format_number(value.normalize() if value % 1 else value.quantize(Decimal(1)))) == value
    )


@given(st.text())
def test_any_text_is_a_value_or_a_message(text):
    for kind in (EventDate, Day, Number, Count, Flag, Url):
        # Any other exception fails the test by itself.
        with contextlib.suppress(ValidationError):
            parse(kind, text)


def test_a_count_is_whole():
    with pytest.raises(ValidationError, match="số nguyên"):
        parse(Count, "17,5")


@pytest.mark.parametrize(
    ("text", "value"), [("có", True), ("true", True), ("Không", False), ("false", False)]
)
def test_flags(text, value):
    assert parse(Flag, text) is value


@pytest.mark.parametrize("text", ["yes", "NO", "1", ""])
def test_other_flags_are_refused(text):
    with pytest.raises(ValidationError, match="có, không"):
        parse(Flag, text)


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "//example.vn", "data:text/html,x", "http://", "https://a b", "https://["),
        *("https://user@example.vn", 'https://example.vn/"onclick', "HTTPS:example", "mailto:a@b.vn"),
    ],
)
def test_only_web_addresses_are_links(text):
    with pytest.raises(ValidationError, match="địa chỉ trang web"):
        parse(Url, text)
