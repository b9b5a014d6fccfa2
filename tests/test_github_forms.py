"""The issue forms: what they ask of people must never be private. `make lint` checks their shape."""

import re

import pytest

from .conftest import ROOT
from .editor import as_editor_sees

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PRIVATE = (
    r"họ (và )?tên|tên (của )?(bạn|anh|chị)|điện thoại|e-?mail|thư điện tử"
    r"|căn cước|ngày sinh|địa chỉ nhà|liên hệ"
)


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def form(request):
    return as_editor_sees(request.param.read_text(encoding="utf-8"))


def test_there_is_a_form_for_errors_news_and_removal():
    assert [path.stem for path in FORMS] == ["1-report-error", "2-send-news", "3-request-removal"]


def test_no_issue_goes_round_the_forms():
    config = as_editor_sees((FORMS[0].parent / "config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] is False


def test_a_form_first_says_that_everybody_can_read_it_and_what_not_to_write(form):
    first = form["body"][0]
    assert first["type"] == "markdown"
    said = first["attributes"]["value"]
    assert "Ai cũng đọc được" in said
    for private in ("điện thoại", "căn cước", "ngày sinh", "thư điện tử"):
        assert private in said


def test_a_form_asks_for_nothing_private(form):
    for question in form["body"][1:]:
        attributes = question["attributes"]
        asked = f"{attributes['label']} {attributes.get('placeholder', '')}"
        assert not re.search(PRIVATE, asked, re.IGNORECASE), asked


def test_a_form_is_sent_only_after_looking_for_private_data(form):
    last = form["body"][-1]
    assert last["type"] == "checkboxes"
    [option] = last["attributes"]["options"]
    assert option["required"] is True
    assert "không ghi thông tin riêng tư" in option["label"]


def test_a_removal_request_need_not_repeat_what_is_to_go():
    said = FORMS[2].read_text(encoding="utf-8")
    assert "Đừng chép lại" in said
