"""An index from the cache is the one that would be made now, whatever happened to pages, code or cache."""

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from phongtrao.search import IndexFailedError, cache, indexer, indexing
from phongtrao.search.indexing import write_index
from phongtrao.search.reading import page_paths

from ..test_build import digest

KEPT = ("engine", "records")


def write_page(site, path, text):
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    body = (
        f'<div data-pagefind-body data-pagefind-filter="kind:Tin"><h1>{text}</h1><p>Nội dung {text}</p></div>'
    )
    (site / path).write_text(f"<body>{body}</body>", encoding="utf-8")


def digests(site):
    return {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in page_paths(site)}


def indexed(site, *given):
    """Index a site anew; return the digests of the index's files."""
    shutil.rmtree(site / indexing.FOLDER, ignore_errors=True)
    write_index(site, *given)
    return digest(site / indexing.FOLDER)


@pytest.fixture
def site(tmp_path):
    for number in range(4):
        write_page(tmp_path / "site", f"tin/{number}/index.html", f"Bài {number}")
    (tmp_path / "site" / "404.html").write_text("<body>Không có</body>", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def kept(tmp_path, site):
    """A cache that has seen the site."""
    write_index(site, tmp_path / "kept" / "search", digests(site))
    return tmp_path / "kept" / "search"


@pytest.fixture
def no_indexer(monkeypatch):
    """Let every run of the indexer fail."""
    monkeypatch.setattr(indexer.pagefind_bin, "get_executable", lambda: "/khong/co/pagefind")


def change(site):
    write_page(site, "tin/2/index.html", "Bài khác")


def swap_words(site):
    write_page(site, "tin/2/index.html", "2 bài")


def add(site):
    write_page(site, "index.html", "Trang đầu")


def remove(site):
    shutil.rmtree(site / "tin" / "1")


def move(site):
    (site / "tin" / "1").rename(site / "tin" / "9")


def empty(site):
    shutil.rmtree(site / "tin")


@pytest.mark.parametrize("do", [change, swap_words, add, remove, move, empty])
@pytest.mark.parametrize("known", [True, False])
def test_what_has_changed_is_in_the_index(site, kept, do, known):
    do(site)
    assert indexed(site, kept, digests(site) if known else None) == indexed(site)


def test_what_has_not_changed_is_not_indexed_again(site, kept, no_indexer):
    expected = digest(site / indexing.FOLDER)
    assert indexed(site, kept, digests(site)) == expected
    assert indexed(site, kept) == expected


def test_what_stands_around_an_entry_changes_nothing(site, kept, no_indexer):
    expected = digest(site / indexing.FOLDER)
    page = site / "tin" / "2" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + "<footer>Chân trang</footer>", encoding="utf-8")
    assert indexed(site, kept, digests(site)) == expected


def test_a_page_that_has_not_changed_is_not_read_again(site, kept):
    """Neither for its words nor, where its entry stands in its place, for what it says."""
    before, there = digests(site), addresses(site)
    change(site)
    now = digests(site)
    read = []

    def read_page(path):
        read.append(path)
        return (site / path).read_bytes()

    unchanged = {path for path in now if now[path] == before[path]}
    files = indexing.index_files(now, read_page, kept, there, unchanged)
    assert read == ["tin/2/index.html"]
    for address, content in files.made.items():
        (site / address).write_bytes(content)
    for address in there - set(files.addresses):
        (site / address).unlink()
    assert digest(site / indexing.FOLDER) == indexed(site)


def test_what_a_page_says_is_read_again_where_it_is_not_there(site, kept):
    entry = next((site / indexing.FOLDER / "entries").iterdir())
    lost = entry.relative_to(site).as_posix()
    files = indexing.index_files(
        digests(site),
        lambda path: (site / path).read_bytes(),
        kept,
        addresses(site) - {lost},
        digests(site).keys(),
    )
    assert files.made[lost] == entry.read_bytes()
    assert lost not in files.there


def addresses(site):
    files = (path for path in (site / indexing.FOLDER).rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix() for path in files}


def test_a_site_that_was_indexed_before_comes_back(site, kept):
    before = digest(site / indexing.FOLDER)
    page = (site / "tin" / "2" / "index.html").read_bytes()
    change(site)
    write_index(site, kept, digests(site))
    (site / "tin" / "2" / "index.html").write_bytes(page)
    assert indexed(site, kept, digests(site)) == before


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:20],
        lambda content: content[:-1],
        lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
        lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        lambda content: content + b"\n",
    ],
    ids=["empty", "head cut off", "end cut off", "head altered", "end altered", "longer"],
)
def test_a_damaged_file_does_not_count(site, kept, name, damage):
    (kept / name).write_bytes(damage((kept / name).read_bytes()))
    assert indexed(site, kept, digests(site)) == indexed(site)
    change(site)
    (kept / name).write_bytes(damage((kept / name).read_bytes()))
    assert indexed(site, kept, digests(site)) == indexed(site)


@pytest.mark.parametrize("name", KEPT)
def test_a_file_may_be_missing_and_another_left_behind(site, kept, name):
    (kept / name).rename(kept / f"{name}.8k2w")
    assert indexed(site, kept, digests(site)) == indexed(site)


def other_pagefind(monkeypatch, _):
    monkeypatch.setattr(cache, "version", lambda _: "1.6.0")


def other_code(monkeypatch, tmp_path):
    folder = tmp_path / "phongtrao" / "search"
    shutil.copytree(cache._SOURCES.parent, folder.parent)
    with (folder / "words.py").open("a", encoding="utf-8") as file:
        file.write("# khác\n")
    monkeypatch.setattr(cache, "_SOURCES", folder)


@pytest.mark.parametrize("other", [other_pagefind, other_code])
def test_what_another_version_made_does_not_count(site, kept, monkeypatch, no_indexer, other):
    other(monkeypatch, site.parent)
    with pytest.raises(IndexFailedError):
        write_index(site, kept, digests(site))


def test_a_failing_indexer_leaves_nothing_behind_that_counts(site, kept):
    (kept / "engine").unlink()
    change(site)
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(indexer.pagefind_bin, "get_executable", lambda: "/khong/co/pagefind")
        with pytest.raises(IndexFailedError):
            write_index(site, kept, digests(site))
    assert indexed(site, kept, digests(site)) == indexed(site)


def test_two_builds_at_once_share_a_cache(site, kept, tmp_path):
    sites = [tmp_path / f"site{number}" for number in range(4)]
    for one in sites:
        shutil.copytree(site, one)
    change(sites[1])
    add(sites[3])
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda one: indexed(one, kept, digests(one)), sites))
    assert made == [indexed(one) for one in sites]
