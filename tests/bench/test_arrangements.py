import importlib.metadata

import pytest

from bench import arrangements
from bench.arrangements import available


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """An empty place for programs, the only one; return a function that puts one there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(arrangements, "_NODE_TOOLS", tmp_path)

    def put(name, script):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    return put


def names(found):
    return [one.name for one in found.arrangements]


@pytest.mark.usefixtures("programs")
def test_what_is_not_installed_is_left_out_with_the_reason():
    found = available()
    assert names(found) == ["ours", "ours+search", "plain", "plain+search"]
    assert found.left_out == [
        "hugo skipped: not installed (apt install hugo)",
        "eleventy skipped: not installed (npm install --no-save --prefix bench @11ty/eleventy)",
    ]


def test_what_does_not_start_is_left_out_with_the_reason(programs):
    programs("hugo", "exit 1")
    programs("eleventy", "exit 0")
    assert available().left_out == [
        "hugo skipped: `hugo version` fails here",
        "eleventy skipped: `eleventy --version` fails here",
    ]


def test_what_is_installed_runs_from_where_it_is_and_tells_its_version(programs, tmp_path):
    programs("hugo", "echo 'hugo v0.111.3+extended linux/amd64 BuildDate=2023'")
    programs("eleventy", "echo 3.1.2")
    found = available()
    assert names(found)[-2:] == ["hugo", "eleventy"]
    assert [one.command[0] for one in found.arrangements[-2:]] == [f"{tmp_path}/hugo", f"{tmp_path}/eleventy"]
    assert found.versions[-2:] == ["hugo 0.111.3+extended", "eleventy 3.1.2"]
    assert found.left_out == []


@pytest.mark.usefixtures("programs")
def test_without_mkdocs_ours_remains(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(arrangements, "version", missing)
    found = available()
    assert names(found) == ["ours", "ours+search"]
    assert found.left_out[:2] == [
        "plain skipped: mkdocs is not installed",
        "plain+search skipped: mkdocs is not installed",
    ]
