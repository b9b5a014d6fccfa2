"""JSON Schemas of the records, for editors' software: names, labels, limits and examples as one types.

They are made from the same models that check the files, so they say no more and no less about the shape.
What needs a second value or another file (sums, references, the calendar) is told by ``phongtrao check``.
"""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .load import DATA
from .records import COLLECTIONS, Record, Site, Taxonomy

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LEFT_EMPTY = "để trống"


class _RecordSchema(GenerateJsonSchema):
    """pydantic's generator with our two rules: a key may be left empty, and nothing speaks English."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Drop the class's name and docstring: they are for developers."""
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in ("title", "description")}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null to ``default_schema``: an empty value means that the key is not written."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Allow an optional key without a value; name the default where there is one."""
        made = dict(super().default_schema(schema))
        # An editor would write a default of nothing into the file.
        if made.get("default") in (None, []):
            made.pop("default", None)
        return _or_null(made)


def _or_null(schema: JsonSchemaValue) -> JsonSchemaValue:
    if "$ref" in schema:
        return {"anyOf": [{"$ref": schema["$ref"]}, {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    made = schema | {"type": [*kinds, "null"]}
    if "enum" in made:
        made["enum"] = [*made["enum"], None]
        made["enumDescriptions"] = [*made["enumDescriptions"], LEFT_EMPTY]
    return made


def json_schema(record_type: type[Record]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one kind of file."""
    kind = record_type.collection
    where = f"{DATA}/{kind}/" if record_type in COLLECTIONS else f"{DATA}/{kind}.yml"
    made = record_type.model_json_schema(schema_generator=_RecordSchema)
    said = {"title": record_type.kind_label, "description": f"Kiểm tra đầy đủ {where} bằng: phongtrao check."}
    return {"$schema": DIALECT} | made | said


def schema_files() -> dict[str, str]:
    """Return the text of every schema file by its name (``conferences.json``); it is the same each time."""
    kinds: tuple[type[Record], ...] = (*COLLECTIONS, Site, Taxonomy)
    return {f"{kind.collection}.json": _text(json_schema(kind)) for kind in kinds}


def _text(schema: JsonSchemaValue) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
