"""What a lookup gave, in words that can be compared: the digests of records, and all else by its value."""

import dataclasses
import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from .records import Record

# Anything that says the same of two values only if they show the same.
Answer = Any


def short_digest(text: str) -> int:
    """Return a digest of a text in eight bytes, of which thousands are kept."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def told(value: Any, digests: Mapping[str, int]) -> Answer:
    """Return what stands for a value.

    A dataclass that shows less than it holds says what it shows as ``told_by``.

    :param digests: of each record's file and days, by path.
    """
    if isinstance(value, Record):
        return digests.get(value.path, 0)
    if isinstance(value, list | tuple):
        return tuple([told(item, digests) for item in value])
    if isinstance(value, Mapping):
        return tuple([(key, told(item, digests)) for key, item in value.items()])
    if dataclasses.is_dataclass(value):
        if hasattr(value, "told_by"):
            return told(value.told_by, digests)
        return tuple([told(getattr(value, one.name), digests) for one in dataclasses.fields(value)])
    # A part of a record has no digest of its own.
    return repr(value) if isinstance(value, BaseModel) else value
