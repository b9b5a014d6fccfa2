"""What a build leaves for the next one: the records it read, what each product was made of, how the site lay.

One file under ``.cache/``, written whole and counted only with its checksum. It stands for one state of the
code, the configuration and all else that every page is made of (``engine_key``): with any other it is as if
it were not there.
"""

import hashlib
import mmap
import os
import pickle
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO, NamedTuple

from .dataset import Answers, Dataset
from .form_bundle import find_bundle
from .frame import Frame
from .history import History
from .known import NOTHING, Kept, Known
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
_SEAL_BYTES, _AT_A_TIME, _AT_ONCE = 32, 1 << 20, 1000
# The last bytes of the file: where the records end, and the seal of all that stands before.
_END = Struct(f"<Q{_SEAL_BYTES}s")


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


@dataclass(frozen=True)
class Memory:
    """The file in which a build leaves word for the next: pickled records, then the rest, then its seal."""

    file: Path
    key: str

    @contextmanager
    def recall(self) -> Iterator[tuple[LastBuild | None, Known]]:
        """Give what the last build of this ``key`` left, as long as the block lasts; nothing unless whole."""
        try:
            opened = self.file.open("rb")
        except OSError:
            yield None, NOTHING
            return
        with opened:
            found = self._rest(opened)
            if not found:
                yield None, NOTHING
                return
            with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as pickles:
                yield found[0], Known(found[1], pickles)

    def _rest(self, file: BinaryIO) -> tuple[LastBuild, dict[str, Kept]] | None:
        end = file.seek(0, os.SEEK_END)
        if end < _END.size:
            return None
        file.seek(end - _END.size)
        start, seal = _END.unpack(file.read())
        if seal != self._seal(file, end - _END.size):
            return None
        file.seek(start)
        # Only what a build of this very code wrote is ever unpickled.
        last: LastBuild = pickle.load(file)  # noqa: S301
        entries: dict[str, Kept] = {}
        while part := pickle.load(file):  # noqa: S301
            kind, keys, columns = part
            into: dict[str, Any] = last.products if kind is Made else entries
            into.update(zip(keys, map(kind, *columns), strict=True))
        return last, entries

    def forget(self) -> None:
        """Break the seal: what stands at the site is about to change."""
        if self.file.exists():
            with self.file.open("ab") as file:
                file.write(b"\0")

    def note(self, last: LastBuild, known: Known, dataset: Dataset) -> None:
        """Write down a build, beside what the last one left; ``keep`` puts it in its place.

        :param known: what was known of the records before.
        :raises OSError: if it cannot be written.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        records = (dataset.site, dataset.taxonomy, *dataset.records(), *dataset.withdrawn.values())
        with self._aside.open("w+b") as aside:
            entries = known.write(aside, records, dataset.contents, dataset.states)
            start = aside.tell()
            for part in (replace(last, products={}), *_some(last.products), *_some(entries), None):
                pickle.dump(part, aside, protocol=5)
            aside.write(_END.pack(start, self._seal(aside, aside.tell())))

    def keep(self) -> None:
        """Put what was noted in its place; the old one must not be open any more, for Windows' sake."""
        self._aside.replace(self.file)

    @property
    def _aside(self) -> Path:
        # Nobody else writes it: builds take turns.
        return self.file.with_name(f"{self.file.name}.new")

    def _seal(self, file: BinaryIO, end: int) -> bytes:
        """Return the seal of a file up to ``end``, of which little is held at a time; then stand there."""
        seal = hashlib.sha256(self.key.encode())
        file.seek(0)
        while some := file.read(min(_AT_A_TIME, end - file.tell())):
            seal.update(some)
        return seal.digest()


def _some(mapping: Mapping[str, Made] | Mapping[str, Kept]) -> Iterator[object]:
    """Yield a mapping in parts, each as a table: a pickle holds on to everything in it until it is done."""
    pairs = iter(mapping.items())
    while part := dict(islice(pairs, _AT_ONCE)):
        rows = list(part.values())
        yield type(rows[0]), list(part), list(zip(*rows, strict=True))


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
        keys = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
        changed |= {(name, key) for key in keys}
        # The order of a walk counts as well.
        if keys or list(old) != list(new):
            changed.add((name, EVERYTHING))
    return changed
