"""How the guard reads a text: without what hides a datum, and without what only looks like one."""

import re
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from html import unescape
from unicodedata import decimal, normalize

from ..decoding import HIDDEN
from ..patterns import pattern_of
from .names import LOWER, UPPER, addressed, full_names, may_name
from .seeking import seeker

# Most texts hold nothing but letters and signs that tidying leaves as they are.
_TIDY = pattern_of(rf"[ \n0-9{UPPER}{LOWER}!\"#$%'()+,./:;<=>?@\[\]^_{{|}}~“”‘’-]*")
_DIGIT = pattern_of("[0-9]")
# Marks that stay apart under NFKC belong to no Vietnamese letter: keycap digits, digits struck through.
_LOOSE_MARKS = pattern_of("[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]")
# Markdown shows "09**12**" as 0912 and "0912\.345" as 0912.345.
_MARKDOWN_SIGNS = pattern_of(r"[*`\\]")
# The two foreign forms of "i" are what a pattern takes for one, and lower case does not make one of them.
_ONE_FORM = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"ı": "i", "İ": "I"})
_OTHER_DIGIT = pattern_of(r"[^\D0-9]")
# "O912 345 678", "09l2345678": letters in the place of figures.
_LETTER_ZERO = pattern_of(r"(?<=\d)[oO](?=[ .-]?\d)|(?<!\w)[oO](?=[1-9](?:[ .-]?[\doO]){8})")
_LETTER_ONE = pattern_of(r"(?<=\d)[lI](?=\d)")
_LETTER_IN_NUMBER = pattern_of(r"[oOlI](?:(?<=\d.)[ .-]?\d|(?<!\w.)[1-9])")

_ADDRESS = pattern_of(r"https?://(?![^\s/?#]{0,80}@)[^\s\"'<>)\]]*", re.IGNORECASE)
# What an address of a page can give away: https://zalo.me/0912345678, …?mail=a%40example.vn.
_IN_ADDRESS = pattern_of(
    r"(?<![\w.+-])[\w.+-]++(?:@|%40)[\w-]++\.\w+|(?<!\d)(?:(?:\+|%2B)?84|0)[35789]\d{8}(?!\d)", re.IGNORECASE
)

# What looks like a datum and is none; each stands as "¤", which nothing private contains.
_NOTHING = " ¤ "
# "123456789/QĐ-UBND", "13/2023/NĐ-CP"; a number like a phone's is none of a document.
_DOCUMENT = pattern_of(r"(?<!\d)(?!0\d{8})\d{1,9}+(?: ?/ ?\d{4})? ?/ ?[A-ZĐƯ]{2}[\w-]*")
_DATE = pattern_of(
    r"(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?!\d|\1\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d|-\d)"
    r"|(?<!\d)\d{1,2}/(?:19|20)\d\d(?!\d)"
)
_MONEY = pattern_of(
    r"(?<![\d,.])[1-9]\d{0,14}+(?:[ .,]\d{3}){0,6}+(?:,\d{1,3})? ?(?:đồng|đ\b|vnđ|vnd|usd|nghìn"
    r"|ngàn|triệu|tỷ|tỉ\b)",
    re.IGNORECASE,
)
_UNIT_OF_MONEY = pattern_of("đ|vnd|usd|ng|tri|tỷ|tỉ")
_COUNTED = (
    "người|lượt|hộ|vụ|thành viên|mô hình|công dân|nhân khẩu|trường hợp|cuộc|buổi|tin|lít|kg|tấn"
    "|tạ|ha|m2|m3|km"
    "|cây|suất|phần|bộ|tờ|đoàn viên|hội viên|học sinh|thẻ|hồ sơ|phương tiện|đối tượng|đơn vị|cán bộ|tài khoản"
)
_COUNT = pattern_of(rf"(?<![\d,.])[1-9]\d{{0,2}}(?:[ .]\d{{3}}){{1,4}}+ ?(?:{_COUNTED})\b", re.IGNORECASE)
_FIGURE = pattern_of(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})++(?![.,]?\d{4})")
_YEARS = pattern_of(r"(?<!\d)(?:19|20)\d\d(?:[ ,/-]{1,3}(?:19|20)\d\d)++(?!\d)")
_FILE = pattern_of(r"(?<![\w-])[\w-]++\.(?:jpe?g|png|webp|avif|heic|pdf|docx?|xlsx?)\b", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return ``text`` on one line, digits and dashes plain, without hidden signs and addresses of pages."""
    text = text.replace("–", "-")
    usual = _TIDY.fullmatch(text)
    if not usual:
        text = _plain(text)
    if _LETTER_IN_NUMBER.search(text):
        text = _LETTER_ONE.sub("1", _LETTER_ZERO.sub("0", text))
    if "://" in text:
        text = _ADDRESS.sub(_only_private, text)
    if usual:
        # Blanks and ends of lines are all there is to close up.
        text = " ".join(line for part in text.split("\n") if (line := part.strip()))
        return text if "  " not in text else " ".join(text.split())
    return " ".join(text.split())


def tidy_lines(texts: Sequence[str]) -> str:
    """Return ``texts`` as ``tidy`` leaves each, one a line; blanks at either end may stay.

    Most records need no tidying, which shows quickest when all their texts are looked at together.
    """
    lines = [one if "\n" not in one else one.replace("\n\n", " ").replace("\n", " ") for one in texts]
    lines = [one if "  " not in one and "://" not in one else tidy(one) for one in lines]
    joined = "\n".join(lines).replace("–", "-")
    if _TIDY.fullmatch(joined) and not (_may_hold_letter()(joined) and _LETTER_IN_NUMBER.search(joined)):
        return joined
    return "\n".join(map(tidy, texts))


@cache
def _may_hold_letter() -> Callable[[str], bool]:
    return seeker("[oOlI][ .-]?[0-9]")


def _plain(text: str) -> str:
    """Return ``text`` without hidden signs and Markdown's, its letters, digits and dashes in one form."""
    if "&" in text:
        text = unescape(text)
    text = normalize("NFKC", HIDDEN.sub("", text))
    text = _MARKDOWN_SIGNS.sub("", _LOOSE_MARKS.sub("", text)).translate(_ONE_FORM)
    return _OTHER_DIGIT.sub(lambda match: str(decimal(match[0])), text)


def _only_private(address: re.Match[str]) -> str:
    return f" {' '.join(_IN_ADDRESS.findall(address[0]))} ".replace("%40", "@")


class Reading:
    """A text as the rules see it: ``text`` tidied, and two views with ever fewer numbers."""

    def __init__(self, text: str) -> None:
        """Tidy a text; its views are made when first asked for."""
        self.text = tidy(text)
        self.lower = self.text.lower()
        # What patterns of words are searched in, which begin with the sign ahead of a word.
        self.words = f" {self.lower}"
        self.has_digit = bool(_DIGIT.search(self.text))

    @cached_property
    def may_name(self) -> bool:
        """Whether the text can name anybody."""
        return may_name(self.text)

    @cached_property
    def full_names(self) -> list[re.Match[str]]:
        """The full names in the text."""
        return list(full_names(self.text)) if self.may_name else []

    @cached_property
    def named(self) -> list[re.Match[str]]:
        """The full names, and whatever follows a word one addresses people with."""
        return [*self.full_names, *addressed(self.text)] if self.may_name else []

    @cached_property
    def uncounted(self) -> str:
        """The text without dates, numbers of documents, and amounts that say their unit."""
        if not self.has_digit:
            return self.text
        text = _DOCUMENT.sub(_NOTHING, self.text) if "/" in self.text else self.text
        text = _DATE.sub(_NOTHING, text)
        text = _MONEY.sub(_NOTHING, text) if _UNIT_OF_MONEY.search(self.lower) else text
        return _COUNT.sub(_NOTHING, text)

    @cached_property
    def loose_numbers(self) -> str:
        """The text with only those numbers that nothing explains."""
        return _FILE.sub(_NOTHING, _YEARS.sub(_NOTHING, _FIGURE.sub(_NOTHING, self.uncounted)))
