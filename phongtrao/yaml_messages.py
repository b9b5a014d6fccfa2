"""What the YAML parser complains about, said in Vietnamese with what to do."""

import re

from .decoding import Mark

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
_TAB = "Dòng thụt vào bằng phím Tab: thay bằng dấu cách (mỗi bậc hai dấu cách)."
_NO_SPACE = "Thiếu dấu cách sau dấu hai chấm. Ví dụ: title: Hội nghị sơ kết"
_FALLBACK = "Cú pháp YAML không đọc được ở chỗ này: kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy."

# A key that runs into its value: "title:Hội nghị". Addresses such as https://… are not keys.
_GLUED_KEY = re.compile(r"\s*(?:- )*([a-z_]+):(?!//)\S")


def explain_syntax_error(complaint: str, text: str, mark: Mark) -> tuple[Mark, str]:
    """Return where a syntax error really is and a Vietnamese explanation.

    :param complaint: libyaml's own message.
    :param text: the whole file: the parser often notices a slip only on the line after it.
    :param mark: where the parser noticed.
    """
    lines = text.splitlines()
    line = mark[0]
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        indentation = written[: len(written) - len(written.lstrip())]
        if "\t" in indentation:
            return (number, indentation.index("\t") + 1), _TAB
        glued = _GLUED_KEY.match(written)
        if glued:
            return (number, glued.end(1) + 2), _NO_SPACE
    return mark, next((said for pattern, said in _EXPLANATIONS if pattern in complaint), _FALLBACK)


def looks_glued(text: str) -> bool:
    """Tell whether a value is really a key that runs into its value."""
    return _GLUED_KEY.match(text) is not None
