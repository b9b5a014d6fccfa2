"""A rebuild gives what a clean build would, whatever has changed, and makes only what that concerns."""

import os
import shutil
import subprocess
import sys
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from phongtrao import build, file_states, last_build
from phongtrao.build import BuildFailedError, build_aside
from phongtrao.data_folder import DataFolder
from phongtrao.history import History
from phongtrao.last_build import FOLDER
from phongtrao.site_builder import SiteBuilder

from .conftest import MINI, ROOT, make_project
from .form.program import make_form
from .test_build import digest
from .test_load import CONFERENCE, replace

NEWS = "data/news/tin-mau-2024.yml"
AWARD = "data/awards/khen-gop-2023.yml"
RESULT = "data/results/mau-2024.yml"
UNIT = "data/units/xa-cu.yml"
# The cache of photos' derivatives: named by content, tested by itself, most of a clean build's time.
PHOTOS = ("photos",)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The miniature project, built once without an index; never changed itself."""
    folder = make_project(tmp_path_factory.mktemp("built") / "mini", MINI / "data")
    build_aside(folder, search=False)
    return folder


@pytest.fixture
def project(built, tmp_path):
    """A copy of it, on which the next build is a rebuild: time stamps go with it."""
    return Path(shutil.copytree(built, tmp_path / "mini"))


@pytest.fixture
def made(monkeypatch):
    """The names of all products that are made."""
    names = []
    make = SiteBuilder.make

    def noting(self, product, writer):
        names.append(product.name)
        make(self, product, writer)

    monkeypatch.setattr(SiteBuilder, "make", noting)
    return names


def clean_build(project, *, kept=PHOTOS, **options):
    """Return what a clean build of the same files gives, in another folder, with these caches alone."""
    folder = project.with_name("clean")
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    for name in kept:
        shutil.copytree(project / ".cache" / name, folder / ".cache" / name)
    build_aside(folder, **options)
    return digest(folder / "site")


def rewrite(path, *pairs):
    return lambda root: [replace(root, path, old, new) for old, new in pairs]


def remove(path):
    return lambda root: (root / path).unlink()


def add_news(root):
    text = (root / NEWS).read_text(encoding="utf-8")
    new = text.replace("title: ", "title: Bản sao của ", 1)
    (root / "data/news/ban-sao.yml").write_text(new, encoding="utf-8")


def append(path, text):
    def change(root):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


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


@pytest.fixture
def read(monkeypatch):
    """The names of all data files whose bytes are read."""
    names = []
    honest = DataFolder.read

    def noting(self, path):
        names.append(self.name(path))
        return honest(self, path)

    monkeypatch.setattr(DataFolder, "read", noting)
    return names


@pytest.fixture
def still(project, monkeypatch):
    """The project, built as if its files had lain still for long."""
    monkeypatch.setattr(file_states, "STILL_NS", -(10**18))
    build_aside(project, search=False)
    return project


def test_files_that_lie_as_they_did_are_not_read(still, read):
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(still)
    build_aside(still, search=False)
    assert NEWS in read
    assert RESULT not in read


def test_a_change_that_leaves_size_and_time_of_writing_counts(still):
    before = (still / NEWS).stat()
    rewrite(NEWS, ("title: T", "title: t"))(still)
    os.utime(still / NEWS, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (still / NEWS).stat().st_size == before.st_size
    build_aside(still, search=False)
    assert digest(still / "site") == clean_build(still, search=False)


def test_files_touched_a_moment_ago_are_read_again(project, read):
    """They may change again without another look: times tick slowly."""
    os.utime(project / NEWS)
    build_aside(project, search=False)
    read.clear()
    build_aside(project, search=False)
    assert NEWS in read


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-10])


def garble(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        cut_short,
        garble,
        lambda file: file.write_bytes(b""),
        lambda file: shutil.rmtree(file.parent),
    ],
    ids=["gone", "cut short", "garbled", "empty", "no folder"],
)
def test_a_spoilt_cache_is_no_cache(project, made, spoil):
    spoil(project / FOLDER / "site")
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(project)
    build_aside(project, search=False)
    assert len(made) > 50
    assert digest(project / "site") == clean_build(project, search=False)


@pytest.mark.parametrize("spoil", [cut_short, garble, None], ids=["cut short", "garbled", "the one before"])
def test_a_spoilt_cache_of_several_builds_is_no_cache(project, made, spoil):
    """Nor is one that tells of an earlier site than the one that stands there."""
    memory = project / FOLDER / "site"
    before = memory.read_bytes()
    rewrite(NEWS, ("summary: ", "summary: Đã sửa. "))(project)
    build_aside(project, search=False)
    assert memory.stat().st_size > len(before)
    spoil(memory) if spoil else memory.write_bytes(before)
    rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. "))(project)
    made.clear()
    build_aside(project, search=False)
    assert len(made) > 50
    assert digest(project / "site") == clean_build(project, search=False)


def test_many_rebuilds_do_not_fill_the_disk(project):
    memory = project / FOLDER / "site"
    first = memory.stat().st_size
    for number in range(12):
        append(NEWS, f"# {number}\n")(project)
        build_aside(project, search=False)
        assert memory.stat().st_size < 2 * first
    assert digest(project / "site") == clean_build(project, search=False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "index.html").write_text("khác", encoding="utf-8"),
        lambda site: (site / "tin-tuc" / "la.html").write_text("lạ", encoding="utf-8"),
        lambda site: (site / "robots.txt").unlink(),
        shutil.rmtree,
    ],
    ids=["changed", "added", "removed", "gone"],
)
def test_a_site_that_somebody_changed_is_made_anew(project, spoil):
    spoil(project / "site")
    build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, search=False)


def test_wrong_data_leave_the_site_and_what_is_known_of_it(project, made):
    before = digest(project / "site")
    rewrite(NEWS, ("date: ", "date: 31/2/"))(project)
    with pytest.raises(BuildFailedError, match=NEWS):
        build_aside(project, search=False)
    assert digest(project / "site") == before
    shutil.copy2(MINI / NEWS, project / NEWS)
    build_aside(project, search=False)
    assert made == []


@pytest.mark.parametrize("gone", ["data/models/an-toan-mau.yml", CONFERENCE])
def test_what_refers_to_a_record_that_is_gone_is_told(project, gone):
    shutil.rmtree((project / gone).with_suffix(""))
    (project / gone).unlink()
    with pytest.raises(BuildFailedError, match=Path(gone).stem):
        build_aside(project, search=False)


def test_a_report_of_a_model_that_may_name_nobody_now_is_judged_again(project):
    """The model's field becomes one of figures alone; its report, unchanged, names people."""
    report = "data/results/mau-khong-ky.yml"
    rewrite(report, ("model: an-toan-mau", "model: anh-sang-mau"))(project)
    rewrite(report, ("Báo cáo không nêu kỳ", "Báo cáo của Nguyễn Văn Phú"))(project)
    build_aside(project, search=False)
    append("data/models/anh-sang-mau.yml", "field: quan-ly-doi-tuong\n")(project)
    with pytest.raises(BuildFailedError, match=report):
        build_aside(project, search=False)


def test_a_change_killed_half_way_is_completed(project, monkeypatch):
    rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. "))(project)
    moves = count()
    real = Path.replace

    def killed(self, target):
        if "/site/" in str(target) and next(moves) == 3:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        build_aside(project, search=False)
    monkeypatch.undo()
    build_aside(project, search=False)
    assert digest(project / "site") == clean_build(project, search=False)


def test_two_builds_at_once_take_turns(project):
    rewrite(CONFERENCE, ("summary: ", "summary: Đã sửa. "))(project)
    command = [sys.executable, "-m", "phongtrao", "build", "--no-search", "--root", str(project)]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in running] == [0, 0]
    assert digest(project / "site") == clean_build(project, search=False)
