"""The real data: it loads, it says what the source says, and it invents nothing."""

import pytest

from phongtrao.load import load
from phongtrao.render import Renderer

from .conftest import ROOT
from .pages import BeautifulSoup, text_of

ARTICLE = "ham-thuan-nam-so-ket-tu-phong-tu-quan-2024"


@pytest.fixture(scope="module")
def data():
    return load(ROOT)


@pytest.fixture(scope="module")
def page(data):
    made = Renderer(data, ROOT / "templates").render("article", f"tin-tuc/2024/{ARTICLE}/", ARTICLE)
    return BeautifulSoup(made.html, "html.parser")


@pytest.fixture(scope="module")
def rows(page):
    """The tables of figures: label → value, as a reader sees them."""
    found = {}
    for row in page.select(".pt-table tbody tr"):
        if row.td:
            label = (
                next(row.th.stripped_strings)
                if not row.select_one(".pt-of")
                else list(row.th.stripped_strings)[1]
            )
            found[label] = " ".join(row.td.text.split())
    return found


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Tổng số mô hình hiện có", "127 mô hình"),
        ("Số tên gọi mô hình", "34 tên gọi"),
        ("Số lĩnh vực mô hình hoạt động", "5 lĩnh vực"),
        ("Khu dân cư, xã, thị trấn", "102 mô hình"),
        ("Doanh nghiệp", "1 mô hình"),
        ("Cơ sở giáo dục", "18 mô hình"),
        ("Cơ quan", "6 mô hình"),
        ("Mô hình xây dựng mới", "15 mô hình"),
        ("Mô hình điểm cấp huyện", "3 mô hình"),
        ("Tụ điểm phức tạp về an ninh, trật tự được xoá", "Hàng chục tụ điểm"),
        ("Cơ quan, doanh nghiệp, cơ sở giáo dục", "53 đơn vị"),
        ("Xã, thị trấn", "13 đơn vị"),
        ("Thôn", "49 đơn vị"),
        ("Khu phố", "7 đơn vị"),
    ],
)
def test_the_article_states_each_figure_with_its_meaning(rows, label, value):
    assert rows[label] == value


def test_the_article_states_the_schools_that_registered(rows):
    assert next(value for label, value in rows.items() if label.startswith("Trường tiểu học")) == "15 đơn vị"


@pytest.mark.parametrize(
    "words",
    [
        "Chủ trì Ông Trần Ngọc Diệp , Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Hàm Thuận Nam",
        "Sáng 17/9/2024",
        "Giấy khen: 8 tập thể, 11 cá nhân",
        "Nguồn chưa công bố danh sách được khen thưởng.",
        "Thượng tá Nguyễn Văn Thắng",
        "9 tháng đầu năm 2024",
        "lễ ký giao ước thi đua",
        "Trường THPT Hàm Thuận Nam",
    ],
)
def test_the_article_tells_what_happened(page, words):
    assert words in text_of(page)


def test_the_article_leads_to_its_source(page):
    link = page.select_one(".pt-sources a")["href"]
    assert link.startswith("https://hamthuannam.binhthuan.dcs.vn/")
    assert "/post/259541/" in link


@pytest.mark.parametrize("slip", ["Phòng trào", "đia bàn", "phòng ngựa", "vận động nhân "])
def test_slips_of_the_source_are_not_copied(page, slip):
    assert slip not in page.text


def test_no_sum_is_passed_off_as_reported(page):
    assert "19 " not in text_of(page).replace("17/9/2024", "")
    assert "137" not in text_of(page.select_one(".pt-record")).split("Các tin khác")[0]


def test_what_was_never_published_is_nowhere(data):
    (award,) = data.conferences[ARTICLE].awards
    assert award.recipients == ()
    assert award.decision is None
    assert award.prize is None
    assert data.models["tu-phong-tu-quan"].points == ()


def test_units_before_and_after_the_first_of_july_2025(data):
    former = {unit.id for unit in data.units.values() if unit.parent == "huyen-ham-thuan-nam" and unit.code}
    present = {name for unit in former for name in data.units[unit].successors}
    assert len(former) == 13
    assert present == set(data.units["huyen-ham-thuan-nam"].successors)
    assert len(present) == 6
    assert data.units["xa-ham-cuong"].code == data.units["xa-ham-kiem-tu-2025"].code == "23128"
