"""Every word of the command line is Vietnamese, on any machine: ours, and those of click."""

import io
import os
import re
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from click.testing import CliRunner

from phongtrao.__main__ import main
from phongtrao.wording import LOCALE

from .conftest import MINI

PO = LOCALE / "vi" / "LC_MESSAGES" / "phongtrao.po"
# Words click writes without a catalogue, and those its messages begin with.
ENGLISH = re.compile(
    r"\b(?:Usage|Options|OPTIONS|Commands?|COMMAND|ARGS|Error|Try|DIRECTORY|FILE|PATH|TEXT|INTEGER|Missing"
    r"|Invalid|No such|Did you|does not|is not|required|default|Aborted|Show|Got|Errno|Traceback)\b"
)


def catalogue():
    return read_po(io.BytesIO(PO.read_bytes()), locale="vi")


def click_messages():
    """Return the messages in click's source, the singular and the plural of each as one pair."""
    found = extract_from_dir(str(Path(click.__file__).parent), method_map=[("**.py", "python")])
    return {message for _, _, message, _, _ in found}


def every_command(command=main, path=()):
    yield list(path)
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                yield from every_command(command.get_command(context, name), (*path, name))


def test_the_catalogue_says_every_word_of_the_installed_click():
    translated = {message.id for message in catalogue() if message.id and message.string}
    assert click_messages() - translated == set()


def test_a_translation_fills_in_nothing_that_the_original_does_not():
    fields = re.compile(r"\{(\w+)[^}]*\}|%\((\w+)\)")
    for message in catalogue():
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string[0] if isinstance(message.string, tuple) else message.string
        if message.id:
            assert set(fields.findall(said)) <= set(fields.findall(" ".join(originals))), message.id


def test_the_compiled_catalogue_is_that_of_its_source():
    with PO.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in catalogue():
        if isinstance(message.id, tuple):
            said = compiled.ngettext(*message.id, 1)
            assert message.string == (said,) == (compiled.ngettext(*message.id, 2),), "run: make wording"
        elif message.id:
            assert compiled.gettext(message.id) == message.string, "run: make wording"


@pytest.mark.parametrize("path", list(every_command()), ids=" ".join)
def test_help_is_vietnamese(path):
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Cách dùng: ")
    assert "Hiện phần hướng dẫn này rồi thoát." in result.output
    assert not ENGLISH.search(result.output), result.output


MISTAKES = {
    "": "Lệnh:",
    "chek": "Không có lệnh 'chek'. Có phải ý bạn là 'check'",
    "--fast": "Không có tùy chọn '--fast'.",
    "check --fromat json": "Không có tùy chọn '--fromat'. Có phải ý bạn là '--format'",
    "check --format": "Sau tùy chọn '--format' phải ghi giá trị.",
    "check --format xml": "'xml' không có trong danh sách. Cho phép: 'text', 'github', 'json'.",
    "check --help=1": "Tùy chọn '--help' không nhận giá trị.",
    "check khong-co.yml": "không tìm thấy 'khong-co.yml'",
    "check --root khong-co": "Giá trị của '--root' không hợp lệ: không tìm thấy 'khong-co'.",
    "check --root mkdocs.yml": "'mkdocs.yml' là một tệp; ở đây cần một thư mục.",
    "check --root docs": "không có thư mục data/",
    "build site": "Thừa giá trị: site.",
    "export": "Thiếu giá trị 'models|awards|results'. Chọn một trong:",
    "export models": "Thiếu tùy chọn '--to'.",
    "export news --to a.csv": "Cho phép: 'models', 'awards', 'results'.",
    "export models --to docs": "'docs' là một thư mục; ở đây cần một tệp.",
    "export models --to a.pdf": "tên tệp phải kết thúc bằng .xlsx hoặc .csv",
    "import": "Thiếu giá trị 'TỆP'.",
    "import docs": "'docs' là một thư mục; ở đây cần một tệp.",
    "new": "Lệnh:",
    "new meeting": "Không có lệnh 'meeting'.",
    "new news --no-input": "--title: thiếu (Tiêu đề).",
    "new award --date": "Sau tùy chọn '--date' phải ghi giá trị.",
    "template": "Thiếu giá trị 'xlsx'.",
    "template ods --to a.ods": "'ods' không có trong danh sách. Cho phép: 'xlsx'.",
    "schema --to": "Sau tùy chọn '--to' phải ghi giá trị.",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_wrong_usage_is_told_in_vietnamese_and_exits_with_2(line):
    result = CliRunner().invoke(main, line.split())
    assert result.exit_code == 2
    assert MISTAKES[line] in result.output
    assert not ENGLISH.search(result.output), result.output


def test_a_wrong_answer_and_a_broken_off_question_are_told_in_vietnamese():
    result = CliRunner().invoke(main, ["new", "news", "--root", str(MINI)], input="Một tin\nmai\n")
    assert result.exit_code == 1
    assert 'Lỗi: "mai"' in result.output
    assert "Đã dừng.\n" in result.output
    assert not ENGLISH.search(result.output), result.output


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "vi_VN.UTF-8"])
@pytest.mark.parametrize(
    "command", [[sys.executable, "-m", "phongtrao"], [str(Path(sys.executable).with_name("phongtrao"))]]
)
def test_it_is_vietnamese_on_any_machine(command, locale):
    environment = os.environ | {"LANG": locale, "LC_ALL": locale, "LANGUAGE": "en", "PYTHONUTF8": "0"}
    done = subprocess.run([*command, "check", "--formaat"], capture_output=True, env=environment, check=False)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert said.splitlines()[-1] == "Lỗi: Không có tùy chọn '--formaat'. Có phải ý bạn là '--format'?"
