"""Published articles told again as records: the model holds them without a key invented or abused.

They show what records can hold and are never published: ``tests/articles/`` lies beside the miniature data
and uses the vocabulary of ``data/taxonomy.yml``.
"""

import shutil

import pytest

from phongtrao.load import load
from phongtrao.paths import record_address
from phongtrao.records import COLLECTIONS
from phongtrao.render import Renderer

from .conftest import MINI, ROOT
from .pages import BeautifulSoup, text_of

ARTICLES = ROOT / "tests" / "articles"
FILES = sorted(ARTICLES.rglob("*.yml"))
# The macro that makes a record's own page; what has none is shown in lists and at its event.
PAGES = {"conferences": "article", "news": "article", "models": "model", "units": "unit"}
PAGED = [file for file in FILES if file.parent.name in PAGES]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    root = tmp_path_factory.mktemp("articles")
    shutil.copytree(MINI / "data", root / "data")
    shutil.copy2(ROOT / "data" / "taxonomy.yml", root / "data")
    shutil.copytree(ARTICLES, root / "data", dirs_exist_ok=True)
    return load(root)


@pytest.fixture(scope="module")
def shown(dataset):
    """Render a macro; return the page's text as a reader sees it."""
    renderer = Renderer(dataset, ROOT / "templates")

    def show(macro, *arguments):
        return text_of(BeautifulSoup(renderer.render(macro, "", *arguments).html, "html.parser"))

    return show


def test_every_kind_of_record_is_tried(dataset):
    assert {file.parent.name for file in FILES} == {one.collection for one in COLLECTIONS}
    assert all(file.stem in getattr(dataset, file.parent.name) for file in FILES)


@pytest.mark.parametrize("file", PAGED, ids=lambda file: file.stem)
def test_a_record_has_a_page_that_names_its_source(dataset, shown, file):
    record = getattr(dataset, file.parent.name)[file.stem]
    page = shown(PAGES[file.parent.name], file.stem)
    assert record_address(record)
    assert all(source.title in page and source.publisher in page for source in record.sources)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_fact_leads_to_an_address(dataset, file):
    sources = dataset.sources_of(getattr(dataset, file.parent.name)[file.stem])
    assert sources
    assert all(source.url for source in sources)


@pytest.mark.parametrize(
    ("macro", "arguments", "words"),
    [
        (
            "article",
            ("phuoc-trung-ngay-hoi-2024",),
            "50 suất quà cho gia đình khó khăn, mỗi phần 350 nghìn đồng",
        ),
        ("article", ("phuoc-trung-ngay-hoi-2024",), "công bố, đón nhận danh hiệu"),
        ("article", ("phuoc-trung-ngay-hoi-2024",), "30 tập thể và cá nhân"),
        ("exemplary_units", (), "Công an phường kiểu mẫu về an ninh, trật tự và văn minh đô thị"),
        ("article", ("quang-minh-camera-2022",), "Nêu ý kiến với người viết bài Thiếu tá Lê Trường Thành"),
        ("model", ("camera-giam-sat-quang-minh",), "Nhân dân đóng góp: 100%"),
        ("model", ("camera-giam-sat-quang-minh",), "Hộ dân: mức góp ít nhất 100 nghìn đồng"),
        ("article", ("binh-ba-cong-truong-an-toan-2024",), "Công an xã; Ban Giám hiệu nhà trường; phụ huynh"),
        ("article", ("binh-ba-cong-truong-an-toan-2024",), "40 phần quà (gồm nón bảo hiểm và tập sách)"),
        ("model", ("giao-ho-an-toan-giao-xu-binh-yen",), "15 thành viên; đứng đầu: ông Đặng Thành Sơn"),
        ("model", ("con-duong-anh-sang-an-ninh-chau-thanh",), "141 tuyến đường"),
        ("model", ("con-duong-anh-sang-an-ninh-chau-thanh",), "176,79 km đường có đèn; 5.728 bóng đèn"),
        ("article", ("phuoc-binh-ra-mat-luc-luong-2024",), "Nguồn chỉ nêu một số phần."),
        ("honour_roll", (2025,), "Giải thưởng (giải Khuyến khích)"),
        ("honour_roll", (2019,), "3 triệu đồng mỗi cá nhân"),
        ("article", ("phu-tho-tong-ket-phong-trao-2025",), "148 điểm cầu"),
        ("article", ("binh-thuan-5-nam-ket-luan-44",), "Kết luận số 44-KL/TW"),
        ("article", ("binh-thuan-5-nam-ket-luan-44",), "691/691 nơi"),
        ("article", ("binh-thuan-5-nam-ket-luan-44",), "khám phá tội phạm 90 % Tin báo"),
        ("article", ("cam-nhuong-ngay-hoi-2024",), "Số điểm tổ chức 9/9"),
        ("model", ("ket-noi-toan-dan-binh-yen-cuoc-song",), "36 nhóm Zalo"),
        ("model", ("ket-noi-toan-dan-binh-yen-cuoc-song",), "18 tin"),
        ("article", ("ba-ria-vung-tau-ky-phoi-hop-2024",), "Giai đoạn 2023–2033"),
        ("model", ("to-tu-quan-khu-nha-tro-cong-nhan",), "Kỳ: năm 2018"),
        ("model", ("camera-giam-sat-thoi-an",), "lắp đặt, hoàn thành năm 2017, còn hoạt động: 88/285"),
        ("article", ("lam-dong-85-loai-mo-hinh-2020",), "85 loại"),
    ],
)
def test_a_fact_of_an_article_is_told(shown, macro, arguments, words):
    assert words in shown(macro, *arguments)
