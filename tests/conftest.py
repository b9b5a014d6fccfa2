"""What the tests share: the miniature site, records to break, a built site, a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from phongtrao.build import build_aside
from phongtrao.dataset import Dataset
from phongtrao.load import load
from phongtrao.problems import DataError
from phongtrao.render import Renderer

ROOT = Path(__file__).resolve().parent.parent
MINI = ROOT / "tests" / "mini"
# What a site is made of beside its data.
HOUSE = ("mkdocs.yml", "macros.py", "docs", "templates", "theme")

Check = Callable[[], list[str]]

# No test looks at the clock: on a busy machine any example may take its time.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite tests/mini/expected/ from the output")


@pytest.fixture(scope="session")
def mini() -> Dataset:
    """The miniature data, loaded."""
    return load(MINI)


@pytest.fixture(scope="session")
def renderer(mini: Dataset) -> Renderer:
    return Renderer(mini, ROOT / "templates")


@pytest.fixture
def editing(tmp_path: Path) -> Path:
    """A copy of the miniature data that a test may spoil; its root folder."""
    shutil.copytree(MINI / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def problems_in(editing: Path) -> Check:
    """Check the copy as it is now; return the problems as an editor reads them."""

    def check() -> list[str]:
        try:
            load(editing)
        except DataError as error:
            return [str(problem) for problem in error.problems]
        return []

    return check


def make_project(folder: Path, data: Path) -> Path:
    """Put a whole project into ``folder``: our house with other data."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in HOUSE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    shutil.copytree(data, folder / "data")
    return folder


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature project, built once into its ``site/``."""
    folder = make_project(tmp_path_factory.mktemp("mini"), MINI / "data")
    build_aside(folder)
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    return project / "site"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> dict[str, Any]:
    """What Chromium is started with."""
    path = os.environ.get("CHROMIUM")
    assert path, "the browser tests need CHROMIUM=/path/to/chromium; `make test` sets it"
    quiet = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    # Chromium's own sandbox does not start for root, which is what containers run as.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": path, "args": quiet + sandbox}


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: dict[str, Any]) -> Iterator[Browser]:
    found = playwright.chromium.launch(**chromium)
    yield found
    found.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on loopback; return its address."""
    servers = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()
