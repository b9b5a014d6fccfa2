"""Restores a project's data from the API: files, photos, days."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from ...data_folder import DATA
from ...load import load
from ...problems import DataError
from ...records import COLLECTIONS, Record, Site, Taxonomy
from ...yaml_writing import block
from .days import Days, commit_days
from .exceptions import with_exceptions
from .placeholders import placeholder
from .reading import Api, Document, RestoreError
from .values import spelled

_TYPES: Mapping[str, type[Record]] = {one.collection: one for one in COLLECTIONS}


@dataclass
class Restored:
    """What was written: how many records and photos, and whether their days could be kept."""

    records: int = 0
    withdrawn: int = 0
    photos: int = 0
    days_kept: bool = True
    days: dict[str, Days] = field(default_factory=dict)


def restore(folder: Path, target: Path) -> Restored:
    """Write ``data/`` anew into ``target`` from the API below ``folder``.

    :param target: a folder that does not exist yet, or is empty.
    :raises RestoreError: if the files are not what the API gives, or the data they make are not sound.
    :raises OSError: if a file cannot be written.
    """
    api = Api.at(folder)
    if target.exists() and any(target.iterdir()):
        raise RestoreError(f"{target} đã có tệp: chọn một thư mục mới hoặc trống.")
    with tempfile.TemporaryDirectory(prefix="phongtrao-") as name:
        root = Path(name)
        try:
            restored = _write(api, root)
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise RestoreError(f"Tài liệu JSON thiếu hoặc sai mục: {error}.") from None
        _check(root)
        restored.days_kept = commit_days(root, restored.days)
        target.mkdir(parents=True, exist_ok=True)
        shutil.copytree(root, target, dirs_exist_ok=True)
    return restored


def _check(root: Path) -> None:
    try:
        load(root)
    except DataError as error:
        raise RestoreError(f"Dữ liệu khôi phục chưa hợp lệ:\n{error}") from None


def _write(api: Api, root: Path) -> Restored:
    restored = Restored()
    for record_type in (Site, Taxonomy):
        document = api.single(record_type.collection)
        _put(
            root, restored, f"{DATA}/{record_type.collection}.yml", document, _content(record_type, document)
        )
    leaning: dict[str, list[Document]] = defaultdict(list)
    for document in api.published():
        _put(root, restored, _path(document), document, _content(_TYPES[document["type"]], document))
        restored.records += 1
        restored.photos += sum(1 for _ in _photos(api, root, document))
        if event := document["data"].get("event"):
            leaning[event].append(document)
    for tombstone in api.withdrawn():
        content = placeholder(api, tombstone, leaning[tombstone["id"]])
        _put(root, restored, _path(tombstone), tombstone, content)
        restored.withdrawn += 1
    return restored


def _path(document: Document) -> str:
    return f"{DATA}/{document['type']}/{document['id']}.yml"


def _content(record_type: type[Record], document: Document) -> Mapping[str, Any]:
    return with_exceptions(record_type, spelled(record_type, document["data"]))


def _put(root: Path, restored: Restored, path: str, document: Document, content: Mapping[str, Any]) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block(content), encoding="utf-8", newline="\n")
    restored.days[path] = Days(document["first_published"], document["last_updated"])


def _photos(api: Api, root: Path, document: Document) -> Iterator[Path]:
    """Write and yield a record's photos, each of the type its name tells; no pixel changes."""
    for photo in document["photos"]:
        source = api.photo(document, photo["file"])
        file = root / DATA / document["type"] / document["id"] / photo["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix in (".jpg", ".jpeg"):
            shutil.copyfile(source, file)
        else:
            with Image.open(source, formats=["JPEG"]) as image:
                image.save(file, lossless=True)
        yield file
