"""Modules of the form in real Chromium, one by one, without the bundle."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from ..conftest import ROOT

FORM = ROOT / "form"
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
    page.goto(f"{serve(FORM)}/src/")
    page.set_content(f'<script type=importmap>{{"imports": {LIBRARIES}}}</script>'.replace("'", '"'))
    return page


def caller(page: Page, module: str) -> Call:
    """Return what calls an exported function of a module: its name, its arguments."""
    return lambda name, *values: page.evaluate(_CALL, [module, name, list(values)])
