"""A photo's derivatives: which there are, how they are named, and the bytes of each.

What readers get is made anew from pixels, so nothing a camera or an editor wrote into the original (place,
time, device, comments, colour profile) can reach the site.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps

# Widths in pixels: a phone, a phone of double density or a column of text, that column at double density.
WIDTHS = (480, 960, 1600)
# The only readers of Pillow that a file from data/ ever meets.
READABLE = ("JPEG", "PNG", "WEBP")
# Raise when the pixels themselves are made differently, so that no cache serves the old ones.
RECIPE = 1
# Enough of a SHA-256 that no two photos of a site ever share it.
KEY_LENGTH = 20


@dataclass(frozen=True)
class Encoding:
    """A type of derivative: the ending of its name, its media type, Pillow's name and options."""

    ending: str
    media_type: str
    name: str
    options: Mapping[str, Any]


# Browsers take the first they can show; the last is for all. One thread: AVIF's bytes vary with their number.
ENCODINGS = (
    Encoding("avif", "image/avif", "AVIF", {"quality": 60, "speed": 6, "max_threads": 1}),
    Encoding("webp", "image/webp", "WEBP", {"quality": 78, "method": 4}),
    Encoding("jpg", "image/jpeg", "JPEG", {"quality": 80, "optimize": True, "progressive": True}),
)


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


@dataclass(frozen=True)
class Derivative:
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


def encode(content: bytes, wanted: Sequence[Derivative]) -> Iterator[tuple[Derivative, bytes]]:
    """Yield the bytes of each derivative; the same bytes for the same input and library.

    :param content: the bytes of a photo that was found sound.
    """
    image = _pixels(content)
    sized: dict[int, Image.Image] = {}
    for one in wanted:
        if one.width not in sized:
            sized[one.width] = image.resize((one.width, one.height), Image.Resampling.LANCZOS)
        made = BytesIO()
        sized[one.width].save(made, one.encoding.name, **one.encoding.options)
        yield one, made.getvalue()


def _pixels(content: bytes) -> Image.Image:
    """Return a photo upright, in sRGB, on white, without anything beside its pixels."""
    with Image.open(BytesIO(content), formats=READABLE) as opened:
        upright = ImageOps.exif_transpose(opened)
    image = _in_srgb(_in_colour(upright))
    bare = Image.new("RGB", image.size, "white")
    bare.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return bare


def _in_colour(image: Image.Image) -> Image.Image:
    """Return an image in a mode that colour profiles know."""
    if image.mode == "I;16":
        # Pillow's own conversion would clip all but the darkest tones to white.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGB", "RGBA", "CMYK", "L"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            # A profile that does not fit its image is ignored, as browsers do.
            return image.convert(mode)
        # Nothing comes back only when an image is changed in place.
        assert made is not None
        return made
    return image.convert(mode)
