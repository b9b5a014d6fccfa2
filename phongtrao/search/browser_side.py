"""What Pagefind brings for the browser, which its indexer writes beside any index; kept between builds.

It counts only when it is whole, of this code and of this Pagefind; it is written aside and renamed. So the
folder may be deleted, a build killed, two builds run at once: at worst it is asked for again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path

from ..kept import write
from ..last_build import versions
from .records import Record

# What a browser needs, and what Pagefind tells of itself there.
ENTRY, _NEEDED = "pagefind-entry.json", ("pagefind.js", "wasm.unknown.pagefind")
_NAME = "engine"
_PACKAGE = "pagefind_bin-"
_SOURCES = tuple(Path(__file__).with_name(name) for name in ("browser_side.py", "indexer.py"))


def browser_side(folder: Path | None) -> Mapping[str, bytes]:
    """Return what Pagefind brings by path; it is kept in a folder, if there is one.

    :raises IndexFailedError: if the indexer does not start, or stops before it has answered.
    :raises OSError: if a file cannot be read or written.
    """
    files = _kept(folder) if folder else {}
    if not files:
        # Slow to load, and seldom needed.
        from .indexer import adding, run_indexer  # noqa: PLC0415

        made = run_indexer([adding(Record("", frozenset(), {"mot"}, ("mot",)))])
        files = {path: made[path] for path in (*_NEEDED, ENTRY)}
        if folder:
            _keep(folder, files)
    return files


def _kept(folder: Path) -> dict[str, bytes]:
    """Return what is kept; nothing if it does not count."""
    try:
        content = (folder / _NAME).read_bytes()
    except FileNotFoundError:
        return {}
    seal, _, rest = content.partition(b"\n")
    if seal != _seal([rest]):
        return {}
    head, _, body = rest.partition(b"\n")
    sizes: dict[str, int] = json.loads(head)
    ends = accumulate(sizes.values())
    return {path: body[end - size : end] for (path, size), end in zip(sizes.items(), ends, strict=True)}


def _keep(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {path: len(content) for path, content in files.items()}
    rest = [json.dumps(sizes).encode() + b"\n", *files.values()]
    write(folder / _NAME, _seal(rest) + b"\n", *rest)


def _seal(content: Iterable[bytes]) -> bytes:
    """Return the checksum of what is kept and of everything else that decides what would be made today."""
    # ``importlib.metadata`` would tell as well, and takes longer to load than all of this package.
    installed = [name for name in versions() if name.startswith(_PACKAGE)]
    seal = hashlib.sha256(repr(installed).encode())
    for source in _SOURCES:
        seal.update(hashlib.sha256(source.read_bytes()).digest())
    for part in content:
        seal.update(part)
    return seal.hexdigest().encode()
