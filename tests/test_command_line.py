import json

import pytest
from click.testing import CliRunner

from phongtrao.__main__ import main

from .conftest import MINI
from .test_load import CONFERENCE, replace


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_clean_data_exits_with_0(run, mini):
    result = run("check", "--root", MINI)
    assert result.exit_code == 0
    assert result.stdout == f"Dữ liệu sạch: {len(list(mini.records()))} bản ghi.\n"


def test_problems_exit_with_1_and_say_where(run, editing):
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    result = run("check", "--root", editing)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"{CONFERENCE}:3:7: Ngày diễn ra (date): ")
    assert result.stderr.endswith("Có 1 chỗ cần sửa.\n")


@pytest.mark.parametrize("arguments", [["--root", "không-có"], ["không-có.yml"], ["--format", "xml"]])
def test_wrong_usage_exits_with_2(run, arguments):
    assert run("check", *arguments).exit_code == 2


def test_paths_narrow_what_is_told(run, editing):
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    replace(editing, "data/site.yml", "movement:", "movment:")
    told = run("check", "--root", editing, editing / "data" / "conferences")
    assert (told.exit_code, told.stderr.count(CONFERENCE), told.stderr.count("site.yml")) == (1, 1, 0)
    clean = run("check", "--root", editing, editing / "data" / "news")
    assert clean.exit_code == 0
    assert "nơi khác trong data/ còn chỗ cần sửa" in clean.stderr


def test_annotations_for_the_git_host(run, editing):
    replace(editing, CONFERENCE, "kind: final_review", 'kind: "a%b,c:d"')
    told = run("check", "--root", editing, "--format", "github")
    assert told.exit_code == 1
    assert told.stderr == ""
    (line,) = told.stdout.splitlines()
    assert line.startswith(
        f'::error file={CONFERENCE},line=2,col=7,title=Loại sự kiện (kind)::"a%25b,c:d" không'
    )


def test_json_for_programs(run, editing):
    assert json.loads(run("check", "--root", editing, "--format", "json").stdout) == []
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    (problem,) = json.loads(run("check", "--root", editing, "--format", "json").stdout)
    place = {"path": CONFERENCE, "line": 3, "column": 7, "label": "Ngày diễn ra", "key": "date"}
    assert {**problem, "message": ""} == {**place, "message": ""}


def test_schemas_are_written_where_wanted(run, tmp_path):
    result = run("schema", "--root", MINI, "--to", tmp_path / "a" / "b")
    assert (result.exit_code, result.stdout) == (
        0,
        f"Đã ghi 9 lược đồ và form.json vào {tmp_path / 'a' / 'b'}.\n",
    )
    written = {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()}
    assert len(written) == 10
    assert all(content.startswith(b"{\n") and content.endswith(b"}\n") for content in written.values())


def test_a_place_that_cannot_be_written_is_told_without_a_traceback(run, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "schemas").write_text("")
    result = run("schema", "--root", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("Không ghi được thư mục đích: ")
