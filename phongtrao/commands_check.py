"""The command line of the data alone: ``check`` and ``schema``."""

import gc
import sys
from pathlib import Path

import click

from .dataset import Dataset
from .load import DATA, load
from .notes import notes
from .options import root_option
from .problems import FORMATS, DataError, Problem, printable, report_github
from .progress import bar
from .schemas import schema_files
from .staging import recover
from .system_errors import reason_and_place
from .wording import Command


@click.command(
    "check",
    cls=Command,
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
def check_command(paths: tuple[Path, ...], root: Path, format_name: str) -> None:
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


@click.command(
    "schema",
    cls=Command,
    help="Ghi lược đồ JSON Schema của mỗi loại tệp, để phần mềm soạn thảo gợi ý và bắt lỗi, và các ô của "
    "biểu mẫu trên trang quản trị.",
    short_help="Ghi lược đồ JSON Schema và các ô của biểu mẫu.",
)
@root_option
@click.option(
    "--to", type=click.Path(path_type=Path), help="Thư mục đích (mặc định: schemas/ trong thư mục gốc)."
)
def schema_command(root: Path, to: Path | None) -> None:
    """Write one JSON Schema per kind of file, and the form's fields."""
    # The form's modules are for this command and the build; ``check`` does without them.
    from .form.config import FORM_FILE, form_schema  # noqa: PLC0415

    folder = to or root / "schemas"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in {**schema_files(), FORM_FILE: form_schema()}.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        click.echo(f"Không ghi được thư mục đích: {reason_and_place(error)}.", err=True)
        sys.exit(1)
    click.echo(f"Đã ghi {len(schema_files())} lược đồ và {FORM_FILE} vào {folder}.")
