"""Scratch projects: the same synthetic records laid out as each tool wants them.

Every ``prepare_*`` takes the project's folder, not yet there, and the folder of the records, laid out as
``<collection>/<id>.yml``.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .synthetic import Synthetic

ROOT = Path(__file__).resolve().parent.parent
PEERS = Path(__file__).resolve().parent / "peers"
# What a build of ours reads, beside the installed package.
_OUR_PARTS = ("data", "docs", "templates", "theme", "macros.py", "mkdocs.yml")

Record = dict[str, Any]


def prepare_ours(project: Path, records: Path) -> None:
    """Copy this repository's parts, its real records included, and add the synthetic records.

    The real records stay because hand-written pages and ``site.yml`` may name any of them. They make our
    site some pages larger than the peers', never smaller.
    """
    project.mkdir()
    for name in _OUR_PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, project / name)
    shutil.copytree(records, project / "data", dirs_exist_ok=True)


def prepare_plain(project: Path, records: Path) -> None:
    """Lay out the plain MkDocs arrangement: records in ``data/``, and for each a page that calls a macro."""
    shutil.copytree(PEERS / "mkdocs", project, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "data").mkdir()
    for path, record in _read_all(records):
        shutil.copyfile(path, project / "data" / path.name)
        head = {"title": record["title"], "description": record["summary"]}
        _write_page(project / "docs", path.stem, record["date"], head, f'{{{{ record("{path.stem}") }}}}')


def prepare_hugo(project: Path, records: Path) -> None:
    """Lay out the Hugo project: each record in the front matter of its page, the body below."""
    shutil.copytree(PEERS / "hugo", project)
    _write_content(project / "content", records)


def prepare_eleventy(project: Path, records: Path) -> None:
    """Lay out the Eleventy project, with the same pages as Hugo's."""
    shutil.copytree(PEERS / "eleventy", project)
    _write_content(project / "content", records)


def write_records(folder: Path, made: Iterator[Synthetic]) -> None:
    """Write synthetic records as ``folder/<collection>/<id>.yml``."""
    for one in made:
        path = folder / one.collection / f"{one.id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_yaml(one.record), encoding="utf-8")


def change_one(records: Path) -> None:
    """Change the summary of the first conference under ``records``, as an editor would."""
    path = min(records.glob("conferences/*.yml"))
    changed = _read(path) | {"summary": "Bản tóm tắt này vừa được sửa."}
    path.write_text(_yaml(changed), encoding="utf-8")


def _write_content(content: Path, records: Path) -> None:
    for path, record in _read_all(records):
        body = record.pop("body")
        _write_page(content, path.stem, record["date"], {"title": record["title"], "record": record}, body)


def _write_page(folder: Path, name: str, day: str, head: Record, text: str) -> None:
    """Write a Markdown page with front matter at the address that our site gives the record."""
    page = folder / "tin-tuc" / day[-4:] / f"{name}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"---\n{_yaml(head)}---\n\n{text}\n", encoding="utf-8")


def _read_all(records: Path) -> Iterator[tuple[Path, Record]]:
    for path in sorted(records.glob("*/*.yml")):
        yield path, _read(path)


def _read(path: Path) -> Record:
    record: Record = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return record


def _yaml(record: Record) -> str:
    text: str = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return text
