"""A rebuild gives what a clean build would, whatever has changed, and makes only what that concerns."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from phongtrao import build, last_build
from phongtrao.build import build_aside
from phongtrao.history import History

from ..conftest import ROOT
from ..form.program import make_form
from ..test_build import digest
from ..test_load import CONFERENCE, replace
from .changing import AWARD, NEWS, PHOTOS, RESULT, UNIT, append, clean_build, remove, rewrite


def add_news(root):
    text = (root / NEWS).read_text(encoding="utf-8")
    new = text.replace("title: ", "title: Bản sao của ", 1)
    (root / "data/news/ban-sao.yml").write_text(new, encoding="utf-8")


def repaint(root):
    photo = next((root / "data").rglob("*.png"))
    other = next(one for one in (root / "data").rglob("*.png") if one != photo)
    shutil.copyfile(other, photo)


WITHDRAWN = "withdrawn:\n  date: 1/12/2024\n  reason: Nguồn đã gỡ.\n"
CHANGES = {
    "nothing": lambda root: None,
    "a record's text": rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. ")),
    "a record's date, which moves it among its neighbours": rewrite(NEWS, ("date: 2024", "date: 1/2/2019")),
    "a record that others show": rewrite(CONFERENCE, ("title: ", "title: Tên khác của ")),
    "a report": append(RESULT, "corrections:\n  - date: 1/12/2024\n    text: Đã sửa.\n"),
    "an award": append(AWARD, "corrections:\n  - date: 1/12/2024\n    text: Đã sửa.\n"),
    "a withdrawal": append(NEWS, WITHDRAWN),
    "a new record": add_news,
    "a record that is gone": remove(AWARD),
    "a unit": append(UNIT, "corrections:\n  - date: 1/12/2024\n    text: Đã sửa.\n"),
    "the vocabulary": rewrite("data/taxonomy.yml", ("name: Giấy khen", "name: Giấy khen khác")),
    "the site's own record": rewrite("data/site.yml", ("publisher: ", "publisher: Nơi khác ")),
    "a template": rewrite("templates/article.html", ("Đại biểu", "Người dự")),
    "a shared template": rewrite("templates/_parts.html", ("pt-card__title", "pt-card__name")),
    "the head's template": rewrite("templates/_page_head.html", ("summary_large_image", "player")),
    "the template of feeds": rewrite("templates/feed.atom", ("<generator>", "<generator >")),
    "the template of entries": rewrite("templates/_feed_entry.html", ("<h2>Nguồn", "<h2>Các nguồn")),
    "the template of cards": rewrite("templates/_figure_card_page.html", ("<main>", '<main id="x">')),
    "a chart's template": rewrite("templates/chart.svg", ("<svg ", '<svg data-x="1" ')),
    "the theme": rewrite("theme/partials/footer.html", ("Giới thiệu, liên hệ", "Liên hệ")),
    "a style sheet": append("theme/assets/phongtrao/site.css", ".x { color: red; }\n"),
    "a script": append("theme/assets/phongtrao/reading.js", "// x\n"),
    "a hand-written page": rewrite("docs/index.md", ("## Tin mới", "## Tin vừa đăng")),
    "the configuration": rewrite("mkdocs.yml", ("site_name: ", "site_name: Trang khác ")),
    "the engine's hooks": rewrite(
        "macros.py", ("page.is_homepage else str(page.title)", "False else str(page.title)")
    ),
    "a photo": repaint,
    "a form for editors": make_form,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_rebuild_gives_what_a_clean_build_gives(project, change):
    change(project)
    build_aside(project, search=False)
    kept = () if change is repaint else PHOTOS
    assert digest(project / "site") == clean_build(project, kept=kept, search=False)


SEARCHED = (
    "nothing",
    "a record's text",
    "a withdrawal",
    "a new record",
    "a record that is gone",
    "a template",
)


def test_the_index_follows_each_change(project):
    """Entries and pieces that are as they were stay where they lie; whatever is no longer found is gone."""
    build_aside(project)
    for name in SEARCHED:
        CHANGES[name](project)
        build_aside(project)
        clean = clean_build(project)
        assert digest(project / "site") == clean
        shutil.rmtree(project.with_name("clean"))


def test_changes_one_after_the_other_add_up(project):
    for name, change in CHANGES.items():
        # Within one process, the engine loads its hooks once.
        if name != "the engine's hooks":
            change(project)
            build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, kept=(), search=False)


def test_code_of_the_package_counts_as_well(project, tmp_path):
    """In a process of its own, with a copy of the package that is changed between two builds."""
    package = shutil.copytree(ROOT / "phongtrao", tmp_path / "code" / "phongtrao")
    command = [sys.executable, "-m", "phongtrao", "build", "--no-search"]
    environment = os.environ | {"PYTHONPATH": str(package.parent)}
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    replace(package, "views/year_lists.py", '"Tin tức"', '"Tin mới"')
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    clean = Path(
        shutil.copytree(project, tmp_path / "clean", ignore=shutil.ignore_patterns("site", ".cache"))
    )
    subprocess.run(command, cwd=clean, env=environment, check=True, capture_output=True)
    assert digest(project / "site") == digest(clean / "site")
    assert "Tin mới" in (project / "site/tin-tuc/2024/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("variable", ["SITE_URL", "PHONGTRAO_EDIT_URL"])
def test_the_deployment_counts_as_well(project, monkeypatch, variable):
    monkeypatch.setenv(variable, "https://example.vn/abc/")
    build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, search=False)


def test_days_of_history_count_as_well(project, monkeypatch):
    """What a commit changes without changing a file: when it was last changed."""
    days = History({NEWS: date(2024, 12, 1)}, "", {NEWS: date(2024, 11, 1)})
    monkeypatch.setattr(build, "history_of", lambda _: days)
    build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, search=False)


def test_another_version_of_a_dependency_makes_everything_anew(project, made, monkeypatch):
    monkeypatch.setattr(last_build, "versions", lambda: ["nh3-99.dist-info"])
    build_aside(project, search=False)
    assert len(made) > 50


def test_nothing_is_made_when_nothing_changed(project, made):
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    build_aside(project, search=False)
    assert made == []
    assert {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")} == before


def test_only_what_a_change_concerns_is_made(project, made):
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(project)
    build_aside(project, search=False)
    assert "api/v1/news/tin-mau-2024.json" in made
    assert {"page:", "page:tin-tuc/", "page:tin-tuc/2024/", "page:tin-tuc/2024/tin-mau-2024/"} <= set(made)
    assert not [
        name for name in made if name.startswith(("page:mo-hinh/", "page:bang-vang/", "page:ket-qua/"))
    ]
    assert "api/v1/news/tin-da-rut-2024.json" not in made
    # It reads every record, for what few of them have.
    assert "page:dinh-chinh/" not in made


def test_a_correction_makes_the_list_of_corrections_anew(project, made):
    CHANGES["a report"](project)
    build_aside(project, search=False)
    assert "page:dinh-chinh/" in made


def test_a_template_makes_only_its_pages_anew(project, made):
    rewrite("templates/unit.html", ("<h1>", "<h1 >"))(project)
    build_aside(project, search=False)
    assert made
    assert all(name.startswith("page:don-vi/") for name in made)


def test_another_program_of_the_form_makes_only_the_form_anew(project, made):
    make_form(project)
    build_aside(project, search=False)
    made.clear()
    make_form(project, {"form.js": "1;\n", "form.css": ""})
    build_aside(project, search=False)
    assert made == ["form"]
    assert digest(project / "site") == clean_build(project, search=False)
