"""What the guard looks for: kinds of private data, what to tell of each, and the shape of a rule."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from ..patterns import pattern_of
from .names import LOWER

_CONTACT = "bỏ đi. Nếu đây là thông tin liên hệ đã công bố của cơ quan, ghi vào privacy_exceptions kèm lý do."
_NEVER = "bỏ đi; loại này không bao giờ được đăng, ghi vào privacy_exceptions cũng không được."
_FIGURE = f'{_NEVER} Nếu là số liệu, ngăn hàng nghìn bằng dấu chấm: "123.456.789 đồng".'


class Kind(Enum):
    """A kind of private datum: its name, and what an editor should do."""

    EMAIL = "địa chỉ thư điện tử", _CONTACT
    PHONE = "số điện thoại", _CONTACT
    PAPER = "số giấy tờ tuỳ thân", _NEVER
    CITIZEN_ID = "số căn cước (12 chữ số)", _FIGURE
    OLD_ID = "số chứng minh nhân dân (9 chữ số)", _FIGURE
    ACCOUNT = "số tài khoản ngân hàng", _FIGURE
    PLATE = (
        "biển số xe của một người",
        "bỏ biển số, hoặc bỏ tên chủ xe; không có ngoại lệ (privacy_exceptions).",
    )
    BIRTH = "ngày sinh", _NEVER
    HOME = (
        "địa chỉ nhà",
        "bỏ đi, giữ tên xã là đủ. Nếu là trụ sở cơ quan, viết tên cơ quan ngay trước địa chỉ, hoặc ghi vào "
        "privacy_exceptions kèm lý do.",
    )
    MARKED = (
        "tên người bị quản lý, người vi phạm, nạn nhân, người tố giác hay báo tin",
        "bỏ tên, chỉ ghi số người; không có ngoại lệ (privacy_exceptions) cho loại này.",
    )
    HEALTH = (
        "bệnh tật của một người",
        "bỏ tên, hoặc bỏ lời về bệnh tật; không có ngoại lệ (privacy_exceptions) cho loại này.",
    )
    CHILD = (
        "tên trẻ em",
        "bỏ tên. Khi cha mẹ đã đồng ý, ghi tên ấy vào privacy_exceptions, lý do nêu ai đồng ý, ngày nào.",
    )
    PERSON = (
        "tên người",
        "mô hình thuộc lĩnh vực này, và số liệu của nó, chỉ ghi số chung. Nếu là tên nơi hay cơ quan, "
        "viết kèm loại: "
        '"xã …", "Trường …".',
    )

    def __init__(self, label: str, advice: str) -> None:
        """Take the words apart."""
        self.label = label
        self.advice = advice


class Finding(NamedTuple):
    """A private datum: its kind and the part of the (tidied) text that gives it away."""

    kind: Kind
    part: str

    @property
    def message(self) -> str:
        """What to tell the editor; the datum is masked, because build logs are public."""
        return f'Có vẻ chứa {self.kind.label} ("{masked(self.part)}"): {self.kind.advice}'


def masked(part: str) -> str:
    """Return as much of a datum as an editor needs to find it."""
    return f"{part[:3]}…"


# Whether a match in a text counts, by what stands around it.
Counts = Callable[[str, re.Match[str]], bool]


def anywhere(text: str, match: re.Match[str]) -> bool:
    """Count every match."""
    return True


def starting(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds the sign ahead of any of ``words``, where that is no small letter.

    A search stops only between words, and those of one first letter stand together: it passes most of a text
    at a glance. A match is one sign long: none hides another. What is searched begins with a blank.

    :param words: patterns in small letters, each of which begins with a letter as it is.
    """
    ends: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        ends.setdefault(word[0], []).append(word[1:])
    starts = "|".join(f"{head}(?:{'|'.join(rest)})" for head, rest in ends.items())
    return pattern_of(f"[^{LOWER}](?={starts})")


@dataclass(frozen=True)
class Rule:
    """A pattern and when it counts.

    ``needs`` are lower-case words of which the text must hold one, ``hint`` is a quicker pattern that it must
    hold in lower case, and ``digit`` tells that whatever matches holds a digit: so most patterns never run.
    Patterns are linear: repetitions are bounded, possessive, or begin only where a word begins.
    """

    kind: Kind
    expression: str
    needs: tuple[str, ...] = ()
    counts: Counts = anywhere
    hint: re.Pattern[str] | None = None
    digit: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; many are never asked for, and compiling takes a good part of an import."""
        return re.compile(self.expression, re.IGNORECASE)

    def find(self, text: str, lower: str) -> Finding | None:
        """Return the first datum of this kind in ``text``, whose lower-case form is ``lower``."""
        if self.needs and not any(map(lower.__contains__, self.needs)):
            return None
        if self.hint and not self.hint.search(lower):
            return None
        for match in self.pattern.finditer(text):
            if self.counts(text, match):
                return Finding(self.kind, match[0].strip())
        return None


def rule(
    kind: Kind,
    pattern: str,
    *needs: str,
    counts: Counts = anywhere,
    hint: re.Pattern[str] | None = None,
    digit: bool = False,
) -> Rule:
    """Return a rule; its pattern takes capitals and small letters alike."""
    return Rule(kind, pattern, needs, counts, hint, digit)


def first(rules: Iterable[Rule], text: str, lower: str) -> Finding | None:
    """Return what the first rule that finds something has found."""
    return next(filter(None, (rule.find(text, lower) for rule in rules)), None)
