"""Photos of a record: files that stand beside it, in the folder of its own name."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from ..problems import quoted
from ..vietnamese import slug
from .refusal import refuse
from .rules import Part
from .spelling import spelled
from .values import ID_PATTERN, MAX_ID, Line, Title, checked

# What Pillow calls the type of a file with each ending.
PHOTO_TYPES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
PHOTO_PATTERN = rf"{ID_PATTERN}\.(?:{'|'.join(PHOTO_TYPES)})"


def is_photo_name(text: str) -> bool:
    """Tell whether ``text`` may name a photo: no folder, no accent, no space, a known ending."""
    return re.fullmatch(PHOTO_PATTERN, text) is not None


def _check_photo_name(text: str) -> str:
    if is_photo_name(text):
        return text
    stem, _, ending = text.rpartition(".")
    better = f"{slug(stem)}.{ending.lower()}"
    raise refuse(
        f"{quoted(text)} không phải tên tệp ảnh dùng được. Cho phép: chữ thường không dấu, chữ số, dấu gạch "
        "nối, kết thúc bằng .jpg, .jpeg, .png hoặc .webp. Ví dụ: toan-canh-hoi-nghi.jpg.",
        f' Có phải ý bạn là "{better}"?' if is_photo_name(better) else "",
    )


PhotoName = Annotated[
    str,
    checked(_check_photo_name, MAX_ID, spelled(PHOTO_PATTERN, "tên tệp ảnh. Ví dụ: toan-canh-hoi-nghi.jpg")),
]


class Photo(Part):
    """One photo, with the words without which it is not published."""

    file: PhotoName = Field(
        title="Tệp ảnh",
        description="Tên tệp trong thư mục cùng tên với bản ghi này.",
        examples=["toan-canh-hoi-nghi.jpg"],
    )
    caption: Line = Field(title="Chú thích ảnh")
    alt: Line = Field(title="Mô tả ảnh", description="Cho người không nhìn thấy ảnh: trong ảnh có gì.")
    photographer: Title | None = Field(None, title="Người chụp", description="Chỉ ghi khi nguồn ghi tên.")
    source: Title | None = Field(None, title="Nguồn ảnh", examples=["Báo Bình Thuận"])
    note: Line | None = Field(None, title="Ghi chú")


def _each_file_once(photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
    """No file is shown twice on a page."""
    seen: set[str] = set()
    for photo in photos:
        if photo.file in seen:
            raise refuse(f"Ảnh {quoted(photo.file)} có hai lần trong bản ghi này.")
        seen.add(photo.file)
    return photos


Photos = Annotated[tuple[Photo, ...], AfterValidator(_each_file_once)]
