"""Which pages the records make, beside the hand-written ones of ``docs/``."""

from collections.abc import Iterator
from dataclasses import dataclass

from .dataset import Dataset
from .paths import article_path, honour_year_path, model_path, news_year_path, unit_path
from .vietnamese import capitalize_first
from .views import honour_years
from .views.common import succession, unit_label


@dataclass(frozen=True)
class Page:
    """A page made from records: its address, what its head says, and the macro that fills it."""

    path: str
    title: str
    description: str
    macro: str
    argument: str | int


def record_pages(dataset: Dataset) -> Iterator[Page]:
    """Yield a page for every record that has one, and for every year of news and honours."""
    for article in dataset.articles.values():
        yield Page(article_path(article), article.title, article.summary, "article", article.id)
    for model in dataset.models.values():
        yield Page(model_path(model), model.name, model.summary, "model", model.id)
    for unit in dataset.units.values():
        now = succession(dataset, unit)
        description = f"{unit_label(dataset, unit)}; {now}" if now else unit_label(dataset, unit)
        yield Page(unit_path(unit), capitalize_first(unit.full_name), description, "unit", unit.id)
    for year in dict.fromkeys(article.year for article in dataset.articles.values()):
        yield Page(news_year_path(year), f"Tin tức năm {year}", f"Mọi tin năm {year}.", "news_year", year)
    for year in honour_years(dataset):
        description = f"Tập thể, cá nhân, hộ gia đình được khen thưởng năm {year}."
        yield Page(honour_year_path(year), f"Bảng vàng năm {year}", description, "honour_roll", year)
