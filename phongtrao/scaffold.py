"""A new record's file: the answers given, and a Vietnamese comment for every key, made from the records."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap

from . import roundtrip
from .fields import Field, Kind, Path, field_at
from .problems import quoted
from .records import Record
from .records.values import reference_home

Answers = Mapping[Path, str]
_WIDTH = 110
# A new record has none of these; the guide tells of them.
_LATER = ("corrections", "withdrawn", "moved_from", "privacy_exceptions")
# Keys of parts inside parts are looked up when they are needed.
_DEEPEST = 2


def new_file(record_type: type[Record], answers: Answers) -> str:
    """Return the text of a new record's file.

    :param answers: values by their path in the record, such as ``("sources", 0, "title")``.
    """
    lines = [
        f'# {record_type.kind_label}. Dòng bắt đầu bằng "#" là lời giải thích, hoặc mục chưa dùng:',
        '# bỏ dấu "#" ở đầu dòng rồi điền; mục nào nguồn không nêu thì để nguyên hoặc xoá.',
    ]
    for field in _fields(record_type):
        lines += ["", *_field_lines(field, _below(answers, field.path[-1]))]
    return "\n".join(lines) + "\n"


def _fields(model: type[BaseModel]) -> list[Field]:
    """Return the fields of a record or part, required ones first and sources last, as files have them."""
    fields = [field_at(model, (key,)) for key in model.model_fields if key not in _LATER]
    return sorted(fields, key=lambda field: (field.path[0] == "sources", not field.required))


def _below(answers: Answers, key: object) -> dict[Path, str]:
    return {path[1:]: text for path, text in answers.items() if path[0] == key}


def _field_lines(field: Field, answers: Answers, depth: int = 1) -> Iterator[str]:
    """Yield a key with its comment; commented out when there is no answer for it."""
    key = str(field.path[-1])
    yield from textwrap.wrap(
        comment(field), _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False
    )
    body = list(_value_lines(field, key, answers, depth))
    yield from body if answers else [f"# {line}".rstrip() for line in body]


def _value_lines(field: Field, key: str, answers: Answers, depth: int) -> Iterator[str]:
    if field.part is None:
        yield from _scalar_lines(field, key, answers)
        return
    yield f"{key}:"
    if depth > _DEEPEST or (depth == _DEEPEST and not answers):
        return
    inner = _below(answers, 0) if field.many else answers
    lines = list(_part_lines(field.part, inner, depth + 1))
    # A list's item begins at its first key; comments before that stand at the same column.
    at = next((at for at, line in enumerate(lines) if not line.startswith("#")), None) if answers else 0
    for index, line in enumerate(lines):
        first = field.many and index == at
        yield f"  - {line}" if first else f"    {line}" if field.many else f"  {line}"


def _part_lines(part: type[BaseModel], answers: Answers, depth: int) -> Iterator[str]:
    for field in _fields(part):
        key = field.path[-1]
        if answers:
            yield from _field_lines(field, _below(answers, key), depth)
        elif field.part is None:
            # Already inside a commented-out part: the label alone, beside the key.
            yield f"{key}:  # {field.title}{_needed(field)}"


def _scalar_lines(field: Field, key: str, answers: Answers) -> Iterator[str]:
    text = next(iter(answers.values()), "")
    if not text:
        yield f"{key}:"
        return
    plain = field.kind in (Kind.DATE, Kind.NUMBER, Kind.QUANTITY)
    value: Any = roundtrip.scalar(text, is_text=not plain)
    yield from roundtrip.write(CommentedMap({key: [value] if field.many else value})).splitlines()


def comment(field: Field) -> str:
    """Return what stands above a key: label, whether required, meaning, how to write it, an example."""
    example = f"Ví dụ: {'; '.join(field.examples)}." if field.examples else ""
    return " ".join(
        filter(None, [f"{field.title}{_needed(field)}.", field.description, _allowed(field), example])
    )


def _needed(field: Field) -> str:
    return " (bắt buộc)" if field.required else " (tùy chọn)"


def _allowed(field: Field) -> str:
    """Return how a value is written, or which values there are."""
    if field.choices:
        named = [f"{one.value} ({one.label})" if one.label else one.value for one in field.choices]
        return f"Một trong: {', '.join(named)}."
    match field.kind:
        case Kind.REFERENCE:
            return f"Mã trong {reference_home(field.collection)}."
        case Kind.DATE | Kind.NUMBER | Kind.QUANTITY:
            return f"Viết {field.forms}."
        case Kind.FLAG:
            return f"Ghi {quoted('có')} hoặc {quoted('không')}."
    return 'Danh sách: mỗi phần tử một dòng bắt đầu bằng "- ".' if field.many else ""


def metavar(field: Field) -> str:
    """Return the word that stands for a field's value in a command's help."""
    return {Kind.DATE: "NGÀY", Kind.NUMBER: "SỐ", Kind.QUANTITY: "SỐ LƯỢNG"}.get(field.kind, "CHỮ")
