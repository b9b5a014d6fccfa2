"""Days come back as a history of their own: a commit for each day, in which the files of that day are."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# A commit that a cut history begins with: what is in it tells no day (see ``history.py``).
_BEFORE = ""
_EARLIER = b"# B\xe1\xba\xa3n tr\xc6\xb0\xe1\xbb\x9bc.\n"


class Days(NamedTuple):
    """When a file was added and last changed, in ISO 8601; None where that was not known."""

    added: str | None
    updated: str | None


def commit_days(root: Path, days: Mapping[str, Days]) -> bool:
    """Commit files under ``root`` on their days; return whether that was possible.

    A file that was changed after it came has an earlier state with a comment more. Where no day is known
    there is no history.

    :param days: by path from ``root``.
    """
    if not any(one.updated for one in days.values()):
        return True
    final = {path: (root / path).read_bytes() for path in days}
    try:
        _git(root, "init", "--quiet")
        for day in sorted({day for one in days.values() for day in _days_of(one)}):
            for path, one in days.items():
                if day in _days_of(one):
                    is_last = day == (one.updated or _BEFORE)
                    (root / path).write_bytes(final[path] if is_last else final[path] + _EARLIER)
                    _git(root, "add", "--", path)
            _commit(root, day)
        if any(_BEFORE in _days_of(one) for one in days.values()):
            first = _git(root, "rev-list", "--max-parents=0", "HEAD")
            (root / ".git" / "shallow").write_text(first, encoding="ascii", newline="\n")
    except (FileNotFoundError, subprocess.CalledProcessError):
        return False
    finally:
        for path, content in final.items():
            (root / path).write_bytes(content)
    return True


def _days_of(one: Days) -> set[str]:
    """Return the days on which a file is committed."""
    return {one.added or _BEFORE, one.updated or _BEFORE}


def _commit(root: Path, day: str) -> None:
    moment = f"{day or '1970-01-02'}T12:00:00+00:00"
    who = ("-c", "user.name=phongtrao", "-c", "user.email=phongtrao@localhost", "-c", "commit.gpgSign=false")
    message = f"Dữ liệu ngày {day}" if day else "Dữ liệu không rõ ngày"
    _git(root, *who, "commit", "--quiet", "--no-verify", "--message", message, moment=moment)


def _git(root: Path, *arguments: str, moment: str = "") -> str:
    times = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment} if moment else {}
    done = subprocess.run(
        ["git", *arguments], cwd=root, env=os.environ | times, capture_output=True, check=True
    )
    return done.stdout.decode()
