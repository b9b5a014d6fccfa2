"""A Git host for tests: the part of GitLab's API that the form uses, over a real bare repository.

Branches, commits and files are git's own; merge requests are records. Whatever it does not know is answered
with 404 and noted, so that a test sees when the form asks for more. What an answer holds follows
https://docs.gitlab.com/api/rest/ and https://docs.gitlab.com/api/graphql/reference/.
"""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Route

from .repositories import MAIN, Repository

ADDRESS = "https://git.example.vn"
PROJECT = "xa-mau/phong-trao"
TOKEN = "ma-truy-cap-thu"  # noqa: S105 - opens nothing
# What `site.yml` says of it.
GIT = f"git: {{host: gitlab, repository: {PROJECT}, server: {ADDRESS}}}"
_OFFICER = {"id": 7, "name": "Cán bộ mẫu", "username": "can-bo", "email": "can-bo@example.vn"}
_WHEN = "2024-12-02T03:00:00Z"


@dataclass
class MergeRequest:
    """A request to take a branch over into the main one."""

    iid: int
    title: str
    source_branch: str
    target_branch: str
    labels: list[str]
    state: str = "opened"


@dataclass(frozen=True)
class Request:
    """What the form asks: method, steps of the path after the project, parameters, body."""

    method: str
    steps: tuple[str, ...]
    query: dict[str, str]
    body: Any


class RefusedError(Exception):
    """An answer with a status other than success."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class GitHost:
    """The host of one project; ``answer`` is all there is to it."""

    repository: Repository
    merge_requests: list[MergeRequest] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def handle(self, route: Route) -> None:
        """Answer a request of a browser, as a server of another origin does that lets it read the answer."""
        request = route.request
        given = request.headers.get("authorization")
        try:
            if given != f"Bearer {TOKEN}":
                raise RefusedError(401, "401 Unauthorized")
            status, answer = 200, self.answer(request.method, request.url, request.post_data or "null")
        except RefusedError as error:
            status, answer = error.status, {"message": str(error)}
        route.fulfill(status=status, json=answer, headers={"Access-Control-Allow-Origin": "*"})

    def answer(self, method: str, url: str, body: str) -> Any:
        """Return what GitLab's API says to a request.

        :raises RefusedError: with the status of a refusal.
        """
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        steps = tuple(unquote(step) for step in parts.path.removeprefix("/api/").split("/"))
        for pattern, answer in _ANSWERS.items():
            if re.fullmatch(pattern, f"{method} {'/'.join(steps).replace(PROJECT, ':id')}"):
                return answer(self, Request(method, steps[3:], query, json.loads(body)))
        self.unknown.append(f"{method} {parts.path}")
        raise RefusedError(404, "404 Not Found")

    def files_at(self, ref: str) -> dict[str, str]:
        """Return the paths of all files of a branch with the names of their blobs."""
        lines = self.repository.git("ls-tree", "-r", ref).splitlines()
        return {path: head.split()[2] for head, path in (line.split("\t") for line in lines)}

    def text_at(self, ref: str, path: str) -> str:
        """Return a file of a branch."""
        return self.repository.said("cat-file", "blob", f"{ref}:{path}")

    def has_branch(self, name: str) -> bool:
        """Tell whether there is such a branch."""
        return bool(self.repository.git("branch", "--list", name))

    def open_requests(self, query: dict[str, str]) -> list[MergeRequest]:
        """Return the open merge requests that a query asks for."""
        return [
            one
            for one in self.merge_requests
            if one.state == "opened"
            and query.get("labels", one.labels[0]) in one.labels
            and query.get("source_branch", one.source_branch) == one.source_branch
        ]

    def request_of(self, steps: tuple[str, ...]) -> MergeRequest:
        """Return the merge request that an address names."""
        return next(one for one in self.merge_requests if str(one.iid) in steps)

    def told(self, one: MergeRequest) -> dict[str, Any]:
        """Return a merge request as the API tells it."""
        return {
            "id": 100 + one.iid,
            "iid": one.iid,
            "title": one.title,
            "state": one.state,
            "labels": one.labels,
            "source_branch": one.source_branch,
            "target_branch": one.target_branch,
            "sha": self.repository.git("rev-parse", one.source_branch),
            "web_url": f"{ADDRESS}/{PROJECT}/-/merge_requests/{one.iid}",
            "author": _OFFICER,
            "created_at": _WHEN,
            "updated_at": _WHEN,
        }


def _graphql(host: GitHost, request: Request) -> Any:
    """Return all that any of the form's queries asks for, by the variables it comes with."""
    variables = request.body["variables"]
    ref = variables.get("branch", MAIN)
    files = host.files_at(ref)
    sha, message = host.repository.git("log", "-1", "--format=%H%n%s", ref).split("\n")
    tree = {
        "lastCommit": {"sha": sha, "message": message},
        "blobs": {
            "nodes": [{"type": "blob", "path": path, "sha": oid} for path, oid in files.items()],
            "pageInfo": {"endCursor": "", "hasNextPage": False},
        },
    }
    blobs = [
        {"path": path, "oid": files[path], "size": "0", "rawTextBlob": host.text_at(ref, path)}
        for path in variables.get("paths", ())
        if path in files
    ]
    found = {"rootRef": MAIN, "tree": tree, "blobs": {"nodes": blobs}}
    return {"data": {"project": {"repository": found}}}


def _commit(host: GitHost, request: Request) -> Any:
    """Write a commit of several files; with ``start_branch`` on a new branch."""
    body, git = request.body, host.repository.git
    start = body.get("start_branch", body["branch"])
    if "start_branch" in body and host.has_branch(body["branch"]):
        raise RefusedError(400, f"A branch called '{body['branch']}' already exists.")
    parent = git("rev-parse", start)
    with TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        git("read-tree", parent, **index)
        for action in body["actions"]:
            _act(host, action, index)
        tree = git("write-tree", **index)
    commit = git("commit-tree", tree, "-p", parent, text=body["commit_message"])
    git("update-ref", f"refs/heads/{body['branch']}", commit)
    return {"id": commit, "committed_date": _WHEN}


def _act(host: GitHost, action: dict[str, str], index: dict[str, str]) -> None:
    """Do one action of a commit in an index of its own."""
    git = host.repository.git
    gone = {"delete": action["file_path"], "move": action.get("previous_path")}.get(action["action"])
    if gone:
        git("update-index", "--force-remove", gone, **index)
    if action["action"] != "delete":
        content = action["content"]
        text = base64.b64decode(content).decode() if action["encoding"] == "base64" else content
        blob = git("hash-object", "-w", "--stdin", text=text)
        git("update-index", "--add", "--cacheinfo", f"100644,{blob},{action['file_path']}", **index)


def _open_request(host: GitHost, request: Request) -> Any:
    body = request.body
    one = MergeRequest(
        len(host.merge_requests) + 1,
        body["title"],
        body["source_branch"],
        body["target_branch"],
        body["labels"].split(","),
    )
    host.merge_requests.append(one)
    return host.told(one)


def _edit_request(host: GitHost, request: Request) -> Any:
    one, body = host.request_of(request.steps), request.body
    one.title = body.get("title", one.title)
    gone, new = (body.get(name, "").split(",") for name in ("remove_labels", "add_labels"))
    one.labels = [label for label in one.labels if label not in gone] + [label for label in new if label]
    return host.told(one)


def _differences(host: GitHost, request: Request) -> Any:
    one = host.request_of(request.steps)
    lines = host.repository.git("diff", "--name-status", f"{one.target_branch}...{one.source_branch}")
    return [
        {"old_path": path, "new_path": path, "deleted_file": letter == "D", "renamed_file": False}
        for letter, path in (line.split("\t") for line in lines.splitlines())
    ]


def _branch(host: GitHost, request: Request) -> Any:
    name = request.steps[-1]
    if not host.has_branch(name):
        raise RefusedError(404, "404 Branch Not Found")
    return {"name": name, "commit": {"id": host.repository.git("rev-parse", name)}}


def _commits(host: GitHost, request: Request) -> Any:
    query = request.query
    lines = host.repository.git("log", "--format=%H%x09%an%x09%ae", query["ref_name"], "--", query["path"])
    return [
        {"id": sha, "author_name": name, "author_email": email, "committed_date": _WHEN}
        for sha, name, email in (line.split("\t") for line in lines.splitlines())
    ]


_ANSWERS: dict[str, Callable[[GitHost, Request], Any]] = {
    r"POST graphql": _graphql,
    r"GET v4/user": lambda _host, _request: _OFFICER,
    r"GET v4/avatar": lambda _host, _request: {"avatar_url": None},
    r"GET v4/projects/:id/users": lambda _host, _request: [_OFFICER],
    r"GET v4/projects/:id/deployments": lambda _host, _request: [],
    r"GET v4/projects/:id/repository/commits": _commits,
    r"GET v4/projects/:id/repository/commits/\w+/statuses": lambda _host, _request: [],
    r"POST v4/projects/:id/repository/commits": _commit,
    r"GET v4/projects/:id/repository/branches/.+": _branch,
    r"GET v4/projects/:id/merge_requests": lambda host, request: [
        host.told(one) for one in host.open_requests(request.query)
    ],
    r"POST v4/projects/:id/merge_requests": _open_request,
    r"GET v4/projects/:id/merge_requests/\d+": lambda host, request: host.told(
        host.request_of(request.steps)
    ),
    r"PUT v4/projects/:id/merge_requests/\d+": _edit_request,
    r"GET v4/projects/:id/merge_requests/\d+/diffs": _differences,
}
