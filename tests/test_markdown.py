import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.markdown import in_full, to_html


def test_ordinary_markdown_becomes_html():
    html = to_html("Đoạn **đậm** và [bài](https://example.vn/).\n\n- một\n- hai\n")
    soup = BeautifulSoup(html, "html.parser")
    assert soup.strong.text == "đậm"
    assert soup.a["href"] == "https://example.vn/"
    assert [item.text for item in soup("li")] == ["một", "hai"]


def test_the_page_keeps_its_one_top_heading():
    soup = BeautifulSoup(to_html("# Một\n\n## Hai"), "html.parser")
    assert [heading.text for heading in soup("h2")] == ["Một", "Hai"]


def test_a_relative_link_stays_text():
    assert "<a" not in to_html("[x](/khong-co/) [y](../z)")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,xx)",
        "![x](https://example.vn/theo-doi.gif)",
        "<a href='x' onclick='alert(1)'>x</a>",
        "<style>*{display:none}</style>",
        "```html\n<script>alert(1)</script>\n```",
    ],
)
def test_what_could_run_or_track_does_not_come_through(text):
    assert is_inert(to_html(text))


@given(st.text(alphabet="<>[]()!\"'`*_#-:/&; \nabcjavscriptone=", max_size=120))
def test_any_text_is_inert(text):
    assert is_inert(to_html(text))


def is_inert(html):
    soup = BeautifulSoup(html, "html.parser")
    links = [link.get("href", "https://") for link in soup("a")]
    return (
        not soup(["script", "style", "img", "iframe", "form", "svg", "object"])
        and not any(name.startswith("on") or name == "style" for tag in soup(True) for name in tag.attrs)
        and all(
            "script:" not in link.lower() and "data:" not in link.lower()
            for link in links
            if ":" in link.split("/")[0]
        )
    )


PLAIN_LINES = st.text(
    st.sampled_from("aữ1Đ9 .,;:()/%?!+=-–—…“”‘’\"'²°_#*~\\`[]<>&|\t\r\u00a0\u2028\u3000̣\x0c\x85"), max_size=12
) | st.sampled_from(
    ["", "## Kết quả", "### 1. Một", "## Hai ##", "- a", "1. a", "2024 năm", "---", ":-", "==", "a | b"]
)


@given(st.lists(PLAIN_LINES, max_size=6).map("\n".join))
def test_plain_words_become_what_the_parser_makes_of_them(text):
    assert to_html(text) == in_full(text)


@given(st.text(max_size=60))
def test_so_does_any_text(text):
    assert to_html(text) == in_full(text)


def test_a_body_of_sentences_and_headings_needs_no_parser(monkeypatch):
    monkeypatch.setattr("phongtrao.markdown.in_full", None)
    assert to_html('## Kết quả\n\nNăm 2024, "tổ" (3–5 hộ)\ntự quản.\n\n\n### Ý kiến\n') == (
        '<h2>Kết quả</h2>\n<p>Năm 2024, "tổ" (3–5 hộ)\ntự quản.</p>\n<h3>Ý kiến</h3>\n'
    )
