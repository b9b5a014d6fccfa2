"""Models, before any HTML."""

from dataclasses import replace

import pytest

from phongtrao import views


def test_models_are_in_alphabetical_order_beside_what_was_reported(mini):
    listed = views.model_list(mini)
    assert [card.name for card in listed["models"]] == ["Ánh sáng mẫu", "Khu dân cư an toàn mẫu"]
    assert listed["totals"] == [("1/4", "tên gọi"), ("2/10", "điểm mô hình")]


def test_a_point_tells_each_thing_the_source_tells(mini):
    first, second = views.model(mini, "an-toan-mau")["points"]
    assert first.place.text == "thôn Một, xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)"
    assert dict(first.facts) == {
        "Khối": "Khu dân cư, xã, thị trấn",
        "Mô hình điểm cấp": "huyện",
        "Ra mắt": "tháng 3/2023",
        "Thành viên": "1.250",
        "Số hộ tham gia": "40",
        "Kinh phí": "20 triệu đồng",
        "Nguồn kinh phí": "8 nhà hảo tâm: 17,5 triệu đồng; Nhân dân đóng góp",
        "Quyết định thành lập": "Quyết định số 2/QĐ-MẪU",
        "Tình trạng": "Đã ngừng",
    }
    assert [lines for _, _, lines in first.more] == [
        ("Quy ước của điểm.",),
        ("Hiệu quả của điểm.",),
        ("Kế hoạch của điểm.",),
    ]
    assert first.note == "Ghi chú của điểm."
    assert (second.facts, second.more, second.note) == ((), [], "")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Tổng số điểm", "86/90 nhóm Zalo"),
        ("Đơn vị chủ trì", "Công an huyện Mẫu và Hội mẫu"),
        ("Ban điều hành", "9 thành viên; đứng đầu: ông Nguyễn Văn An, Trưởng ban, Công an huyện Mẫu"),
        ("Thành viên", "hơn 20.000"),
        ("Số hộ tham gia", "100%"),
        ("Số nhân khẩu", "3.500–4.000"),
        (
            "Trang bị, công trình",
            "285 camera (trị giá hơn 160 triệu đồng, mỗi cái 560 nghìn đồng, lắp đặt, hoàn thành năm 2017, "
            "còn hoạt động: 88/285); gần 2,5 km đường điện",
        ),
        ("Kinh phí", "300–350 triệu đồng"),
        ("Nguồn kinh phí", "UBND xã: 50%; hộ kinh doanh: mức góp 300 nghìn đồng; Nhân dân: phần còn lại"),
    ],
)
def test_a_model_tells_what_holds_for_all_its_points(mini, label, text):
    assert dict(views.model(mini, "an-toan-mau")["facts"])[label] == text


def test_a_board_of_which_nothing_is_told_is_named(mini):
    told = mini.models["an-toan-mau"]
    named = told.model_copy(update={"board": told.board.model_copy(update={"size": None, "heads": ()})})
    shown = views.model(replace(mini, models={named.id: named}), named.id)
    assert ("Ban điều hành", "Ban điều hành") in shown["facts"]


def test_a_model_shows_the_reports_about_it_alone(mini):
    assert [one.title for one in views.model(mini, "an-toan-mau")["reports"]] == ["Báo cáo không nêu kỳ"]
