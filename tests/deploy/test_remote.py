"""Publishing to another machine: the same, over ssh and rsync, which stand-ins play here."""

import os
import sys

import pytest

from ..commands import snapshot
from .conftest import make_release, publish

# "ssh HOST COMMAND" runs the command here, as a shell there would.
SSH = """#!/bin/sh
echo "$1" >> "$LOG"
exec sh -c "$2"
"""
# "rsync OPTIONS FROM/ HOST:TO/" copies.
RSYNC = f"""#!{sys.executable}
import os, shutil, sys
*options, source, there = sys.argv[1:]
with open(os.environ["LOG"], "a") as log:
    print("rsync", *(one for one in options if "link-dest" in one), file=log)
if os.environ.get("BROKEN"):
    sys.exit(12)
shutil.copytree(source, there.partition(":")[2])
"""


@pytest.fixture
def far(tmp_path, monkeypatch):
    """A folder of a server; its releases are in ``srv``."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in (("ssh", SSH), ("rsync", RSYNC)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    return tmp_path


def test_a_server_gets_what_a_folder_would(far):
    target = f"deploy@www.example.vn:{far}/srv"
    publish(make_release(far / "cu", "cu"), target)
    publish(make_release(far / "moi", "moi"), target)
    assert snapshot(far / "srv" / "current" / "site") == snapshot(far / "moi")
    assert (far / "srv" / "current" / "br" / "index.html").is_file()
    first, second = sorted(path.name for path in (far / "srv" / "releases").iterdir())
    assert f"* {second}" in publish("--list", target)
    assert first in publish("--rollback", target)
    log = (far / "log").read_text().splitlines()
    assert log.count("deploy@www.example.vn") == 4
    # What the live release has is not sent again.
    assert log[1] == "rsync"
    assert log[3] == f"rsync --link-dest={far}/srv/releases/{first}/site"


def test_an_upload_that_breaks_off_changes_nothing(far, monkeypatch):
    target = f"www.example.vn:{far}/srv"
    publish(make_release(far / "cu", "cu"), target)
    monkeypatch.setenv("BROKEN", "1")
    assert "rsync dừng với mã 12" in publish(make_release(far / "moi", "moi"), target, code=1)
    assert snapshot(far / "srv" / "current" / "site") == snapshot(far / "cu")
    assert sorted(path.name for path in (far / "srv").iterdir()) == [".lock", "current", "releases", "shared"]


def test_a_server_that_does_not_answer_is_told(far):
    (far / "bin" / "ssh").write_text("#!/bin/sh\nexit 255\n")
    assert "mất liên lạc với nơi đăng" in publish(make_release(far / "moi", "moi"), "x:/srv", code=1)


def test_a_machine_without_ssh_is_told(far, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "không tìm thấy ssh" in publish(make_release(far / "moi", "moi"), "x:/srv", code=1)
