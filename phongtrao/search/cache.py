"""What was made of pages before, in two files: the records of each page, and the index with all its files.

A file counts only when it is whole, of this code and of this Pagefind; it is written aside and renamed. So
the folder may be deleted, a build killed, two builds run at once: at worst everything is made again.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple

from ..kept import write
from .records import Record

_SOURCES = Path(__file__).parent
# Sources of the package beside it that decide what a record says.
_BESIDE = ("vietnamese.py",)


class Index(NamedTuple):
    """An index: the digests of the pages and of the records it was made of, its files by their path.

    ``pages`` is empty when the pages' digests were not known.
    """

    pages: str
    records: str
    files: Mapping[str, bytes]


class Cache:
    """The cache in a folder, which is made when something is to be kept; without a folder none is."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def index(self) -> Index | None:
        """Return the last index."""
        head, body = self._read("index")
        if not head:
            return None
        ends = list(accumulate(size for _, size in head["files"]))
        files = {path: body[end - size : end] for (path, size), end in zip(head["files"], ends, strict=True)}
        return Index(head["pages"], head["records"], files)

    def keep_index(self, index: Index) -> None:
        """Keep an index in the place of the last one."""
        sizes = [(path, len(content)) for path, content in index.files.items()]
        head = {"pages": index.pages, "records": index.records, "files": sizes}
        self._write("index", head, b"".join(index.files.values()))

    def records(self) -> dict[tuple[str, str], list[Record]]:
        """Return the records of pages by the page's path and digest."""
        head, body = self._read("records")
        lines = iter(body.split(b"\n"))
        return {
            (path, digest): [Record(next(lines), next(lines)) for _ in range(count)]
            for path, digest, count in head.get("pages", ())
        }

    def keep_records(self, digests: Mapping[str, str], records: Mapping[str, Sequence[Record]]) -> None:
        """Keep the records of pages in the place of all kept before; both are given by the pages' paths."""
        pages = [(path, digests[path], len(ones)) for path, ones in records.items()]
        lines = chain.from_iterable(chain.from_iterable(records.values()))
        self._write("records", {"pages": pages}, b"\n".join(lines))

    def _read(self, name: str) -> tuple[dict[str, Any], bytes]:
        """Return the head and the body of a kept file; nothing if there is none that counts."""
        try:
            content = (self._folder / name).read_bytes() if self._folder else b""
        except FileNotFoundError:
            content = b""
        seal, _, rest = content.partition(b"\n")
        if seal != _seal(rest):
            return {}, b""
        head, _, body = rest.partition(b"\n")
        return json.loads(head), body

    def _write(self, name: str, head: dict[str, Any], body: bytes) -> None:
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            rest = json.dumps(head, ensure_ascii=False).encode() + b"\n" + body
            write(self._folder / name, _seal(rest) + b"\n" + rest)


def digest_of_pages(digests: Mapping[str, str]) -> str:
    """Return one digest of pages given by their paths."""
    return hashlib.sha256(json.dumps(sorted(digests.items())).encode()).hexdigest()


def digest_of_records(records: Iterable[Record]) -> str:
    """Return one digest of records."""
    return hashlib.sha256(b"\n".join(chain.from_iterable(records))).hexdigest()


def _seal(content: bytes) -> bytes:
    """Return the checksum of what is kept and of everything else that decides what would be made today."""
    sources = [*sorted(_SOURCES.glob("*.py")), *(_SOURCES.parent / name for name in _BESIDE)]
    seal = hashlib.sha256(f"{version('pagefind_bin')} {sys.version}".encode())
    for part in (*(source.read_bytes() for source in sources), content):
        seal.update(hashlib.sha256(part).digest())
    return seal.hexdigest().encode()
