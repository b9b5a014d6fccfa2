"""Derivatives are made once, whole, and again when what is kept is not what was made."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from phongtrao import photo_cache
from phongtrao.photo_cache import FOLDER, make_derivatives
from phongtrao.photos import PhotoChangedError, PhotoFile

from .pictures import drawing, saved
from .test_build import digest

CONTENT = saved(drawing(600, 400))
PHOTO = PhotoFile("anh.jpg", 600, 400, hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture
def root(tmp_path):
    """A project with one photo and its derivatives made."""
    (tmp_path / "anh.jpg").write_bytes(CONTENT)
    make_derivatives(tmp_path, [PHOTO])
    return tmp_path


@pytest.fixture
def encoded(monkeypatch):
    """The calls that make derivatives."""
    calls = []
    real = photo_cache.encode
    monkeypatch.setattr(photo_cache, "encode", lambda *given: calls.append(1) or real(*given))
    return calls


def test_what_is_made_is_there_by_name(root):
    found = make_derivatives(root, [PHOTO])
    assert sorted(found) == sorted(
        f"{PHOTO.key}-{width}.{end}" for width in (480, 600) for end in ("avif", "jpg", "webp")
    )
    assert all(path.stat().st_size > 100 for path in found.values())
    assert {path.name for path in (root / FOLDER).iterdir()} == {*found, f"{PHOTO.key}.sha256"}


def test_a_second_build_makes_nothing_and_needs_no_original(root, encoded):
    (root / "anh.jpg").unlink()
    assert len(make_derivatives(root, [PHOTO])) == 6
    assert encoded == []


def test_a_photo_shown_twice_is_made_once(tmp_path, encoded):
    (tmp_path / "anh.jpg").write_bytes(CONTENT)
    assert len(make_derivatives(tmp_path, [PHOTO, PHOTO])) == 6
    assert encoded == [1]


@pytest.mark.parametrize("name", [f"{PHOTO.key}-480.avif", f"{PHOTO.key}-600.jpg", f"{PHOTO.key}.sha256"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff" * 500),
        lambda path: path.unlink(),
    ],
    ids=["cut", "emptied", "garbled", "deleted"],
)
def test_a_spoilt_cache_is_made_anew(root, encoded, name, spoil):
    good = digest(root)
    spoil(root / FOLDER / name)
    make_derivatives(root, [PHOTO])
    assert encoded == [1]
    assert digest(root) == good


def test_two_builds_at_once_end_with_one_whole_cache(root, tmp_path_factory):
    good = digest(root)
    other = tmp_path_factory.mktemp("together")
    (other / "anh.jpg").write_bytes(CONTENT)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: make_derivatives(other, [PHOTO]), range(2)))
    assert found[0] == found[1]
    assert digest(other) == good


def test_a_photo_that_changed_since_it_was_checked_is_never_kept_under_its_name(tmp_path):
    (tmp_path / "anh.jpg").write_bytes(saved(drawing(600, 401)))
    with pytest.raises(PhotoChangedError, match=r"anh\.jpg"):
        make_derivatives(tmp_path, [PHOTO])
    assert not (tmp_path / FOLDER).exists()


def test_without_photos_there_is_no_cache(tmp_path):
    assert make_derivatives(tmp_path, []) == {}
    assert list(tmp_path.iterdir()) == []
