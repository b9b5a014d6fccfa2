"""The real form in a real browser, with the headers that hosts send."""

import json
import shutil

import pytest

from phongtrao.build import build_aside
from phongtrao.form_bundle import FOLDER, SOURCES, find_bundle

from ..conftest import MINI, ROOT, make_project
from .serving import served

# Says of each thing that the policy forbade what it was; there before any script of the page.
NOTE_VIOLATIONS = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.forbidden.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""
LOADED_FONTS = """
[...document.fonts].filter((one) => one.status === "loaded").map((one) => one.family.replaceAll('"', ""))
"""
# Of how many looks at what is waited for, 20 ms apart, the last is too late.
MOST_LOOKS = 1500


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The miniature site with the form that `make form` made, where anyone may try it."""
    assert find_bundle(ROOT), "build/form/ is not whole or not of these sources; `make form` makes it"
    root = make_project(tmp_path_factory.mktemp("form") / "mini", MINI / "data")
    shutil.copytree(ROOT / SOURCES, root / SOURCES, ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(ROOT / FOLDER, root / FOLDER)
    build_aside(root, search=False)
    config = root / "site" / "quan-tri" / "config.json"
    # Sveltia's own place to try things in needs no host and no folder.
    told = json.loads(config.read_text(encoding="utf-8")) | {"backend": {"name": "test-repo"}}
    told.pop("publish_mode", None)
    config.write_text(json.dumps(told), encoding="utf-8")
    with served(root / "site") as where:
        yield where


@pytest.fixture
def opened(browser, address):
    """The form's page in a browser that asks for English, and what went wrong there."""
    context = browser.new_context(locale="en-US")
    context.add_init_script(NOTE_VIOLATIONS)
    page = context.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}quan-tri/")
    yield page
    context.close()


def sign_in(page):
    page.get_by_role("button", name="Làm việc với kho mã nguồn thử nghiệm").click()
    page.get_by_role("treeitem").first.wait_for()


def until(what):
    """Return a promise of something true; the driver's own way to wait makes a function of text."""
    return f"""new Promise((done, never) => {{
        let looks = 0;
        const look = () => {{
            if ({what}) done();
            else if (++looks > {MOST_LOOKS}) never(new Error("not in time"));
            else setTimeout(look, 20);
        }};
        look();
    }})"""


def is_own(url, address):
    return url.startswith((address, "data:", f"blob:{address}"))


def test_the_form_opens_in_vietnamese_and_asks_nobody_else(opened, address):
    sign_in(opened)
    opened.evaluate(until(f"{LOADED_FONTS}.includes('Material Symbols Outlined')"))
    assert opened.evaluate("document.documentElement.lang") == "vi"
    assert [url for url in opened.asked if not is_own(url, address)] == []
    assert opened.evaluate("window.forbidden") == []
    assert opened.wrong == []


def test_a_record_is_filled_in_with_nothing_forbidden(opened, address):
    sign_in(opened)
    opened.goto(f"{address}quan-tri/#/collections/news/new")
    opened.get_by_role("textbox", name="Tiêu đề").first.fill("Tin thử")
    opened.get_by_role("button", name="Lưu").first.wait_for()
    assert opened.evaluate("window.forbidden") == []
    assert [url for url in opened.asked if not is_own(url, address)] == []
    assert opened.wrong == []


ATTEMPTS = {
    "a request": ("fetch('https://example.com/').catch(() => {})", "connect-src: https://example.com/"),
    "a script": (
        "import('https://example.com/x.js').catch(() => {})",
        "script-src-elem: https://example.com/x.js",
    ),
    "a picture": (
        "void (new Image().src = 'https://example.com/x.png')",
        "img-src: https://example.com/x.png",
    ),
    "a script in the page": (
        "(() => { const own = document.createElement('script'); own.textContent = 'window.ran = 1';"
        " document.head.append(own); })()",
        "script-src-elem: inline",
    ),
    "a script made of text": ("void setTimeout('window.ran = 1')", "script-src: eval"),
}


@pytest.mark.parametrize(("attempt", "forbidden"), ATTEMPTS.values(), ids=ATTEMPTS)
def test_what_the_form_does_not_need_is_forbidden(opened, attempt, forbidden):
    opened.evaluate(attempt)
    opened.evaluate(until("window.forbidden.length"))
    assert set(opened.evaluate("window.forbidden")) == {forbidden}
    assert opened.evaluate("window.ran") is None


def test_whoever_signs_in_at_the_host_comes_back_to_the_window_that_asked(opened, address):
    """The window goes from the form to the host, another origin, and back to the form."""
    elsewhere = address.replace("localhost", "127.0.0.1")
    with opened.expect_popup() as asked:
        opened.evaluate("void window.open(location.href, 'auth', 'width=600,height=600')")
    popup = asked.value
    popup.wait_for_load_state()
    popup.evaluate(f"location.href = '{elsewhere}quan-tri/config.json'")
    popup.wait_for_url(f"{elsewhere}**")
    popup.evaluate(f"location.href = '{address}quan-tri/?code=1&state=2'")
    popup.wait_for_url(f"{address}**")
    assert popup.evaluate("[window.opener?.origin, window.name]") == [address.rstrip("/"), "auth"]


def test_without_script_the_page_says_what_to_do(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}quan-tri/")
    assert page.get_by_role("heading", name="Quản trị nội dung").is_visible()
    assert "cần JavaScript" in page.locator("main").inner_text()
    context.close()


def test_the_page_may_be_enlarged_with_two_fingers(opened):
    sign_in(opened)
    [viewport] = [one.get_attribute("content") for one in opened.locator("meta[name=viewport]").all()][-1:]
    assert "width=device-width" in viewport
    assert "maximum-scale" not in viewport
    assert "user-scalable" not in viewport


def test_letters_are_those_of_the_site(opened):
    """Sveltia's own font has no ờ and no ậ: a browser would borrow them from another."""
    sign_in(opened)
    family = opened.evaluate("getComputedStyle(document.querySelector('.sui.app-shell')).fontFamily")
    assert family.startswith("-apple-system")
    assert "Source Sans 3" not in opened.evaluate(LOADED_FONTS)
