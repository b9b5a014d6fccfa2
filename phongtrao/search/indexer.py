"""Pagefind's indexer by its own protocol: JSON in base64 through a pipe.

It brings what a browser searches with. The index itself is written here: this is how tests ask Pagefind
whether it would write the same. (Its Python interface waits a tenth of a second for every record.)
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from threading import Thread
from typing import Any

import pagefind_bin

from . import LANGUAGE, IndexFailedError
from .records import Record

_INDEX, _PIECE_SIZE = 0, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"


def message(payload: dict[str, Any]) -> bytes:
    """Return a request as the indexer reads it, on one line. Answers come in order: all have one number."""
    asked = {"message_id": 0, "payload": {"index_id": _INDEX, **payload}}
    return json.dumps(asked, ensure_ascii=False).encode()


def adding(one: Record) -> bytes:
    """Return the request to add an entry."""
    said = {"content": " ".join(sorted(one.words())), "meta": {"title": " ".join(one.title)}}
    return message({"type": "AddRecord", "url": f"/{one.name}/", "language": LANGUAGE, **said})


def run_indexer(records: Iterable[bytes], piece_size: int = 0) -> dict[str, bytes]:
    """Return every file that Pagefind makes of some records, by its path in the index's folder.

    :param records: requests to add a record.
    :param piece_size: how much room there is in a piece, where Pagefind's own size will not do.
    :raises IndexFailedError: if the indexer does not start, refuses a record, or stops too early.
    """
    asked = [message({"type": "NewIndex", "config": None}), *records, message({"type": "GetFiles"})]
    try:
        with subprocess.Popen(
            [pagefind_bin.get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | ({_PIECE_SIZE: str(piece_size)} if piece_size else {}),
        ) as indexer:
            # Told to write by itself, it answers before all is on the disk, and may end with files cut off.
            files = _talk(indexer, asked)["files"]
    except OSError as error:
        raise IndexFailedError(f"Không chạy được phần lập chỉ mục tìm kiếm (pagefind): {error}") from None
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _talk(indexer: subprocess.Popen[bytes], asked: list[bytes]) -> dict[str, Any]:
    """Send every request, wait for every answer at the same time (no pipe fills up); return the last one."""
    assert indexer.stdin is not None
    assert isinstance(indexer.stdout, BufferedReader)
    sender = Thread(target=_send, args=(indexer.stdin, asked))
    sender.start()
    answered, last = 0, dict[str, Any]()
    for answer in _answers(indexer.stdout):
        last = answer
        _raise_if_refused(answer)
        answered += 1
        if answered == len(asked):
            break
    sender.join()
    # The indexer stops at the end of its input, whatever it still had to do: only now may it end.
    with suppress(OSError):
        indexer.stdin.close()
    if answered < len(asked):
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


def _send(pipe: Any, asked: list[bytes]) -> None:
    try:
        for one in asked:
            pipe.write(base64.b64encode(one) + b",")
        pipe.flush()
    except OSError:
        # The indexer has stopped; the side that reads its answers tells so.
        return


def _raise_if_refused(answer: dict[str, Any]) -> None:
    if answer["type"] == "Error":
        raise IndexFailedError(f"Phần lập chỉ mục tìm kiếm (pagefind) báo lỗi: {answer['message']}")
