"""The one seam with MkDocs: registers the macros, makes a page per record, hands over edit links.

It is both MkDocs' hook file and what feeds mkdocs-macros. No logic of ours stands here.
"""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from phongtrao.dataset import Dataset
from phongtrao.history import History, last_changes
from phongtrao.load import DATA, load
from phongtrao.pages import Page as RecordPage
from phongtrao.pages import record_pages
from phongtrao.paths import photo_path, relative
from phongtrao.photo_cache import PhotoChangedError, make_derivatives
from phongtrao.problems import DataError
from phongtrao.public_copy import public_yaml
from phongtrao.render import MACROS, Renderer
from phongtrao.security import CONTENT_SECURITY_POLICY

log = logging.getLogger("mkdocs.hooks.phongtrao")


class _State:
    """What one build holds between MkDocs' events."""

    serving = False
    dataset: Dataset
    renderer: Renderer
    pages: dict[str, RecordPage]
    # HTML that macros made for the hand-written page being read, by placeholder.
    placed: dict[str, str]


state = _State()


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is the preview server."""
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data, or stop with every problem; then offer the macros to mkdocs-macros."""
    root = Path(config.config_file_path).parent
    try:
        state.dataset = load(root, _history(root))
    except DataError as error:
        # A line of its own, so that each problem starts with its path.
        raise PluginError(f"\n{error}") from None
    state.renderer = Renderer(state.dataset, root / "templates")
    state.pages = {}
    state.placed = {}
    plugin: Any = config.plugins["macros"]
    plugin.register_macros({name: _macro(name, plugin) for name in MACROS})
    return config


def _history(root: Path) -> History:
    today = datetime.fromtimestamp(
        float(os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).timestamp()), UTC
    )
    edit_url = os.environ.get("PHONGTRAO_EDIT_URL", "")
    return History(last_changes(root, DATA, today.date()), edit_url)


def _macro(name: str, plugin: Any) -> Callable[..., str]:
    """Return the function a hand-written page calls; its HTML is put in after Markdown, never through it."""

    def call(*arguments: object, **keywords: object) -> str:
        placeholder = f"<!--phongtrao:{len(state.placed)}-->"
        state.placed[placeholder] = state.renderer.render(name, plugin.page.url, *arguments, **keywords)
        return f"\n\n{placeholder}\n\n"

    return call


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every record, outside the nav, a public copy of every record's file, and the photos."""
    for page in record_pages(state.dataset):
        source = f"{page.path.rstrip('/')}.md"
        if source in state.pages or files.get_file_from_path(source):
            raise PluginError(f"{page.source}: địa chỉ {page.path} đã có trang khác.")
        state.pages[source] = page
        files.append(File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    for record in state.dataset.records():
        copy = public_yaml(record)
        files.append(File.generated(config, record.path, content=copy, inclusion=InclusionLevel.NOT_IN_NAV))
    for address, path in _photos(Path(config.config_file_path).parent).items():
        files.append(
            File.generated(config, address, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
        )
    return files


def _photos(root: Path) -> dict[str, Path]:
    """Return the photos' derivatives, made where they are not yet, by address."""
    dataset = state.dataset
    wanted = [file for record in dataset.records() for _, file in dataset.photos_of(record)]
    try:
        made = make_derivatives(root, wanted)
    except PhotoChangedError as error:
        raise PluginError(f"Ảnh {error} vừa đổi trong lúc dựng: dựng lại lần nữa.") from None
    except OSError as error:
        raise PluginError(f"Không đọc hay ghi được ảnh: {error}") from None
    return {photo_path(name): path for name, path in made.items()}


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Fill a record's page from its macro, or put the macros' HTML into a hand-written page."""
    # The theme would make its own skip link from the toc; every page already has one.
    page.toc = TableOfContents([])
    record_page = state.pages.get(page.file.src_uri)
    if record_page is None:
        for placeholder, made in state.placed.items():
            html = html.replace(placeholder, made, 1)
        state.placed.clear()
        return html
    page.title = record_page.title
    if record_page.moved_to:
        page.meta["moved_to"] = relative(record_page.moved_to, page.url)
    page.meta["description"] = record_page.description
    page.meta["hide"] = ["navigation", "toc"]
    page.meta["search_kind"], page.meta["search_date"] = record_page.kind, record_page.date
    return state.renderer.render(record_page.macro, page.url, record_page.argument)


def on_env(env: Any, **_: Any) -> Any:
    """Give the theme the policy; the preview server's own inline script needs to do without."""
    env.globals["content_security_policy"] = "" if state.serving else CONTENT_SECURITY_POLICY
    env.globals["site_record"] = state.dataset.site
    return env


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watch everything a page is made of."""
    root = Path(config.config_file_path).parent
    for folder in (DATA, "templates", "theme"):
        server.watch(str(root / folder))
    return server
