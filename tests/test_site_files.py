"""Sitemap, robots.txt and the header file; the policy of pages and the policy of headers are one."""

from datetime import date
from xml.etree import ElementTree

import pytest

from phongtrao.header_rules import RULES, UNCHANGING, headers_of, joined_rules, nginx_headers, nginx_maps
from phongtrao.security import CARD_POLICY, CONTENT_SECURITY_POLICY, EVERYWHERE, UNFRAMED
from phongtrao.site_files import header_file, site_files, sitemaps

from .pages import read
from .test_site import ARTICLE

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries_of(text):
    """Read a sitemap or an index: (address, day of the last change) of each entry."""
    entries = ElementTree.fromstring(text)  # noqa: S314 - our own output
    return [(one.findtext(f"{NAMESPACE}loc"), one.findtext(f"{NAMESPACE}lastmod")) for one in entries]


def test_a_sitemap_tells_when_a_page_changed_where_that_is_known():
    ((address, text),) = sitemaps({"b?a=1&b=2": None, "a/": date(2024, 9, 17)}, "https://example.vn/")
    assert address == "sitemap.xml"
    assert entries_of(text) == [
        ("https://example.vn/a/", "2024-09-17"),
        ("https://example.vn/b?a=1&b=2", None),
    ]


PAGES = {
    f"{name}/": date(2024, 1, number) if number % 3 else None for number, name in enumerate("gfedcba", 1)
}


@pytest.mark.parametrize("limit", [{"most": 3}, {"most_bytes": 250}])
def test_more_addresses_than_a_sitemap_may_hold_go_over_several_in_an_index(limit):
    files = dict(sitemaps(PAGES, "https://example.vn/", **limit))
    assert list(files) == ["sitemaps/1.xml", "sitemaps/2.xml", "sitemaps/3.xml", "sitemap.xml"]
    parts = [entries_of(files[f"sitemaps/{number}.xml"]) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [3, 3, 1]
    assert [address for part in parts for address, _ in part] == [
        f"https://example.vn/{one}/" for one in "abcdefg"
    ]
    assert entries_of(files["sitemap.xml"]) == [
        (f"https://example.vn/sitemaps/{number}.xml", max(day for _, day in part if day))
        for number, part in enumerate(parts, 1)
    ]


def test_as_many_as_a_sitemap_may_hold_need_no_index():
    assert [address for address, _ in sitemaps(PAGES, "https://example.vn/", most=len(PAGES))] == [
        "sitemap.xml"
    ]
    assert entries_of(dict(sitemaps({}, "https://example.vn/"))["sitemap.xml"]) == []


def test_the_header_file_does_not_grow_with_old_addresses():
    pages = {"tin-tuc/2024/a/": None}
    old = {f"cu-{number}/": None for number in range(200)}
    with_old = site_files(pages | old, set(old), ["data/"], "https://example.vn/")
    assert with_old == site_files(pages, set(), ["data/"], "https://example.vn/")


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
    of_headers = published["/tin-tuc/*"]["Content-Security-Policy"].split("; ")
    assert of_page == CONTENT_SECURITY_POLICY
    assert [one for one in of_headers if one not in of_page.split("; ")] == ["frame-ancestors 'none'"]
    assert set(of_page.split("; ")) < set(of_headers)


def headers_sent(published, address):
    """Return what a host sends with an address: all that the matching rules say; no header twice."""
    found = {}
    for pattern, headers in published.items():
        if address == pattern or (pattern[-1] == "*" and address.startswith(pattern[:-1])):
            assert not found.keys() & headers.keys(), (address, pattern)
            found |= headers
    return found


def test_every_file_is_sent_with_our_headers_and_only_cards_may_be_framed(site, published):
    cards = 0
    for file in site.rglob("*"):
        address = f"/{file.relative_to(site).as_posix().removesuffix('index.html')}"
        sent = headers_sent(published, address)
        assert sent.items() >= EVERYWHERE.items()
        if not file.is_file() or address in ("/robots.txt", "/_headers", "/_redirects"):
            continue
        if address.startswith("/nhung/so-lieu/"):
            cards += 1
            assert sent["Content-Security-Policy"] == CARD_POLICY
            assert "frame-ancestors" not in CARD_POLICY
            assert "X-Frame-Options" not in sent
            assert sent["X-Robots-Tag"] == "noindex"
        else:
            assert sent.items() >= UNFRAMED.items(), address
    assert cards == 3
    assert {"X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security"} < EVERYWHERE.keys()


def test_others_may_read_feeds_and_show_charts(published):
    for address in ("/dang-ky-tin/tin-tuc.json", "/bieu-do/x.svg"):
        assert headers_sent(published, address)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in headers_sent(published, "/tin-tuc/")


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
    for folder in UNCHANGING:
        assert all(len(file.name) >= 16 for file in (site / folder).glob("*"))
    for path in ("/", "/tin-tuc/*", "/ket-qua/*", "/data/*"):
        assert "must-revalidate" in published[path]["Cache-Control"]


def test_a_header_file_names_folders_once():
    assert list(rules(header_file(["", "a/", "a/b/", "c.txt"]))) == [
        *("/*", "/", "/a/*", "/api/*", "/assets/form/*", "/assets/lists/*", "/assets/phongtrao/*"),
        *("/assets/photos/*", "/assets/pictures/*", "/assets/stylesheets/*", "/bieu-do/*", "/c.txt"),
        *("/dang-ky-tin/*", "/du-lieu/*", "/nhung/so-lieu/*", "/quan-tri/*"),
    ]


def test_other_sites_may_read_the_open_data_and_nothing_else(published):
    opened = [one for one, headers in published.items() if "Access-Control-Allow-Origin" in headers]
    assert opened == ["/api/*", "/bieu-do/*", "/dang-ky-tin/*", "/du-lieu/*"]
    assert {published[one]["Access-Control-Allow-Origin"] for one in opened} == {"*"}


# A folder that may be framed inside one that may not, and one that others may read.
OTHERWISE = {**RULES, "a/khung/": {"X-Frame-Options": "", "X-Robots-Tag": "noindex"}, "b/": {"X-Open": "*"}}
ADDRESSES = [
    "",
    "a/",
    "a/c/",
    "a/khung/",
    "a/khung/d/e/",
    "a/khung.txt",
    "b/x.json",
    "c/",
    "f.txt",
    "assets/lists/x",
]


def test_hosts_that_join_rules_send_what_the_table_says_of_each_address():
    joined = list(joined_rules(ADDRESSES, OTHERWISE))
    for address in ADDRESSES:
        sent = [
            header
            for pattern, headers in joined
            if address == pattern or (pattern[-1:] == "*" and address.startswith(pattern[:-1]))
            for header in headers.items()
        ]
        assert sorted(sent) == sorted(headers_of(address, OTHERWISE).items()), address


def test_a_folder_says_only_what_is_different_in_it():
    assert headers_of("a/khung/d/", OTHERWISE) == {
        **{name: value for name, value in RULES[""].items() if name != "X-Frame-Options"},
        "X-Robots-Tag": "noindex",
    }
    assert headers_of("a/khungx", OTHERWISE) == RULES[""]


def test_nginx_is_told_the_innermost_folder_first():
    maps = nginx_maps({**OTHERWISE, "a/": {"X-Robots-Tag": "all"}})
    assert (
        """map $uri $phongtrao_x_robots_tag {
    default "";
    ~^/nhung/so-lieu/ "noindex";
    ~^/quan-tri/ "noindex";
    ~^/a/khung/ "noindex";
    ~^/a/ "all";
}
"""
        in maps
    )
    assert (
        """map $uri $phongtrao_x_frame_options {
    default "DENY";
    ~^/nhung/so-lieu/ "";
    ~^/a/khung/ "";
}
"""
        in maps
    )
    assert "add_header X-Robots-Tag $phongtrao_x_robots_tag always;\n" in nginx_headers(OTHERWISE)


def test_old_addresses_are_told_where_any_moved():
    assert "_redirects" not in site_files({}, set(), [], "")
    moved = {"tin-tuc/2022/b/": "tin-tuc/2023/c/", "mo-hinh/a/": "mo-hinh/d/"}
    assert site_files({}, set(), [], "", moved)["_redirects"] == (
        "/mo-hinh/a/ /mo-hinh/d/ 301\n/tin-tuc/2022/b/ /tin-tuc/2023/c/ 301\n"
    )
