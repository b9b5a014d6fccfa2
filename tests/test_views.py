"""What readers are shown, before any HTML."""

import shutil
from dataclasses import replace

import pytest

from phongtrao import views
from phongtrao.load import load
from phongtrao.records.quantities import parse_quantity
from phongtrao.views.common import counted_in, succession, unit_label
from phongtrao.views.roll import LINES_ON_OVERVIEW

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


def test_corrections_stay_newest_first(mini):
    frame = views.article(mini, CONFERENCE)["frame"]
    assert [str(one.date) for one in frame.origin.corrections] == ["2024-11-09", "2024-11-07"]


def test_figures_carry_how_exact_they_are(mini):
    report = next(one for one in views.results(mini)["reports"] if one.id == "mau-2024")
    shown = {(figure.label, figure.category): figure.number for figure in report.figures}
    assert shown[("Thành viên tham gia mô hình", "")] == "Hơn 1.234,5"
    assert shown[("Tụ điểm phức tạp về an ninh, trật tự được xoá", "")] == "Hàng chục"
    assert shown[("Đăng ký cam kết thực hiện an toàn về an ninh, trật tự", "Khu phố")] == "Khoảng 7"
    assert shown[("Số nơi có mô hình", "")] == "Khoảng 5–7"
    assert shown[("Số lĩnh vực mô hình hoạt động", "")] == "3/7"
    compared = next(figure for figure in report.figures if figure.target)
    assert compared.target == "Vượt 275% chỉ tiêu; chỉ tiêu giao: 2"
    assert compared.change == "Tăng 1 (50%) so với cùng kỳ năm 2023"
    assert [part.number for part in report.figures[0].parts] == ["7", "3", "2", "8"]
    assert [figure.formula for figure in report.figures if figure.formula] == ["10 + 7"]


@pytest.mark.parametrize(
    ("identifier", "period"), [("mau-2024", "Năm 2024"), ("mau-khong-ky", "chưa ghi kỳ")]
)
def test_a_report_says_its_period_or_that_there_is_none(mini, identifier, period):
    assert {report.id: report.period for report in views.results(mini)["reports"]}[identifier] == period


def test_reports_without_sources_of_their_own_have_their_events(mini):
    report = next(one for one in views.results(mini)["reports"] if one.id == "mau-2024")
    assert report.origin.sources == mini.conferences[CONFERENCE].sources


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


def test_a_former_unit_keeps_its_name_and_says_what_it_is_now(mini):
    unit = mini.units["xa-cu"]
    assert unit_label(mini, unit) == "xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)"
    assert succession(mini, unit) == "nay thuộc xã Mới, tỉnh Mẫu"
    assert unit_label(mini, mini.units["xa-moi"]) == "xã Mới, tỉnh Mẫu"
    assert unit_label(mini, mini.units["truong-mau"]) == "Trường mẫu"


def test_a_unit_gathers_what_the_site_has_about_it(mini):
    unit = views.unit(mini, "xa-cu")
    assert [card.title for card in unit["articles"]] == ["Hội nghị tổng kết mẫu"]
    assert [link.text for link in unit["models"]] == ["Khu dân cư an toàn mẫu"]
    assert [exemplar.status for exemplar in unit["exemplars"]] == ["Được chọn xây dựng điển hình"]


def test_a_former_unit_leads_to_what_it_is_now_and_a_new_one_to_what_it_was(mini):
    assert views.unit(mini, "xa-cu")["now"] == "nay thuộc xã Mới, tỉnh Mẫu"
    for identifier, here in (("xa-cu", 0), ("xa-moi", 1)):
        steps = views.unit(mini, identifier)["bridge"]
        assert [(step.when, [one.text for one in step.units]) for step in steps] == [
            ("Đến hết 30/6/2025", ["xã Cũ, huyện Mẫu, tỉnh Mẫu"]),
            ("Từ 1/7/2025", ["xã Mới, tỉnh Mẫu"]),
        ]
        assert [step.here for step in steps] == [here == 0, here == 1]
    assert views.unit(mini, "truong-mau")["bridge"] == []


def test_a_new_unit_tells_what_was_joined_and_leaves_out_the_district_above(mini):
    units = mini.units
    other = units["xa-ben"].model_copy(update={"successors": ("xa-moi",)})
    joined = replace(mini, units={**units, "xa-ben": other})
    assert views.unit(joined, "xa-cu")["bridge"][-1].note == "Cùng với xã Bên (tên cũ)"
    assert views.unit(joined, "huyen-mau")["bridge"][-1].note == ""


def test_models_are_in_alphabetical_order_beside_what_was_reported(mini):
    listed = views.model_list(mini)
    assert [card.name for card in listed["models"]] == ["Ánh sáng mẫu", "Khu dân cư an toàn mẫu"]
    assert listed["totals"] == [("1/4", "tên gọi"), ("2/10", "điểm mô hình")]


def test_a_point_tells_each_thing_the_source_tells(mini):
    first, second = views.model(mini, "an-toan-mau")["points"]
    assert first.place.text == "thôn Một, xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)"
    assert dict(first.facts) == {
        "Khối": "Khu dân cư, xã, thị trấn",
        "Mô hình điểm cấp": "huyện",
        "Ra mắt": "tháng 3/2023",
        "Thành viên": "1.250",
        "Số hộ tham gia": "40",
        "Kinh phí": "20 triệu đồng",
        "Nguồn kinh phí": "8 nhà hảo tâm: 17,5 triệu đồng; Nhân dân đóng góp",
        "Quyết định thành lập": "Quyết định số 2/QĐ-MẪU",
        "Tình trạng": "Đã ngừng",
    }
    assert [lines for _, _, lines in first.more] == [
        ("Quy ước của điểm.",),
        ("Hiệu quả của điểm.",),
        ("Kế hoạch của điểm.",),
    ]
    assert first.note == "Ghi chú của điểm."
    assert (second.facts, second.more, second.note) == ((), [], "")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Tổng số điểm", "86/90 nhóm Zalo"),
        ("Đơn vị chủ trì", "Công an huyện Mẫu và Hội mẫu"),
        ("Ban điều hành", "9 thành viên; đứng đầu: ông Nguyễn Văn An, Trưởng ban, Công an huyện Mẫu"),
        ("Thành viên", "hơn 20.000"),
        ("Số hộ tham gia", "100%"),
        ("Số nhân khẩu", "3.500–4.000"),
        (
            "Trang bị, công trình",
            "285 camera (trị giá hơn 160 triệu đồng, mỗi cái 560 nghìn đồng, lắp đặt, hoàn thành năm 2017, "
            "còn hoạt động: 88/285); gần 2,5 km đường điện",
        ),
        ("Kinh phí", "300–350 triệu đồng"),
        ("Nguồn kinh phí", "UBND xã: 50%; hộ kinh doanh: mức góp 300 nghìn đồng; Nhân dân: phần còn lại"),
    ],
)
def test_a_model_tells_what_holds_for_all_its_points(mini, label, text):
    assert dict(views.model(mini, "an-toan-mau")["facts"])[label] == text


def test_a_board_of_which_nothing_is_told_is_named(mini):
    told = mini.models["an-toan-mau"]
    named = told.model_copy(update={"board": told.board.model_copy(update={"size": None, "heads": ()})})
    shown = views.model(replace(mini, models={named.id: named}), named.id)
    assert ("Ban điều hành", "Ban điều hành") in shown["facts"]


def test_a_model_shows_the_reports_about_it_alone(mini):
    assert [one.title for one in views.model(mini, "an-toan-mau")["reports"]] == ["Báo cáo không nêu kỳ"]


def test_a_gift_is_told_in_a_sentence(mini):
    assert [text for text, _ in views.article(mini, CONFERENCE)["gifts"]] == [
        "50 suất quà (gồm nón bảo hiểm và tập sách) cho hơn 40 học sinh có hoàn cảnh khó khăn, mỗi phần "
        "350 nghìn đồng, tổng trị giá 20–25 triệu đồng, do Hội mẫu và Công ty mẫu tặng, người trao: "
        "bà Trần Thị Bình",
        "Tiền lắp phòng máy tính cho 6 trường học",
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


@pytest.mark.parametrize(
    ("count", "said"),
    [("hơn 200", "hơn 200 người"), ("86/90", "86/90 người"), ("100%", "100%"), ("đông đảo", "đông đảo")],
)
def test_a_share_or_a_crowd_is_not_followed_by_what_it_counts(count, said):
    assert counted_in(parse_quantity(count), "người") == said


def test_a_figure_says_its_own_period_and_what_it_is_broken_down_by(mini):
    report = next(one for one in views.results(mini)["reports"] if one.id == "mau-2024")
    shown = {figure.label: figure for figure in report.figures}
    assert shown["Số nơi có mô hình"].period == "từ năm 2017 đến nay"
    assert [part.dimension for part in shown["Tổng số mô hình hiện có"].parts] == [
        "Khối",
        "Khối",
        "Cấp",
        "Cấp",
    ]
    members = shown["Thành viên tham gia mô hình"]
    assert [(part.category, part.dimension) for part in members.parts] == [("xã Cũ", "")]
    assert not members.parts_complete


def test_a_change_or_a_target_alone_stands_in_the_place_of_a_number(mini):
    report = next(one for one in views.results(mini)["reports"] if one.id == "mau-2024")
    shown = {figure.label: (figure.number, figure.measure_unit, figure.change) for figure in report.figures}
    assert shown["Thành viên Tổ bảo vệ an ninh, trật tự"] == ("Giảm 0,64% so với năm 2023", "", "")
    assert shown["Mô hình điểm cấp huyện"] == ("Chỉ tiêu giao: 3", "", "")


def test_withdrawn_records_are_in_no_list_and_still_give_their_source(editing):
    replace_text(
        editing, "data/conferences/ra-mat-mau-2023.yml", "withdrawn:\n  date: 1/1/2024\n  reason: Lý do mẫu\n"
    )
    dataset = load(editing)
    assert "ra-mat-mau-2023" not in dataset.articles
    honour = next(one for one in dataset.honours if one.award.combined)
    assert (honour.event, honour.date.year) == (None, 2023)
    assert [source.title for source in dataset.sources_of(honour.record)] == ["Bài báo mẫu"]


def replace_text(root, path, added):
    file = root / path
    file.write_text(file.read_text(encoding="utf-8") + added, encoding="utf-8")


def test_exemplary_units_of_one_year(mini):
    assert [one.when for one, _ in views.exemplary_units(mini)["choices"]] == ["năm 2024", "tháng 12/2023"]
    ((_, chosen),) = views.exemplary_units(mini, 2023)["choices"]
    assert [one.unit.text for one in chosen] == ["Trường mẫu"]


def test_units_chosen_together_share_one_line_of_source(mini):
    twin = mini.exemplars["xa-cu-2024"].model_copy(update={"id": "xa-ben-2024", "unit": "xa-ben"})
    both = replace(mini, exemplars={**mini.exemplars, "xa-ben-2024": twin})
    ((_, chosen), _) = views.exemplary_units(both)["choices"]
    assert [one.unit.text.partition(",")[0] for one in chosen] == ["xã Bên", "xã Cũ"]


def test_key_figures_of_one_report_stand_together(mini):
    ((report, figures),) = views.key_figures(mini)["reports"]
    assert report.id == "mau-2024"
    assert len(figures) == len(mini.site.key_figures)


@pytest.mark.parametrize(
    ("edit_url", "expected"),
    [("", ""), ("https://git.example/edit/", f"https://git.example/edit/data/conferences/{CONFERENCE}.yml")],
)
def test_the_edit_link_leads_to_the_file(mini, edit_url, expected):
    site = mini.site.model_copy(update={"edit_url": edit_url or None})
    frame = views.article(replace(mini, site=site), CONFERENCE)["frame"]
    assert frame.origin.edit_url == expected
    assert frame.origin.edit_path == f"data/conferences/{CONFERENCE}.yml"


def test_views_of_an_empty_site_are_empty_not_broken(mini, editing):
    for folder in ("conferences", "news", "models", "awards", "results", "exemplars"):
        shutil.rmtree(editing / "data" / folder)
    site = editing / "data" / "site.yml"
    site.write_text(site.read_text().split("key_figures:")[0])
    empty = load(editing)
    assert views.latest_news(empty)["articles"] == views.latest_honours(empty)["honours"] == []
    assert views.honour_roll(empty)["by_year"] == views.results(empty)["reports"] == []
    assert views.model_list(empty)["report"] is None
