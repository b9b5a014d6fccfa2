"""The form's program as `make form` left it: whether it is whole, and made of what ``form/`` says now."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .file_states import now_ns, state_of, was_still
from .kept import write

FOLDER = Path("build", "form")
SOURCES = Path("form")
# Written last by form/build.mjs: digests of the sources and of each file.
LIST = "files.json"
# Tells how the files lay when they were last read and found whole.
_SEEN = Path(".cache", "form")
# What stands in form/ beside src/; form/build.mjs reckons with the same.
_BESIDE = ("build.mjs", "package-lock.json", "package.json")
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.@-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.@-]*)*")
_KEY_LENGTH = 16


@dataclass(frozen=True)
class Bundle:
    """The files of the form's program, by name from ``folder``; ``key`` tells their content."""

    folder: Path
    names: tuple[str, ...]
    key: str


def find_bundle(root: Path) -> Bundle | None:
    """Return the form's program of the project at ``root``, or None unless it is whole and of these sources.

    Files that lie as they did when they were found whole are not read again.

    :raises OSError: if a file that is there cannot be read.
    """
    folder = root / FOLDER
    told = _told(folder / LIST)
    if told is None:
        return None
    text, sources, files = told
    read = [*_sources(root / SOURCES), *(folder / name for name in files)]
    when, states = now_ns(), [state_of(path) for path in read]
    seen = hashlib.sha256(f"{text}\0{states}".encode()).hexdigest()
    if None in states or not (_was_seen(root, seen) or _is_whole(root, sources, files)):
        return None
    if all(state and was_still(state, when) for state in states):
        _note(root, seen)
    return Bundle(folder, tuple(files), hashlib.sha256(text.encode()).hexdigest()[:_KEY_LENGTH])


def digest_of_sources(folder: Path) -> str:
    """Return the digest of what the form in ``folder`` is made of, as its ``build.mjs`` reckons it."""
    digest = hashlib.sha256()
    for path in _sources(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _sources(folder: Path) -> list[Path]:
    beside = (folder / name for name in _BESIDE)
    below = (path for path in (folder / "src").rglob("*") if path.is_file())
    return sorted((*beside, *below), key=lambda path: path.relative_to(folder).as_posix())


def _told(path: Path) -> tuple[str, str, Mapping[str, str]] | None:
    """Return the list of files: its text, the digest of the sources, and digests by name."""
    try:
        text = path.read_text(encoding="utf-8")
        told = json.loads(text)
        sources, files = str(told["sources"]), {str(name): str(one) for name, one in told["files"].items()}
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, TypeError, KeyError, AttributeError):
        # Half a list, or no list of ours: as if there were none.
        return None
    return (text, sources, files) if files and all(map(_NAME.fullmatch, files)) else None


def _is_whole(root: Path, sources: str, files: Mapping[str, str]) -> bool:
    return digest_of_sources(root / SOURCES) == sources and all(
        digest == files[name] for name, digest in _digests(root / FOLDER, files)
    )


def _digests(folder: Path, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in names:
        yield name, hashlib.sha256((folder / name).read_bytes()).hexdigest()


def _was_seen(root: Path, seen: str) -> bool:
    try:
        return (root / _SEEN).read_text(encoding="ascii") == seen
    except (OSError, ValueError):
        return False


def _note(root: Path, seen: str) -> None:
    if _was_seen(root, seen):
        return
    # Where it cannot be written, the files are read again next time.
    with suppress(OSError):
        (root / _SEEN).parent.mkdir(parents=True, exist_ok=True)
        write(root / _SEEN, seen.encode("ascii"))


def main(root: Path) -> int:
    """Return 0 when the form of the project at ``root`` is whole, so that `make form` has nothing to do."""
    return 0 if find_bundle(root) else 1


if __name__ == "__main__":
    raise SystemExit(main(Path.cwd()))
