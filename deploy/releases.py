"""The releases of a site on the machine that serves it: a new one stands whole before it is switched to.

TARGET/releases/<id>/  a release: site/, its texts compressed in br/, zst/, gz/, manifest.json, moved.map
TARGET/current         a symbolic link to the live release; replacing it is the whole switch
TARGET/shared/assets/  assets of every release that is kept: a page opened before a switch still finds its own
TARGET/incoming/       what is not complete; the next run removes it

`deploy/publish` runs this where TARGET is. It needs nothing but Python 3.9.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from site_copy import TOOLS, Manifest, PublishError, check, digest, files_of, make_variants, moved_map, settle

KEPT = 5
_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy: xoá bớt rồi chạy lại",
    errno.EDQUOT: "đã hết dung lượng được cấp: xoá bớt rồi chạy lại",
    errno.EFBIG: "tệp quá lớn",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền ghi hay đọc",
    errno.EPERM: "không có quyền ghi hay đọc",
    errno.ENOENT: "không tìm thấy",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
}


class Target:
    """The folder that releases are in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.releases, self.current = folder, folder / "releases", folder / "current"
        self.incoming, self.shared = folder / "incoming", folder / "shared"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep others away, and clear what a killed run left: the system frees the lock of a killed one.

        :raises PublishError: if another has the lock.
        """
        self.releases.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PublishError("đang có lần đăng khác vào đúng nơi này: đợi lần ấy xong.") from None
            self.clear()
            try:
                yield
            finally:
                with suppress(OSError):
                    self.clear()

    def clear(self) -> None:
        """Remove what is not complete, and assets of no release."""
        if self.incoming.exists():
            shutil.rmtree(self.incoming)
        self._new_link.unlink(missing_ok=True)
        self.prune()

    @property
    def _new_link(self) -> Path:
        return self.folder / "current.new"

    def live(self) -> str:
        """Return the id of the live release; nothing before the first."""
        return self.current.readlink().name if self.current.is_symlink() else ""

    def ids(self) -> list[str]:
        """Return the ids of all releases, oldest first."""
        return sorted(path.name for path in self.releases.iterdir()) if self.releases.exists() else []

    def manifest(self, release: str) -> Manifest:
        """Return the manifest of a release."""
        text = (self.releases / release / "manifest.json").read_text(encoding="utf-8")
        found: Manifest = json.loads(text)
        return found

    def receive(self, site: Path) -> None:
        """Copy a site that lies on this machine; files that the live release has too are linked."""
        for path in files_of(site):
            old, new = self.current / "site" / path, self.incoming / "site" / path
            new.parent.mkdir(parents=True, exist_ok=True)
            if old.is_file() and digest(old) == digest(site / path):
                os.link(old, new)
            else:
                shutil.copyfile(site / path, new)

    def finish(self, manifest: Manifest, variants: list[str]) -> str:
        """Make a release of what was received, if it is whole, and switch to it; return its id."""
        site = self.incoming / "site"
        check(site, manifest)
        known = self.manifest(self.live()) if self.live() else {}
        for ending in variants:
            make_variants(self.incoming, manifest, ending, self.current, known)
        settle(self.incoming, manifest)
        (self.incoming / "moved.map").write_text(moved_map(site), encoding="utf-8")
        (self.incoming / "manifest.json").write_text(json.dumps(manifest, indent=0), encoding="utf-8")
        release = self._new_id(manifest)
        self.share(site)
        self.incoming.rename(self.releases / release)
        self.switch(release)
        return release

    def _new_id(self, manifest: Manifest) -> str:
        """Return an id that sorts after all others: a number, the time, what tells the content."""
        number = max((int(release.split("-")[0]) for release in self.ids()), default=0) + 1
        content = hashlib.sha256(json.dumps(sorted(manifest.items())).encode()).hexdigest()[:8]
        return f"{number:05}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{content}"

    def roll_back(self, wanted: str) -> str:
        """Switch to a release, or without a name to the one before the live one; return its id."""
        older = [release for release in self.ids() if release < self.live()]
        release = wanted or (older[-1] if older else "")
        if release not in self.ids():
            raise PublishError("không còn bản nào như thế để quay về (xem --list).")
        for path, known in self.manifest(release).items():
            if digest(self.releases / release / "site" / path) != known:
                raise PublishError(f"bản {release} đã hỏng trên đĩa: {path}.")
        self.switch(release)
        return release

    def share(self, site: Path) -> None:
        """Put the assets of a release beside those of the others."""
        for path in files_of(site / "assets"):
            new = self.shared / "assets" / path
            new.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                os.link(site / "assets" / path, new)

    def switch(self, release: str) -> None:
        """Make a release the live one, by one rename."""
        # The name must not reach the disk before what it names.
        os.sync()
        self._new_link.symlink_to(Path("releases", release))
        self._new_link.replace(self.current)

    def prune(self) -> None:
        """Remove all releases but the newest and the live one, and assets that none of them has."""
        kept = {*self.ids()[-KEPT:], self.live()} - {""}
        for release in set(self.ids()) - kept:
            (self.releases / release).rename(self.incoming)
            shutil.rmtree(self.incoming)
        assets = {path for release in kept for path in files_of(self.releases / release / "site" / "assets")}
        for path in files_of(self.shared / "assets"):
            if path not in assets:
                (self.shared / "assets" / path).unlink()
        for folder, _, _ in os.walk(self.shared, topdown=False):
            with suppress(OSError):
                Path(folder).rmdir()


def answer(command: str, target: Target, argument: str) -> Iterator[dict[str, Any]]:
    """Do what is asked; yield what the asking side has to know."""
    if command == "list":
        yield {"live": target.live(), "releases": {one: len(target.manifest(one)) for one in target.ids()}}
        return
    with target.alone():
        if command == "rollback":
            yield {"live": target.roll_back(argument)}
            return
        target.incoming.mkdir()
        yield {"incoming": str(target.incoming), "live": target.live()}
        # Nothing comes if the asking side is gone.
        if line := sys.stdin.readline():
            asked = json.loads(line)
            if asked["from"]:
                target.receive(Path(asked["from"]))
            made = [one for one in asked["variants"] if not TOOLS[one] or shutil.which(TOOLS[one][0])]
            live = target.finish(asked["manifest"], made)
            yield {"live": live, "left_out": sorted(set(asked["variants"]) - set(made))}


def main(command: str, folder: str, argument: str = "") -> int:
    """Run one command, and say as JSON, one object a line, what comes of it."""
    try:
        for said in answer(command, Target(Path(folder)), argument):
            print(json.dumps(said), flush=True)
    except PublishError as error:
        print(json.dumps({"error": str(error)}), flush=True)
        return 1
    except OSError as error:
        why = _REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
        print(json.dumps({"error": f"{why} ({error.filename or folder})."}), flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
