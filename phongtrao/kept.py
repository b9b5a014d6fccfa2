"""Files made once and kept under ``.cache/``, which may be deleted at any time.

Made files count only with their seal: a list of their checksums, written last. Everything is written aside
and renamed, so two builds at once write the same bytes over each other and nobody reads half a file.
"""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def sealed(seal: Path, paths: Sequence[Path]) -> bool:
    """Tell whether ``paths`` are all there, as they were when ``seal`` was written."""
    try:
        return seal.read_bytes() == _checksums(paths)
    except FileNotFoundError:
        return False


def put_seal(seal: Path, paths: Sequence[Path]) -> None:
    """Write the seal of files that are whole."""
    write(seal, _checksums(paths))


def write(path: Path, *parts: bytes) -> None:
    """Put a whole file in its place, made of these parts, or nothing."""
    with writing(path) as aside:
        aside.writelines(parts)


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write, which is put in its place once it is whole."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", delete=False) as aside:
        yield aside.file
    Path(aside.name).replace(path)


def _checksums(paths: Sequence[Path]) -> bytes:
    """Return the files' checksums as ``sha256sum`` prints them."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths
    ).encode()
