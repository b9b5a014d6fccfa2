"""Sitemap, robots.txt and the header file; the policy of pages and the policy of headers are one."""

from datetime import date
from xml.etree import ElementTree

import pytest

from phongtrao.security import CONTENT_SECURITY_POLICY, HEADERS
from phongtrao.site_files import UNCHANGING, header_file, sitemap

from .pages import read
from .test_site import ARTICLE

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_sitemap_tells_when_a_page_changed_where_that_is_known():
    text = sitemap({"https://example.vn/b?a=1&b=2": None, "https://example.vn/a/": date(2024, 9, 17)})
    entries = ElementTree.fromstring(text)  # noqa: S314 - our own output
    assert [(one.findtext(f"{NAMESPACE}loc"), one.findtext(f"{NAMESPACE}lastmod")) for one in entries] == [
        ("https://example.vn/a/", "2024-09-17"),
        ("https://example.vn/b?a=1&b=2", None),
    ]


def rules(text):
    """Read a header file: headers by the addresses they are sent with."""
    found = {}
    for block in text.split("\n\n"):
        pattern, *lines = block.strip("\n").split("\n")
        found[pattern] = dict(line.strip().split(": ", 1) for line in lines)
    return found


@pytest.fixture(scope="module")
def published(site):
    return rules((site / "_headers").read_text(encoding="utf-8"))


def test_pages_and_headers_have_one_policy_save_what_only_headers_can_say(site, published):
    of_page = read(site, ARTICLE).select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    of_headers = published["/*"]["Content-Security-Policy"].split("; ")
    assert of_page == CONTENT_SECURITY_POLICY
    assert [one for one in of_headers if one not in of_page.split("; ")] == ["frame-ancestors 'none'"]
    assert set(of_page.split("; ")) < set(of_headers)


def test_every_header_of_ours_is_sent_with_every_file(published):
    assert published["/*"] == HEADERS
    assert {"X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security"} < HEADERS.keys()


def test_no_address_has_two_rules_for_how_long_it_may_be_kept(site, published):
    patterns = [pattern for pattern, headers in published.items() if "Cache-Control" in headers]
    for file in site.rglob("*"):
        address = f"/{file.relative_to(site).as_posix().removesuffix('index.html')}"
        matching = [
            one for one in patterns if address == one or (one[-1] == "*" and address.startswith(one[:-1]))
        ]
        assert len(matching) <= 1, (address, matching)


def test_only_files_named_by_their_content_are_kept_for_good(site, published):
    kept = [
        pattern for pattern, headers in published.items() if "immutable" in headers.get("Cache-Control", "")
    ]
    assert kept == [f"/{folder}*" for folder in UNCHANGING]
    for folder in UNCHANGING[:3]:
        assert all(len(file.name) > 20 for file in (site / folder).glob("*"))
    for path in ("/", "/tin-tuc/*", "/ket-qua/*", "/data/*", "/assets/phongtrao/*"):
        assert "must-revalidate" in published[path]["Cache-Control"]


def test_a_header_file_names_folders_once():
    assert list(rules(header_file(["", "a/", "a/b/", "c.txt"]))) == [
        *("/*", "/", "/a/*", "/c.txt", "/assets/phongtrao/*"),
        *("/assets/lists/*", "/assets/photos/*", "/assets/pictures/*", "/assets/stylesheets/*"),
    ]
