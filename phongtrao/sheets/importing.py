"""A sheet file → the changes it makes to ``data/``, or every problem of it at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from types import MappingProxyType

from ruamel.yaml.comments import CommentedMap

from .. import roundtrip
from ..dataset import Dataset
from ..fields import Path
from ..load import Watch, read_documents
from ..names import Names
from ..problems import Problem, quoted
from ..staging import problems_after
from ..strict_yaml import MarkedDict, MarkedList, parse
from .columns import SHEETS, Scope
from .grouping import Group, Grouper
from .layout import Layout, find_layout
from .merging import Merge
from .problems import Place, SheetError, SheetProblem
from .reading import read_sheets
from .values import valued


@dataclass(frozen=True)
class Change:
    """A file to be written: how many values change and how many items are new."""

    path: str
    text: str
    is_new: bool
    values: int
    items: int


@dataclass
class Plan:
    """What an import would write, and what it leaves alone."""

    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    passed_over: list[str] = field(default_factory=list)
    # Rows of a sheet's foot that were taken for no records.
    foot: list[Place] = field(default_factory=list)

    @property
    def files(self) -> dict[str, str]:
        """The new text of each file by its path."""
        return {change.path: change.text for change in self.changes}


def plan_import(
    root: FilePath,
    dataset: Dataset,
    file: FilePath,
    watch: Watch = iter,
    source: Mapping[str, str] = MappingProxyType({}),
) -> Plan:
    """Return what importing ``file`` would change under ``root/data``, writing nothing.

    :param dataset: the present data, which has no problems.
    :param watch: wraps the lists of records while they are worked on, to show progress.
    :param source: the source (its keys as a file has them) of new records whose rows name none.
    :raises SheetError: with every problem of the file, when there is any.
    """
    plan, reader = Plan(), _Reader(root, Names(dataset), watch, source)
    for sheet in read_sheets(file):
        layout = find_layout(sheet)
        if layout:
            reader.read(layout)
            plan.foot += [replace(sheet.place, row=row) for row in layout.foot]
        elif any(cell.value is not None for row in sheet.rows for cell in row):
            plan.passed_over.append(sheet.place.sheet)
    merges, problems = reader.merges, reader.problems
    if not merges and not problems:
        problems.append(SheetProblem(Place(file.name), _nothing_found()))
    _refuse_twice(merges, problems)
    plan.changes = [_change(merge) for merge in merges if merge.changed or merge.added]
    plan.unchanged = len(merges) - len(plan.changes)
    found = {merge.group.path: merge for merge in merges}
    texts = plan.files
    placed = [_placed(problem, found, texts) for problem in problems_after(root, texts, watch)]
    # A cell that already has its message needs no second one from the records.
    told = {problem.place for problem in problems if isinstance(problem, SheetProblem)}
    problems += [one for one in placed if not (isinstance(one, SheetProblem) and one.place in told)]
    if problems:
        raise SheetError(problems)
    return plan


@dataclass
class _Reader:
    """Reads sheets into merges, noting what is wrong with their rows."""

    root: FilePath
    names: Names
    watch: Watch
    source: Mapping[str, str]
    merges: list[Merge] = field(default_factory=list)
    problems: list[object] = field(default_factory=list)

    def read(self, layout: Layout) -> None:
        """Merge every record of a sheet with its file."""
        documents = read_documents(self.root, layout.kind.record_type)
        of_values: list[SheetProblem] = []
        rows = [valued(row, self.names, of_values) for row in layout.rows()]
        grouper = Grouper(layout, documents)
        groups = grouper.take(rows)
        self.problems += [*layout.problems, *of_values, *grouper.problems]
        for group in self.watch(groups):
            merge = Merge(group, *self._present(group), self.source)
            merge.run()
            self.problems += merge.problems
            self.merges.append(merge)

    def _present(self, group: Group) -> tuple[CommentedMap, str]:
        """Return a record's file as it is, and what ends its lines; of a new record an empty one."""
        if not group.exists:
            return CommentedMap(), "\n"
        text = (self.root / group.path).read_bytes().decode("utf-8-sig")
        return roundtrip.read(text.replace("\r\n", "\n")), "\r\n" if "\r\n" in text else "\n"


_NO_SOURCE = (
    'Bảng không có cột nguồn: thêm cột "Nguồn: tên bài hoặc văn bản" và "Nguồn: nơi công bố", '
    "hoặc ghi một nguồn chung cho cả bảng: --source-title, --source-publisher."
)


def _nothing_found() -> str:
    named = "; ".join(
        f'{sheet.title}: "{sheet.columns[1].header}", "{sheet.columns[2].header}"…' for sheet in SHEETS
    )
    return f"Không có dòng dữ liệu nào dưới một hàng tên cột. Tên cột cho phép, theo loại: {named}."


def _refuse_twice(merges: list[Merge], problems: list[object]) -> None:
    """Note a record that two sheets of one file change."""
    seen: dict[str, Place] = {}
    for merge in merges:
        place = merge.group.rows[0].place
        first = seen.setdefault(merge.group.path, place)
        if first is not place:
            said = f"{quoted(merge.group.id)} đã có ở trang {quoted(first.sheet)}: gộp vào một trang."
            problems.append(SheetProblem(place, said))


def _change(merge: Merge) -> Change:
    is_new = not merge.group.exists
    text = roundtrip.write(merge.tree).replace("\n", merge.line_end)
    return Change(merge.group.path, text, is_new, merge.changed, merge.added)


def _placed(problem: Problem, merges: dict[str, Merge], texts: dict[str, str]) -> object:
    """Return a problem of a record at the cell it comes from; as it is when no row speaks of the record."""
    merge = merges.get(problem.path)
    if merge is None or problem.path not in texts:
        return problem
    layout = merge.group.layout
    if problem.key == "sources" and not any("sources" in column.path for column in layout.columns.values()):
        # Said once for the sheet, not once for each of its records.
        return SheetProblem(replace(layout.sheet.place, row=layout.header_row), _NO_SOURCE)
    loc = _loc_at(texts[problem.path], problem.line, problem.column)
    # What is wrong with a list as a whole is most often a row that stands in it twice.
    twice = merge.repeated() if problem.key == layout.kind.items else None
    place = twice or merge.origins.get(loc) or _nearest(merge, loc, problem.key)
    named = f"{problem.label} ({problem.key}): " if problem.label and not place.column else ""
    return SheetProblem(place, f"{named}{problem.message}")


def _nearest(merge: Merge, loc: Path, key: str) -> Place:
    """Return the cell where a missing value belongs, or the row the problem is about."""
    exact = merge.origins.get((*loc, key)) or merge.origins.get(loc[:-1])
    if exact:
        return exact
    row = merge.group.rows[0].place
    for length in range(len(loc), 0, -1):
        below = [place for path, place in merge.origins.items() if path[:length] == loc[:length]]
        if below:
            row = replace(below[0], column=0, header="")
            break
    inside = Scope.ITEM if merge.group.layout.kind.items in loc else Scope.RECORD
    of_part = (*(part for part in loc if part == "sources"), *([0] if "sources" in loc else ()), key)
    for index, column in merge.group.layout.columns.items():
        if column.scope is inside and column.path in ((key,), of_part):
            return replace(row, column=index + 1, header=merge.group.layout.headers[index])
    return row


def _loc_at(text: str, line: int, column: int) -> Path:
    """Return the path of what stands at a place of a YAML text; of a key when no value stands there."""
    document, _ = parse(text.encode(), "")
    found = dict(_marks(document, ()))
    return found.get((line, column), ())


def _marks(node: object, loc: Path) -> Iterator[tuple[tuple[int, int], Path]]:
    """Yield the mark and the path of every key, then of every value, so that values win."""
    if isinstance(node, MarkedDict):
        for key, (key_mark, value_mark) in node.marks.items():
            yield key_mark, (*loc, key)
            yield value_mark, (*loc, key)
            yield from _marks(node.get(key), (*loc, key))
        yield node.mark, loc
    elif isinstance(node, MarkedList):
        for index, item in enumerate(node):
            yield node.marks[index], (*loc, index)
            yield from _marks(item, (*loc, index))


def summary(plan: Plan) -> Iterator[str]:
    """Yield the lines that tell an editor what an import writes."""
    for change in plan.changes:
        if change.is_new:
            yield f"Tạo {change.path}" + (f" ({change.items} dòng)" if change.items else "")
        else:
            added = f", thêm {change.items} dòng" if change.items else ""
            yield f"Sửa {change.path}: {change.values} giá trị{added}"
    if plan.unchanged:
        yield f"Không đổi: {plan.unchanged} bản ghi."
    for name in plan.passed_over:
        yield f"Bỏ qua trang {quoted(name)}: không có hàng tên cột nào nhận ra."
    for place in plan.foot:
        yield f"{place}: bỏ qua, là chân bảng."
