"""What a field may be chosen from: choices of the models, other records, vocabularies."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..dataset import Dataset
from ..fields import Field, Kind
from ..names import FLAGS
from ..records import COLLECTIONS, Record, Taxonomy
from ..records.settings import VOCABULARIES
from ..records.values import NO_LABEL, Choice
from ..vietnamese import capitalize_first, sort_key

Config = dict[str, Any]
Options = Sequence[Mapping[str, str]]
# Choices that are data and that no relation of Sveltia can express, by name.
Vocabularies = Mapping[str, Options]

# The collection of files that the vocabularies are in, and the hidden one of everything that has an article.
SETTINGS, EVENTS = "settings", "events"
# What a record that has a title of its own is known by.
TITLES = ("title", "name")
DIMENSIONS, CATEGORIES = "dimensions", "categories"
# Vocabularies that no relation reads: four dimensions are built in and stand in no file, and a path that
# begins with "fields." means something else to Sveltia.
_NO_RELATION = (DIMENSIONS, "fields")


def choosing(field: Field, vocabularies: Vocabularies) -> Config:
    """Return how the values of a choice, a flag or a reference are chosen; nothing for other fields."""
    if field.choices:
        return _select(choice_options(field.choices))
    if field.kind is Kind.FLAG:
        return _select([_option(value, label) for value, label in FLAGS.items()])
    if field.kind is Kind.CATEGORY:
        return _select(vocabularies.get(CATEGORIES, ()))
    if field.kind is Kind.REFERENCE:
        if field.collection in _NO_RELATION:
            return _select(vocabularies.get(field.collection, ()))
        return _relation(field.collection)
    return {}


def choice_options(choices: type[Choice]) -> Options:
    """Return the values of an enumeration with their Vietnamese names."""
    return [_option(one.value, one.label or NO_LABEL) for one in choices]


def vocabularies_of(dataset: Dataset) -> Vocabularies:
    """Return the ids there are of what no relation reads, and the categories of all dimensions."""
    names = dataset.dimensions
    found: dict[str, list[str]] = {}
    for dimension, called in names.items():
        for identifier, name in dataset.terms[dimension].items():
            found.setdefault(identifier, []).append(f"{called}: {name}")
    categories = [_option(one, f"{' / '.join(said)} ({one})") for one, said in found.items()]
    known = {DIMENSIONS: names} | {name: dataset.terms[name] for name in _NO_RELATION if name != DIMENSIONS}
    options = {
        of: [_option(identifier, name) for identifier, name in ids.items()] for of, ids in known.items()
    }
    return {**options, CATEGORIES: sorted(categories, key=lambda one: sort_key(one["label"]))}


def identifier_of(record_type: type[Record]) -> str:
    """Return the field that a record is known by: its title or name, else the first that it must have."""
    fields = record_type.model_fields
    required = [key for key, info in fields.items() if info.is_required() and key not in Record.model_fields]
    return next((key for key in TITLES if key in required), required[0])


def _relation(collection: str) -> Config:
    if collection in VOCABULARIES:
        return {
            "widget": "relation",
            "collection": SETTINGS,
            "file": Taxonomy.collection,
            "value_field": f"{collection}.*.id",
            "display_fields": [f"{collection}.*.name"],
            "search_fields": [f"{collection}.*.name", f"{collection}.*.id"],
        }
    homes = {one.collection: f"{{{{{identifier_of(one)}}}}} ({{{{slug}}}})" for one in COLLECTIONS}
    shown = [homes.get(collection, "{{title}} ({{date}})")]
    return {
        "widget": "relation",
        "collection": collection,
        "value_field": "{{slug}}",
        "display_fields": shown,
        "search_fields": shown,
    }


def _select(options: Options) -> Config:
    return {"widget": "select", "options": list(options)}


def _option(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": capitalize_first(label)}
