"""``new`` writes a record that passes ``check``, with a comment for every key."""

import re

import pytest
from click.testing import CliRunner

from phongtrao.__main__ import main
from phongtrao.load import load

from .commands import HOSTILE, read_plain, run, snapshot

SOURCE = ("--source-title", "Bài", "--source-publisher", "Báo", "--source-url", "https://example.vn/1")
ARTICLE = ("--title", "Hội nghị: NO", "--date", "1/2/2024", "--summary", "12:30")
KINDS = {
    "conference": (
        "conferences/hoi-nghi-no-2024",
        (*ARTICLE, "--kind=Hội nghị sơ kết", "--unit=xã Cũ", *SOURCE),
    ),
    "news": ("news/hoi-nghi-no-2024", (*ARTICLE, *SOURCE)),
    "model": ("models/camera", ("--title", "Camera", "--summary", "- x", "--field", "Dân tộc", *SOURCE)),
    "award": ("awards/giay-khen-2023", ("--form=giấy khen", "--date=2023", "--collectives=1.234", *SOURCE)),
    "result": (
        "results/ket-qua-2024",
        ("--title=Kết quả", "--date=01/02/2024", "--indicator=mo-hinh", "--value=3", *SOURCE),
    ),
    "unit": ("units/xa-binh", ("--title", "Bình", "--kind", "xã", "--parent", "huyen-mau", *SOURCE)),
    "exemplar": (
        "exemplars/xa-cu-2022",
        ("--unit=xã Cũ", "--status=chosen", "--date=2022", "--chosen-by=Ban", *SOURCE),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_passes_check(editing, mini, kind):
    name, flags = KINDS[kind]
    output = run("new", kind, "--no-input", "--root", editing, *flags)
    assert f"Đã tạo data/{name}.yml" in output
    assert run("check", "--root", editing).startswith(f"Dữ liệu sạch: {len(list(mini.records())) + 1} ")
    text = (editing / "data" / f"{name}.yml").read_text(encoding="utf-8")
    assert "(bắt buộc)" in text
    assert "(tùy chọn)" in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_commented_key_is_one_the_records_know(editing, kind):
    """Uncommenting a line never gives an unknown key."""
    name, flags = KINDS[kind]
    run("new", kind, "--no-input", "--root", editing, *flags)
    path = editing / "data" / f"{name}.yml"
    lines = [
        line.removeprefix("# ") if re.fullmatch(r"# [a-z_]+:", line) else line
        for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    load(editing)


@pytest.mark.parametrize(
    ("name", "kept", "word"),
    [
        ("xã Hàm Tiến", "Hàm Tiến", "commune"),
        ("Khu phố 1", "1", "quarter"),
        ("Tổ dân phố 2", "2", "residential_group"),
    ],
)
def test_the_kind_in_a_unit_s_name_is_not_said_twice(editing, name, kept, word):
    run("new", "unit", "--no-input", "--root", editing, "--name", name, "--id", "moi", *SOURCE)
    unit = load(editing).units["moi"]
    assert (unit.name, unit.kind.value) == (kept, word)


@pytest.mark.parametrize("kind", KINDS)
def test_an_existing_id_is_refused(editing, kind):
    name, flags = KINDS[kind]
    run("new", kind, "--no-input", "--root", editing, *flags)
    before = snapshot(editing / "data")
    output = run("new", kind, "--no-input", "--root", editing, *flags, "--id", name.split("/")[1], code=1)
    assert f"data/{name}.yml đã có" in output
    assert snapshot(editing / "data") == before


def test_questions_are_asked_again_until_the_answer_is_sound(editing):
    answers = ["Một tin", "32/1/2024", "1/1/2024", "Tóm tắt", "", "Bài", "Báo", "", "", "mot-tin"]
    result = CliRunner().invoke(
        main, ["new", "news", "--root", str(editing)], input="\n".join(answers) + "\n"
    )
    assert result.exit_code == 0, result.output
    assert '"32/1/2024" không có trong lịch' in result.output
    assert load(editing).news["mot-tin"].title == "Một tin"


def test_an_answer_may_be_written_as_officers_write_it(editing):
    _, flags = KINDS["model"]
    run("new", "model", "--no-input", "--root", editing, *flags, "--field", "PCTP", "--unit", "xa cu")
    model = load(editing).models["camera"]
    assert (model.field, model.unit) == ("phong-chong-toi-pham", "xa-cu")


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--form", "giấy khenn"), 'Có phải ý bạn là "Giấy khen"?'),
        (("--date", "31/02/2024"), '--date: "31/02/2024" không có trong lịch'),
        (("--form", "giay-khen"), "--date: thiếu (Ngày khen)."),
        ((*KINDS["award"][1], "--id", "Mã Lạ"), 'Có phải ý bạn là "ma-la"?'),
    ],
)
def test_a_wrong_or_missing_option_is_wrong_usage(editing, flags, said):
    before = snapshot(editing / "data")
    assert said in run("new", "award", "--no-input", "--root", editing, *flags, code=2)
    assert snapshot(editing / "data") == before


def test_what_the_records_refuse_is_not_written(editing):
    before = snapshot(editing / "data")
    flags = (*ARTICLE, *SOURCE, "--summary", "gọi 0912 345 678")
    assert "Tóm tắt (summary): Có vẻ chứa số điện thoại" in run(
        "new", "news", "--no-input", "--root", editing, *flags, code=1
    )
    assert snapshot(editing / "data") == before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_come_through_as_text(editing, text):
    flags = (f"--title={text}", "--date=2024", f"--summary={text}", *SOURCE, "--id=thu")
    run("new", "news", "--no-input", "--root", editing, *flags)
    assert load(editing).news["thu"].summary == text
    assert read_plain(editing, "news/thu.yml")["title"] == text
