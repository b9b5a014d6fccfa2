"""Records that went through a pickle are those that were loaded, and know the places of their texts again."""

import pickle
import shutil
from dataclasses import replace as with_fields

import pytest

from phongtrao import load as loading
from phongtrao.checks import CHECKS
from phongtrao.load import load
from phongtrao.reading_again import ReadAgain
from phongtrao.records import COLLECTIONS

from .conftest import MINI, ROOT
from .test_checks import BROKEN, break_rule


def pickled(records, root):
    """Return records as another process would have them."""
    made = pickle.loads(pickle.dumps(records, protocol=5))  # noqa: S301 - our own, just made
    read_again = ReadAgain(root)
    for record in made:
        record.can_be_read_again(read_again)
    return made


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    root = tmp_path_factory.mktemp("articles")
    shutil.copytree(MINI / "data", root / "data")
    shutil.copy2(ROOT / "data" / "taxonomy.yml", root / "data")
    shutil.copytree(ROOT / "tests" / "articles", root / "data", dirs_exist_ok=True)
    return root


def test_a_pickle_gives_every_record_back_as_it_was_loaded(articles):
    for root in (MINI, articles):
        dataset = load(root)
        before = [dataset.site, dataset.taxonomy, *dataset.records(), *dataset.withdrawn.values()]
        after = pickled(before, root)
        assert after == before
        for one, other in zip(before, after, strict=True):
            assert (one.id, one.path, repr(one)) == (other.id, other.path, repr(other))
            assert one.model_dump_json() == other.model_dump_json()
            assert one.model_dump(exclude_defaults=True) == other.model_dump(exclude_defaults=True)
            assert one.model_fields_set == other.model_fields_set
            assert list(vars(one)) == list(vars(other))
            assert one.document == other.document


def test_a_pickled_record_stays_as_nobody_may_change_it(mini):
    record = pickle.loads(pickle.dumps(next(mini.records())))  # noqa: S301 - our own, just made
    with pytest.raises(ValueError, match="frozen"):
        record.summary = "x"
    assert record.document is None


def test_a_pickle_holds_what_was_written_and_no_more(mini):
    """Nothing of the loader comes along, such as the ids of all records."""
    sizes = [(len(pickle.dumps(record)), (MINI / record.path).stat().st_size) for record in mini.records()]
    assert all(pickled < 2 * written + 1_000 for pickled, written in sizes)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_told_at_the_same_place_of_pickled_records(editing, monkeypatch, rule):
    expected = break_rule(editing, rule)
    monkeypatch.setattr(loading, "CHECKS", ())
    dataset = load(editing)
    site, taxonomy = pickled([dataset.site, dataset.taxonomy], editing)
    parts = {kind.collection: getattr(dataset, kind.collection) for kind in COLLECTIONS}
    again = {name: {one.id: one for one in pickled(list(of.values()), editing)} for name, of in parts.items()}
    withdrawn = {one.path: one for one in pickled(list(dataset.withdrawn.values()), editing)}
    other = with_fields(dataset, site=site, taxonomy=taxonomy, withdrawn=withdrawn, **again)
    found = problems(other)
    assert any(expected in one for one in found)
    assert found == problems(dataset)


def problems(dataset):
    return [str(problem) for check in CHECKS for problem in check(dataset)]
