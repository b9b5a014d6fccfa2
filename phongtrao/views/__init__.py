"""Views: pure functions from the dataset to what a template shows. No HTML, no clock, no files."""

from .articles import article, latest_news, news_list, news_year
from .honours import honour_roll, honour_years, latest_honours
from .models import model, model_list
from .results import key_figures, results
from .site import about, about_in_english, moved, withdrawn
from .units import exemplary_units, unit, unit_list

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
    "unit",
    "unit_list",
    "withdrawn",
]
