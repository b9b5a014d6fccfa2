"""What all views have in common, before any HTML."""

import shutil
from dataclasses import replace

import pytest

from phongtrao import views
from phongtrao.load import load

CONFERENCE = "hoi-nghi-mau-2024"


def test_corrections_stay_newest_first(mini):
    frame = views.article(mini, CONFERENCE)["frame"]
    assert [str(one.date) for one in frame.origin.corrections] == ["2024-11-09", "2024-11-07"]


def test_withdrawn_records_are_in_no_list_and_still_give_their_source(editing):
    replace_text(
        editing, "data/conferences/ra-mat-mau-2023.yml", "withdrawn:\n  date: 1/1/2024\n  reason: Lý do mẫu\n"
    )
    dataset = load(editing)
    assert "ra-mat-mau-2023" not in dataset.articles
    honour = next(one for one in dataset.honours if one.award.combined)
    assert (honour.event, honour.date.year) == (None, 2023)
    assert [source.title for source in dataset.sources_of(honour.record)] == ["Bài báo mẫu"]


def replace_text(root, path, added):
    file = root / path
    file.write_text(file.read_text(encoding="utf-8") + added, encoding="utf-8")


@pytest.mark.parametrize(
    ("edit_url", "expected"),
    [("", ""), ("https://git.example/edit/", f"https://git.example/edit/data/conferences/{CONFERENCE}.yml")],
)
def test_the_edit_link_leads_to_the_file(mini, edit_url, expected):
    site = mini.site.model_copy(update={"edit_url": edit_url or None})
    frame = views.article(replace(mini, site=site), CONFERENCE)["frame"]
    assert frame.origin.edit_url == expected
    assert frame.origin.edit_path == f"data/conferences/{CONFERENCE}.yml"


def test_views_of_an_empty_site_are_empty_not_broken(mini, editing):
    for folder in ("conferences", "news", "models", "awards", "results", "exemplars"):
        shutil.rmtree(editing / "data" / folder)
    site = editing / "data" / "site.yml"
    site.write_text(site.read_text().split("key_figures:")[0])
    empty = load(editing)
    assert views.latest_news(empty)["articles"] == views.latest_honours(empty)["honours"] == []
    assert views.honour_roll(empty)["by_year"] == views.results(empty)["reports"] == []
    assert views.model_list(empty)["report"] is None
