"""pydantic's errors → problems at their place in the file, in Vietnamese."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .decoding import Mark
from .marked import MarkedDict, MarkedList
from .problems import Problem, did_you_mean, quoted
from .records.base import Record
from .vietnamese import fold
from .yaml_messages import looks_glued

Loc = Sequence[int | str]


def problems_of(
    error: ValidationError, record_type: type[Record], document: MarkedDict, path: str
) -> Iterator[Problem]:
    """Yield one problem for each mistake in one record; what only follows from another is left out.

    :param document: the parsed file the record was made from; gives line and column.
    """
    errors = error.errors(include_url=False)
    for details in errors:
        if not _follows_from_another(details, errors, record_type, document):
            yield _problem(details, record_type, document, path)


def _follows_from_another(
    details: ErrorDetails, errors: list[ErrorDetails], record_type: type[Record], document: MarkedDict
) -> bool:
    loc = details["loc"]
    if not document.complete and not isinstance(details["input"], str):
        # The file was read only up to a syntax error: whatever seems missing may stand after it.
        return True
    if details["type"] == "too_short":
        return any(other["loc"][: len(loc)] == loc and other is not details for other in errors)
    if details["type"] == "missing":
        strangers = [other["loc"] for other in errors if other["type"] == "extra_forbidden"]
        return any(
            stranger[:-1] == loc[:-1] and _meant_key(record_type, stranger) == loc[-1]
            for stranger in strangers
        )
    return False


def problem_at(record: Record, loc: Loc, message: str) -> Problem:
    """Return a problem at a place inside a valid record, for cross-record checks.

    :param loc: keys and indexes from the record's root, such as ``("figures", 0, "value")``.
    """
    label, key = name_of(type(record), loc)
    mark = _locate(record.document, loc, at_key=False)
    return Problem(record.path, *mark, message, label, key)


def _problem(details: ErrorDetails, record_type: type[Record], document: MarkedDict, path: str) -> Problem:
    unknown = details["type"] == "extra_forbidden"
    at = details.get("ctx", {}).get("at", "")
    loc = (*details["loc"], at) if at else details["loc"]
    label, key = name_of(record_type, loc)
    mark = _locate(document, loc, at_key=unknown)
    message = _unknown_key(record_type, loc) if unknown else _said(details)
    return Problem(path, *mark, message, label, key)


# pydantic's error types → what we say. {written} is the value as the editor wrote it, if it is text.
_SAID = {
    "missing": "Thiếu mục này: bắt buộc phải có.",
    "string_type": "Chỗ này phải là một dòng chữ, không phải danh sách hay nhóm mục.",
    "string_too_short": "Đang để trống: điền giá trị hoặc xoá dòng này.",
    "string_too_long": "{written}dài quá: tối đa {max_length} ký tự.",
    "tuple_type": '{written}phải là danh sách, mỗi phần tử một dòng bắt đầu bằng "- ".',
    "model_type": '{written}phải là một nhóm mục dạng "tên_mục: giá trị".',
    "too_short": "Danh sách cần ít nhất {min_length} phần tử.",
    "phongtrao": "{message}{suggestion}",
}


def _said(details: ErrorDetails) -> str:
    """Return the message for one error; our own field types bring theirs along."""
    value = details.get("input")
    written = f"{quoted(value)} " if isinstance(value, str) else ""
    if details["type"] == "model_type" and isinstance(value, str) and looks_glued(value):
        return f"{written}thiếu dấu cách sau dấu hai chấm. Ví dụ: name: Trần Văn A"
    template = _SAID.get(details["type"], "{written}không hợp lệ: {type}.")
    return template.format_map({"written": written, "type": details["type"], **details.get("ctx", {})})


def _unknown_key(record_type: type[Record], loc: Loc) -> str:
    key = str(loc[-1])
    if re.fullmatch(r"\d+\S*", key):
        return (
            f"{quoted(key)} không phải tên mục: trong {{ }} một số có dấu phẩy bị tách làm hai. "
            'Đặt số trong nháy kép, như "17,5", hoặc viết mỗi mục một dòng.'
        )
    if key == "id":
        return "Không ghi mã trong tệp: tên tệp chính là mã. Xoá dòng này."
    fields = _fields_at(record_type, loc[:-1])
    allowed = ", ".join(f"{name} ({info.title})" for name, info in fields.items())
    near = did_you_mean(_meant_key(record_type, loc), fields)
    return f"Không có mục nào tên {quoted(key)}.{near} Cho phép: {allowed}."


def _meant_key(record_type: type[Record], loc: Loc) -> str:
    """Return the key an unknown one stands for, by label or by spelling; else the key itself."""
    key = str(loc[-1])
    fields = _fields_at(record_type, loc[:-1])
    labelled = {fold(info.title or ""): name for name, info in fields.items()}
    by_label = labelled.get(fold(key.replace("_", " ")))
    return by_label or next(iter(get_close_matches(key, fields, n=1)), key)


def _fields_at(record_type: type[Record], loc: Loc) -> dict[str, FieldInfo]:
    """Return the fields of the model at ``loc``; those that every record has come last, as in the files."""
    model = _field_at(record_type, loc)[2]
    fields = model.model_fields if model else {}
    return dict(sorted(fields.items(), key=lambda item: item[0] in Record.model_fields))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the model classes inside an annotation such as ``tuple[Source, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _field_at(record_type: type[BaseModel], loc: Loc) -> tuple[str, FieldInfo | None, type[BaseModel] | None]:
    """Walk ``loc`` through the models; return the last named key, its field, and the model it leads to."""
    model: type[BaseModel] | None = record_type
    key, info = "", None
    for part in loc:
        if isinstance(part, str) and model is not None:
            key, info = part, model.model_fields.get(part)
            model = next(_models_in(info.annotation), None) if info else None
    return key, info, model


def name_of(record_type: type[Record], loc: Loc) -> tuple[str, str]:
    """Return the Vietnamese label and the YAML key of the innermost named field of ``loc``."""
    key, info, _ = _field_at(record_type, loc)
    if not key:
        return record_type.kind_label, record_type.collection
    return (info.title or "") if info else "Mục lạ", key


def _locate(document: Any, loc: Loc, *, at_key: bool) -> Mark:
    """Return the mark of ``loc`` in a parsed file; of the nearest container when the place is not written."""
    mark: Mark = (1, 1)
    node = document
    for part in loc:
        if isinstance(node, MarkedDict) and part in node.marks:
            key_mark, value_mark = node.marks[part]
            absent = part not in node
            mark = key_mark if at_key or absent else value_mark
            node = node.get(part)
        elif isinstance(node, MarkedList) and isinstance(part, int) and part < len(node):
            mark = node.marks[part]
            node = node[part]
    return mark
