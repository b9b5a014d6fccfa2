"""A photo's derivatives: which there are, and how they are named."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import PIL

# Widths in pixels: a phone, a phone of double density or a column of text, that column at double density.
WIDTHS = (480, 960, 1600)
# The only readers of Pillow that a file from data/ ever meets.
READABLE = ("JPEG", "PNG", "WEBP")
# Raise when the pixels themselves are made differently, so that no cache serves the old ones.
RECIPE = 1
# Enough of a SHA-256 that no two photos of a site ever share it.
KEY_LENGTH = 20


class Encoding(NamedTuple):
    """A type of derivative: the ending of its name, its media type, Pillow's name and options."""

    ending: str
    media_type: str
    name: str
    options: Mapping[str, Any]


# Browsers take the first they can show; the last is for all. AVIF: one thread, for its bytes vary with their
# number; speed 8 takes a quarter of the time of 6 for a tenth more bytes.
ENCODINGS = (
    Encoding("avif", "image/avif", "AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    Encoding("webp", "image/webp", "WEBP", {"quality": 78, "method": 4}),
    Encoding("jpg", "image/jpeg", "JPEG", {"quality": 80, "optimize": True, "progressive": True}),
)


class PhotoChangedError(Exception):
    """A photo is not the one that was checked a moment ago; carries its path."""


@dataclass(frozen=True)
class PhotoFile:
    """A photo found sound: its path from the project's root, its size in pixels held upright, its SHA-256."""

    path: str
    width: int
    height: int
    digest: str

    @cached_property
    def key(self) -> str:
        """What the derivatives' bytes depend on, hashed: source, settings, and the library's version."""
        parts = (self.digest, RECIPE, WIDTHS, ENCODINGS, PIL.__version__)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:KEY_LENGTH]


class Derivative(NamedTuple):
    """One file made from a photo: its name and its size in pixels."""

    name: str
    encoding: Encoding
    width: int
    height: int


def derivatives(photo: PhotoFile) -> list[Derivative]:
    """Return what is made from a photo, by encoding, then by width; nothing is wider than the photo."""
    largest = min(photo.width, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width < largest), largest]
    return [
        Derivative(
            f"{photo.key}-{width}.{encoding.ending}",
            encoding,
            width,
            max(1, round(photo.height * width / photo.width)),
        )
        for encoding in ENCODINGS
        for width in widths
    ]
