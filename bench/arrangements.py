"""The ways to build a site from the same records: ours, the plain MkDocs one, Hugo and Eleventy.

Ours and the plain one stand here twice, without search and with it. Hugo and Eleventy have none.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .projects import (
    prepare_eleventy,
    prepare_hugo,
    prepare_ours,
    prepare_plain,
    put_ours,
    put_page,
    put_plain,
)
from .synthetic import Synthetic

OURS, OURS_SEARCH = "ours", "ours+search"
PLAIN, PLAIN_SEARCH = "plain", "plain+search"
HUGO, ELEVENTY = "hugo", "eleventy"
# Every arrangement builds into this folder of its own project.
SITE = "site"
_NODE_TOOLS = Path(__file__).resolve().parent / "node_modules" / ".bin"


@dataclass(frozen=True)
class Arrangement:
    """A tool, how its project is laid out (see ``projects``), and the command that builds it from inside.

    ``rebuilds`` tells whether a build over an existing one is measured too. For MkDocs it is not: it empties
    its folder and makes every page again, which is its clean build once more.
    """

    name: str
    prepare: Callable[[Path], None]
    put: Callable[[Path, Synthetic], None]
    command: tuple[str, ...]
    rebuilds: bool = True


@dataclass
class Available:
    """What runs on this machine, ours first; the tools' versions; why each other arrangement is left out."""

    arrangements: list[Arrangement] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


_BUILD = (sys.executable, "-m", "phongtrao", "build")
_OURS = (
    Arrangement(OURS, prepare_ours, put_ours, (*_BUILD, "--no-search")),
    Arrangement(OURS_SEARCH, prepare_ours, put_ours, _BUILD),
)
_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", SITE, "--config-file")
_PLAIN = (
    Arrangement(PLAIN, prepare_plain, put_plain, (*_MKDOCS, "mkdocs.yml"), rebuilds=False),
    Arrangement(PLAIN_SEARCH, prepare_plain, put_plain, (*_MKDOCS, "mkdocs-search.yml"), rebuilds=False),
)
_PLAIN_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin")
_HUGO = Arrangement(
    HUGO, prepare_hugo, put_page, ("hugo", "--quiet", "--config", "hugo.toml", "--destination", SITE)
)
_ELEVENTY = Arrangement(
    ELEVENTY, prepare_eleventy, put_page, ("eleventy", "--quiet", "--input", "content", "--output", SITE)
)


def available() -> Available:
    """Look for every arrangement on this machine; ask each for its version."""
    found = Available([*_OURS], [f"Python {platform.python_version()}"])
    _look_for_plain(found)
    _look_for(found, _HUGO, "version", "apt install hugo")
    _look_for(found, _ELEVENTY, "--version", "npm install --no-save --prefix bench @11ty/eleventy")
    return found


def _look_for_plain(found: Available) -> None:
    try:
        found.versions += [f"{name} {version(name)}" for name in _PLAIN_PACKAGES]
    except PackageNotFoundError as missing:
        found.left_out += [f"{one.name} skipped: {missing.name} is not installed" for one in _PLAIN]
    else:
        found.arrangements += _PLAIN


def _look_for(found: Available, one: Arrangement, asks_version: str, install: str) -> None:
    """Take an arrangement whose program is installed and tells its version; otherwise say why not."""
    program, *options = one.command
    path = shutil.which(program, path=f"{_NODE_TOOLS}{os.pathsep}{os.environ.get('PATH', '')}")
    if path is None:
        found.left_out.append(f"{one.name} skipped: not installed ({install})")
        return
    asked = subprocess.run([path, asks_version], capture_output=True, text=True, check=False)
    if asked.returncode != 0 or not asked.stdout.strip():
        found.left_out.append(f"{one.name} skipped: `{program} {asks_version}` fails here")
        return
    # Hugo says its own name and much after the number; Eleventy the number alone.
    number = next(word for word in asked.stdout.split() if word.lstrip("v")[0].isdigit())
    found.versions.append(f"{one.name} {number.lstrip('v')}")
    found.arrangements.append(replace(one, command=(path, *options)))
