"""The pictures of links are drawn once and kept in ``.cache/pictures``."""

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from .kept import put_seal, sealed, write
from .share_drawing import draw
from .share_pictures import FOLDER, Card, Fonts

# Drawing holds Python's lock, so only processes help; starting them takes as long as a hundred pictures.
WORTH_PROCESSES, MAX_WORKERS, AT_A_TIME = 200, 8, 25


def make_pictures(root: Path, cards: Iterable[Card], fonts: Fonts) -> dict[Card, Path]:
    """Draw whatever pictures are not there yet; return every one by its words.

    :param root: the project's folder, in which the cache stands.
    :raises OSError: if a file cannot be read or written.
    """
    paths = {card: root / FOLDER / card.name(fonts) for card in cards}
    missing = {card: path for card, path in paths.items() if not sealed(_seal(path), [path])}
    if missing:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
    _draw_all(missing, fonts)
    return paths


def _draw_all(missing: dict[Card, Path], fonts: Fonts) -> None:
    make = partial(_make, fonts=fonts)
    if len(missing) < WORTH_PROCESSES:
        for card, path in missing.items():
            make(card, path)
        return
    with ProcessPoolExecutor(min(MAX_WORKERS, os.cpu_count() or 1)) as pool:
        # Going through the results raises what a worker raised.
        for _ in pool.map(make, missing.keys(), missing.values(), chunksize=AT_A_TIME):
            pass


def _make(card: Card, path: Path, fonts: Fonts) -> None:
    write(path, draw(card, fonts))
    put_seal(_seal(path), [path])


def _seal(path: Path) -> Path:
    return path.with_suffix(".sha256")
