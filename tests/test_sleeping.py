"""Records of which a part is fetched only when asked for: nobody can tell them from others."""

import io
import pickle
import weakref

import pytest

from phongtrao.known import NOTHING, Known
from phongtrao.public_copy import public_yaml
from phongtrao.records import COLLECTIONS, Record
from phongtrao.records.sleeping import FETCHED_LATE
from phongtrao.written import Written


@pytest.fixture(scope="module")
def records(mini):
    return [mini.site, mini.taxonomy, *mini.records(), *mini.withdrawn.values()]


def asleep(record, fetched=None):
    """Return a record as a rebuild gets it; ``fetched`` notes whenever its rest is asked for."""
    state, late = copied((record.early(), record.late()))

    def fetch():
        if fetched is not None:
            fetched.append(record.path)
        return late

    sleeper = type(record).asleep(state, tuple(late), fetch)
    sleeper.can_be_read_again(record._read_again)
    return sleeper


def copied(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


READERS = {
    "its fields": lambda record: [getattr(record, name) for name in type(record).model_fields],
    "its fields from the last on": lambda record: [
        getattr(record, name) for name in reversed(type(record).model_fields)
    ],
    "its dictionary": lambda record: list(vars(record).items()),
    "what it says, for programs": lambda record: record.model_dump(mode="json", exclude_defaults=True),
    "its copy": public_yaml,
    "its words": repr,
    "its pairs": list,
    "its names of fields": lambda record: sorted(record.model_fields_set),
    "a copy of it": lambda record: record.model_copy(),
    "a changed copy": lambda record: record.model_copy(update={"moved_from": ("tin-tuc/2020/cu/",)}),
    "its pickle": lambda record: vars(copied(record)),
    "what is early of it": lambda record: record.early(),
    "what is late of it": lambda record: record.late(),
    "its hash": hash,
    "who it is": lambda record: (record.id, record.path),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
def test_nobody_can_tell_a_sleeping_record(records, read):
    for record in records:
        assert read(asleep(record)) == read(record)


def test_a_sleeping_record_equals_an_awake_one(records):
    for record in records:
        assert asleep(record) == record
        assert record == asleep(record)


def test_what_a_record_lacks_is_still_lacking(records):
    for record in records:
        for name in ("attendees", "no_such_field"):
            if name not in type(record).model_fields:
                assert getattr(asleep(record), name, "nothing") == "nothing"


def test_a_record_is_fetched_once_and_only_when_needed(records):
    article = next(one for one in records if {"body", "summary"} <= one.model_fields_set)
    fetched = []
    sleeper = asleep(article, fetched)
    assert (sleeper.title, sleeper.id, sleeper.summary) == (article.title, article.id, article.summary)
    assert fetched == []
    assert (sleeper.body, sleeper.statements) == (article.body, article.statements)
    assert fetched == [article.path]


def written(records, known=NOTHING, at_hand=0):
    """Return a file of records, and word of what stands in it."""
    file = io.BytesIO()
    notes = Written(file, known, at_hand)
    for record in records:
        notes.put(record, f"digest of {record.path}", None)
    return file, notes


def test_records_that_are_written_are_as_they_were_each_time_they_are_laid_down(records):
    sleepers = [record.model_copy() for record in records]
    _, notes = written(sleepers)
    for sleeper, record in zip(sleepers, records, strict=True):
        assert sleeper == record
        notes.lay_down(sleeper)
        notes.lay_down(sleeper)
        assert (sleeper == record, vars(sleeper)) == (True, vars(record))


def test_a_record_that_was_written_lets_go_of_what_its_page_alone_shows(records):
    known = next(one for one in records if "statements" in one.model_fields_set)
    article = pickle.loads(pickle.dumps(known))  # noqa: S301 - our own
    first = weakref.ref(article.statements[0])
    _, notes = written([article])
    assert first() is None
    second = weakref.ref(article.statements[0])
    assert second() == known.statements[0]
    notes.lay_down(article)
    assert second() is None


def test_the_first_records_that_are_written_stay_at_hand(records):
    known = next(one for one in records if "statements" in one.model_fields_set)
    first, second = (pickle.loads(pickle.dumps(known)) for _ in range(2))  # noqa: S301 - our own
    kept, let_go = (weakref.ref(article.statements[0]) for article in (first, second))
    file, notes = written([first], at_hand=1_000_000)
    assert kept() == known.statements[0]
    notes = Written(file, NOTHING, at_hand=file.tell() + 1)
    for article in (first, second):
        notes.put(article, "digest", None)
    assert (kept(), let_go()) == (known.statements[0], None)


@pytest.mark.parametrize("goes_on", [False, True])
def test_what_is_known_is_written_again_or_left_as_it_stands(records, goes_on):
    """Some records more than a group holds; of one group a record has changed, of another one is gone."""
    many = [one.model_copy() for one in records for _ in range(15)]
    for number, one in enumerate(many):
        one.__pydantic_private__ = {**one.__pydantic_private__, "_path": f"data/{number}.yml"}
    file, notes = written([one.model_copy() for one in many])
    notes.finish({}, {})
    contents = {one.path: f"digest of {one.path}" for one in many if one is not many[-1]}
    contents[many[0].path] = "another digest"
    content = file.getvalue()
    later = io.BytesIO()
    again = Written(later, Known(notes.entries, content))
    again.put(many[0].model_copy(), "another digest", None)
    size = len(later.getvalue())
    again.put(many[1].model_copy(), contents[many[1].path], None)
    assert len(later.getvalue()) == size
    again.finish(contents, {}, len(content) if goes_on else None)
    assert again.entries.keys() == contents.keys()
    found = Known(again.entries, content + later.getvalue() if goes_on else later.getvalue())
    assert (len(later.getvalue()) < len(content) / 2) is goes_on
    for one in many[:-1]:
        kept = found.record(one.path, contents[one.path])
        kept.can_be_read_again(one._read_again)
        assert kept == one


def test_what_is_fetched_late_is_some_records_field():
    known = {name for one in COLLECTIONS for name in one.model_fields}
    assert known >= FETCHED_LATE
    assert not FETCHED_LATE & Record.model_fields.keys()
