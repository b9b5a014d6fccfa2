"""The index is made with the site or the site is not made; it holds what a browser asks for and no more."""

import json
import shutil
import sys

import pytest

from phongtrao.build import BuildFailedError, build_aside
from phongtrao.search import IndexFailedError, indexer, indexing

from ..conftest import MINI, make_project
from ..test_build import digest
from .indexes import write_index

PAGE = '<div data-pagefind-body data-pagefind-filter="kind:Tin"><h1>Một</h1><p>hai</p></div>'


@pytest.fixture
def page(tmp_path):
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_only_what_a_browser_asks_for_is_published(search_site):
    folder = search_site / indexing.FOLDER
    names = {path.relative_to(folder).as_posix().split("/")[0] for path in folder.rglob("*")}
    meta = {name for name in names if name.endswith(".pf_meta")}
    assert len(meta) == 1
    scripts = {"pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind"}
    assert names - meta == {*scripts, "index", "pieces.json", "entries"}
    assert not list(search_site.rglob("search_index.json"))


def test_the_same_pages_give_the_same_bytes_in_any_folder(search_site, tmp_path):
    made = []
    for name in ("một", "hai"):
        shutil.copytree(search_site, tmp_path / name, ignore=shutil.ignore_patterns("pagefind"))
        write_index(tmp_path / name)
        made.append(digest(tmp_path / name / indexing.FOLDER))
    assert made[0]
    assert made[0] == made[1]


def test_what_the_indexer_made_is_there_whole(page):
    write_index(page)
    folder = page / indexing.FOLDER
    assert "vi" in json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))["languages"]
    (entry,) = (folder / "entries").iterdir()
    shown = {"path": "", "title": "Một", "kind": "Tin", "date": "", "text": "hai"}
    assert json.loads(entry.read_text(encoding="utf-8")) == shown
    assert all(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_a_site_without_entries_has_no_index(tmp_path):
    write_index(tmp_path)
    assert not (tmp_path / indexing.FOLDER).exists()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("/khong/co/pagefind", "Không chạy được phần lập chỉ mục"),
        (sys.executable, "dừng giữa chừng"),
    ],
)
def test_an_indexer_that_fails_is_named_in_vietnamese(page, monkeypatch, program, said):
    monkeypatch.setattr(indexer.pagefind_bin, "get_executable", lambda: program)
    with pytest.raises(IndexFailedError, match=said):
        write_index(page)


def test_an_indexer_that_refuses_is_quoted(page, monkeypatch):
    monkeypatch.setattr(indexer, "adding", lambda _: indexer.message({"type": "Nothing"}))
    with pytest.raises(IndexFailedError, match="báo lỗi"):
        write_index(page)


def test_a_failing_indexer_fails_the_build_and_leaves_the_site(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "mini", MINI / "data")
    build_aside(folder, search=False)
    before = digest(folder / "site")
    monkeypatch.setattr(indexer.pagefind_bin, "get_executable", lambda: "/khong/co/pagefind")
    with pytest.raises(BuildFailedError, match="Không chạy được phần lập chỉ mục"):
        build_aside(folder)
    assert digest(folder / "site") == before
