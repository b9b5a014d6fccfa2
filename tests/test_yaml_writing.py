"""Written YAML says the same to our own loader and to every other reader."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.strict_yaml import parse
from phongtrao.yaml_writing import block

SIGNS = st.sampled_from("aữĐ1 .,;:()/%?!+=-–“”\"'#&*[]{}|>@`~_<\\\n\t\u00a0\u2028\x85\x07\ufeff😀")
TEXT = st.text(SIGNS, max_size=12) | st.sampled_from(
    [
        *("NO", "yes", "null", "~", "1.10", "08", "12:30", "2024-09-17", "1e3", "=", "<<", "- a", "a: b"),
        *("a #b", "a:", "---", "...", "%YAML", "Một\n\n  hai\n", "Một\nhai", " Một\nhai", "https://a.vn/#b"),
    ]
)
# Keys are names of our fields.
KEY = st.text("abc_", max_size=3).map("key_{}".format)
VALUES = st.dictionaries(
    KEY,
    st.recursive(
        TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)
# What the loader takes as it is: no empty values, and nothing that is hidden.
KEPT = st.text(
    st.sampled_from("aữĐ1 .,;:()/%?!+=-–“”\"'#&*[]{}|>@`~_<\\\n😀"), min_size=1, max_size=12
).filter(str.strip)
KEPT_VALUES = st.dictionaries(
    KEY,
    st.recursive(
        KEPT,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEY, inner, min_size=1, max_size=3)
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


# Texts that may stand bare: nearly all that records hold.
USUAL = st.text(st.sampled_from("aữĐzẶ1 .,;:()/%?!+=-–“”\"'_"), min_size=4, max_size=12) | st.sampled_from(
    [
        *(
            "False",
            "yes, no",
            "true!",
            "null.",
            "ữ: đ",
            "Tổ 3: an toàn",
            "a/b:c",
            "abcdef ",
            "abcdef\n",
            "ABCDEF: ",
        )
    ]
)


@given(st.dictionaries(KEY, USUAL | st.lists(USUAL, max_size=3), max_size=4))
def test_what_may_stand_bare_is_read_as_the_text_it_is(values):
    assert yaml.safe_load(block(values)) == values


@given(VALUES)
def test_another_reader_reads_the_same(values):
    assert yaml.safe_load(block(values)) == values


@given(KEPT_VALUES)
def test_our_loader_reads_the_same(values):
    assert parse(block(values).encode(), "x.yml") == (values, [])


def test_it_is_written_for_readers():
    values = {
        "title": "Hội nghị “Tự quản”: sơ kết",
        "date": "2024-09-17",
        "url": "https://example.vn/tin/1",
        "body": "## Kết quả\n\nTốt.",
        "attendees": [{"name": "Bà A", "roles": ["chair", "speaker"]}, {"name": "Ông B"}],
        "unit": {"id": "xa-moi", "note": "it's #1"},
        "count": 12,
        "parts_complete": False,
    }
    text = block(values)
    assert yaml.safe_load(text) == values
    assert text == (
        "title: 'Hội nghị “Tự quản”: sơ kết'\n"
        "date: '2024-09-17'\n"
        "url: https://example.vn/tin/1\n"
        "body: |-\n"
        "  ## Kết quả\n"
        "\n"
        "  Tốt.\n"
        "attendees:\n"
        "- name: Bà A\n"
        "  roles:\n"
        "  - chair\n"
        "  - speaker\n"
        "- name: Ông B\n"
        "unit:\n"
        "  id: xa-moi\n"
        "  note: 'it''s #1'\n"
        "count: 12\n"
        "parts_complete: false\n"
    )


@pytest.mark.parametrize(
    "values", [{}, {"a": []}, {"a": {}}, {"a": [[], {}, [["b"]]]}, {"a": None, "b": True}]
)
def test_what_is_empty_stays_so(values):
    assert yaml.safe_load(block(values)) == values


def test_keys_are_left_out_at_any_depth():
    values = {
        "consent": "x",
        "photos": [{"consent": "y"}, {"file": "a.jpg", "consent": "z"}],
        "one": {"consent": "x"},
    }
    text = block(values, {"consent"})
    assert yaml.safe_load(text) == {"photos": [{}, {"file": "a.jpg"}], "one": {}}
