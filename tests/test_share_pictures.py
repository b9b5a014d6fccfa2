"""The pictures of links: Vietnamese set right at every size, small, and the same bytes every time."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from macros import FONTS
from phongtrao import share_cache
from phongtrao.share_cache import make_pictures
from phongtrao.share_drawing import (
    LINE_HEIGHT,
    TEXT_WIDTH,
    TITLE_BOTTOM,
    TITLE_SIZES,
    TITLE_TOP,
    _font,
    draw,
    title_lines,
)
from phongtrao.share_pictures import FOLDER, Card

from .letters import LETTERS, SIGNS
from .test_build import digest

CARD = Card("Trang mẫu", "Hội nghị tổng kết mẫu", ("Hội nghị · 5/11/2024", "xã Cũ, huyện Mẫu"))
NOWHERE = "\U0010fffe"


def picture(card):
    return Image.open(BytesIO(draw(card, FONTS)))


@pytest.mark.parametrize("file", [FONTS.bold, FONTS.regular], ids=["bold", "regular"])
def test_the_fonts_hold_every_vietnamese_letter(file):
    font = _font(file, 64)
    missing = bytes(font.getmask(NOWHERE))
    assert len(set(LETTERS)) == 146
    assert [letter for letter in [*LETTERS, *SIGNS] if bytes(font.getmask(letter)) == missing] == []
    # Each letter has a shape of its own: no mark is lost.
    assert len({bytes(font.getmask(letter)) for letter in LETTERS}) == len(LETTERS)


@pytest.mark.parametrize("size", [size for size, _ in TITLE_SIZES])
def test_marks_of_one_line_never_touch_the_line_above(size):
    font = _font(FONTS.bold, size)
    tops, bottoms = zip(*(font.getbbox(letter)[1::2] for letter in [*LETTERS, *"gpqy,"]), strict=True)
    assert min(tops) + size * LINE_HEIGHT > max(bottoms)


@pytest.mark.parametrize(("size", "most"), TITLE_SIZES)
def test_as_many_lines_as_are_allowed_have_room(size, most):
    assert size * LINE_HEIGHT * most <= TITLE_BOTTOM - TITLE_TOP


@pytest.mark.parametrize("repeats", [1, 4, 9, 40])
def test_a_longer_title_is_set_smaller_and_then_cut(repeats):
    title = " ".join(["Nghiêng ngả khuỷu"] * repeats)
    lines, font = title_lines(title, FONTS)
    assert all(font.getlength(line) <= TEXT_WIDTH for line in lines)
    assert set(" ".join(lines).removesuffix("…").split()) == {"Nghiêng", "ngả", "khuỷu"}
    assert lines[-1].endswith("…") == (repeats == 40)
    assert font.size == {1: 74, 4: 74, 9: 50, 40: 42}[repeats]


@pytest.mark.parametrize("title", ["A", "Ẫ Ổ Ự Ệ " * 50, "x" * 300, "“Tự phòng, tự quản” – " * 7])
def test_a_picture_is_of_the_size_it_claims_and_small(title):
    made = draw(Card("Trang " * 30, title, ("Loại " * 40, "Nơi " * 40)), FONTS)
    assert len(made) <= 60_000
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))


def test_nothing_is_drawn_over_the_edge():
    image = picture(Card("Trang " * 30, "Ẫ Ổ Ự Ệ " * 50, ("Loại " * 40, "Nơi " * 40))).convert("RGB")
    green = image.getpixel((0, 0))
    ImageDraw.Draw(image).rectangle((70, 0, 1130, 630), fill=green)
    assert {colour for _, colour in image.crop((0, 0, 1200, 600)).getcolors()} == {green}


def test_every_word_shows():
    pictures = [
        CARD,
        Card("Trang khác", CARD.title, CARD.foot),
        Card(CARD.site, "Hội nghị tổng kết mậu", CARD.foot),
        Card(CARD.site, CARD.title, CARD.foot[:1]),
    ]
    assert len({draw(card, FONTS) for card in pictures}) == 4


def test_pictures_are_drawn_once_and_kept(tmp_path, monkeypatch):
    made = make_pictures(tmp_path, [CARD, CARD], FONTS)
    before = digest(tmp_path)
    monkeypatch.setattr(share_cache, "draw", None)
    assert make_pictures(tmp_path, [CARD], FONTS) == made
    assert digest(tmp_path) == before
    assert made[CARD].parent == tmp_path / FOLDER


@pytest.mark.parametrize("ending", [".png", ".sha256"])
def test_a_spoilt_picture_is_drawn_anew(tmp_path, ending):
    path = make_pictures(tmp_path, [CARD], FONTS)[CARD]
    good = digest(tmp_path)
    path.with_suffix(ending).write_bytes(b"cut")
    make_pictures(tmp_path, [CARD], FONTS)
    assert digest(tmp_path) == good


def test_many_pictures_are_drawn_side_by_side_into_the_same_bytes(tmp_path, monkeypatch):
    cards = [Card("Trang", f"Tin thứ {number}", ()) for number in range(4)]
    make_pictures(tmp_path / "one", cards, FONTS)
    monkeypatch.setattr(share_cache, "WORTH_PROCESSES", 2)
    make_pictures(tmp_path / "side", cards, FONTS)
    assert digest(tmp_path / "one") == digest(tmp_path / "side")
