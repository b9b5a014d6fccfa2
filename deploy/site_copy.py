"""A site where it is served: what it holds, its precompressed variants, what nginx is told of it."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# The checksum of each file by its path, variants aside.
Manifest = dict[str, str]

# The folders of variants beside the site's own, and what makes them; Python itself makes gzip. A tool leaves
# a file of the same name with its own ending.
TOOLS = {
    "gz": [],
    "br": ["brotli", "--quality=11", "--rm", "--suffix=.br"],
    "zst": ["zstd", "-19", "--rm", "--quiet"],
}
_TEXTS = (
    ".html",
    ".css",
    ".js",
    ".json",
    ".svg",
    ".xml",
    ".txt",
    ".csv",
    ".yml",
    ".atom",
    ".ics",
    ".webmanifest",
)
_LEAST_BYTES, _FILES_AT_ONCE = 512, 200
_REDIRECT = re.compile(r"(/[a-z0-9-]+(?:/[a-z0-9-]+)*)/ (/[a-z0-9-]+(?:/[a-z0-9-]+)*/) 301")
# 2001; what is added tells the content and stays before any day of a release.
_FIRST_SECOND = 10**9


class PublishError(Exception):
    """The site cannot be published. The message is Vietnamese; the live release is as it was."""


def files_of(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder.

    :raises PublishError: if there is anything that is neither file nor folder.
    """
    for parent, folders, names in os.walk(folder):
        for name in sorted(folders + names):
            path = Path(parent, name)
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise PublishError(f"{path}: trang web chỉ được có tệp và thư mục thường.")
            if name in names:
                yield path.relative_to(folder).as_posix()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def manifest_of(site: Path) -> Manifest:
    """Return the manifest of a built site.

    :raises PublishError: if it is none.
    """
    found = {path: digest(site / path) for path in files_of(site)}
    if "index.html" not in found:
        raise PublishError(f"{site}: không có index.html, đây không phải trang web đã dựng.")
    return found


def check(site: Path, manifest: Manifest) -> None:
    """Hold a received site to its manifest.

    :raises PublishError: naming a file that is missing, that is too many, or that is another.
    """
    wrong = sorted(set(files_of(site)) ^ manifest.keys())
    wrong = wrong or [path for path in manifest if digest(site / path) != manifest[path]]
    if wrong:
        raise PublishError(f"{len(wrong)} tệp không đúng bản kê, ví dụ {wrong[0]}: chạy lại.")


def make_variants(release: Path, manifest: Manifest, ending: str, live: Path, known: Manifest) -> None:
    """Compress every text of a release into a folder beside its site: the same bytes give the same bytes.

    :param live: the live release, whose manifest is ``known``; what it has already is linked.
    """
    waiting = []
    for path in manifest:
        source = release / "site" / path
        if path.endswith(_TEXTS) and source.stat().st_size >= _LEAST_BYTES:
            made, new = live / ending / path, release / ending / path
            new.parent.mkdir(parents=True, exist_ok=True)
            if known.get(path) == manifest[path] and made.is_file():
                os.link(made, new)
            else:
                os.link(source, new)
                waiting.append(path)
    groups = [waiting[start : start + _FILES_AT_ONCE] for start in range(0, len(waiting), _FILES_AT_ONCE)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda group: _compress(release / ending, group, ending), groups))


def _compress(folder: Path, paths: list[str], ending: str) -> None:
    """Put compressed files in the place of files."""
    if tool := TOOLS[ending]:
        call = [*tool, "--force", "--", *paths]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise PublishError(f"{tool[0]}: {done.stderr.strip()}")
    for path in paths:
        made = folder / f"{path}.{ending}"
        if not tool:
            made.write_bytes(gzip.compress((folder / path).read_bytes(), 9, mtime=0))
        made.replace(folder / path)


def settle(release: Path, manifest: Manifest) -> None:
    """Let everyone read, and set each file's time from its content.

    nginx makes a file's tag (ETag) of time and size: so it tells the content, on every server and in every
    release, however close two releases follow each other.
    """
    for parent, _, names in os.walk(release):
        Path(parent).chmod(0o755)
        for name in names:
            path = Path(parent, name)
            # The first folder is "site" or a kind of variants; both have the site's paths.
            source = path.relative_to(release).as_posix().partition("/")[2]
            seconds = _FIRST_SECOND + int(manifest[source][:7], 16)
            path.chmod(0o644)
            os.utime(path, (seconds, seconds))


def moved_map(site: Path) -> str:
    """Return what nginx includes in a map: old address, new address.

    :raises PublishError: if a line of ``_redirects`` could be anything but two addresses of ours.
    """
    redirects = site / "_redirects"
    lines = redirects.read_text(encoding="utf-8").splitlines() if redirects.exists() else []
    made = []
    for line in lines:
        if not (found := _REDIRECT.fullmatch(line)):
            raise PublishError(f"_redirects: dòng lạ {line[:80]!r}.")
        old, new = found.groups()
        made += [f'"{old}" "{new}";\n', f'"{old}/" "{new}";\n']
    return "".join(made)
