"""The error that field types and record rules raise, in Vietnamese."""

from typing import Any

from pydantic_core import PydanticCustomError


def refuse(message: str, suggestion: str = "", at: str = "") -> PydanticCustomError:
    """Return the error that a field type or a rule raises.

    :param message: what is wrong, in Vietnamese, complete in itself.
    :param suggestion: a near miss, as ``did_you_mean`` says it.
    :param at: for a rule of a record or part: the key the editor should look at.
    """
    context = {"message": message, "suggestion": suggestion, "at": at}
    return PydanticCustomError("phongtrao", "{message}{suggestion}", context)


def as_text(value: Any) -> str:
    """Return the text of a scalar; refuse a list or a mapping in its place."""
    if isinstance(value, str):
        return value
    raise refuse("Chỗ này phải là một giá trị, không phải danh sách hay nhóm mục.")
