"""Search: what the built pages say becomes an index that a reader's browser loads piece by piece."""

from .indexing import IndexFailedError, write_index

__all__ = ["IndexFailedError", "write_index"]
