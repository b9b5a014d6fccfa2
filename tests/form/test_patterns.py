"""What the form accepts of a text is what the loader accepts: the same patterns, as a browser reads them."""

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from phongtrao.fields import field_at
from phongtrao.form.config import form_model

from .parts import KINDS, files_of, flat

FORM = files_of(form_model({}))
DATE, DAY, NUMBER = ("conferences", "date"), ("units", "valid_from"), ("results", "figures", "value")
COUNT, LINK, ID = ("models", "members"), ("news", "sources", "url"), ("taxonomy", "fields", "id")
TITLE, LINE, CODE = ("news", "title"), ("news", "summary"), ("units", "code")
OLD, REPOSITORY, BRANCH = ("news", "moved_from"), ("site", "git", "repository"), ("site", "git", "branch")
SERVER, CLIENT = ("site", "git", "server"), ("site", "git", "app_id")
TEXTS = {
    DATE: [
        "17/9/2024",
        "09/2024",
        "2024",
        "2024-09-17",
        "2024-09",
        "30/4/2024",
        "31/04/2024",
        "30/2/2024",
        "29/2/2024",
        "29/02/2023",
        "29/2/2100",
        "2024-04-31",
        "2024-02-29",
        "2023-02-29",
        "17-9-2024",
        "1944",
        "13/2024",
        "hôm nay",
    ],
    DAY: ["1/7/2025", "2025-07-01", "7/2025", "2025", "32/7/2025", "1.7.2025"],
    NUMBER: ["127", "1.234", "17,5", "0", "1,234", "1234,5678", "1.5", "08", "-3", "127 mô hình"],
    COUNT: ["hơn 200", "3–5", "từ 3 đến 5", "86/90", "100%", "hàng trăm", "1,5 nghìn", "200 người", "Hơn 20"],
    LINK: [
        "https://example.vn/a?b=c",
        "http://example.vn",
        "example.vn",
        "ftp://example.vn/",
        "https://a b/",
    ],
    ID: ["dan-toc", "2024", "Dân tộc", "dan_toc", "-a", "a--b", "a" * 121],
    TITLE: ["Chữ", "đ" * 250, "đ" * 251],
    LINE: ["Chữ\nhai dòng", "đ" * 1_000, "đ" * 1_001],
    CODE: ["23128", "001", "1", "1234", "a1"],
    OLD: ["tin-tuc/2024/ten-cu/", "tin-tuc/", "/tin-tuc/2024/a/", "tin-tuc/2024/a"],
    REPOSITORY: ["xa-mau/phong-trao", "a/b/c.d", "phong-trao", "a/../b", "https://github.com/a/b", "a/b/"],
    BRANCH: ["main", "phat-hanh/2024", "-x", "a..b", "a/", "/a", "a b"],
    SERVER: ["https://git.example.vn", "https://a.vn:8443", "http://git.example.vn", "https://a.vn/", "a.vn"],
    CLIENT: ["0123456789abcdef", "8c1f-2d", "ngắn", "abc def ghi", "a" * 129],
}
TRIED = [(path, text) for path, texts in TEXTS.items() for text in texts]
# What the form's own regular expressions do: no flag, anywhere in the text without blanks around it.
MATCHES = "([pattern, text]) => new RegExp(pattern).test(text.trim())"


def form_field(path):
    kind, *keys = path
    field = dict(flat(FORM[kind]))[tuple(keys)]
    return field.get("field", field)


def is_accepted(path, text):
    """Whether the loader takes the text as this field's value."""
    kind, *keys = path
    model = KINDS[kind]
    for key in keys[:-1]:
        model = field_at(model, (key,)).part
    field = field_at(model, (keys[-1],))
    try:
        TypeAdapter(field.hint).validate_python([text] if field.many else text)
    except ValidationError:
        return False
    return True


def fits(field, text, matches):
    return len(text) <= field.get("maxlength", len(text)) and (
        "pattern" not in field or matches(field["pattern"][0], text)
    )


@pytest.mark.parametrize(("path", "text"), TRIED)
def test_the_form_accepts_what_the_loader_accepts(path, text):
    assert fits(
        form_field(path), text, lambda pattern, tried: bool(re.search(pattern, tried))
    ) is is_accepted(path, text)


def test_every_table_has_texts_of_both_kinds():
    for path, texts in TEXTS.items():
        assert {is_accepted(path, text) for text in texts} == {True, False}, path


def test_a_refusal_says_in_vietnamese_what_is_allowed():
    said = [
        field["pattern"][1] for fields in FORM.values() for _, field in flat(fields) if "pattern" in field
    ]
    assert said
    assert all(message.startswith("Cho phép: ") for message in said)


@pytest.fixture(scope="module")
def page(browser):
    opened = browser.new_page()
    yield opened
    opened.close()


def test_a_browser_reads_the_patterns_alike(page):
    for path, text in TRIED:
        held = form_field(path)
        in_browser = fits(held, text, lambda pattern, tried: page.evaluate(MATCHES, [pattern, tried]))
        assert in_browser is is_accepted(path, text), (path, text)


def test_a_browser_can_read_every_pattern(page):
    config = form_model({})
    patterns = {
        field["pattern"][0] for fields in FORM.values() for _, field in flat(fields) if "pattern" in field
    }
    for collection in config["collections"]:
        patterns.add(collection.get("filter", {}).get("pattern", ""))
        patterns.update(collection.get("slug", {}).get("pattern", [""])[:1])
    page.evaluate("patterns => patterns.forEach(one => new RegExp(one))", sorted(patterns))
