"""The form against the models: every field once, with its label, its choices and its limits."""

import re
from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from phongtrao.fields import Kind, field_at
from phongtrao.form.choices import vocabularies_of
from phongtrao.form.config import FORM_FILE, form_model, form_schema
from phongtrao.form.fields import file_fields
from phongtrao.load import load
from phongtrao.records import Part, Record
from phongtrao.records.values import (
    NO_LABEL,
    Choice,
    EventDate,
    Flag,
    Line,
    Number,
    Title,
    choice_of,
    reference,
)

from ..conftest import MINI, ROOT
from .parts import KINDS, files_of, flat, text_of, values

FORM = files_of(form_model({}))


def paths_of(model, above=()):
    """The path of every field of a model and of its parts, with the model it stands in."""
    for key in model.model_fields:
        path = (*above, key)
        yield path, model
        if part := field_at(model, (key,)).part:
            yield from paths_of(part, path)


def test_the_form_in_the_repository_is_that_of_the_records():
    kept = (ROOT / "schemas" / FORM_FILE).read_text(encoding="utf-8")
    assert kept == form_schema(), "schemas/form.json is behind phongtrao/records/: run `make schemas`"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_is_in_the_form_once_and_ends_with_the_hidden_source(kind):
    *found, source = [path for path, _ in flat(FORM[kind])]
    assert sorted(found) == sorted(path for path, _ in paths_of(KINDS[kind]))
    assert (source, FORM[kind][-1]["widget"]) == (("_source",), "hidden")


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_has_the_label_and_the_duty_of_its_model(kind):
    models = dict(paths_of(KINDS[kind]))
    for path, field in flat(FORM[kind][:-1]):
        info = models[path].model_fields[path[-1]]
        assert (field["label"], field["required"]) == (info.title, info.is_required()), path
        assert "default" not in field, path


@pytest.mark.parametrize("kind", KINDS)
def test_lists_parts_and_single_values_keep_their_shape(kind):
    models = dict(paths_of(KINDS[kind]))
    for path, field in flat(FORM[kind][:-1]):
        said = field_at(models[path], (path[-1],))
        is_list = field["widget"] == "list" or field.get("multiple", False)
        assert is_list is said.many, path
        assert ("fields" in field) is (said.part is not None), path


@pytest.mark.parametrize("kind", KINDS)
def test_choices_are_those_of_the_model_with_their_vietnamese_names(kind):
    models = dict(paths_of(KINDS[kind]))
    for path, field in flat(FORM[kind][:-1]):
        choices = field_at(models[path], (path[-1],)).choices
        if choices:
            offered = {one["value"]: one["label"].lower() for one in field["options"]}
            assert offered == {one.value: (one.label or NO_LABEL).lower() for one in choices}, path


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_is_chosen_from_what_it_may_refer_to(kind):
    models = dict(paths_of(KINDS[kind]))
    for path, field in flat(FORM[kind][:-1]):
        said = field_at(models[path], (path[-1],))
        if said.kind is not Kind.REFERENCE or said.collection in ("dimensions", "fields"):
            continue
        where = field["file"] if "file" in field else field["collection"]
        assert field["widget"] == "relation", path
        assert where == ("taxonomy" if "file" in field else said.collection), path
        assert field["value_field"] == (f"{said.collection}.*.id" if "file" in field else "{{slug}}"), path


def test_hints_speak_of_labels_not_of_keys():
    hints = {path: field.get("hint", "") for path, field in flat(FORM["results"])}
    assert (
        hints["figures", "of"] == '3/7 trường: "Giá trị" là 3, "Trên tổng số" là 7. Viết chữ số, dấu chấm '
        "ngăn hàng nghìn, dấu phẩy thập phân. Ví dụ: 127, 1.234, 17,5."
    )
    assert hints["figures", "parts_complete"].endswith("Để trống: có.")
    assert hints["figures", "origin"] == "Để trống: Nguồn công bố."


ONE_OF_TWO = 'Khi nơi ấy không có trong danh sách đơn vị. Ghi đúng một trong hai: "Đơn vị" hoặc "Tên nơi".'


@pytest.mark.parametrize(
    ("kind", "path", "told"),
    [
        ("conferences", ("places", "name"), ONE_OF_TWO),
        (
            "conferences",
            ("speeches", "summary"),
            'Ghi ít nhất một mục: "Tóm tắt phát biểu", "Nội dung chỉ đạo" hoặc "Trích nguyên văn".',
        ),
        ("models", ("points", "place"), ONE_OF_TWO),
        ("results", ("sources",), 'Bắt buộc khi không ghi "Báo cáo tại tin".'),
        ("results", ("figures", "category"), 'Luôn đi cùng "Chiều phân loại".'),
        ("results", ("figures", "text"), 'Chỉ khi không ghi "Giá trị". Ví dụ: hàng chục.'),
        ("awards", ("sources",), 'Bắt buộc khi không ghi "Trao tại tin".'),
        ("exemplars", ("sources",), 'Bắt buộc khi không ghi "Theo tin".'),
        ("units", ("successors",), 'Có mục này thì phải ghi "Đến hết ngày".'),
    ],
)
def test_a_rule_across_fields_which_the_form_cannot_check_is_told_beside_one_of_them(kind, path, told):
    assert dict(flat(FORM[kind]))[path]["hint"] == told


def test_no_hint_sends_an_officer_to_files():
    hints = [field.get("hint", "") for fields in FORM.values() for _, field in flat(fields)]
    assert [hint for hint in hints if "data/" in hint] == []


class Colour(Choice):
    RED = "red", "đỏ"


class Wheel(Part):
    size: Number = Field(title="Cỡ")
    made: EventDate | None = Field(None, title="Ngày làm", examples=["2024"])


class Bicycle(Record):
    collection: ClassVar[str] = "bicycles"
    kind_label: ClassVar[str] = "Xe đạp"

    bell: Flag = Field(True, title="Có chuông")
    colours: tuple[Annotated[Colour, choice_of(Colour)], ...] = Field((Colour.RED,), title="Màu")
    owners: tuple[Annotated[str, reference("units")], ...] = Field((), title="Đơn vị dùng")
    wheels: tuple[Wheel, ...] = Field(title="Bánh xe", min_length=2)
    names: tuple[Title, ...] = Field((), title="Tên gọi")
    title: Title = Field(title="Tên")
    story: Line | None = Field(None, title="Câu chuyện", description="Ghi khi có bell.")


def test_a_new_field_is_in_the_form_with_no_second_edit():
    made = dict(flat(file_fields(Bicycle, {})))
    assert [path[0] for path in made if len(path) == 1] == [
        *("wheels", "title", "bell", "colours", "owners", "names", "story"),
        *("sources", "corrections", "withdrawn", "moved_from", "privacy_exceptions", "_source"),
    ]
    assert made["bell",]["options"] == [{"value": "có", "label": "Có"}, {"value": "không", "label": "Không"}]
    assert made["bell",]["hint"] == "Để trống: có."
    assert (made["colours",]["widget"], made["colours",]["multiple"]) == ("select", True)
    assert (made["owners",]["widget"], made["owners",]["multiple"]) == ("relation", True)
    assert (made["wheels",]["min"], made["wheels",]["summary"]) == (2, "{{size}}")
    assert made["names",]["field"]["widget"] == "string"
    assert (made["story",]["widget"], made["story",]["maxlength"]) == ("text", 1_000)
    assert made["story",]["hint"] == 'Ghi khi có "Có chuông".'


@pytest.mark.parametrize("root", [ROOT, MINI], ids=["data", "mini"])
def test_every_file_fits_the_form(root):
    """No key without a field, no choice that is not offered, no text that its field would refuse."""
    form = files_of(form_model(vocabularies_of(load(root))))
    for kind, fields in form.items():
        held = dict(flat(fields))
        folder = root / "data" / kind
        for path in sorted(folder.glob("*.yml")) if folder.is_dir() else [folder.with_suffix(".yml")]:
            for keys, text in values(text_of(path)):
                assert_fits(held[keys], text, f"{path.name}: {keys}")


def assert_fits(field, text, where):
    field = field.get("field", field)
    assert "fields" not in field, where
    if "options" in field:
        assert text in {one["value"] for one in field["options"]}, where
    assert len(text.strip()) <= field.get("maxlength", len(text)), where
    if "pattern" in field:
        assert re.search(field["pattern"][0], text.strip()), where
