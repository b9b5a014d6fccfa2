"""What would break whoever relies on version 1: something gone, or of another type.

New keys, new words of an enumeration and new endpoints are growth; clients are told to expect them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
_CHOICES = ("anyOf", "oneOf")
# What must stay as it is; a default is what a missing key says.
_FORMS = ("format", "pattern", "default")
# Upper limits narrow when they fall, lower ones when they rise.
_LIMITS = dict.fromkeys(("maxLength", "maximum", "maxItems"), 1) | dict.fromkeys(
    ("minLength", "minimum", "minItems"), -1
)


def breakages(before: Mapping[str, Schema], after: Mapping[str, Schema]) -> list[str]:
    """Return what of the endpoints' schemas before does not hold any more, each in a sentence."""
    found = []
    for name, schema in before.items():
        if name not in after:
            found.append(f"{name}: lost endpoint")
        else:
            found += _Comparison(schema, after[name]).schema(schema, after[name], name)
    return list(dict.fromkeys(found))


def lost_operations(before: Schema, after: Schema) -> list[str]:
    """Return what of one OpenAPI document's paths the other lacks, and which inputs it newly requires."""
    found = []
    for path, item in before["paths"].items():
        if path not in after["paths"]:
            found.append(f"{path}: lost endpoint")
            continue
        needed = {one["name"] for one in _parameters(after["paths"][path]) if one.get("required")}
        known = {one["name"] for one in _parameters(item) if one.get("required")}
        found += [f"{path}: newly required input {name}" for name in sorted(needed - known)]
    return found


def _parameters(item: Schema) -> list[Schema]:
    return [*item.get("parameters", ()), *item.get("get", {}).get("parameters", ())]


class _Comparison:
    """Two schemas with what their references mean."""

    def __init__(self, before: Schema, after: Schema) -> None:
        self._before, self._after = before.get("$defs", {}), after.get("$defs", {})
        self._seen: set[tuple[str, str]] = set()

    def schema(self, before: Schema, after: Schema, at: str) -> Iterator[str]:
        """Yield what a value that fits ``after`` no longer promises."""
        if "$ref" in before and "$ref" in after:
            pair = before["$ref"], after["$ref"]
            if pair in self._seen:
                return
            self._seen.add(pair)
        old, new = _resolved(before, self._before), _resolved(after, self._after)
        if _choices(old) is not None or _choices(new) is not None:
            yield from self._alternatives(_choices(old) or [old], _choices(new) or [new], at)
            return
        yield from _types(old, new, at)
        yield from self._object(old, new, at)
        for key in ("items", "additionalProperties"):
            if isinstance(old.get(key), dict):
                yield from self.schema(old[key], new.get(key) or {}, f"{at}[]")

    def _object(self, old: Schema, new: Schema, at: str) -> Iterator[str]:
        properties = new.get("properties", {})
        for key, schema in old.get("properties", {}).items():
            if key not in properties:
                yield f"{at}.{key}: removed property"
            else:
                yield from self.schema(schema, properties[key], f"{at}.{key}")
        for key in old.get("required", ()):
            if key in properties and key not in new.get("required", ()):
                yield f"{at}.{key}: may be missing now"

    def _alternatives(self, old: list[Schema], new: list[Schema], at: str) -> Iterator[str]:
        """Compare each alternative there was with the one that took its place."""
        for schema in old:
            name = _name(schema)
            same = next((one for one in new if _name(one) == name), None)
            if same is None:
                yield f"{at}: narrowed, no more {name}"
            else:
                yield from self.schema(schema, same, at)


def _resolved(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    if "$ref" not in schema:
        return schema
    return definitions[schema["$ref"].rpartition("/")[2]]


def _choices(schema: Schema) -> list[Schema] | None:
    return next((list(schema[key]) for key in _CHOICES if key in schema), None)


def _name(schema: Schema) -> str:
    return str(schema.get("$ref", "").rpartition("/")[2] or schema.get("type"))


def _types(old: Schema, new: Schema, at: str) -> Iterator[str]:
    if old.get("type") != new.get("type"):
        yield f"{at}: type {old.get('type')} became {new.get('type')}"
    lost = [word for word in _words(old) if word not in _words(new)]
    if lost and _words(new):
        yield f"{at}: narrowed, no more {', '.join(map(str, lost))}"
    yield from (f"{at}: {key} changed" for key in _FORMS if key in old and old[key] != new.get(key))
    for key, sign in _LIMITS.items():
        if key in new and (key not in old or sign * new[key] < sign * old[key]):
            yield f"{at}: narrowed, {key} is {new[key]} now"


def _words(schema: Schema) -> list[Any]:
    return list(schema.get("enum", [schema["const"]] if "const" in schema else []))
