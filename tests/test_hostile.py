"""Hostile text in every text field of every record comes out inert: a whole site is built from it."""

import copy
import json
import re
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image

from phongtrao.build import build_aside
from phongtrao.known import NOTHING, Known
from phongtrao.load import load
from phongtrao.problems import DataError
from phongtrao.strict_yaml import parse

from .conftest import MINI, make_project
from .pages import read

ADDRESS = "https://example.vn/"
PAYLOAD = " ".join(
    (
        "{{ 7*7 }}{% raw %}{# x #}",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) \"'`",
        '--8<-- "mkdocs.yml"',
        "&lt;/title&gt;&lt;script&gt;alert(2)&lt;/script&gt;",
        "<!--phongtrao:0--> ../../../etc/passwd $(id)",
    )
)
# For Markdown: front matter, an indented and a fenced code block, raw HTML.
MULTILINE = "\n\n".join(
    (
        "---\ntitle: chiem-quyen\n---",
        PAYLOAD,
        f"    {PAYLOAD}",
        f"```\n{PAYLOAD}\n```",
        f"<div markdown>{PAYLOAD}</div>",
    )
)


def leaves(node, trail=()):
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*trail, key))
    else:
        yield trail


def put(node, trail, value):
    *way, last = trail
    for key in way:
        node = node[key]
    node[last] = value


def plain(node):
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node


def written(document):
    """Return a document as YAML, by libyaml: it is written for each field anew."""
    return yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True)


def judged(root, path):
    """Return all records, so that a change of one file reads no other again; none if it judges them."""
    if path.parent.name in ("data", "units"):
        return NOTHING
    dataset = load(root)
    return Known.alive([*dataset.records(), *dataset.withdrawn.values()], dataset.contents)


def poison(root, path):
    """Put the payload into every field of one file that accepts any text; return how many there were."""
    document = plain(parse(path.read_bytes(), "x")[0])
    poisoned = copy.deepcopy(document)
    known, count = judged(root, path), 0
    for trail in leaves(document):
        trial = copy.deepcopy(poisoned)
        put(trial, trail, MULTILINE if trail[-1] == "body" else PAYLOAD)
        path.write_text(written(trial), encoding="utf-8")
        try:
            load(root, known=known)
        except DataError:
            continue
        poisoned, count = trial, count + 1
    path.write_text(written(poisoned), encoding="utf-8")
    return count


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory):
    root = make_project(tmp_path_factory.mktemp("hostile"), MINI / "data")
    files = sorted((root / "data").rglob("*.yml"))
    counts = {path.relative_to(root).as_posix(): poison(root, path) for path in files}
    assert min(counts.values()) >= 1, counts
    assert sum(counts.values()) > 120
    # An address of its own, so that all that can stand in a head stands there.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        build_aside(root)
    return root / "site"


@pytest.fixture(scope="session")
def hostile_pages(hostile_site):
    return {file.relative_to(hostile_site).as_posix(): file for file in sorted(hostile_site.rglob("*.html"))}


def test_nothing_of_it_is_run_as_a_template(hostile_pages):
    for name, file in hostile_pages.items():
        html = file.read_text(encoding="utf-8")
        assert "{{ 7*7 }}" in html or "7*7" not in html, name
        assert "chiem-quyen" not in html.split("</title>")[0], name
        assert "site_name:" not in html, name


def test_no_page_gains_a_script_a_handler_or_a_style(hostile_site, hostile_pages):
    for name in hostile_pages:
        soup = read(hostile_site, name)
        scripts = [script for script in soup("script") if script.get("type") != "application/ld+json"]
        assert all(script.get("src") and not script.text.strip() for script in scripts), name
        assert all("alert" not in str(script) for script in scripts), name
        assert not soup.select(
            "iframe, object, embed, base, form[action]:not([role=search]),"
            "img:not(.pt-photo img), source:not(.pt-photo source)"
        ), name
        images = [
            re.sub(r"^(\.\./)+assets/photos/[0-9a-f]+-\d+\.jpg$", "", one["src"]) for one in soup("img")
        ]
        assert not any(images), name
        handlers = [attribute for tag in soup(True) for attribute in tag.attrs if attribute.startswith("on")]
        assert handlers == [], name


def test_no_link_leaves_by_another_scheme(hostile_site, hostile_pages):
    for name in hostile_pages:
        for link in read(hostile_site, name).select("a[href], link[href]"):
            assert urlsplit(link["href"]).scheme in ("", "https", "http", "mailto"), (name, link)


def test_it_is_shown_as_the_text_it_is(hostile_site, hostile_pages):
    page = next(name for name in hostile_pages if name.startswith("tin-tuc/2024/hoi-nghi"))
    soup = read(hostile_site, page)
    assert soup.h1.text == PAYLOAD
    assert soup.title.text.startswith(PAYLOAD)
    assert soup.select_one("meta[name=description]")["content"] == PAYLOAD


def test_data_for_machines_holds_it_as_the_text_it_is(hostile_site, hostile_pages):
    titles = []
    for name in hostile_pages:
        for script in read(hostile_site, name).select("script[type='application/ld+json']"):
            assert not set("<>&").intersection(script.text), name
            titles += [node.get("headline") for node in json.loads(script.text)["@graph"]]
    assert PAYLOAD in titles


def test_what_is_shared_holds_it_as_the_text_it_is(hostile_site, hostile_pages):
    page = next(name for name in hostile_pages if name.startswith("tin-tuc/2024/hoi-nghi"))
    soup = read(hostile_site, page)
    for name in ("og:title", "og:description"):
        assert soup.select_one(f"meta[property='{name}']")["content"] == PAYLOAD
    assert soup.select_one("meta[property='og:image:alt']")["content"].startswith(PAYLOAD)
    (picture,) = (one["content"] for one in soup.select("meta[property='og:image']"))
    with Image.open(hostile_site / picture.removeprefix(ADDRESS)) as image:
        assert image.size == (1200, 630)


def test_a_photos_words_stay_words(hostile_site, hostile_pages):
    page = next(name for name in hostile_pages if name.startswith("tin-tuc/2024/hoi-nghi"))
    figure = read(hostile_site, page).select_one("figure.pt-photo")
    assert figure.img["alt"] == PAYLOAD
    assert PAYLOAD in figure.figcaption.text
    assert {"alt", "decoding", "height", "sizes", "src", "srcset", "width"} == set(figure.img.attrs)


def test_pictures_of_charts_hold_nothing_but_shapes_and_words(hostile_site):
    pictures = list((hostile_site / "bieu-do").glob("*.svg"))
    assert pictures
    for picture in pictures:
        parts = list(ElementTree.parse(picture).iter())  # noqa: S314 - our own output
        tags = {part.tag.removeprefix("{http://www.w3.org/2000/svg}") for part in parts}
        assert tags <= {"svg", "title", "desc", "rect", "line", "circle", "text", "tspan"}
        attributes = {name for part in parts for name in part.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name or name == "style"]


def test_no_file_is_written_outside_or_named_by_text(hostile_site):
    names = [path.relative_to(hostile_site).as_posix() for path in hostile_site.rglob("*")]
    assert all(re.fullmatch(r"[\w./-]+", name) and ".." not in name for name in names)
    assert {path.name for path in hostile_site.parent.iterdir()} >= {"site", "data", "mkdocs.yml"}
    assert not list(hostile_site.parent.glob("site.*"))


def test_lists_that_are_filtered_show_it_as_the_text_it_is(hostile_site, browser, serve):
    address = serve(hostile_site)
    page = browser.new_page()
    events = []
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: events.append(message.text))
    page.on("pageerror", lambda error: events.append(str(error)))
    for view in ("mo-hinh/?q=onerror&don-vi=xa-moi", "bang-vang/?ten=onerror&xem=bang"):
        page.goto(f"{address}/{view}")
        page.get_by_text("khớp.").wait_for()
        assert "onerror=alert(1)" in page.locator("[data-list]").inner_text()
        assert page.locator("main :is([data-items], [data-hits], [data-chips]) :is(img, script)").count() == 0
    page.close()
    assert events == []


def test_nothing_happens_in_a_browser(hostile_site, hostile_pages, browser, serve):
    address = serve(hostile_site)
    page = browser.new_page()
    events = []
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: events.append(message.text))
    page.on("pageerror", lambda error: events.append(str(error)))
    for name in hostile_pages:
        # The page at an old address goes on by itself, into the way of the next visit.
        if not read(hostile_site, name).select_one("meta[http-equiv=refresh]"):
            page.goto(f"{address}/{name}")
    # Titles and texts of records, and what is typed, come together on the page of results.
    page.goto(f"{address}/tim-kiem/?q={quote(PAYLOAD.split()[1] + ' alert script img')}")
    page.locator("[data-pt-results] a").first.wait_for()
    assert "<script>alert(1)</script>" in page.locator("[data-pt-results]").inner_text()
    page.close()
    assert events == []
