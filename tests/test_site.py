"""The whole way, end to end: a project is built as `make site` does, and its pages are read."""

import re
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from phongtrao.build import BuildFailedError, build_aside
from phongtrao.paths import relative

from .conftest import MINI, ROOT, make_project
from .pages import main_text, read, text_of
from .test_build import digest
from .test_load import CONFERENCE, replace

ARTICLE = "tin-tuc/2024/hoi-nghi-mau-2024/"
RECORD_PAGES = [
    ARTICLE,
    "tin-tuc/2024/tin-mau-2024/",
    "tin-tuc/2023/ra-mat-mau-2023/",
    "mo-hinh/an-toan-mau/",
    "mo-hinh/anh-sang-mau/",
    "don-vi/xa-cu/",
    "don-vi/huyen-mau/",
    "don-vi/truong-mau/",
]
OTHER_PAGES = [
    *("", "tin-tuc/", "tin-tuc/2024/", "mo-hinh/", "bang-vang/", "bang-vang/2022/", "ket-qua/", "don-vi/"),
    *("gioi-thieu/", "en/", "tim-kiem/", "dang-ky-tin/", "nhung/", "404.html"),
]


@pytest.mark.parametrize("address", RECORD_PAGES + OTHER_PAGES)
def test_every_page_has_its_head_and_one_heading(site, address):
    soup = read(site, address)
    assert soup.html["lang"] == ("en" if address == "en/" else "vi")
    assert len(soup("h1")) == 1
    assert soup.title.text
    assert soup.select_one("meta[name=description]")["content"]
    assert len(soup.select("a.pt-skip")) == 1
    assert soup.select_one(soup.select_one("a.pt-skip")["href"]) is not None
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", RECORD_PAGES)
def test_every_record_has_breadcrumb_source_last_update_and_edit_link(site, address):
    soup = read(site, address)
    assert soup.select(".pt-breadcrumb li")[0].text.strip() == "Trang chủ"
    assert soup.select_one("#nguon")
    assert "Cập nhật lần cuối" in text_of(soup)
    edit = soup.select_one("a[rel=edit]")
    assert edit.text == "Sửa trang này"
    assert re.fullmatch(r"(\.\./)+data/[a-z]+/[a-z0-9-]+\.yml", edit["href"])
    assert (site / address / edit["href"]).is_file()


def test_every_link_inside_the_site_leads_somewhere(site):
    for file in site.rglob("*.html"):
        soup = read(site, file.relative_to(site).as_posix())
        for link in soup.select("a[href], link[href], script[src], img[src]"):
            target = re.split(r"[?#]", link.get("href") or link.get("src"))[0]
            if not target or "://" in target or target.startswith(("/", "mailto:")):
                continue
            found = file.parent / target
            assert (found / "index.html" if found.is_dir() else found).is_file(), (file, target)


def test_every_fragment_link_has_its_target(site):
    for file in site.rglob("*.html"):
        soup = read(site, file.relative_to(site).as_posix())
        for link in soup.select("main a[href*='#'], a.pt-skip"):
            target, _, fragment = link["href"].partition("#")
            if "://" not in target:
                folder = (file.parent / target).resolve().relative_to(site.resolve()).as_posix()
                page = read(site, "" if folder == "." else f"{folder}/") if target else soup
                assert page.find(id=fragment), (file, link["href"])


def test_the_policy_forbids_what_is_inline_and_nothing_is(site):
    for file in site.rglob("*.html"):
        soup = read(site, file.relative_to(site).as_posix())
        policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
        assert "default-src 'none'" in policy
        # Cards for other sites run nothing at all.
        allowed = [] if "so-lieu" in file.parts else ["'wasm-unsafe-eval'"]
        assert re.findall(r"\S*unsafe[^\s;]*", policy) == allowed
        inline = [
            one for one in soup("script") if not one.get("src") and one.get("type") != "application/ld+json"
        ]
        assert inline == []
        assert soup("style") == []
        assert soup.select("[style]") == []


def test_photos_stand_on_their_page_with_room_kept_and_every_file_there(site):
    figures = read(site, ARTICLE).select("main figure.pt-photo")
    assert [figure.img["alt"] for figure in figures] == [
        "Hình vẽ một hội trường có sân khấu và hàng ghế",
        "Hình vẽ hai người đứng cạnh nhau",
    ]
    assert [figure.img.get("loading") for figure in figures] == [None, "lazy"]
    assert [(figure.img["width"], figure.img["height"]) for figure in figures] == [
        ("640", "400"),
        ("300", "400"),
    ]
    for figure in figures:
        assert [one["type"] for one in figure.select("source")] == ["image/avif", "image/webp"]
        for one in figure.select("source, img"):
            for address, _, width in (part.strip().partition(" ") for part in one["srcset"].split(", ")):
                with Image.open(site / ARTICLE / address) as made:
                    assert f"{made.width}w" == width


def test_a_photo_says_who_took_it_and_where_it_comes_from(site):
    caption = main_text(read(site, ARTICLE))
    assert "Toàn cảnh hội nghị mẫu Người chụp: Người chụp mẫu; nguồn: Báo mẫu Ảnh vẽ để thử." in caption
    assert "Trao giấy khen mẫu Nguồn: Đơn vị mẫu" in caption
    assert "Cổng ngõ mẫu Người chụp: Người chụp mẫu" in main_text(read(site, "mo-hinh/an-toan-mau/"))


def test_no_original_file_is_published(site):
    """Neither a photo with its metadata nor a record with its comments leaves the repository as it is."""
    originals = digest(MINI / "data")
    assert any(name.endswith(".png") for name in originals)
    assert set(originals.values()).isdisjoint(digest(site).values())


def test_nothing_is_loaded_from_another_site(site):
    for file in site.rglob("*.html"):
        soup = read(site, file.relative_to(site).as_posix())
        loaded = [
            one.get("src") or one.get("href")
            for one in soup.select("script[src], link[rel=stylesheet], link[rel=icon], img")
        ]
        assert loaded
        assert all("//" not in address for address in loaded)


def test_hand_written_pages_hold_what_their_macros_made(site):
    home = main_text(read(site, ""))
    for words in (
        "Hội nghị tổng kết mẫu",
        "10 mô hình",
        "Được chọn xây dựng điển hình",
        "8 tập thể, 11 cá nhân",
    ):
        assert words in home
    assert "phongtrao:" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_wrong_build_prints_every_problem_and_leaves_the_site(project, site):
    before = digest(site)
    good = (project / CONFERENCE).read_text(encoding="utf-8")
    try:
        replace(project, CONFERENCE, "date: 5/11/2024", "date: 31/02/2024")
        replace(project, CONFERENCE, "occasion:", "ocasion:")
        replace(project, CONFERENCE, "unit: xa-cu", "unit: xa-cuu")
        with pytest.raises(BuildFailedError) as failed:
            build_aside(project)
    finally:
        (project / CONFERENCE).write_text(good, encoding="utf-8")
    said = str(failed.value)
    assert [f"{CONFERENCE}:{place}: " in said for place in ("3:7", "6:1", "8:11")] == [True] * 3
    assert digest(site) == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("templates/latest_news.html", "{{ articles[0].kind }}", "{{ khong_co }}"),
        ("docs/index.md", "latest_news(5)", "khong_co()"),
        ("docs/index.md", "latest_news(5)", "git.commit"),
        ("docs/index.md", "latest_honours(3)", "honour_roll(1999)"),
        ("docs/index.md", "tin-tuc/index.md", "khong-co.md"),
    ],
)
def test_a_mistake_of_ours_stops_the_build_too(tmp_path, path, old, new):
    folder = make_project(tmp_path / "p", MINI / "data")
    replace(folder, path, old, new)
    with pytest.raises(BuildFailedError):
        build_aside(folder)
    assert not (folder / "site").exists()


@pytest.mark.parametrize("date", ["5/3/2015", "17/9/2024", "1/6/2025", "2023", "8/2024"])
def test_a_copied_conference_is_published_everywhere_it_belongs(tmp_path, date):
    """On the real data: only the copy's date and title change, whether older or newer than the others."""
    folder = make_project(tmp_path / "p", ROOT / "data")
    copy = "data/conferences/ban-sao.yml"
    shutil.copy2(folder / "data/conferences/ham-thuan-nam-so-ket-tu-phong-tu-quan-2024.yml", folder / copy)
    replace(folder, copy, "date: 17/9/2024", f"date: {date}")
    replace(folder, copy, "title: Hàm Thuận Nam sơ kết", "title: Bản sao")
    build_aside(folder)
    site = folder / "site"
    year = date[-4:]
    page = f"tin-tuc/{year}/ban-sao/"
    assert read(site, page).h1.text.startswith("Bản sao")
    for address in (
        "",
        "tin-tuc/",
        f"tin-tuc/{year}/",
        "bang-vang/",
        f"bang-vang/{year}/",
        "don-vi/huyen-ham-thuan-nam/",
    ):
        assert read(site, address).select_one(f"main a[href='{relative(page, address)}']"), address


def test_a_withdrawn_item_keeps_its_address_and_nothing_else(site):
    text = main_text(read(site, "tin-tuc/2024/tin-da-rut-2024/"))
    assert "Nguồn đã đính chính." in text
    assert "3/2/2024" in text
    everything = [
        file.read_text(encoding="utf-8")
        for file in site.rglob("*")
        if file.suffix in (".html", ".yml", ".xml")
    ]
    assert not any("Không ai được đọc câu này" in one or "Tin đã rút" in one for one in everything)


def test_corrections_stay_visible_for_every_kind(tmp_path):
    folder = make_project(tmp_path / "p", MINI / "data")
    pages = {
        "results/mau-2024": ("ket-qua/", ARTICLE),
        "awards/khen-gop-2023": ("bang-vang/2023/", "bang-vang/"),
        "exemplars/xa-cu-2024": ("", "don-vi/xa-cu/"),
        "models/an-toan-mau": ("mo-hinh/an-toan-mau/",),
        "units/xa-cu": ("don-vi/xa-cu/",),
    }
    for name in pages:
        with (folder / "data" / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write(f"corrections:\n  - date: 1/12/2024\n    text: Đã sửa {name}.\n")
    build_aside(folder)
    for name, addresses in pages.items():
        for address in addresses:
            assert f"1/12/2024: Đã sửa {name}." in main_text(read(folder / "site", address)), (name, address)


def test_an_old_address_leads_to_the_new_one(site):
    soup = read(site, "tin-tuc/2022/ten-cu/")
    assert soup.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../../2023/ra-mat-mau-2023/"
    assert soup.select_one("main a[href='../../2023/ra-mat-mau-2023/']")


def test_two_builds_of_the_same_project_are_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1726542000")
    sites = []
    for name, zone in (("a", "Asia/Ho_Chi_Minh"), ("b", "America/New_York")):
        monkeypatch.setenv("TZ", zone)
        folder = make_project(tmp_path / name, MINI / "data")
        build_aside(folder)
        sites.append(digest(folder / "site"))
    assert sites[0] == sites[1]


def test_the_engine_alone_refuses_bad_data_and_keeps_the_site(project, site):
    before = digest(site)
    good = (project / CONFERENCE).read_text(encoding="utf-8")
    try:
        replace(project, CONFERENCE, "date: 5/11/2024", "date: mai")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "-q", "build"], cwd=project, capture_output=True, check=False
        )
    finally:
        (project / CONFERENCE).write_text(good, encoding="utf-8")
    assert done.returncode == 1
    assert digest(site) == before
