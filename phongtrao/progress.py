"""A progress bar for long work, on a terminal's error stream only: output stays fit for pipes and files."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click


def bar(label: str) -> Callable[[list[Any]], Iterable[Any]]:
    """Return what wraps a list, so that going through it shows a bar named ``label``."""

    def watch(items: list[Any]) -> Iterator[Any]:
        with click.progressbar(items, label=label, file=sys.stderr, hidden=_hidden()) as watched:
            yield from watched

    return watch


@contextmanager
def steps(label: str) -> Iterator[Callable[[int], None]]:
    """Show a bar named ``label``; give what takes the percent that is done."""
    with click.progressbar(length=100, label=label, file=sys.stderr, hidden=_hidden()) as shown:
        yield lambda percent: shown.update(percent - shown.pos)


def _hidden() -> bool:
    return not sys.stderr.isatty()
