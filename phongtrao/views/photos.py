"""Photos as a page shows them: for each type of file, the widths a browser may choose from."""

from itertools import groupby
from typing import NamedTuple

from ..dataset import Dataset
from ..paths import photo_path
from ..photos import Derivative, PhotoFile, derivatives
from ..records import Photo, Record

# The largest box a photo takes on a page, in CSS pixels: the column's width, and less than a screen's height.
SHOWN_WIDTH, SHOWN_HEIGHT = 920, 690
# The phone's side margins, which the theme sets.
MARGINS = 32


class PhotoChoice(NamedTuple):
    """The files of one type, each with its address and its width in pixels."""

    media_type: str
    files: tuple[tuple[str, int], ...]


class PhotoView(NamedTuple):
    """A photo with its words, the files to choose from, best type first, and its size on a wide page.

    ``path`` is the file for browsers that cannot choose. ``width`` and ``height`` are CSS pixels.
    """

    photo: Photo
    credit: str
    choices: tuple[PhotoChoice, ...]
    path: str
    width: int
    height: int
    sizes: str


def photo_views(dataset: Dataset, record: Record) -> list[PhotoView]:
    """Return a record's photos in their order."""
    return [_photo_view(photo, file) for photo, file in dataset.photos_of(record)]


def _photo_view(photo: Photo, file: PhotoFile) -> PhotoView:
    made = derivatives(file)
    choices = tuple(
        PhotoChoice(media_type, tuple((photo_path(one.name), one.width) for one in group))
        for media_type, group in groupby(made, key=lambda one: one.encoding.media_type)
    )
    width, height = _shown(made[-1])
    return PhotoView(
        photo=photo,
        credit="; ".join(_credits(photo)),
        choices=choices,
        path=choices[-1].files[-1][0],
        width=width,
        height=height,
        sizes=f"(min-width: {width + MARGINS}px) {width}px, calc(100vw - {MARGINS}px)",
    )


def _shown(largest: Derivative) -> tuple[int, int]:
    """Return the largest size that fits the box and upscales nothing, in the photo's own proportions."""
    scale = min(1, SHOWN_WIDTH / largest.width, SHOWN_HEIGHT / largest.height)
    return round(largest.width * scale), round(largest.height * scale)


def _credits(photo: Photo) -> list[str]:
    by = [f"Người chụp: {photo.photographer}"] if photo.photographer else []
    return [*by, f"{'nguồn' if by else 'Nguồn'}: {photo.source}"] if photo.source else by
