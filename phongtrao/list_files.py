"""The files that lists are filtered from in place: what their pages do not hold, as compact JSON.

They are fetched when a reader first filters, and named by their content: browsers may keep them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .dataset import Dataset, table
from .paths import list_file_path
from .views.anchors import anchor_places
from .views.facets import Catalogue
from .views.registry import ModelCard, model_cards, models
from .views.roll import HonourRow, honour_rows, honoured_names, honours
from .views.year_lists import names_path

T = TypeVar("T")
_KEY_LENGTH = 16
FILTERED = ("models", "honours", "names")


def list_file(dataset: Dataset, name: str) -> str:
    """Return the address of a list's file, or nothing where none is needed.

    :param name: ``models``, ``honours`` or ``names``; or the address of a list whose ids are on many pages.
    """
    file = dataset.entry(filter_files if name in FILTERED else anchor_files, name)
    return file.address if file else ""


@dataclass(frozen=True)
class ListFile:
    """A file: its address, which tells its content, and its text."""

    address: str
    text: str

    @property
    def told_by(self) -> str:
        """What pages show of it."""
        return self.address


def list_files(dataset: Dataset) -> Mapping[str, ListFile]:
    """Return each file that is needed, by what it holds."""
    return {**dataset.once(filter_files), **dataset.once(anchor_files)}


@table
def filter_files(dataset: Dataset) -> Mapping[str, ListFile]:
    """Return what lists are filtered from, by name."""
    texts = (
        _items(dataset.once(models), dataset.once(model_cards)),
        _items(dataset.once(honours), dataset.once(honour_rows)),
        _names(dataset),
    )
    return _files(zip(FILTERED, texts, strict=True))


@table
def anchor_files(dataset: Dataset) -> Mapping[str, ListFile]:
    """Return where ids are that have left the first page of their list, by its address."""
    return _files((start, _json(places)) for start, places in dataset.once(anchor_places).items())


def _files(texts: Iterable[tuple[str, str]]) -> Mapping[str, ListFile]:
    return {name: ListFile(_address(name, text), text) for name, text in texts if text}


def _items(catalogue: Catalogue[T], shown: Iterable[ModelCard | HonourRow]) -> str:
    """Return every item of a list, or nothing where its page shows them all.

    ``keys`` are numbered: an item says which it has.
    """
    if catalogue.fits_one_page:
        return ""
    keys = sorted({key for of_item in catalogue.keys for key in of_item})
    numbers = {key: number for number, key in enumerate(keys)}
    items = [[one.path, one.texts, [numbers[key] for key in one.keys], one.sorts] for one in shown]
    return _json({"keys": keys, "items": items})


def _names(dataset: Dataset) -> str:
    """Return everyone named on the honour roll, and the lines they stand in by place; or nothing.

    A line's address is that of its list of names, where it has one; a name may tell on which page of it.
    """
    names = list(honoured_names(dataset))
    if not names:
        return ""
    rows, items = dataset.once(honour_rows), dataset.once(honours).items
    lines = {
        place: [names_path(items[place]) or rows[place].path, _line_text(rows[place])]
        for place in {one.place for one in names}
    }
    return _json({"names": [one if one.page else one[:3] for one in names], "lines": lines})


def _line_text(row: HonourRow) -> str:
    """Return a line in short: ``Giấy khen: 2 cá nhân, 5/11/2024, đã thu hồi ngày 1/12/2024``."""
    return ", ".join(filter(None, [row.what, row.when.lower(), row.note.lower()]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _address(name: str, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:_KEY_LENGTH]
    return list_file_path(f"{name.strip('/').replace('/', '-')}.{digest}.json")
