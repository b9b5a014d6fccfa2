"""Photos beside a record: each is there, is what its name says, is whole and of a sensible size."""

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from .decoding import Mark
from .marked import MarkedDict, mappings
from .messages import name_of
from .photo_pixels import TURNS, turn_of
from .photos import READABLE, PhotoFile
from .problems import Problem, did_you_mean, printable, quoted
from .records import Record
from .records.photos import PHOTO_TYPES, is_photo_name
from .system_errors import reason
from .vietnamese import format_number

# A 50-megapixel phone's photo fits; the repository keeps every byte for good.
MAX_PHOTO_BYTES = 15 * 1024 * 1024
# The same phone's pixels: more, and a small file could unfold into gigabytes.
MAX_PIXELS = 50_000_000
# Below this nothing can be made out on a page.
MIN_SIDE = 200
# A panorama is at most this long; no derivative then exceeds what WebP can hold (16,383 pixels).
MAX_RATIO = 6
# Pillow's names for what a JPEG of a phone may turn out to be: one with a second picture inside.
JPEG_VARIANTS = {"MPO": "JPEG"}
# The turns that make height of width.
SIDEWAYS = tuple(TURNS[orientation] for orientation in (5, 6, 7, 8))


class BadPhotoError(Exception):
    """A photo cannot be published; says why, in Vietnamese."""


def photo_files(
    document: MarkedDict, record_type: type[Record], record_path: str, folder: Path
) -> tuple[dict[str, PhotoFile], list[Problem]]:
    """Check the photos of one record and the folder they stand in.

    :param document: the parsed record, before validation, so that its other mistakes are told together.
    :param record_path: the record's path from the project's root.
    :param folder: the folder of the record's own name; it need not exist.
    :returns: the sound photos by path from the project's root, and every problem.
    """
    here = record_path.removesuffix(".yml")
    try:
        there = {path.name: path for path in _entries(folder)}
    except OSError as error:
        return {}, [Problem(here, 1, 1, f"Không đọc được: {reason(error)}.")]
    named = dict(_named(document))
    found: dict[str, PhotoFile] = {}
    problems = [_stray(f"{here}/{name}", record_path) for name in there if name not in named.values()]
    for mark, name in named.items():
        try:
            found[f"{here}/{name}"] = _photo(there, name, here)
        except BadPhotoError as error:
            problems.append(Problem(record_path, *mark, str(error), *name_of(record_type, _FILE)))
    return found, problems


_FILE = ("photos", 0, "file")


def _entries(folder: Path) -> list[Path]:
    """Return what stands in a photo folder; a link to a folder elsewhere is none of ours."""
    if not folder.is_dir() or folder.is_symlink():
        return []
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]


def _named(document: MarkedDict) -> Iterator[tuple[Mark, str]]:
    """Yield the file names a record gives, with their places; ill-formed ones are the schema's to refuse."""
    for photo in mappings(document.get("photos")):
        name = photo.get("file")
        if isinstance(name, str) and is_photo_name(name.strip()):
            yield photo.marks["file"][1], name.strip()


def _stray(path: str, record_path: str) -> Problem:
    said = f"Không bản ghi nào dùng tệp này: ghi tên tệp vào photos của {record_path}, hoặc xoá tệp."
    return Problem(printable(path), 1, 1, said)


def _photo(there: Mapping[str, Path], name: str, here: str) -> PhotoFile:
    # Names are compared with the listing: some file systems would find "Anh.jpg" under "anh.jpg".
    if name not in there:
        near = did_you_mean(name, there)
        raise BadPhotoError(
            f"Không có tệp {quoted(name)} trong {here}/: chép ảnh vào đó, hoặc xoá mục này.{near}"
        )
    path = there[name]
    if path.is_symlink() or not path.is_file():
        raise BadPhotoError(f"{quoted(name)} là liên kết hoặc thư mục: chép tệp ảnh thật vào {here}/.")
    try:
        with path.open("rb") as file:
            content = file.read(MAX_PHOTO_BYTES + 1)
    except OSError as error:
        raise BadPhotoError(f"Không đọc được {quoted(name)}: {reason(error)}.") from None
    width, height = photo_size(content, name)
    return PhotoFile(f"{here}/{name}", width, height, hashlib.sha256(content).hexdigest())


def photo_size(content: bytes, name: str) -> tuple[int, int]:
    """Return width and height in pixels of a photo held upright.

    :param content: the file's bytes, or the first ``MAX_PHOTO_BYTES + 1`` of them.
    :param name: the file's name, whose ending must tell the truth.
    :raises BadPhotoError: if the photo cannot be published.
    """
    if len(content) > MAX_PHOTO_BYTES:
        limit = MAX_PHOTO_BYTES // 1024**2
        raise BadPhotoError(f"{quoted(name)} nặng quá: tối đa {limit} MB. Thu nhỏ ảnh rồi lưu lại.")
    try:
        with warnings.catch_warnings():
            # Sizes are judged here, by our limits; what else is odd shows when the pixels are read.
            warnings.simplefilter("ignore")
            return _measure(content, name)
    except BadPhotoError:
        raise
    except Image.DecompressionBombError:
        raise BadPhotoError(_too_many_pixels(name)) from None
    except UnidentifiedImageError:
        raise BadPhotoError(
            f"Không đọc được {quoted(name)} như ảnh JPEG, PNG hay WebP: tệp hỏng hoặc thuộc loại khác. "
            "Ảnh HEIC của điện thoại thì xuất ra JPEG."
        ) from None
    except Exception as error:
        # Pillow's readers raise whatever a broken file makes them stumble over.
        raise BadPhotoError(f"{quoted(name)} bị hỏng hoặc thiếu dữ liệu: chép lại từ ảnh gốc.") from error


def _measure(content: bytes, name: str) -> tuple[int, int]:
    with Image.open(BytesIO(content), formats=READABLE) as image:
        width, height = image.size
        _check_type(image, name)
        _check_size(width, height, name)
        # A JPEG is decoded at an eighth of its size: a quarter of the time, every byte still read.
        image.draft(None, (width // 8, height // 8))
        sideways = turn_of(image) in SIDEWAYS
    return (height, width) if sideways else (width, height)


def _check_type(image: Image.Image, name: str) -> None:
    real = JPEG_VARIANTS.get(image.format or "", image.format)
    stem, _, ending = name.rpartition(".")
    if real != PHOTO_TYPES[ending]:
        better = next(one for one, kind in PHOTO_TYPES.items() if kind == real)
        raise BadPhotoError(f'{quoted(name)} thật ra là ảnh {real}: đổi tên thành "{stem}.{better}".')
    if real != "JPEG" and getattr(image, "is_animated", False):
        raise BadPhotoError(f"{quoted(name)} là ảnh động: chỉ dùng ảnh tĩnh.")


def _check_size(width: int, height: int, name: str) -> None:
    size = f"{quoted(name)} có {format_number(width)} × {format_number(height)} điểm ảnh"
    if width * height > MAX_PIXELS:
        raise BadPhotoError(_too_many_pixels(name))
    if min(width, height) < MIN_SIDE:
        raise BadPhotoError(f"{size}: mỗi cạnh cần ít nhất {MIN_SIDE}. Tìm bản lớn hơn, đừng phóng to.")
    if max(width, height) > MAX_RATIO * min(width, height):
        raise BadPhotoError(f"{size}: cạnh dài tối đa gấp {MAX_RATIO} lần cạnh ngắn. Cắt bớt ảnh.")


def _too_many_pixels(name: str) -> str:
    limit = format_number(MAX_PIXELS)
    return f"{quoted(name)} có quá nhiều điểm ảnh: tối đa {limit} (rộng × cao). Thu nhỏ ảnh rồi lưu lại."
