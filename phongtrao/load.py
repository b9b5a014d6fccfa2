"""The only reader of ``data/``: files → typed records, or every problem at once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from .checks import CHECKS
from .dataset import Dataset
from .decoding import MAX_BYTES
from .history import History
from .messages import problems_of
from .photo_files import photo_files
from .photos import PhotoFile
from .privacy import leak_marks, privacy_problems
from .problems import DataError, Problem, did_you_mean, quoted
from .records import COLLECTIONS, Record, Site, Taxonomy
from .records.settings import BUILT_IN_DIMENSIONS, VOCABULARIES
from .records.values import ID_PATTERN, MAX_ID
from .strict_yaml import MarkedDict, parse

R = TypeVar("R", bound=Record)

DATA = "data"
# Commented examples for editors; they are tested, not published.
TEMPLATES = "_templates"
SINGLE_FILES = ("site.yml", "taxonomy.yml")
# File names that the engine takes for the page of a whole folder.
RESERVED_IDS = ("index", "readme")


@dataclass
class _Loader:
    root: Path
    problems: list[Problem] = field(default_factory=list)
    context: dict[str, Any] = field(default_factory=dict)
    photos: dict[str, PhotoFile] = field(default_factory=dict)
    # Fields of work whose models name nobody.
    aggregates_only: frozenset[str] = frozenset()

    def note(self, path: Path, message: str) -> None:
        self.problems.append(Problem(self.name(path), 1, 1, message))

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def record(self, path: Path, record_type: type[R]) -> R | None:
        """Read one file, noting its problems; return the record when it has none."""
        name = self.name(path)
        document, problems = parse(_read(path), name)
        private = list(privacy_problems(document, record_type, name, self.aggregates_only))
        self.problems += [*problems, *private]
        if problems and not document:
            return None
        better = _better_home(document, record_type)
        if better:
            self.note(
                path, f"Tệp này có vẻ là {quoted(better.kind_label)}: chuyển sang data/{better.collection}/."
            )
            return None
        self._read_photos(document, record_type, path)
        context = self.context | {"id": path.stem, "path": name, "document": document}
        try:
            return record_type.model_validate(document, context=context)
        except ValidationError as error:
            leaks = leak_marks(private)
            told = problems_of(error, record_type, document, name)
            # Messages quote what is written, and build logs are public.
            self.problems += [one for one in told if (one.line, one.column) not in leaks]
            return None

    def _read_photos(self, document: MarkedDict, record_type: type[Record], path: Path) -> None:
        if "photos" in record_type.model_fields:
            found, problems = photo_files(document, record_type, self.name(path), path.with_suffix(""))
            self.photos |= found
            self.problems += problems

    def single(self, name: str, record_type: type[R]) -> R | None:
        path = self.root / DATA / name
        if path.is_file():
            return self.record(path, record_type)
        self.note(path, "Thiếu tệp này: trang web cần nó.")
        return None

    def files(self, record_type: type[Record]) -> list[Path]:
        """Return the record files of a collection, noting every file that cannot be one."""
        folder = self.root / DATA / record_type.collection
        if not folder.is_dir():
            if folder.exists():
                self.note(folder, "Đây phải là một thư mục chứa các tệp .yml.")
            return []
        entries = sorted(folder.iterdir())
        if "photos" in record_type.model_fields:
            entries = [path for path in entries if not _is_photo_folder(path)]
        return [path for path in entries if self._is_record_file(path)]

    def _is_record_file(self, path: Path) -> bool:
        if path.name.startswith("."):
            return False
        if path.is_symlink() or not path.is_file():
            near = did_you_mean(path.name, [file.stem for file in path.parent.glob("*.yml")])
            self.note(
                path,
                "Mỗi bản ghi là một tệp .yml nằm ngay trong thư mục này. Thư mục con chỉ để chứa ảnh của một "
                f"tin hay mô hình và mang đúng tên bản ghi ấy.{near}",
            )
        elif path.suffix != ".yml":
            self.note(path, f"Tên tệp phải kết thúc bằng .yml: đổi thành {quoted(path.stem + '.yml')}.")
        elif not _is_identifier(path.stem):
            self.note(
                path,
                f"Tên tệp chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, tối đa {MAX_ID} ký tự. "
                "Ví dụ: hoi-nghi-so-ket-2024.yml.",
            )
        elif path.stem in RESERVED_IDS:
            self.note(path, f"Tên {quoted(path.stem)} dành riêng cho trang danh sách: đặt tên khác.")
        else:
            return True
        return False

    def stray_entries(self) -> None:
        """Note whatever in ``data/`` belongs to no collection, and say where it may belong."""
        known = {record_type.collection for record_type in COLLECTIONS} | {TEMPLATES, *SINGLE_FILES}
        folder = self.root / DATA
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.name not in known and not path.name.startswith("."):
                allowed = ", ".join(sorted(known - {TEMPLATES}))
                near = did_you_mean(path.name, known)
                self.note(path, f"Không thuộc thư mục nào của dữ liệu.{near} Cho phép: {allowed}.")


def _better_home(document: MarkedDict, record_type: type[Record]) -> type[Record] | None:
    """Return the collection a file belongs to when its keys fit there and not where it stands."""
    keys = document.keys()
    if keys <= record_type.model_fields.keys() or record_type not in COLLECTIONS:
        return None
    fitting = [other for other in COLLECTIONS if keys <= other.model_fields.keys()]
    return fitting[0] if len(fitting) == 1 else None


def _read(path: Path) -> bytes:
    """Read a file, but never more than one byte past the limit that the parser refuses."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _is_photo_folder(path: Path) -> bool:
    """Tell whether a folder bears the name of a record beside it; only photos stand in such a one."""
    return path.is_dir() and not path.is_symlink() and path.with_name(f"{path.name}.yml").is_file()


def _is_identifier(stem: str) -> bool:
    return len(stem) <= MAX_ID and re.fullmatch(ID_PATTERN, stem) is not None


def load(root: Path, history: History | None = None) -> Dataset:
    """Read every record under ``root/data``.

    :param root: the project's root folder.
    :param history: what the repository tells of the files, for the pages' "last update" and "edit".
    :returns: the dataset, consistent by every rule of ``checks``.
    :raises DataError: with every problem of every file, when there is any.
    """
    loader = _Loader(root)
    loader.stray_entries()
    files = {record_type.collection: loader.files(record_type) for record_type in COLLECTIONS}
    taxonomy = loader.single("taxonomy.yml", Taxonomy)
    loader.context = {
        "ids": _ids(files) | (_taxonomy_ids(taxonomy) if taxonomy else {}),
        "categories": _categories(taxonomy) if taxonomy else {},
    }
    loader.aggregates_only = _aggregates_only(taxonomy) if taxonomy else frozenset()
    site = loader.single("site.yml", Site)
    records: dict[str, dict[str, Record]] = {
        record_type.collection: dict(_records(loader, files[record_type.collection], record_type))
        for record_type in COLLECTIONS
    }
    if site and taxonomy:
        shown, withdrawn = _apart(records)
        dataset = Dataset(
            site=site,
            taxonomy=taxonomy,
            withdrawn=withdrawn,
            history=history or History(),
            photos=loader.photos,
            **shown,
        )
        loader.problems += [problem for check in CHECKS for problem in check(dataset)]
        if not loader.problems:
            for record in dataset.records():
                record.release_document()
            return dataset
    raise DataError(loader.problems)


def read_documents(root: Path, record_type: type[Record]) -> dict[str, MarkedDict]:
    """Return the parsed files of one collection by id, withdrawn ones included, for rewriting them."""
    files = _Loader(root).files(record_type)
    return {path.stem: parse(_read(path), path.name)[0] for path in files}


def _records(loader: _Loader, paths: list[Path], record_type: type[R]) -> Iterator[tuple[str, R]]:
    for path in paths:
        record = loader.record(path, record_type)
        if record is not None:
            yield record.id, record


def _apart(records: dict[str, dict[str, Record]]) -> tuple[Any, dict[str, Record]]:
    """Separate published records, by collection and id, from withdrawn ones, by path.

    The first is typed loosely: each field of ``Dataset`` is named as its collection.
    """
    shown = {
        collection: {name: record for name, record in found.items() if not record.withdrawn}
        for collection, found in records.items()
    }
    withdrawn = {
        record.path: record for found in records.values() for record in found.values() if record.withdrawn
    }
    return shown, withdrawn


def _ids(files: Mapping[str, list[Path]]) -> dict[str, set[str]]:
    """Return the ids of each collection; file names alone tell, so references are checked in any order."""
    ids = {collection: {path.stem for path in paths} for collection, paths in files.items()}
    return ids | {"events": ids["conferences"] | ids["news"]}


def _taxonomy_ids(taxonomy: Taxonomy) -> dict[str, set[str]]:
    ids = {name: {term.id for term in getattr(taxonomy, name)} for name in VOCABULARIES}
    ids["dimensions"] |= set(BUILT_IN_DIMENSIONS)
    return ids


def _aggregates_only(taxonomy: Taxonomy) -> frozenset[str]:
    return frozenset(field.id for field in taxonomy.fields if field.aggregates_only)


def _categories(taxonomy: Taxonomy) -> dict[str, set[str]]:
    """Return the category ids of each dimension."""
    built_in = {name: {term.id for term in getattr(taxonomy, name)} for name in BUILT_IN_DIMENSIONS}
    return built_in | {item.id: {term.id for term in item.categories} for item in taxonomy.dimensions}
