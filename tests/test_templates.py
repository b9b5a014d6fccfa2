"""data/_templates/: each is valid as it stands, whole when switched on, and sends editors to its schema."""

import re
import shutil
from collections import defaultdict

import pytest

from phongtrao.load import load
from phongtrao.problems import DataError
from phongtrao.records import COLLECTIONS

from .conftest import ROOT
from .editor import as_editor_sees
from .test_schemas import SCHEMAS, complaints

KINDS = [record_type.collection for record_type in COLLECTIONS]


def text_of(kind):
    return (ROOT / "data" / "_templates" / f"{kind}.yml").read_text(encoding="utf-8")


def switched_on(text):
    """The file with every switched-off line on: a # that touches its key is a switch, "# " is a comment."""
    return re.sub(r"^( *)#(?=[^ #\n])", r"\1", text, flags=re.MULTILINE)


def test_every_collection_has_a_template_and_nothing_else_does():
    assert sorted(path.name for path in (ROOT / "data" / "_templates").iterdir()) == sorted(
        f"{kind}.yml" for kind in KINDS
    )


@pytest.fixture(scope="module")
def real_data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_copied_template_is_a_valid_record(real_data, kind):
    file = real_data / "data" / kind / "vi-du-mau.yml"
    file.write_text(text_of(kind), encoding="utf-8")
    try:
        assert "vi-du-mau" in getattr(load(real_data), kind)
    except DataError as error:
        pytest.fail(str(error))
    finally:
        file.unlink()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_leads_the_editor_to_its_schema(kind):
    first = text_of(kind).splitlines()[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    for folder in ("_templates", kind):
        assert (ROOT / "data" / folder / address).resolve() == ROOT / "schemas" / f"{kind}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_sound_with_and_without_its_switched_off_lines(kind):
    assert complaints(kind, text_of(kind)) == []
    assert complaints(kind, switched_on(text_of(kind))) == []


def keys_used(kind):
    """The keys that a switched-on template writes, by the part of the record they belong to."""
    used = defaultdict(set)

    def visit(schema, value):
        schema = schema.get("anyOf", [schema])[0]
        name = schema.get("$ref", "#").rpartition("/")[2]
        schema = SCHEMAS[kind]["$defs"][name] if "$ref" in schema else schema
        if isinstance(value, dict):
            used[name] |= value.keys()
            for key, inner in value.items():
                visit(schema["properties"][key], inner)
        elif isinstance(value, list):
            for inner in value:
                visit(schema["items"], inner)

    visit(SCHEMAS[kind], as_editor_sees(switched_on(text_of(kind))))
    return used


# What a template shows once and refers to: the parts of a figure are written as the figure itself.
SAID_ELSEWHERE = {"Measure"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_of_a_record_is_missing_from_its_template(kind):
    used = keys_used(kind)
    parts = {"#": SCHEMAS[kind]} | SCHEMAS[kind]["$defs"]
    missing = {name: parts[name]["properties"].keys() - used[name] for name in parts.keys() - SAID_ELSEWHERE}
    assert {name: keys for name, keys in missing.items() if keys} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_an_enumeration_is_missing_from_its_template(kind):
    parts = [SCHEMAS[kind], *SCHEMAS[kind]["$defs"].values()]
    fields = [field for part in parts for field in part["properties"].values()]
    words = {word for field in fields for word in field.get("items", field).get("enum", []) if word}
    assert {word for word in words if not re.search(rf"\b{word}\b", text_of(kind))} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_states_nothing_as_a_fact(kind):
    text = switched_on(text_of(kind))
    addresses = re.findall(r"https?://[^/\s]+(?=/\w)", text)
    assert set(addresses) == {"https://example.vn"}
    for line in text.splitlines():
        named = re.search(r"\b(?:name|title|publisher|chosen_by|summary|text): (.+)", line)
        if named and not line.lstrip().startswith("#"):
            assert re.search(r"VÍ DỤ|Mẫu|^>-$|hàng chục", named[1]), line
