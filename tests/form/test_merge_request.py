"""An officer saves in the form of a site whose repository is on a Git host: a merge request is made."""

import pytest
from playwright.sync_api import expect

from ..commands import run
from .git_host import TOKEN, MergeRequest
from .repositories import MAIN, Repository

MODELS = "Mô hình"
MODEL, FILE = "Khu dân cư an toàn mẫu", "data/models/an-toan-mau.yml"
BRANCH = "cms/models/an-toan-mau"


@pytest.fixture
def checked_out(host, tmp_path):
    """What puts the files of a branch into a folder; the folder."""

    def check_out(branch):
        host.repository.git("worktree", "add", "--quiet", str(tmp_path / "files"), branch)
        return Repository(tmp_path / "files")

    return check_out


def test_saving_opens_a_merge_request_of_one_commit_that_changes_one_file(officer_at_host, host, checked_out):
    git = host.repository.git
    before = git("rev-parse", MAIN)
    officer_at_host.sign_in(TOKEN)
    officer_at_host.open(MODELS, MODEL)
    officer_at_host.write("2023", "Ngày ra mắt")
    officer_at_host.save_well()

    [request] = host.merge_requests
    assert request == MergeRequest(
        1, "Draft: Sửa Mô hình: an-toan-mau", BRANCH, MAIN, ["sveltia-cms/draft"], "opened"
    )
    assert git("rev-parse", MAIN) == before
    assert git("rev-list", "--parents", f"{MAIN}..{BRANCH}").split()[1:] == [before]
    assert git("diff", "--name-status", MAIN, BRANCH) == f"M\t{FILE}"
    assert host.repository.diff(MAIN, BRANCH) == ["-launched: 2022", "+launched: 2023"]
    run("check", "--root", checked_out(BRANCH).folder)


def test_what_is_sent_for_review_leaves_the_drafts_and_a_second_change_joins_it(officer_at_host, host):
    officer_at_host.sign_in(TOKEN)
    officer_at_host.open(MODELS, MODEL)
    officer_at_host.write("2023", "Ngày ra mắt")
    officer_at_host.save_well()
    officer_at_host.send_for_review()
    [request] = host.merge_requests
    assert (request.title, request.labels) == (
        "Sửa Mô hình: an-toan-mau",
        ["sveltia-cms/pending_review"],
    )

    officer_at_host.open(MODELS, MODEL)
    officer_at_host.write("2024", "Ngày ra mắt")
    officer_at_host.save_well()
    assert host.merge_requests == [request]
    assert host.repository.diff(MAIN, BRANCH) == ["-launched: 2022", "+launched: 2024"]


def test_a_draft_without_what_it_must_have_is_not_sent(officer_at_host, host):
    officer_at_host.sign_in(TOKEN)
    officer_at_host.open(MODELS, MODEL)
    officer_at_host.write("", "Tên mô hình")
    officer_at_host.save()
    expect(officer_at_host.refusal("Tên mô hình")).to_contain_text("Trường bắt buộc.")
    assert host.merge_requests == []
    assert host.repository.git("branch") == f"* {MAIN}"


def test_a_wrong_token_is_refused_in_vietnamese(officer_at_host):
    officer_at_host.enter("sai")
    expect(officer_at_host.page.get_by_role("alert")).to_contain_text(
        "Mã truy cập được cung cấp không hợp lệ."
    )
    # The refusal, and what Sveltia says of it.
    assert len(officer_at_host.wrong) == 2
    officer_at_host.wrong.clear()
