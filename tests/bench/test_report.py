import json

from bench.report import as_json, costs_table, growth_table, hugo_note, verdicts_table
from bench.targets import verdicts


def cells(table):
    """Return a Markdown table's rows below its head."""
    _, rule, *lines = table.splitlines()
    assert set(rule) <= set("|-: ")
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_each_cost_stands_beside_ours_of_its_size_with_search_or_without(made_up):
    session = [
        *(made_up("ours", 1000, 2.0), made_up("ours", 1000, 0.5, kind="rebuild")),
        *(
            made_up("ours+search", 1000, 4.0),
            made_up("plain", 1000, 20.0),
            made_up("plain+search", 1000, 30.0),
        ),
        *(made_up("hugo", 1000, 1.0), made_up("ours", 100, 1.0)),
    ]
    rows = cells(costs_table(session))
    assert [(row[0], row[1], row[2], row[8]) for row in rows] == [
        ("ours", "100", "clean", "1.00"),
        ("ours", "1000", "clean", "1.00"),
        ("ours", "1000", "rebuild", "0.25"),
        ("ours+search", "1000", "clean", "1.00"),
        ("plain", "1000", "clean", "10.00"),
        ("plain+search", "1000", "clean", "7.50"),
        ("hugo", "1000", "clean", "0.50"),
    ]
    assert rows[4] == ["plain", "1000", "clean", "20.00", "1.50", "100", "1100", "20.00", "10.00", "10.0"]


def test_growth_is_told_per_record_per_page_and_per_page_added(made_up):
    session = [made_up("ours", 1000, 2.2), made_up("ours", 100, 1.0), made_up("hugo", 100, 1.0)]
    # 100 records make 200 pages here, 1000 make 1100.
    assert cells(growth_table(session)) == [
        ["ours", "100 → 1000", "10.00 → 2.20", "x 0.22", "5.00 → 2.00", "x 0.40", "1.33"]
    ]


def test_one_size_has_no_growth(made_up):
    assert growth_table([made_up("ours", 100, 1.0), made_up("ours", 100, 1.0, kind="rebuild")]) == ""


def test_verdicts_are_a_table(made_up):
    rows = cells(verdicts_table(verdicts([made_up("ours", 1000, 1.0), made_up("plain", 1000, 10.0)])))
    expected = ["clean CPU without search / plain", "1000", "0.100 = 1/10.0", "≤ 1/6", "holds"]
    assert rows[0] == expected
    assert rows[1][-1] == "not measured"


def test_the_ratio_to_hugo_is_told_at_every_size_and_explained(made_up):
    session = [
        *(made_up("ours", n, 3.0) for n in (100, 1000)),
        *(made_up("hugo", n, 2.0) for n in (100, 1000)),
    ]
    assert "1.5 at 100, 1.5 at 1000. Hugo is compiled Go" in hugo_note(session)
    assert hugo_note(session[:2]) == ""


def test_the_json_has_the_keys_that_programs_rely_on(made_up):
    one = made_up("ours", 100, 1.23456, kind="rebuild")
    assert json.loads(as_json([one])) == [
        {
            **{"tool": "ours", "n": 100, "kind": "rebuild", "pages": 200},
            **{"cpu_s": 1.235, "wall_s": 1.5, "peak_mib": 100.0},
        }
    ]
