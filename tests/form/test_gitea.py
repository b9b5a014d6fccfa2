"""Pull requests on Gitea, in real Chromium: the module of the form against a stand-in for the host's API."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
API = "https://git.example.vn/api/v1"
REPOSITORY = "doi-phong-trao/du-lieu"
PATH = "data/models/to-thanh-long-tu-quan.yml"
SAVE = """
async ({ origin, api, repo, saves }) => {
  const { withPullRequests } = await import(`${origin}/form/src/gitea.js`);
  const told = [];
  let count = 0;
  const send = withPullRequests(fetch.bind(window), { apiRoot: api, repo, branch: 'main' },
    (request) => told.push(request), () => `lan-${++count}`);
  const answers = [];
  for (const { method, path, body } of saves) {
    const headers = { Authorization: 'token abc' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await send(`${api}${path}`, init);
    answers.push([answer.status, await answer.json()]);
  }
  return { told, answers };
}
"""


@dataclass
class Host:
    """What of Gitea the module talks to: branches with files, pull requests, and every request it was sent.

    ``state`` is what a pull request is found in right after it was opened.
    """

    refused: tuple[str, ...] = ()
    state: str = "open"
    branches: dict[str, dict[str, str]] = field(default_factory=lambda: {"main": {PATH: "sha-0"}})
    pulls: list[dict[str, object]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, route):
        request = route.request
        if request.method == "OPTIONS":
            return route.fulfill(status=204, headers=_CORS)
        path = request.url.removeprefix(f"{API}/repos/{REPOSITORY}")
        self.asked.append((request.method, path))
        assert request.headers["authorization"] == "token abc"
        if path in self.refused:
            return route.fulfill(status=500, headers=_CORS, body="{}")
        made = self._made(request.method, path, json.loads(request.post_data or "null"))
        return route.fulfill(status=200, headers=_CORS, body=json.dumps(made))

    def _made(self, method, path, body):
        if (method, path) == ("POST", "/contents"):
            name = body.get("new_branch") or body["branch"]
            if body.get("new_branch"):
                assert name not in self.branches
                self.branches[name] = dict(self.branches[body["branch"]])
            for file in body["files"]:
                self.branches[name][file["path"]] = f"sha-of-{file['content']}"
            return {
                "commit": {"sha": "c"},
                "files": [{"sha": f"sha-of-{file['content']}"} for file in body["files"]],
            }
        if (method, path) == ("POST", "/pulls"):
            number = len(self.pulls) + 1
            self.pulls.append(
                {
                    **body,
                    "number": number,
                    "state": self.state,
                    "html_url": f"https://git.example.vn/{number}",
                }
            )
            return self.pulls[-1]
        if path.startswith("/pulls/"):
            return self.pulls[int(path.rpartition("/")[2]) - 1]
        return {"path": path}


_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "*",
    "Content-Type": "application/json",
}


def commit(content, sha="sha-0", path=PATH, **more):
    file = {"operation": "update", "path": path, "content": content, "sha": sha, **more}
    body = {"branch": "main", "message": "Sửa mô hình\n\nchi tiết", "files": [file]}
    return {"method": "POST", "path": f"/repos/{REPOSITORY}/contents", "body": body}


@pytest.fixture
def save(browser, serve):
    page = browser.new_page()
    origin = serve(ROOT)

    def run(host, *saves):
        page.unroute_all()
        page.route(f"{API}/**", host.answer)
        page.goto(f"{origin}/form/src/")
        return page.evaluate(SAVE, {"origin": origin, "api": API, "repo": REPOSITORY, "saves": list(saves)})

    yield run
    page.close()


def test_what_is_saved_goes_to_a_branch_of_its_own_and_is_requested(save):
    host = Host()
    seen = save(host, commit("a"))
    assert host.branches == {
        "main": {PATH: "sha-0"},
        "bien-tap/to-thanh-long-tu-quan-lan-1": {PATH: "sha-of-a"},
    }
    [pull] = host.pulls
    assert (pull["head"], pull["base"], pull["title"]) == (
        "bien-tap/to-thanh-long-tu-quan-lan-1",
        "main",
        "Sửa mô hình",
    )
    branch = "bien-tap/to-thanh-long-tu-quan-lan-1"
    assert seen["told"] == [{"number": 1, "address": "https://git.example.vn/1", "branch": branch}]
    assert seen["answers"] == [[200, {"commit": {"sha": "c"}, "files": [{"sha": "sha-of-a"}]}]]


def test_a_second_save_joins_the_open_request(save):
    host = Host()
    save(host, commit("a"), commit("b", sha="sha-of-a"))
    assert len(host.pulls) == 1
    assert host.branches["bien-tap/to-thanh-long-tu-quan-lan-1"] == {PATH: "sha-of-b"}


@pytest.mark.parametrize(
    ("second", "state"),
    [
        (commit("b", sha="sha-0"), "open"),
        (commit("b", sha="sha-of-a"), "closed"),
        (commit("b", sha="", path="data/models/khac.yml", operation="create"), "open"),
    ],
    ids=["read anew since", "merged since", "another file"],
)
def test_what_does_not_follow_from_the_open_request_gets_its_own(save, second, state):
    host = Host(state=state)
    save(host, commit("a"), second)
    assert [pull["base"] for pull in host.pulls] == ["main", "main"]
    assert set(host.branches) == {"main", *(pull["head"] for pull in host.pulls)}
    assert host.branches["main"] == {PATH: "sha-0"}


def test_a_renamed_file_stays_in_its_request(save):
    host = Host()
    moved = commit("b", sha="sha-of-a", path="data/models/ten-moi.yml", from_path=PATH)
    save(host, commit("a"), moved, commit("c", sha="sha-of-b", path="data/models/ten-moi.yml"))
    assert len(host.pulls) == 1


def test_other_requests_pass_as_they_are(save):
    host = Host()
    reading = {"method": "GET", "path": f"/repos/{REPOSITORY}/branches/main"}
    seen = save(host, reading)
    assert host.asked == [("GET", "/branches/main")]
    assert seen == {"told": [], "answers": [[200, {"path": "/branches/main"}]]}


def test_a_refused_commit_is_passed_on_and_nothing_is_requested(save):
    host = Host(refused=("/contents",))
    seen = save(host, commit("a"))
    assert seen["answers"] == [[500, {}]]
    assert seen["told"] == []
    assert host.asked == [("POST", "/contents")]


def test_a_request_that_cannot_be_opened_is_told_with_its_branch(save):
    host = Host(refused=("/pulls",))
    seen = save(host, commit("a"))
    assert seen["answers"][0][0] == 200
    assert seen["told"] == [{"branch": "bien-tap/to-thanh-long-tu-quan-lan-1"}]


REGISTERED = """
async ({ origin, api, repo, branch, name, body }) => {
  const { registerPullRequests } = await import(`${origin}/form/src/gitea.js`);
  registerPullRequests({ backend: { name, repo, branch, api_root: api } });
  const headers = { Authorization: "token abc" };
  await fetch(`${api}/repos/${repo}/contents`, { method: "POST", headers, body: JSON.stringify(body) });
}
"""


@pytest.mark.parametrize(
    ("name", "branch", "requests"),
    [("gitea", "main", 1), ("gitea", None, 0), ("gitlab", "main", 0)],
    ids=["gitea", "no host is named", "a host with requests of its own"],
)
def test_the_form_requests_where_the_host_is_a_gitea_and_tells_where(browser, serve, name, branch, requests):
    host, origin = Host(), serve(ROOT)
    page = browser.new_page()
    page.route(f"{API}/**", host.answer)
    page.goto(f"{origin}/form/src/")
    place = {"origin": origin, "api": API, "repo": REPOSITORY, "branch": branch, "name": name}
    page.evaluate(REGISTERED, place | {"body": commit("a")["body"]})
    assert len(host.pulls) == requests
    told = page.get_by_role("dialog", name="Đã gửi chờ duyệt")
    expect(told).to_have_count(requests)
    if requests:
        expect(told).to_contain_text("pull request số 1")
        assert told.get_by_role("link").get_attribute("href") == "https://git.example.vn/1"
        told.get_by_role("button", name="Đóng").click()
        expect(told).to_have_count(0)
    page.close()
