"""The ways to build a site from the same records: ours, the plain MkDocs one, Hugo and Eleventy."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from phongtrao.build import ENGINE

from .projects import prepare_eleventy, prepare_hugo, prepare_ours, prepare_plain

OURS = "ours"
# Every arrangement builds into this folder of its own project.
SITE = "site"
_NODE_TOOLS = Path(__file__).resolve().parent / "node_modules" / ".bin"


@dataclass(frozen=True)
class Arrangement:
    """A tool, how its project is laid out (see ``projects``), and the command that builds it from inside."""

    name: str
    prepare: Callable[[Path, Path], None]
    command: tuple[str, ...]


# MkDocs comes with our own requirements, so these always run.
_MKDOCS = (
    Arrangement(OURS, prepare_ours, (*ENGINE, SITE)),
    Arrangement("plain", prepare_plain, (*ENGINE, SITE)),
    Arrangement("plain+search", prepare_plain, (*ENGINE, SITE, "--config-file", "mkdocs-search.yml")),
)
_ELSEWHERE = (
    Arrangement("hugo", prepare_hugo, ("hugo", "--quiet", "--config", "hugo.toml", "--destination", SITE)),
    Arrangement(
        "eleventy", prepare_eleventy, ("eleventy", "--quiet", "--input", "content", "--output", SITE)
    ),
)
_HOW_TO_INSTALL = {
    "hugo": "apt install hugo",
    "eleventy": "npm install --no-save --prefix bench @11ty/eleventy",
}


def arrangements() -> tuple[list[Arrangement], list[str]]:
    """Return the arrangements that run on this machine, ours first, and why each other one is left out."""
    found, left_out = list(_MKDOCS), []
    for one in _ELSEWHERE:
        program, *options = one.command
        if path := shutil.which(program, path=f"{_NODE_TOOLS}{os.pathsep}{os.environ.get('PATH', '')}"):
            found.append(Arrangement(one.name, one.prepare, (path, *options)))
        else:
            left_out.append(f"{one.name} skipped: not installed ({_HOW_TO_INSTALL[program]})")
    return found, left_out
