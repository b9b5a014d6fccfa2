"""Links of pieces that are shown on several pages, and those pieces themselves."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from phongtrao.finishing import bound
from phongtrao.marks import Pieces, link_mark, links_from
from phongtrao.paths import relative

NAMES = st.lists(st.sampled_from(["tin-tuc", "2024", "2023", "a", "b"]), max_size=4)
FOLDERS = NAMES.map(lambda names: "".join(f"{name}/" for name in names))
FILES = st.tuples(FOLDERS, st.sampled_from(["a.yml", "b.svg"])).map("".join)


def finished(pieces, make, here=""):
    return pieces.finished(make, links_from(here), bound)


@given(path=FOLDERS | FILES, here=FOLDERS | FILES, fragment=st.sampled_from(["", "#so-lieu"]))
def test_a_link_leads_where_it_says_from_every_page(path, here, fragment):
    link = relative(path + fragment, here)
    assert links_from(here)(path + fragment) == link
    target, _, found = link.partition("#")
    assert posixpath.normpath(posixpath.join("/", posixpath.dirname(here), target)) == (
        posixpath.normpath(f"/{path}")
    )
    assert target.endswith("/") == (path.endswith("/") or not path)
    assert f"#{found}" == fragment or not fragment


@pytest.mark.parametrize(
    ("here", "link"), [("", "mo-hinh/mau/"), ("tin-tuc/2024/", "../../mo-hinh/mau/"), ("mo-hinh/mau/", "./")]
)
def test_links_lead_on_from_every_page_in_and_outside_of_pieces(here, link):
    pieces = Pieces(bound)

    def card(path):
        return f'<a href="{pieces.link(path)}">Mô hình</a>'

    def page():
        return f"{card('mo-hinh/mau/')}{pieces.kept(card, 'mo-hinh/mau/')}"

    made = finished(pieces, page, here)
    assert made.html.decode() == f'<a href="{link}">Mô hình</a>' * 2
    assert made.is_sound


@pytest.mark.parametrize(
    "path", ["a>b/", 'a"b/', "a<b/", "a'b/", "a&b/", "a b/", "/a", "//a.vn/", "https://a.vn/", "javascript:a"]
)
def test_no_address_needs_escaping_or_leads_away(path):
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
    assert [finished(pieces, page).html.decode() for _ in range(2)] == [
        expected.replace("~", "\N{NO-BREAK SPACE}")
    ] * 2
    assert made == ["ngày 1/2", "b"]


@pytest.mark.parametrize("level", [2, 3, 4])
def test_headings_of_a_piece_are_of_the_level_that_its_page_wants(level):
    pieces = Pieces(bytes)

    def card(text):
        return f'<h3 class="a"><a href="{pieces.link("x/")}">{escape(text)}</a></h3><p>{escape(text)}</p>'

    texts = ["h3", "<h3 class>"]
    page = finished(pieces, lambda: "".join(pieces.kept(card, text, level=level) for text in texts))
    assert page.html.decode() == "".join(
        f'<h{level} class="a"><a href="x/">{escape(text)}</a></h{level}><p>{escape(text)}</p>'
        for text in texts
    )
    assert page.is_sound
    assert b"<h3 " in finished(pieces, lambda: pieces.kept(card, "h3")).html


def test_a_piece_may_hold_pieces():
    pieces = Pieces(bytes)

    def inner(text):
        return f'<a href="{pieces.link("a/")}">{text.upper()}</a>'

    def page():
        return pieces.kept(lambda text: f"<p>{pieces.kept(inner, text)}</p>", "a")

    assert finished(pieces, page, "b/").html == b'<p><a href="../a/">A</a></p>'


@pytest.mark.parametrize("piece", ['<p onclick="x()">', '<p title="', "<script>"])
def test_a_page_is_no_sounder_than_its_pieces(piece):
    pieces = Pieces(bytes)
    made = finished(pieces, lambda: f"<p>a</p>{pieces.kept(str, piece)}")
    assert made.html.decode() == f"<p>a</p>{piece}"
    assert not made.is_sound


def test_a_piece_in_a_tag_is_not_known_to_be_sound():
    pieces = Pieces(bytes)
    assert not finished(pieces, lambda: f'<p title="{pieces.kept(str, "<b>")}">').is_sound
