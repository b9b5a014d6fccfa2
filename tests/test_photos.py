"""What is made from a photo: sizes, types, orientation, colours; and nothing of what the camera wrote."""

import hashlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from phongtrao import photos
from phongtrao.photo_files import MAX_RATIO, MIN_SIDE, BadPhotoError, photo_size
from phongtrao.photo_pixels import encode
from phongtrao.photos import WIDTHS, PhotoFile, derivatives
from phongtrao.records.photos import PHOTO_TYPES

from .pictures import SECRETS, colour_profile, drawing, saved, telling

TYPES = [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")]
# EXIF orientation → the corner (right, down) that the red quarter then stands in.
UPRIGHT = [
    *((1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (7, (1, 1)), (8, (0, 1))),
    (9, (0, 0)),
]


def described(content, name="anh.jpg"):
    return PhotoFile("anh", *photo_size(content, name), hashlib.sha256(content).hexdigest())


def made_from(content, name="anh.jpg"):
    """Return each derivative with its bytes."""
    return list(encode(content, derivatives(described(content, name))))


def opened(made):
    return Image.open(BytesIO(made)).convert("RGB")


def is_red(colour):
    return colour[0] > 150 and max(colour[1:]) < 90


def is_white(colour):
    return min(colour) > 235


@pytest.mark.parametrize(
    ("width", "widths"),
    [(200, [200]), (480, [480]), (640, [480, 640]), (1600, [480, 960, 1600]), (4000, [480, 960, 1600])],
)
def test_each_type_comes_in_the_same_widths(width, widths):
    found = derivatives(PhotoFile("anh", width, 300, "0" * 64))
    assert [one.encoding.media_type for one in found[:: len(widths)]] == [
        "image/avif",
        "image/webp",
        "image/jpeg",
    ]
    assert [one.width for one in found] == widths * 3


@given(st.integers(MIN_SIDE, 20_000), st.integers(MIN_SIDE, 20_000))
def test_nothing_is_ever_upscaled_or_larger_than_its_type_can_hold(width, height):
    for one in derivatives(PhotoFile("anh", width, height, "0" * 64)):
        assert one.width <= min(width, WIDTHS[-1])
        assert one.height <= height
        assert abs(one.width * height / width - one.height) <= 0.5
    assert WIDTHS[-1] * MAX_RATIO < 16_383


def test_files_are_what_their_names_say():
    for one, made in made_from(saved(drawing())):
        image = Image.open(BytesIO(made))
        assert Image.MIME[image.format] == one.encoding.media_type
        assert image.size == (one.width, one.height)
        assert one.name.endswith(f"-{one.width}.{one.encoding.ending}")


@pytest.mark.parametrize(("kind", "name"), TYPES)
def test_nothing_a_camera_wrote_is_in_any_output(kind, name):
    content = telling(drawing(600, 400), kind)
    assert sum(secret in content for secret in SECRETS) >= 3
    assert Image.open(BytesIO(content)).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    for _, made in made_from(content, name):
        for trace in (
            *SECRETS,
            b"Exif",
            b"EXIF",
            b"GPS",
            b"xmpmeta",
            b"XMP ",
            b"ICC_PROFILE",
            b"ICCP",
            b"prof",
        ):
            assert trace not in made
        image = Image.open(BytesIO(made))
        assert not image.getexif()
        assert not image.info.keys() & {"exif", "xmp", "icc_profile", "comment"}


@pytest.mark.parametrize(("kind", "name"), TYPES)
@pytest.mark.parametrize(("orientation", "corner"), UPRIGHT)
def test_photos_stand_upright(kind, name, orientation, corner):
    content = telling(drawing(600, 400), kind, orientation)
    turned = orientation in (5, 6, 7, 8)
    assert photo_size(content, name) == ((400, 600) if turned else (600, 400))
    for one, made in made_from(content, name):
        image = opened(made)
        assert image.size == (one.width, one.height)
        at = [(20, size - 20) for size in image.size]
        for right in (0, 1):
            for down in (0, 1):
                expected = is_red if (right, down) == corner else is_white
                assert expected(image.getpixel((at[0][right], at[1][down])))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "PA", "L", "LA", "1", "I;16"])
def test_every_kind_of_png_keeps_its_light_parts_light(mode):
    if mode == "I;16":
        image = Image.new(mode, (400, 300), 65_000)
    elif mode == "PA":
        image = drawing(400, 300, "RGBA").quantize(8)
    else:
        image = drawing(400, 300, mode)
    for _, made in made_from(saved(image, "PNG"), "anh.png"):
        assert is_white(opened(made).getpixel((390, 290)))


def test_what_is_transparent_becomes_white():
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    for _, made in made_from(saved(image, "PNG"), "anh.png"):
        assert is_white(opened(made).getpixel((200, 150)))


def test_print_colours_become_screen_colours():
    for _, made in made_from(saved(drawing(400, 300, "CMYK"))):
        image = opened(made)
        assert is_red(image.getpixel((20, 20)))
        assert is_white(image.getpixel((390, 290)))


def test_colours_follow_the_photos_profile():
    for mode, name in (("RGB", "anh.jpg"), ("RGBA", "anh.png")):
        image = Image.new(mode, (400, 300), "#0000cc")
        content = saved(image, PHOTO_TYPES[name[4:]], icc_profile=colour_profile(swapped=True))
        for _, made in made_from(content, name):
            assert is_red(opened(made).getpixel((20, 20)))


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_broken_profile_is_ignored(mode):
    content = saved(drawing(400, 300, mode), icc_profile=b"khong phai ho so mau")
    assert len(made_from(content)) == 3


def test_a_much_larger_photo_is_shrunk_without_moving_anything(monkeypatch):
    monkeypatch.setattr(photos, "WIDTHS", (100, 200))
    for one, made in made_from(telling(drawing(1600, 1000), orientation=6)):
        image = opened(made)
        assert image.size == (one.width, one.height) == (one.width, round(one.width * 1.6))
        edge = one.width // 2
        assert is_red(image.getpixel((edge + 3, 10)))
        assert is_white(image.getpixel((edge - 3, 10)))


# Pillow warns of a garbled orientation and goes on without it, as it should.
@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=40)
@given(
    sound=st.sampled_from([(telling(drawing(200, 200), kind), name) for kind, name in TYPES]),
    at=st.integers(0, 1_500),
    noise=st.binary(max_size=4),
)
def test_whatever_is_found_sound_can_be_made(sound, at, noise):
    content, name = sound[0][:at] + noise + sound[0][at + len(noise) :], sound[1]
    try:
        made = made_from(content, name)
    except BadPhotoError:
        return
    assert len(made) >= 3


def test_the_same_photo_gives_the_same_names_and_bytes():
    content = telling(drawing())
    assert made_from(content) == made_from(content)


def test_another_photo_gives_other_names():
    one, other = described(saved(drawing(600, 400))), described(saved(drawing(600, 401)))
    assert one.key != other.key
