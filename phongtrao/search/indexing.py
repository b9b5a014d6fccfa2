"""Entries → Pagefind's files, by its indexer's own protocol: JSON in base64 through a pipe.

Its Python interface waits a tenth of a second for every record. Its reader of HTML would index every
occurrence with its marks: ten times what a first search may load (see HACKING.md, "Search").
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from threading import Thread
from typing import Any

import pagefind_bin

from ..vietnamese import slug
from .reading import Entry, read_site
from .words import index_words

FOLDER = "assets/pagefind"
# What a browser asks for; the rest are Pagefind's own interfaces, which this site does not use.
_NEEDED = ("pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind", "*.pf_meta", "index", "fragment")
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
    with tempfile.TemporaryDirectory(prefix="phongtrao-") as made:
        _index([*map(_record, entries), {"type": "WriteFiles", "output_path": made}])
        _move_needed(Path(made), site / FOLDER)


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


def _index(payloads: Iterable[dict[str, Any]]) -> None:
    try:
        with subprocess.Popen(
            [pagefind_bin.get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": _PIECE_SIZE},
        ) as indexer:
            _talk(indexer, [{"type": "NewIndex", "config": None}, *payloads])
    except OSError as error:
        raise IndexFailedError(f"Không chạy được phần lập chỉ mục tìm kiếm (pagefind): {error}") from None


def _talk(indexer: subprocess.Popen[bytes], payloads: list[dict[str, Any]]) -> None:
    """Send every request and wait for every answer; both at once, so that no pipe fills up."""
    assert indexer.stdin is not None
    assert isinstance(indexer.stdout, BufferedReader)
    sender = Thread(target=_send, args=(indexer.stdin, payloads))
    sender.start()
    answered, rest = 0, b""
    while answered < len(payloads) and (read := indexer.stdout.read1(1 << 16)):
        *answers, rest = (rest + read).split(b",")
        for answer in answers:
            _raise_if_refused(json.loads(base64.b64decode(answer))["payload"])
        answered += len(answers)
    sender.join()
    # The indexer stops at the end of its input, whatever it still had to do: only now may it end.
    with suppress(OSError):
        indexer.stdin.close()
    if answered < len(payloads):
        raise IndexFailedError("Phần lập chỉ mục tìm kiếm (pagefind) dừng giữa chừng.")


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


def _move_needed(made: Path, target: Path) -> None:
    target.mkdir(parents=True)
    for pattern in _NEEDED:
        for path in made.glob(pattern):
            shutil.move(path, target / path.name)
