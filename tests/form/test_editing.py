"""An officer works with the form in real Chromium, on a real git repository in a folder."""

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import expect

from phongtrao.build import build_aside
from phongtrao.records import COLLECTIONS
from phongtrao.records.event_parts import EventKind, PartOfDay
from phongtrao.vietnamese import capitalize_first

from ..commands import run
from ..conftest import make_project

CONFERENCES, MODELS, RESULTS = "Hội nghị, sự kiện", "Mô hình", "Kết quả"
COMMENTED = """\
# Đầu tệp: ai phụ trách.
name: "Tổ tự quản mẫu" # tên trong quyết định
summary: Mô hình có lời ghi của người biên tập.
run_by: [Công an xã Mới, 'Hội mẫu']

# Các điểm theo thứ tự trong báo cáo.
points:
  - name: Tổ 1
    unit: xa-moi
  # Tổ 2 chưa có số thành viên.
  - name: Tổ 2
    unit: xa-moi
sources:
  - title: Bài báo mẫu
    publisher: Báo mẫu
"""


@pytest.mark.parametrize("kind", COLLECTIONS, ids=lambda one: one.collection)
def test_each_kind_of_record_has_a_form_with_all_its_fields(officer, config, kind):
    [fields] = [one["fields"] for one in config["collections"] if one["name"] == kind.collection]
    officer.start(kind.kind_label)
    for field in fields:
        if field["widget"] != "hidden":
            expect(officer.field(field["label"])).to_be_visible()


@pytest.mark.parametrize(("label", "choices"), [("Loại sự kiện", EventKind), ("Buổi", PartOfDay)])
def test_a_field_offers_the_choices_of_its_model(officer, label, choices):
    officer.start(CONFERENCES)
    named = [capitalize_first(one.label) for one in choices]
    assert [one for one in officer.choices(label) if one != "(Không có)"] == named


def test_a_conference_with_attendees_figures_and_an_award_is_written_and_shown(officer, folder, tmp_path):
    officer.start(CONFERENCES)
    fill_conference(officer)
    officer.save_well()
    fill_report(officer)
    officer.save_well()

    assert folder.changed() == [
        "?? data/conferences/xa-moi-so-ket-phong-trao.yml",
        "?? data/results/bao-cao-cua-xa-moi.yml",
    ]
    run("check", "--root", folder.folder)
    page = published(folder, tmp_path)("tin-tuc/2025/xa-moi-so-ket-phong-trao")
    for told in ("Hội nghị sơ kết", "17/9/2025", "Nguyễn Thị Mẫu", "hơn 200", "Giấy khen", "1.234"):
        assert told in page


def fill_conference(officer):
    officer.write("Xã Mới sơ kết phong trào", "Tiêu đề")
    officer.write("17/9/2025", "Ngày diễn ra")
    officer.write("Ban Chỉ đạo xã Mới sơ kết và khen thưởng.", "Tóm tắt")
    officer.choose("Hội nghị sơ kết", "Loại sự kiện")
    officer.add("Nơi diễn ra")
    officer.choose("Mới (xa-moi)", "Nơi diễn ra", 0, "Đơn vị")
    officer.add("Đại biểu")
    officer.write("Nguyễn Thị Mẫu", "Đại biểu", 0, "Họ và tên")
    officer.add("Đại biểu", 0, "Chức vụ")
    officer.write("Chủ tịch UBND xã Mới", "Đại biểu", 0, "Chức vụ", 0, "Chức vụ")
    officer.choose("Chủ trì", "Đại biểu", 0, "Vai trò")
    officer.add("Thành phần khác")
    officer.write("đại biểu các thôn", "Thành phần khác", 0, "Nhóm")
    officer.write("hơn 200", "Thành phần khác", 0, "Số người")
    officer.add("Khen thưởng")
    officer.choose("Giấy khen", "Khen thưởng", 0, "Hình thức khen thưởng")
    officer.write("Chủ tịch UBND xã Mới", "Khen thưởng", 0, "Cấp khen")
    officer.write("2", "Khen thưởng", 0, "Số tập thể")
    officer.write("3", "Khen thưởng", 0, "Số cá nhân")
    add_source(officer)


def fill_report(officer):
    """Report a figure at the conference that was written just now."""
    officer.start(RESULTS)
    officer.write("Báo cáo của xã Mới", "Tên báo cáo")
    officer.write("17/9/2025", "Số liệu tính đến")
    officer.choose("Xã Mới sơ kết phong trào (17/9/2025)", "Báo cáo tại tin")
    officer.add("Số liệu")
    officer.choose("Tổng số mô hình hiện có", "Số liệu", 0, "Chỉ tiêu")
    officer.write("1.234", "Số liệu", 0, "Giá trị")


def add_source(officer):
    officer.add("Nguồn")
    officer.write("Xã Mới sơ kết phong trào", "Nguồn", 0, "Tên bài hoặc văn bản")
    officer.write("Trang thông tin xã Mới", "Nguồn", 0, "Nơi công bố")


def published(folder, tmp_path):
    """Build the site of the folder's data; return what reads the text of one of its pages."""
    root = make_project(tmp_path / "site", folder.folder / "data")
    build_aside(root, search=False)

    def text(address):
        html = (root / "site" / address / "index.html").read_text(encoding="utf-8")
        return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())

    return text


def test_a_photo_is_put_beside_its_record(officer, folder, tmp_path):
    photo = tmp_path / "Ảnh Toàn Cảnh.png"
    Image.new("RGB", (320, 240), "green").save(photo)
    officer.open(CONFERENCES, "Ra mắt mô hình mẫu")
    officer.add("Ảnh")
    officer.upload(photo, "Ảnh", 0, "Tệp ảnh")
    officer.write("Toàn cảnh", "Ảnh", 0, "Chú thích ảnh")
    officer.write("Một hội trường", "Ảnh", 0, "Mô tả ảnh")
    officer.write("Báo mẫu", "Ảnh", 0, "Nguồn ảnh")
    officer.save_well()
    assert folder.changed() == [
        " M data/conferences/ra-mat-mau-2023.yml",
        "?? data/conferences/ra-mat-mau-2023/anh-toan-canh.png",
    ]
    assert "+  - file: anh-toan-canh.png" in folder.diff()
    run("check", "--root", folder.folder)


def test_a_changed_value_is_all_that_differs_in_the_file(officer, folder):
    officer.open(MODELS, "Khu dân cư an toàn mẫu")
    officer.write("2023", "Ngày ra mắt")
    officer.save_well()
    assert folder.diff() == ["-launched: 2022", "+launched: 2023"]


def test_the_keyboard_alone_is_enough(officer, folder):
    officer.show(MODELS)
    officer.kind(MODELS).focus()
    keyboard = officer.page.keyboard
    officer.tab_to("row")
    keyboard.press("Enter")
    expect(officer.field("Tên mô hình")).to_be_visible()
    officer.tab_to("textbox")
    keyboard.press("End")
    keyboard.type(" mới")
    expect(officer.button("Lưu")).to_be_enabled()
    keyboard.press("Control+s")
    expect(officer.done()).to_be_visible()
    assert folder.diff() == ["-name: Ánh sáng mẫu", "+name: Ánh sáng mẫu mới"]


def test_a_record_that_is_as_it_was_cannot_be_saved(officer, folder):
    officer.open(CONFERENCES, "Hội nghị tổng kết mẫu")
    expect(officer.button("Lưu")).to_be_disabled()
    officer.write("Khác", "Tiêu đề")
    expect(officer.button("Lưu")).to_be_enabled()
    officer.write("Hội nghị tổng kết mẫu", "Tiêu đề")
    expect(officer.button("Lưu")).to_be_disabled()
    assert folder.changed() == []


RECORDS = {
    "conferences/hoi-nghi-mau-2024.yml": (CONFERENCES, "Tiêu đề", "Hội nghị tổng kết mẫu"),
    "models/an-toan-mau.yml": (MODELS, "Tên mô hình", "Khu dân cư an toàn mẫu"),
    "results/mau-2024.yml": (RESULTS, "Tên báo cáo", "Báo cáo mẫu năm 2024"),
}


@pytest.mark.parametrize("path", RECORDS)
def test_a_record_saved_with_its_old_values_is_the_same_to_the_byte(officer, folder, path):
    kind, label, name = RECORDS[path]
    file = folder.folder / "data" / path
    file.write_text(file.read_text(encoding="utf-8").replace(name, "Tên khác"), encoding="utf-8")
    officer.reload()
    officer.open(kind, "Tên khác")
    officer.write(name, label)
    officer.save_well()
    assert folder.changed() == []


@pytest.fixture
def commented(officer, folder):
    """A model whose file holds comments, opened."""
    path = "data/models/to-tu-quan-mau.yml"
    folder.write(path, COMMENTED)
    officer.reload()
    officer.open(MODELS, "Tổ tự quản mẫu")
    yield lambda: folder.read(path)
    folder.git("reset", "--quiet", "--hard", "HEAD~1")


def test_comments_and_quotes_stay_in_a_changed_file(officer, folder, commented):
    officer.write("Mô hình có lời ghi.", "Tóm tắt")
    officer.unfold("Điểm mô hình", 1)
    officer.write("Tổ số 2", "Điểm mô hình", 1, "Tên điểm")
    officer.save_well()
    changed = COMMENTED.replace("Mô hình có lời ghi của người biên tập.", "Mô hình có lời ghi.")
    assert commented() == changed.replace("name: Tổ 2", "name: Tổ số 2")


def test_a_comment_goes_only_when_the_officer_says_so(officer, folder, commented):
    officer.remove("Điểm mô hình", 1)
    officer.save()
    question = officer.page.get_by_role("dialog")
    expect(question).to_contain_text("Tổ 2 chưa có số thành viên.")
    question.get_by_role("button", name="Không lưu").click()
    expect(officer.page.get_by_text("Ghi chú trong tệp vẫn còn.")).to_be_visible()
    assert commented() == COMMENTED
    officer.button("Đồng ý").click()
    officer.save()
    question.get_by_role("button", name="Lưu và xoá ghi chú").click()
    expect(officer.done()).to_be_visible()
    gone = "  # Tổ 2 chưa có số thành viên.\n  - name: Tổ 2\n    unit: xa-moi\n"
    assert commented() == COMMENTED.replace(gone, "")


WRONG = [
    (("Ngày diễn ra",), "31-2-2025", "Cho phép: ngày/tháng/năm"),
    (("Thành phần khác", 0, "Số người"), "nhiều người", "Cho phép: số nguyên"),
    (("Nguồn", 0, "Địa chỉ"), "example.vn", "Cho phép:"),
]


def test_wrong_or_missing_values_are_refused_in_vietnamese_and_nothing_is_written(officer, folder):
    officer.start(CONFERENCES)
    officer.write("Xã Mới sơ kết phong trào", "Tiêu đề")
    officer.choose("Hội nghị sơ kết", "Loại sự kiện")
    officer.add("Thành phần khác")
    officer.write("đại biểu các thôn", "Thành phần khác", 0, "Nhóm")
    add_source(officer)
    for path, text, _ in WRONG:
        officer.write(text, *path)
    officer.save()
    for path, _, why in WRONG:
        expect(officer.refusal(*path)).to_contain_text(why)
    expect(officer.refusal("Tóm tắt")).to_contain_text("Trường bắt buộc.")
    expect(officer.page.get_by_text("Có 4 trường bị lỗi.")).to_be_visible()
    assert folder.changed() == []
