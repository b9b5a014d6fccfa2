"""Real git repositories of the miniature data: one with files to edit, and a bare one as on a Git host."""

import os
import shutil
import subprocess
from pathlib import Path

from ..conftest import MINI

_WHEN = "2024-12-01T03:00:00Z"
# Neither the machine's settings nor its clock reach a commit.
_ENVIRONMENT = {
    "GIT_AUTHOR_DATE": _WHEN,
    "GIT_COMMITTER_DATE": _WHEN,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Cán bộ mẫu",
    "GIT_AUTHOR_EMAIL": "can-bo@example.vn",
    "GIT_COMMITTER_NAME": "Cán bộ mẫu",
    "GIT_COMMITTER_EMAIL": "can-bo@example.vn",
}
MAIN = "main"


class Repository:
    """A git repository by its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments, text: str = "", **environment) -> str:
        """Run git on ``text``; return what it said, without the last line break."""
        return self.said(*arguments, text=text, **environment).removesuffix("\n")

    def said(self, *arguments, text: str = "", **environment) -> str:
        """Run git on ``text``; return what it said, to the letter."""
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=self.folder,
            env=os.environ | _ENVIRONMENT | environment,
            input=text,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    def diff(self, *commits: str) -> list[str]:
        """Return the lines that differ from the last commit or between two, taken out (-) or put in (+).

        Files that are not known to git do not count.
        """
        lines = self.git("diff", "--unified=0", *commits).splitlines()
        return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]

    def changed(self) -> list[str]:
        """Return every path that is not as in the last commit, with git's letters for why."""
        return self.git("status", "--porcelain", "--untracked-files=all").splitlines()

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file and commit it."""
        (self.folder / path).write_text(text, encoding="utf-8")
        self.commit()

    def commit(self) -> None:
        """Commit whatever there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Bản ghi mẫu")

    def restore(self) -> None:
        """Take back whatever was not committed."""
        self.git("reset", "--quiet", "--hard")
        self.git("clean", "--quiet", "--force", "-d")


def make_repository(folder: Path) -> Repository:
    """Commit the miniature data into a new repository."""
    folder.mkdir()
    shutil.copytree(MINI / "data", folder / "data")
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch", MAIN)
    repository.commit()
    return repository


def publish(repository: Repository, folder: Path) -> Repository:
    """Return a bare copy of a repository, as a Git host holds it."""
    repository.git("clone", "--quiet", "--bare", ".", str(folder))
    return Repository(folder)
