"""The command line: ``phongtrao check``, ``build`` and ``schema``."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from .build import BuildFailedError, build_aside
from .dataset import Dataset
from .load import DATA, load
from .notes import notes
from .options import root_option
from .problems import FORMATS, DataError, Problem, printable, report_github
from .progress import bar, steps
from .schemas import schema_files
from .staging import recover
from .system_errors import reason_and_place
from .wording import Group

# Commands that load what `check` and `build` need not wait for: spreadsheets, a server, releases.
LATE_COMMANDS = {
    "export": "commands_sheets:export_command",
    "import": "commands_sheets:import_command",
    "template": "commands_sheets:template_command",
    "new": "commands_new:new_command",
    "serve": "commands_serve:serve_command",
    "manifest": "commands_release:manifest_command",
    "verify": "commands_release:verify_command",
    "purge": "commands_release:purge_command",
    "statement": "commands_release:statement_command",
    "nginx": "commands_release:nginx_command",
}


class _Main(Group):
    """All commands; loads some of them only when they are named."""

    def main(self, *arguments: Any, **keywords: Any) -> Any:
        """Run the command line."""
        # A Windows console or a C locale must not turn Vietnamese messages into an error.
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        return super().main(*arguments, **keywords)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), *LATE_COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or nothing."""
        if cmd_name not in LATE_COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = LATE_COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f".{module}", __package__), attribute)
        return command


@click.group(cls=_Main, help="Phong Trào: kiểm tra dữ liệu và dựng trang web.")
def main() -> None:
    """Run one of the commands below."""


@main.command(
    help="Kiểm tra mọi tệp trong data/ và chỉ ra từng chỗ cần sửa: tệp:dòng:cột. Kèm tên tệp hay thư mục "
    "thì chỉ nói về những nơi ấy.",
    short_help="Kiểm tra dữ liệu, chỉ ra từng chỗ cần sửa.",
    epilog="Mã thoát: 0 sạch, 1 có chỗ cần sửa, 2 gọi sai.",
)
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[TỆP HOẶC THƯ MỤC]…"
)
@root_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="text cho người đọc, github cho chú thích trên máy chủ, json cho chương trình.",
)
def check(paths: tuple[Path, ...], root: Path, format_name: str) -> None:
    """Check the data alone; with paths, tell only the problems of those files.

    Everything is loaded all the same: a reference is right or wrong only beside the other files.
    """
    root = root.resolve()
    _refuse_strangers(paths, root)
    recover(root)
    try:
        dataset = load(root, watch=bar("Kiểm tra"))
    except DataError as error:
        found = _within(error.problems, [path.resolve() for path in paths], root)
        if found:
            click.echo(FORMATS[format_name](found), err=format_name == "text")
            sys.exit(1)
        click.echo("Các tệp này sạch; nơi khác trong data/ còn chỗ cần sửa.", err=True)
        if format_name == "json":
            click.echo("[]")
    else:
        _say_clean(dataset, format_name)
        # On its way out Python would look through every record for cycles.
        gc.freeze()


def _refuse_strangers(paths: tuple[Path, ...], root: Path) -> None:
    """Refuse paths outside ``data/``: nothing is ever wrong with a file that is not looked at."""
    outside = [path for path in paths if not path.resolve().is_relative_to(root / DATA)]
    if outside:
        named = ", ".join(printable(str(path)) for path in outside)
        raise click.UsageError(f"Không nằm trong {DATA}/: {named}. Chép tệp vào đúng thư mục rồi kiểm tra.")


def _within(problems: list[Problem], paths: list[Path], root: Path) -> list[Problem]:
    """Keep the problems of files that are, or stand below, one of ``paths``; all when none is given."""
    return [
        problem
        for problem in problems
        if not paths or any((root / problem.path).is_relative_to(path) for path in paths)
    ]


def _say_clean(dataset: Dataset, format_name: str) -> None:
    if format_name == "json":
        click.echo("[]")
    elif format_name == "github":
        click.echo(report_github(notes(dataset), level="warning"), nl=False)
    else:
        for note in notes(dataset):
            click.echo(f"Lưu ý: {note}", err=True)
        click.echo(f"Dữ liệu sạch: {sum(1 for _ in dataset.records())} bản ghi.")


@main.command(
    help="Dựng trang web vào site/. Có lỗi thì site/ cũ giữ nguyên.", short_help="Dựng trang web vào site/."
)
@root_option
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm.")
def build(root: Path, no_search: bool) -> None:
    """Build the site aside and put it in its place."""
    root = root.resolve()
    # Whoever serves the site reads it, whatever else the one who builds it keeps to himself.
    os.umask(0o022)
    try:
        with steps("Dựng trang web") as watch:
            build_aside(root, watch=watch, search=not no_search)
    except BuildFailedError as error:
        click.echo(f"{error}\nChưa dựng được trang web; site/ giữ nguyên như trước.", err=True)
        sys.exit(1)
    except OSError as error:
        why = reason_and_place(error)
        click.echo(f"Chưa dựng được trang web: {why}. Sửa chỗ ấy rồi chạy lại; site/ giữ nguyên.", err=True)
        sys.exit(1)
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    click.echo(f"Đã dựng {pages} trang vào site/.")


@main.command(
    help="Ghi lược đồ JSON Schema của mỗi loại tệp, để phần mềm soạn thảo gợi ý và bắt lỗi.",
    short_help="Ghi lược đồ JSON Schema cho phần mềm soạn thảo.",
)
@root_option
@click.option(
    "--to", type=click.Path(path_type=Path), help="Thư mục đích (mặc định: schemas/ trong thư mục gốc)."
)
def schema(root: Path, to: Path | None) -> None:
    """Write one JSON Schema per kind of file."""
    folder = to or root / "schemas"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schema_files().items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        click.echo(f"Không ghi được thư mục đích: {reason_and_place(error)}.", err=True)
        sys.exit(1)
    click.echo(f"Đã ghi {len(schema_files())} lược đồ vào {folder}.")


if __name__ == "__main__":
    main()
