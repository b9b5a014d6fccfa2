"""One shape for everything that can be wrong with the data, and how it is told to people."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Something an editor must mend, at a place an editor can click on.

    ``line`` and ``column`` count from 1. ``label`` is the field's Vietnamese name, ``key`` its YAML key.
    ``message`` says what is wrong, with the value as written and what is allowed.
    """

    path: str
    line: int
    column: int
    message: str
    label: str = ""
    key: str = ""

    def __str__(self) -> str:
        field = f"{self.label} ({self.key}): " if self.label else f"{self.key}: " if self.key else ""
        return f"{self.path}:{self.line}:{self.column}: {field}{self.message}"


class DataError(Exception):
    """The data cannot be published; carries every problem found in the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return the problems as text, one line each, sorted by place, with a closing count."""
    lines = [str(problem) for problem in sorted(set(problems))]
    return "\n".join([*lines, f"Có {len(lines)} chỗ cần sửa."])


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return ``" Có phải ý bạn là …?"`` when one of ``allowed`` is close to ``word``, else nothing."""
    close = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.6)
    return f' Có phải ý bạn là "{close[0]}"?' if close else ""


def quoted(value: str, limit: int = 60) -> str:
    """Return a value as an editor wrote it, in quotation marks, on one line, cut when it is long."""
    line = " ".join(value.split())
    return f'"{line[:limit]}…"' if len(line) > limit else f'"{line}"'
