"""Problems of a sheet: named by file, sheet, row and column, as an editor sees them in Excel."""

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter


@dataclass(frozen=True, order=True)
class Place:
    """A cell, a row (``column`` 0) or a whole sheet (``row`` 0); both count from 1."""

    file: str
    sheet_number: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""
    header: str = ""

    def __str__(self) -> str:
        letter = get_column_letter(self.column) if self.column else ""
        parts = [
            f'trang "{self.sheet}"' if self.sheet else "",
            f"dòng {self.row}" if self.row else "",
            f"cột {letter}" + (f" ({self.header})" if self.header else "") if letter else "",
        ]
        said = ", ".join(filter(None, parts))
        return f"{self.file}: {said}" if said else self.file


@dataclass(frozen=True, order=True)
class SheetProblem:
    """Something to mend in a sheet."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class SheetError(Exception):
    """A sheet cannot be imported; carries every problem found, and nothing was written."""

    def __init__(self, problems: Iterable[object]) -> None:
        self.problems = sorted(set(problems), key=_order)
        super().__init__("\n".join([*map(str, self.problems), f"Có {len(self.problems)} chỗ cần sửa."]))


def _order(problem: object) -> tuple[bool, object]:
    """Sort by place; problems of files, which no cell explains, come last."""
    of_sheet = isinstance(problem, SheetProblem)
    return not of_sheet, problem
