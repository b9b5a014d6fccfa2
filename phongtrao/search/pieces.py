"""The pieces of Pagefind's index: where each begins."""

import zlib
from collections.abc import Mapping

_FOLDER = "index/"
_GZIP = 31
# What every file of Pagefind begins with, once unpacked; CBOR follows.
_MARK = b"pagefind_dcd"
# Around a piece's first word: the piece, its list of words, and the word with its pages.
_LISTS = 3
# A size below this stands in the first byte itself.
_BESIDE = 24


def first_words(files: Mapping[str, bytes]) -> list[str]:
    """Return the first word of each piece of an index, in order; words stand in the order of their bytes.

    :param files: Pagefind's files by their path in its folder.
    """
    return sorted(_first_word(content) for path, content in files.items() if path.startswith(_FOLDER))


def _first_word(piece: bytes) -> str:
    content = zlib.decompress(piece, _GZIP)
    place = len(_MARK)
    for _ in range(_LISTS):
        _, place = _size(content, place)
    size, place = _size(content, place)
    return content[place : place + size].decode()


def _size(content: bytes, place: int) -> tuple[int, int]:
    """Return the size of what begins at a place of CBOR, and the place after it."""
    size = content[place] & 0x1F
    if size < _BESIDE:
        return size, place + 1
    end = place + 1 + (1 << (size - _BESIDE))
    return int.from_bytes(content[place + 1 : end]), end
