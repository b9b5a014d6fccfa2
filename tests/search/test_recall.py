"""Every entry that has a word is found, whichever piece of the index it stands in, whatever was loaded."""

import json
import random
import shutil

import pytest

from phongtrao.search import indexing, writing
from phongtrao.search.words import spell

from ..conftest import ROOT
from .indexes import write_index

# Words that begin alike, so many that each beginning goes over several pieces.
WORDS = """
    phong phòng phóng phỏng phông phồng pho phó phố phở phơi ph bao bào bảo bão báo bạo bâo ba bà bá
    trao trào tráo tra trà trả trá trạ tran trần trán trận trang tràng trăng tráng trạng tranh
    an ân ăn án ấn ẩn ản anh ảnh ánh dan dân dán đan đàn đan đẫn ma mà má mã mạ mai mái
    17/9 17/9/2024 17/11/2024 1/1 1/11 1/12/2023 9/2024
"""
ENTRIES = 80
# Typed with a space at the end a word is whole; without, it may be typed on.
WHOLE = ["phong", "pho", "bao", "trao", "tra", "tran", "an", "dan", "ma", "mai"]
BEGUN = ["ph", "pho", "phon", "phong", "ba", "tr", "tra", "tran", "trang", "an", "da", "ma"]
MARKED = {"phòng ": "phong ", "Bảo ": "bao ", "trào ": "trao ", "đàn ": "dan "}
DATES = {
    "17/9 ": {"17/9", "17/9/2024"},
    "17/9/2024 ": {"17/9/2024"},
    "1/1 ": {"1/1"},
    "9/2024 ": {"9/2024", "17/9/2024"},
}
# What an entry has begins these; Pagefind would give it for want of better, if it was loaded.
NOWHERE = ["Mazda ", "mazd", "17/9/2031 ", "phongx ", "1/1/2024 "]
SEARCH = """async ([queries, atOnce]) => {
    const { search } = await import("/assets/phongtrao/ours/search/engine.js");
    const offer = { abbreviations: [], kinds: [], kindNames: [], years: [] };
    const find = async (text) => (await search({ text, kind: "", year: "" }, offer)).ids;
    if (atOnce) return Promise.all(queries.map(find));
    const found = [];
    for (const query of queries) found.push(await find(query));
    return found;
}"""


def letters_of(word):
    return spell(word).partition("z")[0]


@pytest.fixture(scope="module")
def entries():
    """Return the words of each entry by its title."""
    chance = random.Random(1)
    return {f"Tin {number}": chance.sample(WORDS.split(), 12) for number in range(ENTRIES)}


@pytest.fixture(scope="module")
def pieces_site(entries, tmp_path_factory):
    """Make a site with an index of many small pieces."""
    site = tmp_path_factory.mktemp("pieces")
    for title, words in entries.items():
        body = f"<h1>{title}</h1><p>{', '.join(words)}</p>"
        (site / title).mkdir()
        (site / title / "index.html").write_text(f"<div data-pagefind-body>{body}</div>", encoding="utf-8")
    shutil.copytree(ROOT / "theme/assets/phongtrao/search", site / "assets/phongtrao/ours/search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "PIECE_SIZE", 20)
        write_index(site)
    assert len(list((site / indexing.FOLDER / "index").iterdir())) > len(WORDS.split()) / 2
    return site


@pytest.fixture(scope="module")
def found_by(browser, pieces_site, serve):
    """Search for some queries on a new page, one by one or all at once; return the titles found for each."""
    address = serve(pieces_site)
    shown = (pieces_site / indexing.FOLDER / "entries").iterdir()
    titles = {file.stem: json.loads(file.read_text(encoding="utf-8"))["title"] for file in shown}

    def find(queries, at_once=False):
        page = browser.new_page()
        page.goto(f"{address}/Tin 1/")
        found = page.evaluate(SEARCH, [queries, at_once])
        page.close()
        return {query: {titles[one] for one in ids} for query, ids in zip(queries, found, strict=True)}

    return find


@pytest.fixture(scope="module")
def truth(entries):
    """Return the titles of the entries that have what is looked for, by query."""

    def having(wanted):
        return {title for title, words in entries.items() if any(map(wanted, words))}

    found = {f"{whole} ": having(lambda word, typed=whole: letters_of(word) == typed) for whole in WHOLE}
    found |= {begun: having(lambda word, typed=begun: letters_of(word).startswith(typed)) for begun in BEGUN}
    found |= {query: having(lambda word, dates=dates: word in dates) for query, dates in DATES.items()}
    found |= {query: found[unmarked] for query, unmarked in MARKED.items()}
    return found | {query: set() for query in NOWHERE}


def test_whatever_was_loaded_before(found_by, truth):
    queries = list(truth)
    mixed = random.Random(2).sample(queries, len(queries))
    for order in (queries, queries[::-1], mixed):
        assert found_by(order) == truth


def test_when_all_is_loaded_at_once(found_by, truth):
    assert found_by(list(truth), at_once=True) == truth


def test_when_nothing_was_loaded_before(found_by, truth):
    for query in list(truth)[::4]:
        assert found_by([query]) == {query: truth[query]}
