"""The only reader of ``data/``: files → typed records, or every problem at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from .checks import CHECKS
from .data_folder import DATA, SINGLE_FILES, DataFolder
from .dataset import EXAMPLE, Dataset
from .file_states import FileState, now_ns, state_of, was_still
from .garbage import no_garbage_collector
from .history import History
from .known import NOTHING, Known, content_digest
from .marked import MarkedDict
from .messages import problems_of
from .photos import PhotoFile
from .plain_yaml import values_of
from .privacy import Nameless, leak_marks, privacy_problems, tells_anything
from .problems import DataError, Problem, quoted
from .reading_again import ReadAgain
from .records import COLLECTIONS, Record, Site, Taxonomy
from .records.settings import BUILT_IN_DIMENSIONS, VOCABULARIES
from .written import Written

__all__ = ["DATA", "Watch", "load", "read_documents"]

R = TypeVar("R", bound=Record)
_EXAMPLE = EXAMPLE.encode()

# Wraps the list of files while they are read, to show progress.
Watch = Callable[[list[Any]], Iterable[Any]]


@dataclass
class _Loader:
    folder: DataFolder
    context: dict[str, Any] = field(default_factory=dict)
    photos: dict[str, PhotoFile] = field(default_factory=dict)
    nameless: Nameless = field(default_factory=Nameless)
    known: Known = NOTHING
    # Takes each record that was read.
    written: Written | None = None
    # Digest of each file's bytes by its path from the project's root.
    contents: dict[str, str] = field(default_factory=dict)
    unfinished: set[str] = field(default_factory=set)
    states: dict[str, FileState] = field(default_factory=dict)
    proven: set[str] = field(default_factory=set)
    started: int = field(default_factory=now_ns)
    read_again: ReadAgain = field(init=False)

    def __post_init__(self) -> None:
        self.read_again = ReadAgain(self.folder.root, self.folder)

    @property
    def problems(self) -> list[Problem]:
        return self.folder.problems

    def record(self, path: Path, record_type: type[R]) -> R | None:
        """Read one file, noting its problems; return the record when it has none."""
        name = self.folder.name(path)
        content = self._content(path, name)
        if content is None:
            return None
        has_photos = name in self.folder.with_photos
        if (kept := self.known.record(name, self.contents[name])) and not has_photos:
            self.nameless.note_kept(kept)
            kept.can_be_read_again(self.read_again)
            self.proven.add(name)
            return cast(R, kept)
        content = content or self.folder.read(path) or b""
        context = self.context | {"id": path.stem, "path": name, "read_again": self.read_again}
        sound = None if has_photos else self._sound(content, record_type, context)
        record = sound or self._told(content, record_type, path, context)
        if record and self.written:
            self.written.put(record, self.contents[name], self.states.get(name))
        return record

    def _content(self, path: Path, name: str) -> bytes | None:
        """Return a file's bytes and note their digest; empty where they are known to be the same as before.

        None where it cannot be read.
        """
        state = state_of(path)
        if state and was_still(state, self.started):
            self.states[name] = state
            # What was published had nothing left to fill in.
            if digest := self.known.content(name, state):
                self.contents[name] = digest
                return b""
        content = self.folder.read(path)
        if content is None:
            return None
        self.contents[name] = content_digest(content)
        if _EXAMPLE in content:
            self.unfinished.add(name)
        return content

    def _sound(self, content: bytes, record_type: type[R], context: dict[str, Any]) -> R | None:
        """Return the record of a file when nothing is wrong with it, as can be told without any marks."""
        document = values_of(content)
        if document is None or "photos" in document or self.nameless.binds(document, record_type):
            return None
        if tells_anything(document):
            return None
        try:
            return record_type.model_validate(document, context=context)
        except ValidationError:
            return None

    def _told(self, content: bytes, record_type: type[R], path: Path, context: dict[str, Any]) -> R | None:
        """Return the record of a file, or None and every problem of it."""
        # Slow to load, and sound files do without.
        from .strict_yaml import parse  # noqa: PLC0415

        name: str = context["path"]
        document, problems = parse(content, name)
        self.nameless.note(document, record_type, path.stem)
        private = list(privacy_problems(document, record_type, name, self.nameless))
        self.problems.extend([*problems, *private])
        if problems and not document:
            return None
        better = _better_home(document, record_type)
        if better:
            kind, home = quoted(better.kind_label), f"data/{better.collection}/"
            self.folder.note(path, f"Tệp này có vẻ là {kind}: chuyển sang {home}.")
            return None
        self._read_photos(document, record_type, path, name)
        try:
            return record_type.model_validate(document, context=context)
        except ValidationError as error:
            leaks = leak_marks(private)
            told = problems_of(error, record_type, document, name)
            # Messages quote what is written, and build logs are public.
            self.problems.extend(one for one in told if (one.line, one.column) not in leaks)
            return None

    def _read_photos(self, document: MarkedDict, record_type: type[Record], path: Path, name: str) -> None:
        if "photos" in record_type.model_fields:
            # What works with pixels is slow to load.
            from .photo_files import photo_files  # noqa: PLC0415

            found, problems = photo_files(document, record_type, name, path.with_suffix(""))
            self.photos |= found
            self.problems.extend(problems)

    def single(self, name: str, record_type: type[R]) -> R | None:
        path = self.folder.single(name)
        return self.record(path, record_type) if path else None


def _better_home(document: MarkedDict, record_type: type[Record]) -> type[Record] | None:
    """Return the collection a file belongs to when its keys fit there and not where it stands."""
    keys = document.keys()
    if keys <= record_type.model_fields.keys() or record_type not in COLLECTIONS:
        return None
    fitting = [other for other in COLLECTIONS if keys <= other.model_fields.keys()]
    return fitting[0] if len(fitting) == 1 else None


@no_garbage_collector()
def load(
    root: Path,
    history: History | None = None,
    watch: Watch = iter,
    known: Known = NOTHING,
    written: Written | None = None,
) -> Dataset:
    """Read every record under ``root/data``.

    :param root: the project's root folder.
    :param history: what the repository tells of the files, for the pages' "last update" and "edit".
    :param watch: wraps the list of record files while they are read, to show progress.
    :param known: records that were sound when last read: they stand for their files while these are the same.
    :param written: takes each record that is not known, as soon as it was read.
    :returns: the dataset, consistent by every rule of ``checks``.
    :raises DataError: with every problem of every file, when there is any.
    """
    folder = DataFolder(root)
    if not folder.is_usable():
        raise DataError(folder.problems)
    loader = _Loader(folder, written=written)
    history = history or History()
    files = {record_type.collection: folder.records_of(record_type) for record_type in COLLECTIONS}
    names = {loader.folder.name(path) for paths in files.values() for path in paths}
    loader.known = known.beside(names | {f"{DATA}/{name}" for name in SINGLE_FILES})
    ids = _ids(files)
    taxonomy = loader.single("taxonomy.yml", Taxonomy)
    loader.context = {
        "ids": ids | (_taxonomy_ids(taxonomy) if taxonomy else {}),
        "categories": _categories(taxonomy, ids["units"]) if taxonomy else {},
        "hints": folder.hints,
    }
    loader.nameless = Nameless(_aggregates_only(taxonomy) if taxonomy else frozenset())
    site = loader.single("site.yml", Site)
    records = _records(loader, files, watch)
    if site and taxonomy:
        shown, withdrawn = _apart(records)
        dataset = Dataset(
            site=site,
            taxonomy=taxonomy,
            withdrawn=withdrawn,
            history=history,
            photos=loader.photos,
            contents=loader.contents,
            states=loader.states,
            unfinished=frozenset(loader.unfinished),
            proven=frozenset(loader.proven),
            **shown,
        )
        folder.problems += [problem for check in CHECKS for problem in check(dataset)]
        if not folder.problems:
            return dataset
    raise DataError(folder.problems)


def read_documents(root: Path, record_type: type[Record]) -> dict[str, MarkedDict]:
    """Return the parsed files of one collection by id, withdrawn ones included, for rewriting them."""
    from .strict_yaml import parse  # noqa: PLC0415 - a build does without

    folder = DataFolder(root)
    contents = {path: folder.read(path) for path in folder.records_of(record_type)}
    return {path.stem: parse(content or b"", path.name)[0] for path, content in contents.items()}


def _records(loader: _Loader, files: Mapping[str, list[Path]], watch: Watch) -> dict[str, dict[str, Record]]:
    """Read the files of every collection; return their records by collection and id."""
    found: dict[str, dict[str, Record]] = {collection: {} for collection in files}
    paths = [(path, record_type) for record_type in COLLECTIONS for path in files[record_type.collection]]
    for path, record_type in watch(paths):
        record = loader.record(path, record_type)
        if record is not None:
            found[record_type.collection][record.id] = record
    return found


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


def _categories(taxonomy: Taxonomy, units: set[str]) -> dict[str, set[str]]:
    """Return the category ids of each dimension."""
    of_terms = {
        name: {term.id for term in getattr(taxonomy, name)} for name in BUILT_IN_DIMENSIONS if name != "units"
    }
    own = {item.id: {term.id for term in item.categories} for item in taxonomy.dimensions}
    return of_terms | {"units": units} | own
