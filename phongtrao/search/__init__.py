"""Search: what the built pages say becomes an index that a reader's browser loads piece by piece."""

from .indexer import IndexFailedError
from .indexing import write_index

__all__ = ["IndexFailedError", "write_index"]
