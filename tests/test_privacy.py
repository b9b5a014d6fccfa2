"""The privacy guard, on the miniature data: what it refuses, what it lets pass, what it never repeats."""

import pytest

from .test_load import CONFERENCE, replace

SUMMARY = "summary: Tóm tắt của hội nghị mẫu."


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Liên hệ 0912345678", "số điện thoại"),
        ("Liên hệ 0912 345 678.", "số điện thoại"),
        ("Liên hệ 091.234.5678", "số điện thoại"),
        ("gọi +84 912 345 678", "số điện thoại"),
        ("gọi (0252) 3867 255", "số điện thoại"),
        ("CCCD 060123456789", "số"),
        ("CCCD 260 123 456 789", "số giấy tờ tuỳ thân"),
        ("số 260 123 456 789", "số căn cước"),
        ("CMND 260123456", "số giấy tờ tuỳ thân"),
        ("260123456", "số chứng minh nhân dân"),
        ("STK 1234567", "số tài khoản"),
        ("số tài khoản: 0071 0012 34567", "số"),
        ("thẻ 9704123412341234", "số tài khoản"),
        ("thư a.b-c@example.vn", "địa chỉ thư điện tử"),
        ("ông A, sinh ngày 1/2/1980", "ngày sinh"),
        ("bà B (sinh năm 1980)", "ngày sinh"),
        ("anh C, SN 1990", "ngày sinh"),
        ("trú tại 12 đường Lê Lợi", "địa chỉ nhà"),
        ("hộ khẩu thường trú ở thôn 1", "địa chỉ nhà"),
        ("nhà số 5", "địa chỉ nhà"),
        ("thường trú: 12 Trần Phú", "địa chỉ nhà"),
        ("ngụ thôn Nam", "địa chỉ nhà"),
        ("HKTT: thôn 3", "địa chỉ nhà"),
        ("ông A (sinh 1990)", "ngày sinh"),
        ("ngày sinh: 1/2/1990", "ngày sinh"),
        ("sinh tháng 5/1990", "ngày sinh"),
        ("CMND 260 123 456", "số giấy tờ tuỳ thân"),
        ("gọi 0912–345–678", "số điện thoại"),
        ("0912345678/0987654321", "số điện thoại"),
        ("đt0912345678", "số điện thoại"),
        ("a (at) gmail.com", "địa chỉ thư điện tử"),
        ("xem https://a.vn rồi gọi 0912345678", "số điện thoại"),
    ],
)
def test_private_data_is_refused_and_not_repeated(editing, problems_in, text, what):
    replace(editing, CONFERENCE, SUMMARY, f'summary: "{text}"')
    (found,) = problems_in()
    assert found.startswith(f"{CONFERENCE}:5:10: Tóm tắt (summary): Có vẻ chứa {what}")
    assert "privacy_exceptions" in found
    assert text not in found


@pytest.mark.parametrize(
    "text",
    [
        "127 mô hình với 11.000 thành viên",
        "tổng kinh phí 127.000.000.000 đồng",
        "Quyết định 1671/NQ-UBTVQH15 ngày 16/6/2025",
        "19/8/2005–19/8/2023, 10 năm (2006–2016)",
        "mã 23128, điểm 1.234,5 và 98,75%",
        "dân cư trú đông, nhà văn hoá, sinh hoạt",
        "phát sinh năm 2023: 14 vụ; học sinh năm 2024 tham gia",
        "đăng ký hộ khẩu, quản lý cư trú tại địa bàn; 25 hộ thường trú tại thôn 3",
        "người nước ngoài tạm trú tại huyện; nhà số hoá",
        "tổng kinh phí 123456789 đồng và 10 000 000 000 đồng",
        "nguồn https://nld.com.vn/bai-196240701155453045.htm",
        "ông Trần Ngọc Diệp chủ trì",
    ],
)
def test_ordinary_text_passes(editing, problems_in, text):
    replace(editing, CONFERENCE, SUMMARY, f'summary: "{text}"')
    assert problems_in() == []


def test_an_office_contact_passes_only_with_its_reason(editing, problems_in):
    replace(
        editing, CONFERENCE, "  - text: 0252 3867 255\n    reason:", "  - text: 0252 3867 999\n    reason:"
    )
    assert any("số điện thoại" in line for line in problems_in())


def test_every_field_of_every_kind_is_guarded(editing, problems_in):
    replace(editing, CONFERENCE, "name: Lê Văn Khách", "name: Lê Văn Khách 0912345678")
    replace(editing, "data/awards/khen-rieng-2022.yml", "name: Hộ bà Mẫu", "name: Hộ bà Mẫu a@example.vn")
    replace(editing, "data/results/mau-2024.yml", "note: Ghi chú của phần.", "note: SN 1980")
    replace(editing, "data/taxonomy.yml", "name: Dân tộc", "name: Dân tộc 0912345678")
    assert [line.split(":")[0] for line in problems_in()] == [
        "data/awards/khen-rieng-2022.yml",
        CONFERENCE,
        "data/results/mau-2024.yml",
        "data/taxonomy.yml",
    ]


@pytest.mark.parametrize("old", ["summary: Mô hình để thử trang mô hình.", "note: Ghi chú của điểm."])
def test_a_model_about_people_under_management_names_nobody(editing, problems_in, old):
    path = "data/models/an-toan-mau.yml"
    replace(editing, path, "- name: Nguyễn Văn An", "- name: Trưởng ban")
    key = old.split(":")[0]
    replace(editing, path, old, f"{key}: giúp đỡ anh Nguyễn Văn Ba tiến bộ ở xã Hàm Cường")
    assert problems_in() == []
    replace(editing, path, "field: phong-chay-chua-chay", "field: quan-ly-doi-tuong")
    (found,) = problems_in()
    assert "tên người" in found
    assert "Nguyễn Văn Ba" not in found
