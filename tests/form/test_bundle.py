"""The form's program counts only while all of it stands there, made of the present sources."""

import json
from pathlib import Path

import pytest

from phongtrao import file_states
from phongtrao.form_bundle import FOLDER, LIST, find_bundle, main

from .program import FILES, make_form, tell


@pytest.fixture
def root(tmp_path):
    make_form(tmp_path)
    return tmp_path


def test_a_whole_program_is_found_with_its_files(root):
    bundle = find_bundle(root)
    assert bundle
    assert bundle.folder == root / "build" / "form"
    assert bundle.names == tuple(FILES)
    assert main(root) == 0


def write(path, text):
    def change(root):
        (root / path).write_text(text, encoding="utf-8")

    return change


def relist(change):
    def changed(root):
        told = json.loads((root / FOLDER / LIST).read_text(encoding="utf-8"))
        change(told)
        (root / FOLDER / LIST).write_text(json.dumps(told), encoding="utf-8")

    return changed


SPOILT = {
    "never made": lambda root: (root / FOLDER / LIST).unlink(),
    "a file that is gone": lambda root: (root / FOLDER / "form.js").unlink(),
    "a file with another text": write("build/form/form.js", "export default 1;\n"),
    "half a list": write("build/form/files.json", '{"sources": "'),
    "a list of nothing": relist(lambda told: told["files"].clear()),
    "a list of another kind": write("build/form/files.json", "[]"),
    "a list without names": relist(lambda told: told.update(files=[1])),
    "another source": write("form/src/main.js", "// newer\n"),
    "one more source": write("form/src/more.js", "// more\n"),
    "a source less": lambda root: (root / "form/src/main.js").unlink(),
    "other parts": write("form/package-lock.json", "{}"),
    "no sources": lambda root: (root / "form").rename(root / "elsewhere"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_program_that_is_not_whole_or_not_of_these_sources_does_not_count(root, spoil):
    assert find_bundle(root)
    spoil(root)
    assert find_bundle(root) is None
    assert main(root) == 1


@pytest.mark.parametrize(
    "name", ["../x.js", "/etc/passwd", "a/../../x", "", ".htaccess", "a//b", "a\\b", "a b"]
)
def test_a_list_names_only_files_below_its_folder(root, name):
    (root / "build" / "x.js").write_text("x", encoding="utf-8")
    tell(root, {**FILES, name: "x"})
    assert find_bundle(root) is None


def test_another_program_has_another_key(root):
    before = find_bundle(root)
    make_form(root, {**FILES, "form.js": "export default 1;\n"})
    assert find_bundle(root).key != before.key


@pytest.fixture
def read(monkeypatch):
    """The names of the files whose bytes are read."""
    names = []
    honest = Path.read_bytes

    def noting(self):
        names.append(self.name)
        return honest(self)

    monkeypatch.setattr(Path, "read_bytes", noting)
    return names


def test_files_that_lie_as_they_did_are_not_read_again(root, read, monkeypatch):
    monkeypatch.setattr(file_states, "STILL_NS", -(10**18))
    first = find_bundle(root)
    assert "form.js" in read
    read.clear()
    assert find_bundle(root) == first
    assert read == []


def test_files_that_were_written_a_moment_ago_are_read_again(root, read):
    assert find_bundle(root)
    read.clear()
    assert find_bundle(root)
    assert "form.js" in read


def test_what_was_found_whole_is_read_again_after_a_change(root, monkeypatch):
    monkeypatch.setattr(file_states, "STILL_NS", -(10**18))
    assert find_bundle(root)
    write("build/form/form.js", "export {};;")(root)
    assert find_bundle(root) is None
