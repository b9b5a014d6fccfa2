"""Derivatives of photos are made once and kept in ``.cache/photos``, which may be deleted at any time.

A photo's files count only with their seal: a list of their checksums, written last. Everything is written
aside and renamed, so two builds at once write the same bytes over each other and nobody reads half a file.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .photos import PhotoFile, derivatives, encode

FOLDER = Path(".cache", "photos")
# Encoders run outside Python's lock, so threads pay; each may hold some 300 MB for the largest photo.
MAX_WORKERS = 4


class PhotoChangedError(Exception):
    """A photo is not the one that was checked a moment ago; carries its path."""


def make_derivatives(root: Path, photos: Iterable[PhotoFile]) -> dict[str, Path]:
    """Make whatever derivatives are not there yet; return every one by its name.

    :param root: the project's folder, in which the photos and the cache stand.
    :raises PhotoChangedError: if a photo changed since it was checked.
    :raises OSError: if a file cannot be read or written.
    """
    distinct = {photo.key: photo for photo in photos}.values()
    folder = root / FOLDER
    with ThreadPoolExecutor(min(MAX_WORKERS, os.cpu_count() or 1)) as pool:
        made = pool.map(lambda photo: _ensure(root, folder, photo), distinct)
        return {path.name: path for paths in made for path in paths}


def _ensure(root: Path, folder: Path, photo: PhotoFile) -> list[Path]:
    wanted = derivatives(photo)
    paths = [folder / one.name for one in wanted]
    seal = folder / f"{photo.key}.sha256"
    if _sealed(seal, paths):
        return paths
    content = (root / photo.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != photo.digest:
        raise PhotoChangedError(photo.path)
    folder.mkdir(parents=True, exist_ok=True)
    for one, made in encode(content, wanted):
        _write(folder / one.name, made)
    _write(seal, _checksums(paths))
    return paths


def _sealed(seal: Path, paths: list[Path]) -> bool:
    try:
        return seal.read_bytes() == _checksums(paths)
    except FileNotFoundError:
        return False


def _checksums(paths: list[Path]) -> bytes:
    """Return the files' checksums as ``sha256sum`` prints them."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths
    ).encode()


def _write(path: Path, content: bytes) -> None:
    """Put a whole file in its place, or nothing."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", delete=False) as aside:
        aside.write(content)
    Path(aside.name).replace(path)
