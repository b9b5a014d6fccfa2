"""Lists: every record once, links from page to page, and a new record that leaves other pages alone."""

import json
from datetime import date
from types import SimpleNamespace

import pytest

from phongtrao.open_data.lists import LISTS, PAGE_SIZE, Leaf, leaf_document, leaves_of
from phongtrao.records import News, Unit

from .test_documents import document

SOURCE = [{"title": "Bài", "publisher": "Báo"}]


def news(identifier, day):
    values = {"title": identifier, "date": day, "summary": "Tin.", "sources": SOURCE}
    return News.model_validate(values, context={"id": identifier, "path": f"data/news/{identifier}.yml"})


def unit(identifier):
    values = {"name": identifier, "kind": "commune", "sources": SOURCE}
    return Unit.model_validate(values, context={"id": identifier, "path": f"data/units/{identifier}.yml"})


def dataset(added=None, **records):
    empty = {name: {} for name in LISTS}
    told = {name: {one.id: one for one in some} for name, some in records.items()}
    history = SimpleNamespace(added=added or {}, updated={})
    return SimpleNamespace(honours=(), history=history, **(empty | told))


def ids(leaf):
    return [item.id for item in leaf.items]


@pytest.mark.parametrize("name", LISTS)
def test_every_page_leads_to_the_next_and_every_entry_stands_once(site, name):
    listed = document(site, name)
    seen, path = [], listed["first"]
    while path:
        page = json.loads((site / path["path"]).read_text(encoding="utf-8"))
        assert page["self"] == path
        assert (page["first"], page["last"]) == (listed["first"], listed["last"])
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == listed["count"]


def test_dated_records_go_by_year_oldest_first():
    leaves = leaves_of(dataset(news=[news("b", "2024"), news("a", "3/2024"), news("c", "1/2/2023")]))["news"]
    assert [(leaf.name, ids(leaf)) for leaf in leaves] == [("2023-1", ["c"]), ("2024-1", ["b", "a"])]
    assert [(leaf.previous, leaf.next) for leaf in leaves] == [(None, "2024-1"), ("2023-1", None)]


def test_a_new_record_changes_the_page_it_comes_to_alone():
    old = [news(f"a-{number}", f"1/1/{2000 + number}") for number in range(20)]
    before = leaves_of(dataset(news=old))["news"]
    after = leaves_of(dataset(news=[*old, news("new", "2/1/2010")]))["news"]
    changed = [leaf.name for leaf, other in zip(before, after, strict=True) if leaf != other]
    assert changed == ["2010-1"]


def test_no_page_is_longer_than_promised_and_units_go_by_the_day_they_came():
    units = [unit(f"xa-{number:03}") for number in range(PAGE_SIZE + 1)]
    added = {"data/units/xa-000.yml": date(2024, 1, 1)}
    leaves = leaves_of(dataset(added, units=units))["units"]
    assert [len(leaf.items) for leaf in leaves] == [PAGE_SIZE, 1]
    assert ids(leaves[1]) == ["xa-000"]


def test_a_page_is_a_list_of_lines(mini):
    (leaf,) = [one for one in leaves_of(mini)["news"] if one.name == "2024-1"]
    assert isinstance(leaf, Leaf)
    (line,) = leaf_document(mini, leaf, "https://example.vn/")["items"]
    assert line["api"]["url"] == "https://example.vn/api/v1/news/tin-mau-2024.json"
    assert line["date"].startswith("2024")
