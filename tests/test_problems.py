import pytest

from phongtrao.problems import Hints, Problem, did_you_mean, quoted, report


def test_a_problem_reads_as_a_clickable_line():
    problem = Problem("data/news/a.yml", 3, 7, "sai.", "Ngày", "date")
    assert str(problem) == "data/news/a.yml:3:7: Ngày (date): sai."


def test_a_report_is_sorted_by_place_and_counted_once_each():
    late, early = Problem("b.yml", 1, 1, "x."), Problem("a.yml", 10, 2, "y.")
    assert report([late, early, Problem("a.yml", 9, 9, "z."), early]).splitlines() == [
        "a.yml:9:9: z.",
        "a.yml:10:2: y.",
        "b.yml:1:1: x.",
        "Có 3 chỗ cần sửa.",
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [("tittle", ' Có phải ý bạn là "title"?'), ("zzzz", ""), ("title", ' Có phải ý bạn là "title"?')],
)
def test_did_you_mean(word, said):
    assert did_you_mean(word, ["title", "date"]) == said


def test_long_values_are_cut_to_one_line():
    assert quoted("a\nb") == '"a b"'
    assert len(quoted("x" * 500)) < 70


def test_hints_end_before_anybody_would_stop_waiting():
    hints = Hints(most=4)
    near = [
        hints.near(word, ["xa-cu", "xa-moi"], "units") for word in ("xa-cuu", "xa-mo", "xa-cuuu", "xa-mo")
    ]
    assert near == [' Có phải ý bạn là "xa-cu"?', ' Có phải ý bạn là "xa-moi"?', "", near[1]]
