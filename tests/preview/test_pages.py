"""The preview shows what a build would, and nothing else."""

import json
import re

import pytest

from phongtrao.search.indexing import FOLDER

from ..pages import own_asset
from .conftest import wait_for

SCRIPT = re.compile(r'<script src="/\.phongtrao/reload\.js\?seen=[^"]+" defer></script>')


def test_every_file_is_the_one_that_a_build_makes_save_the_script(shared_preview, site):
    files = [path for path in site.rglob("*") if path.is_file()]
    made = [path for path in files if not path.relative_to(site).as_posix().startswith(FOLDER)]
    assert len(made) > 100
    for path in made:
        answer, body = shared_preview.raw(f"/{path.relative_to(site).as_posix()}")
        assert answer.status == 200, path
        if path.suffix == ".html":
            text, found = SCRIPT.subn("", body.decode())
            assert found == 1, path
            body = text.encode()
        assert body == path.read_bytes(), path


def test_nothing_is_written_beside_what_is_kept(shared_preview):
    shared_preview.text()
    assert not (shared_preview.root / "site").exists()


def test_pages_stand_at_their_addresses(shared_preview, site):
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix().replace(".", "", 1)
        status, _, headers = shared_preview.get(f"{address}/" if address else "")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8"), path
    answer, _ = shared_preview.raw("/tin-tuc")
    assert (answer.status, answer.headers["Location"]) == (302, "/tin-tuc/")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("reading.js", "text/javascript; charset=utf-8"),
        ("data/site.yml", None),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("_headers", "text/plain; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_files_have_their_types_and_are_not_kept(shared_preview, site, path, expected):
    status, _, headers = shared_preview.get(own_asset(site, path) or path)
    assert status == (200 if expected else 404)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert expected in (None, headers["Content-Type"])


def test_photos_are_made_when_asked_for(shared_preview, site):
    names = [path.name for path in (site / "assets/photos").iterdir()]
    assert names
    for name in names:
        answer, body = shared_preview.raw(f"/assets/photos/{name}")
        assert answer.headers["Content-Type"].startswith("image/")
        assert body == (site / "assets/photos" / name).read_bytes()


def test_what_is_not_there_is_told_by_the_page_of_the_site(shared_preview):
    for path in ("khong-co/", "khong-co", "tin-tuc/khong-co.html", "data/../robots.txt"):
        status, text, _ = shared_preview.get(path)
        assert status == 404
        assert "Không tìm thấy trang" in text
        assert SCRIPT.search(text)


@pytest.mark.parametrize(
    "path",
    [
        *("/../mkdocs.yml", "/%2e%2e/mkdocs.yml", "/assets/../../mkdocs.yml", "/..%2fmkdocs.yml"),
        *("/..\\mkdocs.yml", "/%5c..%5cmkdocs.yml", "//etc/passwd", "/%2fetc/passwd", "/etc/passwd"),
        *("/robots.txt%00", "/%00", "/tin-tuc//", "/tin-tuc//index.html", "/./robots.txt", "/%ff"),
        *("/.phongtrao/../answers.py", "/.phongtrao/", "/.phongtrao/%2e%2e/answers.py", "/mkdocs.yml"),
        *("/assets/pagefind/../../../mkdocs.yml", "/assets/pagefind//etc/passwd", "/C:/x"),
    ],
)
def test_no_path_leads_elsewhere(shared_preview, path):
    answer, _ = shared_preview.raw(path)
    assert answer.status == 404


def test_head_gives_the_same_without_a_body(shared_preview):
    whole, body = shared_preview.raw("/tin-tuc/")
    answer, nothing = shared_preview.raw("/tin-tuc/", "HEAD")
    assert (answer.status, nothing) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(body)
    assert answer.headers["Content-Type"] == whole.headers["Content-Type"]
    assert shared_preview.raw("/tin-tuc/", "POST")[0].status == 501


def test_a_name_that_was_made_to_lead_here_is_refused(shared_preview):
    assert shared_preview.raw("/", Host="evil.example:80")[0].status == 403
    assert shared_preview.raw("/", Host=f"localhost:{shared_preview.port}")[0].status == 200
    assert shared_preview.raw("/", Host="[::1]")[0].status == 200


def test_the_address_of_the_deployment_stands_nowhere(shared_preview):
    assert "canonical" not in shared_preview.text()
    assert shared_preview.get("sitemap.xml")[0] == 404


def test_the_index_follows(preview):
    entry = f"{FOLDER}/pagefind-entry.json"
    wait_for(lambda: preview.get(entry)[0] == 200)
    before = json.loads(preview.text(entry))
    news = preview.root / "data/news/tin-mau-2024.yml"
    news.write_text(re.sub("title: .*", "title: Quykhoach", news.read_text("utf-8"), count=1), "utf-8")
    after = wait_for(lambda: (now := json.loads(preview.text(entry))) != before and now)
    # Whoever has begun to read the one before goes on.
    for of_one in (before, after):
        name = next(iter(of_one["languages"].values()))["hash"]
        assert preview.raw(f"/{FOLDER}/pagefind.{name}.pf_meta")[0].status == 200
