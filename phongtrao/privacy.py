"""The privacy guard: text that looks like a private datum is refused in every field of every record.

The allow-list schema has no field for such data; this guards the free text (Decree 13/2023, Law 91/2025).
A published office contact passes when the record's ``privacy_exceptions`` quotes it and says why.
"""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from .decoding import Mark
from .messages import Loc, name_of
from .problems import Problem
from .records import Record
from .strict_yaml import MarkedDict, MarkedList, mappings

# What to look for, the most telling first; each finds the private part itself. Text is tidied first, so a
# blank is one space and a dash is "-".
_YEAR = r"(?:19\d\d|200\d|201\d)"
_PLACE = r"(?:thôn|tổ|ấp|xóm|khu phố|số|đường|hẻm|ngõ|\d)"
_AT, _DOT = r"(?:@|\(at\)|\[at\])", r"(?:\.|\[dot\]|\(dot\))"
# Figures stand after a letter, a point, a slash or a dash, or before "đồng"; ids stand alone.
_ALONE, _ENDS = r"(?<![\w.,/-])", r"(?! ?\d|[\w/-]|[.,]\d| đồng)"
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (what, re.compile(pattern, re.IGNORECASE))
    for what, pattern in (
        ("địa chỉ thư điện tử", rf"[\w.+-]+ ?{_AT} ?[\w-]+ ?{_DOT} ?\w+"),
        ("số điện thoại", r"(?<![\w.,])(?:\+84|\(?0[1-9]\d{0,2}\)?)(?: ?[.-]? ?\d){7,9}(?!\d)"),
        ("số điện thoại", r"(?:đt|sđt|điện thoại)\W{0,3}0\d{8,10}"),
        ("số giấy tờ tuỳ thân", r"\b(?:cccd|cmnd|cmt|căn cước|chứng minh)\D{0,25}\d[\d .-]{7,}"),
        ("số căn cước (12 chữ số)", rf"{_ALONE}\d{{3}}(?:[ .]?\d{{3}}){{3}}{_ENDS}"),
        ("số chứng minh nhân dân (9 chữ số)", rf"{_ALONE}\d{{9}}{_ENDS}"),
        ("số tài khoản ngân hàng", r"(?:tài khoản|\bstk)(?: số| ngân hàng)*\W{0,3}\d[\d .-]{5,}"),
        ("số tài khoản ngân hàng", rf"{_ALONE}\d{{10,19}}{_ENDS}"),
        ("ngày sinh", r"\b(?:ngày|năm)(?:, tháng, năm)? sinh\b\W{0,3}\d[\d/.-]*"),
        ("ngày sinh", rf"\bs\.?n\.? ?:? ?{_YEAR}\b"),
        (
            "ngày sinh",
            r"(?<!phát )(?<!học )(?<!giáo )(?<!nảy )\bsinh\b\W{0,3}"
            rf"(?:ngày \d[\d/.-]*|(?:vào )?(?:tháng \d+/|năm )?{_YEAR}\b)",
        ),
        ("địa chỉ nhà", r"\b(?:số nhà \d|nhà (?:ở )?số \d|hktt\b|quê quán\b)[^.;]*"),
        ("địa chỉ nhà", r"\bhộ khẩu(?: thường trú)?(?: tại| ở|:)[^.;]*"),
        (
            "địa chỉ nhà",
            # Counts and tasks are no one's address: "25 hộ thường trú tại thôn 3", "quản lý cư trú".
            r"(?<!hộ thường )(?<!hộ tạm )(?<!hộ )(?<!cư )\b(?:trú|ngụ|nơi ở|chỗ ở|địa chỉ)"
            rf"(?: tại| ở| hiện nay|:)* ?{_PLACE}[^.;]*",
        ),
    )
)
# Text without any of these gives nothing away; most lines of an article stop here.
_SUSPECT = re.compile(r"[@\d]|\(at\)|\[at\]|trú|ngụ|hộ khẩu|hktt|nơi ở|chỗ ở|địa chỉ|quê quán", re.I)
_ADDRESS = re.compile(r"https?://[^\s?#]*")
_DASHES = str.maketrans("–—−", "---")
# Numbers with thousands separators are figures, not ids: 127.000.000.000.
_FIGURE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# Fields in which a person's name is part of a published source.
_BYLINES = ("sources", "photos", "documents")

# In models of this field people are under management: aggregates only.
GUARDED_FIELD = "quan-ly-doi-tuong"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Đoàn|Trương|Lâm|Mai|Tô|Hà|Cao"
    "|Châu|Tạ|Thái|Tăng|Quách|Kiều|Lương|Lưu|Trịnh|Vương|Nghiêm|Mạc|Từ|Chu|La|Tống"
)
_NAME = re.compile(rf"\b(?:{_SURNAMES})(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]+){{1,4}}\b")
_PERSON = "tên người"
# What begins like a name and is none; others go into privacy_exceptions.
_NAMED_PLACES = (
    "Hồ Chí Minh",
    "Đoàn Thanh niên",
    "Hà Nội",
    "Lâm Đồng",
    "Cao Bằng",
    "Hà Giang",
    "Mai Châu",
    "Phan Thiết",
)
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
        found = _private_part(text, allowed)
        if not found and guarded and loc[0] not in _BYLINES:
            found = _person(text, allowed)
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
    if not _SUSPECT.search(text):
        return None
    tidy = " ".join(_ADDRESS.sub(" ", normalize("NFKC", text)).translate(_DASHES).split())
    for what, pattern in PATTERNS:
        for match in pattern.finditer(tidy):
            part = match[0].strip()
            if not _FIGURE.fullmatch(part) and not any(part in one for one in allowed):
                return what, part
    return None


def _person(text: str, allowed: list[str]) -> tuple[str, str] | None:
    for match in _NAME.finditer(text):
        if any(match[0] in one for one in (*allowed, *_NAMED_PLACES)):
            continue
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
