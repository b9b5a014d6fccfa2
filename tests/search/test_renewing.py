"""An index made of the one before it is the one that would be made anew, and takes over what it can."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phongtrao.search import writing
from phongtrao.search.indexing import FOLDER
from phongtrao.search.listings import Listing, in_title, read_piece, said, usual, written
from phongtrao.search.writing import unpacked

from .indexes import index, index_again


def page(title, text="", kind="Tin"):
    marks = f'data-pagefind-body data-pagefind-filter="kind:{kind}"'
    return f"<body><div {marks}><h1>{title}</h1><p>{text}</p></div></body>".encode()


PAGES = {f"tin/{number}/index.html": page(f"Bài {number}", f"Lời {number} của bài") for number in range(8)}
ONE = "tin/3/index.html"


def without(path):
    return {other: content for other, content in PAGES.items() if other != path}


CHANGES = {
    "nothing": PAGES,
    "a word more": PAGES | {ONE: page("Bài 3", "Lời 3 mới của bài")},
    "a word less": PAGES | {ONE: page("Bài 3", "Lời của bài")},
    "another title": PAGES | {ONE: page("3 bài", "Lời 3 của bài")},
    "a word that comes before all": PAGES | {ONE: page("Bài 3", "00")},
    "a word that comes after all": PAGES | {ONE: page("Bài 3", "yyyy")},
    "another kind": PAGES | {ONE: page("Bài 3", "Lời 3 của bài", "Kết quả")},
    "no entry any more": PAGES | {ONE: b"<body></body>"},
    "a page less": without(ONE),
    "a page more at the beginning": {"index.html": page("Trang đầu", "Lời")} | PAGES,
    "a page more at the end": PAGES | {"z/index.html": page("Trang cuối", "Lời")},
    "another order": dict(reversed(PAGES.items())),
    "another address": without(ONE) | {"tin/9/index.html": PAGES[ONE]},
    "no pages": {},
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """What Pagefind brings, asked for once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(params=[1, 20, writing.PIECE_SIZE])
def size(request, monkeypatch):
    monkeypatch.setattr(writing, "PIECE_SIZE", request.param)
    return request.param


@pytest.mark.parametrize("pages", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.usefixtures("size")
def test_what_has_changed_is_in_the_index(pages, cache):
    assert index_again(pages, PAGES, cache)[:2] == index(pages, cache)


@pytest.mark.parametrize("pages", CHANGES.values(), ids=CHANGES.keys())
def test_what_comes_back_is_in_the_index(pages, cache):
    assert index_again(PAGES, pages, cache)[:2] == index(PAGES, cache)


def test_only_pieces_of_words_that_changed_are_made(monkeypatch, cache):
    monkeypatch.setattr(writing, "PIECE_SIZE", 1)
    _, _, made = index_again(CHANGES["a word more"], PAGES, cache)
    assert len([address for address in made if "/index/" in address]) == 1


PARTS = st.sampled_from(["an", "Ấn", "ba", "Bà", "ca-dao", "dê", "e", "1.234", "17/9/2024", "zen", "xa"])
TEXTS = st.lists(PARTS, max_size=8).map(" ".join)
SITES = st.dictionaries(
    st.sampled_from("abcdef"), st.builds(page, TEXTS.map("t {}".format), TEXTS), max_size=6
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SITES, SITES, st.integers(1, 60))
def test_any_site_can_follow_any_other(monkeypatch, cache, before, now, room):
    monkeypatch.setattr(writing, "PIECE_SIZE", room)
    assert index_again(now, before, cache)[:2] == index(now, cache)


@given(
    st.lists(
        st.tuples(st.integers(0, 70000), st.booleans(), st.lists(st.sampled_from("ab"), max_size=40)),
        min_size=1,
        max_size=20,
        unique_by=lambda one: one[0],
    )
)
def test_what_is_written_of_a_word_is_read_again(entries):
    """Of entries with it in their texts, their titles, or both, near each other and far."""
    unusual = {
        entry: said("a", places, is_in_text=is_in_text)
        for entry, is_in_text, title in entries
        if (places := in_title(title).get("a"))
    }
    one = Listing("a", sorted(entry for entry, *_ in entries), unusual)
    assert list(read_piece(writing.listed(writing.items([written(one).content])))) == [one]


def test_a_word_has_its_place_wherever_it_stands_and_no_other_has_it():
    words = ["anz", "anzs", "anzf", "bazf", "17z"]
    assert len({usual(word) for word in words}) == len(words)


def test_a_file_of_the_index_is_unpacked(cache):
    files, indexed = index(PAGES, cache)
    pieces = [unpacked(files[f"{FOLDER}/{piece.path}"]) for piece in indexed.pieces]
    words = [one.word for piece in pieces for one in read_piece(piece)]
    assert words == sorted(words)
    assert {"baizf", "loizwf", "0ktin"} <= set(words)
