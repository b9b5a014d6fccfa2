"""What a build leaves for the next one, records aside: what each product was made of, how the site lay.

It stands for one state of the code, the configuration and all else that every page is made of
(``engine_key``): with any other it is as if it were not there. ``memory`` keeps it.
"""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from .dataset import Answers
from .form_bundle import find_bundle
from .frame import Frame
from .history import History
from .load import DATA
from .reads import EVERYTHING, Read
from .records import Unit
from .release import Stamp
from .search import Indexed

FOLDER = Path(".cache", "build")
# What every page may be made of, from the project's root; templates are told by each product.
_FOLDERS = ("docs", "theme", f"{DATA}/{Unit.collection}")
_FILES = ("mkdocs.yml", "macros.py", f"{DATA}/taxonomy.yml", f"{DATA}/site.yml")
_VARIABLES = ("SITE_URL", "PHONGTRAO_EDIT_URL")


class Made(NamedTuple):
    """What a product was made of, the addresses of its files, and what search finds on its page, if any.

    ``reads`` are numbers of places in ``LastBuild.reads``.
    """

    signature: int
    reads: tuple[int, ...]
    addresses: tuple[str, ...]
    entries: tuple[str, ...] = ()


@dataclass(frozen=True)
class LastBuild:
    """All that a rebuild needs to know of the build before it, records aside."""

    frame: Frame
    answers: Answers
    # What each table was made of.
    tables: Mapping[str, frozenset[Read]]
    reads: list[Read]
    products: dict[str, Made]
    # How the site lies on the disk, by address of each file and folder, and whether it has a search index.
    stamps: Mapping[str, Stamp]
    # What its search index has, if it has one.
    indexed: Indexed | None


def engine_key(root: Path, history: History) -> str:
    """Return a digest of everything that any page may be made of, records and templates aside.

    :param root: the project's folder.
    :raises OSError: if a file cannot be read.
    """
    digest = hashlib.sha256()
    for text in _told(root):
        digest.update(f"{text}\0".encode())
    for name, path in _files(root):
        with open(path, "rb") as file:  # noqa: PTH123 - some hundreds of them
            content = file.read()
        told = f"{name} {history.updated.get(name)} {history.added.get(name)}\0{len(content)}\0"
        digest.update(told.encode() + content)
    return digest.hexdigest()


def _told(root: Path) -> Iterator[str]:
    yield sys.version
    yield from versions()
    yield from (f"{name}={os.environ.get(name)}" for name in _VARIABLES)
    # Every page leads to the form where there is one.
    yield f"form={find_bundle(root) is not None}"


def versions() -> list[str]:
    """Return the name and version of everything that is installed."""
    folders = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    return sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info"))


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each file, from the project's root or within our package, and where it stands."""
    yield from _below(Path(__file__).parent, "")
    for name in _FOLDERS:
        yield from _below(root / name, f"{name}/")
    yield from ((name, f"{root}/{name}") for name in _FILES)


def _below(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield every file below a folder, sorted, its path behind ``name``."""
    start = len(f"{folder}/")
    for here, below, files in os.walk(folder):
        below[:] = sorted(one for one in below if one != "__pycache__")
        for file in sorted(files):
            path = f"{here}/{file}"
            # Some editors leave links that lead nowhere.
            if os.path.isfile(path):  # noqa: PTH113 - some hundreds of them
                yield f"{name}{path[start:]}".replace(os.sep, "/"), path


def dirty_reads(before: Answers, now: Answers) -> set[Read]:
    """Return the lookups that give something else now: single keys, and walks over mappings that changed."""
    changed: set[Read] = set()
    for name in before.keys() | now.keys():
        old: Mapping[object, Any] = before.get(name, {})
        new: Mapping[object, Any] = now.get(name, {})
        if old is new:
            continue
        keys = set() if old == new else _differing(old, new)
        changed |= {(name, key) for key in keys}
        # The order of a walk counts as well.
        if keys or list(old) != list(new):
            changed.add((name, EVERYTHING))
    return changed


def _differing(old: Mapping[object, Any], new: Mapping[object, Any]) -> set[object]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
