"""A field of a record → a field of the form, at every depth."""

from annotated_types import MinLen
from pydantic import BaseModel

from ..fields import Field, field_at, leaves
from ..records import Record
from ..records.photos import PHOTO_TYPES, PhotoName
from ..records.spelling import Scalar
from ..records.values import MAX_TITLE
from .choices import Config, Vocabularies, choosing
from .hints import hint

# The text of the file as it was read, which ``record_file.js`` writes the changes into.
SOURCE = {"name": "_source", "widget": "hidden"}
# So many fields name a list's item while it is folded up.
_NAMED_BY = 2
# A photo is put beside its record, into the folder of the record's name; the record names it alone.
_PHOTO: Config = {
    "widget": "image",
    "accept": ",".join(f"image/{kind.lower()}" for kind in dict.fromkeys(PHOTO_TYPES.values())),
    "choose_url": False,
    "media_folder": "{{slug}}",
    "public_folder": "",
    "hint": "Ảnh .jpg, .png hoặc .webp. Tệp được đặt vào thư mục mang tên bản ghi này.",
}


def file_fields(record_type: type[Record], vocabularies: Vocabularies) -> list[Config]:
    """Return the fields of a kind of file, in the order in which a new one is written."""
    return [*_fields_of(record_type, record_type, vocabularies), SOURCE.copy()]


def ordered(model: type[BaseModel]) -> list[str]:
    """Return the keys of a model: first what must be there, last what every record has."""
    fields = model.model_fields
    common = Record.model_fields if issubclass(model, Record) else {}
    return sorted(fields, key=lambda key: (key in common, not fields[key].is_required()))


def _fields_of(model: type[BaseModel], root: type[Record], vocabularies: Vocabularies) -> list[Config]:
    return [_field(model, key, root, vocabularies) for key in ordered(model)]


def _field(model: type[BaseModel], key: str, root: type[Record], vocabularies: Vocabularies) -> Config:
    """Return a field with its label. A list's limits stand on the list, those of a text on the item."""
    field = field_at(model, (key,))
    said = hint(field, model, root)
    head: Config = {"name": key, "label": field.title, "required": field.required}
    head |= {"hint": said} if said else {}
    return head | _body(field, root, vocabularies) | (_limits(model, key) if field.many else {})


def _body(field: Field, root: type[Record], vocabularies: Vocabularies) -> Config:
    """Return what a field is, its name and limits aside."""
    if field.part:
        inside = _fields_of(field.part, root, vocabularies)
        return _parts(inside) if field.many else {"widget": "object", "collapsed": "auto", "fields": inside}
    chosen = choosing(field, vocabularies)
    if not field.many:
        return chosen or _text(field)
    if chosen:
        return chosen | {"multiple": True}
    item = {"name": field.path[-1], "label": field.title} | _text(field)
    return {"widget": "list", "field": item}


def _parts(inside: list[Config]) -> Config:
    named = [one["name"] for one in inside if one["required"] and "fields" not in one][:_NAMED_BY]
    summary = " · ".join(f"{{{{{name}}}}}" for name in named)
    made = {"widget": "list", "collapsed": "auto", "fields": inside}
    return made | ({"summary": summary} if summary else {})


def _limits(model: type[BaseModel], key: str) -> Config:
    """Return how many values a list must have, where its model says so."""
    notes = model.model_fields[key].metadata
    least = [one.min_length for one in notes if isinstance(one, MinLen)]
    return {"min": least[0]} if least else {}


def _text(field: Field) -> Config:
    """Return a field for text, with the limit and the pattern that editors' software is given too."""
    if field.hint in (PhotoName, PhotoName | None):
        return _PHOTO.copy()
    scalars = [one for one in leaves(field.hint) if isinstance(one, Scalar)]
    longest = min((one.longest for one in scalars if one.longest), default=None)
    shape = next((one.spelling.asked for one in scalars), {})
    is_shaped = "patternErrorMessage" in shape
    made: Config = {"widget": "text" if not is_shaped and longest and longest > MAX_TITLE else "string"}
    # Sveltia would offer little pictures for what follows a colon.
    made["use_emoji_autocomplete"] = False
    made |= {"maxlength": longest} if longest else {}
    return made | ({"pattern": [shape["pattern"], shape["patternErrorMessage"]]} if is_shaped else {})
