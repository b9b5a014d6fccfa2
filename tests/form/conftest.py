"""The form at /quan-tri/ as officers meet it: published with the miniature site, with the real headers."""

import json

import pytest
from playwright.sync_api import expect

from phongtrao.build import build_aside
from phongtrao.form_bundle import find_bundle

from ..conftest import MINI, ROOT, make_project
from .git_host import ADDRESS, GIT, GitHost
from .modules import caller, module_page
from .officer import Officer
from .program import add_form, name_repository
from .repositories import make_repository, publish
from .serving import served

SCREEN = {"width": 1280, "height": 1000}
# On a busy machine anything may take its time; in ms.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def form_site(tmp_path_factory):
    """The miniature site with the form, built."""
    assert find_bundle(ROOT), "build/form/ is not whole or not of these sources; `make form` makes it"
    root = make_project(tmp_path_factory.mktemp("form") / "site", MINI / "data")
    add_form(root)
    name_repository(root, GIT)
    build_aside(root)
    return root / "site"


@pytest.fixture(scope="session")
def form_address(form_site):
    with served(form_site) as address:
        yield address


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
    origin = f"{site.rstrip('/')},*"
    given = {
        "path": str(folder),
        "display-name": folder.name,
        "is-directory": True,
        "readable": True,
        "writable": True,
    }
    return {
        "file_system_access_chooser_data": {origin: {"setting": {"chosen-objects": [given]}}},
        "file_system_access_extended_permission": {origin: {"setting": 1}},
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


@pytest.fixture(scope="module")
def modules(browser, serve):
    """An empty page from which the form's modules can be imported."""
    page = module_page(browser, serve)
    yield page
    page.close()


@pytest.fixture(scope="module")
def form(modules):
    """Call a function of the file format."""
    return caller(modules, "file_format")
