"""Works as they are cited: in a sentence, as BibTeX, as CSL-JSON. When they were seen, the reader knows."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from .records import PartialDate

LANGUAGE = "vi"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Kind(Enum):
    """What a work is: CSL's word, and biblatex's for one that has an address."""

    PAGE = "webpage", "online"
    DATASET = "dataset", "dataset"
    DOCUMENT = "document", "misc"


class Work(NamedTuple):
    """Something that can be cited; what is not known is empty.

    ``authors`` are names as they are written, of people and offices alike: Vietnamese names are not parted.
    ``container`` is the site that the work is a page of, ``changed`` the day it says it was last changed on.
    """

    key: str
    kind: Kind
    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: PartialDate | None = None
    changed: PartialDate | None = None
    container: str = ""
    url: str = ""
    licence: str = ""


def in_words(work: Work) -> str:
    """Return a work as a sentence cites it, its address aside.

    ``Báo Mẫu (2024). Tên bài. Tên trang. Cập nhật ngày 17/9/2024.``
    """
    dated = work.changed or work.date
    who = ", ".join(work.authors) or work.publisher
    parts = (
        f"{who.rstrip('.')} ({dated.year if dated else 'không rõ năm'})",
        work.title,
        work.publisher if work.authors and work.publisher not in work.authors else "",
        work.container if work.container not in (work.title, *work.authors) else "",
        f"Cập nhật {work.changed.on()}" if work.changed else "",
        f"Đăng {work.date.on()}" if work.date and not work.changed else "",
    )
    return " ".join(part if part[-1] in ".?!…" else f"{part}." for part in parts if part)


# What TeX takes for something else. Braces by name: BibTeX counts even escaped ones.
_TEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_SPECIAL = re.compile(r"[&%$#_\\{}~^]")
# In an address nothing is escaped: styles set it as it stands.
_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}


def bibtex(works: Iterable[Work]) -> str:
    """Return works as a BibTeX file in UTF-8, for biblatex and for the older programs."""
    return "\n".join(map(_entry, works))


def _entry(work: Work) -> str:
    fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(work) if value)
    kind = work.kind.value[1] if work.url else Kind.DOCUMENT.value[1]
    return f"@{kind}{{{work.key}{fields}\n}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    dated = work.changed or work.date
    # A second pair of braces: a name is not parted, and a title keeps its capitals.
    yield "author", " and ".join(f"{{{_tex(name)}}}" for name in work.authors)
    yield "title", f"{{{_tex(work.title)}}}"
    yield "organization", _tex(work.container)
    yield "publisher", _tex(work.publisher)
    yield "year", str(dated.year) if dated else ""
    yield "date", dated.iso() if dated else ""
    yield "url", re.sub(r"[\\{}]", lambda found: _IN_ADDRESS[found[0]], work.url)
    yield "language", LANGUAGE
    yield "langid", "vietnamese"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], text)


def csl_json(works: Iterable[Work]) -> str:
    """Return works as CSL-JSON, which reference managers read."""
    items = ",\n".join(_ENCODER.encode(_item(work)) for work in works)
    return f"[\n{items}\n]\n"


def _item(work: Work) -> Mapping[str, Any]:
    dated = work.changed or work.date
    known = {
        "id": work.key,
        "type": work.kind.value[0],
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "issued": {"date-parts": [_parts(dated)]} if dated else {},
        "URL": work.url,
        "license": work.licence,
        "language": LANGUAGE,
    }
    return {name: value for name, value in known.items() if value}


def _parts(day: PartialDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]
