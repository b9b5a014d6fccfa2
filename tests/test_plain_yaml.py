"""The quick reader finds exactly what the strict one finds, without a problem, or leaves a file to it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phongtrao.marked import MarkedDict
from phongtrao.plain_yaml import MAX_DEPTH, MAX_KEYS, MAX_NODES, values_of
from phongtrao.strict_yaml import parse

ROOT = Path(__file__).parent.parent
FILES = sorted(path for folder in ("data", "tests", "bench") for path in (ROOT / folder).rglob("*.yml"))
# Files as editors write them, to be changed a little.
SAMPLES = [path.read_text() for path in FILES if "bad" not in path.parts and path.stat().st_size < 6_000]


def with_absent(node):
    """Values with the keys that are left out, for comparing."""
    if isinstance(node, dict):
        return set(node.absent), {key: with_absent(value) for key, value in node.items()}
    return [with_absent(one) for one in node] if isinstance(node, list) else node


def is_read(content):
    """Compare both readers; tell whether the quick one reads the file at all."""
    content = content if isinstance(content, bytes) else content.encode()
    quick = values_of(content)
    if quick is None:
        return False
    strict, problems = parse(content, "data/x.yml")
    assert problems == []
    assert with_absent(quick) == with_absent(strict)
    # In the order of the file, which messages and public copies keep.
    assert str(quick) == str(strict)
    return True


def test_every_file_of_the_project_is_read_alike():
    read = [path for path in FILES if is_read(path.read_bytes())]
    assert len(read) > len(FILES) / 2


@pytest.mark.parametrize(
    "content",
    [
        "a: 1\n",
        "a: 1\r\nb:\r\n  - x\r\n",
        "# lời chú\n\n  # nữa\na: 1#2\n",
        "a:\nb: ~\nc: null\nd: 'null'\ne: ''\nf: \"\"\n",
        "a: một câu\n  dài\n  ba dòng\nb: hai\n\n\n  đoạn\n",
        "a:\n- x\n- y\n  z\nb:\n  - c: 1\n    d: hai\n      dòng\n  - c: 2\n",
        "a: 'nháy ''đơn'''\nb: 'hai\n\n  đoạn\n  văn'\nc: \"nháy kép\n  hai dòng\"\n",
        "a: |\n  một\n   thụt\n\n  hai\nb: >-\n  gộp\n  dòng\n\n  đoạn\nc: >\n  x\n",
        "a: [b, c-d, 2]\nb: []\nc:\n  d:\n    e: sâu\nf: -1\ng: a:b#c\n",
        "a: https://example.vn/tin?x=1#y\nb: 17/9/2024\nc: (x) [y] {z}\n",
    ],
)
def test_what_editors_write_is_read_quickly(content):
    assert is_read(content)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# chỉ có chú thích\n",
        "- a\n",
        "chỉ một câu\n",
        "a: 1\na: 2\n",
        "a:\na: 2\n",
        "a: 1\na:\n",
        "a: 1\n b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "a: x: y\n",
        "a: x # y\n",
        "a: x #y\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !x 1\n",
        "a: {b: 1}\n",
        'a: "\\u0041"\n',
        "a: '\n",
        "a: b\n---\nc: d\n",
        "a: 'b\n--- c'\n",
        "a: @x\n",
        "? a\n",
        "a: |2\n   x\n",
        "a: >\n  x\n   y\n",
        "a: [null]\n",
        "a:\n  -\n",
        "a:\n  - \n",
        "a:\n\tb: 1\n",
        "a: te\u0302n\n",
        "a: x\u200by\n",
        "a: 1",
        "".join(f"{'  ' * depth}a:\n" for depth in range(MAX_DEPTH + 2)),
        "".join(f"{chr(97 + n // 26)}{chr(97 + n % 26)}: 1\n" for n in range(MAX_KEYS + 1)),
        "a:\n" + "- x\n" * (MAX_NODES + 1),
    ],
)
def test_what_is_in_doubt_is_left_to_the_strict_reader(content):
    assert not is_read(content)


INDENTS = st.sampled_from(["", "", " ", "  ", "  ", "    ", "      "])
LEADS = st.sampled_from(["", "", "", "- ", "- ", "-", "-  ", "- - ", "# ", "? "])
KEYS = st.sampled_from(["a: ", "b: ", "c: ", "a:", "b:", "", "", "", "d:  ", "Đ: ", "'a': ", "a : "])
WORDS = st.sampled_from(
    [
        *(
            "x",
            "hai từ",
            "1",
            "null",
            "~",
            "''",
            "'",
            '"',
            '""',
            "'it''s'",
            "[]",
            "[a, b]",
            "[a, null]",
            "{}",
        ),
        *(
            "|",
            ">",
            "|-",
            ">-",
            "|+",
            ">2",
            "x: y",
            "x # y",
            "x #y",
            "x#y",
            ":x",
            "-x",
            "- x",
            "#",
            "&a",
            "*a",
        ),
        *("!t", "%", "@", "x ", " x", "x:", "'x' y", "'x", "x'", '"x\\n"', "---", "...", "- ", "? x", "(x)"),
        *("“x”", "x, y", "=", "<<", "'x\n  y'", "'x\n\n y", '"x\ny"'),
    ]
)
LINES = st.builds("{}{}{}{}".format, INDENTS, LEADS, KEYS, st.one_of(WORDS, WORDS, st.just("")))
BLANK = st.sampled_from(["", "", "  ", "\t", "    "])


@settings(max_examples=400)
@given(
    st.lists(st.one_of(LINES, LINES, LINES, LINES, BLANK), max_size=8), st.sampled_from(["\n", "\n", "\r\n"])
)
def test_any_lines_are_read_alike_or_left_alone(lines, end):
    is_read(end.join([*lines, ""]))


PIECES = st.one_of(
    st.sampled_from(
        ["\n", "\n\n", " ", "  ", "- ", ": ", ":", "'", '"', "#", " #", "|\n", ">\n", "\n  ", "\t", "[", "&"]
    ),
    st.text(max_size=2),
)


@settings(max_examples=400)
@given(st.sampled_from(SAMPLES), st.data())
def test_any_slip_in_a_file_is_read_alike_or_left_alone(text, data):
    place = st.integers(0, len(text))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(place)
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 3)) :]
    is_read(text.encode("utf-8", "replace"))


def test_what_it_finds_has_no_marks():
    assert not isinstance(values_of(b"a:\n  b: 1\n")["a"], MarkedDict)
