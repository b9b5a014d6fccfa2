"""Which rows may be the header of a sheet: one row, or two of which the upper one spans the lower."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .cells import RawCell
from .columns import header_key

RawRow = Sequence[RawCell]


@dataclass(frozen=True)
class Header:
    """A header: the number of its (lower) row, from 1, and the text over each column."""

    row: int
    texts: tuple[str, ...]
    is_joined: bool = False


def headers_of(rows: Sequence[RawRow], known: Container[str]) -> Iterator[Header]:
    """Yield what may be a header: every row alone, then every two rows read together.

    :param known: the keys of the headers there are.
    """
    texts = [[_text(cell) for cell in row] for row in rows]
    for number, row in enumerate(texts, 1):
        yield Header(number, tuple(row))
    for number, (upper, lower) in enumerate(pairwise(texts), 2):
        yield Header(number, tuple(_joined(upper, lower, known)), is_joined=True)


def header_name(text: str, known: Container[str]) -> str:
    """Return the key of a header, without what stands in brackets when that is a note."""
    key = header_key(text)
    return key if key in known else header_key(text.partition("(")[0])


def _text(cell: RawCell) -> str:
    return str(cell.value).strip() if cell.value is not None else ""


def _joined(upper: Sequence[str], lower: Sequence[str], known: Container[str]) -> Iterator[str]:
    """Yield the text over each column: an upper text spans the empty cells to its right."""
    spanning = ""
    for at in range(max(len(upper), len(lower))):
        own = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        spanning = own or spanning
        yield _under(spanning, below, known) if below else own


def _under(spanning: str, below: str, known: Container[str]) -> str:
    """Return what a lower text says: itself if known, else with the one above it, in either order."""
    ways = below, f"{spanning} {below}", f"{below} {spanning}"
    return next((one for one in ways if header_name(one, known) in known), below)
