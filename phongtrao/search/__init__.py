"""Search: what the built pages say becomes an index that a reader's browser loads piece by piece."""

from typing import NamedTuple

LANGUAGE = "vi"
# The name of an entry, and how many words its text has.
Known = tuple[str, int]


class IndexFailedError(Exception):
    """The index could not be made. The message is Vietnamese."""


class Piece(NamedTuple):
    """A piece of the index: its first and its last word, and its name, which is made of its content."""

    first: str
    last: str
    name: str

    @property
    def path(self) -> str:
        """The piece's path in the index's folder."""
        return f"index/{self.name}.pf_index"


class Indexed(NamedTuple):
    """What an index has: its entries in their order, and its pieces."""

    entries: tuple[Known, ...] = ()
    pieces: tuple[Piece, ...] = ()
