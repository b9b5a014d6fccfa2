"""How a value may be spelled, told to editors' software: the JSON Schema of one scalar.

Our loader takes every scalar as text, but an editor's YAML language server guesses types: ``2024`` is an
integer to it and ``1.234`` a number. So a schema allows both the text and what the text may be taken for.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

# Host and path of a web address; no user name, nothing that HTML would need to escape.
_URL_CHAR = r"""\s<>"'`\\^{|}"""
URL_PATTERN = rf"[Hh][Tt][Tt][Pp][Ss]?://[^{_URL_CHAR}/?#@]+(?:[/?#][^{_URL_CHAR}]*)?"


class Spelling(NamedTuple):
    """The schemas of a scalar: how an editor may spell it, and how it is ``written`` for programs."""

    asked: JsonSchemaValue
    written: JsonSchemaValue

    def written_as(self, schema: JsonSchemaValue) -> "Spelling":
        """Return the same for a value that is not written as the text it is spelled with."""
        return self._replace(written=schema)


@dataclass(frozen=True, eq=False)
class Scalar:
    """What a field's type says of its scalar: how pydantic reads and writes it, and how it is spelled.

    pydantic's own annotations would say the same, each in a step of its own for every field that has them:
    to build all models took twice the time.

    :param core: what pydantic makes of the field, all of it.
    :param longest: the greatest number of characters, where there is one.
    """

    core: CoreSchema
    spelling: Spelling
    longest: int | None = None

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """Return what pydantic asks for; what it adds there concerns one field."""
        return cast("CoreSchema", {**self.core})

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema that pydantic asks for."""
        return dict(self.spelling.written if handler.mode == "serialization" else self.spelling.asked)


def text_of(limit: int) -> Spelling:
    """Return the schema of free text of at most ``limit`` characters; a lone number is text too."""
    written = {"type": "string", "minLength": 1, "maxLength": limit}
    return Spelling({"type": ["string", "number"], "pattern": r"\S", "maxLength": limit}, written)


def spelled(
    pattern: str,
    forms: str,
    *examples: str,
    guessed: str = "",
    least: int = 0,
    most: int | None = None,
) -> Spelling:
    """Return the schema of text that must match a pattern as a whole, blanks around it aside.

    :param pattern: a regular expression that Python and JavaScript read alike.
    :param forms: the accepted forms in Vietnamese, which editors' software shows when none is met.
    :param examples: values to show and to offer.
    :param guessed: the type plain YAML may be taken for: ``integer``, ``number`` or ``boolean``.
    :param least: the smallest, and ``most`` the largest, number that may be guessed.
    """
    schema: dict[str, Any] = {
        "type": ["string", guessed] if guessed else "string",
        "pattern": rf"^\s*(?:{pattern})\s*$",
        "patternErrorMessage": f"Cho phép: {forms}.",
    }
    if examples:
        schema["examples"] = list(examples)
    if guessed in ("integer", "number"):
        schema |= {"minimum": least} | ({} if most is None else {"maximum": most})
    return Spelling(schema, {"type": "string", "pattern": f"^(?:{pattern})$"})


def any_case(*words: str) -> str:
    """Return a pattern for any of ``words`` in capitals, small letters or a mixture."""
    return "|".join("".join(f"[{char.upper()}{char}]" for char in word) for word in words)
