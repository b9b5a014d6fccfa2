"""The registry of models: the list and the ways to narrow it down."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import MODELS, model_path
from ..records import Model, ModelStatus, Point
from ..vietnamese import capitalize_first, sort_key
from .common import unit_link
from .facets import Catalogue, Facet, ListPage, Term, as_listed, by_label, filled, first_page, list_pages
from .list_views import list_context, page_context
from .published import recorded_of_reported
from .unit_facets import NOTE, areas, unit_terms, units_of

PLACES_ON_CARD = 3

_STATUS_IDS = {
    ModelStatus.ACTIVE: "dang-hoat-dong",
    ModelStatus.ENDED: "da-ngung",
    ModelStatus.UNKNOWN: "chua-cong-bo",
}

FACETS = (
    Facet("linh-vuc", "Lĩnh vực", "Mô hình lĩnh vực {}"),
    Facet("khoi", "Khối", "Mô hình khối {}"),
    Facet("cap", "Cấp", "Mô hình cấp: {}"),
    Facet("don-vi", "Đơn vị, địa bàn", "Mô hình ở {}", NOTE),
    Facet("nam", "Năm ra mắt", "Mô hình ra mắt năm {}"),
    Facet("tinh-trang", "Tình trạng", "Mô hình: {}"),
    Facet("diem", "Mô hình điểm cấp", "Mô hình điểm cấp: {}"),
)


class ModelCard(NamedTuple):
    """A model as lists show it.

    ``sorts`` are what a list may be sorted by instead of the name, higher first: year of launch, points.
    """

    name: str
    path: str
    field: str
    places: str
    summary: str
    aliases: str
    keys: Sequence[str]
    sorts: tuple[int, int]

    @property
    def texts(self) -> tuple[str, ...]:
        """The card's texts in the order in which a template's places are numbered."""
        return self.name, self.field, self.places, self.summary, self.aliases


def models(dataset: Dataset) -> Catalogue[Model]:
    """Return every model by name, with its facets."""
    found = sorted(dataset.models.values(), key=lambda one: (sort_key(one.name), one.id))
    given = [_values(dataset, one) for one in found]
    return Catalogue(
        MODELS, "Mô hình", "tên gọi mô hình", found, filled(MODELS, FACETS, _terms(dataset, found), given)
    )


def _values(dataset: Dataset, found: Model) -> Mapping[str, Iterable[str]]:
    """Return the values a model has of each facet; what a point has, its model has."""
    every = (found, *found.points)
    return {
        "linh-vuc": _known(found.field),
        "khoi": _known(*(one.sector for one in every)),
        "cap": _known(found.level),
        "don-vi": areas(dataset, units_of(found)),
        "nam": {str(year) for year in _years(found)},
        "tinh-trang": [_STATUS_IDS[found.status]],
        "diem": _known(*(one.pilot for one in every)),
    }


def _terms(dataset: Dataset, found: Sequence[Model]) -> Mapping[str, Iterable[Term]]:
    """Return the values of each facet in the order in which readers see them."""
    years = sorted({year for model in found for year in _years(model)}, reverse=True)
    return {
        "linh-vuc": by_label(dataset.terms["fields"]),
        "khoi": by_label(dataset.terms["sectors"]),
        "cap": as_listed(dataset.terms["levels"]),
        "don-vi": unit_terms(dataset),
        "nam": [Term(str(year), str(year)) for year in years],
        "tinh-trang": [Term(_STATUS_IDS[status], status.label) for status in ModelStatus],
        "diem": as_listed(dataset.terms["levels"]),
    }


def _known(*ids: str | None) -> list[str]:
    return [one for one in ids if one]


def _years(found: Model) -> set[int]:
    """Return the years in which a model or any of its points was launched."""
    return {one.launched.year for one in (found, *found.points) if one.launched}


def _count_of_points(found: Model) -> int:
    """Return how many points a model has for sorting: as published, or else those that are named."""
    published = found.points_count.value if found.points_count else None
    return max(published or 0, len(found.points))


def _place(dataset: Dataset, point: Point) -> str:
    link = unit_link(dataset, point.unit)
    return ", ".join(filter(None, [point.venue, link.text if link else point.place]))


def _places(dataset: Dataset, found: Model) -> str:
    """Return where a model is: ``xã Cũ, huyện Mẫu; thôn Một và 2 nơi khác``."""
    shown = "; ".join(_place(dataset, point) for point in found.points[:PLACES_ON_CARD])
    more = len(found.points) - PLACES_ON_CARD
    unit = unit_link(dataset, found.unit)
    return (f"{shown} và {more} nơi khác" if more > 0 else shown) or (unit.text if unit else "")


def model_cards(dataset: Dataset) -> Sequence[ModelCard]:
    """Return the card of every model, in the order of the list."""
    catalogue = dataset.once(models)
    return [_card(dataset, *pair) for pair in zip(catalogue.items, catalogue.keys, strict=True)]


def _card(dataset: Dataset, found: Model, keys: Sequence[str]) -> ModelCard:
    years = _years(found)
    return ModelCard(
        name=found.name,
        path=model_path(found),
        field=dataset.terms["fields"].get(found.field or "", ""),
        places=capitalize_first(_places(dataset, found)),
        summary=found.summary or "",
        aliases=f"Tên khác: {'; '.join(found.aliases)}" if found.aliases else "",
        keys=keys,
        sorts=(min(years) if years else 0, _count_of_points(found)),
    )


def model_list(dataset: Dataset) -> Mapping[str, Any]:
    """Return the first page of the models with their filters, and how many the locality reported in all."""
    catalogue = dataset.once(models)
    page = first_page(catalogue)
    return {
        **list_context(catalogue, page),
        "models": page.shown(dataset.once(model_cards)),
        **recorded_of_reported(dataset),
    }


def model_pages(dataset: Dataset) -> Mapping[str, ListPage]:
    """Return every other page of the list by address: its facets, their values, and what is left of it."""
    return {page.path: page for page in list_pages(dataset.once(models))}


def model_page(dataset: Dataset, path: str) -> Mapping[str, Any]:
    """Return one such page.

    :raises KeyError: if there is none at this address.
    """
    page = dataset.once(model_pages)[path]
    return {**page_context(dataset.once(models), page), "models": page.shown(dataset.once(model_cards))}
