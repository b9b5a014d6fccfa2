"""What was made before, in two files: the records of each page, and what Pagefind brings for the browser.

A file counts only when it is whole, of this code and of this Pagefind; it is written aside and renamed. So
the folder may be deleted, a build killed, two builds run at once: at worst everything is made again.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..kept import write
from .records import Record

_SOURCES = Path(__file__).parent
# Sources of the package beside it that decide what a record says.
_BESIDE = ("vietnamese.py",)


class Cache:
    """The cache in a folder, which is made when something is to be kept; without a folder none is."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def engine(self) -> Mapping[str, bytes]:
        """Return what Pagefind brings, by path; nothing if it is not kept."""
        sizes, body = self._read("engine")
        ends = list(accumulate(sizes.values()))
        return {path: body[end - size : end] for (path, size), end in zip(sizes.items(), ends, strict=True)}

    def keep_engine(self, files: Mapping[str, bytes]) -> None:
        """Keep what Pagefind brings."""
        self._write("engine", {path: len(content) for path, content in files.items()}, files.values())

    def records(self) -> dict[tuple[str, str], list[Record]]:
        """Return the records of pages by the page's path and digest."""
        head, body = self._read("records")
        lines = iter(body.split(b"\n"))
        return {
            (path, digest): [Record(name, next(lines), next(lines)) for name in names]
            for path, digest, names in head.get("pages", ())
        }

    def keep_records(self, digests: Mapping[str, str], records: Mapping[str, Sequence[Record]]) -> None:
        """Keep the records of pages in the place of all kept before; both are given by the pages' paths."""
        pages = [(path, digests[path], [one.name for one in ones]) for path, ones in records.items()]
        every = (one for ones in records.values() for one in ones)
        # Joined, they would take up once more what they take.
        lines = [line for one in every for line in (one.words, b"\n", one.title, b"\n")]
        self._write("records", {"pages": pages}, lines)

    def _read(self, name: str) -> tuple[dict[str, Any], bytes]:
        """Return the head and the body of a kept file; nothing if there is none that counts."""
        try:
            content = (self._folder / name).read_bytes() if self._folder else b""
        except FileNotFoundError:
            content = b""
        seal, _, rest = content.partition(b"\n")
        if seal != _seal([rest]):
            return {}, b""
        head, _, body = rest.partition(b"\n")
        return json.loads(head), body

    def _write(self, name: str, head: dict[str, Any], body: Iterable[bytes]) -> None:
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            rest = [json.dumps(head, ensure_ascii=False).encode() + b"\n", *body]
            write(self._folder / name, _seal(rest) + b"\n", *rest)


def _seal(content: Iterable[bytes]) -> bytes:
    """Return the checksum of what is kept and of everything else that decides what would be made today."""
    sources = [*sorted(_SOURCES.glob("*.py")), *(_SOURCES.parent / name for name in _BESIDE)]
    seal = hashlib.sha256(f"{version('pagefind_bin')} {sys.version}".encode())
    for source in sources:
        seal.update(hashlib.sha256(source.read_bytes()).digest())
    for part in content:
        seal.update(part)
    return seal.hexdigest().encode()
