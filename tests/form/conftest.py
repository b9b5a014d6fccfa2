"""The form at /quan-tri/ as officers meet it: published with the miniature site, sent with the real headers."""

import json
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import yaml

from phongtrao.build import build_aside
from phongtrao.form_bundle import FOLDER, SOURCES, find_bundle
from phongtrao.header_rules import headers_of

from ..conftest import MINI, ROOT, make_project
from .git_host import ADDRESS, PROJECT, GitHost
from .officer import Officer
from .repositories import make_repository, publish

REPOSITORY = {"host": "gitlab", "repository": PROJECT, "server": ADDRESS}
SCREEN = {"width": 1280, "height": 1000}


def with_form(folder, data):
    """Put a project into a folder, with the form's program as `make form` left it."""
    make_project(folder, data)
    for part in (SOURCES, FOLDER):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("node_modules"))
    site = folder / "data" / "site.yml"
    told = yaml.safe_dump({"git": REPOSITORY}, allow_unicode=True)
    site.write_text(site.read_text(encoding="utf-8") + told, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def form_site(tmp_path_factory):
    """The miniature site with the form, built."""
    if not find_bundle(ROOT):
        pytest.skip("the form is not made: `make form`, which needs Node")
    root = with_form(tmp_path_factory.mktemp("form") / "site", MINI / "data")
    build_aside(root)
    return root / "site"


class _Handler(SimpleHTTPRequestHandler):
    """Sends the headers of the site."""

    def end_headers(self):
        for name, value in headers_of(self.path.partition("?")[0].removeprefix("/")).items():
            # Over http browsers do not heed it.
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="session")
def form_address(form_site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=form_site))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def config(form_site):
    """The form's configuration as it is published."""
    return json.loads((form_site / "quan-tri" / "config.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A real repository of the miniature data, in an officer's folder."""
    return make_repository(tmp_path_factory.mktemp("officer") / "phong-trao")


def allowing(site, folder):
    """Return, for the profile of a browser, that its user lets a site read and write a folder on every visit.

    Asking for it is a dialog of the browser itself, which no test can answer.
    """
    given = {
        "path": str(folder),
        "display-name": folder.name,
        "is-directory": True,
        "readable": True,
        "writable": True,
    }
    return {
        "file_system_access_chooser_data": {f"{site},*": {"setting": {"chosen-objects": [given]}}},
        "file_system_access_extended_permission": {f"{site},*": {"setting": 1}},
    }


@pytest.fixture(scope="module")
def local_browser(playwright, chromium, form_address, folder, tmp_path_factory):
    """A browser whose user has given the folder to the form."""
    profile = tmp_path_factory.mktemp("profile")
    preferences = {"profile": {"content_settings": {"exceptions": allowing(form_address, folder.folder)}}}
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps(preferences), encoding="utf-8")
    found = playwright.chromium.launch_persistent_context(
        profile, locale="vi-VN", viewport=SCREEN, **chromium
    )
    yield found
    found.close()


@pytest.fixture(scope="module")
def officer_at_folder(local_browser, form_address, folder):
    """An officer who works with the folder; signed in."""
    officer = Officer(local_browser.new_page(), form_address)
    officer.sign_in_with(folder)
    yield officer
    assert not officer.wrong


@pytest.fixture
def officer(officer_at_folder, folder):
    """That officer, with the folder as it was committed."""
    folder.restore()
    officer_at_folder.reload()
    yield officer_at_folder
    folder.restore()


@pytest.fixture
def host(tmp_path):
    """A Git host with the miniature data."""
    return GitHost(publish(make_repository(tmp_path / "here"), tmp_path / "there.git"))


@pytest.fixture
def officer_at_host(browser, form_address, host):
    """An officer in front of the form of a site whose repository is on a Git host."""
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    context.route(f"{ADDRESS}/**", host.handle)
    officer = Officer(context.new_page(), form_address)
    yield officer
    assert not officer.wrong
    assert not host.unknown
    context.close()
