"""Addresses on a Git host that follow from where its editor stands.

Hosts differ in how the way to an editor is spelled, and that tells which they are:

| host | editor (``edit_url``) | history of a file | issues |
|---|---|---|---|
| GitHub | ``…/OWNER/REPO/edit/BRANCH/`` | ``…/commits/BRANCH/PATH`` | ``…/issues`` |
| GitLab | ``…/GROUP/PROJECT/-/edit/BRANCH/`` | ``…/-/commits/BRANCH/PATH`` | ``…/-/issues`` |
| Gitea, Forgejo | ``…/OWNER/REPO/_edit/BRANCH/`` | ``…/commits/branch/BRANCH/PATH`` | ``…/issues`` |

Any other spelling is no host that is known here, and has none of these addresses.
"""

import re

# In the order of the table; GitHub's is the plainest and therefore the last.
_HOSTS = (
    (re.compile(r"(?P<repository>.+)/-/edit/(?P<branch>.+)"), "{0}/-/commits/{1}", "{0}/-/issues"),
    (re.compile(r"(?P<repository>.+)/_edit/(?P<branch>.+)"), "{0}/commits/branch/{1}", "{0}/issues"),
    (
        re.compile(r"(?P<repository>https?://[^/]+/[^/]+/[^/]+)/edit/(?P<branch>.+)"),
        "{0}/commits/{1}",
        "{0}/issues",
    ),
)


def history_url(edit_url: str, path: str) -> str:
    """Return the address of a file's history; nothing where the host is not known.

    :param edit_url: what stands before a file's path in the host's editor.
    :param path: the file's path from the project's root.
    """
    for shape, history, _ in _HOSTS:
        if found := shape.fullmatch(edit_url.rstrip("/")):
            return f"{history.format(found['repository'], found['branch'])}/{path}"
    return ""


def issues_url(edit_url: str) -> str:
    """Return where mistakes are told to the repository; nothing where the host is not known."""
    for shape, _, issues in _HOSTS:
        if found := shape.fullmatch(edit_url.rstrip("/")):
            return issues.format(found["repository"])
    return ""
