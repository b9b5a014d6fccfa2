"""Every file of the API of the built miniature site: it fits its schema, and says what the records say."""

import copy
import json
import re

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from phongtrao.open_data import accepted
from phongtrao.open_data.schemas import standing_alone

from ..pages import read

SINGLES = ("index", "site", "taxonomy", "moved")


def document(site, path):
    return json.loads((site / "api/v1" / f"{path}.json").read_text(encoding="utf-8"))


def schema_of(path):
    """Return the name of the schema of a file, by its path below ``api/v1/``."""
    first, *rest = path.removesuffix(".json").split("/")
    if not rest:
        return first if first in SINGLES else "list"
    if rest[0] == "pages":
        return "withdrawn" if first == "withdrawn" else "page"
    return first


def closed(schema):
    """Return a schema that allows nothing but what it names: whatever is published is described."""
    made = copy.deepcopy(schema)
    for one in [made, *made.get("$defs", {}).values()]:
        if "properties" in one:
            one["additionalProperties"] = False
    return made


@pytest.fixture(scope="module")
def files(site):
    below = site / "api/v1"
    paths = (path.relative_to(below).as_posix() for path in sorted(below.rglob("*.json")))
    return [path for path in paths if not path.startswith("schemas/") and path != "openapi.json"]


@pytest.fixture(scope="module")
def validators():
    return {
        name: Draft202012Validator(closed(schema), format_checker=FormatChecker())
        for name, schema in accepted.schemas().items()
    }


def test_every_file_fits_its_schema_and_every_schema_has_a_file(site, files, validators):
    seen = set()
    for path in files:
        name = schema_of(path)
        errors = [
            f"{path}: {error.json_path}: {error.message}"
            for error in validators[name].iter_errors(document(site, path[:-5]))
        ]
        assert not errors, errors
        seen.add(name)
    assert seen == set(accepted.schemas())


def test_every_kind_of_document_occurs(site, files):
    found = {document(site, path[:-5]).get("status") for path in files}
    assert {"published", "withdrawn", "moved"} <= found


def test_every_address_leads_to_a_file_of_the_site(site, files):
    def addresses(node):
        if isinstance(node, dict):
            if node.keys() >= {"path", "url"}:
                yield node["path"]
            node = list(node.values())
        for one in node if isinstance(node, list) else ():
            yield from addresses(one)

    for path in files:
        for address in addresses(document(site, path[:-5])):
            page, _, anchor = address.partition("#")
            file = site / page / "index.html" if page.endswith("/") or not page else site / page
            assert file.is_file(), (path, address)
            assert not anchor or read(site, page).find(id=anchor), (path, address)


def test_a_record_says_what_its_file_says_in_numbers_and_iso_days(site):
    data = document(site, "results/mau-2024")["data"]
    assert data["as_of"] == "2024-11-05"
    assert data["period"] == {"label": "Năm 2024", "start": "2024", "end": "2024"}
    assert data["figures"][2]["value"] == 1234.5
    assert data["figures"][2]["comparator"] == "more_than"
    assert document(site, "exemplars/truong-mau-2023")["data"]["criteria"] == {
        "text": "28/34",
        "comparator": "exact",
        "value": 28,
        "of": 34,
    }


def test_names_stand_beside_ids(site):
    names = document(site, "results/mau-2024")["names"]
    assert names["indicators"]["mo-hinh"] == {"name": "Tổng số mô hình hiện có", "measure_unit": "mô hình"}
    assert names["categories"]["units"]["xa-cu"] == {"name": "xã Cũ"}
    assert names["units"]["huyen-mau"]["full_name"].startswith("huyện Mẫu, tỉnh Mẫu")


def test_what_was_reported_at_an_event_has_the_events_sources(site):
    event, result = document(site, "conferences/hoi-nghi-mau-2024"), document(site, "results/mau-2024")
    assert result["sources"] == event["sources"] != []
    assert ("event", event["id"]) in {(one["rel"], one["id"]) for one in result["links"]}
    assert ("result", result["id"]) in {(one["rel"], one["id"]) for one in event["links"]}


def test_derived_numbers_stand_apart_with_their_formula(site):
    line = document(site, "awards/hoi-nghi-mau-2024--2")
    (total,) = line["derived"]
    assert (total["value"], total["formula"]) == (19, "8 + 11 = 19")
    assert "19" not in json.dumps(line["data"], ensure_ascii=False)


def test_inputs_of_derived_numbers_point_at_numbers_of_the_data(site, files):
    for path in files:
        made = document(site, path[:-5])
        for one in made.get("derived", ()):
            for pointer in one["inputs"]:
                node = made["data"]
                for step in pointer.strip("/").split("/"):
                    node = node[int(step)] if isinstance(node, list) else node[step]
                assert node, (path, pointer)


def test_a_line_inside_an_event_is_an_award_of_its_own(site):
    event, line = (
        document(site, "conferences/hoi-nghi-mau-2024"),
        document(site, "awards/hoi-nghi-mau-2024--1"),
    )
    assert line["part_of"] == {"type": "conferences", "id": event["id"], "pointer": "/awards/0"}
    assert line["data"] == event["data"]["awards"][0]
    assert line["sources"] == event["sources"]


def test_a_withdrawn_record_says_only_that_it_was(site):
    gone = document(site, "news/tin-da-rut-2024")
    assert gone["status"] == "withdrawn"
    assert gone["withdrawn"]["reason"]
    assert "data" not in gone
    assert gone["page"]["path"] == "tin-tuc/2024/tin-da-rut-2024/"


def test_an_old_id_leads_to_the_new_one(site):
    moved = document(site, "conferences/ten-cu")
    assert moved["moved_to"]["id"] == "ra-mat-mau-2023"
    (entry,) = document(site, "moved")["ids"]
    assert entry["to"] == moved["moved_to"]["api"]


def test_nothing_for_editors_alone_leaves_the_site(site):
    for file in (site / "api").rglob("*"):
        if file.suffix in (".json", ".html"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(r'"(?:consent|privacy_exceptions)"', text), file
            assert "Cha mẹ đồng ý" not in text, file


def test_a_record_s_page_and_its_document_lead_to_one_another(site):
    page = read(site, "don-vi/xa-cu/")
    assert (
        page.select_one('link[rel=alternate][type="application/json"]')["href"]
        == "../../api/v1/units/xa-cu.json"
    )
    assert page.find("a", string="Dữ liệu (JSON)")["href"] == "../../api/v1/units/xa-cu.json"
    assert document(site, "units/xa-cu")["page"]["path"] == "don-vi/xa-cu/"


def test_the_accepted_schemas_are_those_of_the_records():
    assert standing_alone() == accepted.schemas(), "CHANGELOG_API.md, then `make accept-api`"
