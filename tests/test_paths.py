from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.paths import article_path, honour_year_path, model_path, relative, result_path, unit_path


def test_addresses_of_records(mini):
    assert article_path(mini.conferences["hoi-nghi-mau-2024"]) == "tin-tuc/2024/hoi-nghi-mau-2024/"
    assert article_path(mini.news["tin-mau-2024"]) == "tin-tuc/2024/tin-mau-2024/"
    assert model_path(mini.models["an-toan-mau"]) == "mo-hinh/an-toan-mau/"
    assert unit_path(mini.units["xa-cu"]) == "don-vi/xa-cu/"
    assert result_path(mini.results["mau-2024"]) == "ket-qua/#mau-2024"
    assert honour_year_path(2024) == "bang-vang/2024/"


@pytest.mark.parametrize(
    ("path", "here", "link"),
    [
        ("tin-tuc/2024/a/", "", "tin-tuc/2024/a/"),
        ("", "tin-tuc/2024/a/", "../../../"),
        ("", "", "./"),
        ("tin-tuc/2024/a/", "tin-tuc/2024/b/", "../a/"),
        ("tin-tuc/2024/a/", "tin-tuc/2024/a/", "./"),
        ("ket-qua/#x", "bang-vang/", "../ket-qua/#x"),
        ("data/news/a.yml", "tin-tuc/2024/a/", "../../../data/news/a.yml"),
        ("mo-hinh/", "404.html", "mo-hinh/"),
    ],
)
def test_links_are_relative(path, here, link):
    assert relative(path, here) == link


part = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)


@given(st.lists(part, max_size=4), st.lists(part, max_size=4))
def test_a_relative_link_leads_where_it_says(target, start):
    path = "".join(f"{one}/" for one in target)
    here = "".join(f"{one}/" for one in start)
    assert urljoin(f"https://example.vn/sub/{here}", relative(path, here)) == f"https://example.vn/sub/{path}"
