"""Derivatives of photos are made once and kept in ``.cache/photos``."""

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .kept import put_seal, sealed, write
from .photo_pixels import encode
from .photos import PhotoChangedError, PhotoFile, derivatives

FOLDER = Path(".cache", "photos")
# Encoders run outside Python's lock, so threads pay; each may hold some 300 MB for the largest photo.
MAX_WORKERS = 4


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
    if sealed(seal, paths):
        return paths
    content = (root / photo.path).read_bytes()
    if hashlib.sha256(content).hexdigest() != photo.digest:
        raise PhotoChangedError(photo.path)
    folder.mkdir(parents=True, exist_ok=True)
    for one, made in encode(content, wanted):
        write(folder / one.name, made)
    put_seal(seal, paths)
    return paths
