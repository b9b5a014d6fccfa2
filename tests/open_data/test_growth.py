"""Version 1 can only grow: each way of breaking it is found, and growth is not."""

import copy

import pytest

from phongtrao.open_data import accept, accepted
from phongtrao.open_data.accept import RefusedError, newest_entry
from phongtrao.open_data.growth import breakages, lost_operations
from phongtrao.open_data.openapi import paths
from phongtrao.open_data.schemas import standing_alone

from ..conftest import ROOT


@pytest.fixture
def now():
    return copy.deepcopy(accepted.schemas())


def figure(schemas):
    return schemas["results"]["$defs"]["Figure"]


def lose_endpoint(schemas):
    del schemas["units"]


def lose_property(schemas):
    del figure(schemas)["properties"]["value"]


def lose_word(schemas):
    figure(schemas)["properties"]["origin"]["enum"].remove("derived")


def change_type(schemas):
    figure(schemas)["properties"]["value"]["type"] = "string"


def lose_alternative(schemas):
    schemas["results"]["oneOf"].pop()


def make_optional(schemas):
    schemas["results"]["$defs"]["ResultDocument"]["required"].remove("sources")


def shorten(schemas):
    figure(schemas)["properties"]["quotation"]["maxLength"] = 10


def limit(schemas):
    figure(schemas)["properties"]["parts"]["maxItems"] = 10


def change_form(schemas):
    schemas["results"]["$defs"]["Result"]["properties"]["as_of"]["pattern"] = ".*"


def change_default(schemas):
    figure(schemas)["properties"]["comparator"]["default"] = "about"


def change_items(schemas):
    schemas["results"]["$defs"]["Source"]["properties"]["authors"]["items"] = {"type": "object"}


def lose_null(schemas):
    schemas["index"]["$defs"]["Address"]["properties"]["url"] = {"type": "string"}


BREAKS = {
    lose_endpoint: "units: lost endpoint",
    lose_property: ".figures[].value: removed property",
    lose_word: ".origin: narrowed, no more derived",
    change_type: ".value: type number became string",
    lose_alternative: "results: narrowed, no more Moved",
    make_optional: ".sources: may be missing now",
    shorten: ".quotation: narrowed, maxLength is 10 now",
    limit: ".parts: narrowed, maxItems is 10 now",
    change_form: ".as_of: pattern changed",
    change_default: ".comparator: default changed",
    change_items: ".authors[]: type string became object",
    lose_null: ".url: narrowed, no more null",
}


@pytest.mark.parametrize("spoil", BREAKS)
def test_a_breakage_is_told(now, spoil):
    spoil(now)
    assert any(BREAKS[spoil] in one for one in breakages(accepted.schemas(), now)), breakages(
        accepted.schemas(), now
    )


def add_property(schemas):
    figure(schemas)["properties"]["new"] = {"type": "string"}


def add_word(schemas):
    figure(schemas)["properties"]["origin"]["enum"].append("estimated")


def add_endpoint(schemas):
    schemas["new"] = {"type": "object"}


def promise_more(schemas):
    figure(schemas)["required"].append("origin")


@pytest.mark.parametrize("grow", [add_property, add_word, add_endpoint, promise_more])
def test_growth_is_no_breakage(now, grow):
    grow(now)
    assert breakages(accepted.schemas(), now) == []


def test_version_1_has_only_grown():
    assert breakages(accepted.schemas(), standing_alone()) == []


def test_a_lost_path_and_a_newly_required_input_are_told():
    before = {"paths": paths({})}
    after = copy.deepcopy(before)
    del after["paths"]["/api/v1/index.json"]
    key = {"name": "key", "in": "query", "required": True}
    after["paths"]["/api/v1/site.json"]["parameters"] = [key]
    assert lost_operations(before, after) == [
        "/api/v1/index.json: lost endpoint",
        "/api/v1/site.json: newly required input key",
    ]


def test_the_version_is_the_changelogs_newest():
    entry = newest_entry((ROOT / "CHANGELOG_API.md").read_text(encoding="utf-8"))
    assert ".".join(map(str, entry)) == accepted.version()


def test_growth_is_accepted_with_an_entry_in_the_changelog_alone(now, tmp_path, monkeypatch):
    add_property(now)
    monkeypatch.setattr(accept, "standing_alone", lambda: now)
    monkeypatch.setattr(accept, "version", lambda: "1.6")
    with pytest.raises(RefusedError, match=r"Tell of results in CHANGELOG_API\.md, as 1\.7"):
        accept.accept(tmp_path, "## 1.6\n")
    assert accept.accept(tmp_path, "## 1.7\n\n## 1.6\n") == ["results"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["VERSION", "results.json"]
    assert (tmp_path / "VERSION").read_text(encoding="ascii") == "1.7\n"


def test_a_breakage_is_refused_whatever_the_changelog_says(now, tmp_path, monkeypatch):
    lose_property(now)
    monkeypatch.setattr(accept, "standing_alone", lambda: now)
    with pytest.raises(RefusedError, match="Version 1 can only grow"):
        accept.accept(tmp_path, "## 1.1\n")
    assert not list(tmp_path.iterdir())
