"""The index that is written here is the one that Pagefind's own indexer writes, piece by piece.

Only places in texts differ: the indexer counts them, here each word has its own.
"""

import json
from html import escape
from importlib.metadata import version

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phongtrao.search import writing
from phongtrao.search.cbor import number, text
from phongtrao.search.indexer import adding, run_indexer
from phongtrao.search.listings import Listings, usual
from phongtrao.search.reading import read_page
from phongtrao.search.records import Record, name_of, read_again, record, shown
from phongtrao.search.words import index_words
from phongtrao.search.writing import cut, unpacked, write_pieces

from .indexes import pages_of

ENGINE = {"version": version("pagefind_bin")}


def made_of(records, engine=ENGINE, there=frozenset()):
    listings = Listings()
    for one in records:
        listings.add(one)
    return write_pieces(listings.known, cut(listings.written()), engine, there)


def pieces_of(files):
    """Return what each piece of an index says, with the place of each word that it has here."""
    packed = [one for path, one in files.items() if path.startswith("index/")]
    return sorted(list(map(with_place, value_of(one)[0])) for one in packed)


def with_place(listing):
    word, entries, others = listing
    place, _ = decoded(usual(word), 0)
    for _, in_text, _ in entries:
        if in_text:
            in_text[1:] = place[1:]
    return word, entries, others


def value_of(packed):
    content = unpacked(packed)
    value, end = decoded(content, 0)
    assert end == len(content)
    return value


def by_pagefind(records, size):
    return run_indexer(map(adding, records), size)


@pytest.fixture(scope="module")
def records(search_site):
    entries = (one for path, page in pages_of(search_site).items() for one in read_page(page, path))
    return [record(one, name_of(shown(one))) for one in entries]


def test_every_piece_of_a_site_is_as_pagefind_writes_it(records):
    assert len(records) > 50
    made = pieces_of(made_of(records).made)
    assert made == pieces_of(by_pagefind(records, writing.PIECE_SIZE))
    assert len(made) > 1


@pytest.mark.parametrize("size", [1, 20, 300])
def test_pieces_end_where_pagefinds_end(records, monkeypatch, size):
    some = records[:20]
    monkeypatch.setattr(writing, "PIECE_SIZE", size)
    assert pieces_of(made_of(some).made) == pieces_of(by_pagefind(some, size))


@pytest.mark.parametrize("size", [1, 20, writing.PIECE_SIZE])
def test_what_a_browser_loads_first_is_as_pagefind_writes_it(records, monkeypatch, size):
    """Names of entries and pieces aside, which are ours."""
    monkeypatch.setattr(writing, "PIECE_SIZE", size)
    theirs = by_pagefind(records, size)
    made = made_of(records, json.loads(theirs["pagefind-entry.json"])).made
    assert told(made) == told(theirs)


def test_every_file_is_found_by_what_names_it(records):
    made = made_of(records).made
    known = json.loads(made["pagefind-entry.json"])["languages"]["vi"]
    _, entries, pieces, *_ = meta_of(made)
    assert f"pagefind.{known['hash']}.pf_meta" in made
    assert {f"index/{name}.pf_index" for _, _, name in pieces} == {
        path for path in made if path.startswith("index/")
    }
    assert [name for name, _ in entries] == [one.name for one in records]


def test_a_piece_that_is_there_is_not_made_again(records, monkeypatch):
    monkeypatch.setattr(writing, "PIECE_SIZE", 20)
    before = made_of(records).made
    last = made_of(records[:-1], there=before.keys())
    assert last.there
    assert last.there <= before.keys()
    assert not any(path.startswith("index/") and path in before for path in last.made)
    kept = {path: before[path] for path in last.there}
    assert {**last.made, **kept} == made_of(records[:-1]).made


def told(files):
    """Return what the two files that a browser loads first tell, names of files and entries aside."""
    version, entries, pieces, *others = meta_of(files)
    entry = json.loads(files["pagefind-entry.json"])
    del entry["languages"]["vi"]["hash"]
    return entry, version, [words for _, words in entries], [bounds for *bounds, _ in pieces], others


def meta_of(files):
    (meta,) = (content for path, content in files.items() if path.endswith(".pf_meta"))
    return value_of(meta)


def decoded(content, at):
    """Return the value that begins at a place of CBOR, and the place after it."""
    kind, size = content[at] >> 5, content[at] & 0x1F
    at += 1
    if size >= 24:
        width = 1 << (size - 24)
        size, at = int.from_bytes(content[at : at + width]), at + width
    if kind == 3:
        return content[at : at + size].decode(), at + size
    if kind == 4:
        values = []
        for _ in range(size):
            value, at = decoded(content, at)
            values.append(value)
        return values, at
    return size if kind == 0 else -1 - size, at


# Words of any script, as texts are spelt; few, so that entries share them.
WORDS = st.lists(st.text(max_size=6), max_size=8).map(lambda texts: list(index_words(" ".join(texts))))
COMMON = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(lambda letters: [f"{one}z" for one in letters])
ENTRIES = st.lists(st.tuples(st.one_of(WORDS, COMMON), st.one_of(WORDS, COMMON)), min_size=1, max_size=6)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ENTRIES, st.integers(1, 60))
def test_any_words_are_written_as_pagefind_writes_them(monkeypatch, entries, size):
    records = [
        Record(str(place), frozenset(), {*words, "9z"}, tuple(title or ["8z"]))
        for place, (words, title) in enumerate(entries)
    ]
    monkeypatch.setattr(writing, "PIECE_SIZE", size)
    made, theirs = made_of(records).made, by_pagefind(records, size)
    assert pieces_of(made) == pieces_of(theirs)
    assert told(made)[1:] == told(theirs)[1:]


@given(st.one_of(st.integers(0, 70000), st.integers(-300, 1 << 40)))
def test_a_number_comes_back(value):
    written = number(value)
    assert decoded(written, 0) == (value, len(written))


@given(st.text(max_size=400))
def test_a_text_comes_back(value):
    written = text(value)
    assert decoded(written, 0) == (value, len(written))


def test_a_word_has_the_same_place_in_every_text():
    """And another than any other word that begins as it does; beyond those of titles."""
    places = [decoded(usual(word), 0)[0][1] for word in ("phongz", "phongzf", "phongzs", "phongzr", "phoz")]
    assert len(set(places)) == len(places)
    assert min(places) >= 1 << 15


@given(st.text(), st.text(), st.text())
def test_what_is_shown_of_an_entry_is_read_again(title, kind, text):
    page = (
        f'<div data-pagefind-body data-pagefind-filter="kind:{escape(kind)}"><h1>t{escape(title)}</h1>'
        f"<p>{escape(text)}</p></div>"
    )
    for entry in read_page(page.encode(), "a/index.html"):
        assert read_again(shown(entry)) == entry
        assert json.loads(shown(entry))["title"] == entry.title
