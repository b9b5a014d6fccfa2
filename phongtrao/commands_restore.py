"""The command ``restore``: the data of a site, written anew from its API."""

import sys
from pathlib import Path

import click

from .open_data.restore import RestoreError, restore
from .system_errors import reason_and_place
from .wording import Command


@click.command(
    "restore",
    cls=Command,
    help="Dựng lại data/ chỉ từ API dữ liệu mở (api/v1/) của một trang. NGUỒN là thư mục có api/v1/; ĐÍCH là "
    "thư mục mới. Những gì trang không công bố (sự đồng ý, lý do ngoại lệ, nội dung đã rút, ảnh gốc) thì "
    "không về được; chỗ ấy có lời ghi rõ.",
    short_help="Dựng lại data/ từ API dữ liệu mở.",
)
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="NGUỒN")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path), metavar="ĐÍCH")
def restore_command(source: Path, target: Path) -> None:
    """Restore a project's data into a new folder."""
    try:
        done = restore(source.resolve(), target.resolve())
    except RestoreError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"Không ghi được thư mục đích: {reason_and_place(error)}.", err=True)
        sys.exit(1)
    if not done.days_kept:
        click.echo("Không dùng được git nên không giữ được ngày đăng, ngày sửa.", err=True)
    counts = f"{done.records} bản ghi, {done.withdrawn} bản ghi đã rút, {done.photos} ảnh"
    click.echo(f"Đã khôi phục {counts} vào {target}/data.")
