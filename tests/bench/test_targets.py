import pytest

from bench.targets import verdicts


def words(measured):
    """Return each verdict that was reached: its aim and size, what was measured, and the word."""
    return {(one.aim, one.n): (one.measured, one.word) for one in verdicts(measured) if one.holds is not None}


@pytest.mark.parametrize(
    ("cpu", "measured", "word"),
    [
        (6.0, "0.100 = 1/10.0", "holds"),
        (15.0, "0.250 = 1/4.0", "does not hold"),
        (90.0, "1.500", "does not hold"),
    ],
)
def test_without_search_a_sixth_of_plain(made_up, cpu, measured, word):
    session = [made_up("ours", 1000, cpu), made_up("plain", 1000, 60.0)]
    assert words(session) == {("clean CPU without search / plain", 1000): (measured, word)}


def test_with_search_a_third_of_plain_with_search(made_up):
    session = [made_up("ours+search", 5000, 30.0), made_up("plain+search", 5000, 60.0)]
    aim = "clean CPU with search / plain+search"
    assert words(session) == {(aim, 5000): ("0.500 = 1/2.0", "does not hold")}


def test_no_more_than_eleventy(made_up):
    session = [made_up("ours", 1000, 2.0), made_up("eleventy", 1000, 2.0)]
    assert words(session) == {("clean CPU without search / Eleventy", 1000): ("1.000", "holds")}


def test_growth_is_per_record(made_up):
    session = [made_up("ours", 1000, 2.0, peak_mib=401.0), made_up("ours", 10000, 22.0, peak_mib=399.6)]
    assert words(session) == {
        ("ours: CPU per record / that at 1000", 10000): ("1.100", "holds"),
        ("ours: peak of a clean build", 10000): ("400 MiB", "holds"),
    }


def test_one_record_changed(made_up):
    session = [
        made_up("ours", 5000, 16.0),
        made_up("ours", 5000, 1.6, kind="rebuild"),
        made_up("hugo", 5000, 1.0),
    ]
    assert words(session) == {
        ("ours: one record changed / clean", 5000): ("0.100 = 1/10.0", "holds"),
        ("ours: one record changed / Hugo clean", 5000): ("1.600", "does not hold"),
    }


def test_what_was_not_measured_is_said_as_well(made_up):
    assert {one.word for one in verdicts([made_up("ours", 100, 1.0)])} == {"not measured"}
