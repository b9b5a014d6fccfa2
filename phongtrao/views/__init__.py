"""Views: pure functions from the dataset to what a template shows. No HTML, no clock, no files."""

from .articles import article, latest_news, news_list
from .charts import model_breakdown
from .corrected import corrections
from .counted_charts import every_chart, honours_by_year, model_tiles
from .embeds import embeds
from .exemplars import exemplary_units
from .feeds import feeds
from .honours import honour_years, latest_honours
from .list_pages import list_page, listing_leaves, news_year
from .models import model
from .registry import model_list, model_page, model_pages
from .results import key_figures, results
from .roll import honour_page, honour_pages, honour_roll
from .site import about, about_in_english, moved, search, withdrawn
from .timelines import figures_over_time
from .unit_lists import unit_list
from .units import unit

__all__ = [
    "about",
    "about_in_english",
    "article",
    "corrections",
    "embeds",
    "every_chart",
    "exemplary_units",
    "feeds",
    "figures_over_time",
    "honour_page",
    "honour_pages",
    "honour_roll",
    "honour_years",
    "honours_by_year",
    "key_figures",
    "latest_honours",
    "latest_news",
    "list_page",
    "listing_leaves",
    "model",
    "model_breakdown",
    "model_list",
    "model_page",
    "model_pages",
    "model_tiles",
    "moved",
    "news_list",
    "news_year",
    "results",
    "search",
    "unit",
    "unit_list",
    "withdrawn",
]
