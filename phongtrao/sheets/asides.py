"""Rows below a header that are no records: titles of groups, and the foot where a sheet is signed."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..problems import quoted

# What numbers a row, in a cell of its own; of groups, Roman numerals or letters.
_NUMBER = re.compile(r"\d{1,4}[.)]?")
_GROUP_NUMBER = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]?")
_GROUP_TITLE = re.compile(r"(?:[IVXLC]+|[A-ZĐ]|\d{1,3})[.)]\s*[^\W\d]")
_LETTER = re.compile(r"[^\W\d_]")
# A row of the body has this many cells filled, where any row has; the foot has fewer.
_MANY = 3
_FOOT = re.compile(
    r".*\bngày\b.*\btháng\b.*\bnăm\b.*"
    r"|(?:tổng|cộng)\b[^:]*:.*"
    r"|nơi nhận\s*:.*"
    r"|người (?:lập|tổng hợp)(?: (?:bảng|biểu|danh sách))?"
    r"|\(.*(?:ký|họ tên|họ và tên|đóng dấu).*\)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\b"
    r"|(?:ĐỘI |HIỆU |THỦ |CHỈ HUY )?TRƯỞNG |(?:HIỆU|THỦ|ĐỘI) TRƯỞNG|PHÓ |CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ"
    r"|NGƯỜI LẬP|XÁC NHẬN CỦA).*"
)


@dataclass(frozen=True)
class Line:
    """The texts of a row by their place in it; ``named_at`` is where names stand, -1 for nowhere."""

    row: int
    texts: Mapping[int, str]
    named_at: int

    @property
    def number(self) -> str:
        """What numbers the row, in a cell before the others."""
        first, *others = self.texts.values()
        numbers = _NUMBER.fullmatch(first) or _GROUP_NUMBER.fullmatch(first)
        return first if others and numbers else ""

    @property
    def own(self) -> dict[int, str]:
        """The texts that do not number the row."""
        return dict(list(self.texts.items())[bool(self.number) :])

    @property
    def is_numbered(self) -> bool:
        """Whether the row is one of a sheet's 1, 2, 3…"""
        return _NUMBER.fullmatch(self.number) is not None

    @property
    def is_lone(self) -> bool:
        """Whether the row has a name and nothing else."""
        [(at, text), *others] = self.own.items()
        return not others and at <= self.named_at and _LETTER.search(text) is not None

    @property
    def is_marked(self) -> bool:
        """Whether the row has a name alone, counted as groups are: "I. Khu dân cư"."""
        if not self.is_lone:
            return False
        if self.number:
            return not self.is_numbered
        return _GROUP_TITLE.match(next(iter(self.own.values()))) is not None

    @property
    def is_foot(self) -> bool:
        """Whether the row says only what stands at the foot of a sheet: day, office, totals."""
        said = [text for text in self.texts.values() if _LETTER.search(text)]
        return bool(said) and all(_FOOT.fullmatch(text) or _OFFICE.fullmatch(text) for text in said)

    @property
    def begins_a_record(self) -> bool:
        """Whether the row has a name, not only more of the record above it."""
        return self.named_at in self.own or self.is_lone


def asides(lines: Sequence[Line]) -> dict[int, str]:
    """Return the rows that are no records → what to tell of them; nothing of those to pass over.

    :param lines: the rows below a header that say something, without notes and totals.
    """
    body_end = _end_of_body(lines)
    return dict(_groups(lines[:body_end])) | dict(_foot(lines, body_end))


def _end_of_body(lines: Sequence[Line]) -> int:
    """Return where the last rows begin: those after the last numbered row, or the last of many cells."""
    levels: tuple[Callable[[Line], bool], ...] = (
        lambda line: line.is_numbered or len(line.own) >= _MANY,
        lambda line: len(line.own) > 1,
        lambda _: True,
    )
    for is_of_body in levels:
        found = [at for at, line in enumerate(lines, 1) if is_of_body(line) and not line.is_foot]
        if found:
            return found[-1]
    return 0


def _groups(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Yield the titles of groups among the rows of the body, unless no row there has more than a name."""
    all_marked = all(line.is_marked for line in lines)
    fuller = [line for line in lines if not line.is_lone]
    numbered = any(line.is_numbered for line in fuller)
    for at, line in enumerate(lines):
        as_others = line.is_numbered and numbered
        lone = line.is_lone and bool(fuller) and not as_others and not _has_rows_below(lines, at)
        if (line.is_marked and not all_marked) or lone:
            yield line.row, f"{_only(line)}: nếu là tiêu đề nhóm, thêm # vào đầu ô đầu; {_ELSE}"


def _foot(lines: Sequence[Line], end: int) -> Iterator[tuple[int, str]]:
    """Yield the rows of the foot: known ones to pass over, others to be told."""
    begun = False
    for at, line in enumerate(lines[end:], end):
        begun = begun or line.is_foot
        if line.is_foot and len(line.texts) < _MANY:
            yield line.row, ""
        elif begun or (line.is_lone and not _has_rows_below(lines, at)):
            yield line.row, f"{_only(line)}: nếu là dòng chân bảng, thêm # vào đầu ô đầu; {_ELSE}"


_ELSE = "nếu là một bản ghi, ghi thêm ô khác của dòng."


def _only(line: Line) -> str:
    said = quoted("; ".join(line.own.values()))
    return f"Dòng này chỉ có tên {said}" if line.is_lone else f"Dòng này chỉ có {said}"


def _has_rows_below(lines: Sequence[Line], at: int) -> bool:
    """Return whether the next row tells more of the record that a name alone begins."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return below is not None and not below.begins_a_record and not below.is_foot
