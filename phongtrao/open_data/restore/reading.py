"""The files of the API as a stranger finds them: by the addresses they name, from the first document on."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ...problems import quoted
from ...records import COLLECTIONS
from ...records.photos import is_photo_name
from ...records.values import ID_PATTERN
from ...system_errors import reason
from ..addresses import INDEX, ROOT, WITHDRAWN, photo_copy_path, single_path
from ..documents import PUBLISHED

Document = Mapping[str, Any]


class RestoreError(Exception):
    """The files are not what the API gives. The message is Vietnamese."""


@dataclass(frozen=True)
class Api:
    """The folder in which ``api/v1/`` stands."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Api":
        """Return the API in a folder: a whole site, or what holds ``api/v1``, or ``v1`` itself.

        :raises RestoreError: if there is none.
        """
        for root in (folder, folder.parent, folder.parent.parent):
            if (root / INDEX).is_file():
                return cls(root)
        raise RestoreError(f"Không thấy {INDEX} trong {folder}: chỉ vào thư mục có api/v1/.")

    def document(self, path: str) -> Any:
        """Return what stands at an address.

        :raises RestoreError: if there is nothing, or no JSON.
        """
        try:
            return json.loads(self.file(path).read_bytes(), parse_float=Decimal)
        except OSError as error:
            raise RestoreError(f"Không đọc được {path}: {reason(error)}.") from None
        except ValueError:
            raise RestoreError(f"{path} không phải JSON.") from None

    def file(self, path: str) -> Path:
        """Return the file at an address below ``api/v1/``.

        :raises RestoreError: if the address leads elsewhere.
        """
        steps = path.split("/")
        if not path.startswith(ROOT) or not all(steps) or ".." in steps or "\\" in path:
            raise RestoreError(f"Địa chỉ {quoted(path)} không nằm trong {ROOT}.")
        return self.folder / path

    def single(self, name: str) -> Document:
        """Return one of the documents of which there is one."""
        made: Document = self.document(single_path(name))
        return made

    def published(self) -> Iterator[Document]:
        """Yield the document of every record that has a file of its own."""
        for record_type in COLLECTIONS:
            for entry in self._entries(record_type.collection):
                document = self.document(entry["api"]["path"])
                if document["status"] == PUBLISHED and not document["part_of"]:
                    yield _named(document)

    def withdrawn(self) -> Iterator[Document]:
        """Yield what stands in the place of every withdrawn record."""
        return map(_named, self._entries(WITHDRAWN))

    def photo(self, document: Document, name: str) -> Path:
        """Return the file of a record's photo."""
        if not is_photo_name(name):
            raise RestoreError(f"{quoted(name)} không phải tên tệp ảnh.")
        return self.file(photo_copy_path(document["type"], document["id"], name))

    def _entries(self, name: str) -> Iterator[Document]:
        for page in self.document(single_path(name))["pages"]:
            yield from self.document(page["api"]["path"])["items"]


def _named(document: Document) -> Document:
    """Return a document whose id and kind may become a file's name."""
    known = {one.collection for one in COLLECTIONS}
    if document["type"] not in known or not re.fullmatch(ID_PATTERN, document["id"]):
        raise RestoreError(f"{quoted(str(document['id']))} không phải mã bản ghi.")
    return document
