"""The box and the page of results, as readers use them: by keyboard, on a phone, without script."""

import re

import pytest
from playwright.sync_api import expect

OF_SEARCH = re.compile(r"/assets/pagefind/|/search/(?!loader\.js)")
SCHEMES = ["light", "dark"]


def of_search(page):
    return [url for url in page.requested if OF_SEARCH.search(url)]


def results(page):
    return page.locator("[data-pt-results] > li")


def test_nothing_of_search_is_loaded_before_a_reader_turns_to_it(visit):
    page = visit("tin-tuc/")
    assert of_search(page) == []
    with page.expect_request(re.compile(r"\.pagefind$")):
        page.get_by_role("searchbox").focus()


def test_the_loader_is_tiny(search_site):
    assert next((search_site / "assets/phongtrao").glob("*/search/loader.js")).stat().st_size <= 2048


def test_a_reader_searches_from_any_page(visit):
    page = visit("mo-hinh/camera-an-ninh/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("tieng keng")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=tieng\+keng$"))
    expect(page.get_by_role("status")).to_have_text("1 kết quả cho “tieng keng”.")
    assert page.title().startswith("tieng keng – Tìm kiếm – ")
    results(page).first.get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Tiếng kẻng an ninh"
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("1 kết quả cho “tieng keng”.")


def test_the_slash_is_a_letter_while_typing(visit):
    page = visit("tim-kiem/")
    page.keyboard.press("/")
    page.keyboard.type("17/9/2023")
    assert page.get_by_label("Từ cần tìm").input_value() == "17/9/2023"


def test_results_come_while_typing_and_the_address_follows(visit):
    page = visit("tim-kiem/")
    page.get_by_label("Từ cần tìm").press_sequentially("hoa gia")
    expect(results(page).first).to_contain_text("Tổ hòa giải thôn Tây")
    expect(page).to_have_url(re.compile(r"\?q=hoa\+gia$"))


def test_facets_narrow_count_and_stand_in_the_address(visit):
    page = visit("tim-kiem/?q=hoa%20an")
    expect(page.get_by_role("status")).to_have_text(re.compile("^[0-9]+ kết quả"))
    everything = results(page).count()
    page.get_by_label("Loại").select_option("don-vi")
    expect(page.get_by_role("status")).to_have_text(re.compile("^[12] kết quả"))
    assert 0 < results(page).count() < everything
    kinds = page.locator(".pt-result .pt-meta").all_inner_texts()
    assert {text.split(" · ")[0] for text in kinds} == {"Đơn vị"}
    assert page.get_by_label("Loại").locator(":checked").inner_text() == f"Đơn vị ({len(kinds)})"
    expect(page).to_have_url(re.compile(r"\?q=hoa\+an&loai=don-vi$"))
    page.get_by_label("Năm").select_option("2021")
    expect(page.get_by_role("status")).to_have_text("Không tìm thấy “hoa an” trong loại và năm đã chọn.")
    expect(page.get_by_role("link", name="Bảng vàng").last).to_be_visible()


def test_a_shared_view_opens_as_it_was(visit):
    page = visit("tim-kiem/?q=hoa&loai=tin&nam=2021")
    expect(page.get_by_role("status")).to_have_text("2 kết quả cho “hoa”.")
    assert page.get_by_label("Năm").input_value() == "2021"


def test_the_words_as_written_are_marked(visit):
    page = visit("tim-kiem/?q=hoa%20giai")
    first = results(page).first
    expect(first.locator("h2 mark")).to_have_text(["hòa", "giải", "giải"])
    expect(first.locator("p mark").first).to_have_text("hòa")


def test_more_results_come_on_demand_and_take_the_focus(visit):
    page = visit("tim-kiem/?q=mau")
    more = page.get_by_role("button", name="Xem thêm kết quả")
    more.focus()
    page.keyboard.press("Enter")
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()


def test_states_without_results_help(visit):
    page = visit("tim-kiem/")
    expect(page.get_by_role("status")).to_have_text("")
    assert not page.locator("[data-pt-instead]").is_visible()
    page.get_by_label("Từ cần tìm").fill("a")
    expect(page.get_by_role("status")).to_have_text("Gõ thêm ít nhất một chữ.")
    page.get_by_label("Từ cần tìm").fill("qwertyuiop")
    expect(page.get_by_role("status")).to_have_text("Không tìm thấy “qwertyuiop”.")
    assert page.get_by_text("Hãy thử ít từ hơn").is_visible()
    page.get_by_label("Từ cần tìm").fill("xe đạp qwertyuiop")
    expect(page.get_by_role("status")).to_have_text(re.compile("^Không nơi nào có đủ các từ"))
    assert results(page).count()
    page.get_by_label("Từ cần tìm").fill('"khói trong"')
    expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^Không nơi nào có nguyên cụm từ trong ngoặc kép\. \d+ kết quả có đủ các từ:$")
    )


def test_an_index_that_cannot_be_loaded_is_told(browser, address):
    page = browser.new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{address}/tim-kiem/?q=hoa")
    expect(page.get_by_text("Chưa tải được phần tìm kiếm")).to_be_visible()
    page.close()


def test_an_entry_that_could_not_be_loaded_is_asked_for_again(browser, address):
    page = browser.new_page()
    page.route("**/entries/*.json", lambda route: route.abort())
    page.goto(f"{address}/tim-kiem/?q=hoa")
    expect(page.get_by_text("Chưa tải được phần tìm kiếm")).to_be_visible()
    page.unroute("**/entries/*.json")
    page.get_by_label("Từ cần tìm").press("Enter")
    expect(results(page).first).to_be_visible()
    page.close()


def test_without_script_the_page_leads_to_the_lists(visit):
    page = visit("tin-tuc/", java_script_enabled=False)
    page.get_by_role("searchbox").fill("hòa giải")
    page.get_by_role("searchbox").press("Enter")
    assert "/tim-kiem/?q=" in page.url
    assert page.get_by_text("Tìm kiếm cần JavaScript").is_visible()
    page.get_by_role("main").get_by_role("link", name="Mô hình").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mô hình"


def test_from_a_disk_a_note_says_why(browser, search_site):
    page = browser.new_page()
    events = []
    page.on("console", lambda message: events.append(message.text))
    page.on("pageerror", lambda error: events.append(str(error)))
    page.goto((search_site / "tin-tuc" / "index.html").as_uri())
    page.get_by_role("searchbox").fill("hoa")
    page.keyboard.press("Enter")
    expect(page.get_by_text("không phải từ tệp trên máy")).to_be_visible()
    page.close()
    assert [text for text in events if "search" in text or "pagefind" in text] == []


def test_the_tab_key_goes_through_the_page_in_reading_order(visit):
    page = visit("tim-kiem/?q=hoa%20giai")
    expect(results(page).first).to_be_visible()
    page.get_by_label("Từ cần tìm").focus()
    order = []
    for _ in range(5):
        order.append(
            page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()")
        )
        page.keyboard.press("Tab")
    assert order[:4] == ["tim-gi", "Tìm", "tim-loai", "tim-nam"]
    assert order[4].startswith("Tổ hòa giải")


def test_the_header_box_stands_between_the_name_and_the_palette(visit):
    page = visit("tin-tuc/")
    page.get_by_role("link", name="Toàn dân bảo vệ an ninh Tổ quốc Hàm Thuận Nam").focus()
    names = []
    for _ in range(2):
        page.keyboard.press("Tab")
        names.append(page.evaluate("() => document.activeElement.getAttribute('aria-label')"))
    assert names == ["Từ cần tìm", "Tìm"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_shows_its_focus_and_has_room_for_fingers(visit, width, scheme):
    page = visit("tim-kiem/?q=hoa", width=width, color_scheme=scheme)
    expect(results(page).first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    controls = page.locator("main :is(input, select, button:not([hidden]), summary)")
    for index in range(controls.count()):
        box = controls.nth(index).bounding_box()
        assert min(box["width"], box["height"]) >= 44, controls.nth(index)
        controls.nth(index).focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        width_of_outline = controls.nth(index).evaluate("one => getComputedStyle(one).outlineWidth")
        assert width_of_outline == "3px"


def test_a_phone_has_a_link_to_search(visit):
    page = visit("tin-tuc/", width=360)
    assert not page.get_by_role("searchbox").is_visible()
    box = page.get_by_role("link", name="Tìm kiếm").bounding_box()
    assert min(box["width"], box["height"]) >= 44
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/tim-kiem/$"))
