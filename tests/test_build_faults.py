"""Whatever fails while a site is built, the site that stands is as it was, and the next run makes it."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from phongtrao.memory import Memory, Notes
from phongtrao.site_builder import Writer

from .commands import run
from .test_build import digest
from .test_load import replace

NEWS = "data/news/tin-mau-2024.yml"


@pytest.fixture(scope="module")
def built(project, tmp_path_factory):
    """A copy of the miniature project, built without an index; never changed itself."""
    folder = tmp_path_factory.mktemp("built") / "mini"
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("*.lock"))
    build(folder)
    return folder


@pytest.fixture
def changed(built, tmp_path):
    """A copy of a built project, with one change since."""
    root = Path(shutil.copytree(built, tmp_path / "mini", ignore=shutil.ignore_patterns("*.lock")))
    replace(root, NEWS, "title: ", "title: Lại nói về ")
    return root


def build(root, code=0):
    return run("build", "--no-search", "--root", root, code=code)


def assert_mended(root):
    """The next run works, and leaves nothing beside the site."""
    build(root)
    assert "Lại nói về" in (root / "site" / "tin-tuc" / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in root.iterdir() if path.name.startswith(".site.")] == [".site.lock"]


def refuse_after(monkeypatch, owner, name, calls, number):
    """Let the system refuse a step after so many."""
    real, done = getattr(owner, name), []

    def step(*args, **keywords):
        done.append(args)
        if len(done) > calls:
            raise OSError(number, "refused", "/o/dia/tep")
        return real(*args, **keywords)

    monkeypatch.setattr(owner, name, step)


@pytest.mark.parametrize("calls", [0, 3])
@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EIO, "thiết bị lưu trữ có lỗi"),
    ],
)
def test_a_disk_that_takes_no_more_is_told(changed, monkeypatch, calls, number, told):
    before = digest(changed / "site")
    shutil.rmtree(changed / ".cache" / "build")
    with monkeypatch.context() as patch:
        refuse_after(patch, Writer, "write", calls, number)
        said = build(changed, code=1)
    assert f"{told} (/o/dia/tep). Sửa chỗ ấy rồi chạy lại; site/ giữ nguyên." in said
    assert digest(changed / "site") == before
    assert_mended(changed)


def test_a_file_too_large_for_the_disk_is_told_by_the_system_itself(changed):
    before = digest(changed / "site")
    shutil.rmtree(changed / ".cache" / "build")
    call = ["prlimit", "--fsize=50000", sys.executable, "-m", "phongtrao", "build", "--root", changed]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "tệp quá lớn" in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(changed / "site") == before
    assert_mended(changed)


@pytest.mark.parametrize(("of", "step"), [(Notes, "finish"), (Memory, "keep")])
def test_a_disk_that_is_full_once_the_site_stands_costs_only_time(changed, monkeypatch, of, step):
    with monkeypatch.context() as patch:
        refuse_after(patch, of, step, 0, errno.ENOSPC)
        build(changed)
    assert_mended(changed)
    good = digest(changed / "site")
    build(changed)
    assert digest(changed / "site") == good


def test_a_site_that_nobody_may_write_is_told_and_brought_up_to_date_later(changed, monkeypatch):
    """The change stands ready beside it, and whoever comes next completes it."""
    before = digest(changed / "site")
    with monkeypatch.context() as patch:
        refuse_after(patch, Path, "replace", 0, errno.EACCES)
        said = build(changed, code=1)
    assert "không có quyền truy cập (/o/dia/tep)" in said
    assert digest(changed / "site") == before
    assert_mended(changed)


def test_a_template_that_fails_is_told_with_the_way_there(changed):
    before = digest(changed / "site")
    template = changed / "templates" / "article.html"
    good = template.read_text(encoding="utf-8")
    for wrong, told in (("{{ khong_co.gi }}", "khong_co"), ("{% if %}", "article.html")):
        template.write_text(good.replace("{{ article.title }}", wrong), encoding="utf-8")
        said = build(changed, code=1)
        assert told in said
        assert "site/ giữ nguyên như trước" in said
        assert digest(changed / "site") == before
    template.write_text(good, encoding="utf-8")
    assert_mended(changed)


def test_a_photo_that_is_gone_is_told_at_its_name(changed):
    before = digest(changed / "site")
    photo = next((changed / "data").rglob("*.png"))
    content = photo.read_bytes()
    photo.unlink()
    said = build(changed, code=1)
    assert photo.name in said
    assert digest(changed / "site") == before
    photo.write_bytes(content)
    assert_mended(changed)


def test_a_spoilt_cache_of_any_kind_is_made_anew(changed, built):
    """Every file under .cache/, of photos, pictures, templates and the last build."""
    for file in (changed / ".cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"h\xff")
    assert_mended(changed)
    replace(changed, NEWS, "title: Lại nói về ", "title: ")
    build(changed)
    assert digest(changed / "site") == digest(built / "site")
