"""Starts the engine, MkDocs, inside this process; ``macros.py`` is what the engine calls back."""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .frame import EngineFailedError, Frame, Order, counter
from .later import load_when_used
from .system_errors import takes_no_more

# The engine tells of a stop that it has already explained.
_ALREADY_TOLD = "Aborted with"


class _Listener(logging.Handler):
    """Keeps what the engine warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(f"{record.levelname}: {record.getMessage()}".removeprefix("ERROR: ").strip())


def make_frame(root: Path, folder: Path, order: Order) -> Frame:
    """Let the engine write its files into ``folder``, and return the frame of every page.

    :param root: the project's folder.
    :raises EngineFailedError: if it fails, or warns of anything.
    :raises OSError: if the disk takes no more.
    """
    # The theme's own notice would bury the editor's problems on every run.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    listener = _Listener()
    log = logging.getLogger("mkdocs")
    log.addHandler(listener)
    counter.order = order
    try:
        _run(root, folder)
    except (Exception, SystemExit) as error:
        if isinstance(error, OSError) and takes_no_more(error):
            raise
        raise EngineFailedError(_explain(listener.said, error)) from None
    finally:
        counter.order = None
        log.removeHandler(listener)
    assert order.frame is not None
    return order.frame


def _run(root: Path, folder: Path) -> None:
    # mkdocs-macros imports it for a macro that fetches addresses, which no page of ours may.
    load_when_used("requests")
    # Slow to load, and a rebuild does without.
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with _no_programs():
            build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _no_programs() -> Iterator[None]:
    """Let the engine find no program: mkdocs-macros would ask git twelve times what no page may show."""
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = os.devnull
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _explain(said: list[str], error: BaseException) -> str:
    """Return what went wrong: the engine's own words, or where an unforeseen error arose."""
    told = [
        *said,
        *([] if str(error).startswith(_ALREADY_TOLD) else ["".join(traceback.format_exception(error))]),
    ]
    return "\n".join(filter(None, told))
