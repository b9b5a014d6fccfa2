"""The built pages' index: read, made, put among the site's files; what has not changed comes from a cache."""

import json
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from .cache import Cache
from .indexer import adding, run_indexer
from .reading import page_paths, read_bytes
from .records import Record, record, short_names, shown
from .writing import write_pieces

FOLDER = "assets/pagefind"
# What Pagefind brings for the browser, and what it tells of itself there.
ENTRY, NEEDED = "pagefind-entry.json", ("pagefind.js", "wasm.unknown.pagefind")
Read = Callable[[str], bytes]


@dataclass(frozen=True)
class Files:
    """The files of an index by address from the site's root, and the addresses of those that are there."""

    made: Mapping[str, bytes]
    there: frozenset[str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """The address of every file."""
        return (*self.made, *sorted(self.there))


def write_index(site: Path, cache: Path | None = None, digests: Mapping[str, str] | None = None) -> None:
    """Index the built pages under ``site`` into ``site/assets/pagefind``; a site without entries gets none.

    The same pages give the same bytes, with a cache or without.

    :param cache: a folder for what was made of pages before; it may be missing, or deleted at any time.
    :param digests: a digest of each built HTML page by its path from the site's root, with ``/``. These pages
        are indexed. All pages are found and read without.
    :raises IndexFailedError: if the indexer does not start, or stops before it has answered.
    :raises OSError: if a file cannot be read or written.
    """
    pages = dict.fromkeys(page_paths(site), "") if digests is None else digests
    files = index_files(pages, lambda path: (site / path).read_bytes(), cache).made
    for folder in {(site / address).parent for address in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for address, content in files.items():
        (site / address).write_bytes(content)


def index_files(
    digests: Mapping[str, str],
    read: Read,
    cache: Path | None = None,
    there: Set[str] = frozenset(),
    unchanged: Set[str] = frozenset(),
) -> Files:
    """Return the files of the index of some pages.

    :param digests: a digest of each page by its path from the site's root; empty where it is not known.
    :param read: gives a page's HTML by its path. A page with the digest that the cache knows it by is only
        read again for what it says, where that is not there.
    :param cache: as above.
    :param there: addresses of the files of the index before this one, which need not be made again where they
        are named by their content.
    :param unchanged: paths of pages that are as they were when that was made: so are their entries.
    :raises IndexFailedError: if the indexer does not start, or stops before it has answered.
    :raises OSError: if a file cannot be read or written.
    """
    prefix = f"{FOLDER}/"
    before = {address.removeprefix(prefix) for address in there}
    files = _files(_Pages(digests, read, unchanged), Cache(cache), before)
    made = {prefix + path: content for path, content in sorted(files.made.items())}
    return Files(made, frozenset(prefix + path for path in files.there))


@dataclass
class _Pages:
    """Some pages, with what is known of them."""

    digests: Mapping[str, str]
    read: Read
    unchanged: Set[str]
    # What the entries of pages say that were read, by name.
    texts: dict[str, bytes] = field(default_factory=dict)

    def records(self, cache: Cache) -> Mapping[str, Sequence[Record]]:
        """Return the records of every page by its path, in order; read those that the cache does not know."""
        kept = cache.records()
        every = {}
        for path, digest in sorted(self.digests.items()):
            found = kept.get((path, digest)) if digest else None
            every[path] = self.read_again(path) if found is None else found
        cache.keep_records(self.digests, every)
        return every

    def read_again(self, path: str) -> Sequence[Record]:
        """Return the records of a page, and note what its entries say."""
        found = {}
        for entry in read_bytes(self.read(path), path):
            text = shown(entry)
            found[record(entry, text)] = text
        self.texts.update((one.name, text) for one, text in found.items())
        return list(found)


def _files(pages: _Pages, cache: Cache, before: Set[str]) -> Files:
    """Return the same by paths in the index's folder."""
    every = pages.records(cache)
    names = short_names(one.name for ones in every.values() for one in ones)
    if not names:
        return Files({}, frozenset())
    entries, there = {}, set()
    for path, ones in every.items():
        for one in ones:
            entry = f"entries/{names[one.name]}.json"
            if path in pages.unchanged and entry in before:
                there.add(entry)
                continue
            if one.name not in pages.texts:
                pages.read_again(path)
            entries[entry] = pages.texts[one.name]
    engine = _engine(cache)
    records = {one.name: one._replace(name=names[one.name]) for ones in every.values() for one in ones}
    index = write_pieces(list(records.values()), json.loads(engine[ENTRY]), before)
    return Files({**engine, **index.made, **entries}, index.there | there)


def _engine(cache: Cache) -> Mapping[str, bytes]:
    """Return what Pagefind brings for the browser, and what its indexer told of itself there."""
    engine = cache.engine()
    if not engine:
        # It writes them beside any index.
        made = run_indexer([adding(Record("", b"mot", b"mot"))])
        engine = {path: made[path] for path in (*NEEDED, ENTRY)}
        cache.keep_engine(engine)
    return engine
