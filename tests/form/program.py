"""The form's program in a project: the real one, or a few made-up files where `make form` puts it."""

import hashlib
import json
import shutil
from pathlib import Path

from phongtrao.form_bundle import FOLDER, LIST, SOURCES, digest_of_sources

from ..conftest import ROOT

FILES = {"form.js": "export {};\n", "form.css": "p { margin: 0 }\n", "fonts/letters.woff2": "not a font"}


def add_form(root: Path) -> None:
    """Put the program that `make form` made, and its sources, into the project at ``root``."""
    for part in (SOURCES, FOLDER):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("node_modules"))


def make_form(root: Path, files: dict[str, str] = FILES) -> None:
    """Put sources and program into the project at ``root``."""
    sources = root / SOURCES
    (sources / "src").mkdir(parents=True, exist_ok=True)
    for name in ("build.mjs", "package.json", "package-lock.json", "src/main.js"):
        (sources / name).write_text(f"// {name}\n", encoding="utf-8")
    for name, text in files.items():
        file = root / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    tell(root, files)


def tell(root: Path, files: dict[str, str]) -> None:
    """Write the list of files as ``form/build.mjs`` does."""
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
    told = {"sources": digest_of_sources(root / SOURCES), "files": digests}
    (root / FOLDER / LIST).write_text(json.dumps(told), encoding="utf-8")


def name_repository(root, git="git: {host: github, repository: a/b}"):
    """Have ``site.yml`` name the Git host that the form saves to."""
    with (root / "data" / "site.yml").open("a", encoding="utf-8") as file:
        file.write(f"{git}\n")
