"""What the engine makes once for all pages: hand-written pages and shells, with slots where records come in.

The contract between ``macros.py`` and the rest. A slot is an HTML comment that no text of a record can make,
since texts are escaped; and a filled page is never searched for slots again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .dataset import Dataset
from .page_check import is_sound
from .records import Site
from .share_pictures import Fonts

# What stands in a page's head; the start tag of its content; the content itself; its address, on paper.
HEAD, OPEN, CONTENT, ADDRESS = "head", "open", "content", "address"
_SLOT = re.compile(r"<!--phongtrao:([a-z]+|\d+)-->")


class EngineFailedError(Exception):
    """The engine stopped, or warned. The message is what it said."""


def slot(name: str | int) -> str:
    """Return what stands where ``name`` comes in: one of the names above, or the number of a macro's call."""
    return f"<!--phongtrao:{name}-->"


class Call(NamedTuple):
    """A macro that a hand-written page calls."""

    macro: str
    arguments: tuple[Any, ...]
    keywords: Mapping[str, Any]


class HandPage(NamedTuple):
    """A hand-written page as the engine made it: HTML with a slot for each call, and what its head says.

    ``kind`` and ``date`` are what search tells of it; ``lang`` is empty where it is the site's own.
    """

    path: str
    title: str
    description: str
    html: str
    calls: tuple[Call, ...] = ()
    kind: str = ""
    date: str = ""
    lang: str = ""
    is_home: bool = False


@dataclass(frozen=True, order=True)
class Shell:
    """What the shells of two pages differ in: the section of the menu, and how deep the address is."""

    section: str
    depth: int

    @classmethod
    def of(cls, path: str) -> "Shell":
        """Return which shell the page at ``path`` (from the site's root, ending in a slash) has."""
        section, slash, _ = path.partition("/")
        return cls(section + slash, path.count("/"))

    @property
    def example(self) -> str:
        """An address that has this shell."""
        return self.section + "x/" * (self.depth - 1)


class Frame(NamedTuple):
    """Everything the engine gives, beside the files that it writes.

    ``assets`` is the address of the folder of our own scripts, ``style_sheet`` that of the one style sheet.
    """

    name: str
    description: str
    address: str
    fonts: Fonts
    assets: str
    style_sheet: str
    pages: tuple[HandPage, ...]
    shells: Mapping[Shell, str]


@dataclass
class Order:
    """What a build asks of the engine: a frame with these shells, for this site; and where it is put.

    ``dataset`` is set where the engine was not started by a build of ours, and fills the frame itself.
    """

    site: Site
    shells: frozenset[Shell]
    dataset: Dataset | None = None
    frame: Frame | None = None


@dataclass
class _Counter:
    """Where a build leaves its order before it starts the engine, and the engine finds it."""

    order: Order | None = field(default=None)


counter = _Counter()


@dataclass(frozen=True)
class Slotted:
    """A page in which something is missing: ``texts`` take turns with the names of its slots, texts first."""

    texts: tuple[bytes, ...]
    slots: tuple[str, ...]
    # Whether each text alone is without fault, whatever comes in.
    is_sound: bool

    @classmethod
    def of(cls, html: str) -> "Slotted":
        """Return a page with slots, taken apart."""
        parts = _SLOT.split(html)
        texts = parts[::2]
        return cls(tuple(map(str.encode, texts)), tuple(parts[1::2]), all(map(is_sound, texts)))

    def filled(self, contents: Mapping[str, bytes]) -> bytes:
        """Return the page with encoded contents by the names of slots.

        :raises KeyError: if a slot gets nothing.
        """
        parts = [self.texts[0]]
        for name, text in zip(self.slots, self.texts[1:], strict=True):
            parts += (contents[name], text)
        return b"".join(parts)
