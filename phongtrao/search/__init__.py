"""Search: what the built pages say becomes an index that a reader's browser loads piece by piece."""


class IndexFailedError(Exception):
    """The index could not be made. The message is Vietnamese."""
