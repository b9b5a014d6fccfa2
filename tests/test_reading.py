"""Tools beside a record, and paper. What a test machine's browser cannot do is stood in for."""

import pytest

from .test_site import ARTICLE

VOICE = """
class Words extends EventTarget { constructor(text) { super(); this.text = text; } }
window.SpeechSynthesisUtterance = Words;
window.said = [];
Object.defineProperty(window, "speechSynthesis", {value: Object.assign(new EventTarget(), {
    paused: false,
    getVoices: () => LANGUAGES.map(lang => ({lang})),
    speak(words) { window.said.push(words); },
    pause() {}, resume() {}, cancel() {},
})});
"""
DARK = {"color_scheme": "dark"}


@pytest.fixture(scope="module")
def address(site, serve):
    return f"{serve(site)}/{ARTICLE}"


@pytest.fixture
def visit(browser, address):
    contexts = []

    def open_page(script="", **options):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(script or "0")
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_without_script_no_tool_pretends_to_work(visit):
    page = visit(java_script_enabled=False)
    assert page.locator("[data-pt-reading], .pt-view").locator("visible=true").count() == 0
    assert page.get_by_role("heading", name="Số liệu được báo cáo").is_visible()
    page.get_by_text("Bảng đầy đủ, kèm ghi chú").first.click()
    assert page.get_by_role("rowheader", name="Tổng số mô hình hiện có").first.is_visible()


def test_one_click_prints(visit):
    page = visit("window.print = () => { window.printed = true; };")
    page.get_by_role("button", name="In trang").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("colours", [DARK, {}])
def test_paper_is_light_open_and_says_where_it_is_from(visit, address, colours):
    page = visit(**colours)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.locator("nav, .pt-reading, .pt-find, .pt-edit").locator("visible=true").count() == 0
    assert page.get_by_role("table", name="Báo cáo mẫu năm 2024").first.is_visible()
    printed = page.locator("[data-pt-printed]")
    assert printed.is_visible()
    assert printed.inner_text().endswith(f" từ {address}")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_the_address_is_copied_without_the_place_in_the_page(visit, address):
    page = visit("navigator.clipboard.writeText = async text => { window.copied = text; };")
    page.evaluate("location.hash = 'so-lieu'")
    page.locator("[data-pt-copy]").click()
    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("window.copied") == address
    assert page.locator("[data-pt-said]").inner_text() == "Đã chép"


def test_a_browser_that_copies_nothing_says_so(visit):
    page = visit("Object.defineProperty(navigator, 'clipboard', {value: undefined});")
    page.locator("[data-pt-copy]").click()
    page.get_by_role("button", name="Không chép được").wait_for()


def test_a_letter_carries_title_and_address(visit, address):
    page = visit()
    href = page.get_by_role("link", name="Gửi qua thư").get_attribute("href")
    told = page.evaluate("text => decodeURIComponent(text)", href)
    assert told == f"mailto:?subject=Hội nghị tổng kết mẫu&body=Hội nghị tổng kết mẫu\n{address}"


def test_sharing_is_left_to_the_reader_s_own_device(visit, address):
    page = visit("navigator.share = async data => { window.shared = data; };")
    page.get_by_role("button", name="Chia sẻ").click()
    assert page.evaluate("window.shared.url") == address
    unable = visit("Object.defineProperty(Navigator.prototype, 'share', {value: undefined});")
    assert unable.get_by_role("button", name="Chia sẻ").count() == 0


def test_a_vietnamese_voice_reads_pauses_and_stops_by_keyboard(visit):
    page = visit(VOICE.replace("LANGUAGES", '["en-US", "vi-VN"]'))
    page.get_by_role("button", name="Đọc to").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("said[0].text") == "Hội nghị tổng kết mẫu"
    assert page.evaluate("said[0].lang") == "vi-VN"
    page.evaluate("said[0].onend()")
    assert page.evaluate("said[1].text") == "Tóm tắt của hội nghị mẫu."
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Đọc tiếp").is_visible()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Tạm dừng").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Dừng đọc").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Đọc to"


def test_every_paragraph_is_read_once_and_no_small_print(visit):
    page = visit(VOICE.replace("LANGUAGES", '["vi"]'))
    page.get_by_role("button", name="Đọc to").click()
    page.evaluate("for (let i = 0; said[i] && i < 500; i++) said[i].onend()")
    texts = page.evaluate("said.map(one => one.text)")
    assert texts.count("Chỉ đạo thứ nhất.") == 1
    assert not any("Sửa mục này" in text or text == "Chỉ tiêu" for text in texts)
    assert page.get_by_role("button", name="Đọc to").is_visible()


def test_without_a_vietnamese_voice_nothing_offers_to_read(visit):
    page = visit(VOICE.replace("LANGUAGES", '["en-US"]'))
    assert page.get_by_role("button", name="Đọc to").count() == 0
