"""Modules of the form in real Chromium, one by one, without the bundle."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from ..conftest import ROOT

FORM = ROOT / "form"
# What follows from the models alone; the page of the form adds the Git host to it.
CONFIG = ROOT / "schemas" / "form.json"
# Where the libraries lie that a module names; in the bundle esbuild finds them.
LIBRARIES = {"yaml": "/node_modules/yaml/browser/index.js"}
_CALL = """async ([module, name, values]) => {
  const found = await import(new URL(`/src/${module}.js`, location.href));
  return found[name](...values);
}"""

Call = Callable[..., Any]


def module_page(browser: Browser, serve: Callable[[Path], str]) -> Page:
    """Open an empty page from which the modules of ``form/src/`` can be imported."""
    assert (FORM / "node_modules").is_dir(), "these tests need the form's libraries; `make form` gets them"
    page = browser.new_page()
    page.route("**/config.json", lambda route: route.fulfill(path=CONFIG))
    page.goto(f"{serve(FORM)}/src/")
    page.set_content(
        f"<script type=importmap>{json.dumps({'imports': LIBRARIES})}</script>"
        "<link rel=cms-config-url href=/config.json>"
    )
    return page


def caller(page: Page, module: str) -> Call:
    """Return what calls an exported function of a module: its name, its arguments."""
    return lambda name, *values: page.evaluate(_CALL, [module, name, list(values)])
