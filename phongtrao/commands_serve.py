"""The command ``serve``: the site as it will be, while its files are being written."""

import errno
import sys
from pathlib import Path

import click

from .options import root_option
from .preview.running import listen, run
from .system_errors import reason
from .wording import Command


@click.command(
    "serve",
    cls=Command,
    help="Xem thử trang web trong khi sửa: lưu tệp nào là trình duyệt hiện ngay. Không ghi gì vào site/.",
    short_help="Xem thử trang web trong khi sửa.",
)
@root_option
@click.option(
    "--host", metavar="ĐỊA_CHỈ", default="127.0.0.1", help="Địa chỉ máy; mặc định chỉ máy này xem được."
)
@click.option(
    "--port", metavar="SỐ", type=click.IntRange(0, 65535), default=8000, help="Cổng (mặc định: 8000)."
)
def serve_command(root: Path, host: str, port: int) -> None:
    """Serve the preview until Ctrl+C."""
    try:
        listening = listen(host, port)
    except OSError as error:
        click.echo(_refusal(error, host, port), err=True)
        sys.exit(1)
    with listening:
        name, port = listening.getsockname()[:2]
        shown = f"[{name}]" if ":" in name else name
        click.echo(
            f"Xem trang ở http://{shown}:{port}/ (lần đầu đợi đọc dữ liệu). "
            "Sửa tệp nào là thấy ngay; Ctrl+C để dừng."
        )
        run(root.resolve(), listening)


def _refusal(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Cổng {port} đang có chương trình khác dùng: dừng nó, hoặc chọn cổng khác, ví dụ --port 8001."
    return f"Không mở được cổng {port} ở {host}: {reason(error)}."
