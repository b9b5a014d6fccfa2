"""Lists by facet: counts equal what pages list, everything is under each of its values, in readers' order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phongtrao import views
from phongtrao.pages import record_pages
from phongtrao.paths import WORDS_BELOW_MODELS
from phongtrao.records import ModelStatus
from phongtrao.records.dates import PartialDate
from phongtrao.records.models import Point
from phongtrao.vietnamese import sort_key
from phongtrao.views.facets import ITEMS_ON_PAGE
from phongtrao.views.registry import FACETS, models
from phongtrao.views.roll import honoured_names, honours, issuer_id
from phongtrao.views.unit_facets import areas

PLAIN = "anh-sang-mau"


def with_models(mini, *changes):
    """The miniature data with models that differ from its plainest one as told; ids count from 0."""
    made = {}
    for number, change in enumerate(changes):
        one = mini.models[PLAIN].model_copy(update={"name": f"Mô hình {number}", **change})
        # A record's name is its file's.
        one._id, one._path = f"m-{number}", f"data/models/m-{number}.yml"
        made[one.id] = one
    return replace(mini, models=made)


def named(listed):
    return [card.name for card in listed["models"]]


def pages_of(dataset, pages, view, shown):
    """Return what each value of each facet lists, all its pages together, by (facet, value)."""
    listed = {}
    for path, page in pages(dataset).items():
        if page.value:
            listed.setdefault((page.facet.id, page.value.term.id), []).extend(view(dataset, path)[shown])
    return listed


@pytest.mark.parametrize(
    ("catalogue", "pages", "view", "shown"),
    [
        (models, views.model_pages, views.model_page, "models"),
        (honours, views.honour_pages, views.honour_page, "rows"),
    ],
)
def test_every_count_is_what_its_page_lists(mini, catalogue, pages, view, shown):
    counts = {
        (facet.id, value.term.id): len(value.places)
        for facet in catalogue(mini).facets
        for value in facet.values
        if facet.own_pages
    }
    assert counts
    assert {key: len(found) for key, found in pages_of(mini, pages, view, shown).items()} == counts


def test_a_year_of_the_honour_roll_has_as_many_lines_as_its_filter_says(mini):
    (years,) = (facet for facet in honours(mini).facets if facet.id == "nam")
    for value in years.values:
        assert len(views.honour_roll(mini, int(value.term.id))["items"]) == len(value.places)
        assert value.path == f"bang-vang/{value.term.id}/"


FIELDS = ["phong-chong-toi-pham", "dan-toc", None]
UNITS = ["xa-cu", "xa-ben", "xa-moi", "huyen-mau", "truong-mau", None]
LEVELS = ["tinh", "huyen", "xa", None]
LAUNCHES = st.sampled_from([None, PartialDate(2019), PartialDate(2022, 3), PartialDate(2022, 3, 1)])
POINTS = st.builds(
    Point,
    unit=st.sampled_from(UNITS[:-1]),
    sector=st.sampled_from(["khu-dan-cu", "co-quan", None]),
    pilot=st.sampled_from(LEVELS),
)
MODELS = st.fixed_dictionaries(
    {
        "field": st.sampled_from(FIELDS),
        "level": st.sampled_from(LEVELS),
        "unit": st.sampled_from(UNITS),
        "launched": LAUNCHES,
        "status": st.sampled_from(list(ModelStatus)),
        "points": st.lists(POINTS, max_size=3).map(tuple),
    }
)


@settings(max_examples=40)
@given(changes=st.lists(MODELS, min_size=1, max_size=8))
def test_every_model_is_on_the_page_of_each_of_its_values_and_on_no_other(mini, changes):
    dataset = with_models(mini, *changes)
    listed = pages_of(dataset, views.model_pages, views.model_page, "models")
    for model in dataset.models.values():
        every = (model, *model.points)
        values = {("tinh-trang", value) for (facet, value) in listed if facet == "tinh-trang"}
        said = {("linh-vuc", model.field), ("cap", model.level)}
        said |= {("khoi", one.sector) for one in every} | {("diem", one.pilot) for one in every}
        said |= {("nam", str(one.launched.year)) for one in every if one.launched}
        said |= {("don-vi", one) for one in areas(dataset, [model.unit, *(one.unit for one in model.points)])}
        found = {key for key, cards in listed.items() if model.name in [card.name for card in cards]}
        assert found - values == {key for key in said if key[1]}
        assert len(found & values) == 1


def test_only_values_that_something_has_are_listed(mini):
    (fields,) = (facet for facet in models(mini).facets if facet.id == "linh-vuc")
    assert [value.term.id for value in fields.values] == ["phong-chay-chua-chay"]
    facets = [facet.id for facet in models(with_models(mini, {})).facets]
    assert facets == ["tinh-trang"]


def test_a_long_list_goes_over_pages_that_lead_to_each_other(mini):
    dataset = with_models(mini, *({"field": "dan-toc"} for _ in range(ITEMS_ON_PAGE + 1)))
    start = "mo-hinh/linh-vuc/dan-toc/"
    first, second = (views.model_page(dataset, path) for path in (start, f"{start}trang/2/"))
    assert (len(first["models"]), len(second["models"])) == (ITEMS_ON_PAGE, 1)
    assert [link.path for _, link in first["page"].neighbours] == [f"{start}trang/2/"]
    assert [(relation, link.path) for relation, link in second["page"].neighbours] == [("prev", start)]
    assert second["title"] == "Mô hình lĩnh vực Dân tộc (trang 2)"
    whole = [*named(views.model_list(dataset)), *named(views.model_page(dataset, "mo-hinh/trang/2/"))]
    assert whole == sorted(whole, key=sort_key)
    assert len(set(whole)) == ITEMS_ON_PAGE + 1


def test_a_facet_of_many_values_has_a_page_for_them_all(mini):
    dataset = with_models(mini, *({"launched": PartialDate(year)} for year in range(1950, 2080)))
    beside_filters = {facet.id: links for facet, links in views.model_list(dataset)["facets"]}
    assert [link.text for link, _ in beside_filters["nam"]] == ["Xem cả 130 mục theo năm ra mắt"]
    page = views.model_page(dataset, "mo-hinh/nam/")
    assert [len(links) for _, links in page["values"]] == [130]
    assert page["page"].neighbours == []


def test_models_and_values_are_in_vietnamese_order(mini):
    names = ["Ước mơ", "Đường sáng", "Ánh sáng", "An toàn", "Âm vang", "Dòng họ", "Uy tín"]
    listed = named(views.model_list(with_models(mini, *({"name": name} for name in names))))
    assert listed == ["An toàn", "Ánh sáng", "Âm vang", "Dòng họ", "Đường sáng", "Uy tín", "Ước mơ"]
    launched = [
        {"launched": PartialDate(year), "field": field}
        for year, field in ((2019, "dan-toc"), (2024, "phong-chong-toi-pham"))
    ]
    facets = {facet.id: facet for facet in models(with_models(mini, *launched)).facets}
    assert [value.term.label for value in facets["nam"].values] == ["2024", "2019"]
    assert [value.term.label for value in facets["linh-vuc"].values] == ["Dân tộc", "Phòng, chống tội phạm"]


def test_people_are_named_by_given_name_and_every_name_leads_to_its_line(mini):
    named = list(honoured_names(mini))
    assert [one.name for one in named] == [
        "Bà Trung tá Đỗ Thị Ánh",
        "Bùi Văn Ân",
        "Hộ bà Mẫu",
        "Tập thể mẫu",
        "Phạm Văn Ước",
    ]
    lines = honours(mini).items
    for found in named:
        assert any(found.name.endswith(one.name) for one in lines[found.place].award.recipients)


def test_a_former_unit_counts_for_the_one_it_now_is_part_of(mini):
    assert areas(mini, ["xa-cu"]) == {"xa-cu", "huyen-mau", "tinh-mau", "xa-moi"}
    page = views.model_page(mini, "mo-hinh/don-vi/xa-moi/")
    assert named(page) == ["Khu dân cư an toàn mẫu"]
    assert [link.path for link in page["others"]] == ["mo-hinh/don-vi/huyen-mau/", "mo-hinh/don-vi/xa-cu/"]
    assert page["leads"] == "Địa bàn trước đây"
    former = views.model_page(mini, "mo-hinh/don-vi/xa-cu/")
    assert (former["leads"], [link.text for link in former["others"]]) == ("Nay thuộc", ["xã Mới, tỉnh Mẫu"])


def test_a_unit_that_was_divided_counts_for_none_of_its_parts(mini):
    divided = mini.units["huyen-mau"].model_copy(update={"successors": ("xa-moi", "truong-mau")})
    dataset = replace(mini, units={**mini.units, "huyen-mau": divided})
    assert areas(dataset, ["huyen-mau"]) == {"huyen-mau", "tinh-mau"}


def test_units_that_follow_each_other_in_a_ring_end(mini):
    ring = mini.units["xa-moi"].model_copy(update={"successors": ("xa-cu",)})
    assert areas(replace(mini, units={**mini.units, "xa-moi": ring}), ["xa-cu", "khong-co"]) >= {
        "xa-cu",
        "xa-moi",
    }


def reporting(mini, **figures):
    """The miniature data whose newest report of the locality gives only these figures, changed as told."""
    report = mini.results["mau-2024"]
    kept = tuple(
        one.model_copy(update=figures.get(one.indicator.replace("-", "_"), {}))
        for one in report.figures
        if one.indicator.replace("-", "_") in figures
    )
    return replace(mini, results={report.id: report.model_copy(update={"figures": kept})})


def test_names_and_points_are_counted_apart_and_only_where_they_are(mini):
    listed = views.model_list(mini)
    assert listed["totals"] == [("1/4", "tên gọi"), ("2/10", "điểm mô hình")]
    assert (listed["recorded"], listed["elsewhere"]) == (2, 1)
    (only_names,) = views.model_list(reporting(mini, ten_goi_mo_hinh={}))["totals"]
    assert only_names == ("1/4", "tên gọi")
    ((count, what),) = views.model_list(reporting(mini, mo_hinh={}))["totals"]
    assert count == "1/10"
    assert "nguồn không nêu là tên gọi hay điểm" in what


def test_a_total_that_is_not_exact_is_told_in_words(mini):
    comparator = next(
        one.comparator for one in mini.results["mau-2024"].figures if one.comparator.label == "hơn"
    )
    totals = views.model_list(reporting(mini, mo_hinh={"comparator": comparator}))["totals"]
    assert totals[0][0] == "1 trên hơn 10"


def test_spellings_of_an_issuer_that_differ_in_case_or_marks_are_one():
    assert issuer_id("Chủ tịch Uỷ ban") == issuer_id("chủ tịch Ủy ban") == "chu-tich-uy-ban"
    assert (issuer_id(None), issuer_id("!")) == ("", "")
    first, second = (issuer_id(f"{'Ban Chỉ đạo phong trào ' * 6}{end}") for end in ("một", "hai"))
    assert first != second
    assert len(first) < 100


def test_no_model_can_take_the_address_of_a_list(mini):
    assert {facet.id for facet in FACETS} <= set(WORDS_BELOW_MODELS)
    paths = [page.path for page in record_pages(mini)]
    assert len(paths) == len(set(paths))
