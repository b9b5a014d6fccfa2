"""The preview of a record tells what its public page tells, under the same headings, in the same order."""

import json

import pytest
from bs4 import BeautifulSoup

from phongtrao.paths import article_path
from phongtrao.strict_yaml import parse

from ..conftest import MINI, ROOT
from ..pages import text_of
from ..test_templates import KINDS, switched_on
from .modules import CONFIG, caller

COLLECTIONS = {one["name"]: one for one in json.loads(CONFIG.read_text(encoding="utf-8"))["collections"]}
# A withdrawn article has no page of its own.
ARTICLES = sorted(
    path
    for kind in ("conferences", "news")
    for path in (MINI / "data" / kind).glob("*.yml")
    if "\nwithdrawn:" not in path.read_text(encoding="utf-8")
)
# What the page does not show, or not in the words of the form; beside a combined count there is no other.
ELSEWHERE = {"moved_from", "privacy_exceptions", "points_unit", "url", "consent", "individuals"}
# Draws with the browser's own elements what React draws in the form.
DRAW = """async ([data, collection, names]) => {
  const { recordPage } = await import('/src/preview_page.js');
  const h = (name, { className, ...rest }, ...children) => {
    if (typeof name === 'function') return name(rest);
    const element = Object.assign(document.createElement(name), className && { className });
    Object.entries(rest).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children.filter((child) => child || child === 0));
    return element;
  };
  const tools = { h, Markdown: ({ text }) => h('p', {}, text), photo: (file) => `/anh/${file}` };
  const record = { data, collection, fields: collection.fields, names: new Map(names) };
  return recordPage(record, tools).outerHTML;
}"""


@pytest.fixture(scope="module")
def draw(modules):
    """Draw a record of a kind; names are looked up by what refers to them."""

    def drawn(data, kind, names=()):
        return BeautifulSoup(modules.evaluate(DRAW, [data, COLLECTIONS[kind], list(names)]), "html.parser")

    return drawn


def read(text):
    data, problems = parse(text.encode(), "x")
    assert problems == []
    return data


def leaves(value, fields):
    """Yield every text that an editor has typed into a form, with its field; what is chosen has no text."""
    for field in fields:
        if field["name"] in ELSEWHERE:
            continue
        found = value.get(field["name"])
        inner = field.get("fields") or field.get("field", {}).get("fields")
        if inner:
            for one in found if isinstance(found, list) else [found or {}]:
                yield from leaves(one, inner)
        elif found and field.get("widget") in ("string", "text", "list"):
            yield from ((field, text) for text in (found if isinstance(found, list) else [found]))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_the_page_tells_is_told(draw, kind):
    source = switched_on((ROOT / "data" / "_templates" / f"{kind}.yml").read_text(encoding="utf-8"))
    data = read(source)
    told = text_of(draw(data, kind)).lower()
    missing = [
        (field["label"], text)
        for field, text in leaves(data, COLLECTIONS[kind]["fields"])
        if " ".join(text.split()).lower() not in told
    ]
    assert missing == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_sections_come_in_the_order_of_the_public_page(draw, renderer, mini, path):
    article = mini.articles[path.stem]
    public = BeautifulSoup(renderer.render("article", article_path(article), path.stem).html, "html.parser")
    data = read(path.read_text(encoding="utf-8"))
    preview = draw(data, path.parent.name)
    assert preview.h1.text == public.h1.text
    assert preview.select_one(".pt-lead").text == " ".join(public.select_one(".pt-lead").text.split())
    headings = [heading.text for heading in public.select("h2")]
    ours = [heading.text for heading in preview.select("h2") if heading.text in headings]
    assert ours == [heading for heading in headings if heading in ours]
    assert "Nguồn" in ours


def test_ids_are_shown_by_their_names(draw):
    data = {"title": "A", "kind": "meeting", "date": "2024-09-17", "part_of_day": "morning"}
    data |= {"places": [{"unit": "xa-cu", "venue": "Hội trường"}], "end_date": "19/9/2024"}
    preview = draw(data, "conferences", [["units/xa-cu", {"name": "xã Cũ, huyện Mẫu"}]])
    assert preview.select_one(".pt-kicker").text == "Hội nghị, họp"
    facts = {row.dt.text: row.dd.text for row in preview.select(".pt-facts--key > div")}
    assert facts["Ngày diễn ra"] == "Sáng 17/9/2024–19/9/2024"
    assert facts["Nơi diễn ra"] == "Hội trường, xã Cũ, huyện Mẫu"


def test_figures_stand_as_cards_and_in_a_table(draw):
    figures = [
        {"indicator": "mo-hinh", "value": "1234,5", "comparator": "more_than", "note": "Ghi chú."},
        {"indicator": "ty-le", "value": "3", "of": "7"},
        {"indicator": "dong", "text": "hàng chục"},
    ]
    names = [["indicators/mo-hinh", {"name": "Mô hình", "unit": "mô hình"}]]
    preview = draw({"title": "B", "as_of": "2024", "figures": figures}, "results", names)
    cards = [text_of(card) for card in preview.select(".pt-figure")]
    assert cards == ["Hơn 1.234,5 mô hình Mô hình", "3/7 ty-le", "Hàng chục dong"]
    assert text_of(preview.select_one("tbody tr")) == "Mô hình Ghi chú. Hơn 1.234,5 mô hình"


def test_what_no_source_tells_is_called_so(draw):
    article = draw({"title": "A"}, "conferences")
    assert text_of(article.select_one(".pt-sources")) == "Nguồn Nguồn chưa công bố."
    award = draw({"form": "giay-khen", "list_status": "not_published", "event": "tin"}, "awards")
    assert award.select_one(".pt-sources") is None
    assert award.select_one(".pt-unpublished").text == "Nguồn chưa công bố danh sách được khen thưởng."


def test_sources_are_cited(draw):
    source = {"title": "Bài", "publisher": "Báo Mẫu", "authors": ["A", "B"], "published_on": "2024-09-17"}
    cited = draw({"title": "A", "sources": [source | {"accessed_on": "1/1/2025"}]}, "news")
    told = cited.select_one(".pt-sources li").text
    assert told == "Bài, A, B, Báo Mẫu, 17/9/2024, truy cập ngày 1/1/2025."


def test_text_is_shown_as_it_is_typed(draw):
    payload = "<img src=x onerror=alert(1)>"
    preview = draw({"title": payload, "sources": [{"title": payload, "url": "javascript:alert(1)"}]}, "news")
    assert preview.h1.text == payload
    assert preview.select("img, a") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("127", "127"),
        ("1234", "1.234"),
        ("1234567", "1.234.567"),
        ("11.000", "11.000"),
        ("1234,5", "1.234,5"),
    ],
)
def test_numbers_are_grouped(modules, text, shown):
    assert caller(modules, "preview_text")("numeral", text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("2024-09-17", "17/9/2024"), ("2024-09", "9/2024"), ("17/9/2024", "17/9/2024"), ("2024", "2024")],
)
def test_days_are_written_as_readers_write_them(modules, text, shown):
    assert caller(modules, "preview_text")("day", text) == shown
