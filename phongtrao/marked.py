"""Values read from YAML; most remember where in the file they stand."""

from typing import Any

from .decoding import Mark


class Group(dict[str, Any]):
    """A YAML mapping. ``absent`` are the keys written with nothing behind them, which it leaves out."""

    absent: tuple[str, ...] = ()


class MarkedDict(Group):
    """A YAML mapping. ``marks`` holds (key mark, value mark) for each key, absent ones included.

    ``complete`` is False for a file that could be read only in part.
    """

    __slots__ = ("complete", "mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.complete = True
        self.marks: dict[str, tuple[Mark, Mark]] = {}

    @property
    def absent(self) -> tuple[str, ...]:  # type: ignore[override]
        """The keys written with nothing behind them."""
        return tuple(key for key in self.marks if key not in self) if len(self.marks) > len(self) else ()


class MarkedList(list[Any]):
    """A YAML sequence. ``marks`` holds the mark of each item."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.marks: list[Mark] = []


def mappings(node: Any) -> list[MarkedDict]:
    """Return the mappings among the items of a parsed list; none where an editor wrote something else."""
    return [one for one in node if isinstance(one, MarkedDict)] if isinstance(node, MarkedList) else []
