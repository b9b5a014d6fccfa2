"""Helpers of the tests that run commands on data."""

import yaml
from click.testing import CliRunner

from phongtrao.__main__ import main


def run(*arguments, code=0):
    """Run a command in this process, expecting an exit code; return what it said."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result.output


def snapshot(folder):
    """Return the bytes of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def read_plain(root, path):
    """Return a file of ``data/`` as another YAML reader sees it, every scalar a text."""
    return yaml.load((root / "data" / path).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - makes text only


# What YAML, Jinja, HTML or a spreadsheet would take for something else.
HOSTILE = [
    *(
        "NO",
        "12:30",
        "1.10",
        "08",
        "null",
        "~",
        ": x",
        "- x",
        "a: b",
        "# c",
        "{{ 7*7 }}",
        "{a: 1}",
        "[a]",
        "*a",
    ),
    *(
        "&a",
        "!x",
        "%x",
        "@x",
        "`x`",
        "'x'",
        '"x"',
        '"',
        "'",
        "=1+1",
        "+1",
        "-1",
        "=cmd|' /C calc'!A0",
        "'=1+1",
    ),
    *("''-x", "dòng một\ndòng hai", "a\\n", "---", "...", "a #b", "|", ">-", "? x", "<script>", "2024-01-02"),
]
