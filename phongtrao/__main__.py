"""The command line: ``phongtrao check``, ``build`` and ``schema``."""

import sys
from pathlib import Path

import click

from .build import BuildFailedError, build_aside
from .load import load
from .problems import DataError
from .schemas import schema_files

_ROOT = click.Path(exists=True, file_okay=False, path_type=Path)
_root_option = click.option(
    "--root", type=_ROOT, default=".", help="Thư mục gốc của dự án (mặc định: thư mục hiện tại)."
)


@click.group(help="Phong Trào: kiểm tra dữ liệu và dựng trang web.")
def main() -> None:
    """Run one of the commands below."""
    # A Windows console or a C locale must not turn Vietnamese messages into an error.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


@main.command(help="Kiểm tra mọi tệp trong data/. Mã thoát: 0 sạch, 1 có chỗ cần sửa.")
@_root_option
def check(root: Path) -> None:
    """Check the data alone and print every problem as ``path:line:column: …``."""
    try:
        dataset = load(root.resolve())
    except DataError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"Dữ liệu sạch: {sum(1 for _ in dataset.records())} bản ghi.")


@main.command(help="Dựng trang web vào site/. Có lỗi thì site/ cũ giữ nguyên.")
@_root_option
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


@main.command(help="Ghi lược đồ JSON Schema của mỗi loại tệp, để phần mềm soạn thảo gợi ý và bắt lỗi.")
@_root_option
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
        click.echo(f"Không ghi được thư mục đích: {error}.", err=True)
        sys.exit(1)
    click.echo(f"Đã ghi {len(schema_files())} lược đồ vào {folder}.")


if __name__ == "__main__":
    main()
