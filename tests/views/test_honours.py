"""Commendations and those who got them, before any HTML."""

from dataclasses import replace

import pytest

from phongtrao import views
from phongtrao.views.roll import LINES_ON_OVERVIEW

CONFERENCE = "hoi-nghi-mau-2024"


def test_counts_are_shown_as_published_and_never_added_up(mini):
    by_year = dict(views.honour_roll(mini)["by_year"][0:1])
    honours = next(iter(by_year.values()))
    assert honours[1].counts == (("8", "tập thể"), ("11", "cá nhân"))
    assert not any("19" in number for honour in honours for number, _ in honour.counts)


def test_people_stand_by_given_name(mini):
    groups = dict(views.honour_roll(mini, 2024)["items"][0].groups)
    assert [one.name for one in groups["Cá nhân"]] == [
        "Bà Trung tá Đỗ Thị Ánh",
        "Bùi Văn Ân",
        "Phạm Văn Ước",
    ]
    assert [one.details for one in groups["Cá nhân"]] == [
        "Trưởng Công an xã, Công an xã; Thành tích riêng mẫu; tiền thưởng 500 nghìn đồng",
        "khu phố 1",
        "",
    ]


@pytest.mark.parametrize(
    ("year", "note"),
    [
        (2023, "Nguồn chưa công bố danh sách được khen thưởng."),
        (2022, "Nguồn công bố một phần danh sách."),
        (2024, ""),
    ],
)
def test_the_honour_roll_says_what_is_not_published(mini, year, note):
    assert views.honour_roll(mini, year)["items"][0].list_note == note


def test_a_year_without_awards_is_an_error_not_an_empty_page(mini):
    with pytest.raises(KeyError):
        views.honour_roll(mini, 1999)


def test_years_of_the_honour_roll(mini):
    assert views.honour_years(mini) == [2024, 2023, 2022]


def many_awards(mini, count):
    article = mini.conferences[CONFERENCE]
    crowded = article.model_copy(update={"awards": article.awards[:1] * count})
    return replace(mini, conferences={CONFERENCE: crowded}, news={}, awards={})


def test_a_crowded_overview_leads_to_the_years(mini):
    assert len(views.honour_roll(many_awards(mini, LINES_ON_OVERVIEW))["by_year"][0][1]) == LINES_ON_OVERVIEW
    crowded = many_awards(mini, LINES_ON_OVERVIEW + 1)
    assert views.honour_roll(crowded)["by_year"] == []
    assert [link.text for link in views.honour_roll(crowded)["years"]] == ["Năm 2024"]
    assert views.honour_roll(crowded, 2024)["page"].total == LINES_ON_OVERVIEW + 1


def test_a_gift_is_told_in_a_sentence(mini):
    assert [text for text, _ in views.article(mini, CONFERENCE)["gifts"]] == [
        "50 suất quà (gồm nón bảo hiểm và tập sách) cho hơn 40 học sinh có hoàn cảnh khó khăn, mỗi phần "
        "350 nghìn đồng, tổng trị giá 20–25 triệu đồng, do Hội mẫu và Công ty mẫu tặng, người trao: "
        "bà Trần Thị Bình",
        "Tiền lắp phòng máy tính cho 6 trường học",
    ]


def test_exemplary_units_of_one_year(mini):
    assert [one.when for one, _ in views.exemplary_units(mini)["choices"]] == ["năm 2024", "tháng 12/2023"]
    ((_, chosen),) = views.exemplary_units(mini, 2023)["choices"]
    assert [one.unit.text for one in chosen] == ["Trường mẫu"]
