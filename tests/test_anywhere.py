"""The same files work under any path of a host and opened from a disk, weigh little and set no cookie."""

import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import brotli
import pytest

from .pages import read
from .test_site import ARTICLE

# The first view of an article: the page and what it loads to be shown, photos aside (their weight is the
# photographer's). Compressed as a host does on the fly, not as well as can be.
MOST_BYTES, MOST_REQUESTS = 60_000, 6
BROTLI_ON_THE_FLY = 5


@pytest.fixture(scope="module")
def places(site, serve, tmp_path_factory):
    """Where a copy of the site may stand, each with the address of its home page."""
    root = tmp_path_factory.mktemp("host")
    shutil.copytree(site, root / "abc" / "xyz")
    return {"path": f"{serve(root)}/abc/xyz/", "disk": f"{(root / 'abc' / 'xyz').as_uri()}/index.html"}


@contextmanager
def reader(browser, home, **options):
    """Open the home page; at the end nothing may have failed, and nothing come from elsewhere."""
    context = browser.new_context(locale="vi-VN", **options)
    page, events = context.new_page(), []
    page.on("console", lambda message: events.append(message.text))
    page.on("pageerror", lambda error: events.append(str(error)))
    page.on("requestfailed", lambda request: events.append(request.url))
    base = home.removesuffix("index.html")
    page.on("request", lambda request: request.url.startswith(base) or events.append(request.url))
    page.goto(home)
    yield page
    assert page.evaluate("document.cookie") == ""
    assert context.cookies() == []
    context.close()
    assert events == []


@pytest.mark.parametrize("place", ["path", "disk"])
def test_a_reader_finds_the_way_wherever_the_site_stands(browser, places, place):
    with reader(browser, places[place], viewport={"width": 1280, "height": 800}) as page:
        page.get_by_role("link", name="Hội nghị tổng kết mẫu").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Hội nghị tổng kết mẫu"
        # Style sheets came, and photos.
        assert page.evaluate("getComputedStyle(document.querySelector('.pt-bar')).backgroundColor") == (
            "rgb(20, 83, 45)"
        )
        photo = page.locator("figure.pt-photo img").first
        photo.evaluate("image => image.decode()")
        assert photo.evaluate("image => image.naturalWidth") > 0
        page.get_by_role("navigation", name="Các mục").get_by_role("link", name="Bảng vàng").click()
        page.get_by_role("link", name="Năm 2024").first.click()
        page.get_by_role("heading", level=1, name="Bảng vàng năm 2024").wait_for()


@pytest.mark.parametrize("place", ["path", "disk"])
def test_palette_and_menu_work_wherever_the_site_stands(browser, places, place):
    options = {"viewport": {"width": 360, "height": 800}, "color_scheme": "light"}
    with reader(browser, places[place], **options) as page:
        page.get_by_role("button", name="Danh mục").click()
        page.get_by_role("button", name="Nền tối").click()
        page.get_by_role("navigation", name="Các mục").get_by_role("link", name="Kết quả").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Kết quả"
        assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"


def test_the_palette_follows_a_system_that_changes_its_mind(browser, places):
    with reader(browser, places["path"], color_scheme="light") as page:
        page.emulate_media(color_scheme="dark")
        page.wait_for_selector("body[data-md-color-scheme=slate]")


def test_the_palette_can_be_switched_by_keyboard_and_shows_where_it_is(browser, places):
    with reader(browser, places["path"], color_scheme="light") as page:
        button = page.get_by_role("button", name="Nền tối")
        button.focus()
        page.keyboard.press("Space")
        assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"
        assert button.get_attribute("aria-pressed") == "true"
        assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def loaded(site, address):
    """Return the files an article's first view loads beside its photos, the page first."""
    soup, folder = read(site, address), site / address
    wanted = soup.select("link[rel=stylesheet], link[rel=icon], script[src]")
    images = [image for image in soup.select("img") if not image.find_parent(class_="pt-photo")]
    names = [one.get("href") or one["src"] for one in [*wanted, *images]]
    return [folder / "index.html", *((folder / urlsplit(name).path).resolve() for name in names)]


def test_the_first_view_of_an_article_is_light(site):
    files = loaded(site, ARTICLE)
    weights = {
        file.name: len(brotli.compress(file.read_bytes(), quality=BROTLI_ON_THE_FLY)) for file in files
    }
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert len(files) <= MOST_REQUESTS, weights


def test_nothing_else_is_fetched_before_the_reader_asks(browser, places, site):
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(places["path"] + ARTICLE, wait_until="networkidle")
    context.close()
    assert len([url for url in asked if "/assets/photos/" not in url]) <= len(loaded(site, ARTICLE))


def test_no_script_of_the_theme_is_published(site):
    assert not (site / "assets" / "javascripts").exists()
