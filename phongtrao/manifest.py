"""The manifest of a built site: each file with size and checksum, and what differs between two of them."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .paths import absolute

_CHUNK = 1 << 20
_INDEX = "index.html"


class NoManifestError(Exception):
    """A file is no manifest. The message is Vietnamese and names it."""


@dataclass(frozen=True)
class Entry:
    """One file of a site: SHA-256 as 64 hexadecimal digits, size in bytes."""

    sha256: str
    size: int


# Entries by the path from the site's root, with forward slashes.
Manifest = Mapping[str, Entry]


def manifest_of(site: Path) -> Manifest:
    """Return the manifest of the site at ``site``, files in the order of their paths.

    :raises OSError: if a file cannot be read.
    """
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return {address: _entry(path) for address, path in files}


def _entry(path: Path) -> Entry:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Entry(digest.hexdigest(), size)


def manifest_text(manifest: Manifest) -> str:
    """Return a manifest as JSON: a list of {path, sha256, size}, one file a line."""
    lines = (
        json.dumps({"path": path, "sha256": entry.sha256, "size": entry.size}, ensure_ascii=False)
        for path, entry in sorted(manifest.items())
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"


def read_manifest(path: Path) -> Manifest:
    """Read back what ``manifest_text`` wrote.

    :raises NoManifestError: if the file is something else.
    :raises OSError: if it cannot be read.
    """
    try:
        files = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(files, list):
            raise TypeError
        return {file["path"]: Entry(str(file["sha256"]), int(file["size"])) for file in files}
    except (ValueError, TypeError, KeyError):
        raise NoManifestError(f"{path}: không phải bản kê tệp (manifest.json) do make release ghi.") from None


@dataclass(frozen=True)
class Difference:
    """The paths in which a site differs from an older one, each in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def between(cls, old: Manifest, new: Manifest) -> "Difference":
        """Compare two manifests."""
        return cls(
            added=tuple(sorted(new.keys() - old.keys())),
            changed=tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
            removed=tuple(sorted(old.keys() - new.keys())),
        )

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.changed or self.removed)

    def stale(self, site_url: str) -> Iterator[str]:
        """Yield each address whose answer has changed, for a cache to forget.

        An added file counts too: a cache may remember that it was not there. A page has the two addresses
        under which it can have been fetched.

        :param site_url: the site's own address; without it addresses start at the site's root.
        """
        for path in sorted({*self.added, *self.changed, *self.removed}):
            if path == _INDEX or path.endswith(f"/{_INDEX}"):
                yield absolute(path.removesuffix(_INDEX), site_url) or f"/{path.removesuffix(_INDEX)}"
            yield absolute(path, site_url) or f"/{path}"
