"""The way back: ``data/`` written anew from the API alone gives the same API, days included."""

import os
import shutil
import subprocess
from datetime import date

import pytest

from phongtrao.build import history_of
from phongtrao.load import load
from phongtrao.open_data import pieces
from phongtrao.open_data.restore import RestoreError, restore
from phongtrao.open_data.restore.days import Days, commit_days
from phongtrao.paths import API
from phongtrao.views.structured import Deployment

from ..commands import run
from ..conftest import MINI, ROOT
from ..test_load import CONFERENCE, replace

SITE = Deployment("Trang mẫu", "Một trang", "https://example.vn/")


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch):
    """What is not committed counts as changed today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735732800")


def api_of(root):
    """Return every JSON file of the API of the data under ``root``, by its address."""
    dataset = load(root, history_of(root))
    made = (piece.make() for piece in pieces.pieces(dataset, SITE))
    every = {address: content for files in made for address, content in files.items()}
    return {address: content for address, content in every.items() if address.startswith(API)}


def write(folder, files, photos=None):
    for address, content in files.items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if photos:
        shutil.copytree(photos / "api/v1/photos", folder / "api/v1/photos")
    return folder


def git(root, *arguments, day):
    moment = f"{day}T01:00:00+00:00"
    who = ("-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "commit.gpgSign=false")
    times = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(
        ["git", *who, *arguments], cwd=root, env=os.environ | times, check=True, capture_output=True
    )


def commit(root, day):
    git(root, "add", "data", day=day)
    git(root, "commit", "-qm", day, day=day)


def test_the_miniature_site_comes_back_from_its_api_alone(site, editing, tmp_path):
    before = api_of(editing)
    done = restore(write(tmp_path / "published", before, photos=site), tmp_path / "back")
    assert (done.records, done.withdrawn, done.photos) == (18, 1, 3)
    assert api_of(tmp_path / "back") == before


def test_the_real_data_come_back_from_their_api_alone(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "own" / "data")
    before = api_of(tmp_path / "own")
    restore(write(tmp_path / "published", before), tmp_path / "back")
    assert api_of(tmp_path / "back") == before


def test_days_come_back_as_a_history_of_their_own(site, editing, tmp_path):
    git(editing, "init", "-q", day="2024-01-01")
    commit(editing, "2024-03-01")
    replace(editing, CONFERENCE, "summary: ", "summary: Đã sửa. ")
    commit(editing, "2024-05-02")
    before = api_of(editing)
    assert b'"last_updated": "2024-05-02"' in before["api/v1/conferences/hoi-nghi-mau-2024.json"]
    assert restore(write(tmp_path / "published", before, photos=site), tmp_path / "back").days_kept
    assert api_of(tmp_path / "back") == before


def test_days_of_a_cut_history_stay_unknown(tmp_path):
    paths = {
        "data/a.yml": (None, None),
        "data/b.yml": (None, "2024-05-02"),
        "data/c.yml": ("2024-05-02", "2024-06-03"),
    }
    (tmp_path / "data").mkdir()
    for path in paths:
        (tmp_path / path).write_bytes(b"a: 1\n")
    assert commit_days(tmp_path, {path: Days(*days) for path, days in paths.items()})
    history = history_of(tmp_path)
    assert history.updated == {"data/b.yml": date(2024, 5, 2), "data/c.yml": date(2024, 6, 3)}
    assert history.added == {"data/c.yml": date(2024, 5, 2)}
    assert {(tmp_path / path).read_bytes() for path in paths} == {b"a: 1\n"}


WITHDRAWN = "withdrawn:\n  date: 1/12/2024\n  reason: Nguồn đã gỡ.\n"


@pytest.mark.parametrize(
    "path",
    [
        "conferences/ra-mat-mau-2023",
        "models/anh-sang-mau",
        "awards/khen-rieng-2022",
        "results/mau-2022",
        "exemplars/truong-mau-2023",
    ],
)
def test_any_record_that_was_withdrawn_stays_so_and_those_that_lean_on_it_keep_their_sources(
    site, editing, tmp_path, path
):
    with (editing / f"data/{path}.yml").open("a", encoding="utf-8") as file:
        file.write(WITHDRAWN)
    before = api_of(editing)
    restore(write(tmp_path / "published", before, photos=site), tmp_path / "back")
    assert api_of(tmp_path / "back") == before


def test_a_contact_that_was_let_pass_is_asked_for_again_without_the_sites_reason(site, editing, tmp_path):
    replace(editing, CONFERENCE, "summary: ", "summary: Gọi Công an xã theo số 0252 3 123 456. ")
    own = (editing / CONFERENCE).read_text(encoding="utf-8")
    entry = "  - text: 0252 3 123 456\n    reason: Số trực ban đã công bố của Công an xã.\n"
    own = own.replace("privacy_exceptions:\n", f"privacy_exceptions:\n{entry}")
    (editing / CONFERENCE).write_text(own, encoding="utf-8")
    before = api_of(editing)
    restore(write(tmp_path / "published", before, photos=site), tmp_path / "back")
    text = (tmp_path / "back" / CONFERENCE).read_text(encoding="utf-8")
    assert "0252 3 123 456" in text.partition("privacy_exceptions:")[2]
    assert "Số trực ban" not in text
    assert api_of(tmp_path / "back") == before


def test_numbers_and_dates_of_any_precision_come_back(editing, tmp_path, site):
    replace(editing, "data/results/mau-2024.yml", "value: 1.234,5", "value: 1.234,0625")
    before = api_of(editing)
    restore(write(tmp_path / "published", before, photos=site), tmp_path / "back")
    assert api_of(tmp_path / "back") == before


def test_the_command_says_what_it_did(site, tmp_path):
    said = run("restore", site, tmp_path / "back")
    assert "Đã khôi phục 18 bản ghi, 1 bản ghi đã rút, 3 ảnh" in said
    assert run("check", "--root", tmp_path / "back").startswith("Dữ liệu sạch")


def test_a_folder_without_an_api_or_a_target_with_files_is_refused(site, tmp_path):
    assert "Không thấy api/v1/index.json" in run("restore", MINI, tmp_path / "back", code=1)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    assert "đã có tệp" in run("restore", site, tmp_path / "full", code=1)


@pytest.mark.parametrize(
    ("file", "change", "message"),
    [
        ("news.json", ("api/v1/news/pages/2024-1.json", "../../secret.json"), "không nằm trong"),
        ("news/pages/2024-1.json", ("api/v1/news/tin-mau-2024.json", "api/v1/../x.json"), "không nằm trong"),
        ("news/tin-mau-2024.json", ('"id": "tin-mau-2024"', '"id": "../x"'), "không phải mã bản ghi"),
        (
            "conferences/hoi-nghi-mau-2024.json",
            ('"file": "toan-canh.png"', '"file": "../x.png"'),
            "tên tệp ảnh",
        ),
        ("news/tin-mau-2024.json", ('"summary"', '"sumary"'), "Không biết mục"),
        ("news/tin-mau-2024.json", ('"data"', '"date"'), "thiếu hoặc sai mục"),
        ("news/tin-mau-2024.json", ("{", ""), "không phải JSON"),
    ],
)
def test_files_of_a_stranger_are_not_trusted(site, tmp_path, file, change, message):
    old, new = change
    shutil.copytree(site / "api", tmp_path / "published" / "api")
    path = tmp_path / "published/api/v1" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1 if old == "{" else -1), encoding="utf-8")
    with pytest.raises(RestoreError, match=message):
        restore(tmp_path / "published", tmp_path / "back")
    assert not (tmp_path / "back").exists()
