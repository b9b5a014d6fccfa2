"""deploy/upload: the order in which an object store gets a site; rclone's part is played by a stand-in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from phongtrao.header_rules import headers_of

from ..commands import snapshot
from .conftest import DEPLOY, make_release
from .test_nginx import TYPES

# Copies, lists and deletes in a folder; notes each file as it goes, with the headers it goes with.
RCLONE = f"""#!{sys.executable}
import os, pathlib, shutil, sys
command, *rest = sys.argv[1:]
folder = pathlib.Path(rest[-1].removeprefix("s3:"))
if command == "lsf":
    if not folder.exists():
        sys.exit(3)
    files = (path for path in folder.rglob("*") if path.is_file())
    print(*(path.relative_to(folder).as_posix() for path in files), sep="\\n", end="")
    sys.exit()
listed = pathlib.Path(rest[rest.index("--files-from-raw") + 1]).read_text().splitlines()
headers = [rest[place + 1] for place, word in enumerate(rest) if word == "--header-upload"]
if os.environ.get("BROKEN") in listed:
    sys.exit(5)
with open(os.environ["LOG"], "a") as log:
    for path in listed:
        print(command, path, *headers, sep="|", file=log)
        if command == "delete":
            (folder / path).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(pathlib.Path(rest[-2]) / path, folder / path)
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "rclone").write_text(RCLONE)
    (programs / "rclone").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    return tmp_path / "store"


def upload(*arguments, code=0):
    call = [sys.executable, DEPLOY / "upload", *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def log_of(store):
    path = store.with_name("log")
    lines = [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()]
    path.unlink()
    return lines


def kind(path):
    return "page" if path.endswith(".html") else "asset" if path.startswith("assets/") else "data"


def test_a_page_comes_after_all_it_names_and_removals_last(store, site):
    """Told of the real site; a second release of it has lost a page and an asset."""
    upload(site, f"s3:{store}")
    done = log_of(store)
    assert [line[0] for line in done] == ["copy"] * len(done)
    paths = [line[1] for line in done]
    assert sorted(paths) == sorted(path for path in snapshot(site) if not path.startswith("_"))
    # Where search begins names the pieces: it comes after them.
    assets = max(place for place, path in enumerate(paths) if kind(path) == "asset" and "-entry" not in path)
    data = [place for place, path in enumerate(paths) if kind(path) == "data" or "-entry" in path]
    pages = min(place for place, path in enumerate(paths) if kind(path) == "page")
    assert assets < min(data)
    assert max(data) < pages
    for old in ("cu/index.html", "cu.csv", "assets/stylesheets/cu.css"):
        (store / old).parent.mkdir(exist_ok=True)
        (store / old).write_text("cũ")
    upload(site, f"s3:{store}")
    assert [line[:2] for line in log_of(store)][-2:] == [["delete", "cu.csv"], ["delete", "cu/index.html"]]
    assert (store / "assets/stylesheets/cu.css").exists()
    upload("--forget-assets", site, f"s3:{store}")
    assert [line[:2] for line in log_of(store)] == [["delete", "assets/stylesheets/cu.css"]]


def test_a_file_goes_up_with_its_type_and_with_how_long_it_may_be_kept(store, site):
    upload(site, f"s3:{store}")
    for _, path, kept, told in log_of(store):
        assert kept == f"Cache-Control: {headers_of(path)['Cache-Control']}"
        ending = Path(path).suffix[1:]
        assert told == f"Content-Type: {TYPES.get(ending, 'application/octet-stream')}"


def test_a_run_that_breaks_off_is_run_again(store, tmp_path, monkeypatch):
    site = make_release(tmp_path / "mot", "mot")
    monkeypatch.setenv("BROKEN", "404.html")
    said = upload(site, f"s3:{store}", code=1)
    assert "rclone dừng với mã 5" in said
    assert "Chạy lại lệnh này thì tiếp tục" in said
    assert not any(kind(line[1]) == "page" for line in log_of(store))
    monkeypatch.delenv("BROKEN")
    upload(site, f"s3:{store}")
    assert snapshot(store) == snapshot(site)


def test_nothing_is_removed_where_this_site_never_stood(store, tmp_path):
    store.mkdir()
    for name in ("index.html", "cua-nguoi-khac.html"):
        (store / name).write_text("x")
    upload(make_release(tmp_path / "mot", "mot"), f"s3:{store}")
    assert (store / "cua-nguoi-khac.html").exists()


def test_a_machine_without_rclone_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "không tìm thấy rclone" in upload(make_release(tmp_path / "mot", "mot"), "s3:x", code=1)
