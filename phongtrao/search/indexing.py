"""The built pages' index: read, made, put among the site's files; what has not changed comes from a cache."""

import json
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from . import IndexFailedError
from .cache import Cache, Index, digest_of_pages, digest_of_records
from .indexer import run_indexer
from .pieces import first_words
from .reading import page_paths, read_bytes
from .records import Record, name, record

FOLDER = "assets/pagefind"
# What a browser asks for beside the entries; the rest are Pagefind's own interfaces, which this site does not
# use, and its own copy of the entries.
_NEEDED = re.compile(
    r"pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|.*\.pf_meta|index/.*\.pf_index"
)
_FRAGMENT = re.compile(r"fragment/(.*)\.pf_fragment")
# How Pagefind's copy of an entry begins once unpacked, as gzip packs it.
_NAMED = re.compile(rb'pagefind_dcd\{"url":"//([0-9a-f]+)"')
_GZIP, _ENOUGH_TO_NAME = 31, 64


def write_index(site: Path, cache: Path | None = None, digests: Mapping[str, str] | None = None) -> None:
    """Index the built pages under ``site`` into ``site/assets/pagefind``; a site without entries gets none.

    The same pages give the same bytes, with a cache or without.

    :param cache: a folder for what was made of pages before; it may be missing, or deleted at any time.
    :param digests: a digest of each built HTML page by its path from the site's root, with ``/``. These pages
        are indexed, and one with the digest it had is not read again. All pages are found and read without.
    :raises IndexFailedError: if the indexer does not start, or stops before it has answered.
    :raises OSError: if a file cannot be read or written.
    """
    pages = dict.fromkeys(page_paths(site), "") if digests is None else digests
    files = index_files(pages, lambda path: (site / path).read_bytes(), cache)
    for folder in {(site / address).parent for address in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for address, content in files.items():
        (site / address).write_bytes(content)


def index_files(
    digests: Mapping[str, str], read: Callable[[str], bytes], cache: Path | None = None
) -> Mapping[str, bytes]:
    """Return the files of the index of some pages, by address from the site's root.

    :param digests: a digest of each page by its path from the site's root; empty where it is not known.
    :param read: gives a page's HTML by its path.
    :param cache: as above.
    :raises IndexFailedError: if the indexer does not start, or stops before it has answered.
    :raises OSError: if a file cannot be read or written.
    """
    made = _files(digests, read, Cache(cache))
    return {f"{FOLDER}/{path}": content for path, content in made.items()}


def _files(digests: Mapping[str, str], read: Callable[[str], bytes], cache: Cache) -> Mapping[str, bytes]:
    """Return the index's files by their path in its folder, from the cache if it has them."""
    pages = digest_of_pages(digests) if all(digests.values()) else ""
    kept = cache.index()
    if kept and pages and kept.pages == pages:
        return kept.files
    every = _records(digests, read, cache)
    records = [one for ones in every.values() for one in ones]
    digest = digest_of_records(records)
    files = kept.files if kept and kept.records == digest else _make(records)
    cache.keep_index(Index(pages, digest, files))
    return files


def _records(
    digests: Mapping[str, str], read: Callable[[str], bytes], cache: Cache
) -> dict[str, list[Record]]:
    """Return the records of every page by its path, in order."""
    kept = cache.records()
    found = {path: kept.get((path, digest)) if digest else None for path, digest in sorted(digests.items())}
    every = {
        path: _records_of(read(path), path) if records is None else records for path, records in found.items()
    }
    cache.keep_records(digests, every)
    return every


def _records_of(page: bytes, path: str) -> list[Record]:
    return [record(entry) for entry in read_bytes(page, path)]


def _make(records: list[Record]) -> dict[str, bytes]:
    """Return the files made of some records: Pagefind's, each entry's text under Pagefind's name for it, and
    where the pieces of the index begin.

    Pagefind's own copy of an entry would hold every word of it a second time. Its browser side does not ask
    for every piece that a beginning of words needs: ours does.
    """
    if not records:
        return {}
    made = run_indexer(one.request for one in records)
    shown = {name(one.shown): one.shown for one in records}
    entries = {f"entries/{of_pagefind}.json": shown[ours] for of_pagefind, ours in _names(made)}
    if len(entries) < len(shown):
        raise IndexFailedError("Phần lập chỉ mục tìm kiếm (pagefind) bỏ sót một số mục.")
    needed = {path: content for path, content in sorted(made.items()) if _NEEDED.fullmatch(path)}
    pieces = json.dumps(first_words(needed), ensure_ascii=False, separators=(",", ":")).encode()
    return needed | {"pieces.json": pieces} | entries


def _names(made: Mapping[str, bytes]) -> Iterable[tuple[str, str]]:
    """Yield Pagefind's name of each entry, which it names by content, and ours."""
    for path, content in made.items():
        if fragment := _FRAGMENT.fullmatch(path):
            unpacked = zlib.decompressobj(_GZIP).decompress(content, _ENOUGH_TO_NAME)
            if ours := _NAMED.match(unpacked):
                yield fragment[1], ours[1].decode()
