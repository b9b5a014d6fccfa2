"""All or nothing: whatever goes wrong, the last good site stays as it was or becomes the new one whole."""

import multiprocessing
import shutil
import time

import pytest

from phongtrao import release

from .test_build import digest


def entries(folder):
    """Return what stands in a folder, the lock aside."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".site.lock")


@pytest.fixture
def target(tmp_path):
    """A last good site."""
    folder = tmp_path / "site"
    (folder / "tin").mkdir(parents=True)
    (folder / "index.html").write_text("cũ")
    (folder / "tin" / "old.html").write_text("cũ")
    return folder


def publish(target, write):
    """Build a whole site with ``write`` and swap it in."""
    with release.alone(target), release.folder_beside(target) as aside:
        write(aside)
        release.swap(aside, target)


def change(target, gone=()):
    """Bring in a changed page, a new one, and a style sheet."""
    with release.alone(target), release.folder_beside(target) as aside:
        for name in ("index.html", "moi/index.html", "assets/a.css"):
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_text("mới")
        release.bring_in(aside, gone, target)


def test_a_good_build_replaces_the_site_whole(tmp_path, target):
    publish(target, lambda aside: (aside / "index.html").write_text("mới"))
    assert entries(target) == ["index.html"]
    assert (target / "index.html").read_text() == "mới"
    assert entries(tmp_path) == ["site"]


def test_a_first_build_makes_the_site(tmp_path):
    publish(tmp_path / "site", lambda aside: (aside / "index.html").write_text("mới"))
    assert entries(tmp_path) == ["site"]


def test_a_failed_build_leaves_the_site_untouched(tmp_path, target):
    def fail(aside):
        (aside / "x").write_text("dở")
        raise InterruptedError

    before = digest(target)
    with pytest.raises(InterruptedError):
        publish(target, fail)
    assert digest(target) == before
    assert entries(tmp_path) == ["site"]


def test_a_swap_that_cannot_be_made_is_undone(tmp_path, target):
    before = digest(target)
    with pytest.raises(OSError, match="missing"):
        release.swap(tmp_path / "missing", target)
    assert digest(target) == before


def test_a_build_killed_between_two_renames_is_recovered(tmp_path, target):
    target.rename(tmp_path / ".site.old")
    (tmp_path / ".site.new-abc").mkdir()
    release.recover(target)
    assert entries(tmp_path) == ["site"]
    assert (target / "tin" / "old.html").read_text() == "cũ"


def test_a_build_killed_while_clearing_away_keeps_the_new_site(tmp_path, target):
    (tmp_path / ".site.old").mkdir()
    release.recover(target)
    assert entries(tmp_path) == ["site"]


def test_neighbours_are_never_touched(tmp_path, target):
    for name in ("site.old", "site.new-mine", "sites"):
        (tmp_path / name).mkdir()
    publish(target, lambda aside: (aside / "index.html").write_text("mới"))
    assert entries(tmp_path) == ["site", "site.new-mine", "site.old", "sites"]


def test_two_builds_at_once_take_turns(tmp_path):
    """Each writes many files slowly; the last site is one of them whole, and nothing is left aside."""

    def write(aside):
        for number in range(20):
            (aside / f"{number}.html").write_text("x")
            time.sleep(0.01)

    fork = multiprocessing.get_context("fork")
    builds = [fork.Process(target=publish, args=(tmp_path / "site", write)) for _ in range(4)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0] * 4
    assert len(entries(tmp_path / "site")) == 20
    assert entries(tmp_path) == ["site"]


def test_other_people_may_read_the_site(tmp_path):
    publish(tmp_path / "site", lambda aside: (aside / "index.html").write_text("mới"))
    assert (tmp_path / "site").stat().st_mode & 0o755 == 0o755


def test_a_change_touches_only_what_it_names(tmp_path, target):
    (target / "giu.html").write_text("giữ")
    before = (target / "giu.html").stat().st_mtime_ns
    change(target, ["tin/old.html"])
    assert (target / "index.html").read_text() == (target / "moi" / "index.html").read_text() == "mới"
    assert not (target / "tin").exists()
    assert (target / "giu.html").stat().st_mtime_ns == before
    assert entries(tmp_path) == ["site"]
    assert entries(target) == ["assets", "giu.html", "index.html", "moi"]


@pytest.mark.parametrize("calls", range(1, 7))
def test_a_change_killed_half_way_is_completed_by_whoever_comes_next(tmp_path, target, monkeypatch, calls):
    """It is killed after some steps, of which clearing up is the first; pages come late."""

    class KilledError(BaseException):
        pass

    done = []
    for owner, name in ((type(target), "replace"), (type(target), "unlink"), (shutil, "rmtree")):
        real = getattr(owner, name)

        def step(*args, real=real, **keywords):
            if len(done) == calls:
                raise KilledError
            done.append(args)
            return real(*args, **keywords)

        monkeypatch.setattr(owner, name, step)
    with pytest.raises(KilledError):
        change(target, ["tin/old.html"])
    monkeypatch.undo()
    if not (target / "assets" / "a.css").exists():
        assert (target / "index.html").read_text() == "cũ"
    release.recover(target)
    assert entries(tmp_path) == ["site"]
    assert digest(target).keys() == {"index.html", "moi/index.html", "assets/a.css"}


def test_a_site_is_untouched_until_something_in_it_changes(target):
    before = release.stamps_below(target)
    assert release.untouched(target, before)
    assert not release.untouched(target, {})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "index.html").write_text("khác hẳn"),
        lambda site: (site / "tin" / "old.html").unlink(),
        lambda site: (site / "tin" / "them.html").write_text(""),
        lambda site: (site / "tin").rename(site / "tin2"),
        shutil.rmtree,
    ],
)
def test_whatever_is_done_to_a_site_shows(target, spoil):
    before = release.stamps_below(target)
    spoil(target)
    assert not release.untouched(target, before)
