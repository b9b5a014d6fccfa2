"""The processes of the preview: one shows the site, another starts that one anew for new code."""

import multiprocessing
import os
import secrets
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Event, Thread
from typing import Any

import click

from .answers import Trouble
from .searching import Indexer
from .serving import Answering, Server
from .watching import Watcher
from .workshop import PLACES, Workshop

# How often files are looked at, in seconds.
EVERY = 0.4
# How long a process may take to end what it is at, in seconds.
_PATIENCE = 1.0
_PACKAGE = Path(__file__).parent.parent


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; browsers that come early wait there.

    :raises OSError: if the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128)


def run(root: Path, listening: socket.socket) -> None:
    """Show the project at ``root`` until Ctrl+C; start anew whenever the code has changed."""
    code = Watcher([_PACKAGE, root / "macros.py"])
    with tempfile.TemporaryDirectory(prefix="phongtrao-") as folder, _ends_like_ctrl_c():
        while True:
            with _child(root, listening, Path(folder)) as child:
                _wait_for_new_code(code, child)
            click.echo("Mã nguồn đã đổi: chạy lại.")


def _wait_for_new_code(code: Watcher, child: SpawnProcess) -> None:
    told = False
    while not code.changes():
        child.join(EVERY) if child.is_alive() else Event().wait(EVERY)
        if not child.is_alive() and not told:
            told = True
            click.echo("Phần xem thử đã dừng vì lỗi trên; sửa mã nguồn rồi lưu thì nó chạy lại.", err=True)


@contextmanager
def _ends_like_ctrl_c() -> Iterator[None]:
    """Clear up when told to end in another way, too; Ctrl+C itself ends without a word."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _child(root: Path, listening: socket.socket, folder: Path) -> Iterator[SpawnProcess]:
    """Run the process that shows the site; it ends with the pipe whose other end this one holds."""
    spawn = multiprocessing.get_context("spawn")
    ends, holds = spawn.Pipe(duplex=False)
    child = spawn.Process(target=show, args=(root, listening, folder, ends))
    heed = _hold_ctrl_c()
    child.start()
    ends.close()
    try:
        heed()
        yield child
    finally:
        holds.close()
        child.join(_PATIENCE)
        child.terminate()
        child.join()


def _hold_ctrl_c() -> Callable[[], None]:
    """Let Ctrl+C wait until the function returned is called; a process started meanwhile never heeds it.

    It reaches every process of a terminal: only the first heeds it, and ends the others in turn.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        return _let_through
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    return lambda: _heed(before)


def _let_through() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _heed(handler: Any) -> None:
    signal.signal(signal.SIGINT, handler)


def show(root: Path, listening: socket.socket, folder: Path, ends: Connection) -> None:
    """Show the project at ``root`` until the pipe ``ends`` is closed; the whole of the second process.

    :param folder: for files that nobody needs afterwards; the caller removes it.
    """
    # The address of the deployment is nobody's here: pages are shown as on a site without one.
    os.environ.pop("SITE_URL", None)
    over = Event()
    Thread(target=_wait_for_the_end, args=(ends, over), daemon=True).start()
    with _ends_like_ctrl_c():
        Preview(root, listening, folder).run(over)


def _wait_for_the_end(ends: Connection, over: Event) -> None:
    try:
        ends.recv()
    except (EOFError, OSError):
        over.set()


class Preview:
    """A server, the workshop behind it, and the eye on its files."""

    def __init__(self, root: Path, listening: socket.socket, folder: Path) -> None:
        self._watcher = Watcher(root / place for place in PLACES)
        self.workshop = Workshop(root, folder, secrets.token_hex(4))
        self.indexer = Indexer(root, folder)
        self._server = Server(listening, Answering(self.workshop, self.indexer))
        self._was_wrong = False

    def run(self, over: Event) -> None:
        """Serve until it is ``over``."""
        Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            self.workshop.start()
            self._tell()
            while not over.wait(EVERY):
                self._look()
        finally:
            self._server.shutdown()
            self.indexer.stop()

    def _look(self) -> None:
        if changed := self._watcher.changes():
            self.workshop.renew(changed)
            self._tell()
        self.indexer.step()

    def _tell(self) -> None:
        """Say on the terminal what is wrong, or that nothing is any more."""
        shown, _ = self.workshop.now()
        if isinstance(shown, Trouble):
            click.echo(f"\n{shown}", err=True)
        else:
            self.indexer.want()
            if self._was_wrong:
                click.echo("Đã sửa xong: trang hiện lại.")
        self._was_wrong = isinstance(shown, Trouble)
