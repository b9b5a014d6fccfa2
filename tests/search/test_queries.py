"""Readers find what they mean: the right page first, and never below the fifth place."""

from .queries import FIRE_DRILL, QUERIES


def test_the_right_page_comes_first(search):
    places = {}
    for query, expected in QUERIES:
        found = search(query)
        places[query] = found.index(expected) + 1 if expected in found else None
    assert len(QUERIES) >= 80
    assert {query: place for query, place in places.items() if place is None or place > 5} == {}
    below = {query: place for query, place in places.items() if place != 1}
    assert len(below) <= 0.02 * len(QUERIES), below


def test_nothing_is_found_for_what_is_nowhere(search):
    assert search("qwertyuiop") == []


def test_a_phrase_that_stands_nowhere_gives_way_to_its_words(search):
    assert FIRE_DRILL in search('"khói trong"')


def test_what_is_withdrawn_or_has_moved_is_not_found(search):
    everything = {path for query in ("rút", "đã chuyển", "Tin đã rút", "mẫu") for path in search(query)}
    assert not {"tin-tuc/2024/tin-da-rut-2024/", "tin-tuc/2022/ten-cu/", "404.html", ""} & everything
