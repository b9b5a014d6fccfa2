"""Commands about releases: ``manifest``, ``verify``, ``purge``, ``statement``, ``nginx``."""

import sys
from pathlib import Path

import click

from .build_statement import build_statement
from .header_rules import nginx_headers, nginx_maps
from .manifest import Difference, Manifest, NoManifestError, manifest_of, manifest_text, read_manifest
from .options import root_option
from .site_links import dead_links
from .system_errors import reason_and_place
from .wording import Command

_site = click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="SITE")
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("manifest", cls=Command, short_help="Kê mọi tệp của trang web đã dựng, kèm mã kiểm.")
@_site
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="Tệp đích (mặc định: màn hình).")
def manifest_command(site: Path, to: Path | None) -> None:
    """Kê mọi tệp của trang web đã dựng: đường dẫn, SHA-256, số byte."""
    text = manifest_text(manifest_of(site))
    if to:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8", newline="\n")
    else:
        click.echo(text, nl=False)


@click.command("verify", cls=Command, short_help="Soát trang web đã dựng theo bản kê.")
@_site
@click.argument("manifest", type=_file, metavar="BẢN_KÊ")
def verify_command(site: Path, manifest: Path) -> None:
    """Soát từng byte của trang web theo bản kê, và xem liên kết trong trang có dẫn tới chỗ có thật không."""
    difference = Difference.between(_read(manifest), manifest_of(site))
    for what, paths in (
        ("thiếu", difference.removed),
        ("khác bản kê", difference.changed),
        ("thừa", difference.added),
    ):
        for path in paths:
            click.echo(f"{path}: {what}", err=True)
    dead = list(dead_links(site))
    for link in dead:
        click.echo(link, err=True)
    if difference or dead:
        click.echo("Không đăng được: trang web không đúng bản kê hoặc có liên kết hỏng.", err=True)
        sys.exit(1)
    click.echo("Trang web đúng từng byte theo bản kê; mọi liên kết trong trang đều dẫn tới chỗ có thật.")


@click.command("purge", cls=Command, short_help="Kê địa chỉ mà bộ đệm (CDN) phải quên.")
@click.argument("old", type=_file, metavar="BẢN_KÊ_CŨ")
@click.argument("new", type=_file, metavar="BẢN_KÊ_MỚI")
@click.option("--site-url", default="", metavar="ĐỊA_CHỈ", help="Địa chỉ trang web, đứng trước mỗi địa chỉ.")
def purge_command(old: Path, new: Path, site_url: str) -> None:
    """Kê mỗi địa chỉ mà câu trả lời đã khác giữa hai bản kê, mỗi dòng một địa chỉ."""
    for address in Difference.between(_read(old), _read(new)).stale(site_url):
        click.echo(address)


@click.command("statement", cls=Command, short_help="Ghi trang web được dựng từ những gì.")
@root_option
@click.argument("subjects", nargs=-1, required=True, type=_file, metavar="TỆP…")
def statement_command(root: Path, subjects: tuple[Path, ...]) -> None:
    """Ghi những TỆP này được làm từ gì (SLSA 1.0, chưa ký): bản mã, thư viện, biến môi trường."""
    try:
        made = {path.name: path.read_bytes() for path in subjects}
        click.echo(build_statement(root, made), nl=False)
    except OSError as error:
        click.echo(f"Không đọc được: {reason_and_place(error)}.", err=True)
        sys.exit(1)


@click.command("nginx", cls=Command, short_help="Ghi những tiêu đề HTTP mà nginx phải gửi.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="THƯ_MỤC")
def nginx_command(folder: Path) -> None:
    """Ghi vào THƯ_MỤC hai tệp cấu hình nginx: header-maps.conf và headers.conf."""
    for name, text in (("header-maps.conf", nginx_maps()), ("headers.conf", nginx_headers())):
        made = f"# Written by `make nginx` from phongtrao/header_rules.py.\n{text}"
        (folder / name).write_text(made, encoding="utf-8", newline="\n")


def _read(path: Path) -> Manifest:
    try:
        return read_manifest(path)
    except NoManifestError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
