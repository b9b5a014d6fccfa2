"""One shape for everything that can be wrong with the data, and how it is told to people."""

import difflib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby


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


# A garbled file has thousands; nobody reads past this many of one file.
MAX_PER_FILE = 50


class DataError(Exception):
    """The data cannot be published; carries every problem found in the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(_readable(sorted(set(problems))))
        super().__init__(report(self.problems))


def _readable(problems: list[Problem]) -> Iterator[Problem]:
    """Yield sorted problems, of each file only so many, with a word on how many more there are."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        found = list(group)
        yield from found[:MAX_PER_FILE]
        if len(found) > MAX_PER_FILE:
            last = found[MAX_PER_FILE]
            more = f"… và {len(found) - MAX_PER_FILE} chỗ khác trong tệp này."
            yield Problem(path, last.line, last.column, more)


def report(problems: Iterable[Problem]) -> str:
    """Return the problems as text for people, one line each, sorted by place, with a closing count."""
    lines = [str(problem) for problem in sorted(set(problems))]
    return "\n".join([*lines, f"Có {len(lines)} chỗ cần sửa."])


def report_github(problems: Iterable[Problem], level: str = "error") -> str:
    """Return the problems as GitHub workflow commands, which show each one on its line of the change."""
    return "\n".join(_annotation(problem, level) for problem in sorted(set(problems)))


def _annotation(problem: Problem, level: str) -> str:
    field = f"{problem.label} ({problem.key})" if problem.label else problem.key
    place = {"file": problem.path, "line": problem.line, "col": problem.column, "title": field or "Dữ liệu"}
    properties = ",".join(f"{name}={_escape_property(str(value))}" for name, value in place.items())
    return f"::{level} {properties}::{_escape_data(problem.message)}"


def _escape_data(text: str) -> str:
    """Escape what would end a workflow command (GitHub's own three characters)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def report_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of {path, line, column, label, key, message}, sorted by place."""
    return json.dumps([asdict(problem) for problem in sorted(set(problems))], ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": report,
    "github": report_github,
    "json": report_json,
}


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """Return ``" Có phải ý bạn là …?"`` when one of ``allowed`` is close to ``word``, else nothing."""
    close = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.6)
    return f' Có phải ý bạn là "{close[0]}"?' if close else ""


# Words compared for hints in one run, some six seconds' work.
MAX_COMPARED = 300_000


class Hints:
    """``did_you_mean`` over long lists, until so many words were compared that nobody would wait for more.

    One wrong id of ten thousand takes a fifth of a second to find the nearest for; a file may hold thousands.
    """

    def __init__(self, most: int = MAX_COMPARED) -> None:
        self._left = most
        self._found: dict[tuple[str, str], str] = {}

    def near(self, word: str, allowed: Collection[str], home: str) -> str:
        """Return ``did_you_mean(word, allowed)``, or nothing past the limit.

        :param home: tells one list from another, so that a word is compared once with each.
        """
        if (word, home) not in self._found:
            self._left -= len(allowed)
            self._found[word, home] = did_you_mean(word, allowed) if self._left >= 0 else ""
        return self._found[word, home]


def quoted(value: str, limit: int = 60) -> str:
    """Return a value as an editor wrote it, in quotation marks, on one line, cut when it is long."""
    line = printable(" ".join(value.split()))
    return f'"{line[:limit]}…"' if len(line) > limit else f'"{line}"'


def printable(text: str) -> str:
    """Return ``text`` with escapes for what would break its line, hide, or steer a terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )
