"""What the YAML parser complains about, said in Vietnamese with what to do."""

import re
from typing import TYPE_CHECKING

from .decoding import Mark

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

# The parser's (libyaml's) wording → ours. Longer patterns come before the ones they contain.
_EXPLANATIONS = (
    (
        "found character that cannot start any token",
        "Giá trị bắt đầu bằng một ký tự đặc biệt (như @, %, `): đặt cả giá trị trong dấu nháy kép.",
    ),
    (
        "mapping values are not allowed",
        "Dấu hai chấm ở chỗ này không hợp lệ: nếu nó thuộc về câu chữ, đặt cả giá trị trong dấu nháy kép; "
        "nếu là tên mục, kiểm tra chỗ thụt đầu dòng.",
    ),
    (
        "could not find expected ':'",
        "Dòng này thiếu dấu hai chấm và dấu cách sau tên mục. Ví dụ: title: Hội nghị sơ kết",
    ),
    ("found unexpected end of stream", "Dấu nháy hoặc dấu ngoặc mở ra mà chưa đóng lại."),
    (
        "found unknown escape character",
        "Dấu gạch chéo ngược trong nháy kép không hợp lệ: dùng dấu nháy đơn, hoặc viết \\\\.",
    ),
    (
        "did not find expected '-' indicator",
        'Danh sách phải có dấu "- " đứng thẳng hàng trước mỗi phần tử.',
    ),
    (
        "did not find expected ',' or",
        "Trong dấu ngoặc, các giá trị phải cách nhau bằng dấu phẩy và có ngoặc đóng.",
    ),
    (
        "block sequence entries are not allowed",
        'Danh sách "- " phải bắt đầu ở dòng riêng, thụt vào dưới tên mục.',
    ),
    (
        "did not find expected <document start>",
        "Phần cuối tệp không nối được với phần trên: kiểm tra chỗ thụt đầu dòng.",
    ),
    (
        "did not find expected key",
        "Dòng này không thẳng hàng với các mục cùng nhóm, hoặc có dấu nháy lẻ: "
        "kiểm tra thụt đầu dòng và dấu nháy.",
    ),
)
# Complaints that come long after the slip: where the broken thing began is where to look.
_TOLD_LATE = ("unexpected end of stream", "could not find expected ':'", "did not find expected ',' or")
_TAB = "Dòng thụt vào bằng phím Tab: thay bằng dấu cách (mỗi bậc hai dấu cách)."
_NO_SPACE = "Thiếu dấu cách sau dấu hai chấm. Ví dụ: title: Hội nghị sơ kết"
_TEXT_AFTER_QUOTE = "Có chữ đứng sau dấu nháy đóng: đặt cả giá trị trong một cặp nháy đơn."
_FALLBACK = "Cú pháp YAML không đọc được ở chỗ này: kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy."

# A key that runs into its value: "title:Hội nghị". Addresses such as https://… are not keys.
_GLUED_KEY = re.compile(r"\s*(?:- )*([a-z_]+):(?!//)\S")
# A tab among the spaces and dashes before the text of a line.
_TAB_INDENT = re.compile(r"[ -]*\t")
_AFTER_QUOTE = re.compile(r"""[^#]*?:\s+("[^"]*"|'[^']*')\s*[^\s#]""")


def explain_syntax_error(error: "MarkedYAMLError", text: str) -> tuple[Mark, str]:
    """Return where a syntax error really is and a Vietnamese explanation.

    The parser often notices a slip only later: at the next line, or, for a quote left open, at the end.

    :param error: libyaml's complaint with its marks.
    :param text: the whole file.
    """
    complaint = error.problem or ""
    begun = any(words in complaint for words in _TOLD_LATE)
    noticed = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    mark = (noticed.line + 1, noticed.column + 1) if noticed else (1, 1)
    lines = text.split("\n")
    plain = next(filter(None, (_slip_on(lines, number, mark) for number in (mark[0], mark[0] - 1))), None)
    explained = next((said for words, said in _EXPLANATIONS if words in complaint), _FALLBACK)
    return plain or (mark, explained)


def _slip_on(lines: list[str], number: int, mark: Mark) -> tuple[Mark, str] | None:
    """Return what is plainly wrong with a line, whatever the parser says of it."""
    written = lines[number - 1] if 0 < number <= len(lines) else ""
    tab = _TAB_INDENT.match(written)
    glued = _GLUED_KEY.match(written)
    if tab:
        return (number, tab.end()), _TAB
    if number == mark[0] and _AFTER_QUOTE.match(written):
        return mark, _TEXT_AFTER_QUOTE
    return ((number, glued.end(1) + 2), _NO_SPACE) if glued else None


def looks_glued(text: str) -> bool:
    """Tell whether a value is really a key that runs into its value."""
    return _GLUED_KEY.match(text) is not None
