"""Bad files: every problem in one run, at its place, in Vietnamese."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phongtrao.load import load
from phongtrao.problems import DataError

CONFERENCE = "data/conferences/hoi-nghi-mau-2024.yml"


def replace(root, path, old, new):
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_miniature_data_is_clean(problems_in):
    assert problems_in() == []


def test_three_mistakes_in_one_file_are_three_messages_in_one_run(editing, problems_in):
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: 31/02/2024")
    replace(editing, CONFERENCE, "occasion:", "ocasion:")
    replace(editing, CONFERENCE, "unit: xa-cu", "unit: xa-cuu")
    allowed = (
        "title (Tiêu đề), date (Ngày diễn ra), end_date (Ngày kết thúc), date_certainty (Độ chắc của ngày), "
        "part_of_day (Buổi), summary (Tóm tắt), places (Nơi diễn ra), organisers (Đơn vị tổ chức), "
        "co_organisers (Đơn vị phối hợp), attendees (Đại biểu), groups (Thành phần khác), "
        "statements (Nội dung được báo cáo), body (Nội dung thêm), occasion (Nhân dịp), "
        "activities (Hoạt động), speeches (Phát biểu), pledges (Giao ước, ký kết), "
        "gifts (Thăm hỏi, tặng quà), awards (Khen thưởng), documents (Văn bản), photos (Ảnh), "
        "kind (Loại sự kiện), also_kinds (Kết hợp với), mode (Hình thức họp), "
        "sites (Số điểm cầu, điểm tổ chức), pilot (Tổ chức điểm cấp), entries (Số bài, tiết mục dự thi), "
        "sources (Nguồn), corrections (Đính chính), withdrawn (Rút khỏi trang), moved_from (Địa chỉ cũ), "
        "privacy_exceptions (Thông tin liên hệ được phép công bố)"
    )
    assert problems_in() == [
        f"{CONFERENCE}:3:7: Ngày diễn ra (date): "
        '"31/02/2024" không có trong lịch. Cho phép: ngày/tháng/năm, tháng/năm hoặc năm. '
        "Ví dụ: 17/9/2024, 9/2024, 2024.",
        f'{CONFERENCE}:6:1: Mục lạ (ocasion): Không có mục nào tên "ocasion". '
        f'Có phải ý bạn là "occasion"? Cho phép: {allowed}.',
        f'{CONFERENCE}:8:11: Đơn vị (unit): "xa-cuu" không có trong data/units/. Có phải ý bạn là "xa-cu"?',
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: final_review", "kind: final_revew", '2:7: Loại sự kiện (kind): "final_revew" không có'),
        ("title: Hội nghị tổng kết mẫu\n", "", "1:1: Tiêu đề (title): Thiếu mục này"),
        ("title: Hội nghị tổng kết mẫu", "title:", "1:1: Tiêu đề (title): Thiếu mục này"),
        ("title: Hội nghị tổng kết mẫu", 'title: " "', "1:8: Tiêu đề (title): Đang để trống"),
        ("title: Hội nghị tổng kết mẫu", "title: [a]", "1:8: Tiêu đề (title): Chỗ này phải là một dòng chữ"),
        ("title: Hội nghị tổng kết mẫu", "title: " + "x" * 251, "1:8: Tiêu đề (title): "),
        ("part_of_day: afternoon", "part_of_day: trưa", '4:14: Buổi (part_of_day): "trưa" không có'),
        ("organisers:\n  - Ban tổ chức mẫu\n", "organisers: Một ban\n", "phải là danh sách"),
        (
            "  - unit: xa-cu\n    venue: Hội trường mẫu\n",
            "  - venue: x\n",
            "8:5: Đơn vị (unit): Ghi đúng một",
        ),
        ("speaker: Trần Thị Bình", "speaker: Người lạ", '"Người lạ" chưa có trong đại biểu (attendees)'),
        ("form: giay-khen", "form: giay-khn", "(award_forms). Có phải ý bạn là"),
        ("collectives: 1\n", "collectives: 2\n", "Tập thể: danh sách đầy đủ có 1 tên, nhưng số công bố là 2"),
        ("name: Đỗ Thị Ánh", "name: Đỗ Thị Ánh\n        age: 30", "Mục lạ (age)"),
        ("collectives: 8", "collectives: 8\n    combined: 19", "không ghi cả hai"),
        ("list_status: complete", "list_status: not_published", "ghi partial hoặc complete"),
        ("url: https://example.vn/bai-mau", "url: javascript:alert(1)", "không phải địa chỉ trang web"),
        ("sources:\n  - title: Bài báo mẫu", "source:\n  - title: Bài báo mẫu", 'Có phải ý bạn là "sources"'),
        ("start: 1/2024", "start: 10/2024", "Từ (start): Đầu kỳ sau cuối kỳ (end)"),
        (
            "date: 5/11/2024",
            "date: 5/11/2024\nend_date: 4/11/2024",
            "(end_date): Ngày kết thúc trước ngày diễn ra",
        ),
        ("roles: [chair]", "roles: [chairr]", 'Vai trò (roles): "chairr" không có'),
        (
            "        consent: Cha mẹ đồng ý ngày 1/11/2024\n",
            "",
            "(consent): Nêu tên trẻ em thì phải",
        ),
        (
            "kind: final_review",
            "kind: final_review\nmoved_from: [/tin-tuc/cu]",
            '"/tin-tuc/cu" không đúng dạng',
        ),
        ("kind: final_review", "kind: final_review\nmoved_from: [ten-cu/]", '"ten-cu/" không đúng dạng'),
    ],
)
def test_a_mistake_in_a_conference_has_its_message(editing, problems_in, old, new, expected):
    replace(editing, CONFERENCE, old, new)
    found = problems_in()
    assert any(expected in line for line in found), found
    assert all(line.startswith(f"{CONFERENCE}:") for line in found)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "value: 7\n      - dimension",
            "value: 6\n      - dimension",
            "cộng lại bằng 9, nhỏ hơn giá trị công bố 10",
        ),
        ("value: 4", "value: 40", '"ten-goi-mo-hinh" (40) lớn hơn "mo-hinh" (10)'),
        ("category: thon", "category: thonn", 'Hạng mục (category): "thonn" không có'),
        ("text: hàng chục", "text: hàng chục\n    value: 1", "Ghi đúng một trong hai: giá trị (value)"),
        ("    formula: 10 + 7\n", "", "Cách tính (formula): Số liệu suy ra"),
        ("category: khu-pho", "category: thon", '"dang-ky-an-toan" (cùng hạng mục) có hai lần'),
        ("of_indicator: mo-hinh\n", "of_indicator: mo-hinh-moi\n", 'Không có chỉ tiêu "mo-hinh-moi"'),
        ("    category: thon\n", "", "phải đi cùng nhau"),
        ("of: 7", "of: 2", "Trên tổng số (of): Phải đi cùng giá trị"),
        (
            "      relation: exceeded\n      percent: 275\n      value: 2",
            "      percent: 275",
            "Ghi chỉ tiêu giao",
        ),
    ],
)
def test_a_mistake_in_a_result_has_its_message(editing, problems_in, old, new, expected):
    replace(editing, "data/results/mau-2024.yml", old, new)
    assert any(expected in line for line in problems_in()), problems_in()


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("data/news/Tin Mới.yml", "", "data/news/Tin Mới.yml:1:1: Tên tệp chỉ gồm chữ thường không dấu"),
        (
            "data/news/tin.yaml",
            "",
            'data/news/tin.yaml:1:1: Tên tệp phải kết thúc bằng .yml: đổi thành "tin.yml"',
        ),
        (
            "data/news/sub/tin.yml",
            "",
            "data/news/sub:1:1: Mỗi bản ghi là một tệp .yml nằm ngay trong thư mục",
        ),
        (
            "data/conference/tin.yml",
            "",
            'data/conference:1:1: Không thuộc thư mục nào của dữ liệu. Có phải ý bạn là "conf',
        ),
        ("data/tin.yml", "", "data/tin.yml:1:1: Không thuộc thư mục nào"),
        (
            "data/models/index.yml",
            "",
            'data/models/index.yml:1:1: Tên "index" dành riêng cho trang danh sách',
        ),
        (
            "data/models/linh-vuc.yml",
            "",
            'data/models/linh-vuc.yml:1:1: Tên "linh-vuc" dành riêng cho trang danh sách: đặt tên khác.',
        ),
        ("data/news/trong.yml", "", "data/news/trong.yml:1:1: Tệp trống"),
        (f"data/news/{'a' * 121}.yml", "", "tối đa 120 ký tự"),
    ],
)
def test_a_file_in_the_wrong_place_or_of_the_wrong_name(editing, problems_in, path, content, expected):
    file = editing / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(content)
    assert any(expected in line for line in problems_in()), problems_in()


def test_a_link_out_of_the_data_is_refused(editing, problems_in):
    (editing / "secret").write_text("title: x")
    (editing / "data" / "news" / "tin.yml").symlink_to(editing / "secret")
    assert any("data/news/tin.yml:1:1: Mỗi bản ghi là một tệp" in line for line in problems_in())


@pytest.mark.parametrize("name", ["site.yml", "taxonomy.yml"])
def test_the_two_single_files_are_needed(editing, problems_in, name):
    (editing / "data" / name).unlink()
    assert f"data/{name}:1:1: Thiếu tệp này: trang web cần nó." in problems_in()


def test_a_broken_taxonomy_does_not_hide_other_problems(editing, problems_in):
    replace(editing, "data/taxonomy.yml", "fields:", "felds:")
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    found = problems_in()
    assert any("Mục lạ (felds)" in line for line in found)
    assert any("Ngày diễn ra (date)" in line for line in found)


def test_problems_of_syntax_and_of_meaning_stand_together(editing, problems_in):
    replace(editing, CONFERENCE, "kind: final_review", "kind: final_review\nkind: festival\nla: 1")
    (editing / "data" / "news" / "hong.yml").write_text("title: 'a\n")
    found = problems_in()
    assert [line.split(": ")[0] for line in found] == [
        f"{CONFERENCE}:3:1",
        f"{CONFERENCE}:4:1",
        "data/news/hong.yml:1:8",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_any_file_gives_problems_and_never_another_exception(editing, content):
    (editing / "data" / "news" / "bat-ky.yml").write_bytes(content)
    with pytest.raises(DataError) as caught:
        load(editing)
    assert all(problem.path == "data/news/bat-ky.yml" for problem in caught.value.problems)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    text=st.text(max_size=60),
    field=st.sampled_from(["title", "date", "kind", "summary", "body", "places", "la"]),
)
def test_any_text_in_any_field_never_raises_anything_else(editing, text, field):
    escaped = "".join(f"\\U{ord(char):08X}" for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    path = editing / "data" / "conferences" / "thu.yml"
    path.write_text(f'{field}: "{escaped}"\n', encoding="utf-8")
    with pytest.raises(DataError):
        load(editing)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "  - id: dan-toc",
            "  - id: quan-ly-doi-tuong",
            'Lĩnh vực (fields): Mã "quan-ly-doi-tuong" có hai lần',
        ),
        ("  - id: nhom-dang-ky", "  - id: fields", 'Chiều phân loại (dimensions): Mã "fields" có hai lần'),
        (
            "  - short: PCCC",
            "  - short: antq",
            'Chữ viết tắt (abbreviations): Chữ viết tắt "antq" có hai lần.',
        ),
        ("      - id: khu-pho", "      - id: thon", 'Hạng mục (categories): Mã "thon" có hai lần'),
        (
            "  - id: dan-toc",
            "  - id: Dân Tộc",
            '"Dân Tộc" không đúng dạng. Cho phép: chữ thường không dấu',
        ),
    ],
)
def test_a_mistake_in_the_taxonomy_has_its_message(editing, problems_in, old, new, expected):
    replace(editing, "data/taxonomy.yml", old, new)
    assert any(expected in line for line in problems_in()), problems_in()


def test_rules_are_told_beside_wrong_fields(editing, problems_in):
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    replace(editing, CONFERENCE, "speaker: Trần Thị Bình", "speaker: Người lạ")
    replace(editing, CONFERENCE, "form: giay-khen", "form: giay-khn")
    replace(editing, CONFERENCE, "collectives: 1\n", "collectives: 2\n")
    replace(editing, CONFERENCE, "start: 1/2024", "start: 10/2024")
    assert [line.split("(")[1].split(")")[0] for line in problems_in()] == [
        "date",
        "start",
        "speeches",
        "form",
        "recipients",
    ]
