"""News and conferences as readers are shown them, before any HTML."""

from dataclasses import replace

import pytest

from phongtrao import views

CONFERENCE = "hoi-nghi-mau-2024"


def test_news_is_newest_first_and_unclear_dates_come_last_in_their_span(mini):
    assert list(mini.articles) == [CONFERENCE, "tin-mau-2024", "ra-mat-mau-2023"]


def test_latest_news_takes_as_many_as_asked(mini):
    assert [card.title for card in views.latest_news(mini, 2)["articles"]] == [
        "Hội nghị tổng kết mẫu",
        "Tin mẫu cùng năm",
    ]


def test_a_card_says_what_when_and_where(mini):
    card = views.latest_news(mini, 1)["articles"][0]
    assert (card.kind, card.when) == ("Hội nghị tổng kết", "chiều 5/11/2024")
    assert card.where == "Hội trường mẫu, xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025) và Thôn ngoài danh sách"


def test_a_span_and_an_inferred_date_are_said_so(mini):
    cards = views.latest_news(mini)["articles"]
    assert cards[-1].when == "tháng 3/2023–tháng 4/2023 (suy ra từ bài nguồn)"


def test_an_article_gathers_what_was_reported_at_it(mini):
    article = views.article(mini, CONFERENCE)
    assert [report.title for report in article["reports"]] == ["Báo cáo mẫu năm 2024"]
    assert [link.text for link, *_ in article["exemplars"]] == ["xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)"]
    assert [person.name for person in article["people"].chairs] == ["Nguyễn Văn An"]
    assert [honour.form for honour in article["honours"]] == [
        "Giấy khen",
        "Bằng khen và Kỷ niệm chương",
        "Giải thưởng (giải Nhất)",
    ]
    assert [card.title for card in article["others"]] == ["Tin mẫu cùng năm", "Ra mắt mô hình mẫu"]


def test_an_award_file_stands_at_the_event_it_names(mini):
    assert [honour.counts for honour in views.article(mini, "ra-mat-mau-2023")["honours"]] == [
        (("99", "tập thể và cá nhân"),)
    ]


def test_an_event_says_how_it_was_held(mini):
    assert views.article(mini, "ra-mat-mau-2023")["meeting"] == [
        ("Hình thức họp", "Trực tiếp kết hợp trực tuyến, 124 điểm cầu"),
        ("Tổ chức điểm", "cấp huyện"),
        ("Dự thi", "hơn 1.000 bài, tiết mục"),
    ]
    assert views.article(mini, "tin-mau-2024")["meeting"] == []


def test_sites_of_a_meeting_in_person_are_places(mini):
    event = mini.conferences["ra-mat-mau-2023"].model_copy(update={"mode": None, "pilot": None})
    shown = views.article(replace(mini, conferences={event.id: event}), event.id)["meeting"]
    assert shown[0] == ("Số điểm tổ chức", "124")


def test_an_event_of_several_kinds_names_them_all(mini):
    kind = views.article(mini, "ra-mat-mau-2023")["kind"]
    assert kind == "Ra mắt mô hình; ký giao ước thi đua; hội thi"


def test_whoever_only_spoke_to_the_author_attended_nothing(mini):
    people = views.article(mini, "ra-mat-mau-2023")["people"]
    assert [person.name for person in people.quoted] == ["Hồ Văn Ý"]
    assert [(role, [one.name for one, _ in found]) for role, found in people.by_role] == [
        ("Trao thưởng", ["Phan Thị Luận"])
    ]


def test_people_stand_under_their_first_role_and_keep_the_others(mini):
    by_role = views.article(mini, CONFERENCE)["people"].by_role
    assert [(role, [(one.name, also) for one, also in found]) for role, found in by_role] == [
        ("Chủ trì", [("Nguyễn Văn An", "")]),
        ("Phát biểu", [("Trần Thị Bình", "")]),
        ("Tham dự", [("Lê Văn Khách", "")]),
    ]


@pytest.mark.parametrize(
    ("identifier", "title"), [(CONFERENCE, "Phát biểu chỉ đạo"), ("tin-mau-2024", "Ý kiến")]
)
def test_speeches_are_called_what_they_are(mini, identifier, title):
    assert views.article(mini, identifier)["people"].speeches_title == title
