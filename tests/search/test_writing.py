"""The index that is written here is the one that Pagefind's own indexer writes, piece by piece."""

import json
import zlib
from importlib.metadata import version

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phongtrao.search import writing
from phongtrao.search.cbor import number, text
from phongtrao.search.indexer import adding, run_indexer
from phongtrao.search.reading import page_paths, read_bytes
from phongtrao.search.records import Record, record, short_names, shown
from phongtrao.search.words import index_words
from phongtrao.search.writing import write_pieces

GZIP = 31
ENGINE = {"version": version("pagefind_bin")}


def pieces_of(files):
    """Return the unpacked pieces of an index."""
    return sorted(zlib.decompress(one, GZIP) for path, one in files.items() if path.startswith("index/"))


def by_pagefind(records, size):
    return run_indexer(map(adding, records), size)


@pytest.fixture(scope="module")
def records(search_site):
    pages = ((path, (search_site / path).read_bytes()) for path in page_paths(search_site))
    return [record(one, shown(one)) for path, page in pages for one in read_bytes(page, path)]


def test_every_piece_of_a_site_is_as_pagefind_writes_it(records):
    assert len(records) > 50
    made = pieces_of(write_pieces(records, ENGINE).made)
    assert made == pieces_of(by_pagefind(records, writing.PIECE_SIZE))
    assert len(made) > 1


@pytest.mark.parametrize("size", [1, 20, 300])
def test_pieces_end_where_pagefinds_end(records, monkeypatch, size):
    some = records[:20]
    monkeypatch.setattr(writing, "PIECE_SIZE", size)
    assert pieces_of(write_pieces(some, ENGINE).made) == pieces_of(by_pagefind(some, size))


@pytest.mark.parametrize("size", [1, 20, writing.PIECE_SIZE])
def test_what_a_browser_loads_first_is_as_pagefind_writes_it(records, monkeypatch, size):
    """Names of entries and pieces aside, which are ours."""
    monkeypatch.setattr(writing, "PIECE_SIZE", size)
    theirs = by_pagefind(records, size)
    made = write_pieces(records, json.loads(theirs["pagefind-entry.json"])).made
    assert told(made) == told(theirs)


def test_every_file_is_found_by_what_names_it(records):
    made = write_pieces(records, ENGINE).made
    known = json.loads(made["pagefind-entry.json"])["languages"]["vi"]
    _, entries, pieces, *_ = meta_of(made)
    assert f"pagefind.{known['hash']}.pf_meta" in made
    assert {f"index/{name}.pf_index" for _, _, name in pieces} == {
        path for path in made if path.startswith("index/")
    }
    assert [name for name, _ in entries] == [one.name for one in records]


def test_a_piece_that_is_there_is_not_made_again(records, monkeypatch):
    monkeypatch.setattr(writing, "PIECE_SIZE", 20)
    before = write_pieces(records, ENGINE).made
    last = write_pieces(records[:-1], ENGINE, before.keys())
    assert last.there
    assert last.there <= before.keys()
    assert not any(path.startswith("index/") and path in before for path in last.made)
    kept = {path: before[path] for path in last.there}
    assert {**last.made, **kept} == write_pieces(records[:-1], ENGINE).made


def told(files):
    """Return what the two files that a browser loads first tell, names of files and entries aside."""
    version, entries, pieces, *others = meta_of(files)
    entry = json.loads(files["pagefind-entry.json"])
    del entry["languages"]["vi"]["hash"]
    return entry, version, [words for _, words in entries], [bounds for *bounds, _ in pieces], others


def meta_of(files):
    (meta,) = (content for path, content in files.items() if path.endswith(".pf_meta"))
    value, end = decoded(zlib.decompress(meta, GZIP).removeprefix(writing.MARK), 0)
    assert end
    return value


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
        Record(str(place), " ".join(sorted({*words, "9z"})).encode(), " ".join(title or ["8z"]).encode())
        for place, (words, title) in enumerate(entries)
    ]
    monkeypatch.setattr(writing, "PIECE_SIZE", size)
    made, theirs = write_pieces(records, ENGINE).made, by_pagefind(records, size)
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


def test_names_are_short_unless_they_begin_alike():
    names = ["0123456789abcdef", "0123456aaaaaaaaa", "fedcba9876543210"]
    assert short_names(names) == {names[0]: names[0], names[1]: names[1], names[2]: "fedcba9"}
