"""The same project makes the same site: wherever it lies, whoever builds it, on whichever day."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import MINI, make_project
from .test_history import git

ADDRESS = "https://example.vn/phong-trao/"
# Two machines, as far as one can be told from inside: zone, language, order of sets, clock.
HERE = {
    "TZ": "Asia/Ho_Chi_Minh",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": "1700000000",
}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "1900000000"}
# On the 18th in the one zone, on the 17th in the other.
COMMITTED = "2024-09-17T20:00:00Z"


def build(project, machine):
    """Build with the command that everyone uses; return the site's files and folders as they stand."""
    command = (sys.executable, "-m", "phongtrao", "build", "--root", str(project))
    environment = os.environ | {"SITE_URL": ADDRESS} | machine
    done = subprocess.run(command, env=environment, umask=0o022, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(project / "site")


def tree(folder):
    """Return mode and bytes (none of a folder) of everything below a folder."""
    return {
        path.relative_to(folder).as_posix(): (
            oct(stat.S_IMODE(path.stat().st_mode)),
            path.read_bytes() if path.is_file() else None,
        )
        for path in folder.rglob("*")
    }


def differing(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def copy_backwards(source, target):
    """Copy a folder, its entries from last to first, so that a listing may come in another order."""
    target.mkdir(parents=True)
    for entry in sorted(source.iterdir(), reverse=True):
        if entry.is_dir():
            copy_backwards(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """The miniature project with its history, and a copy that lies deeper under a name of other letters."""
    folder = make_project(tmp_path_factory.mktemp("a"), MINI / "data")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x", when=COMMITTED)
    elsewhere = tmp_path_factory.mktemp("b") / "nơi khác" / "sâu hơn" / "dự án"
    copy_backwards(folder, elsewhere)
    return folder, elsewhere


@pytest.fixture(scope="module")
def site_here(projects):
    return build(projects[0], HERE)


@pytest.fixture(scope="module")
def site_there(projects):
    return build(projects[1], THERE)


def test_two_machines_make_the_same_site(site_here, site_there):
    assert differing(site_here, site_there) == []


def test_that_site_has_every_kind_of_file(site_here):
    wanted = (
        "index.html",
        ".css",
        ".js",
        ".svg",
        ".csv",
        ".yml",
        ".png",
        ".avif",
        ".pf_index",
        "sitemap.xml",
    )
    names = list(site_here)
    assert [ending for ending in wanted if not any(name.endswith(ending) for name in names)] == []


def test_a_build_over_another_makes_the_same_site(site_there, projects):
    assert differing(site_there, build(projects[1], HERE)) == []


def test_everybody_may_read_every_file(site_here):
    assert {mode for mode, content in site_here.values() if content is not None} == {"0o644"}
    assert {mode for mode, content in site_here.values() if content is None} == {"0o755"}


def test_no_compressed_file_tells_when_it_was_made(site_here):
    """Bytes 4 to 8 of a gzip file are the time of its making, in seconds."""
    compressed = {name: content for name, (_, content) in site_here.items() if Path(name).suffix == ".gz"}
    assert [name for name, content in compressed.items() if content[4:8] != bytes(4)] == []
