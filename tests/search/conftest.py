"""The miniature site with the records of ``tests/search/data``, and its page of results."""

import re
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from phongtrao.build import build_aside

from ..conftest import MINI, ROOT, make_project


@pytest.fixture(scope="session")
def search_site(tmp_path_factory):
    folder = make_project(tmp_path_factory.mktemp("search"), MINI / "data")
    shutil.copytree(ROOT / "tests" / "search" / "data", folder / "data", dirs_exist_ok=True)
    build_aside(folder)
    return folder / "site"


@pytest.fixture(scope="session")
def address(search_site, serve):
    return serve(search_site)


@pytest.fixture
def visit(browser, address):
    """Open a page in a new context, with its requests in ``page.requested``; nothing may go wrong in it."""
    contexts, events = [], []

    def open_page(path="", width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.requested = []
        page.on("console", lambda message: events.append(message.text))
        page.on("pageerror", lambda error: events.append(str(error)))
        page.on("request", lambda request: page.requested.append(request.url))
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    asked = [url for context in contexts for page in context.pages for url in page.requested]
    for context in contexts:
        context.close()
    assert events == []
    assert [url for url in asked if not url.startswith(address)] == []


@pytest.fixture
def search(visit) -> Callable[[str], list[str]]:
    """Search on one page of results; return the addresses found, best first."""
    page = visit("tim-kiem/")

    def find(query):
        box = page.get_by_label("Từ cần tìm")
        box.fill("")
        box.press("Enter")
        expect(page.get_by_role("status")).to_have_text("")
        box.fill(query)
        box.press("Enter")
        expect(page.get_by_role("status")).to_have_text(re.compile(r".*\S.*"))
        return page.locator("[data-pt-results] h2 a").evaluate_all(
            "links => links.map(one => new URL(one.href)).map(one => one.pathname.slice(1) + one.hash)"
        )

    return find
