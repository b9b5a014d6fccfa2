"""Entries → Pagefind's files, by its indexer's own protocol: JSON in base64 through a pipe.

Its Python interface waits a tenth of a second for every record. Its reader of HTML would index every
occurrence with its marks: ten times what a first search may load (see HACKING.md, "Search").
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Any

import pagefind_bin

from ..vietnamese import slug
from .reading import Entry, read_site
from .words import index_words

FOLDER = "assets/pagefind"
# What a browser asks for; the rest are Pagefind's own interfaces, which this site does not use.
_NEEDED = (
    *("pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind", "*.pf_meta"),
    *("index/*.pf_index", "fragment/*.pf_fragment"),
)
# How many places a piece of the index holds: small, so that a search loads little beside its own words.
_PIECE_SIZE = "1000"
_INDEX = 0


class IndexFailedError(Exception):
    """The index could not be made. The message is Vietnamese."""


def write_index(site: Path) -> None:
    """Index the built pages under ``site`` into ``site/assets/pagefind``; a site without entries gets none.

    The same pages give the same bytes.

    :raises IndexFailedError: if the indexer does not start, or stops before it has written everything.
    :raises OSError: if a file cannot be read or written.
    """
    entries = list(read_site(site))
    if not entries:
        return
    # Told to write by itself, the indexer answers before all is on the disk, and may end with files cut off.
    for file in _index([*map(_record, entries), {"type": "GetFiles"}])["files"]:
        if any(PurePosixPath(file["path"]).match(wanted) for wanted in _NEEDED):
            target = site / FOLDER / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(base64.b64decode(file["content"]))


def _record(entry: Entry) -> dict[str, Any]:
    """Return an entry as Pagefind takes it.

    Each word is given once, spelt as ``words`` does. What a reader sees travels in the address: Pagefind
    hands an address back untouched when it begins with ``//``, and neither reads nor repeats it.
    """
    text = entry.text
    shown = {"path": entry.path, "title": entry.title, "kind": entry.kind, "date": entry.date, "text": text}
    words = {*index_words(text), *index_words(entry.kind), *_facets(entry)}
    title = [*index_words(entry.title), *index_words(_shown_date(entry.date))]
    return {
        "type": "AddRecord",
        "url": f"//{json.dumps(shown, ensure_ascii=False)}",
        # In order, a word's place hardly differs from entry to entry, which makes the index a fifth smaller.
        "content": " ".join(sorted(words)),
        "language": "vi",
        "meta": {"title": " ".join(title)},
    }


def _facets(entry: Entry) -> Iterator[str]:
    """Yield the words that stand for an entry's kind and year.

    Pagefind's own filters would do, but it writes them in an order that differs from run to run.
    """
    yield f"0k{slug(entry.kind, '')}"
    if entry.date:
        yield f"0y{entry.date[:4]}"


def _shown_date(iso: str) -> str:
    """Return an ISO date, perhaps only a year or month, as readers write it."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-"))) if iso else ""


def _index(payloads: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return the indexer's answer to the last request."""
    try:
        with subprocess.Popen(
            [pagefind_bin.get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _PIECE_SIZE},
        ) as indexer:
            return _talk(indexer, [{"type": "NewIndex", "config": None}, *payloads])
    except OSError as error:
        raise IndexFailedError(f"Không chạy được phần lập chỉ mục tìm kiếm (pagefind): {error}") from None


def _talk(indexer: subprocess.Popen[bytes], payloads: list[dict[str, Any]]) -> dict[str, Any]:
    """Send every request, wait for every answer at the same time (no pipe fills up); return the last one."""
    assert indexer.stdin is not None
    assert isinstance(indexer.stdout, BufferedReader)
    sender = Thread(target=_send, args=(indexer.stdin, payloads))
    sender.start()
    answered, last = 0, dict[str, Any]()
    for answer in _answers(indexer.stdout):
        last = answer
        _raise_if_refused(answer)
        answered += 1
        if answered == len(payloads):
            break
    sender.join()
    # The indexer stops at the end of its input, whatever it still had to do: only now may it end.
    with suppress(OSError):
        indexer.stdin.close()
    if answered < len(payloads):
        raise IndexFailedError("Phần lập chỉ mục tìm kiếm (pagefind) dừng giữa chừng.")
    return last


def _answers(pipe: BufferedReader) -> Iterator[dict[str, Any]]:
    """Yield the indexer's answers; the last one holds every file and comes in many pieces."""
    pieces: list[bytes] = []
    while read := pipe.read1(1 << 16):
        first, *others = read.split(b",")
        pieces.append(first)
        for other in others:
            yield json.loads(base64.b64decode(b"".join(pieces)))["payload"]
            pieces = [other]


def _send(pipe: Any, payloads: list[dict[str, Any]]) -> None:
    try:
        for number, payload in enumerate(payloads):
            message = {"message_id": number, "payload": {"index_id": _INDEX, **payload}}
            pipe.write(base64.b64encode(json.dumps(message, ensure_ascii=False).encode()) + b",")
        pipe.flush()
    except OSError:
        # The indexer has stopped; the side that reads its answers tells so.
        return


def _raise_if_refused(answer: dict[str, Any]) -> None:
    if answer["type"] == "Error":
        raise IndexFailedError(f"Phần lập chỉ mục tìm kiếm (pagefind) báo lỗi: {answer['message']}")
