"""What Pagefind's index needs of CBOR (RFC 8949): whole numbers, texts and lists; how large each is."""

from collections.abc import Sequence
from functools import cache

_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
# A number below this stands in the first byte itself; else in one, two, four or eight bytes behind it.
_BESIDE = 24


@cache
def number(value: int) -> bytes:
    """Return a whole number."""
    return _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)


def text(value: str) -> bytes:
    """Return a text."""
    encoded = value.encode()
    return _head(_TEXT, len(encoded)) + encoded


def items(values: Sequence[bytes], count: int | None = None) -> bytes:
    """Return a list of things that are written already; ``count`` tells how many, where some are joined."""
    return _head(_LIST, len(values) if count is None else count) + b"".join(values)


def listed(*values: bytes) -> bytes:
    """Return a list of these things."""
    return items(values)


def size_at(content: bytes, at: int) -> tuple[int, int]:
    """Return the number or size that the head at a place tells, and the place behind the head."""
    size = content[at] & 0x1F
    at += 1
    if size < _BESIDE:
        return size, at
    end = at + (1 << size - _BESIDE)
    return int.from_bytes(content[at:end]), end


@cache
def _head(kind: int, size: int) -> bytes:
    """Return the shortest beginning of something of this kind and size."""
    if size < _BESIDE:
        return bytes((kind << 5 | size,))
    power = next(power for power in range(4) if size < 1 << (8 << power))
    return bytes((kind << 5 | (_BESIDE + power),)) + size.to_bytes(1 << power)
