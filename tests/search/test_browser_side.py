"""What Pagefind brings for the browser is asked for once, and again whenever what is kept does not count."""

import shutil

import pytest

from phongtrao.search import IndexFailedError, browser_side, indexer
from phongtrao.search.browser_side import browser_side as kept_browser_side


@pytest.fixture
def kept(tmp_path):
    """A folder in which it is kept."""
    kept_browser_side(tmp_path / "kept" / "search")
    return tmp_path / "kept" / "search"


@pytest.fixture
def no_indexer(kept, monkeypatch):
    """Let every later run of the indexer fail."""
    monkeypatch.setattr(indexer.pagefind_bin, "get_executable", lambda: "/khong/co/pagefind")


@pytest.mark.usefixtures("no_indexer")
def test_it_is_asked_for_once(kept):
    assert set(kept_browser_side(kept)) == {"pagefind.js", "wasm.unknown.pagefind", "pagefind-entry.json"}


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
def test_a_damaged_file_does_not_count(kept, damage):
    (kept / "engine").write_bytes(damage((kept / "engine").read_bytes()))
    expected = kept_browser_side(None)
    assert kept_browser_side(kept) == expected
    assert kept_browser_side(kept) == expected


def test_a_folder_may_be_missing_and_another_file_left_behind(kept):
    expected = kept_browser_side(kept)
    (kept / "engine").rename(kept / "engine.8k2w")
    assert kept_browser_side(kept) == expected
    shutil.rmtree(kept)
    assert kept_browser_side(kept) == expected


def other_pagefind(monkeypatch, _):
    monkeypatch.setattr(browser_side, "versions", lambda: ["pagefind_bin-1.6.0.dist-info"])


def other_code(monkeypatch, tmp_path):
    copy = tmp_path / "indexer.py"
    copy.write_text("# khác\n", encoding="utf-8")
    monkeypatch.setattr(browser_side, "_SOURCES", (copy,))


@pytest.mark.parametrize("other", [other_pagefind, other_code])
@pytest.mark.usefixtures("no_indexer")
def test_what_another_version_made_does_not_count(kept, tmp_path, monkeypatch, other):
    other(monkeypatch, tmp_path)
    with pytest.raises(IndexFailedError):
        kept_browser_side(kept)


@pytest.mark.usefixtures("no_indexer")
def test_a_failing_indexer_leaves_nothing_behind_that_counts(tmp_path):
    with pytest.raises(IndexFailedError):
        kept_browser_side(tmp_path / "other")
    assert not (tmp_path / "other").exists()
