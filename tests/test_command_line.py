import pytest
from click.testing import CliRunner

from phongtrao.__main__ import main

from .conftest import MINI
from .test_load import CONFERENCE, replace


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_clean_data_exits_with_0(run):
    result = run("check", "--root", MINI)
    assert result.exit_code == 0
    assert result.stdout == "Dữ liệu sạch: 16 bản ghi.\n"


def test_problems_exit_with_1_and_say_where(run, editing):
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    result = run("check", "--root", editing)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"{CONFERENCE}:3:7: Ngày diễn ra (date): ")
    assert result.stderr.endswith("Có 1 chỗ cần sửa.\n")


def test_wrong_usage_exits_with_2(run):
    assert run("check", "--root", "không-có").exit_code == 2


def test_help_is_vietnamese(run):
    assert "Kiểm tra mọi tệp" in run("--help").stdout


def test_schemas_are_written_where_wanted(run, tmp_path):
    result = run("schema", "--root", MINI, "--to", tmp_path / "a" / "b")
    assert (result.exit_code, result.stdout) == (0, f"Đã ghi 9 lược đồ vào {tmp_path / 'a' / 'b'}.\n")
    written = {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()}
    assert len(written) == 9
    assert all(content.startswith(b"{\n") and content.endswith(b"}\n") for content in written.values())


def test_a_place_that_cannot_be_written_is_told_without_a_traceback(run, tmp_path):
    (tmp_path / "schemas").write_text("")
    result = run("schema", "--root", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("Không ghi được thư mục đích: ")
