"""The published copy of a file says what the record says, and nothing that was for editors alone."""

import pytest

from phongtrao.load import load
from phongtrao.open_data.pieces import of_record
from phongtrao.public_copy import public_yaml
from phongtrao.strict_yaml import parse
from phongtrao.views.structured import Deployment

from .conftest import MINI, ROOT
from .test_load import CONFERENCE, replace


@pytest.mark.parametrize("source", [MINI, ROOT], ids=["mini", "real"])
def test_a_copy_is_read_back_as_the_same_record(source):
    dataset = load(source)
    for record in dataset.records():
        if record.privacy_exceptions or "consent" in public_source(source, record):
            continue
        text = public_yaml(record)
        assert "#" not in text.replace("/#", "")
        assert type(record).model_validate(plain(text)).model_dump() == record.model_dump()


@pytest.mark.parametrize("source", [MINI, ROOT], ids=["mini", "real"])
def test_a_copy_made_with_its_document_says_what_files_say(source):
    dataset = load(source)
    for record in dataset.records():
        files = of_record(dataset, record, Deployment("Trang mẫu", "Một trang", "")).make()
        assert files[record.path] == public_yaml(record).encode()


def public_source(source, record):
    return (source / record.path).read_text(encoding="utf-8")


def plain(text):
    """Read YAML as our loader does: every scalar is text."""
    document, problems = parse(text.encode(), "x.yml")
    assert problems == []
    return document


def test_comments_and_what_is_for_editors_stay_in_the_repository(editing):
    replace(editing, CONFERENCE, "title: Hội nghị tổng kết mẫu", "title: Hội nghị tổng kết mẫu # gọi anh Ba")
    text = public_yaml(load(editing).conferences["hoi-nghi-mau-2024"])
    assert "Hội nghị tổng kết mẫu" in text
    assert "gọi anh Ba" not in text
    assert "Cha mẹ đồng ý" not in text
    assert "Số trực ban" not in text


def test_the_built_site_has_the_public_copy(site):
    text = (site / CONFERENCE).read_text(encoding="utf-8")
    assert "title: Hội nghị tổng kết mẫu" in text
    assert "consent" not in text
    assert "privacy_exceptions" not in text
