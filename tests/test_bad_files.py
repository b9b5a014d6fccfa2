"""Every file of ``bad/<collection>/`` beside its exact messages, as an editor reads them.

Each is put among the miniature data as ``xau.yml``. After a wanted change: ``make accept``, then read
the diff.
"""

import shutil

import pytest

from .conftest import ROOT

BAD = ROOT / "tests" / "bad"
CASES = sorted(path.relative_to(BAD).as_posix() for path in BAD.rglob("*.yml"))


@pytest.mark.parametrize("case", CASES)
def test_a_bad_file_has_exactly_its_messages(editing, problems_in, request, case):
    file = BAD / case
    shutil.copyfile(file, editing / "data" / file.parent.name / "xau.yml")
    told = "\n".join(problems_in()) + "\n"
    expected = file.with_suffix(".txt")
    if request.config.getoption("--accept"):
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")


def test_every_bad_file_is_refused():
    assert [
        case for case in CASES if "xau.yml:" not in (BAD / case).with_suffix(".txt").read_text("utf-8")
    ] == []


def test_no_message_is_left_in_english():
    told = "".join(path.read_text("utf-8") for path in BAD.rglob("*.txt"))
    for words in ("Input should", "valid", "expected", "found ", "value_error", "must "):
        assert words not in told.replace("valid_", "")
