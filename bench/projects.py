"""Scratch projects: the same synthetic records laid out as each tool wants them.

Every ``prepare_*`` takes the project's folder, not yet there, and lays out what does not depend on records.
Every ``put_*`` writes one record into such a project, or writes it anew.
"""

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .peer_records import Names, in_words, read_names
from .synthetic import Synthetic

ROOT = Path(__file__).resolve().parent.parent
PEERS = Path(__file__).resolve().parent / "peers"
# What a build of ours reads, beside the installed package.
_OUR_PARTS = ("data", "docs", "templates", "theme", "macros.py", "mkdocs.yml")

Record = dict[str, Any]


def prepare_ours(project: Path) -> None:
    """Copy this repository's parts, its real records included.

    The real records stay because hand-written pages and ``site.yml`` may name any of them. They make our
    site some pages larger than the peers', never smaller.
    """
    project.mkdir()
    for name in _OUR_PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, project / name)


def put_ours(project: Path, one: Synthetic) -> None:
    """Write a record as ``data/<collection>/<id>.yml``."""
    _write(project / "data" / one.collection / f"{one.id}.yml", _yaml(one.record))


def prepare_plain(project: Path) -> None:
    """Lay out the plain MkDocs arrangement: its configuration, its macros and its home page."""
    shutil.copytree(PEERS / "mkdocs", project, ignore=shutil.ignore_patterns("__pycache__"))


def put_plain(project: Path, one: Synthetic) -> None:
    """Write a record as ``data/<id>.yml``, and the page that calls a macro for it."""
    record = in_words(one.record, _names())
    _write(project / "data" / f"{one.id}.yml", _yaml(record))
    head = {"title": record["title"], "description": record["summary"]}
    _write(_page(project / "docs", one), _markdown(head, f'{{{{ record("{one.id}") }}}}'))


def prepare_hugo(project: Path) -> None:
    """Lay out the Hugo project: its configuration and layouts."""
    shutil.copytree(PEERS / "hugo", project)


def prepare_eleventy(project: Path) -> None:
    """Lay out the Eleventy project: its configuration and layouts."""
    shutil.copytree(PEERS / "eleventy", project)


def put_page(project: Path, one: Synthetic) -> None:
    """Write a record as Hugo and Eleventy take it: a page, all but the body in its front matter."""
    record = in_words(one.record, _names())
    body = record.pop("body")
    _write(_page(project / "content", one), _markdown({"title": record["title"], "record": record}, body))


def address(one: Synthetic) -> str:
    """Return the folder of a record's page, the same in every arrangement."""
    return f"tin-tuc/{one.record['date'][-4:]}/{one.id}"


@cache
def _names() -> Names:
    return read_names(ROOT / "data")


def _page(folder: Path, one: Synthetic) -> Path:
    return folder / f"{address(one)}.md"


def _markdown(head: Record, text: str) -> str:
    return f"---\n{_yaml(head)}---\n\n{text}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _yaml(record: Record) -> str:
    text: str = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return text
