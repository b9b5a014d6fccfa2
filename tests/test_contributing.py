"""CONTRIBUTING.md: what editors copy from it must be right, and what it warns of must be refused."""

import re
import shutil
from typing import Annotated

import pytest
from PIL import Image
from pydantic import TypeAdapter, ValidationError

from phongtrao.load import load
from phongtrao.problems import DataError
from phongtrao.records import Part
from phongtrao.strict_yaml import parse

from .conftest import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*) ?(\S*)\n(.*?)^```$", GUIDE, flags=re.MULTILINE | re.DOTALL)
RECORDS = [(path, text) for language, path, text in BLOCKS if language == "yaml" and path]
FRAGMENTS = [text for language, path, text in BLOCKS if language == "yaml" and not path]
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", GUIDE)
# Of a picture, so that the guide opens quickly on a telephone.
MOST_BYTES = 60_000
TOLD = [text.strip() for language, _, text in BLOCKS if language == "text"]


def parts(model=Part):
    for one in model.__subclasses__():
        yield one
        yield from parts(one)


def column(heading, number):
    """The `key: value` snippets in one column of the table below a heading."""
    table = GUIDE.split(heading)[1].split("\n\n")[1]
    cells = [row.split("|")[number + 1] for row in table.splitlines()[2:]]
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


UNITS = {path.stem for path in (ROOT / "data" / "units").iterdir()}
SPELLED = "### Cách viết (viết sai, máy sẽ báo)"
MEANT = "### Sự thật (máy không biết, chỉ bạn biết)"
PLACED = "### Sự việc nào ghi ở đâu"


def refused(snippet):
    """Why no record takes the snippet, or nothing."""
    document, problems = parse(snippet.encode(), "x.yml")
    if problems:
        return problems[0].message
    [(key, value)] = document.items()
    fields = [part.model_fields[key] for part in set(parts()) if key in part.model_fields]
    why = f"{key} is a key of no record"
    for field in fields:
        try:
            TypeAdapter(Annotated[field.annotation, *field.metadata, field]).validate_python(
                value, context={"ids": {"units": UNITS}}
            )
        except ValidationError as error:
            why = str(error)
        else:
            return ""
    return why


def test_the_guide_has_every_kind_of_snippet():
    assert RECORDS
    assert FRAGMENTS
    assert len(TOLD) == 1


@pytest.fixture
def real_data(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize(("path", "text"), RECORDS)
def test_a_whole_record_of_the_guide_can_be_published(real_data, path, text):
    (real_data / path).write_text(text, encoding="utf-8")
    load(real_data)


def test_the_message_that_the_guide_explains_is_the_one_an_editor_gets(real_data):
    [(path, text)] = RECORDS
    (real_data / path).write_text(text.replace("date: 17/9/2026", "date: 31/02/2026", 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(real_data)
    assert [str(problem) for problem in caught.value.problems] == TOLD


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_fragment_of_the_guide_can_be_added_to_a_record(real_data, fragment):
    [(path, text)] = RECORDS
    record = real_data / path
    record.write_text(text + fragment, encoding="utf-8")
    for photo in re.findall(r"- file: (\S+)", fragment):
        record.with_suffix("").mkdir(exist_ok=True)
        Image.new("RGB", (320, 240)).save(record.with_suffix("") / photo)
    load(real_data)


@pytest.mark.parametrize("snippet", column(SPELLED, 1))
def test_what_the_guide_recommends_is_accepted(snippet):
    assert refused(snippet) == ""


@pytest.mark.parametrize("snippet", column(SPELLED, 2))
def test_what_the_guide_warns_of_is_refused(snippet):
    assert refused(snippet)


@pytest.mark.parametrize("snippet", column(MEANT, 1) + column(PLACED, 1))
def test_a_key_or_folder_that_the_guide_names_exists(snippet):
    key, colon, _ = snippet.partition(": ")
    if key.endswith("/"):
        assert (ROOT / "data" / key).is_dir()
    else:
        assert not refused(snippet) if colon else any(key in part.model_fields for part in parts())


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`(data/[^`<*]*)`", GUIDE))))
def test_a_path_that_the_guide_names_exists(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("described", "path"), PICTURES)
def test_a_picture_of_the_guide_is_there_light_and_described(described, path):
    picture = ROOT / path
    assert picture.stat().st_size <= MOST_BYTES
    assert len(described.split()) > 3
    Image.open(picture).verify()


def test_every_picture_of_the_form_is_shown():
    taken = {path.relative_to(ROOT).as_posix() for path in (ROOT / ".github" / "form").iterdir()}
    assert taken == {path for _, path in PICTURES}
