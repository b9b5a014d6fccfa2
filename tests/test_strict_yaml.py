import itertools
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.decoding import MAX_BYTES
from phongtrao.plain_yaml import MAX_DEPTH, MAX_KEYS, MAX_NODES
from phongtrao.strict_yaml import parse


def said(content):
    document, problems = parse(content if isinstance(content, bytes) else content.encode(), "data/x.yml")
    return document, [str(problem) for problem in problems]


def test_every_scalar_stays_text():
    document, problems = said("a: NO\nb: 12:30\nc: 1.10\nd: 2020-1-1\ne: 08\nf: [yes, 1e3]\n")
    assert not problems
    assert document == {"a": "NO", "b": "12:30", "c": "1.10", "d": "2020-1-1", "e": "08", "f": ["yes", "1e3"]}


def test_empty_and_null_values_leave_their_key_out_but_quoted_ones_stay():
    document, problems = said('a:\nb: ~\nc: null\nd: "null"\ne: ""\n')
    assert not problems
    assert document == {"d": "null", "e": ""}


def test_text_is_normalised_to_nfc():
    document, _ = said("te\u0302n: Ha\u0300m Thua\u0323\u0302n Nam\n")
    assert document == {"tên": "Hàm Thuận Nam"}


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", b"a: 1\nb: 2\n", b"a: 1\nb: 2"])
def test_bom_and_windows_line_ends_are_accepted(content):
    assert said(content) == ({"a": "1", "b": "2"}, [])


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: a", "đã viết ở dòng 1"),
        ("a: !!python/object:os.system 1\n", "1:4", "Không dùng thẻ"),
        ("a: !x 1\n", "1:4", "Không dùng thẻ"),
        ("a: &x 1\n", "1:4", "Không dùng neo"),
        ("a: 1\nb: *x\n", "2:4", ""),
        ("a: 1\n---\nb: 2\n", "2:1", "một bản ghi"),
        ("", "1:1", "Tệp trống"),
        ("# chỉ có chú thích\n", "1:1", "Tệp trống"),
        ("- a\n- b\n", "1:1", "tên_mục: giá trị"),
        ("chỉ một câu\n", "1:1", "tên_mục: giá trị"),
        ("a:\n\tb: 1\n", "2:1", "Tab"),
        ("a: Hội nghị: sơ kết\n", "1:12", "hai chấm"),
        ("a: 1\ntitle\nb: 2\n", "2:1", "hai chấm"),
        ('a: "chưa đóng\n', "1:4", "chưa đóng"),
        ("title:Hội nghị\nkind: x\n", "1:7", "Thiếu dấu cách sau dấu hai chấm"),
        ("a: 1\nb:2\nc: 3\n", "2:3", "Thiếu dấu cách sau dấu hai chấm"),
        ("a: @x\n", "1:4", "ký tự đặc biệt"),
        ("a: [1, 2\nb: 3\n", "1:4", "ngoặc"),
        ("a:\n  - 1\n  b: 2\n", "3:3", '"- "'),
        ("? [a]\n: 1\n", "1:3", "Tên mục phải là chữ"),
        ("a: x\u200by\n", "1:5", "U+200B"),
        ("a: 1\nb: x\u202ey\n", "2:5", "U+202E"),
        ('a: "x\\u202ey"\n', "1:4", "U+202E"),
        ("a: x\x00y\n", "1:5", "U+0000"),
        ("a: Hội".encode("utf-16"), "1:1", "UTF-16"),
        ("a: Hội".encode("utf-16-le"), "1:1", "UTF-16"),
        ("title: Ho\u0302\u0323i\n".replace("o\u0302", "ô").encode("cp1258"), "1:9", "Windows-1258"),
        ("[" * 100_000, f"1:{MAX_DEPTH + 1}", "Lồng nhau quá sâu"),
        ("{a: " * 100_000, f"1:{4 * MAX_DEPTH + 1}", "Lồng nhau quá sâu"),
        ("a: [" + "1," * (MAX_NODES + 1) + "]", f"1:{1 + 2 * MAX_NODES}", "quá nhiều giá trị"),
        ("".join(f"k{number}: 1\n" for number in range(MAX_KEYS + 1)), f"{MAX_KEYS + 1}:7", "quá nhiều mục"),
        (b"a: " + b"x" * MAX_BYTES, "1:1", "tối đa"),
    ],
    ids=itertools.count(),
)
def test_what_is_refused_says_where_and_why(content, place, words):
    _, problems = said(content)
    assert problems, "nothing was refused"
    assert problems[0].startswith(f"data/x.yml:{place}:")
    assert words in problems[0]


def test_reading_goes_on_after_what_can_be_passed_over():
    document, problems = said("a: 1\na: 2\nb: !t 3\nc: &n 4\nd: 5\n")
    assert [line.split(":")[1] for line in problems] == ["2", "3", "4"]
    assert document == {"a": "1", "b": "3", "c": "4", "d": "5"}


def test_a_slip_does_not_hide_what_stands_in_other_blocks():
    document, problems = said('a: "mở\nb: 1\nb: 2\nc:3\nd:\n\te: 1\nf: x\u200by\ng: 5\n')
    assert sorted(line.split(": ")[0] for line in problems) == [
        "data/x.yml:1:4",
        "data/x.yml:3:1",
        "data/x.yml:4:3",
        "data/x.yml:6:1",
        "data/x.yml:7:5",
    ]
    assert document == {"b": "1", "f": "x y", "g": "5"}
    assert not document.complete


@pytest.mark.parametrize("content", ["\x01" * 2_000_000, "a: " + "\u200b" * 600_000, "a\n" * 1_000_000])
def test_garbage_is_refused_without_reading_it_many_times(content):
    assert 1 <= len(said(content)[1]) <= 20


def test_billion_laughs_costs_nothing():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    tracemalloc.start()
    _, problems = said("\n".join(lines))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any("bí danh" in line for line in problems)
    assert peak < 10_000_000


@given(st.binary(max_size=400))
def test_any_bytes_give_problems_not_exceptions(content):
    document, problems = parse(content, "data/x.yml")
    assert problems or isinstance(document, dict)


@given(st.text(max_size=200))
def test_any_quoted_text_comes_through_or_is_named_as_hidden(text):
    escaped = "".join(f"\\U{ord(char):08X}" for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    document, problems = said(f'a: "{escaped}"\n')
    assert problems or isinstance(document["a"], str)
