import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao import roundtrip
from phongtrao.decoding import HIDDEN
from phongtrao.names import clean
from phongtrao.strict_yaml import parse

from .conftest import MINI, ROOT

FILES = [path for root in (MINI, ROOT) for path in sorted((root / "data").rglob("*.yml"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_ours_is_written_back_byte_for_byte(path):
    text = path.read_text(encoding="utf-8")
    assert roundtrip.write(roundtrip.read(text)) == text


def test_scalars_are_text_and_keep_their_spelling():
    text = "a: NO\nb: 12:30\nc: 1.10 # chú thích\nd: 08\ne: 2024-01-02\nf: 'x'\ng:\n"
    assert dict(roundtrip.read(text))["a"] == "NO"
    assert roundtrip.write(roundtrip.read(text)) == text


@given(st.text().map(lambda text: HIDDEN.sub("", clean(text))).map(clean).filter(bool))
def test_any_text_put_into_a_file_is_read_back(text):
    tree = roundtrip.read("a: 1  # b\nc:\n  - d\n")
    roundtrip.replace(tree, "a", roundtrip.scalar(text, is_text=True))
    roundtrip.replace_list(tree, "c", [roundtrip.scalar(text, is_text=True)])
    document, problems = parse(roundtrip.write(tree).encode(), "x")
    assert problems == []
    assert document == {"a": text, "c": [text]}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("a", "b"), "c:\n  - d: 2\n    e: 3\n  - f\n"),
        (("c", 0, "d"), "a:\n  b: 1\nc:\n  - e: 3\n  - f\n"),
        (("x", "y"), "a:\n  b: 1\nc:\n  - d: 2\n    e: 3\n  - f\n"),
    ],
)
def test_taking_a_value_out_leaves_no_empty_part(path, expected):
    tree = roundtrip.read("a:\n  b: 1\nc:\n  - d: 2\n    e: 3\n  - f\n")
    roundtrip.remove(tree, path)
    assert roundtrip.write(tree) == expected


def test_what_is_missing_on_the_way_is_made():
    tree = roundtrip.read("a: 1\n")
    roundtrip.container_for(tree, ("sources", 0, "title"))["title"] = "x"
    roundtrip.container_for(tree, ("b", "c"))["c"] = "y"
    assert roundtrip.write(tree) == "a: 1\nsources:\n  - title: x\nb:\n  c: y\n"


def test_a_comment_after_a_block_text_stays():
    tree = roundtrip.read("a: >-\n  một\n  hai\n# chú thích\nb: 1\n")
    roundtrip.replace(tree, "a", "ba")
    assert roundtrip.write(tree) == "a: >-\n  ba\n# chú thích\nb: 1\n"
