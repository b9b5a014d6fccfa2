"""The command line: ``phongtrao check`` and ``phongtrao build``."""

import sys
from pathlib import Path

import click

from .build import BuildFailedError, build_aside
from .commands_new import new_command
from .commands_sheets import export_command, import_command, template_command
from .load import load
from .options import root_option
from .problems import DataError


@click.group(help="Phong Trào: kiểm tra dữ liệu và dựng trang web.")
def main() -> None:
    """Run one of the commands below."""
    # A Windows console or a C locale must not turn Vietnamese messages into an error.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


@main.command(help="Kiểm tra mọi tệp trong data/. Mã thoát: 0 sạch, 1 có chỗ cần sửa.")
@root_option
def check(root: Path) -> None:
    """Check the data alone and print every problem as ``path:line:column: …``."""
    try:
        dataset = load(root.resolve())
    except DataError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"Dữ liệu sạch: {sum(1 for _ in dataset.records())} bản ghi.")


@main.command(help="Dựng trang web vào site/. Có lỗi thì site/ cũ giữ nguyên.")
@root_option
@click.option(
    "--target", type=click.Path(path_type=Path), help="Thư mục đích (mặc định: site/ trong thư mục gốc)."
)
def build(root: Path, target: Path | None) -> None:
    """Build the site aside and swap it in."""
    root = root.resolve()
    try:
        build_aside(root, (target or root / "site").resolve())
    except BuildFailedError:
        click.echo("Chưa dựng được trang web; site/ giữ nguyên như trước.", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"Không ghi được thư mục đích: {error}. site/ giữ nguyên như trước.", err=True)
        sys.exit(1)


for _command in (export_command, import_command, template_command, new_command):
    main.add_command(_command)


if __name__ == "__main__":
    main()
