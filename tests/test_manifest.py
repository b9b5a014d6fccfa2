"""The manifest: it tells any change of a site, and what a cache has to forget."""

import hashlib
import json

import pytest

from phongtrao.manifest import Difference, Entry, NoManifestError, manifest_of, manifest_text, read_manifest

from .commands import run


@pytest.fixture
def small(tmp_path):
    """A site of a few files, one of them hidden, one with a Vietnamese name."""
    for path, content in {
        "index.html": "<a href='tin/'>tin</a>",
        "tin/index.html": "<a href='../'>về</a> <a href='#cho' id='cho'>chỗ</a>",
        "tin/điểm tin.txt": "đ",
        ".well-known/security.txt": "Contact:",
    }.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def written(small, tmp_path):
    path = tmp_path / "manifest.json"
    run("manifest", small, "--to", path)
    return path


def test_every_file_is_listed_with_its_size_and_checksum(small, written):
    listed = json.loads(written.read_text(encoding="utf-8"))
    assert [file["path"] for file in listed] == [
        ".well-known/security.txt",
        "index.html",
        "tin/index.html",
        "tin/điểm tin.txt",
    ]
    for file in listed:
        content = (small / file["path"]).read_bytes()
        assert file["size"] == len(content)
        assert file["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_manifest_is_the_same_wherever_the_site_lies_and_is_read_back(small, tmp_path):
    before = manifest_text(manifest_of(small))
    small.rename(tmp_path / "other")
    assert manifest_text(manifest_of(tmp_path / "other")) == before
    (tmp_path / "kept.json").write_text(before, encoding="utf-8")
    assert read_manifest(tmp_path / "kept.json") == manifest_of(tmp_path / "other")


def test_a_site_as_it_was_built_passes(small, written):
    assert "đúng từng byte" in run("verify", small, written)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda site: (site / "tin/index.html").write_text("x"), "tin/index.html: khác bản kê"),
        (lambda site: (site / "tin/điểm tin.txt").unlink(), "tin/điểm tin.txt: thiếu"),
        (lambda site: (site / "la.html").write_text("lạ", encoding="utf-8"), "la.html: thừa"),
        # The same size, another byte.
        (lambda site: (site / "tin/điểm tin.txt").write_text("ê", encoding="utf-8"), "khác bản kê"),
    ],
)
def test_any_difference_is_told_by_path(small, written, spoil, told):
    spoil(small)
    said = run("verify", small, written, code=1)
    assert told in said
    assert "Không đăng được" in said


@pytest.mark.parametrize("text", ["", "{}", "7", "[1]", '[{"path": "a"}]', "không phải JSON"])
def test_a_file_that_is_no_manifest_is_refused_by_name(small, tmp_path, text):
    wrong = tmp_path / "nham.json"
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(NoManifestError, match=r"nham\.json"):
        read_manifest(wrong)
    assert "không phải bản kê" in run("verify", small, wrong, code=1)


def test_a_cache_forgets_each_address_whose_answer_has_changed(tmp_path):
    old = {"index.html": Entry("a", 1), "tin/index.html": Entry("b", 1), "cu.css": Entry("c", 1)}
    new = {"index.html": Entry("a", 1), "tin/index.html": Entry("b", 2), "moi.css": Entry("d", 1)}
    assert list(Difference.between(old, new).stale("https://example.vn/pt/")) == [
        "https://example.vn/pt/cu.css",
        "https://example.vn/pt/moi.css",
        "https://example.vn/pt/tin/",
        "https://example.vn/pt/tin/index.html",
    ]
    for name, manifest in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(manifest_text(manifest), encoding="utf-8")
    said = run("purge", tmp_path / "old.json", tmp_path / "new.json")
    assert said.splitlines() == ["/cu.css", "/moi.css", "/tin/", "/tin/index.html"]


def test_two_equal_manifests_give_nothing_to_forget(written):
    assert run("purge", written, written) == ""
