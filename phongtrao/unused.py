"""What no record refers to: nothing wrong, and often a slip, so it is told and stops nothing.

Photos without a record are refused instead (``photo_files``): they would be published by nobody's wish.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from .dataset import Dataset
from .messages import problem_at
from .problems import Problem


def unused_units(dataset: Dataset) -> Iterator[Problem]:
    """Yield a note for each unit that no record names and that is tied to no other unit."""
    untied = {unit.id for unit in dataset.units.values() if not unit.parent and not unit.successors}
    unused = untied - {dataset.site.locality}
    for record in dataset.records() if unused else ():
        unused.difference_update(_texts(record))
    for unit in dataset.units.values():
        if unit.id in unused:
            yield problem_at(unit, (), "Chưa bản ghi nào nhắc đến đơn vị này.")


def _texts(node: object) -> Iterator[str]:
    """Yield every text of a record that may be an id."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, BaseModel):
        for value in vars(node).values():
            yield from _texts(value)
    elif isinstance(node, tuple):
        for item in node:
            yield from _texts(item)
