from statistics import mean

import pytest

from bench.projects import ROOT
from bench.synthetic import FIRST_DAY, LAST_DAY, edited, known_ids, records

MANY = 300


@pytest.fixture(scope="module")
def known():
    return known_ids(ROOT / "data")


@pytest.fixture(scope="module")
def made(known):
    return list(records(MANY, 1, known))


def syllables(value):
    """Count the words of a record's texts, as Vietnamese writes them."""
    if isinstance(value, dict):
        return sum(map(syllables, value.values()))
    if isinstance(value, list):
        return sum(map(syllables, value))
    return len(str(value).split())


def test_records_are_as_long_as_real_articles(made):
    assert 450 <= mean(syllables(one.record) for one in made) <= 600


def test_one_seed_makes_one_set_of_records_whatever_the_count(made, known):
    assert list(records(20, 1, known)) == made[:20]
    assert list(records(20, 2, known)) != made[:20]


def test_they_spread_over_ten_years_and_many_places(made):
    years = {int(one.record["date"][-4:]) for one in made}
    assert years == set(range(FIRST_DAY.year, LAST_DAY.year + 1))
    assert len(years) == 10
    assert len({one.record["places"][0]["unit"] for one in made}) > 5


def test_both_kinds_of_article_and_honours_are_among_them(made):
    kinds = [one.collection for one in made]
    assert 0.2 < kinds.count("news") / MANY < 0.4
    assert 0.3 < sum("awards" in one.record for one in made) / MANY < 0.5


@pytest.mark.parametrize("count", [1, 2, 100, MANY])
def test_an_edit_changes_title_and_summary_of_one_record_each_time_in_another_way(made, known, count):
    first, second = edited(count, 1, known, 0), edited(count, 1, known, 1)
    before = next(one for one in made[:count] if one.id == first.id)
    changed = {key for key, value in first.record.items() if value != before.record[key]}
    assert changed == {"title", "summary"}
    assert second.id == first.id
    assert second.record["title"] != first.record["title"]
    assert second.record["summary"] != first.record["summary"]


def test_the_edited_record_is_a_conference_from_the_middle(made, known):
    one = edited(MANY, 1, known, 0)
    assert one.collection == "conferences"
    place = [other.id for other in made].index(one.id)
    assert MANY // 2 <= place < MANY // 2 + 10
