"""Views → HTML: one autoescaping template environment for every record."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined

from . import views
from .chart_media import IN_FILE, ON_PAGE, WIDTH
from .charts import Drawing, draw
from .citing import in_words
from .compiled_templates import CompiledTemplates
from .dataset import Dataset
from .downloads.views import data_dictionary, open_data
from .finishing import bound, sections
from .list_files import list_file
from .markdown import to_html
from .marks import Finished, Link, Pieces, links_from
from .open_data.page import open_api
from .own_assets import FOLDER
from .paths import absolute, chart_path, relative
from .quick_templates import QuickEnvironment
from .vietnamese import capitalize_first, format_date, format_number, slug, within_quotes
from .views.charts import Chart
from .views.cited import LastCited, data_citation, reports_citation
from .views.structured import Deployment

View = Callable[..., Mapping[str, Any]]


# Every macro, for records' own pages and for {{ calls }} in docs/*.md alike. Each is a view whose name is
# also its template's.
MACROS: Mapping[str, View] = {
    "about": views.about,
    "about_in_english": views.about_in_english,
    "article": views.article,
    "data_dictionary": data_dictionary,
    "corrections": views.corrections,
    "embeds": views.embeds,
    "exemplary_units": views.exemplary_units,
    "feeds": views.feeds,
    "figures_over_time": views.figures_over_time,
    "honour_page": views.honour_page,
    "honour_roll": views.honour_roll,
    "honours_by_year": views.honours_by_year,
    "key_figures": views.key_figures,
    "latest_honours": views.latest_honours,
    "latest_news": views.latest_news,
    "list_page": views.list_page,
    "model": views.model,
    "model_breakdown": views.model_breakdown,
    "model_list": views.model_list,
    "model_page": views.model_page,
    "model_tiles": views.model_tiles,
    "moved": views.moved,
    "news_list": views.news_list,
    "news_year": views.news_year,
    "open_api": open_api,
    "open_data": open_data,
    "results": views.results,
    "search": views.search,
    "unit": views.unit,
    "unit_list": views.unit_list,
    "withdrawn": views.withdrawn,
}


def _environment(templates: Path, compiled: Path | None) -> QuickEnvironment:
    environment = QuickEnvironment(
        loader=FileSystemLoader(templates),
        bytecode_cache=CompiledTemplates(compiled) if compiled else None,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # A renderer is made for each build, and reads each template once.
        auto_reload=False,
    )
    environment.filters |= {
        "capitalize_first": capitalize_first,
        "chart_path": chart_path,
        "date": format_date,
        "drawing": draw,
        "in_words": in_words,
        "markdown": to_html,
        "number": format_number,
        "relative": relative,
        "sections": sections,
        "slug": slug,
        "within_quotes": within_quotes,
    }
    # None of the engine's own: no template needs them.
    environment.globals = {"on_page": ON_PAGE, "in_file": IN_FILE}
    return environment


# While nobody says what the site is called and where it stands.
NAMELESS = Deployment("", "", "")


class Renderer:
    """Renders macros for one dataset."""

    def __init__(
        self,
        dataset: Dataset,
        templates: Path,
        compiled: Path | None = None,
        site: Deployment = NAMELESS,
        assets: str = FOLDER,
    ) -> None:
        """Read templates from a folder.

        :param compiled: a folder that keeps them compiled for the next renderer.
        :param site: what citations and code that is copied elsewhere say of the site itself.
        :param assets: the address of the folder of our own scripts.
        """
        self._dataset = dataset
        self._environment = _environment(templates, compiled)
        self._pieces = Pieces(bound)
        self.record_citation = LastCited(dataset, site).of
        self._environment.globals |= {
            "list_file": partial(list_file, dataset),
            "kept": self._pieces.kept,
            "assets": assets,
            "data_citation": partial(data_citation, dataset, site),
            "record_citation": self.record_citation,
            "reports_citation": partial(reports_citation, dataset, site),
            "site_url": site.url,
        }
        self._environment.filters |= {
            "href": self._pieces.link,
            "whole": partial(absolute, site_url=site.url),
        }

    def render(self, name: str, here: str, *arguments: object, **keywords: object) -> Finished:
        """Return the HTML of a macro.

        :param name: a key of ``MACROS``.
        :param here: the address of the page it stands on, relative to the site's root.
        :param arguments: what the view takes beside the dataset, such as an id or a year.
        :raises KeyError: if the macro or the record does not exist.
        """
        context = MACROS[name](self._dataset, *arguments, **keywords)
        template = self._environment.get_template(f"{name}.html")
        return self._pieces.finished(lambda: template.render(context), links_from(here), bound)

    def template(self, name: str, context: Mapping[str, Any], link: Link | None = None) -> str:
        """Return what a template makes of a context that no view made.

        :param link: what writes its links, if it has any.
        """
        template = self._environment.get_template(name)
        if link is None:
            return template.render(context)
        return self._pieces.text(lambda: template.render(context), link)

    def svg(self, chart: Chart, drawing: Drawing) -> str:
        """Return a chart as an SVG file that stands alone, with fixed colours."""
        template = self._environment.get_template("chart.svg")
        return template.render(chart=chart, drawing=drawing, width=WIDTH)
