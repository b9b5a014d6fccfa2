"""The Git host of site.yml in the form's configuration."""

import json

import pytest

from phongtrao.form.backend import backend, origins, publish_mode
from phongtrao.form.config import form_model, public_config
from phongtrao.records.git import Repository


def repository(**written):
    return Repository.model_validate({"repository": "xa-mau/phong-trao"} | written)


def addresses(made):
    return {
        key: value
        for key, value in made.items()
        if key.endswith(("_url", "_root", "_id", "_type", "_methods"))
    }


@pytest.mark.parametrize(
    ("written", "expected", "mode", "reached"),
    [
        (
            {"host": "github"},
            {"auth_methods": ["token"]},
            "editorial_workflow",
            ("https://api.github.com",),
        ),
        (
            {"host": "github", "sign_in_service": "https://vao.example.vn"},
            {"auth_methods": ["oauth", "token"], "base_url": "https://vao.example.vn"},
            "editorial_workflow",
            ("https://api.github.com", "https://vao.example.vn"),
        ),
        (
            {"host": "github", "server": "https://git.example.vn"},
            {
                "auth_methods": ["token"],
                "api_root": "https://git.example.vn/api/v3",
                "graphql_api_root": "https://git.example.vn/api/graphql",
            },
            "editorial_workflow",
            ("https://git.example.vn",),
        ),
        (
            {"host": "gitlab", "app_id": "0123456789"},
            {
                "auth_methods": ["oauth", "token"],
                "auth_type": "pkce",
                "app_id": "0123456789",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
            },
            "editorial_workflow",
            ("https://gitlab.com",),
        ),
        (
            {"host": "gitea", "server": "https://git.example.vn", "app_id": "0123456789"},
            {
                "auth_methods": ["oauth", "token"],
                "app_id": "0123456789",
                "base_url": "https://git.example.vn",
                "api_root": "https://git.example.vn/api/v1",
            },
            "simple",
            ("https://git.example.vn",),
        ),
    ],
)
def test_each_host_is_asked_where_it_is(written, expected, mode, reached):
    git = repository(**written)
    made = backend(git)
    assert (made["name"], made["repo"], made["branch"]) == (written["host"], "xa-mau/phong-trao", "main")
    assert addresses(made) == expected
    assert (publish_mode(git), origins(git)) == (mode, reached)


def test_without_a_host_only_the_local_repository_is_left():
    made = backend(None)
    assert (made["name"], made["auth_methods"]) == ("gitea", ["token"])
    assert all(
        address.split("/")[2].endswith(".invalid")
        for key, address in made.items()
        if key in ("base_url", "api_root")
    )
    assert (publish_mode(None), origins(None)) == ("simple", ())


def test_commits_are_told_in_vietnamese():
    assert backend(repository(host="gitea"))["commit_messages"]["update"] == "Sửa {{collection}}: {{slug}}"


def test_the_page_gets_the_models_part_and_the_sites(mini):
    site = mini.site.model_copy(update={"git": repository(host="github")})
    config = public_config(
        mini.__class__(site=site, taxonomy=mini.taxonomy), site_url="https://example.vn/", logo="/icon.svg"
    )
    assert json.loads(json.dumps(config)) == config
    assert config["backend"]["repo"] == "xa-mau/phong-trao"
    assert config["publish_mode"] == "editorial_workflow"
    assert config["app_title"] == "Quản trị: Toàn dân bảo vệ an ninh Tổ quốc"
    assert (config["site_url"], config["display_url"]) == ("https://example.vn/", "https://example.vn/")
    assert config["logo"] == {"src": "/icon.svg"}
    assert config["issue_reports"] == {"url": "https://github.com/xa-mau/phong-trao/issues"}
    assert [one["name"] for one in config["collections"]] == [
        one["name"] for one in form_model({})["collections"]
    ]


def test_nothing_of_other_peoples_pictures_is_offered_and_empty_values_are_not_written():
    config = form_model({})
    assert config["media_libraries"]["stock_assets"] is False
    assert config["output"] == {"omit_empty_optional_fields": True}
