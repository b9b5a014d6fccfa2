"""The index and the browser must spell a word the same way, or nothing would be found."""

from string import punctuation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.search.words import index_words, spell

from ..pages import own_asset

WORDS = {
    "điệp": "diepzdej",
    "Điệp": "diepzdej",
    "diep": "diepz",
    "hòa": "hoazf",
    "hoà": "hoazf",
    "Ủy": "uyzr",
    "uỷ": "uyzr",
    "thuở": "thuozwr",
    "trường": "truongzwwf",
    "ƯỚC": "uoczwws",
    "ngõ": "ngozx",
    "ăn": "anzw",
    "ân": "anza",
    "đô": "dozdo",
    "PV01": "pv01z",
    "1.234": "1234z",
    "2024": "2024z",
    "Mazda": "majydaz",
}


@pytest.mark.parametrize(("word", "spelled"), WORDS.items())
def test_a_word_is_its_letters_then_its_marks(word, spelled):
    assert spell(word) == spelled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ngày 17/9/2024", ["ngayzf", "17z", "9z", "2024z", "17x9x2024", "9x2024"]),
        ("17-09-2024", ["17z", "09z", "2024z", "17x9x2024", "9x2024"]),
        ("17 tháng 9 năm 2024", ["17z", "thangzs", "9z", "namzw", "2024z", "17x9x2024", "9x2024"]),
        ("tháng 9/2024", ["thangzs", "9z", "2024z", "9x2024"]),
        ("20/12", ["20z", "12z", "20x12"]),
        ("1.234,5 triệu", ["1234z", "5z", "trieuzej"]),
        ("45/QĐ-UBND", ["45z", "qdzd", "ubndz"]),
        ("“Tự phòng, tự quản”", ["tuzwj", "phongzf", "tuzwj", "quanzr"]),
        ("", []),
    ],
)
def test_a_text_is_its_words_and_its_dates(text, words):
    assert list(index_words(text)) == words


def words_of(text):
    """The words of a text without its dates, which alone have no z."""
    return [word for word in index_words(text) if "z" in word]


@given(st.text(), st.sampled_from([" ", *punctuation.replace(".", "")]), st.text())
def test_a_sign_keeps_the_words_around_it_apart(before, sign, after):
    assert words_of(before + sign + after) == words_of(before) + words_of(after)


@given(st.text(alphabet="AaBbZzĐđƠơ1.,-/", max_size=12))
def test_capitals_change_no_word(text):
    assert words_of(text) == words_of(text.lower()) == words_of(text.upper())


@pytest.fixture
def query_script(search_site):
    """The script's address from the page of results."""
    return f"../{own_asset(search_site, 'search/query.js')}"


def test_the_browser_spells_as_the_index_does(visit, query_script):
    page = visit("tim-kiem/")
    spelled = page.evaluate(
        """async ([address, words]) => {
            const { scan, spellings } = await import(address);
            return words.map((word) => scan(word).map((one) => spellings(one).exact));
        }""",
        [query_script, list(WORDS)],
    )
    assert spelled == [[word] for word in WORDS.values()]


def test_the_browser_reads_dates_as_the_index_does(visit, query_script):
    page = visit("tim-kiem/")
    dates = ["17/9/2024", "17-09-2024", "ngay 17 thang 9 nam 2024", "tháng 9/2024", "9/2024", "20/12"]
    spelled = page.evaluate(
        """async ([address, dates]) => {
            const { scan, spellings } = await import(address);
            return dates.map((text) => scan(text).map((one) => spellings(one).exact));
        }""",
        [query_script, dates],
    )
    assert spelled == [["17x9x2024"]] * 3 + [["9x2024"]] * 2 + [["20x12"]]
