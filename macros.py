"""The one seam with MkDocs: hand-written pages with slots for records, and shells for the records' own pages.

It is both MkDocs' hook file and what feeds mkdocs-macros. A build of ours orders a frame and fills it; the
bare engine (``mkdocs build``) gets the whole site as well, written at its end. No logic of ours stands here.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jinja2
import mkdocs
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme

from phongtrao import own_assets
from phongtrao.form_bundle import find_bundle
from phongtrao.frame import CONTENT, Call, Frame, HandPage, Order, Shell, counter, slot
from phongtrao.page_check import faults
from phongtrao.paths import FORM
from phongtrao.problems import DataError
from phongtrao.render import MACROS
from phongtrao.security import CONTENT_SECURITY_POLICY
from phongtrao.share_pictures import Fonts
from phongtrao.style_sheets import FOLDER, ElsewhereError, joined
from phongtrao.whole_site import order_of, write_site

# Lato by tyPoland (SIL Open Font License 1.1) comes with the engine and holds every Vietnamese letter.
_FONTS = Path(mkdocs.__file__).parent / "themes" / "readthedocs" / "css" / "fonts"
FONTS = Fonts(bold=_FONTS / "lato-bold.woff", regular=_FONTS / "lato-normal.woff")
# What the theme ships that no page of ours uses: its own script and search, and the engine's sitemap.
UNUSED = ("assets/javascripts/", "sitemap.xml")
# The theme's style sheet that pages need; with ours (extra_css), to which it yields, it becomes one. Its
# palettes are not needed: ours say every colour.
THEME_STYLES = ("assets/stylesheets/main.57a0d79d.min.css",)


class _WithoutIcons(jinja2.FileSystemLoader):
    """Finds every template; lists none whose folder's name begins with a dot, which the engine passes over.

    The theme's 14,000 icons stand in such a folder: to list them and pass each over took 0.1 s of CPU.
    """

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for place in self.searchpath:
            for folder, below, files in os.walk(place):
                below[:] = [name for name in below if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(place).as_posix() for name in files)
        return sorted(found)


class _LeanTheme(Theme):
    """A theme as the engine has read it, save for that list."""

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    def get_env(self) -> jinja2.Environment:
        """Return the environment of the theme's templates."""
        env = super().get_env()
        env.loader = _WithoutIcons(self.dirs)
        # To look for constants that could be worked out beforehand takes longer than they do.
        env.optimized = False
        return env


class _State:
    """What one build holds between MkDocs' events."""

    order: Order
    nav: Navigation
    files: Files
    env: Any
    # Addresses of the one style sheet, and of the folder of our own scripts and pictures.
    style_sheet: str
    assets: str
    # What each hand-written page calls, by its source.
    calls: dict[str, list[Call]]
    pages: list[HandPage]


state = _State()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the order, or make one of the data; offer the macros to mkdocs-macros."""
    try:
        state.order = counter.order or order_of(_root(config))
    except DataError as error:
        # A line of its own, so that each problem starts with its path.
        raise PluginError(f"\n{error}") from None
    state.calls, state.pages = {}, []
    config.theme = _LeanTheme(config.theme)
    # Ours tells when records changed and leaves out what is gone.
    config.theme.static_templates.discard("sitemap.xml")
    plugin: Any = config.plugins["macros"]
    plugin.register_macros({name: _macro(name, plugin) for name in MACROS})
    # A page that showed the last commit would be older than the next one, which changes no page.
    plugin.variables.pop("git", None)
    return config


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _macro(name: str, plugin: Any) -> Callable[..., str]:
    """Return the function a hand-written page calls; its HTML comes in after Markdown, never through it."""

    def call(*arguments: object, **keywords: object) -> str:
        calls = state.calls.setdefault(plugin.page.file.src_uri, [])
        calls.append(Call(name, arguments, keywords))
        return f"\n\n{slot(len(calls) - 1)}\n\n"

    return call


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Drop what is unused; put one style sheet in the place of many; name our own files by their content."""
    for file in [one for one in files if one.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for address, content in _style_sheet(files, THEME_STYLES, list(map(str, config.extra_css))).items():
        files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    _move_assets(files, config)
    return files


def _move_assets(files: Files, config: MkDocsConfig) -> None:
    ours = {
        one.src_uri.removeprefix(own_assets.FOLDER): one
        for one in files
        if one.src_uri.startswith(own_assets.FOLDER)
    }
    contents = {name: file.content_bytes for name, file in ours.items()}
    state.assets = own_assets.kept_folder(contents)
    for name, file in ours.items():
        files.remove(file)
        address = state.assets + name
        files.append(
            File.generated(config, address, content=contents[name], inclusion=InclusionLevel.NOT_IN_NAV)
        )
    scripts: Any = config.extra_javascript
    for script in scripts:
        script.path = state.assets + script.path.removeprefix(own_assets.FOLDER)


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


def on_nav(nav: Navigation, files: Files, **_: Any) -> Navigation:
    """Keep what shells are made with."""
    state.nav, state.files = nav, files
    return nav


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Leave the slots where they are."""
    # The theme would make its own skip link from the toc; every page already has one.
    page.toc = TableOfContents([])
    return html


def on_env(env: Any, config: MkDocsConfig, **_: Any) -> Any:
    """Give the theme the policy, who publishes, the style sheet, and where the form for editors is."""
    env.globals["content_security_policy"] = CONTENT_SECURITY_POLICY
    env.globals["site_record"] = state.order.site
    env.globals["style_sheet"] = state.style_sheet
    env.globals["assets"] = state.assets
    env.globals["form"] = FORM if find_bundle(_root(config)) else ""
    state.env = env
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Keep a hand-written page for filling; the engine writes nothing of it."""
    state.pages.append(
        HandPage(
            path=page.url.removeprefix("./"),
            title=config.site_name if page.is_homepage else str(page.title),
            description=str(page.meta.get("description") or config.site_description or ""),
            html=output,
            calls=tuple(state.calls.get(page.file.src_uri, ())),
            kind=str(page.meta.get("search_kind", "")),
            date=str(page.meta.get("search_date", "")),
            lang=str(page.meta.get("lang", "")),
            is_home=page.is_homepage,
        )
    )
    return ""


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Check the pages that the theme makes by itself, such as 404.html."""
    if found := faults(output_content.encode()):
        raise PluginError("\n".join(f"{template_name}: {fault}" for fault in found))
    return output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Hand the frame over; with no build of ours to fill it, fill it here."""
    frame = state.order.frame = Frame(
        name=config.site_name,
        description=config.site_description or "",
        address=config.site_url or "",
        fonts=FONTS,
        assets=state.assets,
        style_sheet=state.style_sheet,
        pages=tuple(state.pages),
        shells={shell: _shell(shell, config) for shell in sorted(state.order.shells)},
    )
    if state.order.dataset:
        write_site(_root(config), state.order, frame, Path(config.site_dir))


def _shell(shell: Shell, config: MkDocsConfig) -> str:
    """Return the theme's page around a record whose address is like the shell's example."""
    source = f"{shell.example.rstrip('/')}.md"
    page = Page(None, File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV), config)
    page.content = slot(CONTENT)
    context: Any = get_context(state.nav, state.files, config, page)
    html: str = state.env.get_template("main.html").render(context)
    return html
