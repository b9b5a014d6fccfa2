"""Long work shows how far it is, on a terminal alone."""

import os
import re
import subprocess
import sys

import pytest

from phongtrao.build import build_aside
from phongtrao.load import load

from .conftest import MINI, make_project


def on_a_terminal(*arguments):
    """Run a command whose error stream is a terminal; return its output, and what the terminal showed."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "phongtrao", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: read_some(ours), b""))
        output = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0, shown.decode()
    return output.decode(), shown.decode()


def read_some(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux says so when the other end is closed.
        return b""


def test_check_counts_files_on_a_terminal():
    output, shown = on_a_terminal("check", "--root", MINI)
    assert re.fullmatch(r"Dữ liệu sạch: \d+ bản ghi\.\n", output)
    assert "Kiểm tra" in shown
    assert "100%" in shown


def test_build_counts_pages_on_a_terminal(tmp_path):
    output, shown = on_a_terminal("build", "--root", make_project(tmp_path / "mini", MINI / "data"))
    assert output.startswith("Đã dựng ")
    assert "Dựng trang web" in shown
    assert "50%" in shown
    assert "100%" in shown


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_pipe_gets_no_bar(tmp_path, command):
    root = make_project(tmp_path / "mini", MINI / "data")
    line = [sys.executable, "-m", "phongtrao", command, "--root", str(root)]
    done = subprocess.run(line, capture_output=True, check=True)
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


def test_load_gives_every_file_of_a_record_to_its_watcher():
    seen = []

    def watch(items):
        for item in items:
            seen.append(item)
            yield item

    dataset = load(MINI, watch=watch)
    assert len(seen) == sum(1 for _ in dataset.records()) + len(dataset.withdrawn)


def test_a_build_tells_each_percent_once(tmp_path):
    told = []
    build_aside(make_project(tmp_path / "mini", MINI / "data"), told.append)
    assert told == sorted(set(told))
    assert told[-1] == 100
    assert len(told) > 50
