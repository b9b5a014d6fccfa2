"""deploy/publish: a release is whole before it is switched to, and whatever goes wrong the live one stays."""

import fcntl
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ..commands import snapshot
from .conftest import DEPLOY, make_release, publish


@pytest.fixture
def target(tmp_path):
    """A target with one release, "cu"."""
    publish(make_release(tmp_path / "cu", "cu"), tmp_path / "srv")
    return tmp_path / "srv"


@pytest.fixture
def new(tmp_path):
    return make_release(tmp_path / "moi", "moi")


def live(target):
    return snapshot(target / "current" / "site")


def releases(target):
    return sorted(path.name for path in (target / "releases").iterdir())


def test_what_is_live_is_what_was_built(target, tmp_path, new):
    assert live(target) == snapshot(tmp_path / "cu")
    said = publish(new, target)
    assert live(target) == snapshot(new)
    assert f"Đã đăng {len(snapshot(new))} tệp" in said
    assert (target / "current").readlink() == Path("releases", releases(target)[-1])
    assert sorted(path.name for path in target.iterdir()) == [".lock", "current", "releases", "shared"]


def test_compressed_files_are_the_same_in_every_run(target, tmp_path):
    publish(tmp_path / "cu", tmp_path / "other")
    for kind in ("br", "gz", "zst"):
        made = snapshot(target / "current" / kind)
        assert made.keys() == {"index.html", "tin-tuc/index.html", "assets/stylesheets/cu.css"}
        assert made == snapshot(tmp_path / "other" / "current" / kind)


def test_times_tell_the_content_and_nothing_else(target, tmp_path, new):
    """So that tags are the same on every server, and never the same for two contents of one size."""
    publish(tmp_path / "cu", tmp_path / "other")
    publish(new, target)

    def times(folder, release):
        files = (path for path in (folder / "releases" / release).rglob("*/*") if path.is_file())
        return {
            path.relative_to(folder / "releases" / release).as_posix(): path.stat().st_mtime for path in files
        }

    first, second = releases(target)
    assert times(target, first) == times(tmp_path / "other", releases(tmp_path / "other")[0])
    page = new / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<p>moi", "<p>iom"), encoding="utf-8")
    publish(new, target)
    third = releases(target)[2]
    assert times(target, second)["site/index.html"] != times(target, third)["site/index.html"]


def test_everyone_may_read_a_release(new, tmp_path):
    (new / "index.html").chmod(0o600)
    publish(new, tmp_path / "srv", umask=0o077)
    for path in (tmp_path / "srv" / "current").resolve().rglob("*/*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_what_did_not_change_takes_no_room_again(target, tmp_path):
    site = tmp_path / "cu"
    (site / "them.html").write_text("thêm")
    publish(site, target)
    first, second = (target / "releases" / release for release in releases(target))
    for path in ("site/index.html", "br/index.html", "zst/index.html", "gz/index.html"):
        assert (first / path).stat().st_ino == (second / path).stat().st_ino
    assert (second / "site" / "them.html").read_text() == "thêm"


def test_a_file_that_rotted_on_the_disk_is_copied_anew(target, tmp_path):
    spoilt = (target / "current" / "site" / "index.html").resolve()
    spoilt.write_text("x" * spoilt.stat().st_size)
    publish(tmp_path / "cu", target)
    assert live(target) == snapshot(tmp_path / "cu")


def test_five_releases_are_kept_and_the_assets_of_all_of_them(tmp_path):
    target = tmp_path / "srv"
    for number in range(7):
        publish(make_release(tmp_path / f"s{number}", f"s{number}"), target)
    assert [name.split("-")[0] for name in releases(target)] == [f"{number:05}" for number in range(3, 8)]
    kept = {path.name for path in (target / "shared" / "assets" / "stylesheets").iterdir()}
    assert kept == {f"s{number}.css" for number in range(2, 7)}


def test_rolling_back_goes_one_release_back_or_to_a_named_one(target, tmp_path, new):
    publish(new, target)
    first, second = releases(target)
    assert first in publish("--rollback", target)
    assert live(target) == snapshot(tmp_path / "cu")
    assert f"* {first}" in publish("--list", target)
    publish("--rollback", target, "--to", second)
    assert live(target) == snapshot(new)
    assert f"  {first}" in publish("--list", target)
    for wrong in ("khong-co", "../releases", "/etc", "."):
        assert "không còn bản nào như thế" in publish("--rollback", target, "--to", wrong, code=1)
    publish("--rollback", target)
    assert "không còn bản nào như thế" in publish("--rollback", target, code=1)
    assert live(target) == snapshot(tmp_path / "cu")


def test_a_release_that_rotted_is_not_rolled_back_to(target, new):
    publish(new, target)
    (target / "releases" / releases(target)[0] / "site" / "tin-tuc" / "index.html").write_text("hỏng")
    assert "đã hỏng trên đĩa: tin-tuc/index.html" in publish("--rollback", target, code=1)
    assert live(target) == snapshot(new)


def test_the_live_release_is_kept_however_old_it_is(tmp_path):
    target = tmp_path / "srv"
    for number in range(5):
        publish(make_release(tmp_path / f"s{number}", f"s{number}"), target)
    publish("--rollback", target, "--to", releases(target)[0])
    held = subprocess.run(
        [sys.executable, DEPLOY / "releases.py", "receive", target], stdin=subprocess.DEVNULL, check=True
    )
    assert held.returncode == 0
    assert live(target) == snapshot(tmp_path / "s0")


def test_two_at_once_do_not_mix(target, new, tmp_path):
    with (target / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "đang có lần đăng khác" in publish(new, target, code=1)
        assert "đang có lần đăng khác" in publish("--rollback", target, code=1)
    assert live(target) == snapshot(tmp_path / "cu")
    publish(new, target)
    assert live(target) == snapshot(new)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda site: (site / "trong.html").symlink_to("/etc/passwd"), "tệp và thư mục thường"),
        (lambda site: (site / "thu-muc").symlink_to("/etc"), "tệp và thư mục thường"),
        (lambda site: os.mkfifo(site / "ong"), "tệp và thư mục thường"),
        (lambda site: (site / "index.html").unlink(), "không phải trang web đã dựng"),
        (shutil.rmtree, "không phải trang web đã dựng"),
        (lambda site: (site / "_redirects").write_text('/a/ /b"; } 301'), "dòng lạ"),
        (lambda site: (site / "_redirects").write_text("/a/ https://x.example/ 301"), "dòng lạ"),
        (lambda site: (site / "_redirects").write_text("/a/ //x.example/ 301"), "dòng lạ"),
        (lambda site: (site / "_redirects").write_text("/a/$host/ /b/ 301"), "dòng lạ"),
    ],
)
def test_what_must_not_be_published_is_refused(target, new, tmp_path, spoil, told):
    spoil(new)
    said = publish(new, target, code=1)
    assert told in said
    assert "bản đang chạy không đổi" in said
    assert live(target) == snapshot(tmp_path / "cu")
    assert not (target / "incoming").exists()


def test_old_addresses_become_a_map_for_nginx(target, new):
    assert (target / "current" / "moved.map").read_text() == ""
    (new / "_redirects").write_text("/mo-hinh/cu/ /mo-hinh/moi-2/ 301\n")
    publish(new, target)
    assert (target / "current" / "moved.map").read_text() == (
        '"/mo-hinh/cu" "/mo-hinh/moi-2/";\n"/mo-hinh/cu/" "/mo-hinh/moi-2/";\n'
    )


def test_a_full_disk_is_told_and_changes_nothing(target, new, tmp_path):
    """The largest file that may be written is smaller than one of the site, as on a disk that fills up."""
    (new / "to.bin").write_bytes(b"x" * 2_000_000)
    call = ["prlimit", "--fsize=1000000", sys.executable, DEPLOY / "publish", new, target]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Chưa đăng, bản đang chạy không đổi: tệp quá lớn" in done.stderr
    assert "Traceback" not in done.stderr
    assert live(target) == snapshot(tmp_path / "cu")
    assert not (target / "incoming").exists()
    publish(new, target)
    assert live(target) == snapshot(new)


@pytest.mark.parametrize(
    ("call", "number", "told"),
    [
        ("mkdir", "EROFS", "ổ đĩa chỉ cho đọc"),
        ("copyfile", "ENOSPC", "ổ đĩa đã đầy"),
        ("link", "EDQUOT", "đã hết dung lượng"),
        ("utime", "EACCES", "không có quyền"),
        ("rename", "EIO", "lỗi hệ thống số 5"),
        ("symlink_to", "ENOSPC", "ổ đĩa đã đầy"),
    ],
)
def test_whatever_the_system_refuses_is_told_in_one_line(target, new, call, number, told):
    before = live(target)
    done = faulty(target, new, f"raise OSError(errno.{number}, 'refused', 'x')", call)
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["error"].startswith(told)
    assert done.stderr == ""
    assert live(target) == before


def faulty(target, site, fault, call):
    """Run releases.py with a system call that does something else the first time."""
    script = f"""
import errno, os, pathlib, runpy, shutil, sys
sys.path.insert(0, {str(DEPLOY)!r})
def fault(*args, **keywords): {fault}
for owner in (os, shutil, pathlib.Path):
    if hasattr(owner, {call!r}): setattr(owner, {call!r}, fault)
sys.argv = ["releases.py", "receive", {str(target)!r}]
runpy.run_path({str(DEPLOY / "releases.py")!r}, run_name="__main__")
"""
    return subprocess.run(
        [sys.executable, "-c", script], input=request(site), capture_output=True, text=True, check=False
    )


def request(site):
    """What deploy/publish says once a site may be taken."""
    sys.path.insert(0, str(DEPLOY))
    from site_copy import manifest_of  # noqa: PLC0415 - a script's own module

    return json.dumps({"manifest": manifest_of(site), "variants": ["gz"], "from": str(site)}) + "\n"


def test_a_read_only_target_is_told(new, tmp_path):
    if os.geteuid() == 0:
        # Nothing is read-only for root, save what is no folder at all.
        (tmp_path / "srv").write_text("một tệp")
    else:
        (tmp_path / "srv").mkdir(mode=0o555)
    said = publish(new, tmp_path / "srv", code=1)
    assert said.startswith("Chưa đăng, bản đang chạy không đổi: ")
    assert len(said.splitlines()) == 1


def test_a_tool_that_is_not_there_is_told_and_left_out(new, tmp_path):
    said = publish(new, tmp_path / "srv", env={"PATH": ""})
    assert "Không nén sẵn kiểu br: nơi đăng chưa cài brotli" in said
    assert "Không nén sẵn kiểu zst: nơi đăng chưa cài zstd" in said
    assert not (tmp_path / "srv" / "current" / "br").exists()
    assert (tmp_path / "srv" / "current" / "gz" / "index.html").is_file()


@pytest.mark.parametrize("wrong", [[], ["a"], ["--list", "a", "b"], ["--variants", "rar", "a", "b"]])
def test_a_wrong_call_says_how(wrong):
    assert "TARGET" in publish(*wrong, code=2)
