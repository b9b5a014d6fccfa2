"""A ledger gives back what its last chapter left, or nothing."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao import ledger
from phongtrao.ledger import Chapter
from phongtrao.reads import EVERYTHING

KEY = "a state of the code"
FIRST = {"names": {"a": 1, "b": (2, 3), "c": None}, "none": {}}
SECOND = {"names": {"a": 1, "b": (2, 4), "d": "x"}, "none": {}}

values = st.none() | st.integers() | st.text(max_size=3) | st.tuples(st.integers())
books = st.fixed_dictionaries(
    {name: st.dictionaries(st.text(max_size=2) | st.just(EVERYTHING), values) for name in ("one", "other")}
)


def write(path, told, key=KEY, head=None, own=b""):
    """Write a chapter behind those that are there, and return where the writer's own bytes stand."""
    before = ledger.read_at(path, key)
    add(path, before, told, key, head=head, own=own)
    return before.size if before else 0


def add(path, before, told, key=KEY, *, head=None, own=b""):
    file = io.BytesIO(own)
    file.seek(len(own))
    chapter = Chapter(file, key, before)
    chapter.end(head, told)
    if before:
        chapter.add_to(path)
    else:
        path.write_bytes(file.getvalue())


def read(path, key=KEY):
    volume = ledger.read_at(path, key)
    return volume and volume.books


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger"


@given(states=st.lists(books, min_size=1, max_size=4))
def test_the_last_chapter_counts_and_so_does_the_order(tmp_path_factory, states):
    path = tmp_path_factory.mktemp("ledger") / "ledger"
    for state in states:
        write(path, state)
        found = read(path)
        assert found == state
        assert {name: list(book) for name, book in found.items()} == {
            name: list(book) for name, book in state.items()
        }


def test_a_chapter_holds_only_what_changed(path):
    many = {"names": {str(number): f"text {number}" for number in range(5000)}}
    write(path, many)
    size = path.stat().st_size
    write(path, {"names": many["names"] | {"77": "another"}})
    assert path.stat().st_size < size + 300
    assert read(path)["names"]["77"] == "another"


def test_own_bytes_and_heads_stay_where_they_are(path):
    places = [write(path, FIRST, head=[1], own=b"first"), write(path, SECOND, head=[2, 3], own=b"second")]
    content = path.read_bytes()
    assert [content[place:][:5] for place in places] == [b"first", b"secon"]
    assert ledger.read_at(path, KEY).heads == [[1], [2, 3]]


def test_a_file_with_many_chapters_is_full(path):
    write(path, FIRST)
    assert not ledger.read_at(path, KEY).is_full
    for state in (SECOND, FIRST, SECOND):
        write(path, state)
    assert ledger.read_at(path, KEY).is_full


def test_nothing_is_read_with_another_key(path):
    write(path, FIRST)
    assert read(path, "another") is None


def test_nothing_is_read_where_nothing_is(path):
    assert read(path) is None
    path.write_bytes(b"")
    assert read(path) is None


def test_a_file_that_is_cut_short_or_spoilt_anywhere_is_not_read(path):
    """Cut between two chapters it is what it was before the second."""
    write(path, FIRST, own=b"own")
    end = write(path, SECOND, own=b"own")
    content = path.read_bytes()
    for place in range(len(content)):
        path.write_bytes(content[:place])
        assert read(path) == (FIRST if place == end else None)
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert read(path) is None
    path.write_bytes(content + b"\0")
    assert read(path) is None


def test_a_chapter_goes_over_the_mark_of_a_broken_seal(path):
    write(path, FIRST)
    before = ledger.read_at(path, KEY)
    path.write_bytes(path.read_bytes() + b"\0")
    add(path, before, SECOND)
    assert read(path) == SECOND


def test_what_two_wrote_over_each_other_is_not_read(path):
    write(path, FIRST)
    before = ledger.read_at(path, KEY)
    for state in ({"names": {"long": "x" * 1000}, "none": {}}, SECOND):
        add(path, before, state)
    assert read(path) is None
