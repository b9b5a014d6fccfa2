"""What stands in ``data/``: the files that are records, and a problem for everything that cannot be one."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .decoding import MAX_BYTES
from .paths import WORDS_BELOW_MODELS
from .problems import Hints, Problem, did_you_mean, printable, quoted
from .records import COLLECTIONS, Model, Record
from .records.values import ID_PATTERN, MAX_ID
from .system_errors import reason

DATA = "data"
# Commented examples for editors; they are tested, not published.
TEMPLATES = "_templates"
SINGLE_FILES = ("site.yml", "taxonomy.yml")
# File names that the engine takes for the page of a whole folder.
RESERVED_IDS = ("index", "readme")
# Words of addresses that a collection's lists take up.
RESERVED_IN = {Model.collection: WORDS_BELOW_MODELS}
_TAKEN = {*RESERVED_IDS, *(word for words in RESERVED_IN.values() for word in words)}
_ID = re.compile(ID_PATTERN)
# Nearly every file fits; asking for the whole limit at once would set that much memory aside for each.
_USUAL_BYTES = 64 * 1024

# Files that Windows and macOS make by themselves.
_RUBBISH = ("thumbs.db", "desktop.ini")


@dataclass
class DataFolder:
    """The folder ``data/`` of the project at ``root``; whatever is odd about it goes to ``problems``."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    hints: Hints = field(default_factory=Hints)
    # Names of the files of records that have a folder of photos beside them.
    with_photos: set[str] = field(default_factory=set)

    def note(self, path: Path, message: str) -> None:
        """Note what is wrong with a file as a whole."""
        self.problems.append(Problem(printable(self.name(path)), 1, 1, message))

    def name(self, path: Path) -> str:
        """Return a path from the project's root, with forward slashes."""
        # What pathlib has for it takes ten times as long.
        return path.as_posix().removeprefix(self._above)

    @cached_property
    def _above(self) -> str:
        return f"{self.root.as_posix().rstrip('/')}/"

    def read(self, path: Path) -> bytes | None:
        """Return a file's bytes, or None and a problem; never more than one byte past the limit."""
        with self._noting(path), path.open("rb") as file:
            start = file.read(_USUAL_BYTES)
            return start if len(start) < _USUAL_BYTES else start + file.read(MAX_BYTES + 1 - len(start))
        return None

    def is_usable(self) -> bool:
        """Tell whether ``data/`` itself can be read, noting why not."""
        folder = self.root / DATA
        with self._noting(folder):
            if folder.is_dir():
                self._note_strays(folder)
                return True
            self.note(folder, "Đây phải là một thư mục chứa dữ liệu.")
        return False

    def single(self, name: str) -> Path | None:
        """Return the path of one of ``SINGLE_FILES``, or None and a problem."""
        path = self.root / DATA / name
        with self._noting(path):
            if path.is_file() and not path.is_symlink():
                return path
            there = path.is_symlink() or path.exists()
            self.note(
                path,
                "Đây phải là một tệp thật, không phải thư mục hay liên kết."
                if there
                else "Thiếu tệp này: trang web cần nó.",
            )
        return None

    def records_of(self, record_type: type[Record]) -> list[Path]:
        """Return the record files of a collection, noting every entry that cannot be one."""
        folder = self.root / DATA / record_type.collection
        with self._noting(folder):
            if folder.is_dir():
                return self._record_files(folder, with_photos="photos" in record_type.model_fields)
            if folder.is_symlink() or folder.exists():
                self.note(folder, "Đây phải là một thư mục chứa các tệp .yml.")
        return []

    def _record_files(self, folder: Path, *, with_photos: bool) -> list[Path]:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        ids = {entry.name.removesuffix(".yml") for entry in entries if entry.name.endswith(".yml")}
        files = []
        for entry in entries:
            path = folder / entry.name
            if with_photos and _is_photo_folder(entry, ids):
                self.with_photos.add(f"{self.name(path)}.yml")
            elif _is_plain(entry) or (
                not entry.name.startswith(".") and self._is_record_file(entry, path, ids)
            ):
                files.append(path)
        return files

    def _is_record_file(self, entry: os.DirEntry[str], path: Path, ids: set[str]) -> bool:
        if not entry.is_file(follow_symlinks=False):
            near = self.hints.near(path.name, ids, path.parent.name)
            self.note(
                path,
                "Mỗi bản ghi là một tệp .yml nằm ngay trong thư mục này. Thư mục con chỉ để chứa ảnh của một "
                f"tin hay mô hình và mang đúng tên bản ghi ấy.{near}",
            )
        elif path.suffix != ".yml":
            self.note(path, _wrong_ending(path.name, ids))
        elif len(path.stem) > MAX_ID or not _ID.fullmatch(path.stem):
            self.note(
                path,
                f"Tên tệp chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa {MAX_ID} ký tự. "
                "Ví dụ: hoi-nghi-so-ket-2024.yml.",
            )
        elif path.stem in (*RESERVED_IDS, *RESERVED_IN.get(path.parent.name, ())):
            self.note(path, f"Tên {quoted(path.stem)} dành riêng cho trang danh sách: đặt tên khác.")
        else:
            return True
        return False

    def _note_strays(self, folder: Path) -> None:
        """Note whatever in ``data/`` belongs to no collection, and say where it may belong."""
        known = {record_type.collection for record_type in COLLECTIONS} | {TEMPLATES, *SINGLE_FILES}
        for path in sorted(folder.iterdir()):
            if path.name not in known and not path.name.startswith("."):
                allowed = ", ".join(sorted(known - {TEMPLATES}))
                near = did_you_mean(path.name, known)
                self.note(path, f"Không thuộc thư mục nào của dữ liệu.{near} Cho phép: {allowed}.")

    @contextmanager
    def _noting(self, path: Path) -> Iterator[None]:
        """Turn what the system refuses (rights, a file that has just gone) into a problem."""
        try:
            yield
        except OSError as error:
            self.note(path, f"Không đọc được: {reason(error)}.")


def _is_plain(entry: os.DirEntry[str]) -> bool:
    """Tell quickly that a file may be a record by its name, as nearly all may."""
    stem = entry.name.removesuffix(".yml")
    is_named = len(stem) <= MAX_ID and stem not in _TAKEN and _ID.fullmatch(stem) and stem != entry.name
    return bool(is_named) and entry.is_file(follow_symlinks=False)


def _is_photo_folder(entry: os.DirEntry[str], ids: set[str]) -> bool:
    """Tell whether a folder bears the name of a record beside it; only photos stand in such a one."""
    return entry.name in ids and entry.is_dir(follow_symlinks=False)


def _wrong_ending(name: str, ids: set[str]) -> str:
    """Return what to do with a file that does not end in ``.yml``: what it was meant to be, or rubbish."""
    # What Windows and editors leave lying about, or put behind a name.
    stem = re.split(r"\.ya?ml\b", name, maxsplit=1, flags=re.IGNORECASE)[0]
    if stem == name and (name.lower() in _RUBBISH or name.endswith("~")):
        return "Tệp này không phải bản ghi: xoá đi."
    stem = stem if stem != name else name.rpartition(".")[0] or name
    if stem in ids:
        return f"Bản ghi này đã có tệp {quoted(stem + '.yml')}: gộp vào tệp ấy rồi xoá tệp này."
    return f"Tên tệp phải kết thúc bằng .yml: đổi thành {quoted(stem + '.yml')}."
