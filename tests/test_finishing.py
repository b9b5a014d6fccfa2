"""Breaks between numbers and their words, and the sections of a page."""

import pytest

from phongtrao.finishing import bound, sections
from phongtrao.vietnamese import within_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị định 42 quy định", "Nghị định~42 quy định"),
        ("sáng ngày 17/9/2024 tại", "sáng ngày~17/9/2024 tại"),
        ("hơn 11.000 thành viên", "hơn~11.000~thành viên"),
        ("có 127 mô hình, 34 tên gọi", "có 127~mô hình, 34~tên gọi"),
        ("17,5 triệu đồng", "17,5~triệu đồng"),
        ("năm 2024 và", "năm~2024 và"),
        ("mô hình tự phòng", "mô hình tự phòng"),
        ("năm – 2024", "năm –~2024"),
        ("Điều (5) 3 hộ dân", "Điều (5) 3~hộ dân"),
        ("vắng 2 5 điểm", "vắng 2 5~điểm"),
        ("thông tư2 3", "thông tư2 3"),
        ("số 2năm 5", "số~2năm 5"),
        ("số 2 5năm 3 hộ", "số~2 5năm 3 hộ"),
    ],
)
def test_a_number_stays_with_its_word(text, expected):
    assert bound(f"<p>{text}</p>".encode()).decode() == f"<p>{expected}</p>".replace(
        "~", "\N{NO-BREAK SPACE}"
    )


def test_a_word_in_a_tag_is_no_word_before_a_number():
    html = '<b title="năm">x</b> 2024<i>năm</i> 5'.encode()
    assert bound(html) == html


def test_only_texts_change():
    html = '<a title="năm 2024" href="x">và</a><svg><title>năm 2024</title></svg>'.encode()
    assert bound(html) == html


def test_sections_are_headings_that_a_link_can_reach():
    html = '<h2 id="so-lieu">Số liệu &amp; nguồn</h2><h2>Không id</h2><h3 id="con">Con</h3><h2 id="b">B</h2>'
    assert sections(html) == [("so-lieu", "Số liệu &amp; nguồn"), ("b", "B")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mô hình “Tự phòng, tự quản”", "mô hình ‘Tự phòng, tự quản’"),
        ('mô hình "Tự quản" và "An toàn"', "mô hình ‘Tự quản’ và ‘An toàn’"),
        ("“cả câu đã nằm trong ngoặc”", "cả câu đã nằm trong ngoặc"),
        ("“một” và “hai”", "‘một’ và ‘hai’"),
        ("không có ngoặc", "không có ngoặc"),
    ],
)
def test_marks_inside_a_quotation_are_single(text, expected):
    assert within_quotes(text) == expected
