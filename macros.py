"""The one seam with MkDocs: registers the macros, makes a page per record, hands over edit links.

It is both MkDocs' hook file and what feeds mkdocs-macros. No logic of ours stands here.
"""

import logging
import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from phongtrao.chart_files import chart_files
from phongtrao.dataset import Dataset
from phongtrao.engine_progress import Steps
from phongtrao.head import card_of, head
from phongtrao.history import History, read_history
from phongtrao.list_files import list_files
from phongtrao.load import DATA, load
from phongtrao.notes import example_texts
from phongtrao.page_check import faults
from phongtrao.pages import Page as RecordPage
from phongtrao.pages import record_pages
from phongtrao.paths import photo_path, picture_path, relative
from phongtrao.photo_cache import PhotoChangedError, make_derivatives
from phongtrao.problems import DataError
from phongtrao.public_copy import public_yaml
from phongtrao.render import MACROS, Renderer
from phongtrao.security import CONTENT_SECURITY_POLICY
from phongtrao.share_cache import make_pictures
from phongtrao.share_pictures import Card, Fonts
from phongtrao.site_files import site_files
from phongtrao.style_sheets import FOLDER, ElsewhereError, joined
from phongtrao.system_errors import reason_and_place
from phongtrao.views.structured import Deployment

log = logging.getLogger("mkdocs.hooks.phongtrao")

# Lato by tyPoland (SIL Open Font License 1.1) comes with the engine and holds every Vietnamese letter.
_FONTS = Path(mkdocs.__file__).parent / "themes" / "readthedocs" / "css" / "fonts"
FONTS = Fonts(bold=_FONTS / "lato-bold.woff", regular=_FONTS / "lato-normal.woff")
# What the theme ships that no page of ours uses: its own script and search, and the engine's sitemap.
UNUSED = ("assets/javascripts/", "sitemap.xml")
# The theme's style sheet that pages need; with ours (extra_css), to which it yields, it becomes one. Its
# palettes are not needed: ours say every colour.
THEME_STYLES = ("assets/stylesheets/main.57a0d79d.min.css",)


class _State:
    """What one build holds between MkDocs' events."""

    serving = False
    dataset: Dataset
    renderer: Renderer
    site: Deployment
    pages: dict[str, RecordPage]
    steps: Steps
    # Names of the picture files by their words.
    pictures: dict[Card, str]
    # Address of the one style sheet.
    style_sheet: str
    # HTML that macros made for the hand-written page being read, by placeholder.
    placed: dict[str, str]


state = _State()
# Stands for every page that has no picture of its own.
_HOME = RecordPage("", "", "", "", "")


def on_startup(command: str, **_: Any) -> None:
    """Remember whether this is the preview server."""
    state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data, or stop with every problem; then offer the macros to mkdocs-macros."""
    root = Path(config.config_file_path).parent
    try:
        state.dataset = load(root, _history(root))
        _refuse_examples(root, state.dataset)
    except DataError as error:
        # A line of its own, so that each problem starts with its path.
        raise PluginError(f"\n{error}") from None
    state.renderer = Renderer(state.dataset, root / "templates")
    # The preview server's own address is nobody else's.
    address = "" if state.serving else config.site_url or ""
    state.site = Deployment(config.site_name, config.site_description or "", address)
    state.pages = {}
    state.pictures = {}
    state.placed = {}
    # Ours tells when records changed and leaves out what is gone.
    config.theme.static_templates.discard("sitemap.xml")
    plugin: Any = config.plugins["macros"]
    plugin.register_macros({name: _macro(name, plugin) for name in MACROS})
    return config


def _refuse_examples(root: Path, dataset: Dataset) -> None:
    """Publish nothing that was made up to show how a file is filled in."""
    if found := list(example_texts(root, dataset)):
        raise DataError(found)


def _history(root: Path) -> History:
    today = datetime.fromtimestamp(
        float(os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).timestamp()), UTC
    )
    edit_url = os.environ.get("PHONGTRAO_EDIT_URL", "")
    return read_history(root, DATA, today.date(), edit_url)


def _macro(name: str, plugin: Any) -> Callable[..., str]:
    """Return the function a hand-written page calls; its HTML is put in after Markdown, never through it."""

    def call(*arguments: object, **keywords: object) -> str:
        placeholder = f"<!--phongtrao:{len(state.placed)}-->"
        state.placed[placeholder] = state.renderer.render(name, plugin.page.url, *arguments, **keywords)
        return f"\n\n{placeholder}\n\n"

    return call


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for every record, outside the nav, and every other file made; drop what is unused."""
    for file in [one for one in files if one.src_uri.startswith(UNUSED)]:
        files.remove(file)
    style_sheet = _style_sheet(files, THEME_STYLES, list(map(str, config.extra_css)))
    for page in record_pages(state.dataset):
        source = f"{page.path.rstrip('/')}.md"
        if source in state.pages or files.get_file_from_path(source):
            raise PluginError(f"{page.source}: địa chỉ {page.path} đã có trang khác.")
        state.pages[source] = page
        files.append(File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    root = Path(config.config_file_path).parent
    copies = {record.path: public_yaml(record) for record in state.dataset.records()}
    made: dict[str, str | Path] = {**copies, **_photos(root), **_pictures(root)}
    made |= dict(chart_files(state.dataset, state.renderer, state.site.url))
    made |= dict(state.dataset.once(list_files).values())
    made |= {**_for_machines(files), **style_sheet}
    for address, content in made.items():
        given = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
        files.append(File.generated(config, address, inclusion=InclusionLevel.NOT_IN_NAV, **given))
    return files


def _style_sheet(files: Files, beneath: Sequence[str], ours: Sequence[str]) -> dict[str, str]:
    """Take the style sheets out and return the one they make, by address."""
    wanted = [*beneath, *ours]
    try:
        texts = [_text_of(files, path) for path in wanted]
        state.style_sheet, text = joined(texts[: len(beneath)], texts[len(beneath) :])
    except ElsewhereError as error:
        raise PluginError(f"Tệp CSS dẫn sang tệp khác: {error}") from None
    for file in [one for one in files if one.src_uri in wanted or one.src_uri.startswith(FOLDER)]:
        files.remove(file)
    return {state.style_sheet: text}


def _text_of(files: Files, path: str) -> str:
    if (file := files.get_file_from_path(path)) is None:
        raise PluginError(f"Không có tệp {path}.")
    return file.content_string


def _photos(root: Path) -> dict[str, Path]:
    """Return the photos' derivatives, made where they are not yet, by address."""
    dataset = state.dataset
    wanted = [file for record in dataset.records() for _, file in dataset.photos_of(record)]
    try:
        made = make_derivatives(root, wanted)
    except PhotoChangedError as error:
        raise PluginError(f"Ảnh {error} vừa đổi trong lúc dựng: dựng lại lần nữa.") from None
    except OSError as error:
        raise PluginError(f"Không đọc hay ghi được ảnh: {reason_and_place(error)}.") from None
    return {photo_path(name): path for name, path in made.items()}


def _pictures(root: Path) -> dict[str, Path]:
    """Return the pictures of links by address; none where no page could say their whole address."""
    if not state.site.url:
        return {}
    cards = [card_of(state.dataset, state.site, page) for page in (_HOME, *state.pages.values())]
    try:
        made = make_pictures(root, cards, FONTS)
    except OSError as error:
        raise PluginError(f"Không đọc hay ghi được hình chia sẻ: {reason_and_place(error)}") from None
    state.pictures = {card: path.name for card, path in made.items()}
    return {picture_path(path.name): path for path in made.values()}


def _for_machines(files: Files) -> dict[str, str]:
    """Return the files that tell machines about the site, by address."""
    days: dict[str, date | None] = {_address(file.url): None for file in files.documentation_pages()}
    days |= {page.path: page.changed for page in state.pages.values()}
    gone = {page.path for page in state.pages.values() if page.gone}
    return site_files(days, gone, [f"{DATA}/"], state.site.url)


def _address(url: str) -> str:
    """Return the engine's address of a page as ours."""
    return url.removeprefix("./")


def on_nav(nav: Navigation, files: Files, **_: Any) -> Navigation:
    """Count each page twice: when its content is made, and when the theme is put around it."""
    state.steps = Steps(2 * len(files.documentation_pages()))
    return nav


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Fill a record's page from its macro, or put the macros' HTML into a hand-written page."""
    # The theme would make its own skip link from the toc; every page already has one.
    page.toc = TableOfContents([])
    state.steps.step()
    record_page = state.pages.get(page.file.src_uri)
    if record_page is None:
        for placeholder, made in state.placed.items():
            html = html.replace(placeholder, made, 1)
        state.placed.clear()
        title = state.site.name if page.is_homepage else str(page.title)
        described = str(page.meta.get("description") or state.site.description)
        _tell(page, RecordPage(_address(page.url), title, described, "", ""))
        return html
    page.title = record_page.title
    if record_page.moved_to:
        page.meta["moved_to"] = relative(record_page.moved_to, page.url)
    page.meta["hide"] = ["navigation", "toc"]
    page.meta["search_kind"], page.meta["search_date"] = record_page.kind, record_page.date
    _tell(page, record_page)
    return state.renderer.render(record_page.macro, page.url, record_page.argument)


def _tell(page: Page, told: RecordPage) -> None:
    """Give the theme what stands in the page's head."""
    page.meta["description"] = told.description
    page.meta["noindex"] = told.gone
    page.meta["head"] = head(state.dataset, state.site, told, state.pictures)


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Count a page that is done; stop the build when it holds what its policy forbids."""
    state.steps.step()
    return _checked(output, page.url)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Check the pages that the theme makes by itself, such as 404.html."""
    return _checked(output_content, template_name)


def _checked(html: str, address: str) -> str:
    if found := faults(html):
        raise PluginError("\n".join(f"{address or 'trang chủ'}: {fault}" for fault in found))
    return html


def on_env(env: Any, **_: Any) -> Any:
    """Give the theme the policy; the preview server's own inline script needs to do without."""
    env.globals["content_security_policy"] = "" if state.serving else CONTENT_SECURITY_POLICY
    env.globals["site_record"] = state.dataset.site
    env.globals["style_sheet"] = state.style_sheet
    return env


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Watch everything a page is made of."""
    root = Path(config.config_file_path).parent
    for folder in (DATA, "templates", "theme"):
        server.watch(str(root / folder))
    return server
