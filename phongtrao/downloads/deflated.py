"""Compressed pieces that can be joined: each ends at a whole byte and refers to nothing before it.

A file whose one piece changed need not be compressed as a whole again.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Measured on synthetic records: HACKING.md.
LEVEL = 4
# An empty last block ends a deflated stream.
_END = b"\x03\x00"
_STORED, _DEFLATED = 0, 8
# 1 January 1980, the first day a ZIP knows, and no time: the same files give the same bytes.
_TIME, _DATE = 0, 1 << 5 | 1
# Made as on Unix: an ordinary file that everyone may read.
_MADE_BY, _RIGHTS = 3 << 8 | 20, 0o100644 << 16
_LOCAL, _CENTRAL = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_LAST = struct.Struct("<4s4H2LH")


def deflated(content: bytes) -> bytes:
    """Return a piece compressed so that others can follow it."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)


def inflated(piece: bytes) -> bytes:
    """Return what a piece was made of."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece)


class Member(NamedTuple):
    """A file as it stands in an archive: its name, its bytes as pieces, and what a ZIP tells of them."""

    name: str
    pieces: Sequence[bytes]
    crc: int
    size: int
    method: int = _DEFLATED

    @property
    def packed(self) -> int:
        """How many bytes it takes."""
        return sum(map(len, self.pieces))


class Seen(NamedTuple):
    """What is told of a member while its contents go by."""

    size: int = 0
    crc: int = 0

    def and_then(self, content: bytes) -> "Seen":
        """Return the same with the next bytes."""
        return Seen(self.size + len(content), zlib.crc32(content, self.crc))


class Sums(NamedTuple):
    """What is told of a file: its size, its CRC-32, its SHA-256 in hexadecimal digits."""

    size: int
    crc: int
    sha256: str


@dataclass
class Measured:
    """What is told of a file while its pieces go by: size, checksums."""

    size: int = 0
    crc: int = 0

    def __post_init__(self) -> None:
        self._sha = hashlib.sha256()

    def add(self, content: bytes) -> bytes:
        """Take the next bytes, and give them back."""
        self.size += len(content)
        self.crc = zlib.crc32(content, self.crc)
        self._sha.update(content)
        return content

    @property
    def sums(self) -> Sums:
        """What is told of all that has gone by."""
        return Sums(self.size, self.crc, self._sha.hexdigest())


def member(name: str, pieces: Sequence[bytes], crc: int, size: int) -> Member:
    """Return a member made of compressed pieces whose contents' checksum and size are known."""
    return Member(name, [*pieces, _END], crc, size)


def packed(name: str, content: bytes) -> Member:
    """Return a member of one content."""
    return member(name, [deflated(content)], zlib.crc32(content), len(content))


def stored(name: str, content: bytes) -> Member:
    """Return a member that is compressed already."""
    return Member(name, [content], zlib.crc32(content), len(content), _STORED)


def archive(members: Iterable[Member]) -> Iterator[bytes]:
    """Yield the bytes of a ZIP file with members in the order given, without times of day or rights."""
    directory, place, count = [], 0, 0
    for one in members:
        name = one.name.encode("ascii")
        told = (20, 0, one.method, _TIME, _DATE, one.crc, one.packed, one.size)
        head = _LOCAL.pack(b"PK\x03\x04", *told, len(name), 0) + name
        yield head
        yield from one.pieces
        directory.append(
            _CENTRAL.pack(b"PK\x01\x02", _MADE_BY, *told, len(name), 0, 0, 0, 0, _RIGHTS, place) + name
        )
        place, count = place + len(head) + one.packed, count + 1
    table = b"".join(directory)
    yield table
    yield _LAST.pack(b"PK\x05\x06", 0, 0, count, count, len(table), place, 0)
