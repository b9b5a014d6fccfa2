"""All or nothing: whatever goes wrong, the last good site stays as it was."""

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from phongtrao.build import BuildFailedError, build_aside, recover, swap

WRITE = (sys.executable, "-c", "import sys,pathlib; pathlib.Path(sys.argv[1],'index.html').write_text('mới')")
FAIL = (
    sys.executable,
    "-c",
    "import sys,pathlib; pathlib.Path(sys.argv[1],'x').write_text('dở'); sys.exit(1)",
)


def digest(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def entries(folder):
    """Return what stands in a folder, the lock aside."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".site.lock")


@pytest.fixture
def target(tmp_path):
    """A last good site."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("cũ")
    (folder / "old.html").write_text("cũ")
    return folder


def test_a_good_build_replaces_the_site_whole(tmp_path, target):
    build_aside(tmp_path, WRITE)
    assert entries(target) == ["index.html"]
    assert (target / "index.html").read_text() == "mới"
    assert entries(tmp_path) == ["site"]


def test_a_first_build_makes_the_site(tmp_path):
    build_aside(tmp_path, WRITE)
    assert entries(tmp_path) == ["site"]


def test_a_failed_build_leaves_the_site_untouched(tmp_path, target):
    before = digest(target)
    with pytest.raises(BuildFailedError):
        build_aside(tmp_path, FAIL)
    assert digest(target) == before
    assert entries(tmp_path) == ["site"]


def test_a_swap_that_cannot_be_made_is_undone(tmp_path, target):
    before = digest(target)
    with pytest.raises(OSError, match="missing"):
        swap(tmp_path / "missing", target)
    assert digest(target) == before


def test_a_build_killed_between_two_renames_is_recovered(tmp_path, target):
    target.rename(tmp_path / ".site.old")
    (tmp_path / ".site.new-abc").mkdir()
    recover(target)
    assert entries(tmp_path) == ["site"]
    assert (target / "old.html").read_text() == "cũ"


def test_a_build_killed_while_clearing_away_keeps_the_new_site(tmp_path, target):
    (tmp_path / ".site.old").mkdir()
    recover(target)
    assert entries(tmp_path) == ["site"]


def test_neighbours_are_never_touched(tmp_path, target):
    for name in ("site.old", "site.new-mine", "sites"):
        (tmp_path / name).mkdir()
    build_aside(tmp_path, WRITE)
    assert entries(tmp_path) == ["site", "site.new-mine", "site.old", "sites"]


def test_two_builds_at_once_take_turns(tmp_path):
    """Each writes many files slowly; the last site is one of them whole, and nothing is left aside."""
    slow = (
        "import sys, pathlib, time\n"
        "for number in range(20):\n"
        "    pathlib.Path(sys.argv[1], f'{number}.html').write_text('x')\n"
        "    time.sleep(0.01)\n"
    )
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: build_aside(tmp_path, (sys.executable, "-c", slow)), range(4)))
    assert len(entries(tmp_path / "site")) == 20
    assert entries(tmp_path) == ["site"]


def test_what_the_engine_says_of_itself_is_left_out(tmp_path):
    talk = "print('INFO  -  x\\ndata/a.yml:1:1: sai.\\nAborted with a BuildError!'); raise SystemExit(1)"
    with pytest.raises(BuildFailedError, match=r"^data/a.yml:1:1: sai\.$"):
        build_aside(tmp_path, (sys.executable, "-c", talk))


def test_other_people_may_read_the_site(tmp_path):
    build_aside(tmp_path, WRITE)
    assert (tmp_path / "site").stat().st_mode & 0o755 == 0o755
