"""What a real nginx answers with our configuration: headers, variants, redirects, refusals."""

import gzip
import json
import re
import subprocess

import brotli
import pytest

from phongtrao.header_rules import RULES, headers_of, nginx_headers, nginx_maps

from ..commands import run
from ..conftest import ROOT
from .conftest import DEPLOY, publish, running

OLD, NEW = "/tin-tuc/2022/ten-cu/", "/tin-tuc/2023/ra-mat-mau-2023/"
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "yml": "application/yaml; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pf_meta": "application/octet-stream",
}


def unzstd(content):
    return subprocess.run(("zstd", "-d", "-q", "-c"), input=content, capture_output=True, check=True).stdout


def a_file_of(site, ending):
    return next((f"/{file.relative_to(site).as_posix()}" for file in sorted(site.rglob(f"*.{ending}"))), None)


def test_the_headers_in_the_repository_are_those_of_the_table(tmp_path):
    run("nginx", tmp_path)
    for name in ("header-maps.conf", "headers.conf"):
        assert (DEPLOY / "nginx" / name).read_text() == (tmp_path / name).read_text(), "run `make nginx`"


@pytest.mark.parametrize("value", ['"', "\\", "$uri", "a\nb"])
def test_a_header_that_nginx_would_read_otherwise_is_never_written(value):
    with pytest.raises(ValueError, match=re.escape(value)):
        nginx_headers({"": {"X": value}})
    with pytest.raises(ValueError, match=re.escape(value)):
        nginx_maps({"": {"X": "a"}, "b/": {"X": value}})


def test_no_location_has_a_header_of_its_own():
    """It would lose all the others."""
    depth = 0
    for line in (DEPLOY / "nginx" / "server.conf").read_text(encoding="utf-8").splitlines():
        code = line.split("#")[0]
        assert depth == 0 or "add_header" not in code
        depth += code.count("{") - code.count("}")


def test_every_header_is_sent_as_the_table_says(nginx, site):
    """With every kind of file in every folder, once, however it is asked for."""
    seen = set()
    for file in sorted(site.rglob("*")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        kind = (address.split("/")[:-1], file.suffix)
        if file.is_dir() or address.startswith("_") or address == "404.html" or str(kind) in seen:
            continue
        seen.add(str(kind))
        for method in ("GET", "HEAD"):
            answer = nginx.ask(f"/{address}", method)
            assert answer.status in (200, 301), address
            assert answer.headers.items() >= {
                (name.lower(), value) for name, value in headers_of(address).items()
            }, address
    assert len(seen) > 40


@pytest.mark.parametrize(
    "path", ["/khong-co/", "/.git/config", "/assets/lists/khong-co.json", "/tin-tuc", OLD]
)
def test_headers_go_with_errors_and_redirects_too(nginx, path):
    answer = nginx.ask(path)
    assert answer.status in (301, 404)
    assert answer.headers.items() >= {(name.lower(), value) for name, value in RULES[""].items()}


def test_nothing_tells_which_software_answers(nginx):
    for path in ("/", "/khong-co/", "/%"):
        answer = nginx.ask(path)
        assert answer.headers["server"] == "nginx"
        assert b"nginx/" not in answer.body


@pytest.mark.parametrize("ending", TYPES)
def test_types_and_letters_are_told(tmp_path_factory, ending, kinds):
    answer = kinds.ask(f"/kind.{ending}")
    assert (answer.status, answer.headers["content-type"]) == (200, TYPES[ending])


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    """A site with a file of every kind, also of those that only other parts of the site make."""
    folder = tmp_path_factory.mktemp("kinds")
    site = folder / "site"
    site.mkdir()
    for ending in TYPES:
        (site / f"kind.{ending}").write_text("đ" * 10)
    for page in ("index.html", "404.html"):
        (site / page).write_text("")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact:")
    publish(site, folder / "srv")
    (folder / "nginx").mkdir()
    release = folder / "srv" / "current" / "site"
    (release / "ngoai.txt").symlink_to("/etc/hostname")
    (release / "thu-muc").symlink_to("/etc")
    (release / ".an.txt").write_text("ẩn")
    with running(folder / "nginx", folder / "srv") as found:
        yield found


def test_every_kind_of_file_of_the_site_has_a_type(site):
    without = {"", "pagefind", "pf_index", "pf_meta", "pf_fragment"}
    assert {file.suffix[1:] for file in site.rglob("*") if file.is_file()} - without <= TYPES.keys()


def test_well_known_files_are_no_hidden_ones(kinds):
    assert kinds.ask("/.well-known/security.txt").status == 200


@pytest.mark.parametrize("path", ["/ngoai.txt", "/thu-muc/hostname", "/.an.txt"])
def test_symbolic_links_and_hidden_files_lead_nowhere(kinds, path):
    assert kinds.ask(path).status == 404


DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, "zstd": unzstd, None: bytes}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip, zstd", "zstd"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5", "br"),
        ("br;q=0.0,zstd;q=0, gzip;q=0", None),
        ("brr, xgzip", None),
        ("identity", None),
    ],
)
@pytest.mark.parametrize("ending", ["html", "css", "js", "json", "yml", "csv", "svg"])
def test_what_was_compressed_beforehand_is_chosen(nginx, site, ending, accepted, encoding):
    path = max(site.rglob(f"*.{ending}"), key=lambda file: file.stat().st_size).relative_to(site)
    answer = nginx.ask(f"/{path.as_posix()}", Accept_Encoding=accepted)
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert DECODE[encoding](answer.body) == (site / path).read_bytes()
    assert answer.headers["content-type"] == TYPES[ending]


@pytest.mark.parametrize("ending", ["avif", "png"])
def test_what_was_not_compressed_is_sent_as_it_is(nginx, site, ending):
    answer = nginx.ask(a_file_of(site, ending), Accept_Encoding="br, gzip")
    assert "content-encoding" not in answer.headers
    assert answer.body == (site / a_file_of(site, ending)[1:]).read_bytes()


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_a_page_is_asked_for_again_and_answered_shortly(nginx, accepted):
    first = nginx.ask("/tin-tuc/", Accept_Encoding=accepted)
    assert "no-store" not in first.headers["cache-control"]
    assert "last-modified" not in first.headers
    again = nginx.ask("/tin-tuc/", Accept_Encoding=accepted, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert nginx.ask("/tin-tuc/", If_None_Match='"x"').status == 200


def test_variants_have_tags_of_their_own(nginx):
    tags = {nginx.ask("/", Accept_Encoding=one).headers["etag"] for one in ("br", "gzip", "identity")}
    assert len(tags) == 3


@pytest.mark.parametrize("path", [OLD, OLD[:-1], f"{OLD}?x=1"])
def test_a_moved_page_leads_on_for_good(nginx, path):
    answer = nginx.ask(path)
    assert (answer.status, answer.headers["location"]) == (301, NEW)
    assert nginx.ask(NEW).status == 200


def test_a_folder_is_led_to_with_its_slash_wherever_the_site_stands(nginx):
    answer = nginx.ask("/tin-tuc", X_Forwarded_Host="nham.example")
    assert (answer.status, answer.headers["location"]) == (301, "/tin-tuc/")


@pytest.mark.parametrize(
    "path",
    [
        "/..%2f..%2fetc/passwd",
        "/../../etc/passwd",
        "/tin-tuc/..%2f",
        "/tin-tuc/%2e%2e/",
        "/tin-tuc/../",
        "/tin-tuc/.",
        "/%2e%2e%2f",
        "/..%5c",
        "/..\\",
        "/tin-tuc/%00",
        "/index.html%00.txt",
        "//",
        "//example.com/",
        "/tin-tuc//",
        "/%2f",
        "/%252e%252e/",
        "/assets/..%2f..%2fmanifest.json",
        "/assets/../../manifest.json",
        "/.env",
        "/.git/HEAD",
        "/tin-tuc/.htaccess",
        "/.well-known/../.env",
        "/_headers",
        "/_redirects",
        "/404.html",
        "/%c0%ae%c0%ae/",
        "/%",
        "/assets/",
        "/moved.map",
        "/manifest.json",
    ],
)
def test_tricks_with_paths_are_refused(nginx, path):
    assert 400 <= nginx.ask(path).status < 500


def test_dots_behind_a_question_mark_are_nobodys_path(nginx):
    assert nginx.ask("/tim-kiem/?q=a//b%2f..%00").status == 200


@pytest.mark.parametrize(
    "path", ["/khong-co", "/tin-tuc/khong-co/", "/assets/", "/assets/phongtrao/x.js", "/.env"]
)
def test_what_is_not_there_has_a_page_that_helps(nginx, site, path):
    answer = nginx.ask(path)
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())
    assert "immutable" not in answer.headers["cache-control"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_readers_only_read(nginx, method):
    answer = nginx.ask("/", method)
    assert answer.status == 405
    if method != "TRACE":
        assert answer.headers["allow"] == "GET, HEAD"


def test_a_request_that_is_too_large_is_refused(nginx):
    assert nginx.ask("/", X="a" * 40_000).status in (400, 431, 494)
    assert nginx.ask("/" + "a" * 9000).status == 414


def test_the_example_is_whole():
    """Every file it names is here, and it names no other place than those it says to change."""
    for name in ("example", "http", "server"):
        text = (DEPLOY / "nginx" / f"{name}.conf").read_text(encoding="utf-8")
        for file in re.findall(r"include /etc/nginx/phongtrao/(\S+);", text):
            assert (DEPLOY / "nginx" / file).is_file()


def test_headers_for_static_hosts_and_for_nginx_are_one(site):
    """Joined as those hosts join them, the rules of _headers send with each file what the table says."""
    rules = {}
    for block in (site / "_headers").read_text(encoding="utf-8").split("\n\n"):
        pattern, *lines = block.strip("\n").split("\n")
        rules[pattern] = [tuple(line.strip().split(": ", 1)) for line in lines]
    old = {page[1:] for page in re.findall(r"(?m)^(\S+) ", (site / "_redirects").read_text())}
    for file in site.rglob("*"):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if file.is_file() and address not in {"_headers", "_redirects", "robots.txt", "sitemap.xml", *old}:
            sent = [
                header
                for pattern, headers in rules.items()
                if f"/{address}" == pattern or (pattern[-1] == "*" and f"/{address}".startswith(pattern[:-1]))
                for header in headers
            ]
            assert sorted(sent) == sorted(headers_of(address).items()), address


def test_the_manifest_stands_beside_the_site(published):
    known = json.loads((published / "current" / "manifest.json").read_text())
    assert "index.html" in known
    assert not (published / "current" / "site" / "manifest.json").exists()
    assert ROOT not in published.parents
