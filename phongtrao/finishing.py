"""What is done with HTML that a template made: no line breaks inside a count or a date, its sections."""

import re

from markupsafe import Markup

# A text with a figure in it, or a drawing as a whole: its lines are laid out already.
_TEXT = re.compile(r"<svg\b.*?</svg>|>[^<>\d]*+\d[^<>]*+", re.DOTALL)
# A space beside a figure, found by the space.
_SPACE = re.compile(r" (?:(?=\d)|(?<=\d ))")
# Last syllables of what stands before its number: "Nghị định 42", "ngày 17/9", "hơn 11.000".
_BEFORE = {
    *("định", "quyết", "hoạch", "thị", "tư", "luật", "điều", "khoản", "số", "khóa", "lần", "thứ"),
    *("ngày", "tháng", "năm", "quý", "hơn", "gần", "khoảng", "trên"),
}
# What a number counts, as its sentence goes on: "127 mô hình", "17,5 triệu đồng".
_AFTER = (
    *("mô hình", "tên gọi", "người", "hộ ", "tập thể", "cá nhân", "đơn vị", "điểm", "thành viên", "đại biểu"),
    *("triệu", "tỷ", "nghìn", "đồng", "thôn", "xã", "phường", "khu phố", "tổ ", "cơ quan", "doanh nghiệp"),
    *(
        "trường",
        "nơi",
        "vụ",
        "suất",
        "lượt",
        "bài",
        "lĩnh vực",
        "tụ điểm",
        "giờ",
        "phút",
        "ngày",
        "tháng",
        "năm",
    ),
)
# No longer than the longest of the first.
_LONGEST = 8
_BOUND = "\N{NO-BREAK SPACE}"
_SYLLABLE = re.compile(r"\w+")
_SECTION = re.compile(r'<h2 id="([a-z0-9-]+)">(.*?)</h2>', re.DOTALL)


def bound(html: str) -> str:
    """Return HTML whose texts do not break between a number and its word; tags stay as they are."""
    return _TEXT.sub(_bound_text, html)


def _bound_text(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<") else _SPACE.sub(_bound_space, found[0])


def _bound_space(space: re.Match[str]) -> str:
    """Return the space that keeps a number and its word together, or the space as it is."""
    text, place = space.string, space.start()
    before = _SYLLABLE.findall(text[max(0, place - _LONGEST) : place])
    if before and before[-1].lower() in _BEFORE and text[place + 1].isdigit():
        return _BOUND
    return _BOUND if text[place - 1].isdigit() and text.startswith(_AFTER, place + 1) else " "


def sections(html: str) -> list[tuple[str, Markup]]:
    """Return (id, heading) of every section that a page can be led to, in their order.

    :param html: what our own templates made: its headings are safe.
    """
    return [(found[1], Markup(found[2])) for found in _SECTION.finditer(html)]  # noqa: S704
