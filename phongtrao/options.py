"""Options that several commands share. Every module of commands imports this one before declaring any."""

import os
from pathlib import Path

import click

from .wording import speak_vietnamese

speak_vietnamese()


def _project_root(_: click.Context, __: click.Parameter, root: Path) -> Path:
    """Refuse a folder that is no project: every message after that would mislead."""
    # What else may be wrong with data/ is a problem like any other, told at its place.
    if not os.path.lexists(root / "data"):
        raise click.BadParameter("không có thư mục data/: hãy chạy lệnh ở thư mục gốc của dự án.")
    return root


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    callback=_project_root,
    help="Thư mục gốc của dự án (mặc định: thư mục hiện tại).",
)
