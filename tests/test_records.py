"""Values and shapes of one record, seen through the messages an editor gets."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from phongtrao.records import AwardLine, Figure, Model, Money, PartialDate, Quantity
from phongtrao.records.base import Period
from phongtrao.records.quantities import Comparator, HowMany
from phongtrao.records.values import Day, EventDate, Flag, Number, Url
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
    for kind in (EventDate, Day, Number, HowMany, Flag, Url):
        # Any other exception fails the test by itself.
        with contextlib.suppress(ValidationError):
            parse(kind, text)


@pytest.mark.parametrize(
    ("text", "value", "said", "exact"),
    [
        ("127", Quantity(127), "127", 127),
        ("1.234", Quantity(1234), "1.234", 1234),
        ("1.234,0", Quantity(1234), "1.234", 1234),
        (" 0 ", Quantity(0), "0", 0),
        ("hơn 1.200", Quantity(1200, Comparator.MORE_THAN), "hơn 1.200", None),
        ("trên 200", Quantity(200, Comparator.MORE_THAN), "hơn 200", None),
        ("tối thiểu 5", Quantity(5, Comparator.AT_LEAST), "ít nhất 5", None),
        ("tối đa 5", Quantity(5, Comparator.AT_MOST), "không quá 5", None),
        ("dưới 5", Quantity(5, Comparator.LESS_THAN), "dưới 5", None),
        ("dự kiến khoảng 2.727", Quantity(2727, Comparator.EXPECTED), "dự kiến khoảng 2.727", None),
        ("3–5", Quantity(3, upper=5), "3–5", None),
        ("3 - 5", Quantity(3, upper=5), "3–5", None),
        ("từ 3 đến 5", Quantity(3, upper=5), "3–5", None),
        ("86/90", Quantity(86, of=90), "86/90", 86),
        ("86/86", Quantity(86, of=86), "86/86", 86),
        ("gần 86/90", Quantity(86, Comparator.NEARLY, of=90), "gần 86/90", None),
        ("100%", Quantity(percent=Decimal(100)), "100%", None),
        (
            "khoảng 17,5 %",
            Quantity(comparator=Comparator.ABOUT, percent=Decimal("17.5")),
            "khoảng 17,5%",
            None,
        ),
        ("hơn 613 nghìn", Quantity(613_000, Comparator.MORE_THAN), "hơn 613.000", None),
        ("1,25 triệu", Quantity(1_250_000), "1.250.000", 1_250_000),
        ("hàng trăm", Quantity(words="hàng trăm"), "hàng trăm", None),
        ("đông đảo", Quantity(words="đông đảo"), "đông đảo", None),
    ],
)
def test_counts_are_read_as_sources_write_them(text, value, said, exact):
    quantity = parse(HowMany, text)
    assert (quantity, str(quantity), quantity.exact) == (value, said, exact)
    # What is written to a file is read back as the same.
    written = TypeAdapter(HowMany).dump_python(quantity)
    assert parse(HowMany, format_number(written) if isinstance(written, int) else written) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("17,5", "số nguyên"),
        ("5–3", "số sau nhỏ hơn"),
        ("90/86", "số sau nhỏ hơn"),
        ("08", "viết số"),
        ("1,234", '"1.234"'),
        ("-1", "cách viết số lượng"),
        ("hơn", "cách viết số lượng"),
        ("bốn mươi", "cách viết số lượng"),
        ("hơn hàng trăm", "cách viết số lượng"),
        ("hơn 3–5", "cách viết số lượng"),
        ("", "cách viết số lượng"),
        ("40 hộ", 'Có phải ý bạn là "40"'),
        ("hơn 200 người", 'Có phải ý bạn là "hơn 200"'),
        ("9" * 14, "quá lớn"),
        ("999999999999 triệu", "quá lớn"),
        (["1"], "một giá trị"),
    ],
)
def test_other_counts_are_refused(text, why):
    with pytest.raises(ValidationError, match=why):
        parse(HowMany, text)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({"label": "10 năm (2006–2016)", "start": "2006", "end": "2016"}, "10 năm (2006–2016)"),
        ({"label": "giai đoạn 2023–2033"}, "giai đoạn 2023–2033"),
        ({"label": "từ năm 2017 đến nay", "start": "2017"}, "từ năm 2017 đến nay"),
        (
            {"label": "9 tháng đầu năm 2024", "start": "1/2024", "end": "9/2024"},
            "9 tháng đầu năm 2024 (tháng 1/2024–tháng 9/2024)",
        ),
        ({"label": "từ khi ra mắt đến nay", "start": "17/9/2024"}, "từ khi ra mắt đến nay (từ 17/9/2024)"),
        ({"label": "đến nay", "end": "9/2024"}, "đến nay (đến tháng 9/2024)"),
    ],
)
def test_a_period_is_said_as_the_source_does_and_may_be_open(period, said):
    assert str(parse(Period, period)) == said


def test_a_period_may_start_and_end_in_one_month_but_not_end_before():
    assert parse(Period, {"label": "x", "start": "9/2024", "end": "2024"})
    with pytest.raises(ValidationError, match="Đầu kỳ sau cuối kỳ"):
        parse(Period, {"label": "x", "start": "10/2024", "end": "9/2024"})


def test_a_sum_of_money_may_span_upwards_alone():
    assert parse(Money, {"amount": "300", "upper": "350"}).upper == 350
    with pytest.raises(ValidationError, match="nhỏ hơn số tiền"):
        parse(Money, {"amount": "350", "upper": "300"})


def figure(value, *parts, **more):
    given = [{"dimension": d, "category": c, "value": v} for d, c, v in parts]
    return parse(Figure, {"indicator": "mo-hinh", "value": value, "parts": given, **more})


def test_a_figure_may_be_broken_down_in_two_ways():
    both = figure("10", ("sectors", "a", "7"), ("sectors", "b", "3"), ("levels", "c", "10"))
    grouped = {name: [part.value for part in parts] for name, parts in both.parts_by_dimension().items()}
    assert grouped == {"sectors": [7, 3], "levels": [10]}


@pytest.mark.parametrize(
    ("parts", "more", "why"),
    [
        ([("sectors", "a", "10"), ("levels", "b", "9")], {}, "bằng 9, nhỏ hơn giá trị công bố 10"),
        ([("sectors", "a", "7"), ("levels", "b", "11")], {"parts_complete": "không"}, "bằng 11, lớn hơn"),
    ],
)
def test_parts_of_each_dimension_must_add_up(parts, more, why):
    with pytest.raises(ValidationError, match=why):
        figure("10", *parts, **more)


def test_parts_may_be_fewer_where_the_source_names_only_some_or_is_not_exact():
    assert figure("10", ("sectors", "a", "7"), parts_complete="không")
    assert figure("10", ("sectors", "a", "7"), comparator="more_than")


def award(recipients, status="complete", **counts):
    names = [{"name": f"Người {number}", "kind": "individual"} for number in range(recipients)]
    return parse(AwardLine, {"form": "x", "recipients": names, "list_status": status, **counts})


@pytest.mark.parametrize(
    ("listed", "status", "counts"),
    [
        (3, "complete", {"individuals": "3"}),
        (3, "complete", {"individuals": "hơn 10"}),
        (3, "complete", {"combined": "3–5"}),
        (3, "complete", {"individuals": "3/5"}),
        (3, "partial", {"combined": "hàng trăm"}),
        (3, "partial", {"individuals": "4"}),
    ],
)
def test_a_list_of_names_is_held_only_against_an_exact_count(listed, status, counts):
    assert len(award(listed, status, **counts).recipients) == listed


@pytest.mark.parametrize(
    ("listed", "status", "counts", "why"),
    [
        (3, "complete", {"individuals": "4"}, "Cá nhân: danh sách đầy đủ có 3 tên, nhưng số công bố là 4"),
        (3, "complete", {"combined": "4"}, "Số gộp: danh sách đầy đủ có 3 tên"),
        (3, "partial", {"individuals": "2"}, "danh sách có 3 tên, nhiều hơn số công bố là 2"),
    ],
)
def test_a_list_of_names_must_fit_an_exact_count(listed, status, counts, why):
    with pytest.raises(ValidationError, match=why):
        award(listed, status, **counts)


def model(points, count):
    named = [{"place": f"thôn {number}"} for number in range(points)]
    source = {"title": "x", "publisher": "x"}
    return parse(Model, {"name": "x", "points": named, "points_count": count, "sources": [source]})


@pytest.mark.parametrize("count", ["2", "3", "86/90", "hơn 1", "100%", "hàng chục"])
def test_points_are_named_up_to_an_exact_count(count):
    assert str(model(2, count).points_count) == count


def test_no_more_points_are_named_than_there_are():
    with pytest.raises(ValidationError, match="Có 2 điểm nêu tên"):
        model(2, "1")


def test_a_model_needs_no_summary():
    assert model(0, "1").summary is None


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
