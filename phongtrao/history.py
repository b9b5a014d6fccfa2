"""When each data file was added and last changed, from the repository's history."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path


@dataclass(frozen=True)
class History:
    """What a build knows beside the data: the days of each file, and where files are edited.

    ``updated`` and ``added`` map a path from the project's root to the day of the last and the first change;
    a file without an entry has no known history. ``edit_url`` stands before a file's path on the Git host;
    empty when the host is not known.
    """

    updated: Mapping[str, date] = field(default_factory=dict)
    edit_url: str = ""
    added: Mapping[str, date] = field(default_factory=dict)


def read_history(root: Path, folder: str, today: date, edit_url: str = "") -> History:
    """Return the days on which each file under ``root/folder`` was added and last changed.

    One pass over the history serves all files. A file with changes not yet committed counts as changed
    ``today``. Where the history is cut (a shallow clone) or missing, files have no entry rather than a
    wrong one.
    """
    shallow = _git(root, "rev-parse", "--git-path", "shallow")
    if not shallow:
        return History(edit_url=edit_url)
    boundary = _lines_of(root / shallow.strip())
    log = _git(
        root, "log", "--relative", "--no-renames", "--format=%x00%H %ct", "--name-only", "-z", "--", folder
    )
    updated, added = _parse_log(log, set(boundary))
    changed = _git(root, "ls-files", "-z", "--modified", "--others", "--exclude-standard", "--", folder)
    fresh = dict.fromkeys(filter(None, changed.split("\0")), today)
    # Where history is cut, a file it does not know may be an old one.
    new = {} if boundary else dict.fromkeys(fresh.keys() - updated.keys(), today)
    return History(updated | fresh, edit_url, added | new)


def _git(root: Path, *arguments: str) -> str:
    """Return git's output for ``root``, or nothing where there is no git or no repository."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").split() if path.is_file() else []


def _parse_log(log: str, boundary: set[str]) -> tuple[dict[str, date], dict[str, date]]:
    """Read ``git log -z`` output, newest first: a commit's header, then its files.

    :returns: the day of the newest and of the oldest commit of each file.
    """
    updated: dict[str, date] = {}
    added: dict[str, date] = {}
    day: date | None = None
    for entry in log.split("\0"):
        text = entry.strip("\n")
        commit, _, seconds = text.partition(" ")
        if len(commit) == 40 and seconds.isdigit():
            # A shallow clone's oldest commit seems to add every file: it tells nothing of their age.
            day = None if commit in boundary else datetime.fromtimestamp(int(seconds), UTC).date()
        elif text and day:
            updated.setdefault(text, day)
            added[text] = day
        elif text:
            added.pop(text, None)
    return updated, added
