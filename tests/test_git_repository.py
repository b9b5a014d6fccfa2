"""``git:`` of site.yml: one truth about where the repository is."""

import pytest
from pydantic import ValidationError

from phongtrao.git_hosts import history_url, issues_url
from phongtrao.open_data.documents import single_document
from phongtrao.records import Site
from phongtrao.records.git import Repository
from phongtrao.views.common import edit_base

NAMED = {"repository": "xa-mau/phong-trao"}


@pytest.mark.parametrize(
    ("host", "editor", "issues"),
    [
        (
            "github",
            "https://github.com/xa-mau/phong-trao/edit/main/",
            "https://github.com/xa-mau/phong-trao/issues",
        ),
        (
            "gitlab",
            "https://gitlab.com/xa-mau/phong-trao/-/edit/main/",
            "https://gitlab.com/xa-mau/phong-trao/-/issues",
        ),
        (
            "gitea",
            "https://gitea.com/xa-mau/phong-trao/_edit/main/",
            "https://gitea.com/xa-mau/phong-trao/issues",
        ),
    ],
)
def test_links_to_files_follow_from_the_repository(mini, host, editor, issues):
    site = mini.site.model_copy(update={"git": Repository.model_validate(NAMED | {"host": host})})
    base = edit_base(mini.__class__(site=site, taxonomy=mini.taxonomy))
    assert (base, issues_url(base)) == (editor, issues)
    assert history_url(base, "data/site.yml").endswith("main/data/site.yml")


def written(mini, **more):
    return mini.site.model_dump(mode="json", exclude_defaults=True) | more


def test_a_second_address_is_refused_unless_it_is_the_same(mini):
    git = NAMED | {"host": "github"}
    same = Site.model_validate(
        written(mini, git=git, edit_url="https://github.com/xa-mau/phong-trao/edit/main")
    )
    assert same.edits_at == "https://github.com/xa-mau/phong-trao/edit/main/"
    with pytest.raises(
        ValidationError, match=r"Khác với kho ở git \(https://github.com/xa-mau/phong-trao/edit"
    ):
        Site.model_validate(written(mini, git=git, edit_url="https://git.example.vn/a/b/_edit/main/"))


def test_without_a_repository_the_address_is_the_one_written(mini):
    address = "https://git.example.vn/a/b/_edit/main/"
    assert Site.model_validate(written(mini, edit_url=address)).edits_at == address
    assert Site.model_validate(written(mini)).edits_at == ""


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"host": "github", "app_id": "0123456789"}, "GitHub không dùng mục này"),
        ({"host": "gitlab", "sign_in_service": "https://vao.example.vn"}, "Chỉ GitHub dùng mục này"),
        ({"host": "gitea", "repository": "a/b/c"}, "có đúng hai phần"),
        ({"host": "bitbucket"}, "GitHub"),
        ({"host": "github", "repository": "phong-trao"}, "chủ kho/tên kho"),
        ({"host": "github", "server": "http://git.example.vn"}, "https://"),
    ],
)
def test_what_does_not_fit_the_host_is_refused_in_vietnamese(more, message):
    with pytest.raises(ValidationError, match=message):
        Repository.model_validate(NAMED | more)


def test_gitlab_has_groups_in_groups():
    git = Repository.model_validate(
        {"host": "gitlab", "repository": "tinh/huyen/xa", "branch": "phat-hanh/1"}
    )
    assert git.edit_url == "https://gitlab.com/tinh/huyen/xa/-/edit/phat-hanh/1/"


def test_the_open_data_say_nothing_of_where_editors_sign_in(mini):
    site = mini.site.model_copy(update={"git": Repository.model_validate(NAMED | {"host": "github"})})
    dataset = mini.__class__(site=site, taxonomy=mini.taxonomy)
    assert "git" not in single_document(dataset, site)["data"]
