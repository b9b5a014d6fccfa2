"""The bytes of a photo's derivatives.

What readers get is made anew from pixels, so nothing a camera or an editor wrote into the original (place,
time, device, comments, colour profile) can reach the site.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageCms

from .photos import READABLE, Derivative

# How a camera says it was held (EXIF orientation) → what makes the photo stand upright.
TURNS: Mapping[Any, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def encode(content: bytes, wanted: Sequence[Derivative]) -> Iterator[tuple[Derivative, bytes]]:
    """Yield the bytes of each derivative; the same bytes for the same input and library.

    :param content: the bytes of a photo that was found sound.
    """
    image = _pixels(content, max(max(one.width, one.height) for one in wanted))
    sized: dict[int, Image.Image] = {}
    for one in wanted:
        if one.width not in sized:
            sized[one.width] = image.resize((one.width, one.height), Image.Resampling.LANCZOS)
        made = BytesIO()
        sized[one.width].save(made, one.encoding.name, **one.encoding.options)
        yield one, made.getvalue()


def turn_of(image: Image.Image) -> Image.Transpose | None:
    """Return what makes an opened photo stand upright; None when it does."""
    # Asked of the file alone, when its pixels are read: Pillow forgives it more than an image made from it.
    image.load()
    return TURNS.get(image.getexif().get(ExifTags.Base.Orientation))


def _pixels(content: bytes, longest: int) -> Image.Image:
    """Return a photo upright, in sRGB, on white, without anything beside its pixels.

    :param longest: the longer side of the result in pixels; no more than the photo's own.
    """
    image = _in_srgb(_shrunk(content, longest))
    bare = Image.new("RGB", image.size, "white")
    bare.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return bare


def _shrunk(content: bytes, longest: int) -> Image.Image:
    """Return a photo upright and in its final size: every later step would else copy 200 MB of pixels."""
    with Image.open(BytesIO(content), formats=READABLE) as opened:
        scale = longest / max(opened.size)
        width, height = (max(1, round(side * scale)) for side in opened.size)
        # A JPEG is decoded no larger than twice the size, which costs nothing that could be seen.
        opened.draft(None, (2 * width, 2 * height))
        shrunk = _in_colour(opened).resize((width, height), Image.Resampling.LANCZOS)
        turn = turn_of(opened)
    return shrunk if turn is None else shrunk.transpose(turn)


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
