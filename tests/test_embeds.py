"""What other sites show of this one: cards in a frame, HTML and drawings to copy."""

import html

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup

from phongtrao.embeds import STYLE, card_page
from phongtrao.page_check import faults
from phongtrao.render import Renderer
from phongtrao.views.embeds import embeds, key_figure_paths
from phongtrao.views.structured import Deployment

from .conftest import ROOT
from .pages import read, text_of

CARD = "nhung/so-lieu/mau-2024/thanh-vien-mo-hinh/"
ADDRESS = "https://example.vn/pt/"
SITE = Deployment("Trang mẫu", "", ADDRESS)


@pytest.fixture(scope="module")
def published(mini):
    """A renderer that knows the site's address."""
    return Renderer(mini, ROOT / "templates", site=Deployment("", "", ADDRESS))


@pytest.fixture(scope="module")
def card(mini, published):
    ((address, text),) = card_page(mini, published, SITE, CARD).items()
    assert address == f"{CARD}index.html"
    return BeautifulSoup(text, "html.parser")


def test_every_key_figure_has_a_card_whose_address_tells_nothing_of_its_order(mini, site):
    assert list(key_figure_paths(mini)) == [
        f"nhung/so-lieu/{one.result}/{one.indicator}/" for one in mini.site.key_figures
    ]
    for path in key_figure_paths(mini):
        assert (site / path / "index.html").is_file()


def test_a_card_says_the_figure_as_published_with_day_and_source(card):
    text = text_of(card.main)
    assert "Hơn 1.234,5 thành viên" in text
    assert "tính đến 5/11/2024" in text
    assert "Huyện Mẫu" in text
    assert {link["href"] for link in card.main.select("a")} == {
        "https://example.vn/bai-mau",
        f"{ADDRESS}ket-qua/#mau-2024",
    }


def test_a_card_runs_nothing_and_leads_out_of_its_frame(card):
    assert faults(str(card).encode()) == []
    assert not card.select("script, iframe, [style]")
    for link in card.main.select("a"):
        assert link["target"] == "_blank"
        assert "noopener" in link["rel"]


def test_a_card_is_nothing_for_search_engines(card, site):
    assert card.select_one("meta[name=robots]")["content"] == "noindex"
    assert card.select_one("link[rel=canonical]")["href"] == f"{ADDRESS}ket-qua/#mau-2024"
    assert not card.select("[data-pagefind-body]")
    entries = (site / "assets/pagefind/entries").glob("*.json")
    assert not any("nhung/so-lieu" in entry.read_text(encoding="utf-8") for entry in entries)


def test_without_an_address_a_card_leads_on_as_pages_do(mini, renderer):
    ((_, text),) = card_page(mini, renderer, Deployment("Trang mẫu", "", ""), CARD).items()
    soup = BeautifulSoup(text, "html.parser")
    assert "../../../../ket-qua/#mau-2024" in {link["href"] for link in soup.select("main a")}
    assert not soup.select("link[rel=canonical]")


def code_of(soup):
    """Return what a reader copies from each box."""
    return [BeautifulSoup(box.string, "html.parser") for box in soup.select("textarea")]


def test_the_page_gives_code_for_a_frame_and_for_plain_html(published, mini):
    soup = BeautifulSoup(published.render("embeds", "nhung/").html, "html.parser")
    codes = code_of(soup)
    assert len(codes) == 2 * len(embeds(mini)["cards"])
    frames = [code.iframe for code in codes if code.iframe]
    assert f"{ADDRESS}{CARD}" in {frame["src"] for frame in frames}
    assert all(frame["title"] and "allow-scripts" not in frame["sandbox"] for frame in frames)
    plain = next(one for one in codes if one.figure and "Hơn 1.234,5 thành viên" in text_of(one))
    assert "5/11/2024" in plain.text
    assert not plain.select("[class], [style], script")
    assert {link["href"] for link in plain.select("a")} >= {f"{ADDRESS}ket-qua/#mau-2024"}


def test_each_chart_gives_code_with_its_picture_in_words(published):
    soup = BeautifulSoup(published.render("results", "ket-qua/").html, "html.parser")
    charts, codes = soup.select("figure.pt-chart"), code_of(soup)
    assert len(charts) == len(codes) >= 1
    for chart, code in zip(charts, codes, strict=True):
        assert code.img["src"] == f"{ADDRESS}bieu-do/{chart['id']}.svg"
        assert code.img["alt"].startswith(chart.select_one(".pt-chart__title").get_text())
        assert code.a["href"].startswith(ADDRESS)
        assert "Nguồn" in code.figcaption.get_text()


def test_where_the_address_is_not_known_there_is_nothing_to_copy(renderer):
    for name, here in (("embeds", "nhung/"), ("results", "ket-qua/")):
        assert b"<textarea" not in renderer.render(name, here).html


def test_hostile_words_are_escaped_once_for_the_code_and_once_for_the_box(mini, published):
    label = '</textarea><script>alert(1)</script>"'
    one = embeds(mini)["cards"][0]
    template = published._environment.from_string(
        '{% from "_embeds.html" import code_box, plain_code %}{{ code_box("x", plain_code(one, m)) }}'
    )
    made = template.render(one=one, m=label)
    assert "<script" not in made
    assert made.count("</textarea>") == 1
    assert html.escape(label, quote=False) in html.unescape(made).replace("&#34;", '"')


def test_a_card_in_a_frame_is_seen_whole_by_everyone(site, serve, browser, tmp_path):
    """On another site, at 200 pixels, in both palettes: nothing scrolls sideways and axe finds nothing."""
    inside = f"{serve(site)}/{CARD}"
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html lang="vi"><title>Báo khác</title><main><h1>Bài</h1>'
        f'<iframe src="{inside}" title="Thẻ" width="200" height="260"></iframe></main>',
        encoding="utf-8",
    )
    outside = serve(tmp_path)
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(outside)
        frame = page.frames[1]
        frame.wait_for_selector(".pt-embed")
        assert frame.evaluate("document.documentElement.scrollWidth") <= 200
        assert frame.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.goto(inside)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]}).response
        assert found["violations"] == []
        context.close()


def test_the_style_sheet_of_cards_stands_beside_them(site):
    assert (site / STYLE).read_bytes() == (ROOT / "theme/assets/phongtrao/embed.css").read_bytes()
    assert read(site, CARD).select_one("link[rel=stylesheet]")["href"] == "../../the.css"
