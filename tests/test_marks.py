"""Links of pieces that are shown on several pages, and those pieces themselves."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.finishing import bound
from phongtrao.marks import Pieces, link_mark, with_links
from phongtrao.paths import relative

NAMES = st.lists(st.sampled_from(["tin-tuc", "2024", "2023", "a", "b"]), max_size=4)
FOLDERS = NAMES.map(lambda names: "".join(f"{name}/" for name in names))
FILES = st.tuples(FOLDERS, st.sampled_from(["a.yml", "b.svg"])).map("".join)


@given(path=FOLDERS | FILES, here=FOLDERS | FILES, fragment=st.sampled_from(["", "#so-lieu"]))
def test_a_link_leads_where_it_says_from_every_page(path, here, fragment):
    link = relative(path + fragment, here)
    target, _, found = link.partition("#")
    assert posixpath.normpath(posixpath.join("/", posixpath.dirname(here), target)) == (
        posixpath.normpath(f"/{path}")
    )
    assert target.endswith("/") == (path.endswith("/") or not path)
    assert f"#{found}" == fragment or not fragment


def test_the_same_piece_leads_on_from_every_page():
    html = f'<a href="{link_mark("mo-hinh/mau/")}">Mô hình</a>'.encode()
    assert with_links(html, "").decode() == '<a href="mo-hinh/mau/">Mô hình</a>'
    assert with_links(html, "tin-tuc/2024/").decode() == '<a href="../../mo-hinh/mau/">Mô hình</a>'


@pytest.mark.parametrize("path", ["a>b/", 'a"b/', "a<b/", "a'b/", "a&b/"])
def test_no_address_needs_escaping(path):
    with pytest.raises(ValueError, match="not an address"):
        link_mark(path)


def test_a_piece_is_made_once_and_finished_like_its_page():
    made = []
    pieces = Pieces(bound)

    def card(text):
        made.append(text)
        return f"<li>{text}</li>"

    def page():
        return "<p>năm 2024</p>" + "".join(pieces.kept(card, text) for text in ("ngày 1/2", "b", "ngày 1/2"))

    expected = "<p>năm~2024</p><li>ngày~1/2</li><li>b</li><li>ngày~1/2</li>"
    assert [pieces.finished(page).decode() for _ in range(2)] == [
        expected.replace("~", "\N{NO-BREAK SPACE}")
    ] * 2
    assert made == ["ngày 1/2", "b"]


def test_a_piece_may_hold_pieces():
    pieces = Pieces(bytes)
    html = pieces.finished(lambda: pieces.kept(lambda text: f"<p>{pieces.kept(str.upper, text)}</p>", "a"))
    assert html == b"<p>A</p>"
