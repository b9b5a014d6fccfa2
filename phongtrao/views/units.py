"""Units: what each was, what it became, and what the site has about it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..dataset import Dataset, table
from ..paths import HONOURS, MODELS, UNITS, model_path, value_path
from ..records import Model, Unit
from ..vietnamese import format_date, sort_key
from . import paging
from .bridges import bridge
from .common import (
    Link,
    article_card,
    frame,
    succession,
    unit_label,
    unit_link,
)
from .exemplars import exemplar_view
from .honours import honour_view
from .listings import Shows, on_first
from .record_lists import ARTICLES, REPORTS, TIMELINES_OF_UNIT, openings
from .record_lists import EXEMPLARS as EXEMPLARS_OF_UNIT
from .results import report_link

# More of a unit's honours and models stand in the lists by unit of the honour roll and of the models.
HONOURS_ON_UNIT, MODELS_ON_UNIT = 10, 30


def unit(dataset: Dataset, identifier: str) -> Mapping[str, Any]:
    """Return one unit: what it was, what it became, and what the site has about it.

    :raises KeyError: if there is no such unit.
    """
    found = dataset.units[identifier]
    exemplars, reports, charts, articles = openings(
        dataset, found, EXEMPLARS_OF_UNIT, REPORTS, TIMELINES_OF_UNIT, ARTICLES
    )
    honours = dataset.by_unit.honours.get(found.id, [])
    models = dataset.entry(models_of_units, found.id) or []
    shown = on_first(honours, Shows.HONOURS, HONOURS_ON_UNIT, paging.ROOM // 4)
    return {
        "frame": frame(dataset, found, found.full_name, (Link("Đơn vị", UNITS),)),
        "unit": found,
        "label": unit_label(dataset, found),
        "now": succession(dataset, found),
        "facts": list(_facts(dataset, found)),
        "bridge": list(bridge(dataset, found)),
        "articles": [article_card(dataset, one) for one in articles.items],
        "honours": [honour_view(dataset, one) for one in honours[:shown]],
        "exemplars": [exemplar_view(dataset, one) for one in exemplars.items],
        "models": [Link(one.name, model_path(one)) for one in models[:MODELS_ON_UNIT]],
        "reports": [report_link(dataset, one) for one in reports.items],
        "charts": charts.items,
        "more_of": {
            "articles": articles.more,
            "honours": _in_registry(HONOURS, "khen thưởng", found) if shown < len(honours) else None,
            "exemplars": exemplars.more,
            "models": _in_registry(MODELS, "mô hình", found) if len(models) > MODELS_ON_UNIT else None,
            "reports": reports.more,
            "charts": charts.more,
        },
    }


def _in_registry(root: str, what: str, unit: Unit) -> Link:
    """Return where all of a list that is in a unit is found."""
    return Link(f"Xem hết {what} ở đây và ở các đơn vị bên dưới", value_path(root, "don-vi", unit.id))


@table
def models_of_units(dataset: Dataset) -> Mapping[str, Sequence[Model]]:
    """Return the models of each unit by name, by the unit's id."""
    return {
        unit: sorted(found, key=lambda one: sort_key(one.name))
        for unit, found in dataset.by_unit.models.items()
    }


def _facts(dataset: Dataset, unit: Unit) -> Iterator[tuple[str, Link]]:
    """Yield (label, text) of what a unit is; what is not known has no line."""
    if parent := unit_link(dataset, unit.parent):
        yield "Thuộc", parent
    texts = (
        ("Có từ", unit.valid_from and format_date(unit.valid_from)),
        ("Đến hết", unit.valid_to and format_date(unit.valid_to)),
        ("Mã đơn vị hành chính", unit.code),
        ("Hình thành", unit.formed_with),
        ("Ghi chú", unit.note),
    )
    yield from ((label, Link(text)) for label, text in texts if text)
