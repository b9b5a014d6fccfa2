"""Addresses on a Git host that follow from where its editor stands.

Hosts differ in how the way to an editor is spelled, and that tells which they are:

| host | editor (``edit_url``) | history of a file | issues |
|---|---|---|---|
| GitHub | ``…/OWNER/REPO/edit/BRANCH/`` | ``…/commits/BRANCH/PATH`` | ``…/issues`` |
| GitLab | ``…/GROUP/PROJECT/-/edit/BRANCH/`` | ``…/-/commits/BRANCH/PATH`` | ``…/-/issues`` |
| Gitea, Forgejo | ``…/OWNER/REPO/_edit/BRANCH/`` | ``…/commits/branch/BRANCH/PATH`` | ``…/issues`` |

What is told in private goes to GitHub's security advisories or a confidential issue of GitLab; Gitea has no
such place.

Any other spelling is no host that is known here, and has none of these addresses.
"""

import re
from typing import NamedTuple


class _Host(NamedTuple):
    """How one host spells its addresses; ``{0}`` is the repository, ``{1}`` the branch."""

    editor: re.Pattern[str]
    history: str
    issues: str
    in_private: str


# GitHub's spelling is the plainest and therefore the last to be tried.
_HOSTS = (
    _Host(
        re.compile(r"(?P<repository>.+)/-/edit/(?P<branch>.+)"),
        "{0}/-/commits/{1}",
        "{0}/-/issues",
        "{0}/-/issues/new?issue[confidential]=true",
    ),
    _Host(
        re.compile(r"(?P<repository>.+)/_edit/(?P<branch>.+)"),
        "{0}/commits/branch/{1}",
        "{0}/issues",
        "",
    ),
    _Host(
        re.compile(r"(?P<repository>https?://[^/]+/[^/]+/[^/]+)/edit/(?P<branch>.+)"),
        "{0}/commits/{1}",
        "{0}/issues",
        "{0}/security/advisories/new",
    ),
)


def history_url(edit_url: str, path: str) -> str:
    """Return the address of a file's history; nothing where the host is not known.

    :param edit_url: what stands before a file's path in the host's editor.
    :param path: the file's path from the project's root.
    """
    history = _filled(edit_url, "history")
    return f"{history}/{path}" if history else ""


def issues_url(edit_url: str) -> str:
    """Return where mistakes are told to the repository; nothing where the host is not known."""
    return _filled(edit_url, "issues")


def private_report_url(edit_url: str) -> str:
    """Return where a weakness is told so that no stranger reads it; nothing where there is no such place."""
    return _filled(edit_url, "in_private")


def _filled(edit_url: str, what: str) -> str:
    for host in _HOSTS:
        if found := host.editor.fullmatch(edit_url.rstrip("/")):
            address: str = getattr(host, what)
            return address.format(found["repository"], found["branch"])
    return ""
