"""Lines of a title: balanced, broken between syllables alone, cut with an ellipsis if nothing else helps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.typesetting import ELLIPSIS, balanced, cut, shortened, syllables


def test_lines_are_as_few_as_can_be_and_about_as_long_as_each_other():
    words = syllables("Bình Thuận ra mắt Tổ bảo vệ an ninh, trật tự")
    assert balanced(words, 40, 3, len) == ["Bình Thuận ra mắt Tổ", "bảo vệ an ninh, trật tự"]
    assert balanced(words, 50, 3, len) == [" ".join(words)]


def test_no_short_word_is_left_alone_on_the_last_line():
    words = syllables("Hội nghị sơ kết phong trào của xã")
    assert balanced(words, 31, 2, len) == ["Hội nghị sơ kết", "phong trào của xã"]


def test_no_line_starts_with_a_dash():
    words = syllables("Đoàn kết – Kỷ cương “ Hành động ”")
    assert words == ["Đoàn", "kết –", "Kỷ", "cương", "“", "Hành", "động ”"]


def test_what_does_not_fit_is_not_forced():
    assert balanced(["dài" * 9], 10, 3, len) is None
    assert balanced(["một", "hai", "ba", "bốn"], 4, 3, len) is None


def test_what_is_too_long_ends_with_an_ellipsis_after_a_whole_syllable():
    words = syllables("Nghiêng ngả khuỷu tay, nghiêng ngả mãi")
    assert cut(words, 13, 2, len) == ["Nghiêng ngả", "khuỷu tay…"]
    assert shortened("huyện Hàm Thuận Nam, tỉnh Bình Thuận", 21, len) == "huyện Hàm Thuận Nam…"
    assert shortened("huyện", 21, len) == "huyện"


def test_a_word_without_end_is_cut_within_its_width():
    assert shortened("x" * 50, 10, len) == "x" * 9 + ELLIPSIS


@given(
    st.lists(st.text("aăâđơưế–,", min_size=1, max_size=12), min_size=1, max_size=20),
    st.integers(3, 30),
    st.integers(1, 5),
)
def test_every_line_fits_and_only_the_end_may_be_missing(words, width, most):
    text = " ".join(words)
    lines = balanced(syllables(text), width, most, len)
    if lines:
        assert " ".join(lines) == text
    else:
        lines = cut(syllables(text), width, most, len)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize("text", ["", " ", "–"])
def test_nothing_is_set_from_nothing(text):
    assert len(cut(syllables(text), 10, 2, len)) <= 1
