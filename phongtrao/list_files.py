"""The files that lists are filtered from in place: what their pages do not hold, as compact JSON.

They are fetched when a reader first filters, and named by their content: browsers may keep them.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from .dataset import Dataset
from .paths import list_file_path
from .views.facets import Catalogue
from .views.registry import ModelCard, model_card, models
from .views.roll import HonourRow, honour_row, honoured_names, honours

T = TypeVar("T")
_KEY_LENGTH = 16


def list_file(dataset: Dataset, name: str) -> str:
    """Return the address of a list's file, or nothing where none is needed.

    :param name: ``models``, ``honours`` or ``names``.
    """
    return dataset.once(list_files).get(name, ("", ""))[0]


def list_files(dataset: Dataset) -> Mapping[str, tuple[str, str]]:
    """Return the address and the text of each file that is needed, by what it holds."""
    return {name: (_address(name, text), text) for name, text in _texts(dataset) if text}


def _texts(dataset: Dataset) -> Iterator[tuple[str, str]]:
    yield "models", _items(dataset, dataset.once(models), model_card)
    yield "honours", _items(dataset, dataset.once(honours), honour_row)
    yield "names", _names(dataset)


def _items(
    dataset: Dataset, catalogue: Catalogue[T], show: Callable[[Dataset, int], ModelCard | HonourRow]
) -> str:
    """Return every item of a list, or nothing where its page shows them all.

    ``keys`` are numbered: an item says which it has.
    """
    if catalogue.fits_one_page:
        return ""
    keys = sorted({key for of_item in catalogue.keys for key in of_item})
    numbers = {key: number for number, key in enumerate(keys)}
    shown = (show(dataset, place) for place in range(len(catalogue.items)))
    items = [[one.path, one.texts, [numbers[key] for key in one.keys], one.sorts] for one in shown]
    return _json({"keys": keys, "items": items})


def _names(dataset: Dataset) -> str:
    """Return everyone named on the honour roll, and the lines they stand in by place; or nothing."""
    names = list(honoured_names(dataset))
    if not names:
        return ""
    rows = {place: honour_row(dataset, place) for _, _, place in names}
    lines = {place: [row.path, f"{row.what}, {row.when.lower()}"] for place, row in rows.items()}
    return _json({"names": names, "lines": lines})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _address(name: str, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:_KEY_LENGTH]
    return list_file_path(f"{name}.{digest}.json")
