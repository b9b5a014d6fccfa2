"""security.txt (RFC 9116): there where the site's address is known, and true without a clock."""

from datetime import date

import pytest

from phongtrao.build import build_aside
from phongtrao.security_contact import ADDRESS, security_txt

from .conftest import MINI, make_project
from .test_history import git

SITE = "https://example.vn/phong-trao/"


def fields(text):
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_the_file_says_what_the_standard_asks_for():
    told = fields(security_txt(SITE, "https://example.vn/bao/", date(2024, 9, 17)))
    assert told == {
        "Contact": "https://example.vn/bao/",
        "Expires": "2025-09-16T00:00:00Z",
        "Preferred-Languages": "vi, en",
        "Canonical": f"{SITE}.well-known/security.txt",
    }


@pytest.fixture
def repository(tmp_path):
    root = make_project(tmp_path / "mini", MINI / "data")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    return root


@pytest.mark.parametrize(
    ("edit_url", "contact"),
    [
        ("https://github.com/O/R/edit/main/", "https://github.com/O/R/security/advisories/new"),
        ("", f"{SITE}gioi-thieu/"),
    ],
)
def test_weaknesses_are_told_to_the_host_or_by_the_page_of_who_publishes(
    repository, monkeypatch, edit_url, contact
):
    monkeypatch.setenv("SITE_URL", SITE)
    monkeypatch.setenv("PHONGTRAO_EDIT_URL", edit_url)
    build_aside(repository, search=False)
    told = fields((repository / "site" / ADDRESS).read_text(encoding="utf-8"))
    assert told["Contact"] == contact
    # The records were all committed on 17/9/2024.
    assert told["Expires"] == "2025-09-16T00:00:00Z"


def test_without_an_address_nothing_is_promised(site):
    assert not (site / ADDRESS).exists()
