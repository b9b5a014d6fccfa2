"""Figures and reports, before any HTML."""

from dataclasses import replace

import pytest

from phongtrao import views
from phongtrao.records.quantities import parse_quantity
from phongtrao.views.common import counted_in

CONFERENCE = "hoi-nghi-mau-2024"


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


def test_units_chosen_together_share_one_line_of_source(mini):
    twin = mini.exemplars["xa-cu-2024"].model_copy(update={"id": "xa-ben-2024", "unit": "xa-ben"})
    both = replace(mini, exemplars={**mini.exemplars, "xa-ben-2024": twin})
    ((_, chosen), _) = views.exemplary_units(both)["choices"]
    assert [one.unit.text.partition(",")[0] for one in chosen] == ["xã Bên", "xã Cũ"]


def test_key_figures_of_one_report_stand_together(mini):
    ((report, figures),) = views.key_figures(mini)["reports"]
    assert report.id == "mau-2024"
    assert len(figures) == len(mini.site.key_figures)
