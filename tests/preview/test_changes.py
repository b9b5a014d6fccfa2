"""A saved change shows, whatever was changed; a mistake is told, and mended when it is mended."""

import re
import shutil
from datetime import date
from threading import Thread

import pytest

from phongtrao.history import History
from phongtrao.preview import workshop

from ..conftest import MINI
from ..test_load import CONFERENCE, replace
from .conftest import wait_for

NEWS = "data/news/tin-mau-2024.yml"
PAGE = "tin-tuc/2024/tin-mau-2024/"


@pytest.fixture(autouse=True)
def _ready(preview):
    """Everything below is about changes: the first state must be there."""
    assert preview.get("")[0] == 200


def title(root, text):
    lines = (root / NEWS).read_text("utf-8").splitlines(keepends=True)
    changed = [f"title: {text}\n" if line.startswith("title:") else line for line in lines]
    (root / NEWS).write_text("".join(changed), "utf-8")


def test_a_record_shows_on_its_page_and_in_every_list(preview):
    title(preview.root, "Tên mới tinh")
    preview.shows(PAGE, "Tên mới tinh")
    for path in ("tin-tuc/", "tin-tuc/2024/", NEWS):
        assert "Tên mới tinh" in preview.text(path)


def test_a_record_comes_and_goes(preview):
    shutil.copy2(preview.root / NEWS, preview.root / "data/news/ban-sao.yml")
    replace(preview.root, "data/news/ban-sao.yml", "title: ", "title: Bản sao của ")
    preview.shows("tin-tuc/", "Bản sao của ")
    assert preview.get("tin-tuc/2024/ban-sao/")[0] == 200
    (preview.root / "data/news/ban-sao.yml").unlink()
    preview.shows("tin-tuc/", "Bản sao của ", gone=True)
    assert preview.get("tin-tuc/2024/ban-sao/")[0] == 404


@pytest.mark.parametrize(
    ("path", "change", "page", "shown"),
    [
        ("templates/article.html", ("Đại biểu", "Người dự"), "tin-tuc/2024/hoi-nghi-mau-2024/", "Người dự"),
        ("templates/_parts.html", ("pt-card__title", "pt-card__name"), "tin-tuc/", "pt-card__name"),
        ("theme/partials/footer.html", ("Giới thiệu, liên hệ", "Gửi thư"), PAGE, "Gửi thư"),
        ("docs/index.md", ("## Tin mới", "## Tin vừa đăng"), "", "Tin vừa đăng"),
        ("mkdocs.yml", ("site_name: ", "site_name: Trang khác "), PAGE, "Trang khác "),
        ("data/site.yml", ("publisher: ", "publisher: Nơi khác "), PAGE, "Nơi khác "),
        ("data/taxonomy.yml", ("name: Giấy khen", "name: Giấy khác"), "bang-vang/", "Giấy khác"),
        ("data/units/xa-cu.yml", ("name: ", "name: Tên khác "), "don-vi/", "Tên khác "),
    ],
)
def test_other_files_show_as_well(preview, path, change, page, shown):
    replace(preview.root, path, *change)
    preview.shows(page, shown)


@pytest.mark.parametrize(
    ("path", "more", "address"),
    [
        ("site.css", ".x-new { color: red; }", r'rel="stylesheet" href="([^"]+)"'),
        ("reading.js", "// x-new", r'src="([^"]+/reading\.js)"'),
    ],
)
def test_a_style_sheet_or_script_gets_another_address(preview, path, more, address):
    before = re.search(address, preview.text())[1]
    with (preview.root / "theme/assets/phongtrao" / path).open("a", encoding="utf-8") as file:
        file.write(f"{more}\n")
    after = wait_for(lambda: (now := re.search(address, preview.text())[1]) != before and now)
    assert more in preview.text(after)


def test_a_commit_shows_in_the_days(preview, monkeypatch):
    days = History({NEWS: date(2024, 12, 24)}, "", {NEWS: date(2024, 11, 1)})
    monkeypatch.setattr(workshop, "history_of", lambda _: days)
    log = preview.root / workshop.COMMITS
    log.parent.mkdir(parents=True)
    log.write_text("x", "utf-8")
    preview.shows(PAGE, "24/12/2024")


def test_every_problem_is_told_as_check_tells_it_and_gone_when_mended(preview, capsys):
    replace(preview.root, CONFERENCE, "date: 5/11/2024", 'date: "<b>mai</b>"')
    replace(preview.root, NEWS, "summary:", "sumary:")
    preview.shows("", "Có 2 chỗ cần sửa")
    status, text, _ = preview.get("tin-tuc/")
    assert status == 500
    assert f"{CONFERENCE}:3:7: Ngày diễn ra (date): " in text
    assert f"{NEWS}:" in text
    assert "&lt;b&gt;mai" in text
    assert "<b>" not in text
    assert preview.get(".phongtrao/trouble.css")[0] == 200
    assert f"{CONFERENCE}:3:7: Ngày diễn ra (date): " in capsys.readouterr().err
    for path in (CONFERENCE, NEWS):
        shutil.copy2(MINI / path, preview.root / path)
    wait_for(lambda: preview.get("")[0] == 200)


def test_example_texts_are_told_as_a_build_tells_them(preview):
    title(preview.root, "VÍ DỤ một tin")
    preview.shows("", f"{NEWS}:")


def test_a_template_that_fails_is_told_to_developers(preview):
    replace(preview.root, "templates/article.html", "{%", "{{ nothing.at.all }}{%")
    wait_for(lambda: preview.get(PAGE)[0] == 500)
    text = preview.text(PAGE)
    assert "Không dựng được trang" in text
    assert "UndefinedError" in text
    assert preview.get("don-vi/")[0] == 200
    replace(preview.root, "templates/article.html", "{{ nothing.at.all }}", "")
    wait_for(lambda: preview.get(PAGE)[0] == 200)


def test_a_theme_that_fails_is_told_as_well(preview):
    replace(preview.root, "theme/main.html", "{%", "{% nonsense %}{%")
    preview.shows("", "nonsense")
    replace(preview.root, "theme/main.html", "{% nonsense %}", "")
    wait_for(lambda: preview.get("")[0] == 200)


def test_a_folder_that_goes_away_ends_nothing(preview):
    (preview.root / "data").rename(preview.root / "data-khac")
    wait_for(lambda: preview.get("")[0] == 500)
    (preview.root / "data-khac").rename(preview.root / "data")
    wait_for(lambda: preview.get("")[0] == 200)


def test_a_waiting_page_is_told_at_once(preview):
    version = preview.text(".phongtrao/version?seen=x")
    told = []
    waiting = Thread(target=lambda: told.append(preview.text(f".phongtrao/version?seen={version}")))
    waiting.start()
    title(preview.root, "Tên mới tinh")
    waiting.join()
    assert told
    assert told[0] != version


def test_an_open_page_shows_the_new_text_by_itself(preview, browser):
    page = browser.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"{preview.address}/{PAGE}")
    title(preview.root, "Tên mới tinh")
    page.get_by_role("heading", name="Tên mới tinh").wait_for()
    assert wrong == []
    replace(preview.root, NEWS, "date: ", "date: mai")
    page.get_by_role("heading", name="Có 1 chỗ cần sửa").wait_for()
    replace(preview.root, NEWS, "date: mai", "date: ")
    page.get_by_role("heading", name="Tên mới tinh").wait_for()
    page.close()
