"""The picture that stands beside a link to a page where it is shared: its words, and its name.

The same words make the same bytes with the same font and library, on every machine.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import PIL

from .photos import KEY_LENGTH

FOLDER = Path(".cache", "pictures")
# What Facebook, Zalo and others show whole.
WIDTH, HEIGHT = 1200, 630
MEDIA_TYPE = "image/png"
# Raise when the design changes, so that no cache serves the old one.
RECIPE = 1


class Fonts(NamedTuple):
    """Two font files that hold every Vietnamese letter."""

    bold: Path
    regular: Path

    @property
    def digest(self) -> str:
        """What of the fonts a picture's bytes depend on."""
        return _digest(self.bold) + _digest(self.regular)


@lru_cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Card(NamedTuple):
    """The words of a picture, from top to bottom; under the title stand at most two lines."""

    site: str
    title: str
    foot: tuple[str, ...]

    @property
    def text(self) -> str:
        """The picture in words, for readers who cannot see it."""
        return ". ".join([self.title, *self.foot])

    def name(self, fonts: Fonts) -> str:
        """Return the name of the picture's file, which tells its content."""
        parts = (self, RECIPE, fonts.digest, PIL.__version__)
        return f"{hashlib.sha256(repr(parts).encode()).hexdigest()[:KEY_LENGTH]}.png"
