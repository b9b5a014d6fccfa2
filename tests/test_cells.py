"""One cell: what it says, whoever wrote it."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.fields import field_at
from phongtrao.load import load
from phongtrao.names import Names, clean
from phongtrao.records import Award, Figure, Model, Point, Unit
from phongtrao.sheets.cells import RawCell, canonical, excel_value, guarded, is_formula, read_cell, unguarded

from .test_load import replace

DATE, COUNT, NUMBER, TEXT = (
    field_at(model, path)
    for model, path in ((Point, ["launched"]), (Point, ["members"]), (Figure, ["value"]), (Point, ["note"]))
)


@pytest.mark.parametrize(
    ("field", "cell", "text"),
    [
        (TEXT, RawCell("  Đà\u00a0 Lạt\t "), "Đà Lạt"),
        (TEXT, RawCell("To\u0302\u0309"), "Tổ"),
        (TEXT, RawCell(12), "12"),
        (TEXT, RawCell(True), "có"),
        (TEXT, RawCell(time(12, 30)), "12:30"),
        (COUNT, RawCell(1234), "1.234"),
        (COUNT, RawCell(1234.0), "1.234"),
        (NUMBER, RawCell(17.5), "17,5"),
        (NUMBER, RawCell(2.75, "0%"), "275"),
        (DATE, RawCell(2024), "2024"),
        (DATE, RawCell(datetime(2024, 9, 17), "dd/mm/yyyy"), "17/9/2024"),
        (DATE, RawCell(datetime(2024, 9, 1), '[$-42A]mmmm" d "yyyy'), "9/2024"),
        (DATE, RawCell(None), ""),
    ],
)
def test_a_cell_says(field, cell, text):
    assert read_cell(cell, field) == (text, "")


@pytest.mark.parametrize(
    ("field", "text", "same"),
    [
        (DATE, "07/09/2024", "7/9/2024"),
        (DATE, "2024-09", "9/2024"),
        (COUNT, "1234", "1.234"),
        (NUMBER, "17,50", "17,5"),
    ],
)
def test_equal_values_have_one_spelling(field, text, same):
    assert canonical(field, text) == canonical(field, same) == same


@given(st.text())
def test_a_guarded_text_never_runs_and_comes_back(text):
    assert not is_formula(guarded(text, plain=True))
    assert unguarded(guarded(text, plain=True)) == unguarded(guarded(text, plain=False)) == text


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_a_number_survives_excel(value):
    text = canonical(NUMBER, f"{value.normalize():f}".replace(".", ","))
    read, wrong = read_cell(RawCell(excel_value(NUMBER, text)), NUMBER)
    assert (canonical(NUMBER, read), wrong) == (text, "")


@given(st.text())
def test_any_text_in_any_cell_is_a_text(text):
    for field in (DATE, COUNT, NUMBER, TEXT):
        read, _ = read_cell(RawCell(text), field)
        assert clean(canonical(field, read)) == canonical(field, read)


@pytest.mark.parametrize(
    ("model", "path", "text", "found"),
    [
        (Point, ["unit"], "XÃ CŨ", "xa-cu"),
        (Point, ["unit"], "xa-cu", "xa-cu"),
        (Point, ["unit"], "xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)", "xa-cu"),
        (Model, ["field"], "phòng cháy, chữa cháy", "phong-chay-chua-chay"),
        (Model, ["events"], "Hội nghị tổng kết mẫu", "hoi-nghi-mau-2024"),
        (Point, ["status"], "đang hoạt động", "active"),
        (Figure, ["dimension"], "Khối", "sectors"),
        (Figure, ["category"], "Thôn", "thon"),
        (Point, ["sector"], "Khu dân cư", "khu-dan-cu"),
        (Point, ["sector"], "khu dan cu", "khu-dan-cu"),
        (Point, ["sector"], "KDC", "khu-dan-cu"),
        (Model, ["field"], "Phòng chống tội phạm", "phong-chong-toi-pham"),
        (Model, ["field"], "PCTP", "phong-chong-toi-pham"),
        (Model, ["field"], "dan toc", "dan-toc"),
        (Point, ["unit"], "Xa cu", "xa-cu"),
        (Award, ["form"], "Lao động tiên tiến", "lao-dong-tien-tien"),
        (Award, ["list_status"], "danh sach day du", "complete"),
        (Figure, ["indicator"], "Thành viên Tổ bảo vệ ANTT", "thanh-vien-to-bao-ve"),
        (Figure, ["indicator"], "Thành viên tổ bảo vệ", "thanh-vien-to-bao-ve"),
    ],
)
def test_a_name_or_an_id_stands_for_the_record(mini, model, path, text, found):
    assert Names(mini).find(field_at(model, path), text) == (found, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xa cuu", 'Có phải ý bạn là "xã Cũ"?'),
        ("Mẫu", "có thể là nhiều mục. Ghi một mã: huyen-mau"),
        ("", "không có trong danh mục."),
        ("xã Cú", 'Có phải ý bạn là "xã Cũ"?'),
        ("hoàn toàn khác", '"hoàn toàn khác" không có trong danh mục.'),
    ],
)
def test_a_name_of_nothing_is_refused_with_the_nearest(mini, text, said):
    assert said in Names(mini).find(field_at(Unit, ["parent"]), text)[1]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (field_at(Model, ["field"]), "Phòng", 'Có phải ý bạn là "Phòng, chống tội phạm"?'),
        (field_at(Point, ["sector"]), "Khu dân cuu", 'Có phải ý bạn là "Khu dân cư, xã, thị trấn"?'),
        (
            field_at(Figure, ["indicator"]),
            "Tụ điểm phức tạp",
            'Có phải ý bạn là "Tụ điểm phức tạp về an ninh, trật tự được xoá"?',
        ),
    ],
)
def test_a_near_miss_is_named_as_readers_know_it(mini, field, text, said):
    assert said in Names(mini).find(field, text)[1]


def test_a_first_part_of_two_names_is_refused_with_both(editing):
    replace(editing, "data/taxonomy.yml", "name: Phòng, chống", "name: Phòng cháy, chống")
    message = Names(load(editing)).find(field_at(Model, ["field"]), "Phòng cháy")[1]
    assert "phong-chay-chua-chay (Phòng cháy, chữa cháy); phong-chong-toi-pham (Phòng cháy, chống" in message


@pytest.mark.parametrize("value", [1e30, 10**30, -1e15, float("inf"), float("nan")])
@pytest.mark.parametrize("field", [DATE, COUNT, NUMBER, TEXT])
def test_a_number_beyond_the_digits_of_excel_is_too_large(field, value):
    assert "quá lớn" in read_cell(RawCell(value), field)[1]
