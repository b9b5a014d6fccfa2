"""The commands on sheets: ``export``, ``import`` and ``template``."""

import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import click

from .dataset import Dataset
from .load import load, read_documents
from .names import Names, clean
from .options import root_option
from .problems import DataError
from .progress import bar
from .sheets.columns import SHEETS
from .sheets.importing import plan_import, summary
from .sheets.problems import SheetError
from .sheets.template import template_book
from .sheets.writing import add_sheet, book_bytes, csv_bytes, is_csv, new_book, sheet_rows
from .staging import apply, recover
from .system_errors import reason, reason_and_place
from .wording import Command

# The options that name a common source → the source's keys, in the order of a file.
_SOURCE_KEYS = {
    "source_title": "title",
    "source_publisher": "publisher",
    "source_url": "url",
    "source_date": "published_on",
}
_KINDS = {kind.record_type.collection: kind for kind in SHEETS}
_to_option = click.option(
    "--to", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp sẽ ghi."
)
_force_option = click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")


def fail(message: object) -> NoReturn:
    """Say what is wrong and end with exit code 1."""
    click.echo(str(message), err=True)
    sys.exit(1)


def clean_data(root: Path) -> Dataset:
    """Return the data under ``root``, or end with its problems."""
    try:
        return load(root, watch=bar("Đọc dữ liệu"))
    except DataError as error:
        fail(f"{error}\nSửa các chỗ trên trước; chưa ghi gì.")


@click.command(
    "export",
    cls=Command,
    help="Xuất mô hình (models), khen thưởng (awards) hoặc kết quả (results) ra bảng.",
    short_help="Xuất bản ghi ra bảng Excel hoặc CSV.",
)
@click.argument("kind", type=click.Choice(list(_KINDS)), metavar="models|awards|results")
@_to_option
@_force_option
@root_option
def export_command(kind: str, to: Path, force: bool, root: Path) -> None:
    """Write the records of one collection as a sheet."""
    _check_target(to, (".xlsx", ".csv"), force)
    root = root.resolve()
    dataset, sheet = clean_data(root), _KINDS[kind]
    published = getattr(dataset, kind)
    documents = read_documents(root, sheet.record_type)
    shown = {name: document for name, document in documents.items() if name in published}
    rows = sheet_rows(sheet, shown, Names(dataset), bar("Xuất"))
    if is_csv(to):
        _write(to, csv_bytes(sheet, rows))
    else:
        book = new_book()
        add_sheet(book, sheet, rows)
        _write(to, book_bytes(book))
    click.echo(f"Đã ghi {to}: {len(shown)} bản ghi.")


@click.command(
    "import",
    cls=Command,
    help="Nhập bảng Excel hoặc CSV vào data/. Có chỗ sai thì không ghi gì.",
    short_help="Nhập bảng Excel hoặc CSV vào data/.",
    epilog="Mã thoát: 0 đã nhập, 1 có chỗ cần sửa, 2 gọi sai.",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TỆP")
@click.option("--dry-run", is_flag=True, help="Chỉ cho xem sẽ tạo, sửa tệp nào.")
@click.option(
    "--source-title", metavar="CHỮ", help="Nguồn chung cho bản ghi mới không ghi nguồn: tên bài hoặc văn bản."
)
@click.option("--source-publisher", metavar="CHỮ", help="Nguồn chung: nơi công bố.")
@click.option("--source-url", metavar="ĐỊA CHỈ", help="Nguồn chung: địa chỉ.")
@click.option("--source-date", metavar="NGÀY", help="Nguồn chung: ngày đăng. Ví dụ: 17/9/2024.")
@root_option
def import_command(file: Path, dry_run: bool, root: Path, **source: str | None) -> None:
    """Turn the rows of a sheet into records, all or nothing."""
    root = root.resolve()
    recover(root)
    dataset = clean_data(root)
    given = {_SOURCE_KEYS[name]: clean(text) for name, text in source.items() if text}
    try:
        plan = plan_import(root, dataset, file, bar("Nhập"), given)
    except SheetError as error:
        fail(f"{error}\nChưa ghi gì vào data/.")
    for line in summary(plan):
        click.echo(line)
    if dry_run:
        click.echo(f"Chạy thử: sẽ ghi {len(plan.changes)} tệp. Chưa ghi gì vào data/.")
        return
    try:
        apply(root, plan.files)
    except OSError as error:
        fail(f"Không ghi được: {reason_and_place(error)}. data/ giữ nguyên như trước.")
    click.echo(f"Đã ghi {len(plan.changes)} tệp.")


@click.command(
    "template",
    cls=Command,
    help="Ghi bảng Excel trống (xlsx) để điền: có danh sách chọn và lời giải thích.",
    short_help="Ghi bảng Excel trống để điền.",
)
@click.argument("kind", type=click.Choice(["xlsx"]), metavar="xlsx")
@_to_option
@_force_option
@root_option
def template_command(kind: str, to: Path, force: bool, root: Path) -> None:
    """Write the empty workbook."""
    _check_target(to, (f".{kind}",), force)
    _write(to, book_bytes(template_book(Names(clean_data(root.resolve())))))
    click.echo(f"Đã ghi {to}.")


def _check_target(to: Path, endings: tuple[str, ...], force: bool) -> None:
    if to.suffix.lower() not in endings:
        raise click.BadParameter(f"tên tệp phải kết thúc bằng {' hoặc '.join(endings)}.", param_hint="--to")
    if to.exists() and not force:
        fail(f"{to} đã có: chọn tên khác, hoặc thêm --force để ghi đè.")


def _write(to: Path, content: bytes) -> None:
    """Write a file whole: a program that reads it sees the old one or the new one."""
    try:
        with tempfile.NamedTemporaryFile(dir=to.parent, delete=False) as aside:
            aside.write(content)
        moved = Path(aside.name)
        moved.chmod(0o644)
        moved.replace(to)
    except OSError as error:
        fail(f"Không ghi được {to}: {reason(error)}.")
