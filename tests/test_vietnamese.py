import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from phongtrao.vietnamese import (
    fold,
    format_date,
    format_number,
    join_and,
    nfc,
    person_sort_key,
    slug,
    sort_key,
)


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân", "ba", "đa", "em", "êm", "ôm", "ơn", "ưa"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        # Letters come before tones: the first syllable's tone decides only between equal letters.
        ["ba mẹ", "bà mẹ", "ban", "bàn"],
        ["Hàm Cần", "Hàm Cường", "Hàm Kiệm", "Hàm Minh", "Hàm Mỹ", "Hàm Thạnh"],
        ["Đa", "đà", "Đạ", "đan"],
    ],
)
def test_alphabetical_order(ordered):
    mixed = [*ordered[::2], *ordered[1::2]][::-1]
    assert sorted(mixed, key=sort_key) == ordered


@pytest.mark.parametrize(("one", "other"), [("uỷ", "ủy"), ("hoà", "hòa"), ("Thuỷ", "THỦY")])
def test_tone_placement_does_not_matter_in_order(one, other):
    assert sort_key(one) == sort_key(other)


def test_people_are_ordered_by_given_name_then_surname_then_middle_name():
    people = ["Trần Ngọc Diệp", "Lê Văn An", "Nguyễn Thị Ánh", "Nguyễn Ái An", "Lê Thị Bích Liên"]
    assert sorted(people, key=person_sort_key) == [
        "Lê Văn An",
        "Nguyễn Ái An",
        "Nguyễn Thị Ánh",
        "Trần Ngọc Diệp",
        "Lê Thị Bích Liên",
    ]


@given(st.text())
def test_any_text_has_a_key_and_a_fold(text):
    assert sort_key(text) == sort_key(text.lower())
    person_sort_key(text)
    assert not any(unicodedata.combining(char) for char in fold(text))


@given(st.text())
def test_nfc_is_stable(text):
    assert nfc(nfc(text)) == nfc(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "folded"), [("Đại đoàn kết", "dai doan ket"), ("UỶ BAN", "uy ban"), ("Tự phòng", "tu phong")]
)
def test_fold(text, folded):
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize(
    ("text", "address"), [("Đại đoàn kết", "dai-doan-ket"), ("Phòng, chống tội phạm", "phong-chong-toi-pham")]
)
def test_slug_keeps_the_letter_d(text, address):
    assert slug(text) == address


@given(st.text(st.sampled_from("aáàạăằâấđĐƠờỨỹ Q&;amp'-–—“”‘’…,_\"(12") | st.characters(), max_size=20))
def test_slug_is_that_of_slugify(text):
    assert slug(text) == slugify(text)
    assert slug(text, "") == slugify(text, separator="")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (127, "127"),
        (11000, "11.000"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("17.5"), "17,5"),
        (0, "0"),
    ],
)
def test_numbers_have_vietnamese_separators(value, written):
    assert format_number(value) == written


def test_dates_have_no_leading_zeros():
    assert format_date(date(2024, 9, 7)) == "7/9/2024"


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (list("abc"), "a, b và c")]
)
def test_join_and(parts, said):
    assert join_and(parts) == said
