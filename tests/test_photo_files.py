"""Bad photos: each has its message, at its name or at the stray file, with all other problems."""

import shutil
import struct
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from phongtrao import photo_files
from phongtrao.load import load
from phongtrao.photo_files import MAX_PHOTO_BYTES, BadPhotoError, photo_size

from .pictures import drawing, saved
from .test_load import CONFERENCE, replace

FOLDER = "data/conferences/hoi-nghi-mau-2024"
PHOTO = f"{FOLDER}/toan-canh.png"
# Where the record names it.
PLACE = f"{CONFERENCE}:58:11: Tệp ảnh (file): "


def png_header(width, height):
    """Return a PNG that claims a size and has next to no pixels: a decompression bomb's first bytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def two_frames(kind):
    images = [drawing(300, 300), drawing(300, 300).rotate(90)]
    return saved(images[0], kind, save_all=True, append_images=images[1:])


BAD = {
    "cut": (saved(drawing(), "PNG")[:-60], "bị hỏng hoặc thiếu dữ liệu: chép lại từ ảnh gốc."),
    "empty": (
        b"",
        'Không đọc được "toan-canh.png" như ảnh JPEG, PNG hay WebP: tệp hỏng hoặc thuộc loại khác.',
    ),
    "text": (b"<svg onload=alert(1)>", 'Không đọc được "toan-canh.png" như ảnh'),
    "gif": (saved(drawing(), "GIF"), 'Không đọc được "toan-canh.png" như ảnh'),
    "avif": (saved(drawing(300, 300), "AVIF"), "Ảnh HEIC của điện thoại thì xuất ra JPEG."),
    "jpeg": (saved(drawing()), '"toan-canh.png" thật ra là ảnh JPEG: đổi tên thành "toan-canh.jpg".'),
    "webp": (saved(drawing(), "WEBP"), 'thật ra là ảnh WEBP: đổi tên thành "toan-canh.webp".'),
    "small": (saved(drawing(199, 400), "PNG"), "có 199 × 400 điểm ảnh: mỗi cạnh cần ít nhất 200."),
    "long": (
        saved(drawing(1300, 210), "PNG"),
        "có 1.300 × 210 điểm ảnh: cạnh dài tối đa gấp 6 lần cạnh ngắn.",
    ),
    "bomb": (png_header(10_000, 5_001), "có quá nhiều điểm ảnh: tối đa 50.000.000 (rộng × cao)."),
    "warned bomb": (png_header(10_000, 10_000), "có quá nhiều điểm ảnh"),
    "great bomb": (png_header(60_000, 60_000), "có quá nhiều điểm ảnh"),
    "animated": (two_frames("PNG"), "là ảnh động: chỉ dùng ảnh tĩnh."),
    "heavy": (bytes(MAX_PHOTO_BYTES + 1), "nặng quá: tối đa 15 MB. Thu nhỏ ảnh rồi lưu lại."),
}


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_a_bad_photo_is_told_at_its_name_in_under_a_second(editing, problems_in, content, expected):
    (editing / PHOTO).write_bytes(content)
    start = time.process_time()
    found = problems_in()
    assert time.process_time() - start < 1
    assert len(found) == 1
    assert found[0].startswith(PLACE)
    assert expected in found[0]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (saved(drawing(), "PNG"), "a.png"),
        (saved(drawing()), "a.jpg"),
        (saved(drawing(), progressive=True), "a.jpeg"),
        (saved(drawing(), "WEBP"), "a.webp"),
        (two_frames("MPO"), "a.jpg"),
    ],
    ids=["png", "jpg", "progressive", "webp", "phone"],
)
def test_sound_photos_are_measured(content, name):
    with Image.open(BytesIO(content)) as image:
        assert photo_size(content, name) == image.size


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg"), ("WEBP", "a.webp")])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_photo_cut_short_is_refused_wherever_it_is_cut(kind, name, share):
    image = Image.effect_noise((300, 300), 90).convert("RGB")
    content = saved(image, kind)
    with pytest.raises(BadPhotoError, match=r"hỏng|Không đọc được"):
        photo_size(content[: int(len(content) * share)], name)


@settings(max_examples=150)
@given(
    head=st.sampled_from([saved(drawing(200, 200), kind) for kind in ("PNG", "JPEG", "WEBP")]),
    at=st.integers(0, 3_000),
    noise=st.binary(max_size=60),
)
def test_any_bytes_are_measured_or_refused_and_never_another_error(head, at, noise):
    content = head[:at] + noise + head[at + len(noise) :]
    for name in ("a.png", "a.jpg", "a.webp"):
        try:
            width, height = photo_size(content, name)
        except BadPhotoError:
            continue
        assert min(width, height) >= 200


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "file: toan-canh.png",
            "file: toan-cnh.png",
            f'Không có tệp "toan-cnh.png" trong {FOLDER}/: chép ảnh vào đó, hoặc xoá mục này. '
            'Có phải ý bạn là "toan-canh.png"?',
        ),
        (
            "file: toan-canh.png",
            "file: Toàn cảnh.PNG",
            '"Toàn cảnh.PNG" không phải tên tệp ảnh dùng được. Cho phép: chữ thường không dấu, chữ số, '
            "dấu gạch nối, kết thúc bằng .jpg, .jpeg, .png hoặc .webp. Ví dụ: toan-canh-hoi-nghi.jpg. "
            'Có phải ý bạn là "toan-canh.png"?',
        ),
        ("file: toan-canh.png", "file: ../tin/anh.png", '"../tin/anh.png" không phải tên tệp ảnh dùng được.'),
        ("file: toan-canh.png", "file: anh.svg", '"anh.svg" không phải tên tệp ảnh dùng được.'),
        ("file: toan-canh.png", "file: [a]", "Chỗ này phải là một dòng chữ, không phải danh sách"),
    ],
)
def test_a_name_that_leads_nowhere_has_its_message(editing, problems_in, old, new, expected):
    replace(editing, CONFERENCE, old, new)
    found = problems_in()
    assert any(line.startswith(PLACE + expected) for line in found), found
    stray = (
        f"{PHOTO}:1:1: Không bản ghi nào dùng tệp này: ghi tên tệp vào photos của {CONFERENCE}, hoặc xoá tệp."
    )
    assert stray in found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    alt: Hình vẽ hai người đứng cạnh nhau\n", "", "64:5: Mô tả ảnh (alt): Thiếu mục này"),
        ("    caption: Trao giấy khen mẫu\n", "", "64:5: Chú thích ảnh (caption): Thiếu mục này"),
        ("caption: Trao giấy khen mẫu", 'caption: ""', "65:14: Chú thích ảnh (caption): Đang để trống"),
        ("caption: Trao", "captoin: Trao", 'Không có mục nào tên "captoin". Có phải ý bạn là "caption"?'),
        (
            "alt: Hình vẽ hai",
            "alt: Gọi 0912 345 678, hình vẽ hai",
            "Mô tả ảnh (alt): Có vẻ chứa số điện thoại",
        ),
        ("file: trao-thuong.png", "file: toan-canh.png", 'Ảnh "toan-canh.png" có hai lần trong bản ghi này.'),
    ],
)
def test_a_photo_needs_its_words_once(editing, problems_in, old, new, expected):
    replace(editing, CONFERENCE, old, new)
    assert any(expected in line for line in problems_in()), problems_in()


def test_a_bad_photo_a_stray_file_and_a_wrong_date_are_told_in_one_run(editing, problems_in):
    (editing / PHOTO).write_bytes(b"x")
    (editing / FOLDER / "thua.jpg").write_bytes(b"x")
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: mai")
    assert [line.split(": ")[0] for line in problems_in()] == [
        f"{CONFERENCE}:3:7",
        PLACE.split(": ", maxsplit=1)[0],
        f"{FOLDER}/thua.jpg:1:1",
    ]


def test_a_photo_by_another_case_is_not_there(editing, problems_in):
    (editing / PHOTO).rename(editing / FOLDER / "Toan-canh.png")
    found = problems_in()
    assert any(line.startswith(f'{PLACE}Không có tệp "toan-canh.png"') for line in found)
    assert any(line.startswith(f"{FOLDER}/Toan-canh.png:1:1: Không bản ghi nào dùng") for line in found)


def test_a_link_out_of_the_data_is_no_photo(editing, problems_in):
    shutil.move(editing / PHOTO, editing / "that.png")
    (editing / PHOTO).symlink_to(editing / "that.png")
    assert problems_in() == [
        f'{PLACE}"toan-canh.png" là liên kết hoặc thư mục: chép tệp ảnh thật vào {FOLDER}/.'
    ]


def test_a_folder_that_is_a_link_is_refused(editing, problems_in):
    shutil.move(editing / FOLDER, editing / "ngoai")
    (editing / FOLDER).symlink_to(editing / "ngoai")
    found = problems_in()
    assert any(line.startswith(f"{FOLDER}:1:1: Mỗi bản ghi là một tệp .yml") for line in found)
    assert any(line.startswith(f'{PLACE}Không có tệp "toan-canh.png"') for line in found)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("conferences/hoi-nghi-mau", ' Có phải ý bạn là "hoi-nghi-mau-2024"?'),
        ("units/xa-cu", "Thư mục con chỉ để chứa ảnh của một tin hay mô hình"),
        (f"{FOLDER.removeprefix('data/')}/sub", "Không bản ghi nào dùng tệp này"),
    ],
)
def test_a_folder_in_the_wrong_place_is_told(editing, problems_in, folder, expected):
    (editing / "data" / folder).mkdir()
    (found,) = problems_in()
    assert found.startswith(f"data/{folder}:1:1: ")
    assert expected in found


def test_what_the_system_leaves_in_a_folder_is_no_problem(editing, problems_in):
    (editing / FOLDER / ".DS_Store").write_bytes(b"x")
    assert problems_in() == []


def test_a_withdrawn_records_photos_are_checked_and_not_shown(editing, problems_in):
    replace(
        editing,
        CONFERENCE,
        "kind: final_review",
        "kind: final_review\nwithdrawn: {date: 1/1/2025, reason: x}",
    )
    data = load(editing)
    assert [file.path for record in data.records() for _, file in data.photos_of(record)] == [
        "data/models/an-toan-mau/cong-ngo.png"
    ]
    (editing / PHOTO).write_bytes(b"x")
    assert len(problems_in()) == 1


def test_more_is_never_read_than_the_limit_and_one_byte(editing, problems_in, monkeypatch):
    monkeypatch.setattr(photo_files, "MAX_PHOTO_BYTES", 100)
    assert sum("nặng quá" in line for line in problems_in()) == 3


def test_a_photo_that_cannot_be_read_is_told(editing, problems_in, monkeypatch):
    photo, honest = editing / PHOTO, Path.open

    def refusing(path, *arguments, **keywords):
        if path == photo:
            raise PermissionError(13, "Permission denied")
        return honest(path, *arguments, **keywords)

    monkeypatch.setattr(Path, "open", refusing)
    (line,) = problems_in()
    assert line.endswith(f'Không đọc được "{photo.name}": không có quyền truy cập.')
