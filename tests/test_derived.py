"""Derived numbers: each says how it was made, and only exact numbers make one."""

from decimal import Decimal

import pytest

from phongtrao.derived import derived_of, derived_of_line
from phongtrao.formulas import share_percent
from phongtrao.records import AwardLine, Exemplar, Model, Result

SOURCE = [{"title": "Bài", "publisher": "Báo"}]


def result(*figures):
    return Result.model_validate({"title": "Báo cáo", "as_of": "2024", "sources": SOURCE, "figures": figures})


def told(record):
    return [(one.id, one.value, one.formula, one.inputs) for one in derived_of(record)]


def parts(*values, **more):
    return [
        {"dimension": "sectors", "category": f"khoi-{n}", "value": v} | more for n, v in enumerate(values)
    ]


def test_a_line_of_commendation_has_the_sum_of_its_exact_counts():
    (total,) = derived_of_line(AwardLine(form="giay-khen", collectives="8", individuals="11"))
    assert (total.value, total.formula) == (19, "8 + 11 = 19")
    assert total.words == "số tập thể cộng số cá nhân"
    assert total.inputs == ("/collectives", "/individuals")


@pytest.mark.parametrize(
    "counts", [{"collectives": "8"}, {"collectives": "8", "individuals": "hơn 11"}, {"combined": "99"}, {}]
)
def test_nothing_is_derived_of_one_count_or_of_an_inexact_one(counts):
    assert not derived_of_line(AwardLine(form="giay-khen", **counts))


def test_the_parts_of_a_figure_have_shares_and_a_sum():
    figure = {"indicator": "mo-hinh", "value": "127", "parts": parts("102", "1", "18", "6")}
    sums, *shares = told(result(figure))
    assert sums[1:3] == (127, "102 + 1 + 18 + 6 = 127")
    assert shares[0] == (
        "figures-1-parts-1-share",
        Decimal("80.3"),
        "102 ÷ 127 × 100 ≈ 80,3",
        ("/figures/0/parts/0/value", "/figures/0/value"),
    )


def test_an_inexact_whole_has_no_shares_and_an_inexact_part_no_sum():
    figure = {"indicator": "mo-hinh", "value": "127", "comparator": "about", "parts": parts("100", "20")}
    assert [one[0] for one in told(result(figure))] == ["figures-1-sum-sectors"]
    figure = {"indicator": "mo-hinh", "value": "9", "parts": parts("3", "5", comparator="about")}
    assert told(result(figure)) == []


def test_n_of_m_is_a_share_and_a_bound_of_another_unit_is_none():
    figures = (
        {"indicator": "mo-hinh", "value": "127"},
        {"indicator": "ten-goi-mo-hinh", "value": "34", "of_indicator": "mo-hinh"},
        {"indicator": "truong", "value": "3", "of": "7"},
    )
    assert [one[:3] for one in told(result(*figures))] == [
        ("figures-3-of", Decimal("42.9"), "3 ÷ 7 × 100 ≈ 42,9")
    ]


def test_the_rest_of_a_cost_is_derived_where_all_else_is_known():
    funders = [{"name": "Nhà hảo tâm", "money": {"amount": "17,5"}}, {"name": "Nhân dân", "remainder": "có"}]
    model = {"name": "Mô hình", "sources": SOURCE, "cost": {"total": {"amount": "50"}, "funders": funders}}
    (rest,) = derived_of(Model.model_validate(model))
    assert (rest.value, rest.measure_unit) == (32_500_000, "đồng")
    assert rest.formula == "50.000.000 − 17.500.000 = 32.500.000"


def test_criteria_met_are_a_share():
    exemplar = {"unit": "xa", "status": "chosen", "date": "2024", "chosen_by": "Huyện", "sources": SOURCE}
    (share,) = derived_of(Exemplar.model_validate(exemplar | {"criteria": "28/34"}))
    assert share.value == Decimal("82.4")
    assert share.rounded


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 8, ("12.5", False)), (1, 3, ("33.3", True)), (7, 7, ("100", False)), (0, 5, ("0", False))],
)
def test_shares_are_given_to_a_tenth(part, whole, expected):
    value, rounded = share_percent(part, whole)
    assert (str(value), rounded) == expected


def test_every_id_is_there_once_in_its_record(mini):
    for record in mini.records():
        ids = [one.id for one in derived_of(record)]
        assert len(ids) == len(set(ids)), record.path
