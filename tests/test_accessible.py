"""For everyone: axe finds nothing, all goes by keyboard, text grows to twice its size, nothing moves."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from phongtrao.build import build_aside

from .conftest import ROOT, make_project
from .test_browser import luminance
from .test_site import ARTICLE, OTHER_PAGES, RECORD_PAGES

# WCAG 2.2 A and AA, and what axe holds for good beside them. No exceptions.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WITHDRAWN = "tin-tuc/2024/tin-da-rut-2024/"
PAGES = [*RECORD_PAGES, *OTHER_PAGES, "bang-vang/2024/", "tim-kiem/", WITHDRAWN]
# One of each kind; their parts are the same.
KINDS = [
    *(ARTICLE, "mo-hinh/an-toan-mau/", "don-vi/xa-cu/", "bang-vang/2024/", "tim-kiem/", WITHDRAWN),
    *("mo-hinh/linh-vuc/", "bang-vang/hinh-thuc/", *OTHER_PAGES),
]
REAL_PAGES = [
    *("", "tin-tuc/2024/ham-thuan-nam-so-ket-tu-phong-tu-quan-2024/", "ket-qua/", "mo-hinh/", "bang-vang/"),
    *("don-vi/", "don-vi/xa-ham-cuong/"),
]
WIDTHS = (360, 1280)
PALETTES = ("light", "dark")


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


@pytest.fixture(scope="module")
def real_address(tmp_path_factory, serve):
    """The site of the repository's own data."""
    folder = make_project(tmp_path_factory.mktemp("real") / "p", ROOT / "data")
    build_aside(folder)
    return serve(folder / "site")


@pytest.fixture
def visit(browser):
    contexts = []

    def open_page(url, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


def breaches(page, rules):
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], node["html"][:150], node["failureSummary"]) for one in found for node in one["nodes"]]


def breaches_everywhere(visit, url):
    """Return what axe finds in a page at both widths, with the contrasts of both palettes."""
    found = []
    for width, palette in zip(WIDTHS, PALETTES, strict=True):
        # A colour on its way to another palette's is neither's.
        page = visit(url, width, color_scheme=palette, reduced_motion="reduce")
        found += breaches(page, RULES)
        page.emulate_media(color_scheme=PALETTES[palette == "light"])
        found += breaches(page, ["color-contrast"])
    return found


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(visit, address, path):
    assert breaches_everywhere(visit, f"{address}/{path}") == []


@pytest.mark.parametrize("path", REAL_PAGES)
def test_axe_finds_nothing_in_the_real_pages(visit, real_address, path):
    assert breaches_everywhere(visit, f"{real_address}/{path}") == []


def test_axe_finds_nothing_in_the_open_menu(visit, address):
    page = visit(f"{address}/", 360)
    page.get_by_role("button", name="Danh mục").click()
    assert breaches(page, RULES) == []


FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const clear = ground => /, 0\\)$|transparent/.test(getComputedStyle(ground).backgroundColor);
    let ground = one.parentElement;
    while (ground && clear(ground)) ground = ground.parentElement;
    return [
        one.getAttribute("aria-label") || one.textContent.trim().replace(/\\s+/g, " "),
        style.outlineStyle, style.outlineColor, getComputedStyle(ground || document.body).backgroundColor,
        one.checkVisibility(),
    ];
}"""


def walk(page, steps):
    """Press Tab and return the names of what had focus; each time it must show, and stand out by 3 to 1."""
    names = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        name, style, colour, ground, visible = page.evaluate(FOCUSED)
        names.append(name)
        if name == "Bỏ qua đến nội dung":
            continue
        light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (style, visible) == ("solid", True), name
        assert (light + 0.05) / (dark + 0.05) >= 3, (name, colour, ground)
    return names


@pytest.mark.parametrize("palette", PALETTES)
def test_the_keyboard_goes_through_the_page_in_its_order(visit, address, palette):
    page = visit(f"{address}/{ARTICLE}", color_scheme=palette)
    names = walk(page, 45)
    expected = [
        *("Bỏ qua đến nội dung", "Từ cần tìm", "Tìm", "Trang chủ", "Tin tức", "Mô hình", "English"),
        *("Chữ nhỏ hơn", "Cỡ chữ thường", "Chữ lớn hơn", "Nền tối", "Số liệu được báo cáo", "Khen thưởng"),
        *("In trang", "Chép liên kết", "Gửi qua thư"),
    ]
    places = [names.index(name) for name in expected]
    assert places == sorted(places)
    assert names.index("Gửi qua thư") < len(names) - 1


def test_the_skip_link_leads_past_everything_to_the_content(visit, address):
    page = visit(f"{address}/{ARTICLE}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.pt-breadcrumb') !== null")


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard_even_without_script(visit, address, script):
    page = visit(f"{address}/", 360, java_script_enabled=script)
    button, results = (
        page.get_by_role("button", name="Danh mục"),
        page.get_by_role("navigation", name="Các mục").get_by_role("link", name="Kết quả"),
    )
    assert not results.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert results.is_visible()
    page.keyboard.press("Escape")
    assert not results.is_visible()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ket-qua/")


@pytest.mark.parametrize("path", PAGES)
def test_text_at_twice_its_size_and_a_narrow_window_scroll_one_way_only(visit, address, path):
    page = visit(f"{address}/{path}", 320)
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(overflow) <= 0
    page.evaluate("document.documentElement.dataset.ptStep = 6")
    for width in (640, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(overflow) <= 0, width


def test_the_size_of_text_is_kept_until_the_reader_wants_the_usual_again(visit, address):
    page = visit(f"{address}/")
    size = "parseFloat(getComputedStyle(document.querySelector('main')).fontSize)"
    usual = page.evaluate(size)
    larger = page.get_by_role("button", name="Chữ lớn hơn")
    # So large at last that the sections become a sheet, in which the button is still at hand.
    for _ in range(5):
        larger.click()
    assert page.evaluate("document.activeElement.ariaLabel") == "Chữ lớn hơn"
    assert larger.get_attribute("aria-disabled") == "true"
    page.goto(f"{address}/{ARTICLE}")
    assert page.evaluate(size) == pytest.approx(2 * usual)
    page.get_by_role("button", name="Danh mục").click()
    page.get_by_role("button", name="Cỡ chữ thường").click()
    assert page.evaluate(size) == usual


@pytest.mark.parametrize("path", ["", ARTICLE, "ket-qua/", "don-vi/xa-cu/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_loads(visit, address, path, width):
    page = visit(f"{address}/404.html", width)
    page.evaluate("localStorage.setItem('/.size', '3')")
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(seen => seen.getEntries().forEach("
        "one => window.moved += one.value)).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{address}/{path}", wait_until="networkidle")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") < 0.01


def test_fingers_find_room(visit, address):
    page = visit(f"{address}/{ARTICLE}", 360)
    page.get_by_role("button", name="Danh mục").click()
    for one in page.locator(".pt-nav :is(a, button):visible, .pt-reading :is(a, button):visible").all():
        assert one.bounding_box()["height"] >= 44, one.inner_text()
