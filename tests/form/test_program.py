"""What `make form` makes: the same each time, of pinned parts, fetching nothing from elsewhere."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from phongtrao.form_bundle import FOLDER, LIST

from ..conftest import ROOT

FORM = ROOT / "form"
MADE = ROOT / FOLDER
LOCK = json.loads((FORM / "package-lock.json").read_text(encoding="utf-8"))
WANTED = json.loads((FORM / "package.json").read_text(encoding="utf-8"))


def node():
    found = subprocess.run(
        (ROOT / "scripts" / "find-node", ROOT / ".venv"), capture_output=True, text=True, check=True
    )
    return found.stdout.strip()


def build(form, target):
    return subprocess.run(
        (node(), form / "build.mjs", target), env=os.environ, capture_output=True, text=True, check=False
    )


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_parts_give_the_same_bytes(tmp_path):
    done = build(FORM, tmp_path / "again")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "again") == contents(MADE)


def test_the_list_names_every_file_but_itself():
    told = json.loads((MADE / LIST).read_text(encoding="utf-8"))["files"]
    assert {path.as_posix() for path in contents(MADE)} == {*told, LIST}


def test_no_file_is_a_source_map_or_names_one():
    assert not [path for path in contents(MADE) if path.suffix == ".map"]
    assert not [path for path, content in contents(MADE).items() if b"sourceMappingURL" in content]


def test_no_font_or_module_comes_from_a_network_of_others():
    for path, content in contents(MADE).items():
        assert b"cdn.jsdelivr.net" not in content, path


def test_licences_of_the_parts_go_with_them():
    text = (MADE / "licences.txt").read_text(encoding="utf-8")
    for name, version in WANTED["dependencies"].items():
        assert f"{name} {version} (" in text
    assert "\nmaterial-symbols-outlined\n" in text
    for part in text.split("\n---\n"):
        assert "copyright" in part.lower(), part[:100]


def test_every_part_is_pinned_by_its_hash_and_no_registry_is_named():
    parts = {name: part for name, part in LOCK["packages"].items() if name}
    assert len(parts) > 20
    for name, part in parts.items():
        assert part["integrity"].startswith("sha512-"), name
        assert "resolved" not in part, name
    assert all(
        version[0].isdigit()
        for group in ("dependencies", "devDependencies")
        for version in WANTED[group].values()
    )


def linked(source, target):
    """Put a file where a copy of it would stand; whoever changes it must put another in its place."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture
def form(tmp_path):
    """The form's folder with all its parts, elsewhere."""
    ignored = shutil.ignore_patterns(".bin", "*.map")
    return Path(shutil.copytree(FORM, tmp_path / "form", ignore=ignored, copy_function=linked))


def test_another_folder_gives_the_same_bytes(form, tmp_path):
    done = build(form, tmp_path / "made")
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "made") == contents(MADE)


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new), encoding="utf-8")


SVELTIA = "node_modules/@sveltia/cms/npm/index.js"
CHANGES = {
    "a font from elsewhere that is written otherwise": (
        SVELTIA,
        "cdn.jsdelivr.net",
        "cdn.example.com",
        "jsdelivr",
    ),
    "a status page that has moved": (
        SVELTIA,
        "www.githubstatus.com/api/v2",
        "status.example.com",
        "githubstatus",
    ),
    "a module from elsewhere": (
        SVELTIA,
        "import(`immutable`)",
        "import('https://example.com/x.js')",
        "elsewhere",
    ),
    "a picture with the editor's token": (
        SVELTIA,
        ".hasMouse&&!",
        ".hasMouse&&!!!",
        "isLargeScreen",
    ),
    "a sentence that Sveltia says by now": (
        "node_modules/@sveltia/cms/locales/vi.json",
        '"create":',
        '"folders":"Thư mục","create":',
        "need not have: folders",
    ),
    "a sentence that nobody has translated": (
        "node_modules/@sveltia/cms/locales/en-US.json",
        '"create":',
        '"quite_new":"Quite new","create":',
        "quite_new",
    ),
}


@pytest.mark.parametrize("differs", CHANGES.values(), ids=CHANGES)
def test_a_release_of_sveltia_that_differs_where_it_counts_stops(form, tmp_path, differs):
    path, old, new, told = differs
    change(form / path, old, new)
    done = build(form, tmp_path / "made")
    assert done.returncode != 0
    assert told in done.stderr
    assert not (tmp_path / "made").exists()
