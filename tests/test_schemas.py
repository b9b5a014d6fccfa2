"""schemas/ against the records, the loader and our own files, as an editor's software holds them."""

import json
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from phongtrao.records import COLLECTIONS
from phongtrao.records.quantities import HowMany
from phongtrao.records.values import (
    Code,
    Day,
    EventDate,
    Flag,
    Number,
    Title,
    Url,
)
from phongtrao.schemas import schema_files

from .conftest import MINI, ROOT
from .editor import as_editor_sees
from .test_load import CONFERENCE, replace

SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schema_files().items()}
VALIDATORS = {kind: Draft202012Validator(schema) for kind, schema in SCHEMAS.items()}
FILES = [
    path
    for root in (ROOT, MINI)
    for path in sorted((root / "data").rglob("*.yml"))
    if path.parent.name != "_templates"
]
# Hidden characters never reach a field.
VISIBLE = st.characters(exclude_categories=["C"])
# Every type whose spelling a schema describes, and texts worth trying on it.
SPELLINGS = [
    (Day, st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year}") | st.dates().map(str)),
    (EventDate, st.from_regex(r"\A([0-3]?[0-9]/)?([01]?[0-9]/)?(19|20|21)[0-9]{2}\Z")),
    (Number, st.from_regex(r"\A[0-9]{1,4}(\.[0-9]{3}){0,4}(,[0-9]{1,3})?\Z")),
    (
        HowMany,
        st.from_regex(r"\A(hơn |từ )?[0-9]{1,4}(\.[0-9]{3}){0,4}(,0?| nghìn|/9|–9| đến 9| ?%)?\Z")
        | st.sampled_from(["hàng trăm", "Hơn 20", "hơn", "20 người"]),
    ),
    (Code, st.from_regex(r"\A[0-9]{1,6}\Z")),
    (Flag, st.sampled_from(["có", "Có", "KHÔNG", "true", "False", "đúng"])),
    (Url, st.from_regex(r"\A(https?|HTTP)://[a-z.]{1,9}(:80)?(/[a-z%ấ#?=]{0,9})?\Z")),
    (Title, st.text(VISIBLE, max_size=12) | st.integers(0).map(str)),
]


def complaints(kind, text):
    """What an editor's software has against a file: the innermost errors' places and words."""
    errors = VALIDATORS[kind].iter_errors(as_editor_sees(text))
    return [f"{error.json_path}: {error.message}" for error in errors]


def kind_of(path):
    return path.stem if path.parent.name == "data" else path.parent.name


def test_the_schemas_in_the_repository_are_those_of_the_records():
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    del written["form.json"]  # Held by tests/form/.
    assert written == schema_files(), "schemas/ is behind phongtrao/records/: run `make schemas`"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_sound(kind):
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["additionalProperties"] is False


def parts_of(schema):
    return [schema, *schema.get("$defs", {}).values()]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_speaks_vietnamese(kind):
    for part in parts_of(SCHEMAS[kind]):
        for key, field in part["properties"].items():
            assert field.get("title"), f"{kind}: {key} has no label"
            assert len(field.get("enum", [])) == len(field.get("enumDescriptions", []))
    # What a class says of itself is English, for developers.
    assert all("description" not in part for part in parts_of(SCHEMAS[kind])[1:])


def test_a_reference_says_where_its_ids_are():
    unit = SCHEMAS["exemplars"]["properties"]["unit"]
    assert unit["x-collection"] == "units"
    assert unit["description"] == "Mã có trong data/units/."


def test_an_enumeration_says_its_words_in_vietnamese():
    status = SCHEMAS["exemplars"]["properties"]["status"]
    assert dict(zip(status["enum"], status["enumDescriptions"], strict=True)) == {
        "chosen": "Được chọn xây dựng điển hình",
        "recognised": "Được công nhận điển hình",
    }


def test_every_pattern_is_one_that_javascript_reads_too(browser):
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', "".join(schema_files().values()))
    assert patterns
    page = browser.new_page()
    page.evaluate(
        "patterns => patterns.forEach(one => new RegExp(one, 'u'))", list(map(json.loads, patterns))
    )
    page.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_editor_is_not_warned_about_a_published_file(path):
    assert complaints(kind_of(path), path.read_text(encoding="utf-8")) == []


RESULT, UNIT, TAXONOMY = "data/results/mau-2024.yml", "data/units/xa-moi.yml", "data/taxonomy.yml"
TITLE, DATE, KIND = "title: Hội nghị tổng kết mẫu", "date: 5/11/2024", "kind: final_review"


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        (CONFERENCE, (f"{TITLE}\n", ""), "'title' is a required property"),
        (CONFERENCE, (TITLE, "title:"), "$.title: None"),
        (CONFERENCE, (TITLE, 'title: " "'), "$.title: ' '"),
        (CONFERENCE, (TITLE, "title: [a]"), "$.title: ['a']"),
        (CONFERENCE, (TITLE, "title: " + "x" * 251), "is too long"),
        (CONFERENCE, (KIND, "kind: final_revew"), "$.kind: 'final_revew' is not one of"),
        (CONFERENCE, (KIND, f"{KIND}\nmoved_from: [/tin-tuc/cu]"), "$.moved_from[0]: '/tin-tuc/cu'"),
        (CONFERENCE, (DATE, "date: 5-11-2024"), "$.date: '5-11-2024'"),
        (CONFERENCE, (DATE, "date: 5/13/2024"), "$.date: '5/13/2024'"),
        (CONFERENCE, (DATE, "date: 2024-13-05"), "$.date: '2024-13-05'"),
        (CONFERENCE, (DATE, "date: 1800"), "$.date: 1800 is less than"),
        (CONFERENCE, (DATE, "date: 2101"), "$.date: 2101 is greater than"),
        (CONFERENCE, ("occasion:", "ocasion:"), "'ocasion' was unexpected"),
        (
            CONFERENCE,
            ("organisers:\n  - Ban tổ chức mẫu\n", "organisers: Một ban\n"),
            "$.organisers: 'Một ban'",
        ),
        (CONFERENCE, ("roles: [chair]", "roles: []"), "$.attendees[0].roles: []"),
        (CONFERENCE, ("roles: [chair]", "roles: [chủ trì]"), "$.attendees[0].roles[0]: 'chủ trì'"),
        (CONFERENCE, ("count: hơn 200", "count: 200 người"), "$.groups[0].count: '200 người'"),
        (CONFERENCE, ("count: hơn 200", "count: 1,5"), "$.groups[0].count: '1,5'"),
        (CONFERENCE, ("count: hơn 200", "count: -1"), "$.groups[0].count: -1"),
        (CONFERENCE, ("count: hơn 200", "count: 9999999999999"), "$.groups[0].count: 9999999999999"),
        (CONFERENCE, ("unit: xa-cu", "unit: Xã Cũ"), "$.places[0].unit: 'Xã Cũ'"),
        (CONFERENCE, ("child: có", "child: đúng"), ".child: 'đúng'"),
        (
            CONFERENCE,
            ("published_on: 6/11/2024", "published_on: năm nay"),
            "$.sources[0].published_on: 'năm nay'",
        ),
        (CONFERENCE, ("url: https://example.vn/bai-mau", "url: javascript:alert(1)"), "$.sources[0].url"),
        (CONFERENCE, ("url: https://example.vn/bai-mau", "url: example.vn"), "$.sources[0].url"),
        (RESULT, ("value: 10", 'value: "1.10"'), "$.figures[0].value: '1.10'"),
        (RESULT, ("value: 10", "value: 1,234.5"), "$.figures[0].value: '1,234.5'"),
        (RESULT, ("as_of: 5/11/2024", "as_of: hôm nay"), "$.as_of: 'hôm nay'"),
        (UNIT, ('code: "23128"', 'code: "2312"'), "$.code: '2312'"),
        (UNIT, ('code: "23128"', "code: 231280"), "$.code: 231280"),
        (TAXONOMY, ("id: dan-toc", "id: Dân tộc"), ".id: 'Dân tộc'"),
        (TAXONOMY, ("kind: title", "kind: danh-hieu"), ".kind: 'danh-hieu'"),
    ],
)
def test_a_wrong_file_is_refused_by_schema_and_loader(editing, problems_in, path, change, expected):
    replace(editing, path, *change)
    file = editing / path
    found = complaints(kind_of(file), file.read_text(encoding="utf-8"))
    assert any(expected in line for line in found), found
    assert any(line.startswith(f"{path}:") for line in problems_in())


@cache
def adapter(kind):
    return TypeAdapter(kind)


@cache
def pattern_and_validator(kind):
    schema = adapter(kind).json_schema()
    return schema["pattern"], Draft202012Validator(schema)


def refusal(kind, text):
    """Why the loader does not take a text, or nothing."""
    try:
        adapter(kind).validate_python(text)
    except ValidationError as error:
        return str(error)
    return ""


@settings(max_examples=30)
@given(data=st.data())
@pytest.mark.parametrize(("kind", "texts"), SPELLINGS)
def test_what_the_loader_accepts_no_editor_is_warned_about(kind, texts, data):
    text = data.draw(texts)
    if refusal(kind, text):
        return
    _, validator = pattern_and_validator(kind)
    # In quotes it is text; without them an editor may take it for a number.
    seen = [text]
    if re.fullmatch(r"[0-9][0-9./,-]*", text):
        seen.append(as_editor_sees(text))
    for value in seen:
        assert list(validator.iter_errors(value)) == []


@settings(max_examples=30)
@given(data=st.data())
@pytest.mark.parametrize("kind", [Day, EventDate, Number, HowMany, Code, Flag])
def test_what_a_schema_accepts_the_loader_takes_but_for_calendar_size_and_order(kind, data):
    pattern, _ = pattern_and_validator(kind)
    text = data.draw(st.from_regex(pattern, alphabet=VISIBLE).filter(lambda one: len(one) < 100))
    why = refusal(kind, text)
    assert not why or re.search("không có trong lịch|quá lớn|số sau nhỏ hơn", why)


@pytest.mark.parametrize("record_type", COLLECTIONS)
def test_every_collection_has_a_schema_named_as_its_folder(record_type):
    assert SCHEMAS[record_type.collection]["title"] == record_type.kind_label


def test_vs_code_finds_the_schema_of_every_file():
    wired = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    files = {path.relative_to(ROOT).as_posix() for path in FILES if path.is_relative_to(ROOT / "data")}
    for schema, pattern in wired.items():
        kind = schema.removeprefix("./schemas/").removesuffix(".json")
        own = {file for file in files if kind_of(ROOT / file) == kind}
        assert {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)} == own
    assert len(wired) == len(SCHEMAS)
