"""JSON Schemas of the API's documents, made from their shapes and the records themselves."""

from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from ..public_copy import PRIVATE_KEYS
from ..schemas import DIALECT
from .endpoints import ENDPOINTS

Schema = dict[str, Any]


class _Written(GenerateJsonSchema):
    """pydantic's generator for what is written: what is unknown has no key, and more may come."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return a model's schema without its private keys, and open: later versions may add keys."""
        made = super().model_schema(schema)
        properties = {key: value for key, value in made["properties"].items() if key not in PRIVATE_KEYS}
        kept = {
            key: value for key, value in made.items() if key not in ("description", "additionalProperties")
        }
        return kept | {"properties": properties} | _title(schema["cls"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Tell what a key that is missing stands for; where nothing is known, it stands for nothing."""
        made = dict(super().default_schema(schema))
        if made.get("default", "") is not None:
            return made
        kinds = [one for one in made.pop("anyOf", ()) if one != {"type": "null"}]
        made.pop("default")
        return made | kinds[0] if len(kinds) == 1 else made | ({"anyOf": kinds} if kinds else {})


def _title(model: type[BaseModel]) -> Schema:
    """Return a model's title, of those that stand for a file in ``data/``; developers' names are left out."""
    label = getattr(model, "kind_label", "")
    return {"title": label} if label else {"title": model.__name__}


def schemas(template: str) -> tuple[dict[str, Schema], dict[str, Schema]]:
    """Return the schema of each endpoint by its name, and of all that they are made of.

    :param template: how one refers to another: ``#/$defs/{model}``.
    """
    mode: JsonSchemaMode = "serialization"
    adapters = [(name, mode, TypeAdapter(shape)) for name, shape in ENDPOINTS.items()]
    made, shared = TypeAdapter.json_schemas(adapters, schema_generator=_Written, ref_template=template)
    endpoints = {name: _tidy(schema) for (name, _), schema in made.items()}
    return endpoints, _tidy(shared.get("$defs", {}))


def _tidy(node: Any) -> Any:
    """Drop examples of how an editor may write a number or a date; programs read something else."""
    if isinstance(node, dict):
        kept = {key: _tidy(value) for key, value in node.items()}
        examples = kept.get("examples")
        if isinstance(examples, list) and (
            kept.get("type") != "string" or "format" in kept or "pattern" in kept
        ):
            kept.pop("examples")
        return kept
    return [_tidy(one) for one in node] if isinstance(node, list) else node


def standing_alone() -> dict[str, Schema]:
    """Return each endpoint's schema with all that it refers to, by its name."""
    endpoints, shared = schemas("#/$defs/{model}")
    return {name: _alone(schema, shared) for name, schema in endpoints.items()}


def _alone(schema: Schema, shared: dict[str, Schema]) -> Schema:
    needed: dict[str, Schema] = {}
    waiting = [schema]
    while waiting:
        for name in references(waiting.pop()):
            if name not in needed:
                needed[name] = shared[name]
                waiting.append(shared[name])
    return {"$schema": DIALECT} | schema | ({"$defs": dict(sorted(needed.items()))} if needed else {})


def references(node: Any) -> set[str]:
    """Return the names of all that a schema refers to directly."""
    if isinstance(node, dict):
        own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    return set().union(*(references(one) for one in node)) if isinstance(node, list) else set()
