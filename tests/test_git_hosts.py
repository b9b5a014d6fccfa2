"""Addresses on a Git host follow from where its editor stands; an unknown host has none."""

import pytest

from phongtrao.git_hosts import history_url, issues_url, private_report_url

FILE = "data/news/tin-mau-2024.yml"
HOSTS = {
    "https://github.com/O/R/edit/main/": (
        f"https://github.com/O/R/commits/main/{FILE}",
        "https://github.com/O/R/issues",
        "https://github.com/O/R/security/advisories/new",
    ),
    "https://github.com/O/R/edit/nhanh/con/thu-muc": (
        f"https://github.com/O/R/commits/nhanh/con/thu-muc/{FILE}",
        "https://github.com/O/R/issues",
        "https://github.com/O/R/security/advisories/new",
    ),
    "https://gitlab.com/G/H/P/-/edit/main/": (
        f"https://gitlab.com/G/H/P/-/commits/main/{FILE}",
        "https://gitlab.com/G/H/P/-/issues",
        "https://gitlab.com/G/H/P/-/issues/new?issue[confidential]=true",
    ),
    "https://git.example.vn/O/R/_edit/main": (
        f"https://git.example.vn/O/R/commits/branch/main/{FILE}",
        "https://git.example.vn/O/R/issues",
        "",
    ),
}


def addresses(edit_url):
    return history_url(edit_url, FILE), issues_url(edit_url), private_report_url(edit_url)


@pytest.mark.parametrize("edit_url", HOSTS)
def test_history_and_issues_follow_from_the_editor(edit_url):
    assert addresses(edit_url) == HOSTS[edit_url]


@pytest.mark.parametrize("edit_url", ["", "https://example.vn/sua/", "https://example.vn/edit/main/"])
def test_an_unknown_host_has_no_such_address(edit_url):
    assert addresses(edit_url) == ("", "", "")
