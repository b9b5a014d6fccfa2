"""Take the pictures of CONTRIBUTING.md anew: the form on the miniature site, from signing in to being sent.

The Git host is the one of the tests. Run from the project's root after `make form`, by `make pictures`.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Route, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from phongtrao.build import build_aside  # noqa: E402 - the project's root is known from here on
from tests.conftest import MINI, make_project  # noqa: E402
from tests.form.git_host import ADDRESS, GIT, TOKEN, GitHost  # noqa: E402
from tests.form.officer import Officer  # noqa: E402
from tests.form.program import add_form, name_repository  # noqa: E402
from tests.form.repositories import make_repository, publish  # noqa: E402

TARGET = ROOT / ".github" / "form"
SITE = "https://xa-mau.example.vn/"
# Narrow enough to be read where the guide is shown.
SCREEN = {"width": 1100, "height": 700}
# Few enough for small files; the form has hardly more.
COLOURS = 128
CONFERENCES, CONFERENCE = "Hội nghị, sự kiện", "Hội nghị tổng kết mẫu"


def main() -> None:
    """Build the site, be an officer at its form, and save what is seen on the way."""
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, officer_at_form(Path(folder)) as officer:
        sign_in(officer)
        list_and_form(officer)
        refusal(officer)
        sending(officer)


def sign_in(officer: Officer) -> None:
    """The way in."""
    expect(officer.button("Đăng nhập bằng mã truy cập")).to_be_visible()
    picture(officer, "dang-nhap", height=480)
    officer.sign_in(TOKEN)


def list_and_form(officer: Officer) -> None:
    """The records of a kind; one of them with its preview."""
    officer.show(CONFERENCES)
    picture(officer, "danh-sach", height=420)
    officer.open(CONFERENCES, CONFERENCE)
    expect(officer.preview().get_by_role("heading", name=CONFERENCE)).to_be_visible()
    picture(officer, "bieu-mau")


def refusal(officer: Officer) -> None:
    """What the form says of a wrong value and of a missing one."""
    officer.write("31-11-2024", "Ngày diễn ra")
    officer.write("", "Tóm tắt")
    officer.save()
    expect(officer.refusal("Tóm tắt")).to_be_visible()
    officer.field("Tiêu đề").scroll_into_view_if_needed()
    picture(officer, "bao-loi", height=560)


def sending(officer: Officer) -> None:
    """A record is saved as a branch of its own and sent for review."""
    officer.write("5/11/2024", "Ngày diễn ra")
    officer.write("Tóm tắt đã sửa của hội nghị mẫu.", "Tóm tắt")
    officer.save_well()
    expect(officer.button("Gửi duyệt")).to_be_visible()
    picture(officer, "gui-duyet", height=560)
    officer.send_for_review()
    picture(officer, "dang-duyet", height=420)


def picture(officer: Officer, name: str, height: int = SCREEN["height"]) -> None:
    """Save what is on a screen of that height, in few colours."""
    page = officer.page
    page.set_viewport_size({**SCREEN, "height": height})
    page.evaluate("() => document.fonts.ready")
    seen = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


@contextmanager
def officer_at_form(folder: Path) -> Iterator[Officer]:
    """Put an officer in front of the form of a site at an address of its own."""
    root = make_project(folder / "site", MINI / "data")
    add_form(root)
    name_repository(root, GIT)
    build_aside(root)
    host = GitHost(publish(make_repository(folder / "here"), folder / "there.git"))
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=sandbox)
        context = browser.new_context(viewport=SCREEN, locale="vi-VN")
        context.route(f"{SITE}**", lambda route: show(route, root / "site"))
        context.route(f"{ADDRESS}/**", host.handle)
        yield Officer(context.new_page(), SITE)
        browser.close()


def show(route: Route, site: Path) -> None:
    """Answer with a file of the site."""
    path = site / route.request.url.removeprefix(SITE).partition("?")[0]
    file = path / "index.html" if path.is_dir() else path
    route.fulfill(path=file) if file.is_file() else route.fulfill(status=404)


if __name__ == "__main__":
    main()
