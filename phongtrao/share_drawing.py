"""The pictures of links, drawn: their words, set in a fixed design."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .share_pictures import HEIGHT, WIDTH, Card, Fonts
from .typesetting import balanced, cut, shortened, syllables

# Sizes of the title with the most lines of each that fit, tried from the largest.
TITLE_SIZES = ((74, 3), (64, 4), (50, 5), (42, 6))
# Vietnamese puts two marks on a letter: less room would let them touch the line above.
LINE_HEIGHT = 1.3
SMALL, SMALL_STEP = 32, 45
MARGIN, TITLE_TOP, TITLE_BOTTOM, FOOT_TOP = 80, 158, 492, 508
TEXT_WIDTH = WIDTH - 2 * MARGIN

# Sixteen colours make half the bytes of 256: green to white for the letters' edges, and the bar's gold.
SHADES, GOLD = 15, 15
_GREEN, _WHITE, _GOLD = (20, 83, 45), (255, 255, 255), (242, 193, 78)
_SOFT = 190
PALETTE = [
    *(
        round(dark + (light - dark) * step / (SHADES - 1))
        for step in range(SHADES)
        for dark, light in zip(_GREEN, _WHITE, strict=True)
    ),
    *_GOLD,
]
_TO_SHADE = [round(value * (SHADES - 1) / 255) for value in range(256)]
# The shield of theme/assets/phongtrao/icon.svg in its units, 24 to a side, with its curves as corners.
_SHIELD = ((12, 2), (4, 5), (4, 11), (5, 15), (8, 19.5), (12, 22), (16, 19.5), (19, 15), (20, 11), (20, 5))
_STAR = (
    *((12, 6.6), (13.5, 9.6), (16.8, 10.1), (14.4, 12.4), (15, 15.7)),
    *((12, 14.1), (9, 15.7), (9.6, 12.4), (7.2, 10.1), (10.5, 9.6)),
)
_EMBLEM_SIZE, _FINER = 64, 4
# zlib's strategy of run lengths alone, which Pillow takes by number: for flat colours as small as the slowest
# search, in a thirtieth of its time.
_Z_RLE = 3


@lru_cache(maxsize=16)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # Vietnamese in NFC needs no shaping, and the basic engine is the same everywhere.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def draw(card: Card, fonts: Fonts) -> bytes:
    """Return the picture as a PNG file of 1200 × 630 pixels."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(image)
    small = _font(fonts.regular, SMALL)
    image.paste(_emblem(), (MARGIN - 8, 48))
    foot = [(text, MARGIN, FOOT_TOP + number * SMALL_STEP) for number, text in enumerate(card.foot)]
    for text, left, top in [(card.site, MARGIN + 72, 62), *foot]:
        pen.text((left, top), shortened(text, WIDTH - MARGIN - left, small.getlength), fill=_SOFT, font=small)
    lines, font = title_lines(card.title, fonts)
    step = font.size * LINE_HEIGHT
    start = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - step * len(lines)) / 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, round(start + number * step)), line, fill=255, font=font)
    return _saved(image)


def title_lines(title: str, fonts: Fonts) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the lines of a title in the largest size that holds it; in the smallest it is cut short."""
    words = syllables(title)
    for size, most in TITLE_SIZES:
        font = _font(fonts.bold, size)
        if lines := balanced(words, TEXT_WIDTH, most, font.getlength):
            return lines, font
    return cut(words, TEXT_WIDTH, most, font.getlength), font


def _saved(image: Image.Image) -> bytes:
    shaded = image.point(_TO_SHADE)
    ImageDraw.Draw(shaded).rectangle((0, HEIGHT - 16, WIDTH, HEIGHT), fill=GOLD)
    shaded.putpalette(PALETTE)
    file = BytesIO()
    shaded.save(file, "PNG", compress_level=1, compress_type=_Z_RLE)
    return file.getvalue()


@lru_cache(maxsize=1)
def _emblem() -> Image.Image:
    """Return the site's emblem in white, its edges smooth."""
    side = _EMBLEM_SIZE * _FINER
    image = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(image)
    for shape, shade in ((_SHIELD, 255), (_STAR, 0)):
        pen.polygon([(x * side / 24, y * side / 24) for x, y in shape], fill=shade)
    return image.resize((_EMBLEM_SIZE, _EMBLEM_SIZE), Image.Resampling.BOX)
