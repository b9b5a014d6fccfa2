import subprocess
from datetime import date

import pytest

from phongtrao.history import read_history

TODAY = date(2026, 1, 2)


def git(folder, *arguments, when="2024-09-17T03:00:00Z"):
    environment = {
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.vn"]
    subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path):
    """One file committed twice, one once, in a project that is a folder of a larger repository."""
    top = tmp_path / "kho"
    root = top / "trang"
    (root / "data").mkdir(parents=True)
    git(top, "init", "-q", "-b", "main")
    (root / "data" / "một.yml").write_text("a: 1")
    (root / "data" / "hai.yml").write_text("a: 1")
    git(top, "add", ".")
    git(top, "commit", "-qm", "x", when="2024-09-17T03:00:00Z")
    (root / "data" / "hai.yml").write_text("a: 2")
    git(top, "commit", "-qam", "y", when="2025-02-03T03:00:00Z")
    return root


def test_each_file_has_the_day_of_its_newest_commit(repository):
    assert read_history(repository, "data", TODAY).updated == {
        "data/một.yml": date(2024, 9, 17),
        "data/hai.yml": date(2025, 2, 3),
    }


def test_each_file_has_the_day_of_its_oldest_commit(repository):
    (repository / "data" / "hai.yml").write_text("a: 3")
    (repository / "data" / "ba.yml").write_text("a: 1")
    assert read_history(repository, "data", TODAY).added == {
        "data/một.yml": date(2024, 9, 17),
        "data/hai.yml": date(2024, 9, 17),
        "data/ba.yml": TODAY,
    }


def test_a_clone_cut_in_the_middle_knows_the_last_change_but_not_the_first(repository, tmp_path):
    (repository / "data" / "một.yml").write_text("a: 4")
    (repository / "data" / "ba.yml").write_text("a: 1")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "z", when="2025-05-06T03:00:00Z")
    clone = tmp_path / "nong"
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{repository.parent}", str(clone))
    known = read_history(clone / "trang", "data", TODAY)
    assert known.updated == {"data/một.yml": date(2025, 5, 6), "data/ba.yml": date(2025, 5, 6)}
    assert known.added == {"data/ba.yml": date(2025, 5, 6)}


def test_what_is_not_committed_changed_today(repository):
    (repository / "data" / "một.yml").write_text("a: 3")
    (repository / "data" / "ba.yml").write_text("a: 1")
    changed = read_history(repository, "data", TODAY).updated
    assert changed["data/một.yml"] == changed["data/ba.yml"] == TODAY
    assert changed["data/hai.yml"] == date(2025, 2, 3)


def test_a_shallow_clone_claims_only_what_it_knows(repository, tmp_path):
    clone = tmp_path / "nong"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository.parent}", str(clone))
    known = read_history(clone / "trang", "data", TODAY)
    assert (known.updated, known.added) == ({}, {})


def test_without_a_repository_nothing_is_claimed(tmp_path):
    (tmp_path / "data").mkdir()
    known = read_history(tmp_path, "data", TODAY)
    assert (known.updated, known.added) == ({}, {})
