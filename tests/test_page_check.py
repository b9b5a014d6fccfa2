"""A page that would break its own policy stops the build."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.build import BuildFailedError, build_aside
from phongtrao.page_check import faults, is_sound

from .conftest import MINI, make_project
from .test_load import replace

BAD = [
    ("<script>alert(1)</script>", "mã lệnh viết trong trang"),
    ("<SCRIPT type=module>alert(1)</SCRIPT>", "mã lệnh viết trong trang"),
    ('<script src="https://example.vn/a.js"></script>', "src tải từ nơi khác"),
    ('<script src="//example.vn/a.js"></script>', "src tải từ nơi khác"),
    ('<img src="a.png" onerror="x()" alt="">', "thuộc tính onerror không được dùng"),
    ('<a href="x" ONCLICK = "x()">a</a>', "thuộc tính onclick không được dùng"),
    ('<p style="color: red">', "thuộc tính style không được dùng"),
    ("<p\nstyle='color: red'>", "thuộc tính style không được dùng"),
    ('<img alt="a>b"style="color: red">', "thuộc tính style không được dùng"),
    ("<style>p { color: red }</style>", "thẻ <style> không được dùng"),
    ('<iframe src="x"></iframe>', "thẻ <iframe> không được dùng"),
    ('<base href="x">', "thẻ <base> không được dùng"),
    ('<link rel="stylesheet" href="https://example.vn/a.css">', "href tải từ nơi khác"),
    ('<link rel="preconnect" href="//example.vn">', "href tải từ nơi khác"),
    ('<link href="&#104;ttps://example.vn/a.css" rel="stylesheet">', "href tải từ nơi khác"),
    ('<img src="HTTPS://example.vn/a.png">', "src tải từ nơi khác"),
    ('<img srcset="a.png 1x, https://example.vn/a.png 2x">', "srcset tải từ nơi khác"),
    ('<video poster="//example.vn/a.png"></video>', "poster tải từ nơi khác"),
    ('<form action="https://example.vn/"></form>', "action tải từ nơi khác"),
    ('<meta http-equiv="refresh" content="0; url=https://example.vn/">', "content tải từ nơi khác"),
    ('<a href="javascript:x()">a</a>', "href chạy mã lệnh"),
    ('<a href=" &#106;avascript:x()">a</a>', "href chạy mã lệnh"),
]
GOOD = [
    '<script src="../assets/a.js" data-base=".."></script>',
    '<script type="application/ld+json">{"a": "onclick=x style=y"}</script>',
    '<script id="x" type="application/json">{}</script>',
    '<link rel="canonical" href="https://example.vn/">',
    '<link rel="alternate" type="application/rss+xml" href="https://example.vn/feed.xml">',
    '<link rel="stylesheet" href="../assets/a.css">',
    '<a href="https://example.vn/" rel="noopener external">a</a>',
    '<meta property="og:image" content="https://example.vn/a.png">',
    '<meta http-equiv="refresh" content="0; url=../../a/">',
    "<p>Trên trang viết: &lt;p style=x onclick=y&gt; và src=https://example.vn</p>",
    '<p title="style = đẹp, onclick = x">a</p>',
    '<img srcset="../a.png 1x, ../b.png 2x" src="../a.png" alt="">',
]


@pytest.mark.parametrize(("html", "fault"), BAD)
def test_what_the_policy_forbids_is_found(html, fault):
    found = faults(f"<!doctype html><p>a</p>{html}<p>b</p>".encode())
    assert [one.partition(": ")[0] for one in found] == [fault]


def test_a_fault_is_found_on_every_page_that_has_it():
    html = '<p>a</p><p style="color: red">b</p><a class="x" href="&#106;avascript:x()">c</a>'
    assert len(faults(html.encode())) == 2
    assert faults(html.encode()) == faults(html.encode())


@pytest.mark.parametrize("html", GOOD)
def test_what_it_allows_is_left_alone(html):
    assert faults(f"<!doctype html><p>a</p>{html}<p>b</p>".encode()) == []


@pytest.mark.parametrize(("html", "fault"), BAD)
def test_no_piece_with_a_fault_is_sound(html, fault):
    assert not is_sound(f"<p>a</p>{html}")


@pytest.mark.parametrize("html", ['<p title="', "<p ", "a <", "<a title='<b>'>", '<p title=">'])
def test_a_piece_whose_tags_may_go_on_behind_it_is_not_sound(html):
    assert is_sound("<!-- a --><p>b</p>")
    assert not is_sound(f"<p>a</p>{html}")


TOKENS = (
    *("<a", "<p", "<img", "<link", "<meta", "<script", "<svg", "</p>", "<!--", "-->", ">", "/", " ", "x"),
    *("=", "'", '"', ' href="', ' src="', ' srcset="', ' rel="', ' content="', ' name="', ' type="'),
    *(' style="', " onclick=", "javascript:", "https://a.vn", "//", "a/b", " 1w, ", "canonical", "&#106;"),
    *("application/ld+json", " defer", "&amp;", "?", ":"),
)


@given(before=st.sampled_from(["", "<p>", '<p title="a">']), tokens=st.lists(st.sampled_from(TOKENS)))
def test_a_sound_piece_has_no_fault_wherever_it_stands(before, tokens):
    html = "".join(tokens)
    if is_sound(html):
        assert faults(f"{before}{html}<p>b</p>".encode()) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p>Chữ &lt; và "nháy"</p><a class="x" href="../a/#b">a</a><br>',
        '<img src="../a.png" srcset="../a.png 1x" alt="">',
        '<img src="a/b.webp" srcset="a/b.webp 400w, ../c.webp 800w" alt="ảnh" loading="lazy">',
        '<meta property="og:image" content="https://a.vn/b.png">',
        '<a href="../x/?a=b&amp;c=%20d">a</a><svg><path d="M0 0"/><rect x="1" y="2" class="a"/></svg>',
        '<script src="../a.js" data-file="a" defer></script><script type="application/ld+json">{}</script>',
    ],
)
def test_what_templates_write_is_sound(html):
    assert is_sound(html)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("templates/_record.html", '<div class="pt-record"', '<div style="margin: 0" class="pt-record"'),
        ("theme/404.html", "<ul>", '<ul onclick="x()">'),
        ("docs/index.md", "# Phong trào", '<img src="https://example.vn/a.png" alt="">\n\n# Phong trào'),
    ],
)
def test_such_a_page_stops_the_build(tmp_path, path, old, new):
    folder = make_project(tmp_path / "p", MINI / "data")
    replace(folder, path, old, new)
    with pytest.raises(BuildFailedError, match=r"không được dùng: <|tải từ nơi khác: <"):
        build_aside(folder)
    assert not (folder / "site").exists()
