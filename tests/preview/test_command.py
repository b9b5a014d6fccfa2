"""The command as an editor runs it: in processes of its own, until Ctrl+C."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ..commands import run
from ..conftest import ROOT
from ..test_load import replace
from .conftest import Reader


@pytest.fixture
def code(tmp_path):
    """A copy of the package that a test may change."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(ROOT / "phongtrao", tmp_path / "code" / "phongtrao", ignore=ignored))


@pytest.fixture
def served(copy, code, tmp_path):
    """The running command and a reader of what it serves."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = os.environ | {
        "PYTHONPATH": str(code.parent),
        "SITE_URL": "https://example.vn/abc/",
        "TMPDIR": str(temporary),
    }
    command = [sys.executable, "-m", "phongtrao", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=copy,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        line = process.stdout.readline()
        port = re.match(r"Xem trang ở http://127\.0\.0\.1:(\d+)/ .*Ctrl\+C để dừng\.$", line)[1]
        yield process, Reader(int(port), copy)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
    # No process is left to answer, and no file.
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(port)))
    assert list(temporary.iterdir()) == []


def test_new_code_is_run_and_a_mistake_in_it_waits_for_its_mending(served, code):
    _, reader = served
    reader.shows("tin-tuc/2024/", "Tin tức")
    assert "example.vn/abc" not in reader.text("")
    replace(code, "views/year_lists.py", '"Tin tức"', '"Tin mới tinh"')
    reader.shows("tin-tuc/2024/", "Tin mới tinh")
    replace(reader.root, "macros.py", "else str(page.title)", 'else f"Mới {page.title}"')
    reader.shows("tin-tuc/", "<title>Mới ")
    replace(code, "views/year_lists.py", "def ", "deff ")
    replace(code, "views/year_lists.py", "deff ", "def ")
    replace(code, "views/year_lists.py", '"Tin mới tinh"', '"Tin tức"')
    reader.shows("tin-tuc/2024/", "Tin mới tinh", gone=True)


def test_broken_code_does_not_end_it(served, code):
    process, reader = served
    reader.text()
    replace(code, "views/year_lists.py", "def ", "deff ")
    assert any("đã dừng vì lỗi" in line for line in process.stdout)
    replace(code, "views/year_lists.py", "deff ", "def ")
    assert reader.get("")[0] == 200


def test_another_way_to_end_it_clears_up_as_well(served):
    process, reader = served
    reader.text()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0


def test_a_port_in_use_is_told(editing):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = run("serve", "--root", editing, "--port", port, code=1)
    assert told == (
        f"Cổng {port} đang có chương trình khác dùng: dừng nó, hoặc chọn cổng khác, ví dụ --port 8001.\n"
    )
