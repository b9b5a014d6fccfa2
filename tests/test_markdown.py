import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.markdown import to_html


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
