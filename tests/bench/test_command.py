import json

import pytest
from click.testing import CliRunner

import bench.__main__ as command
from bench.arrangements import Available


@pytest.fixture
def session(tmp_path, monkeypatch, quick_ours, quick_peer):
    """Run ``python -m bench`` with quick builds; return what it printed and the JSON it wrote."""
    found = Available([quick_ours, quick_peer], ["Python 3"], ["hugo skipped: not installed"])
    monkeypatch.setattr(command, "available", lambda: found)
    monkeypatch.setattr(command, "SCRATCH", tmp_path / "build" / "bench")
    monkeypatch.setattr(command, "OUTPUT", tmp_path / "build" / "bench.json")

    def run(*arguments):
        result = CliRunner().invoke(command.main, arguments)
        assert result.exit_code == 0, result.output
        return result.output, json.loads(command.OUTPUT.read_text(encoding="utf-8"))

    return run


def test_sizes_are_measured_from_small_to_large_once_each(session):
    _, written = session("5", "2", "5", "--repeat", "1")
    assert [(one["tool"], one["n"], one["kind"]) for one in written] == [
        *(("ours", 2, "clean"), ("ours", 2, "rebuild"), ("peer", 2, "clean")),
        *(("ours", 5, "clean"), ("ours", 5, "rebuild"), ("peer", 5, "clean")),
    ]
    assert {tuple(one) for one in written} == {("tool", "n", "kind", "cpu_s", "wall_s", "peak_mib", "pages")}


def test_what_is_left_out_is_told_first_and_stands_in_the_report(session):
    said, _ = session("1", "--repeat", "1")
    assert said.startswith("hugo skipped: not installed\n")
    assert "Python 3, best of 1 by CPU, seed 1, hugo skipped: not installed." in said


def test_the_scratch_projects_are_removed(session):
    session("1", "--repeat", "1")
    assert not command.SCRATCH.exists()


def test_the_four_sizes_are_the_default():
    assert command.SIZES == (100, 1000, 5000, 10000)
