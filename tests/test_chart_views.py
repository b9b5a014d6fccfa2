"""What charts there are and what they say, before any picture."""

from decimal import Decimal

import pytest

from phongtrao import views
from phongtrao.load import load
from phongtrao.views.charts import breakdown_charts

from .test_load import replace

SOURCES = "sources:\n  - title: Bài báo thử\n    publisher: Báo thử\n"


def write(root, path, text):
    (root / "data" / path).write_text(text + SOURCES, encoding="utf-8")


def shown(chart):
    return [(mark.group, mark.label, mark.text, mark.value) for mark in chart.marks]


def breakdowns(dataset, identifier):
    return {chart.id: chart for chart in breakdown_charts(dataset, dataset.results[identifier])}


def test_a_figure_with_two_numbers_or_more_is_drawn_largest_first(mini):
    chart = breakdowns(mini, "mau-2022")["mau-2022--mo-hinh--sectors"]
    assert chart.title == "Tổng số mô hình hiện có theo khối"
    assert shown(chart) == [
        ("", "Khu dân cư, xã, thị trấn", "5", Decimal(5)),
        ("", "Cơ quan", "3", Decimal(3)),
    ]
    assert chart.facts == (
        "Huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)",
        "Kỳ báo cáo: Năm 2022",
        "Số liệu tính đến 31/12/2022",
    )
    assert chart.notes == ("Tổng số: 8 mô hình.",)
    assert [source.title for source in chart.sources] == ["Bài báo mẫu năm 2022"]


def test_words_are_named_but_not_drawn_and_about_is_said(mini):
    chart = breakdowns(mini, "mau-2022")["mau-2022--mo-hinh-moi--fields"]
    assert shown(chart) == [
        ("", "Dân tộc", "Khoảng 4", Decimal(4)),
        ("", "Quản lý đối tượng", "1", Decimal(1)),
        ("", "Phòng cháy, chữa cháy", "Một vài", None),
    ]


def test_figures_of_one_dimension_are_a_chart_too(mini):
    chart = breakdowns(mini, "mau-2024")["mau-2024--dang-ky-an-toan--nhom-dang-ky"]
    assert chart.heading == "Nhóm đăng ký"
    assert [mark.text for mark in chart.marks] == ["49", "Khoảng 7"]


def test_one_number_is_no_chart(editing):
    write(
        editing,
        "results/mot-so.yml",
        "title: Một số\nas_of: 1/1/2020\nfigures:\n"
        "  - indicator: mo-hinh\n    dimension: sectors\n    category: co-quan\n    value: 3\n"
        "  - indicator: mo-hinh\n    dimension: sectors\n    category: doanh-nghiep\n    text: vài\n",
    )
    assert breakdowns(load(editing), "mot-so") == {}


def test_a_category_broken_down_further_is_a_chart_of_its_own(editing):
    sectors = "    parts:\n" + "".join(
        f"      - dimension: sectors\n        category: {category}\n        value: {value}\n"
        for category, value in (("khu-dan-cu", 6), ("co-quan", 3))
    )
    fields = "    parts:\n" + "".join(
        f"      - dimension: fields\n        category: {category}\n        value: {value}\n"
        for category, value in (("dan-toc", 4), ("quan-ly-doi-tuong", 2))
    )
    write(
        editing,
        "results/chia.yml",
        "title: Chia hai lần\nas_of: 1/1/2020\nfigures:\n"
        f"  - indicator: mo-hinh\n    value: 9\n{sectors}"
        f"  - indicator: mo-hinh\n    dimension: sectors\n    category: khu-dan-cu\n    value: 6\n{fields}",
    )
    charts = breakdowns(load(editing), "chia")
    assert {identifier: len(chart.marks) for identifier, chart in charts.items()} == {
        "chia--mo-hinh--sectors": 2,
        "chia--mo-hinh--fields--khu-dan-cu": 2,
    }
    further = charts["chia--mo-hinh--fields--khu-dan-cu"]
    assert further.title == "Tổng số mô hình hiện có theo lĩnh vực – Khu dân cư, xã, thị trấn"
    assert further.notes == ("Tổng số: 6 mô hình.",)


def test_parts_that_do_not_reach_their_total_say_so_and_derived_ones_too(editing):
    write(
        editing,
        "results/thieu.yml",
        "title: Thiếu\nas_of: 1/1/2020\nfigures:\n  - indicator: mo-hinh\n    value: 9\n"
        "  - indicator: mo-hinh\n    dimension: sectors\n    category: co-quan\n    value: 3\n"
        "  - indicator: mo-hinh\n    dimension: sectors\n    category: doanh-nghiep\n    value: 2\n"
        "    origin: derived\n    formula: 3 - 1\n",
    )
    (chart,) = breakdowns(load(editing), "thieu").values()
    assert chart.notes == ("Tổng số: 9 mô hình. Các phần được nêu chưa đủ tổng số này.",)
    assert [mark.text for mark in chart.marks] == ["3", "2 (suy ra)"]


def test_the_model_list_shows_the_newest_report_that_says_how_models_are_spread(mini, editing):
    newest = ["mau-2024--mo-hinh--sectors", "mau-2024--mo-hinh--levels"]
    assert [chart.id for chart in views.model_breakdown(mini)["charts"]] == newest
    file = editing / "data/results/mau-2024.yml"
    text = file.read_text(encoding="utf-8")
    parts = text[text.index("    parts:") : text.index("  - indicator: ten-goi-mo-hinh")]
    file.write_text(text.replace(parts, ""), encoding="utf-8")
    charts = views.model_breakdown(load(editing))["charts"]
    assert [chart.id for chart in charts] == ["mau-2022--mo-hinh--sectors"]


def test_an_indicator_reported_on_two_days_has_a_timeline_oldest_first(mini):
    charts = views.figures_over_time(mini)["charts"]
    assert [chart.id for chart in charts] == ["huyen-mau--mo-hinh", "huyen-mau--thanh-vien-mo-hinh"]
    assert [(mark.label, mark.text) for mark in charts[1].marks] == [
        ("31/12/2022", "Khoảng 900"),
        ("5/11/2024", "Hơn 1.234,5"),
    ]
    assert charts[0].message == ("Từ 8 mô hình (tính đến 31/12/2022) đến 10 mô hình (tính đến 5/11/2024).")


def test_a_units_page_has_its_own_timelines(mini):
    assert [chart.id for chart in views.unit(mini, "huyen-mau")["charts"]] == [
        "huyen-mau--mo-hinh",
        "huyen-mau--thanh-vien-mo-hinh",
    ]
    assert views.unit(mini, "xa-cu")["charts"] == ()


@pytest.mark.parametrize("other", [None, "as_of: 5/11/2024"])
def test_one_day_is_no_line(editing, other):
    file = editing / "data/results/mau-2022.yml"
    text = file.read_text(encoding="utf-8")
    if other:
        file.write_text(text.replace("as_of: 31/12/2022", other), encoding="utf-8")
    else:
        file.unlink()
    assert views.figures_over_time(load(editing))["charts"] == ()


def test_reports_of_nobody_are_no_series(editing):
    for name, day in (("a", "1/1/2020"), ("b", "1/1/2021")):
        figures = "figures:\n  - indicator: ten-goi-mo-hinh\n    value: 3\n"
        write(editing, f"results/{name}.yml", f"title: Báo cáo {name}\nas_of: {day}\n{figures}")
    charts = views.figures_over_time(load(editing))["charts"]
    assert not any("ten-goi" in chart.id for chart in charts)


def test_figures_of_one_model_or_of_another_period_are_no_part_of_the_course(editing):
    more = {
        "mo-hinh-le": "title: Một mô hình\nunit: huyen-mau\nmodel: an-toan-mau\nas_of: 1/1/2020\n"
        "figures:\n  - indicator: ten-goi-mo-hinh\n    value: 1\n",
        "ky-khac": "title: Kỳ khác\nunit: huyen-mau\nas_of: 1/1/2021\nfigures:\n"
        "  - indicator: ten-goi-mo-hinh\n    value: 2\n    period:\n      label: Năm 2019\n"
        "      start: 2019\n      end: 2019\n",
    }
    for name, text in more.items():
        write(editing, f"results/{name}.yml", text)
    charts = views.figures_over_time(load(editing))["charts"]
    assert not any("ten-goi" in chart.id for chart in charts)


def test_a_breakdown_of_another_period_is_a_chart_of_its_own(editing):
    period = "    period:\n      label: Năm 2019\n      start: 2019\n      end: 2019\n"
    figures = "".join(
        f"  - indicator: mo-hinh\n    dimension: sectors\n    category: {category}\n    value: {value}\n{own}"
        for category in ("co-quan", "doanh-nghiep")
        for value, own in ((3, ""), (2, period))
    )
    write(editing, "results/hai-ky.yml", f"title: Hai kỳ\nas_of: 1/1/2020\nfigures:\n{figures}")
    charts = breakdowns(load(editing), "hai-ky")
    assert list(charts) == ["hai-ky--mo-hinh--sectors", "hai-ky--mo-hinh--sectors--ky-nam-2019"]
    assert "Kỳ báo cáo: Năm 2019" in charts["hai-ky--mo-hinh--sectors--ky-nam-2019"].facts


def test_counts_that_are_not_exact_stay_as_published_beside_the_sum(editing):
    for name, count in (("a", "8"), ("b", "11"), ("c", "hơn 200"), ("d", "hàng chục")):
        award = f"form: bang-khen\ndate: 2010\nachievement: Thành tích {name}\ncollectives: {count}\n"
        write(editing, f"awards/khen-{name}.yml", award)
    write(editing, "awards/khen-e.yml", "form: bang-khen\ndate: 2010\nindividuals: hàng trăm\n")
    (chart,) = views.honours_by_year(load(editing))["charts"]
    assert [one for one in shown(chart) if one[0] == "Năm 2010"] == [
        ("Năm 2010", "Tập thể", "19 + hơn 200 + hàng chục", Decimal(219)),
        ("Năm 2010", "Cá nhân", "hàng trăm", None),
    ]


def test_honours_are_summed_by_year_and_a_combined_count_is_never_split(mini):
    (chart,) = views.honours_by_year(mini)["charts"]
    assert shown(chart) == [
        ("Năm 2024", "Tập thể", "8 + gần 5", Decimal(13)),
        ("Năm 2024", "Cá nhân", "11", Decimal(11)),
        ("Năm 2023", "Tập thể và cá nhân (số gộp)", "99", Decimal(99)),
        ("Năm 2022", "Hộ gia đình", "5", Decimal(5)),
    ]


def test_years_without_counts_stay_gaps_and_titles_stand_apart(editing):
    for year, form, count in ((2018, "bang-khen", 4), (2016, "bang-khen", 5), (2017, "co-thi-dua", 7)):
        award = f"form: {form}\ndate: {year}\ncollectives: {count}\nindividuals: 1\n"
        write(editing, f"awards/khen-{year}.yml", award)
    write(editing, "awards/khen-2021.yml", "form: bang-khen\ndate: 2021\n")
    commendations, titles = views.honours_by_year(load(editing))["charts"]
    groups = list(dict.fromkeys(mark.group for mark in commendations.marks))
    assert groups == [
        *("Năm 2024", "Năm 2023", "Năm 2022", "Năm 2019–2021", "Năm 2018", "Năm 2017", "Năm 2016"),
    ]
    assert [mark.value for mark in commendations.marks if mark.group in ("Năm 2019–2021", "Năm 2017")] == [
        None,
        None,
    ]
    assert titles.title == "Danh hiệu thi đua theo năm"
    assert [mark.text for mark in titles.marks] == ["7", "1"]


def test_units_without_a_record_are_no_nought(mini):
    (chart,) = views.model_tiles(mini)["charts"]
    assert shown(chart) == [("", "xã Bên", "chưa có", None), ("", "xã Cũ", "1", Decimal(1))]


def test_no_tiles_without_any_count(editing):
    replace(editing, "data/models/an-toan-mau.yml", "- unit: xa-cu", "- unit: truong-mau")
    assert views.model_tiles(load(editing))["charts"] == ()


def test_every_chart_says_every_value_in_words_and_has_an_id_of_its_own(mini):
    charts = list(views.every_chart(mini))
    assert charts
    assert len({chart.id for chart in charts}) == len(charts)
    for chart in charts:
        assert chart.sources or chart.source_note
        for mark in chart.marks:
            assert f"{mark.label}: {mark.text}" in chart.description


def test_the_sentence_says_where_there_is_most_and_least(mini):
    chart = breakdowns(mini, "mau-2024")["mau-2024--mo-hinh--sectors"]
    assert chart.message == "Nhiều mô hình nhất: Khu dân cư, xã, thị trấn (7); ít nhất: Cơ quan (3)."
