"""In real headless Chromium, as a reader: phone and desktop, light and dark, script on and off."""

import re

import pytest

from .test_site import ARTICLE, OTHER_PAGES, RECORD_PAGES

# A test that goes on to the next page cuts off what the last one was still fetching.
ABORTED = "net::ERR_ABORTED"


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


@pytest.fixture
def visit(browser, address):
    """Open a page in a new context; afterwards nothing may have gone wrong in it."""
    contexts, events = [], []

    def open_page(path="", width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: events.append(message.text))
        page.on("pageerror", lambda error: events.append(str(error)))
        page.on("requestfailed", lambda request: request.failure == ABORTED or events.append(request.url))
        page.on("request", lambda request: request.url.startswith(address) or events.append(request.url))
        page.goto(f"{address}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert events == []


def test_a_reader_goes_from_home_to_an_article_to_the_honour_roll(visit):
    page = visit()
    page.get_by_role("link", name="Hội nghị tổng kết mẫu").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Hội nghị tổng kết mẫu"
    page.get_by_role("navigation", name="Các mục").get_by_role("link", name="Bảng vàng").click()
    page.get_by_role("link", name="Năm 2024").first.click()
    page.get_by_role("heading", level=1, name="Bảng vàng năm 2024").wait_for()
    assert page.get_by_text("Đỗ Thị Ánh").is_visible()


def test_a_phone_reader_opens_the_menu(visit):
    page = visit(width=360)
    page.get_by_role("button", name="Danh mục").click()
    page.get_by_role("navigation", name="Các mục").get_by_role("link", name="Kết quả").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kết quả"


@pytest.mark.parametrize("path", RECORD_PAGES + OTHER_PAGES)
def test_nothing_scrolls_sideways_on_a_phone(visit, path):
    page = visit(path, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("width", "density"), [(360, 3), (1280, 1)])
def test_photos_come_in_the_best_type_and_a_fitting_width_and_move_nothing(visit, width, density):
    page = visit(width=width, device_scale_factor=density)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(seen => seen.getEntries().forEach("
        "one => window.moved += one.value)).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(page.url + ARTICLE)
    photos = page.locator("figure.pt-photo img")
    for index in range(photos.count()):
        photos.nth(index).scroll_into_view_if_needed()
        photos.nth(index).evaluate("image => image.decode()")
    shown = photos.evaluate_all(
        "all => all.map(image => [image.currentSrc, image.width, image.naturalWidth])"
    )
    assert all(address.endswith(".avif") for address, _, _ in shown)
    assert [one[1] for one in shown] == ([328, 300] if width == 360 else [640, 300])
    assert page.evaluate("window.moved") < 0.01
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_palette_follows_the_system_and_then_the_reader(visit, scheme):
    page = visit(color_scheme=scheme)
    schemes = {"light": "default", "dark": "slate"}
    current = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(current) == schemes[scheme]
    page.get_by_role("button", name="Nền tối").click()
    other = schemes["dark" if scheme == "light" else "light"]
    assert page.evaluate(current) == other
    page.goto(page.url + ARTICLE)
    assert page.evaluate(current) == other


def test_everything_is_there_without_script(visit):
    page = visit(ARTICLE, java_script_enabled=False)
    assert page.get_by_text("Chỉ đạo thứ nhất.").is_visible()
    assert page.get_by_role("link", name="Sửa trang này").is_visible()
    page.get_by_role("link", name="Trang chủ").first.click()
    assert page.get_by_text("Con số chính").is_visible()


def test_the_first_tab_skips_to_the_content(visit):
    page = visit(ARTICLE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Bỏ qua đến nội dung"
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")


# What must stand out from what: a chart's text by 4.5 to 1, its shapes by 3 to 1 (WCAG 2.2, 1.4.3, 1.4.11).
CHART_CONTRASTS = [
    *((role, "fill", None, 4.5) for role in ("label", "group", "value", "count", "day")),
    *(("label", "fill", f"tile-{level}", 4.5) for level in range(1, 5)),
    *((role, "fill", None, 3) for role in ("bar", "dot")),
    *((role, "stroke", None, 3) for role in ("range", "axis", "line", "no-tile", "tile-1", "tile-4")),
]
PAINTED = """([role, property]) => {
    const one = document.createElementNS("http://www.w3.org/2000/svg", "text");
    one.setAttribute("class", "pt-chart__" + role);
    document.querySelector(".pt-chart__picture").append(one);
    return getComputedStyle(one)[property];
}"""


def luminance(colour):
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_stand_out_in_both_palettes_and_on_paper(visit, scheme, media):
    page = visit("ket-qua/", color_scheme=scheme)
    page.emulate_media(media=media)
    ground = "rgb(255, 255, 255)"
    if media == "screen":
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for role, paint, below, least in CHART_CONTRASTS:
        back = page.evaluate(PAINTED, [below, "fill"]) if below else ground
        light, dark = sorted((luminance(page.evaluate(PAINTED, [role, paint])), luminance(back)))[::-1]
        assert (light + 0.05) / (dark + 0.05) >= least, (role, below)


@pytest.mark.parametrize("path", ["ket-qua/", "bang-vang/", "mo-hinh/", ARTICLE])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_text_of_a_chart_leaves_its_picture(visit, path, width):
    page = visit(path, width=width)
    outside = """all => all.filter(text => {
        const room = text.closest("svg").getBoundingClientRect(), box = text.getBoundingClientRect();
        const across = room.left - 1 <= box.left && box.right <= room.right + 1;
        return !(across && box.bottom <= room.bottom + 1 && box.width);
    }).map(text => text.textContent)"""
    texts = page.locator(".pt-chart svg text")
    assert texts.count()
    assert texts.evaluate_all(outside) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_chart_says_its_message_to_a_screen_reader_and_its_table_opens_without_script(visit):
    page = visit("ket-qua/", java_script_enabled=False)
    picture = page.get_by_role("img", name="Tổng số mô hình hiện có qua các báo cáo")
    assert picture.count() == 1
    assert "31/12/2022: 8; 5/11/2024: 10" in picture.evaluate("one => one.querySelector('desc').textContent")
    page.get_by_text("Bảng số liệu của biểu đồ Tổng số mô hình hiện có qua").click()
    assert page.get_by_role("rowheader", name="31/12/2022: Báo cáo mẫu năm 2022").is_visible()
