"""The page that describes the API: made from the very OpenAPI document that programs read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..records import COLLECTIONS
from ..records.dates import ISO_PARTIAL_DATE
from ..views.structured import Deployment
from .addresses import INDEX, OPEN_API, schema_path
from .documents import text_of
from .openapi import Examples, specification

_KINDS = {
    "string": "chữ",
    "number": "số",
    "integer": "số nguyên",
    "boolean": "đúng hoặc sai",
    "object": "đối tượng",
    "array": "danh sách",
    "null": "null",
}
Schema = Mapping[str, Any]


class Endpoint(NamedTuple):
    """An address of the API, or a pattern of them: what stands there, an example of it, its schema."""

    path: str
    summary: str
    example_path: str
    schema_path: str


class Key(NamedTuple):
    """A key of a document: its label, the kind of its value, what to know of it."""

    name: str
    kind: str
    title: str
    note: str
    always: bool


class Kind(NamedTuple):
    """A kind of record: its keys, and one of them in full as JSON."""

    name: str
    title: str
    keys: tuple[Key, ...]
    example: str


def open_api(dataset: Dataset) -> Mapping[str, Any]:
    """Return every endpoint by its group, the keys of every document, and those of each kind of record."""
    # Addresses on the page are relative: whole ones are not needed.
    made = specification(dataset, Examples.of(dataset), Deployment("", "", ""))
    components = made["components"]["schemas"]
    groups: dict[str, list[Endpoint]] = defaultdict(list)
    for path, item in made["paths"].items():
        groups[item["get"]["tags"][0]].append(_endpoint(path, item["get"]))
    return {
        "groups": dict(groups),
        "document": tuple(_keys(components["UnitDocument"])),
        "kinds": tuple(_kinds(made["paths"], components)),
        "index": INDEX,
        "open_api": OPEN_API,
        "version": made["info"]["version"],
    }


def _endpoint(path: str, operation: Schema) -> Endpoint:
    answer = operation["responses"]["200"]["content"]["application/json"]
    example = answer.get("example")
    fixed = "" if "{" in path else path[1:]
    known = example.get("self") or example.get("api") if example else None
    schema = answer["schema"]["$ref"].rpartition("/")[2]
    return Endpoint(path, operation["summary"], known["path"] if known else fixed, schema_path(schema))


def _kinds(paths: Schema, components: Mapping[str, Schema]) -> Iterator[Kind]:
    for record_type in COLLECTIONS:
        name, model = record_type.collection, record_type.__name__
        operation = next(item["get"] for item in paths.values() if item["get"]["operationId"] == name)
        example = operation["responses"]["200"]["content"]["application/json"].get("example")
        keys = tuple(_keys(components[model]))
        yield Kind(name, record_type.kind_label, keys, text_of(example).decode() if example else "")


def _keys(schema: Schema) -> Iterator[Key]:
    for name, told in schema["properties"].items():
        words = told.get("description", "")
        # A list that is missing is empty, as everyone expects.
        if told.get("default") not in (None, []):
            words = f"{words} Không có thì là {told['default']}.".strip()
        yield Key(name, _kind(told), told.get("title", ""), words, name in schema.get("required", ()))


def _kind(schema: Schema) -> str:
    """Return in words what kind of value a schema asks for."""
    if "$ref" in schema:
        return _KINDS["object"]
    if "anyOf" in schema:
        return " hoặc ".join(dict.fromkeys(map(_kind, schema["anyOf"])))
    if schema.get("type") == "array":
        return f"danh sách {_kind(schema.get('items', {}))}"
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    is_date = schema.get("format") == "date" or schema.get("pattern") == ISO_PARTIAL_DATE["pattern"]
    return "ngày" if is_date else _KINDS.get(str(schema.get("type")), "")
