"""Every figure and award on every page has its source beside it; a derived number says how it was made."""

import pytest

from phongtrao.build import build_aside

from .conftest import MINI, make_project
from .pages import read, text_of
from .test_load import replace

# What shows a figure or an award.
FACTS = (
    *(".pt-number", ".pt-honour__title", ".pt-medal h3", ".pt-chart__picture", ".pt-choice__unit"),
    *(".pt-honest strong", ".pt-points > li", ".pt-names > li", "[data-items] > tr"),
)
# Values that the site counted or added up itself.
COUNTED = ("khen-thuong-theo-nam", "danh-hieu-thi-dua-theo-nam", "diem-mo-hinh-theo-don-vi")
ARTICLE = "tin-tuc/2024/hoi-nghi-mau-2024/"


@pytest.fixture(scope="module")
def pages(site):
    """Every page of the miniature site by its address."""
    files = sorted(site.rglob("index.html"))
    return {str(file.parent.relative_to(site)): read(site, str(file.relative_to(site))) for file in files}


def says_source(block):
    """Tell whether a block names title and publisher of a source, or what the site counted."""
    return any(
        one.select_one("cite") or "trang này tính" in one.text or one.name == "small"
        for one in block.select(".pt-source, .pt-sources")
    )


def test_every_figure_and_every_award_has_its_source_in_its_block(pages):
    shown = 0
    for address, soup in pages.items():
        for fact in soup.select(", ".join(FACTS)):
            shown += 1
            block = fact.find_parent(attrs={"data-facts": True}) or fact
            assert block.has_attr("data-facts"), (address, fact)
            assert says_source(block), (address, fact)
    assert shown > 100


def test_a_source_is_told_in_full(pages):
    for address in (ARTICLE.rstrip("/"), "ket-qua", "bang-vang/2024", "."):
        folds = pages[address].select("details.pt-source")
        fold = next(one for one in folds if one.summary.text == "Nguồn: Báo mẫu; Cơ quan mẫu" and one.q)
        assert "https://example.vn/bai-mau" in [one["href"] for one in fold.select("cite a")]
        told = text_of(fold)
        assert all(text in told for text in ("Bài báo mẫu", "Báo mẫu", "truy cập ngày 8/11/2024"))
        assert fold.q.text == "Trích một câu mẫu"


def test_a_derived_number_says_how_it_was_made(pages, mini):
    derived = {
        figure.formula for result in mini.results.values() for figure in result.figures if figure.formula
    }
    assert derived
    told = text_of(pages["ket-qua"])
    assert all(f"Số liệu suy ra, nguồn không nêu: {formula}" in told for formula in derived)


def test_what_the_site_counts_says_so_and_how(pages):
    found = {one["id"]: one for soup in pages.values() for one in soup.select("figure.pt-chart")}
    for identifier, chart in found.items():
        note = chart.select_one(".pt-source .pt-derived")
        assert bool(note) == (identifier in COUNTED)
        assert note is None or "trang này tính: " in note.text
    assert set(COUNTED) & found.keys()
    assert "trang này đếm" in pages["mo-hinh"].select_one(".pt-honest .pt-derived").text


def test_without_a_git_host_a_page_tells_its_own_history(pages):
    history = pages[ARTICLE.rstrip("/")].select_one(".pt-history")
    told = text_of(history)
    assert all(
        text in told for text in ("Đưa lên trang: ", "Tệp dữ liệu sửa lần cuối: ", "Đính chính: 9/11/2024")
    )
    assert history.select("a")[-1]["href"].endswith("data/conferences/hoi-nghi-mau-2024.yml")


def test_with_a_git_host_a_page_leads_to_the_history_of_its_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PHONGTRAO_EDIT_URL", "https://github.com/O/R/edit/main/")
    folder = make_project(tmp_path / "mini", MINI / "data")
    replace(folder, "data/site.yml", "contact: Văn phòng thử nghiệm\n", "")
    build_aside(folder, search=False)
    footer = read(folder / "site", ARTICLE).select_one(".pt-record__footer")
    assert footer.select_one(".pt-history") is None
    assert footer.select("a")[0]["href"] == (
        "https://github.com/O/R/commits/main/data/conferences/hoi-nghi-mau-2024.yml"
    )
    told = text_of(read(folder / "site", "dinh-chinh/"))
    assert "mục trao đổi của kho dữ liệu" in told
