"""The columns of the vocabularies that records refer to."""

from collections.abc import Iterator

from ..dataset import Dataset
from ..records import AwardKind, Indicator
from ..records.settings import AwardForm, FieldOfWork
from .columns import Column, choice, flag, identity, said, several, text
from .items import Item, Origin


def term_items(dataset: Dataset, name: str) -> Iterator[Item]:
    """Yield the entries of a vocabulary in its order."""
    origin = Origin(dataset, dataset.taxonomy)
    if name != "dimensions":
        for term in getattr(dataset.taxonomy, name):
            yield Item(origin, term.id, term)
        return
    for dimension in dataset.dimensions:
        for identifier, category in dataset.terms[dimension].items():
            yield Item(origin, identifier, category, whole=dimension)


def term_columns(name: str) -> tuple[Column, ...]:
    """Return the columns of a vocabulary."""
    if name == "dimensions":
        return (
            text("dimension", "Chiều phân loại", "whole", required=True),
            text("dimension_name", "Tên chiều phân loại", lambda item: item.dataset.dimensions[item.whole]),
            identity(unique=False, title="Mã hạng mục"),
            text("name", "Tên hạng mục", "part", required=True),
        )
    return (identity(), text("name", "Tên", "part.name", required=True), *_own(name))


def _own(name: str) -> tuple[Column, ...]:
    match name:
        case "fields":
            return (flag("aggregates_only", said(FieldOfWork, "aggregates_only"), "part.aggregates_only"),)
        case "award_forms":
            return tuple(choice("kind", said(AwardForm, "kind"), AwardKind, "part.kind", required=True))
        case "indicators":
            return (
                text("measure_unit", said(Indicator, "measure_unit"), "part.measure_unit", required=True),
                text("definition", said(Indicator, "definition"), "part.definition"),
                several("part_of", said(Indicator, "part_of"), "part.part_of"),
            )
    return ()
