"""What is done with HTML that a template made: no line breaks inside a count or a date, its sections."""

import re
from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup

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
# A page is looked through as bytes whose digits are all the same: a space beside one is then found at once.
_SAME_DIGITS = bytes.maketrans(b"123456789", b"000000000")
# No longer than the longest of the first, in characters; each has three bytes at most.
_LONGEST = 8
_BOUND = "\N{NO-BREAK SPACE}".encode()
_AFTER_BYTES = tuple(text.encode() for text in _AFTER)
_SYLLABLE = re.compile(r"\w+")
# A drawing's lines are laid out already.
_DRAWING = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)


def bound(page: bytes) -> bytes:
    """Return encoded HTML whose texts do not break between a number and its word; tags stay as they are."""
    parts, start = [], 0
    for place in _spaces_to_bind(page):
        parts.append(page[start:place])
        start = place + 1
    return _BOUND.join([*parts, page[start:]]) if parts else page


def _spaces_to_bind(page: bytes) -> list[int]:
    """Return the places of the spaces between a number and its word, in their order."""
    flat = page.translate(_SAME_DIGITS)
    places = {*_after_words(page, flat), *_before_words(page, flat)}
    texts = [place for place in places if page.rfind(b"<", 0, place) < page.rfind(b">", 0, place)]
    if b"<svg" in page:
        drawings = [found.span() for found in _DRAWING.finditer(page)]
        texts = [place for place in texts if not any(start < place < end for start, end in drawings)]
    return sorted(texts)


def _after_words(page: bytes, flat: bytes) -> Iterator[int]:
    """Yield the places of spaces before numbers that belong to the word before them."""
    place = -2
    for before in flat.split(b" 0")[:-1]:
        place += len(before) + 2
        space = before.rfind(b" ")
        told = _tells(before[space + 1 :] if space >= 0 else page[page.rfind(b" ", 0, place) + 1 : place])
        # A dash or a bracket stands alone between them.
        if told or (told is None and _tells(page[max(0, place - 3 * _LONGEST) : place])):
            yield place


def _before_words(page: bytes, flat: bytes) -> Iterator[int]:
    """Yield the places of spaces after numbers whose word follows them."""
    # From behind: to look for a digit first is quicker than to look for a space.
    place = flat.rfind(b"0 ")
    while place >= 0:
        if page.startswith(_AFTER_BYTES, place + 2):
            yield place + 1
        place = flat.rfind(b"0 ", 0, place)


@lru_cache(maxsize=4096)
def _tells(before: bytes) -> bool | None:
    """Tell whether a number belongs to the last word before it; None when there is no word."""
    words = _SYLLABLE.findall(before.decode(errors="ignore")[-_LONGEST:].rpartition(">")[2])
    return words[-1].lower() in _BEFORE if words else None


def sections(html: str) -> list[tuple[str, Markup]]:
    """Return (id, heading) of every section that a page can be led to, in their order.

    :param html: what our own templates made: its headings are safe.
    """
    # As plain text: what is split off Markup would be made Markup first.
    parts = [part.partition('">') for part in str.split(html, '<h2 id="')[1:]]
    return [(identifier, Markup(rest.partition("</h2>")[0])) for identifier, _, rest in parts]  # noqa: S704
