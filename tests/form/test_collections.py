"""Collections: where records are, how new files are named, what references choose from."""

import re

import pytest

from phongtrao.data_folder import DataFolder
from phongtrao.form.choices import CATEGORIES, DIMENSIONS, vocabularies_of
from phongtrao.form.config import form_model
from phongtrao.records import COLLECTIONS, Model

from ..conftest import MINI, ROOT
from .parts import files_of, flat

CONFIG = form_model({})
BY_NAME = {one["name"]: one for one in CONFIG["collections"]}
FOLDERS = [one.collection for one in COLLECTIONS]


def test_every_kind_of_record_and_both_single_files_have_a_form():
    assert list(BY_NAME) == [*FOLDERS, "settings", "events"]
    assert [one["file"] for one in BY_NAME["settings"]["files"]] == ["data/site.yml", "data/taxonomy.yml"]
    assert {
        one["format"] for one in (*BY_NAME.values(), *BY_NAME["settings"]["files"]) if "format" in one
    } == {"phong-trao"}


@pytest.mark.parametrize("kind", FOLDERS)
def test_files_are_where_the_loader_looks_and_none_is_deleted(kind):
    collection = BY_NAME[kind]
    assert (collection["folder"], collection["extension"]) == (f"data/{kind}", "yml")
    assert (collection["create"], collection["delete"]) == (True, False)
    assert collection["slug"]["editable"] == ["create"]


@pytest.mark.parametrize("record_type", COLLECTIONS, ids=FOLDERS)
@pytest.mark.parametrize(
    "stem",
    [
        *("hoi-nghi-2024", "2024", "a", "a" * 120, "index", "readme", "nam", "linh-vuc", "a" * 121),
        *("Hội-nghị", "hoi_nghi", "-a", "a-", "a--b", "hoi nghi", "tp.hcm"),
    ],
)
def test_the_form_names_a_file_as_the_loader_lets_it(record_type, stem, tmp_path):
    folder = tmp_path / "data" / record_type.collection
    folder.mkdir(parents=True)
    (folder / f"{stem}.yml").touch()
    taken = DataFolder(tmp_path).records_of(record_type)
    pattern, said = BY_NAME[record_type.collection]["slug"]["pattern"]
    assert bool(re.search(pattern, stem)) is bool(taken)
    assert said.startswith("Cho phép: ")


@pytest.mark.parametrize("kind", FOLDERS)
def test_lists_and_names_use_fields_that_there_are(kind):
    collection = BY_NAME[kind]
    names = {field["name"] for field in collection["fields"]}
    used = re.findall(r"{{(\w+)}}", collection["summary"] + collection["slug"]["template"])
    assert {*used, collection["identifier_field"]} <= names
    assert {group["field"] for group in collection["view_groups"]} <= names


@pytest.mark.parametrize(
    ("kind", "listed", "named"),
    [
        ("conferences", "{{title}} · {{date}}", "{{title}}"),
        ("models", "{{name}} · {{launched}}", "{{name}}"),
        ("awards", "{{form}} · {{date}}", "{{form}}-{{date}}"),
        ("results", "{{title}} · {{as_of}}", "{{title}}"),
        ("exemplars", "{{unit}} · {{date}}", "{{unit}}-{{date}}"),
        ("units", "{{name}}", "{{name}}"),
    ],
)
def test_a_record_is_listed_by_title_and_date_and_named_after_its_title(kind, listed, named):
    assert (BY_NAME[kind]["summary"], BY_NAME[kind]["slug"]["template"]) == (listed, named)


def test_what_a_relation_shows_is_there():
    for fields in files_of(CONFIG).values():
        for path, field in flat(fields):
            if field.get("widget") != "relation":
                continue
            home = BY_NAME[field["collection"]]
            if "file" in field:
                home = next(one for one in home["files"] if one["name"] == field["file"])
            known = {".*.".join(keys) for keys, _ in flat(home["fields"])} | {"slug"}
            shown = " ".join((field["value_field"], *field["display_fields"], *field["search_fields"]))
            assert set(re.findall(r"[\w.*]+", shown)) <= known, path


@pytest.mark.parametrize("root", [ROOT, MINI], ids=["data", "mini"])
def test_events_are_conferences_and_news_alone(root):
    wanted = re.compile(BY_NAME["events"]["filter"]["pattern"])
    chosen = {
        path.parent.name
        for path in (root / "data").glob("*/*.yml")
        if wanted.search(path.read_text(encoding="utf-8").strip())
    }
    left = {
        path.parent.name
        for path in (root / "data").glob("*/*.yml")
        if not wanted.search(path.read_text(encoding="utf-8").strip())
    }
    assert chosen == {"conferences", "news"}
    assert not chosen & left


def test_a_record_of_this_hour_is_an_event_and_a_template_is_none():
    wanted = re.compile(BY_NAME["events"]["filter"]["pattern"])
    # What a text that is not there becomes in a browser.
    assert wanted.search("null")
    assert wanted.search("date: 2024\nsummary: a\ntitle: b")
    assert not wanted.search('title: "VÍ DỤ: b"\nsummary: a')
    assert not wanted.search("name: b\nsummary: a\npoints:\n  - title: c")


def test_choices_that_are_data_are_what_the_loader_takes(mini):
    vocabularies = vocabularies_of(mini)
    offered = {name: {one["value"] for one in options} for name, options in vocabularies.items()}
    assert offered[DIMENSIONS] == {"fields", "sectors", "levels", "units", *mini.terms["dimensions"]}
    assert offered["fields"] == set(mini.terms["fields"])
    assert offered[CATEGORIES] >= {*mini.units, *mini.terms["sectors"]}
    form = dict(flat(files_of(form_model(vocabularies))["results"]))
    assert form["figures", "parts", "category"]["options"] == vocabularies[CATEGORIES]


def test_a_model_cannot_take_a_word_of_the_lists_below_models():
    assert not re.search(BY_NAME[Model.collection]["slug"]["pattern"][0], "linh-vuc")
