"""The error that field types and record rules raise, in Vietnamese."""

from typing import Any

from pydantic_core import PydanticCustomError


def refuse(message: str, suggestion: str = "") -> PydanticCustomError:
    """Return the error a field type raises; ``message`` is Vietnamese and complete in itself."""
    return PydanticCustomError(
        "phongtrao", "{message}{suggestion}", {"message": message, "suggestion": suggestion}
    )


def as_text(value: Any) -> str:
    """Return the text of a scalar; refuse a list or a mapping in its place."""
    if isinstance(value, str):
        return value
    raise refuse("Chỗ này phải là một giá trị, không phải danh sách hay nhóm mục.")
