"""Views: pure functions from the dataset to what a template shows. No HTML, no clock, no files."""

from .articles import article, latest_news, news_list, news_year
from .community import exemplary_units, model, model_list, unit, unit_list
from .honours import honour_roll, honour_years, latest_honours
from .results import key_figures, results
from .site import about, about_in_english, moved, search, withdrawn

__all__ = [
    "about",
    "about_in_english",
    "article",
    "exemplary_units",
    "honour_roll",
    "honour_years",
    "key_figures",
    "latest_honours",
    "latest_news",
    "model",
    "model_list",
    "moved",
    "news_list",
    "news_year",
    "results",
    "search",
    "unit",
    "unit_list",
    "withdrawn",
]
