"""Calendars as a calendar program takes them."""

from dataclasses import replace
from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.feeds.checking import LONGEST_LINE, InvalidFeedError, check_calendar
from phongtrao.feeds.content_lines import lines_of, text_line
from phongtrao.records import DateCertainty, PartialDate

from .test_feeds import ADDRESS, press_of


def event_of(text):
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return event


def calendar(press, name="lich"):
    (text,) = press.calendar(name).values()
    return text


@pytest.fixture(scope="module")
def text(mini):
    return calendar(press_of(mini))


def changed(mini, **fields):
    """Return the miniature data with another conference in the place of the one with a day."""
    event = mini.conferences["hoi-nghi-mau-2024"].model_copy(update=fields)
    return replace(mini, conferences={**mini.conferences, event.id: event})


def test_an_event_takes_the_whole_of_its_day(text):
    event = event_of(text)
    assert event["DTSTART"].dt == date(2024, 11, 5)
    assert type(event["DTSTART"].dt) is date
    assert "DTEND" not in event
    assert event["SUMMARY"] == "Hội nghị tổng kết mẫu"
    assert event["URL"] == f"{ADDRESS}tin-tuc/2024/hoi-nghi-mau-2024/"
    assert event["LOCATION"].startswith("Hội trường mẫu, xã Cũ, huyện Mẫu")


def test_the_part_of_the_day_and_the_source_are_words_and_no_hour(text):
    event = event_of(text)
    assert "Thời gian: chiều 5/11/2024" in event["DESCRIPTION"]
    assert "https://example.vn/bai-mau" in event["DESCRIPTION"]
    assert event["DESCRIPTION"].startswith("Đính chính 9/11/2024:")


def test_the_last_change_is_the_stamp_and_ids_stay(text, mini):
    event = event_of(text)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    assert event["UID"] == event_of(calendar(press_of(mini, "")))["UID"]
    assert event["UID"] == "tin-tuc/2024/hoi-nghi-mau-2024@huyen-mau"


def test_lines_end_and_fold_as_the_format_says(text):
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= LONGEST_LINE
    assert "\n" not in text.replace("\r\n", "")


def test_an_event_of_some_days_ends_the_day_after_the_last(mini):
    dataset = changed(mini, end_date=PartialDate(2024, 11, 7))
    assert event_of(calendar(press_of(dataset)))["DTEND"].dt == date(2024, 11, 8)
    open_end = changed(mini, end_date=PartialDate(2024, 12))
    assert "DTEND" not in event_of(calendar(press_of(open_end)))


@pytest.mark.parametrize(
    "fields", [{"date": PartialDate(2024, 11)}, {"date_certainty": DateCertainty.INFERRED}]
)
def test_a_month_or_an_inferred_day_is_no_event(mini, fields):
    assert press_of(changed(mini, **fields)).calendars() == []


def test_there_is_a_calendar_for_each_year_and_unit(mini):
    press = press_of(mini)
    assert press.calendars() == ["lich", "lich/2024", "lich/don-vi/xa-cu"]
    for name in press.calendars():
        assert event_of(calendar(press, name))["UID"]


@given(st.text(st.characters(blacklist_categories=("Cs",)), max_size=400))
def test_any_text_comes_out_of_a_calendar_as_it_went_in(value):
    made = lines_of(["BEGIN:VEVENT", "UID:x", "DTSTAMP:20240101T000000Z", text_line("SUMMARY", value)])
    for line in made.split("\r\n"):
        assert len(line.encode()) <= LONGEST_LINE
    found = icalendar.Event.from_ical(f"{made}END:VEVENT\r\n")
    assert not any(ord(char) < 32 for char in found["SUMMARY"] if char not in "\t\n")
    if value.isprintable():
        assert found["SUMMARY"] == value


def test_signs_with_a_meaning_are_escaped():
    assert text_line("X", "a\\b;c,d\r\ne\0f") == "X:a\\\\b\\;c\\,d\\nef"


def test_what_is_empty_or_broken_is_refused():
    good = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240101\r\nEND:VEVENT\r\n"
    check_calendar("a.ics", good)
    broken = (
        (good.replace("BEGIN:VEVENT\r\n", ""), "không có sự kiện nào"),
        (good + "X:" + "a" * 80 + "\r\n", "dòng quá dài"),
        (good.replace("DTSTART", "DUE"), "thiếu ngày"),
    )
    for text, why in broken:
        with pytest.raises(InvalidFeedError, match=why):
            check_calendar("a.ics", text)
