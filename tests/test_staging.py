from pathlib import Path

import pytest

from phongtrao.staging import apply, problems_after

from .commands import snapshot

NEWS = "data/news/tin-mau-2024.yml"


def test_problems_are_found_on_a_copy(editing):
    before = snapshot(editing)
    assert [(one.path, one.line) for one in problems_after(editing, {NEWS: "title: a\n"})] == [(NEWS, 1)] * 3
    assert snapshot(editing) == before


def test_all_changes_are_written_as_given(editing):
    apply(editing, {NEWS: "a: Đ\n", "data/models/moi.yml": "b\n"})
    assert (editing / NEWS).read_bytes() == "a: Đ\n".encode()
    assert (editing / "data/models/moi.yml").read_bytes() == b"b\n"
    assert not list((editing / "data").glob(".*"))


def test_a_failure_on_the_way_leaves_everything_as_it_was(editing, monkeypatch):
    before, move, moved = snapshot(editing), Path.replace, []

    def fail_at_the_third(self, target):
        if len(moved) == 2:
            raise OSError("đĩa đầy")
        moved.append(target)
        return move(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_third)
    changes = {NEWS: "a", "data/models/moi.yml": "b", "data/models/an-toan-mau.yml": "c"}
    with pytest.raises(OSError, match="đĩa đầy"):
        apply(editing, changes)
    assert len(moved) == 2
    assert snapshot(editing) == before
