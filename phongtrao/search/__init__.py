"""Search: what the built pages say becomes an index that a reader's browser loads piece by piece."""

from .indexer import IndexFailedError
from .indexing import index_files, write_index

__all__ = ["IndexFailedError", "index_files", "write_index"]
