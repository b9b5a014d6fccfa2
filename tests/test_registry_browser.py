"""Lists narrowed down in real Chromium: by mouse, keyboard, address, back button; with script and without."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import expect

from phongtrao.build import build_aside

from .conftest import MINI, make_project

HOSTILE = "<img src=x onerror=alert(1)>"
KINDS = ["Đường ánh sáng", "Camera an ninh", "Tổ liên gia", "Cổng rào an toàn", "Họ tộc tự quản"]
SOURCES = [{"title": "Bài báo mẫu", "publisher": "Báo mẫu"}]
# More than one page of a list holds.
MANY = 130
SMALL_SCREEN = 360


def write(folder, name, record):
    text = yaml.safe_dump({**record, "sources": SOURCES}, allow_unicode=True)
    (folder / f"{name}.yml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def large_site(tmp_path_factory):
    """A site with more models and lines of commendation than their pages show at once."""
    root = make_project(tmp_path_factory.mktemp("large"), MINI / "data")
    for number in range(MANY):
        name = f"{KINDS[number % len(KINDS)]} {number}{f' {HOSTILE}' if number == 0 else ''}"
        model = {"name": name, "launched": 1990 + number % 30, "unit": "xa-cu", "status": "active"}
        write(root / "data" / "models", f"mo-hinh-{number}", model)
        people = [{"name": f"Nguyễn Văn Đạt {number}", "kind": "individual", "note": HOSTILE}]
        award = {"date": 2000 + number % 20, "form": "giay-khen", "individuals": 1, "recipients": people}
        write(root / "data" / "awards", f"khen-{number}", {**award, "list_status": "complete"})
    build_aside(root)
    return root / "site"


@pytest.fixture(scope="module")
def addresses(site, large_site, serve):
    return {"mini": serve(site), "large": serve(large_site)}


@pytest.fixture
def visit(browser, addresses):
    """Open a page of one of the sites; afterwards nothing may have gone wrong in it."""
    contexts, events = [], []

    def open_page(path, which="mini", width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: events.append(message.text))
        page.on("pageerror", lambda error: events.append(str(error)))
        page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda one: one.url.startswith(addresses[which]) or events.append(one.url))
        page.goto(f"{addresses[which]}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert events == []


def titles(page):
    return page.locator("[data-items] .pt-card a, [data-items] th a").all_inner_texts()


def chooser(page, label):
    return page.get_by_role("combobox", name=label, exact=True)


def said(page):
    return page.get_by_role("status").inner_text()


def asked(page):
    """Return what the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


SAFE, LIGHT = "Khu dân cư an toàn mẫu", "Ánh sáng mẫu"


def test_a_reader_filters_and_takes_it_back(visit):
    page = visit("mo-hinh/")
    assert titles(page) == [LIGHT, SAFE]
    assert said(page) == "Có 2\N{NO-BREAK SPACE}tên gọi mô hình."
    chooser(page, "Lĩnh vực").select_option("phong-chay-chua-chay")
    assert titles(page) == [SAFE]
    assert said(page) == "Có 1 trên 2 tên gọi mô hình khớp."
    assert asked(page) == {"linh-vuc": "phong-chay-chua-chay"}
    page.get_by_role("button", name="Bỏ lọc Lĩnh vực: Phòng cháy, chữa cháy").click()
    assert titles(page) == [LIGHT, SAFE]
    assert said(page) == "Có 2\N{NO-BREAK SPACE}tên gọi mô hình."
    assert asked(page) == {}
    assert page.evaluate("document.activeElement.name") == "linh-vuc"


@pytest.mark.parametrize(
    "typed", ["anh sang", "ÁNH SÁNG", "anh sán", "Ánh sáng", "sang ánh", "khong co diem"]
)
def test_text_is_found_without_marks_by_beginnings_of_words(visit, typed):
    page = visit("mo-hinh/")
    page.get_by_label("Tìm theo tên, nơi, tóm tắt").press_sequentially(typed)
    assert titles(page) == [LIGHT]


@pytest.mark.parametrize("typed", ["dường anh", "đuong 5", "Duong ánh sáng 15"])
def test_the_letter_d_is_found_with_and_without_its_bar(visit, typed):
    page = visit("mo-hinh/", "large")
    page.get_by_label("Tìm theo tên, nơi, tóm tắt").fill(typed)
    page.get_by_text("tên gọi mô hình khớp").wait_for()
    assert all(title.startswith("Đường ánh sáng") for title in titles(page))


def test_a_view_is_shared_by_its_address_and_nothing_moves(visit):
    page = visit("")
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(seen => seen.getEntries().forEach("
        "one => window.moved += one.value)).observe({type: 'layout-shift', buffered: true});"
    )
    for path in ("mo-hinh/", "mo-hinh/?tinh-trang=dang-hoat-dong&q=khu+dan", "bang-vang/?xem=bang&ten=anh"):
        page.goto(re.sub(r"^(\w+://[^/]+/).*", rf"\1{path}", page.url))
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.01, path
    page.goto(re.sub("bang-vang.*", "mo-hinh/?tinh-trang=dang-hoat-dong&q=khu+dan", page.url))
    assert titles(page) == [SAFE]
    assert chooser(page, "Tình trạng").input_value() == "dang-hoat-dong"
    assert page.get_by_label("Tìm theo tên, nơi, tóm tắt").input_value() == "khu dan"


def test_back_and_forward_go_through_the_views(visit):
    page = visit("mo-hinh/")
    chooser(page, "Tình trạng").select_option("chua-cong-bo")
    page.get_by_label("Tìm theo tên, nơi, tóm tắt").press_sequentially("khu")
    assert said(page) == "Không có tên gọi mô hình nào khớp. Hãy bỏ bớt điều kiện."
    page.go_back()
    assert asked(page) == {"tinh-trang": "chua-cong-bo"}
    assert titles(page) == [LIGHT]
    page.go_back()
    assert titles(page) == [LIGHT, SAFE]
    assert chooser(page, "Tình trạng").input_value() == ""
    page.go_forward()
    assert titles(page) == [LIGHT]


def test_everything_is_taken_back_at_once(visit):
    page = visit("mo-hinh/?tinh-trang=dang-hoat-dong&don-vi=xa-moi&q=mau&xep=diem")
    assert titles(page) == [SAFE]
    page.get_by_role("button", name="Bỏ hết điều kiện lọc").click()
    assert titles(page) == [SAFE, LIGHT]
    assert asked(page) == {"xep": "diem"}
    assert page.locator("[data-chips] button").count() == 0


def test_a_unit_leads_to_what_it_was_before(visit):
    page = visit("mo-hinh/?don-vi=xa-moi&q=mau")
    assert "Địa bàn trước đây: huyện Mẫu" in page.locator("[data-also]").inner_text()
    page.get_by_role("link", name="xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)").click()
    assert asked(page) == {"don-vi": "xa-cu", "q": "mau"}
    assert page.locator("[data-also]").inner_text() == "Nay thuộc: xã Mới, tỉnh Mẫu"


def test_an_address_that_names_what_is_not_there_filters_nothing(visit):
    page = visit("mo-hinh/?linh-vuc=khong-co&nam=%3Cimg%3E&la=x")
    assert titles(page) == [LIGHT, SAFE]
    assert said(page) == "Có 2\N{NO-BREAK SPACE}tên gọi mô hình."


def test_text_of_an_address_stays_text(visit):
    page = visit(f"mo-hinh/?q={HOSTILE}")
    assert page.get_by_role("button", name=f"Bỏ lọc “{HOSTILE}”").is_visible()
    assert page.locator("main img").count() == 0


def test_by_keyboard_alone(visit):
    page = visit("mo-hinh/")
    page.get_by_label("Tìm theo tên, nơi, tóm tắt").focus()
    page.keyboard.type("mau")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate("document.activeElement.name") == "linh-vuc"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("ArrowDown")
    assert titles(page) == [SAFE]
    page.get_by_text("Xem theo danh mục").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "“mau” ×"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert asked(page) == {"linh-vuc": "phong-chay-chua-chay"}


@pytest.mark.parametrize("path", ["mo-hinh/", "bang-vang/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_scrolls_sideways_and_everything_can_be_hit(visit, path, scheme):
    page = visit(f"{path}?don-vi=xa-moi", width=SMALL_SCREEN, color_scheme=scheme)
    page.get_by_text("Xem theo danh mục").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_SCREEN
    heights = page.locator(
        ".pt-filters :is(input, select), .pt-button:visible, .pt-facets :is(a, summary), .pt-views label"
    ).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) > 5
    assert min(heights) >= 43.9


def test_without_script_links_lead_to_every_list(visit):
    page = visit("mo-hinh/", java_script_enabled=False)
    assert not page.locator("form.pt-filters").is_visible()
    assert page.locator(".pt-card").count() == 2
    page.get_by_text("Xem theo danh mục").click()
    page.get_by_role("link", name="Phòng cháy, chữa cháy").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mô hình lĩnh vực Phòng cháy, chữa cháy"
    assert page.locator(".pt-card a").all_inner_texts() == [SAFE]
    page.get_by_role("link", name="Lĩnh vực", exact=True).click()
    page.get_by_role("link", name="Phòng cháy, chữa cháy").click()
    page.get_by_role("link", name="Mô hình", exact=True).last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mô hình"


def test_without_script_both_ways_to_see_the_honour_roll_can_be_chosen(visit):
    page = visit("bang-vang/", java_script_enabled=False)
    year, table = page.get_by_role("heading", name="Năm 2024"), page.get_by_role("table").last
    assert (year.is_visible(), table.is_visible()) == (True, False)
    page.get_by_label("Bảng", exact=True).check()
    assert (year.is_visible(), table.is_visible()) == (False, True)


def test_a_name_is_fetched_for_when_it_is_looked_up_and_not_before(visit):
    page = visit("bang-vang/")
    fetched = []
    page.on("request", lambda request: "/lists/" in request.url and fetched.append(request.url))
    chooser(page, "Năm").select_option("2024")
    assert fetched == []
    page.get_by_label("Tìm theo tên người, tập thể, hộ được khen").fill("thi anh")
    page.get_by_text("Có 1 tên khớp; 1 trên 5 lần khen khớp.").wait_for()
    assert len(fetched) == 1
    assert re.search(r"/assets/lists/names\.[0-9a-f]{16}\.json$", fetched[0])
    assert page.locator("[data-hits] li").all_inner_texts()[0].startswith("Bà Trung tá Đỗ Thị Ánh")
    assert page.locator("[data-year]:visible h2").all_inner_texts() == ["Năm\N{NO-BREAK SPACE}2024"]
    assert page.locator("[data-anchor]:visible").count() == 1
    page.locator("[data-hits] a").click()
    assert page.url.endswith("bang-vang/2024/#tin-hoi-nghi-mau-2024-1")
    assert "Giấy khen: 1" in page.locator(":target").inner_text()


def test_a_long_list_is_fetched_when_it_is_filtered_and_not_before(visit):
    page = visit("mo-hinh/", "large")
    fetched = []
    page.on("request", lambda request: "/lists/" in request.url and fetched.append(request.url))
    assert len(titles(page)) == 100
    assert "đang xem từ 1 đến 100" in said(page)
    chooser(page, "Đơn vị, địa bàn").select_option("xa-cu")
    page.get_by_text(
        f"Có {MANY + 1} trên {MANY + 2} tên gọi mô hình khớp, đang xem 100 tên gọi mô hình đầu."
    ).wait_for()
    assert len(fetched) == 1
    page.get_by_role("button", name="Xem thêm").click()
    expect(page.locator("[data-items] li")).to_have_count(MANY + 1)
    assert page.get_by_role("button", name="Xem thêm").is_hidden()
    expect(page.locator("[data-items] a").nth(100)).to_be_focused()
    chooser(page, "Sắp xếp").select_option("nam")
    expect(page.locator("[data-items] a").nth(1)).to_have_text("Họ tộc tự quản 119")
    assert len(fetched) == 1


def test_text_of_a_file_stays_text(visit):
    page = visit(f"mo-hinh/?q={HOSTILE}", "large")
    page.get_by_text(f"Có 1 trên {MANY + 2} tên gọi mô hình khớp.").wait_for()
    assert titles(page) == [f"Đường ánh sáng 0 {HOSTILE}"]
    page.goto(page.url.replace(f"mo-hinh/?q={HOSTILE}", "").split("mo-hinh")[0] + "bang-vang/?ten=dat+7")
    page.get_by_text("tên khớp").wait_for()
    assert HOSTILE in page.locator("[data-hits] li").first.inner_text()
    assert page.locator("main img").count() == 0


def test_a_long_honour_roll_is_filtered_in_its_table(visit):
    page = visit("bang-vang/", "large")
    assert len(titles(page)) == 100
    chooser(page, "Năm").select_option("2003")
    page.get_by_text("lần khen khớp").wait_for()
    assert len(titles(page)) == 7
    page.get_by_role("link", name="Giấy khen: 1 cá nhân").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Bảng vàng năm\N{NO-BREAK SPACE}2003"
    assert page.locator(":target").count() == 1


def test_a_long_list_goes_on_without_script(visit):
    page = visit("mo-hinh/", "large", java_script_enabled=False)
    page.get_by_role("link", name="Trang sau").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mô hình (trang 2)"
    assert page.locator(".pt-card").count() == MANY + 2 - 100


@pytest.mark.parametrize("path", ["mo-hinh/?q=duong", "bang-vang/?nam=2003"])
def test_a_list_that_cannot_be_fetched_leaves_the_links(browser, addresses, path):
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.route("**/assets/lists/*", lambda route: route.abort())
    page.goto(f"{addresses['large']}/{path}")
    page.get_by_text("Không tải được danh sách để lọc.").wait_for()
    assert len(titles(page)) == 100
    assert page.locator(".pt-facets a").first.is_visible()
    context.close()


def test_opened_from_a_disk_what_can_be_filtered_is_and_links_do_the_rest(browser, site, large_site):
    context = browser.new_context(locale="vi-VN")
    page, errors = context.new_page(), []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{(site / 'mo-hinh' / 'index.html').as_uri()}?q=khu")
    assert titles(page) == [SAFE]
    chooser(page, "Tình trạng").select_option("chua-cong-bo")
    assert titles(page) == []
    page.goto((site / "bang-vang" / "index.html").as_uri())
    assert page.get_by_label("Tìm theo tên người, tập thể, hộ được khen").is_disabled()
    page.goto((large_site / "mo-hinh" / "index.html").as_uri())
    assert not page.locator("form.pt-filters").is_visible()
    page.get_by_text("Xem theo danh mục").click()
    page.get_by_role("link", name="mục theo năm ra mắt").click()
    page.get_by_role("link", name="2019").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mô hình ra mắt năm\N{NO-BREAK SPACE}2019"
    context.close()
    assert errors == []


def test_only_pages_with_a_list_load_its_script(site):
    with_script = {
        file.parent.relative_to(site).as_posix()
        for file in site.rglob("*.html")
        if "registry.js" in file.read_text(encoding="utf-8")
    }
    assert with_script == {"mo-hinh", "bang-vang"}


def test_files_of_lists_are_json(large_site):
    files = sorted((large_site / "assets" / "lists").iterdir())
    assert [file.name.split(".")[0] for file in files] == ["honours", "models", "names"]
    assert all(json.loads(file.read_text(encoding="utf-8")) for file in files)
