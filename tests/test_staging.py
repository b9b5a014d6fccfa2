from pathlib import Path

import pytest

from phongtrao.load import DATA
from phongtrao.staging import ASIDE_PREFIX, _stage, apply, problems_after

from .commands import run, snapshot

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


def killed_half_way(root, changes):
    """Leave behind what a process killed between two moves leaves."""
    aside = root / DATA / f"{ASIDE_PREFIX}x"
    aside.mkdir()
    _stage(root, aside, changes)
    (aside / "new-0").replace(root / next(iter(changes)))


def test_what_a_killed_process_began_is_put_back_by_the_next_command(editing):
    before = snapshot(editing / "data")
    changed, new = "data/news/tin-mau-2024.yml", "data/news/moi.yml"
    for first, second in ((changed, new), (new, changed)):
        killed_half_way(editing, {first: "a", second: "b"})
        assert snapshot(editing / "data") != before
        assert "Dữ liệu sạch" in run("check", "--root", editing)
        assert snapshot(editing / "data") == before


def test_an_interruption_leaves_nothing_half_written(editing, monkeypatch):
    before = snapshot(editing / "data")
    replace = Path.replace

    def interrupted(self, target):
        if Path(target).name == "b.yml":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        apply(editing, {"data/news/tin-mau-2024.yml": "x", "data/news/a.yml": "a", "data/news/b.yml": "b"})
    assert snapshot(editing / "data") == before
