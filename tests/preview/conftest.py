"""A preview of the miniature project, in this process, on a port of its own."""

import shutil
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from phongtrao.preview import running
from phongtrao.preview.running import Preview, listen

DEADLINE = 60


def wait_for(found):
    """Return what a function gives as soon as it is anything."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.05)
    raise AssertionError("nothing came in time")


class Reader:
    """Asks a preview for pages."""

    def __init__(self, port, root):
        self.port, self.root = port, root
        self.address = f"http://127.0.0.1:{port}"

    def get(self, path):
        """Return status, text and headers."""
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=DEADLINE) as answer:  # noqa: S310
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode(), error.headers

    def text(self, path=""):
        return self.get(path)[1]

    def raw(self, path, method="GET", **headers):
        """Return status and body for a path that no browser would send so."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def shows(self, path, text, *, gone=False):
        wait_for(lambda: (text in self.text(path)) is not gone)


def copied(project, folder):
    """Copy the miniature project without what a build left."""
    ignored = shutil.ignore_patterns("site", ".cache", ".site.*")
    return Path(shutil.copytree(project, folder / "mini", ignore=ignored))


@contextmanager
def previewing(root, folder):
    """Show a project while the context lasts; give its reader. ``folder`` is for what it needs itself."""
    over = Event()
    with pytest.MonkeyPatch.context() as patch, listen("127.0.0.1", 0) as listening:
        patch.setattr(running, "EVERY", 0.05)
        patch.delenv("SITE_URL", raising=False)
        thread = Thread(target=Preview(root, listening, folder).run, args=(over,))
        thread.start()
        yield Reader(listening.getsockname()[1], root)
        over.set()
        thread.join()


@pytest.fixture
def copy(project, tmp_path):
    return copied(project, tmp_path)


@pytest.fixture
def preview(copy, tmp_path):
    """A preview of a project that the test may change."""
    folder = tmp_path / "aside"
    folder.mkdir()
    with previewing(copy, folder) as reader:
        yield reader


@pytest.fixture(scope="module")
def shared_preview(project, tmp_path_factory):
    """A preview of a project that no test changes."""
    copy = copied(project, tmp_path_factory.mktemp("shown"))
    with previewing(copy, tmp_path_factory.mktemp("aside")) as reader:
        yield reader
