"""What stands below a field: what it is for, how it is written, an example, what an empty one means."""

import re
from functools import cache

from pydantic import BaseModel

from ..fields import Field, Kind
from ..problems import quoted
from ..records.values import FLAG_FORMS, NO_LABEL, Choice


def hint(field: Field, model: type[BaseModel], root: type[BaseModel]) -> str:
    """Return a field's hint in Vietnamese; empty where its label says all.

    :param model: the part that the field stands in, and ``root`` the record around it.
    """
    described = _in_labels(field.description, model, root)
    forms = f"Viết {field.forms}." if field.forms else ""
    # The forms end in examples of their own.
    example = f"Ví dụ: {'; '.join(field.examples)}." if field.examples and not forms else ""
    return " ".join(filter(None, [described, forms, example, _when_empty(field, model)]))


def _when_empty(field: Field, model: type[BaseModel]) -> str:
    """Return what the loader takes for a field that is left empty, where that is not just nothing."""
    default = model.model_fields[str(field.path[-1])].get_default()
    values = default if isinstance(default, tuple) else (default,)
    if field.kind is Kind.FLAG and isinstance(default, bool):
        return f"Để trống: {FLAG_FORMS.split(', ')[0 if default else 1].split(' ')[0]}."
    named = [one.label or NO_LABEL for one in values if isinstance(one, Choice)]
    plain = [one for one in values if isinstance(one, str) and not isinstance(one, Choice)]
    return f"Để trống: {', '.join(named + plain)}." if named + plain else ""


def _in_labels(text: str, *models: type[BaseModel]) -> str:
    """Return a text in which keys, which editors of files see, have become the labels that a form shows."""
    labels: dict[str, str] = {}
    for model in reversed(models):
        labels |= _labels(model)
    return re.sub(r"\b[a-z_]+\b", lambda found: labels.get(found[0], found[0]), text)


@cache
def _labels(model: type[BaseModel]) -> dict[str, str]:
    return {key: quoted(info.title or "") for key, info in model.model_fields.items()}
