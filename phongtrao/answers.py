"""What a lookup gave, in words that can be compared: the digests of records, and all else by its value."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from .records import Record

# Anything that says the same of two values only if they show the same.
Answer = Any
Teller = Callable[[Any, Mapping[str, int]], Answer]


def short_digest(text: str) -> int:
    """Return a digest of a text in eight bytes, of which thousands are kept."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def told(value: Any, digests: Mapping[str, int]) -> Answer:
    """Return what stands for a value.

    A dataclass that shows less than it holds says what it shows as ``told_by``.

    :param digests: of each record's file and days, by path.
    """
    tell = _TELLERS[value.__class__]
    return tell(value, digests) if tell else value


def _all_told(values: Iterable[Any], digests: Mapping[str, int]) -> Answer:
    # As ``told`` does; without a call for each of some ten thousand.
    return tuple([tell(one, digests) if (tell := _TELLERS[one.__class__]) else one for one in values])


class _Tellers(dict[type, Teller | None]):
    """How values are told, by their classes; None where they are by themselves."""

    def __missing__(self, kind: type) -> Teller | None:
        self[kind] = found = _teller(kind)
        return found


def _teller(kind: type) -> Teller | None:
    if issubclass(kind, Record):
        return lambda value, digests: digests.get(value.path, 0)
    if issubclass(kind, list | tuple):
        return _all_told
    if issubclass(kind, Mapping):
        return lambda value, digests: tuple([(key, told(item, digests)) for key, item in value.items()])
    if hasattr(kind, "told_by"):
        return lambda value, digests: told(value.told_by, digests)
    if dataclasses.is_dataclass(kind):
        names = [one.name for one in dataclasses.fields(kind)]
        return lambda value, digests: tuple([told(getattr(value, name), digests) for name in names])
    # A part of a record has no digest of its own.
    return (lambda value, _: repr(value)) if issubclass(kind, BaseModel) else None


_TELLERS = _Tellers()
