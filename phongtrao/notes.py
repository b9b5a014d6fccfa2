"""What is not wrong, and often a slip: ``check`` tells it and passes. Example texts do stop a build.

Photos without a record are refused instead (``photo_files``): they would be published by nobody's wish.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from .dataset import EXAMPLE, Dataset
from .marked import MarkedDict, MarkedList
from .messages import Loc, problem_at
from .problems import Problem
from .records import Model
from .vietnamese import name_key


def notes(dataset: Dataset) -> Iterator[Problem]:
    """Yield everything an editor should look at once more, in the order of the files."""
    found = [*unused_units(dataset), *example_texts(dataset), *points_told_twice(dataset)]
    yield from sorted(found)


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


def example_texts(dataset: Dataset) -> Iterator[Problem]:
    """Yield a note for each text of a template that still stands in a record."""
    for record in dataset.records() if dataset.unfinished else ():
        # The bytes told already; few files are parsed again for the place.
        if record.path in dataset.unfinished:
            for loc in _examples(record.document, ()):
                message = f"Còn chữ {EXAMPLE} của tệp mẫu: thay bằng nội dung thật, hoặc xoá mục này."
                yield problem_at(record, loc, message)


def _examples(node: object, loc: Loc) -> Iterator[Loc]:
    if isinstance(node, str) and EXAMPLE in node:
        yield loc
    elif isinstance(node, MarkedDict | MarkedList):
        for key, value in node.items() if isinstance(node, MarkedDict) else enumerate(node):
            yield from _examples(value, (*loc, key))


def points_told_twice(dataset: Dataset) -> Iterator[Problem]:
    """Yield a note for each point that nothing tells from one before it: two points, or one told twice."""
    for model in dataset.models.values():
        yield from _twins(model)


def _twins(model: Model) -> Iterator[Problem]:
    seen: dict[object, int] = {}
    for index, point in enumerate(model.points):
        place = (point.unit, *(name_key(text or "") for text in (point.name, point.place, point.venue)))
        first = seen.setdefault((place, point.sector, point.launched), index)
        if first != index:
            message = f"Điểm này giống hệt điểm thứ {first + 1}: nếu chỉ là một thì xoá đi."
            yield problem_at(model, ("points", index), message)
