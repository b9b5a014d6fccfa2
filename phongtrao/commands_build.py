"""The command line of the build."""

import os
import sys
from pathlib import Path

import click

from .build import BuildFailedError, build_aside
from .garbage import OWN_PROCESS, leave_at_once, no_garbage_collector
from .options import root_option
from .progress import steps
from .system_errors import reason_and_place
from .wording import Command


@click.command(
    "build",
    cls=Command,
    help="Dựng trang web vào site/. Có lỗi thì site/ cũ giữ nguyên.",
    short_help="Dựng trang web vào site/.",
)
@root_option
@click.option("--no-search", is_flag=True, help="Không lập chỉ mục tìm kiếm.")
@click.pass_context
@no_garbage_collector()
def build_command(context: click.Context, root: Path, no_search: bool) -> None:
    """Build the site aside and put it in its place."""
    root = root.resolve()
    held: list[object] = []
    # Whoever serves the site reads it, whatever else the one who builds it keeps to himself.
    os.umask(0o022)
    try:
        with steps("Dựng trang web") as watch:
            pages = build_aside(root, watch=watch, search=not no_search, held=held)
    except BuildFailedError as error:
        click.echo(f"{error}\nChưa dựng được trang web; site/ giữ nguyên như trước.", err=True)
        sys.exit(1)
    except OSError as error:
        why = reason_and_place(error)
        click.echo(f"Chưa dựng được trang web: {why}. Sửa chỗ ấy rồi chạy lại; site/ giữ nguyên.", err=True)
        sys.exit(1)
    click.echo(f"Đã dựng {pages} trang vào site/.")
    if context.obj is OWN_PROCESS:
        leave_at_once()
