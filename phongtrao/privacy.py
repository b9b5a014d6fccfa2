"""The privacy guard: text that looks like a private datum is refused in every field of every record.

The allow-list schema has no field for such data; this guards the free text (Decree 13/2023, Law 91/2025).
A published office contact passes when the record's ``privacy_exceptions`` quotes it and says why.
"""

import re
from collections.abc import Iterator
from typing import Any

from .decoding import Mark
from .messages import Loc, name_of
from .problems import Problem
from .records import Record
from .strict_yaml import MarkedDict, MarkedList, mappings

# What to look for, the most telling first; each finds the private part itself.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("địa chỉ thư điện tử", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("số điện thoại", re.compile(r"(?<![\w.,/])(?:\+84|\(?0\d{1,3}\)?)(?:[ .-]?\d){7,9}(?![\w/])")),
    ("số căn cước (12 chữ số)", re.compile(r"(?<![\w.,/])\d{3}(?:[ .]?\d{3}){3}(?![\w/]|[.,]\d)")),
    ("số chứng minh nhân dân (9 chữ số)", re.compile(r"(?<![\w.,/])\d{9}(?![\w/]|[.,]\d)")),
    (
        "số tài khoản ngân hàng",
        re.compile(
            r"(?:số tài khoản|tài khoản số|stk)\W{0,3}\d[\d .-]{5,}|(?<![\w.,/-])\d{10,19}(?![\w/-])", re.I
        ),
    ),
    ("ngày sinh", re.compile(r"\b(?:sinh (?:ngày|năm)|s\.?n\.?)\s*:?\s*\d[\d/.-]*", re.I)),
    (
        "địa chỉ nhà",
        re.compile(
            r"\b(?:số nhà|nhà số|(?:thường |tạm |cư )?trú (?:tại|ở)|ngụ (?:tại|ở)|hộ khẩu)\b[^.;]*", re.I
        ),
    ),
)
# Text without any of these gives nothing away; most lines of an article stop here.
_SUSPECT = re.compile(r"[@\d]|trú|ngụ|hộ khẩu|số nhà|nhà số", re.I)
# Numbers with thousands separators are figures, not ids: 127.000.000.000.
_FIGURE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")

# In models of this field people are under management: aggregates only.
GUARDED_FIELD = "quan-ly-doi-tuong"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Đoàn|Trương|Lâm|Mai|Tô|Hà|Cao"
    "|Châu|Tạ|Thái|Tăng|Quách|Kiều|Lương|Lưu|Trịnh|Vương|Nghiêm|Mạc|Từ|Chu|La|Tống"
)
_NAME = re.compile(rf"\b(?:{_SURNAMES})(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){{1,4}}\b")
_PERSON = "tên người"
# Places and the like begin with the same syllables.
_NOT_A_PERSON = re.compile(r"\b(?:xã|huyện|tỉnh|thôn|phường|thị trấn|khu phố|đường|trường|thành phố) $", re.I)


def privacy_problems(document: MarkedDict, record_type: type[Record], path: str) -> Iterator[Problem]:
    """Yield a problem for each text of a parsed file that looks like a private datum.

    The datum itself is masked in the message: build logs are public.

    :param document: the parsed file, before validation, so that its other mistakes are told together.
    """
    allowed = [str(one.get("text", "")) for one in mappings(document.get("privacy_exceptions"))]
    guarded = record_type.collection == "models" and document.get("field") == GUARDED_FIELD
    for loc, text, mark in _texts(document, ()):
        found = _private_part(text, allowed) or (guarded and _person(text))
        if found and loc[0] != "privacy_exceptions":
            label, key = name_of(record_type, loc)
            yield Problem(path, *mark, _message(*found), label, key)


def _message(what: str, part: str) -> str:
    if what == _PERSON:
        return f'Có vẻ chứa {what} ("{part[:3]}…"): mô hình thuộc lĩnh vực này chỉ ghi số chung.'
    return (
        f'Có vẻ chứa {what} ("{part[:3]}…"): bỏ đi. Nếu đây là thông tin liên hệ đã công bố của cơ quan, '
        "ghi vào privacy_exceptions kèm lý do."
    )


def _private_part(text: str, allowed: list[str]) -> tuple[str, str] | None:
    """Return what the text gives away and the part that does, or None."""
    if not _SUSPECT.search(text) or text.startswith(("http://", "https://")):
        return None
    for what, pattern in PATTERNS:
        for match in pattern.finditer(text):
            part = match[0].strip()
            if not _FIGURE.fullmatch(part) and not any(part in one for one in allowed):
                return what, part
    return None


def _person(text: str) -> tuple[str, str] | None:
    for match in _NAME.finditer(text):
        if not _NOT_A_PERSON.search(text[: match.start()]):
            return _PERSON, match[0]
    return None


def _texts(node: MarkedDict | MarkedList, loc: Loc) -> Iterator[tuple[Loc, str, Mark]]:
    """Yield every text of a parsed file with its keys and its mark."""
    marked: Any = node.marks
    items = (
        [(key, value, marked[key][1]) for key, value in node.items()]
        if isinstance(node, MarkedDict)
        else [(index, value, marked[index]) for index, value in enumerate(node)]
    )
    for key, value, mark in items:
        if isinstance(value, str):
            yield (*loc, key), value, mark
        elif isinstance(value, MarkedDict | MarkedList):
            yield from _texts(value, (*loc, key))
