"""What a build leaves for the next one: the records it read, what each product was made of, how the site lay.

One file under ``.cache/``, written whole and counted only with its checksum. It stands for one state of the
code, the configuration and all else that every page is made of (``engine_key``): with any other it is as if
it were not there.
"""

import hashlib
import os
import pickle
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .dataset import Answers
from .frame import Frame
from .history import History
from .kept import write
from .known import Known
from .load import DATA
from .reads import EVERYTHING, Read
from .records import Unit
from .release import Stamp

FOLDER = Path(".cache", "build")
# What every page may be made of, from the project's root; templates are told by each product.
_FOLDERS = ("docs", "theme", f"{DATA}/{Unit.collection}")
_FILES = ("mkdocs.yml", "macros.py", f"{DATA}/taxonomy.yml", f"{DATA}/site.yml")
_VARIABLES = ("SITE_URL", "PHONGTRAO_EDIT_URL")
_KEY_BYTES = 32


@dataclass(frozen=True)
class Made:
    """What a product was made of, and the addresses of its files.

    ``reads`` are numbers of places in ``LastBuild.reads``.
    """

    signature: Any
    reads: tuple[int, ...]
    addresses: tuple[str, ...]


@dataclass
class LastBuild:
    """All that a rebuild needs to know of the build before it."""

    known: Known
    frame: Frame
    answers: Answers
    reads: list[Read]
    products: dict[str, Made]
    # How the site lies on the disk, by address of each file and folder.
    stamps: Mapping[str, Stamp] = field(default_factory=dict)

    def save(self, file: Path, key: str) -> None:
        """Write it down for the build that has the same ``key``.

        :raises OSError: if it cannot be written.
        """
        content = pickle.dumps(self, protocol=5)
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, _seal(key, content) + content)

    @classmethod
    def read(cls, file: Path, key: str) -> "LastBuild | None":
        """Return what the last build left, or None where there is nothing whole for this ``key``."""
        try:
            sealed = file.read_bytes()
        except OSError:
            return None
        seal, content = sealed[:_KEY_BYTES], memoryview(sealed)[_KEY_BYTES:]
        # Only what a build of this very code wrote is ever unpickled.
        return pickle.loads(content) if seal == _seal(key, content) else None  # noqa: S301


def _seal(key: str, content: bytes | memoryview) -> bytes:
    return hashlib.blake2b(content, digest_size=_KEY_BYTES, key=key.encode()[:64]).digest()


def engine_key(root: Path, history: History) -> str:
    """Return a digest of everything that any page may be made of, records and templates aside.

    :param root: the project's folder.
    :raises OSError: if a file cannot be read.
    """
    digest = hashlib.sha256()
    for text in _told(root, history):
        digest.update(f"{text}\0".encode())
    for path in _files(root):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _told(root: Path, history: History) -> Iterator[str]:
    yield sys.version
    yield from versions()
    yield from (f"{name}={os.environ.get(name)}" for name in _VARIABLES)
    for path in _files(root):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        yield f"{name} {history.updated.get(name)} {history.added.get(name)}"


def versions() -> list[str]:
    """Return the name and version of everything that is installed."""
    folders = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    return sorted(path.name for folder in folders for path in Path(folder).glob("*.dist-info"))


def _files(root: Path) -> Iterator[Path]:
    folders = [Path(__file__).parent, *(root / name for name in _FOLDERS)]
    for folder in folders:
        yield from sorted(
            path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
    yield from (root / name for name in _FILES)


def dirty_reads(before: Answers, now: Answers) -> set[Read]:
    """Return the lookups that give something else now: single keys, and walks over mappings that changed."""
    changed: set[Read] = set()
    for name in before.keys() | now.keys():
        old: Mapping[object, Any] = before.get(name, {})
        new: Mapping[object, Any] = now.get(name, {})
        keys = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        changed |= {(name, key) for key in keys}
        # The order of a walk counts as well.
        if keys or list(old) != list(new):
            changed.add((name, EVERYTHING))
    return changed
