"""The form for editors on the site: published when its program has been made, and nothing of it elsewhere."""

import json
import shutil
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from phongtrao.build import build_aside
from phongtrao.form_bundle import FOLDER, LIST, find_bundle
from phongtrao.form_page import form_files
from phongtrao.frame import Frame
from phongtrao.header_rules import headers_of
from phongtrao.load import load
from phongtrao.page_check import faults
from phongtrao.render import Renderer
from phongtrao.security import FORM_HEADERS, form_policy
from phongtrao.share_pictures import Fonts
from phongtrao.site_links import dead_links
from phongtrao.views.structured import Deployment

from ..conftest import MINI, ROOT, make_project
from .program import FILES, make_form, name_repository

ADDRESS = "https://example.vn/pt/"
# Of what the engine makes, the page asks for two addresses alone.
FRAME = Frame("", "", "", Fonts(Path(), Path()), "assets/phongtrao/", "assets/stylesheets/a.css", (), {})


@pytest.fixture(scope="module")
def with_form(tmp_path_factory):
    """The miniature project with a form, built for an address; its root."""
    root = make_project(tmp_path_factory.mktemp("form") / "mini", MINI / "data")
    make_form(root)
    name_repository(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        build_aside(root)
    return root


@pytest.fixture(scope="module")
def published(with_form):
    return with_form / "site"


@pytest.fixture(scope="module")
def html(published):
    return (published / "quan-tri" / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(html):
    return BeautifulSoup(html, "html.parser")


def test_the_page_loads_program_and_configuration_and_nothing_else(page, published):
    loaded = [one.get("src") or one["href"] for one in page.select("script, link, img, iframe")]
    assert [one.rpartition("/")[2] for one in loaded] == ["icon.svg", "config.json", "form.css", "form.js"]
    for one in loaded:
        assert (published / "quan-tri" / one).is_file(), one


def test_all_of_the_program_stands_under_an_address_that_tells_its_content(published):
    (folder,) = (published / "assets" / "form").iterdir()
    assert len(folder.name) == 16
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert {name: path.read_text(encoding="utf-8") for name, path in files.items()} == FILES
    assert "immutable" in headers_of(f"assets/form/{folder.name}/form.js")["Cache-Control"]


def test_the_configuration_is_json_that_is_asked_for_anew(published):
    config = json.loads((published / "quan-tri" / "config.json").read_text(encoding="utf-8"))
    assert config["collections"]
    assert config["site_url"] == ADDRESS
    assert (published / "quan-tri" / config["logo"]["src"]).is_file()
    assert "must-revalidate" in headers_of("quan-tri/config.json")["Cache-Control"]


def test_the_page_is_vietnamese_with_a_word_for_those_without_script(page):
    assert page.html["lang"] == "vi"
    assert page.title.string
    told = page.select_one("noscript").get_text(" ", strip=True)
    assert "cần JavaScript" in told
    assert "Sửa trang này" in told


def test_the_page_is_html_as_the_standard_has_it(html):
    html5lib.HTMLParser(strict=True).parse(html)


def test_the_page_keeps_to_a_policy_of_its_own(html, page):
    assert faults(html.encode()) == []
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "https:" not in policy.replace("https://", "")


def test_headers_allow_no_more_than_the_page_except_which_host_is_meant(page):
    headers = headers_of("quan-tri/")
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "unsafe-none"
    sent = dict(one.split(" ", 1) for one in headers["Content-Security-Policy"].split("; "))
    own = dict(one.split(" ", 1) for one in form_policy(()).split("; "))
    assert sent.pop("frame-ancestors") == "'none'"
    assert sent.pop("connect-src") == f"{own.pop('connect-src')} https:"
    assert sent.pop("img-src") == f"{own.pop('img-src')} https:"
    assert sent == own
    assert "unsafe-eval" not in headers["Content-Security-Policy"].replace("'wasm-unsafe-eval'", "")
    assert headers.items() >= FORM_HEADERS.items()


def test_search_engines_and_our_own_search_do_not_know_the_page(page, published):
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert not page.select("[data-pagefind-body]")
    entries = [*published.glob("assets/pagefind/entries/*.json")]
    assert entries
    assert not any("quan-tri" in entry.read_text(encoding="utf-8") for entry in entries)


@pytest.mark.parametrize("place", ["sitemap.xml", "robots.txt", "dang-ky-tin", "api", "du-lieu", "data"])
def test_nothing_that_machines_read_names_the_form(published, place):
    found = published / place
    files = (
        [found] if found.is_file() else [path for path in found.rglob("*") if path.suffix not in (".html",)]
    )
    assert files
    assert not [path for path in files if path.is_file() and b"quan-tri" in path.read_bytes()]


def test_every_page_leads_to_the_form_and_loads_nothing_of_it(published):
    pages = [path for path in published.rglob("index.html") if "noi-dung" in path.read_text(encoding="utf-8")]
    assert len(pages) > 50
    for path in pages:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        links = [one for one in soup.select("footer a") if one["href"].rstrip("/").endswith("quan-tri")]
        assert [one.get_text() for one in links] == ["Quản trị nội dung"], path
        assert (path.parent / links[0]["href"] / "index.html").is_file()
        assert not [
            one for one in soup.select("[src], link") if "form" in one.get("src", one.get("href", ""))
        ]


def test_no_page_leads_to_a_form_that_nobody_could_sign_in_to(tmp_path):
    root = make_project(tmp_path / "mini", MINI / "data")
    make_form(root)
    build_aside(root)
    named = [path for path in (root / "site").rglob("*.html") if b"quan-tri" in path.read_bytes()]
    assert named == []
    assert (root / "site" / "quan-tri" / "index.html").is_file()


def test_no_link_of_a_site_with_a_form_is_dead(published):
    assert list(dead_links(published)) == []


def test_a_site_without_the_program_has_no_form_and_no_link_to_one(site):
    assert not (site / "quan-tri").exists()
    assert not (site / "assets" / "form").exists()
    named = [path for path in site.rglob("*.html") if b"quan-tri" in path.read_bytes()]
    assert named == []


def test_a_form_whose_program_is_gone_goes_with_the_next_build(with_form, tmp_path, monkeypatch):
    root = shutil.copytree(with_form, tmp_path / "mini")
    monkeypatch.setenv("SITE_URL", ADDRESS)
    (root / FOLDER / LIST).unlink()
    build_aside(root)
    assert not (root / "site" / "quan-tri").exists()
    assert not (root / "site" / "assets" / "form").exists()
    assert not [path for path in (root / "site").rglob("*.html") if b"quan-tri" in path.read_bytes()]


HOSTS = {
    "github": (
        "git: {host: github, repository: a/b}",
        "https://api.github.com",
        "https://api.github.com https://avatars.githubusercontent.com",
    ),
    "gitlab": (
        "git: {host: gitlab, repository: a/b}",
        "https://gitlab.com",
        "https://gitlab.com https://secure.gravatar.com",
    ),
    "an own server": (
        "git: {host: gitea, repository: a/b, server: https://git.example.vn}",
        "https://git.example.vn",
        "https://git.example.vn",
    ),
    "no host": ("", "", ""),
}


@pytest.mark.parametrize(("git", "talks", "shows"), HOSTS.values(), ids=HOSTS)
def test_the_page_talks_with_its_git_host_alone(editing, tmp_path, git, talks, shows):
    name_repository(editing, git)
    dataset = load(editing)
    make_form(tmp_path)
    renderer = Renderer(dataset, ROOT / "templates")
    bundle = find_bundle(tmp_path)
    files = form_files(dataset, renderer, Deployment("Trang mẫu", "", ""), bundle, FRAME)
    page = BeautifulSoup(files["quan-tri/index.html"], "html.parser")
    said = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    policy = dict(one.split(" ", 1) for one in said.split("; "))
    assert policy["connect-src"].split() == ["'self'", "blob:", "data:", *talks.split()]
    assert policy["img-src"].split() == ["'self'", "blob:", "data:", *shows.split()]
