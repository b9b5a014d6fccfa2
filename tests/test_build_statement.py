"""The statement of what a site was made of."""

import hashlib
import json

import pytest

from .commands import run
from .conftest import ROOT, make_project
from .test_history import git


@pytest.fixture
def repository(tmp_path):
    root = make_project(tmp_path / "project", ROOT / "tests" / "mini" / "data")
    for name in ("pyproject.toml", "requirements.txt"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    return root


def statement(root, subject):
    return json.loads(run("statement", "--root", root, subject))


@pytest.fixture
def subject(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text("[]", encoding="utf-8")
    return path


def test_the_statement_names_what_was_made_and_from_which_commit(repository, subject, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.vn/")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.delenv("PHONGTRAO_EDIT_URL", raising=False)
    said = statement(repository, subject)
    assert said["_type"] == "https://in-toto.io/Statement/v1"
    assert said["subject"] == [
        {"name": "manifest.json", "digest": {"sha256": hashlib.sha256(b"[]").hexdigest()}}
    ]
    definition = said["predicate"]["buildDefinition"]
    assert definition["externalParameters"]["environment"] == {
        "SITE_URL": "https://example.vn/",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    source, *requirements = definition["resolvedDependencies"]
    assert (
        source["digest"]["gitCommit"] == (repository / ".git" / "refs" / "heads" / "main").read_text().strip()
    )
    assert source["annotations"] == {"uncommittedChanges": False}
    for one in requirements:
        content = (repository / one["name"]).read_bytes()
        assert one["digest"]["sha256"] == hashlib.sha256(content).hexdigest()


def test_changes_that_are_in_no_commit_are_told(repository, subject):
    (repository / "data" / "moi.txt").write_text("x", encoding="utf-8")
    source, *_ = statement(repository, subject)["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert source["annotations"] == {"uncommittedChanges": True}


def test_without_a_repository_no_commit_is_claimed(repository, subject, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (repository / ".git").rename(tmp_path / "away")
    named = statement(repository, subject)["predicate"]["buildDefinition"]["resolvedDependencies"]
    assert [one["name"] for one in named] == ["pyproject.toml", "requirements.txt"]
