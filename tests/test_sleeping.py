"""Records of which a part is fetched only when asked for: nobody can tell them from others."""

import pickle

import pytest

from phongtrao.public_copy import public_yaml
from phongtrao.records import COLLECTIONS, Record
from phongtrao.records.sleeping import FETCHED_LATE


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


def test_what_is_fetched_late_is_some_records_field():
    known = {name for one in COLLECTIONS for name in one.model_fields}
    assert known >= FETCHED_LATE
    assert not FETCHED_LATE & Record.model_fields.keys()
