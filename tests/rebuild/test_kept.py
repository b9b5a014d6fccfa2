"""What a build keeps for the next one is true and whole, or it is as if it were not there."""

import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from phongtrao import file_states
from phongtrao.build import BuildFailedError, build_aside
from phongtrao.data_folder import DataFolder
from phongtrao.last_build import FOLDER

from ..conftest import MINI
from ..test_build import digest
from ..test_load import CONFERENCE
from .changing import NEWS, RESULT, append, clean_build, rewrite


@pytest.fixture
def read(monkeypatch):
    """The names of all data files whose bytes are read."""
    names = []
    honest = DataFolder.read

    def noting(self, path):
        names.append(self.name(path))
        return honest(self, path)

    monkeypatch.setattr(DataFolder, "read", noting)
    return names


@pytest.fixture
def still(project, monkeypatch):
    """The project, built as if its files had lain still for long."""
    monkeypatch.setattr(file_states, "STILL_NS", -(10**18))
    build_aside(project, search=False)
    return project


def test_files_that_lie_as_they_did_are_not_read(still, read):
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(still)
    build_aside(still, search=False)
    assert NEWS in read
    assert RESULT not in read


def test_a_change_that_leaves_size_and_time_of_writing_counts(still):
    before = (still / NEWS).stat()
    rewrite(NEWS, ("title: T", "title: t"))(still)
    os.utime(still / NEWS, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (still / NEWS).stat().st_size == before.st_size
    build_aside(still, search=False)
    assert digest(still / "site") == clean_build(still, search=False)


def test_files_touched_a_moment_ago_are_read_again(project, read):
    """They may change again without another look: times tick slowly."""
    os.utime(project / NEWS)
    build_aside(project, search=False)
    read.clear()
    build_aside(project, search=False)
    assert NEWS in read


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-10])


def garble(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        cut_short,
        garble,
        lambda file: file.write_bytes(b""),
        lambda file: shutil.rmtree(file.parent),
    ],
    ids=["gone", "cut short", "garbled", "empty", "no folder"],
)
def test_a_spoilt_cache_is_no_cache(project, made, spoil):
    spoil(project / FOLDER / "site")
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(project)
    build_aside(project, search=False)
    assert len(made) > 50
    assert digest(project / "site") == clean_build(project, search=False)


@pytest.mark.parametrize("spoil", [cut_short, garble, None], ids=["cut short", "garbled", "the one before"])
def test_a_spoilt_cache_of_several_builds_is_no_cache(project, made, spoil):
    """Nor is one that tells of an earlier site than the one that stands there."""
    memory = project / FOLDER / "site"
    before = memory.read_bytes()
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(project)
    build_aside(project, search=False)
    assert memory.stat().st_size > len(before)
    spoil(memory) if spoil else memory.write_bytes(before)
    rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. "))(project)
    made.clear()
    build_aside(project, search=False)
    assert len(made) > 50
    assert digest(project / "site") == clean_build(project, search=False)


def test_many_rebuilds_do_not_fill_the_disk(project):
    memory = project / FOLDER / "site"
    first = memory.stat().st_size
    for number in range(12):
        append(NEWS, f"# {number}\n")(project)
        build_aside(project, search=False)
        assert memory.stat().st_size < 2 * first
    assert digest(project / "site") == clean_build(project, search=False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "index.html").write_text("khác", encoding="utf-8"),
        lambda site: (site / "tin-tuc" / "la.html").write_text("lạ", encoding="utf-8"),
        lambda site: (site / "robots.txt").unlink(),
        shutil.rmtree,
    ],
    ids=["changed", "added", "removed", "gone"],
)
def test_a_site_that_somebody_changed_is_made_anew(project, spoil):
    spoil(project / "site")
    build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, search=False)


def test_wrong_data_leave_the_site_and_what_is_known_of_it(project, made):
    before = digest(project / "site")
    rewrite(NEWS, ("date: ", "date: 31/2/"))(project)
    with pytest.raises(BuildFailedError, match=NEWS):
        build_aside(project, search=False)
    assert digest(project / "site") == before
    shutil.copy2(MINI / NEWS, project / NEWS)
    build_aside(project, search=False)
    assert made == []


@pytest.mark.parametrize("gone", ["data/models/an-toan-mau.yml", CONFERENCE])
def test_what_refers_to_a_record_that_is_gone_is_told(project, gone):
    shutil.rmtree((project / gone).with_suffix(""))
    (project / gone).unlink()
    with pytest.raises(BuildFailedError, match=Path(gone).stem):
        build_aside(project, search=False)


def test_a_report_of_a_model_that_may_name_nobody_now_is_judged_again(project):
    """The model's field becomes one of figures alone; its report, unchanged, names people."""
    report = "data/results/mau-khong-ky.yml"
    rewrite(report, ("model: an-toan-mau", "model: anh-sang-mau"))(project)
    rewrite(report, ("Báo cáo không nêu kỳ", "Báo cáo của Nguyễn Văn Phú"))(project)
    build_aside(project, search=False)
    append("data/models/anh-sang-mau.yml", "field: quan-ly-doi-tuong\n")(project)
    with pytest.raises(BuildFailedError, match=report):
        build_aside(project, search=False)


def test_a_change_killed_half_way_is_completed(project, monkeypatch):
    rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. "))(project)
    moves = count()
    real = Path.replace

    def killed(self, target):
        if "/site/" in str(target) and next(moves) == 3:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        build_aside(project, search=False)
    monkeypatch.undo()
    build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, search=False)


def test_two_builds_at_once_take_turns(project):
    rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. "))(project)
    command = [sys.executable, "-m", "phongtrao", "build", "--no-search", "--root", str(project)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in running] == [0, 0]
    assert digest(project / "site") == clean_build(project, search=False)
