"""The Git host of ``data/site.yml`` → the form's backend, and what the form's page may therefore talk to."""

from ..records.git import GitHost, Repository
from .choices import Config

# Where each host's programs are answered, below the host's address.
_API = {GitHost.GITHUB: "/api/v3", GitHost.GITLAB: "/api/v4", GitHost.GITEA: "/api/v1"}
_MESSAGES = {
    "create": "Thêm {{collection}}: {{slug}}",
    "update": "Sửa {{collection}}: {{slug}}",
    "delete": "Xoá {{collection}}: {{slug}}",
    "uploadMedia": "Thêm tệp {{path}}",
    "deleteMedia": "Xoá tệp {{path}}",
}
# GitHub's own service answers programs at another name.
_GITHUB = "https://api.github.com"
# Sveltia offers the folder on one's own machine only beside a host. This one exists nowhere (RFC 2606), so
# that nobody's token leaves the machine.
_NOWHERE: Config = {
    "name": "gitea",
    "repo": "may-nay/phong-trao",
    "base_url": "https://chua-ghi-kho.invalid",
    "api_root": "https://chua-ghi-kho.invalid/api/v1",
    "auth_methods": ["token"],
}
# What can hold a change back until somebody has looked at it.
_WITH_REVIEW = (GitHost.GITHUB, GitHost.GITLAB)


def backend(git: Repository | None) -> Config:
    """Return Sveltia's ``backend``: the host, or one that is nowhere, for the local repository alone.

    Editors sign in with a personal access token; with ``app_id`` or ``sign_in_service`` also on the host's
    own page. Without them that button would lead to a service of strangers, so it is left out.
    """
    if git is None:
        return _NOWHERE | {"commit_messages": _MESSAGES}
    by_page = git.app_id or git.sign_in_service
    made: Config = {
        "name": git.host.value,
        "repo": git.repository,
        "branch": git.branch,
        "auth_methods": ["oauth", "token"] if by_page else ["token"],
        "commit_messages": _MESSAGES,
    }
    return made | _addresses(git) | _sign_in(git)


def publish_mode(git: Repository | None) -> str:
    """Return Sveltia's ``publish_mode``: a pull request for each record where the host has them for it."""
    return "editorial_workflow" if git and git.host in _WITH_REVIEW else "simple"


def origins(git: Repository | None) -> tuple[str, ...]:
    """Return the origins that the form's page must be allowed to connect to, for its security policy."""
    if git is None:
        return ()
    on_github = git.host is GitHost.GITHUB and not git.server
    return tuple(filter(None, [_GITHUB if on_github else git.address, git.sign_in_service]))


def _addresses(git: Repository) -> Config:
    api = {"api_root": f"{git.address}{_API[git.host]}"}
    if git.host is not GitHost.GITHUB:
        return api | {"base_url": git.address}
    # Of GitHub's own service Sveltia knows where it answers.
    return api | {"graphql_api_root": f"{git.server}/api/graphql"} if git.server else {}


def _sign_in(git: Repository) -> Config:
    if git.sign_in_service:
        return {"base_url": git.sign_in_service}
    if git.app_id:
        by_key = {"auth_type": "pkce"} if git.host is GitHost.GITLAB else {}
        return {"app_id": git.app_id} | by_key
    return {}
