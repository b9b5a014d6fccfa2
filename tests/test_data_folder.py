"""Whatever stands in ``data/``, and whatever the file system refuses, is one problem and no traceback."""

import os
import shutil
from pathlib import Path

import pytest

from phongtrao.data_folder import DataFolder
from phongtrao.load import load
from phongtrao.problems import DataError

from .commands import run
from .test_load import CONFERENCE, replace

NEWS = "data/news"
A_RECORD_IS_A_FILE = "Mỗi bản ghi là một tệp .yml nằm ngay trong thư mục này."


def link_to_nothing(path):
    path.symlink_to(path.parent / "khong-co")


def link_to_itself(path):
    path.symlink_to(path)


def replaced_by(make):
    """Return what puts something else in the place of a file or folder."""

    def put(path):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(path)

    return put


@pytest.mark.parametrize(
    ("path", "make", "said"),
    [
        (f"{NEWS}/x.yml", Path.mkdir, A_RECORD_IS_A_FILE),
        (f"{NEWS}/x.yml", link_to_nothing, A_RECORD_IS_A_FILE),
        (f"{NEWS}/x.yml", link_to_itself, A_RECORD_IS_A_FILE),
        (f"{NEWS}/x.yml", os.mkfifo, A_RECORD_IS_A_FILE),
        (f"{NEWS}/{'a' * 250}.yml", Path.touch, "tối đa 120 ký tự"),
        (f"{NEWS}/{'a' * 255}", Path.mkdir, A_RECORD_IS_A_FILE),
        (NEWS, replaced_by(Path.touch), "Đây phải là một thư mục chứa các tệp .yml."),
        (NEWS, replaced_by(link_to_nothing), "Đây phải là một thư mục chứa các tệp .yml."),
        (
            "data/site.yml",
            replaced_by(Path.mkdir),
            "Đây phải là một tệp thật, không phải thư mục",
        ),
        ("data/site.yml", replaced_by(os.mkfifo), "Đây phải là một tệp thật"),
        ("data/taxonomy.yml", replaced_by(Path.mkdir), "Đây phải là một tệp thật"),
        ("data/taxonomy.yml", replaced_by(link_to_nothing), "Đây phải là một tệp thật"),
        ("data/taxonomy.yml", Path.unlink, "Thiếu tệp này: trang web cần nó."),
        ("data", replaced_by(Path.touch), "Đây phải là một thư mục chứa dữ liệu."),
        ("data", replaced_by(link_to_nothing), "Đây phải là một thư mục chứa dữ liệu."),
    ],
)
def test_something_else_in_the_place_of_a_file_is_one_problem(editing, path, make, said):
    make(editing / path)
    first, closing = run("check", "--root", editing, code=1).splitlines()
    assert first.startswith(f"{path}:1:1: ")
    assert said in first
    assert closing == "Có 1 chỗ cần sửa."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (b"tin-\xff\xfe.yml", r"tin-\udcff\udcfe.yml"),
        (b"tin\nmoi.yml", r"tin\nmoi.yml"),
        (b"\x1b[31mtin.yml", r"\x1b[31mtin.yml"),
        ("tin\u202etxt.yml".encode(), r"tin\u202etxt.yml"),
    ],
)
@pytest.mark.parametrize("format_name", ["text", "github", "json"])
def test_a_name_no_terminal_can_show_is_told_on_one_line(editing, name, told, format_name):
    Path(os.fsdecode(os.fsencode(editing / NEWS) + b"/" + name)).touch()
    output = run("check", "--root", editing, "--format", format_name, code=1)
    assert (told if format_name != "json" else told.replace("\\", "\\\\")) in output
    assert "\x1b" not in output
    assert len(output.splitlines()) == {"text": 2, "github": 1, "json": 10}[format_name]


WHAT_IT_SAYS = {PermissionError: (13, "Permission denied"), FileNotFoundError: (2, "No such file")}
WHAT_WE_SAY = {PermissionError: "không có quyền truy cập", FileNotFoundError: "không tìm thấy"}


def refuse(monkeypatch, function, spoilt, error):
    """Make a function of ``Path`` or ``os`` fail for one path, as the system does for most."""
    home = Path if hasattr(Path, function) else os
    honest = getattr(home, function)

    def refusing(path, *arguments, **keywords):
        if path == spoilt:
            raise error(*WHAT_IT_SAYS[error], str(path))
        return honest(path, *arguments, **keywords)

    monkeypatch.setattr(home, function, refusing)


@pytest.mark.parametrize(
    ("function", "path", "error"),
    [
        ("open", CONFERENCE, PermissionError),
        ("open", CONFERENCE, FileNotFoundError),
        ("open", "data/site.yml", PermissionError),
        ("scandir", NEWS, PermissionError),
        ("iterdir", "data", PermissionError),
        ("is_file", "data/taxonomy.yml", PermissionError),
    ],
)
def test_what_the_system_refuses_is_a_problem(editing, monkeypatch, function, path, error):
    refuse(monkeypatch, function, editing / path, error)
    told = run("check", "--root", editing, code=1).splitlines()
    assert f"{path}:1:1: Không đọc được: {WHAT_WE_SAY[error]}." in told


def test_a_file_that_goes_while_the_rules_are_checked_is_told_at_its_start(editing, monkeypatch):
    """Marks are read again for a broken rule; the file may have gone by then."""
    replace(editing, "data/results/mau-2024.yml", "as_of: ", "as_of: 1/1/2020\n# ")
    honest, seen = DataFolder.read, []

    def read_once(folder, path):
        seen.append(path.name)
        if seen.count("mau-2024.yml") == 2:
            path.unlink()
        return honest(folder, path)

    monkeypatch.setattr(DataFolder, "read", read_once)
    with pytest.raises(DataError) as caught:
        load(editing)
    assert "data/results/mau-2024.yml:1:1: Không đọc được: không tìm thấy." in map(str, caught.value.problems)
