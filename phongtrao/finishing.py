"""What is done with HTML that a template made: line breaks where Vietnamese readers expect them, its sections."""

import re

from markupsafe import Markup

# A text, or a drawing as a whole: its lines are laid out already.
_TEXT = re.compile(r"<svg\b.*?</svg>|>[^<>]+(?=<)", re.DOTALL)
# "Nghị định 42", "ngày 17/9", "hơn 11.000": the number stays with the word before it.
_BEFORE = re.compile(
    r"\b((?:[Nn]ghị (?:định|quyết)|[Qq]uyết định|[Kk]ế hoạch|[Cc]hỉ thị|[Tt]hông tư|[Ll]uật|[Đđ]iều|[Kk]hoản"
    r"|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Ss]ố|[Hh]ơn|[Gg]ần|[Kk]hoảng|[Tt]rên|[Kk]hóa|[Ll]ần|[Tt]hứ)) (?=\d)"
)
# "127 mô hình", "17,5 triệu đồng": a number stays with what it counts.
_AFTER = re.compile(
    r"(?<=\d) (?=(?:mô hình|tên gọi|người|hộ|tập thể|cá nhân|đơn vị|điểm|triệu|tỷ|tỉ|nghìn|đồng|thôn|xã|phường"
    r"|khu phố|tổ|thành viên|vụ|suất|lượt|giờ|phút|tháng|ngày|năm|lĩnh vực|cơ quan|doanh nghiệp|trường|nơi|km|m|ha"
    r"|đại biểu|bài|tụ điểm)\b)"
)
_SECTION = re.compile(r'<h2 id="([a-z0-9-]+)">(.*?)</h2>', re.DOTALL)


def bound(html: str) -> str:
    """Return HTML whose texts do not break between a number and its word; tags stay as they are."""
    return _TEXT.sub(_bound_text, html)


def _bound_text(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("<"):
        return text
    return _AFTER.sub("\N{NO-BREAK SPACE}", _BEFORE.sub("\\1\N{NO-BREAK SPACE}", text))


def sections(html: str) -> list[tuple[str, Markup]]:
    """Return (id, heading) of every section that a page can be led to, in their order.

    :param html: what our own templates made: its headings are safe.
    """
    return [(found[1], Markup(found[2])) for found in _SECTION.finditer(html)]  # noqa: S704
