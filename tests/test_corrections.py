"""The list of corrections: all records', newest first, with what was withdrawn and nothing of its content."""

from dataclasses import replace

from phongtrao.paths import CORRECTIONS
from phongtrao.records import Correction
from phongtrao.views import corrections as told_on_page
from phongtrao.views.corrected import corrections_by_year, everything_told
from phongtrao.views.list_pages import list_page

from .pages import read, text_of


def with_corrections(mini, count):
    """Return the miniature data with so many more corrections, one for each year."""
    model = mini.models["an-toan-mau"]
    more = tuple(
        Correction(date=f"1/1/{1990 + number}", text=f"Sửa lần {number}.") for number in range(count)
    )
    return replace(mini, models={**mini.models, model.id: model.model_copy(update={"corrections": more})})


def test_the_page_lists_corrections_and_withdrawals_newest_first(site):
    soup = read(site, CORRECTIONS)
    assert [one["datetime"] for one in soup.select(".pt-told time")] == [
        "2024-11-09",
        "2024-11-07",
        "2024-02-03",
    ]
    first, _, last = soup.select(".pt-told > li")
    assert first.a["href"] == "../tin-tuc/2024/hoi-nghi-mau-2024/"
    assert "Sửa tên người phát biểu." in first.text
    assert last.a["href"] == "../tin-tuc/2024/tin-da-rut-2024/"
    assert "Lý do: Nguồn đã đính chính." in last.text
    assert "Văn phòng thử nghiệm" in text_of(soup)


def test_every_page_leads_there(site):
    for address in ("", "tin-tuc/2024/tin-mau-2024/"):
        links = read(site, address).select(".pt-footer a")
        assert any(one["href"].endswith("dinh-chinh/") for one in links)


def test_nothing_of_a_withdrawn_record_is_told_but_its_kind(mini):
    (gone,) = [one for one in everything_told(mini)[""] if one.is_withdrawal]
    title = mini.withdrawn["data/news/tin-da-rut-2024.yml"].title
    assert title not in (gone.of.text, gone.text)


def test_a_site_without_any_says_so(mini, renderer):
    conferences = {name: one.model_copy(update={"corrections": ()}) for name, one in mini.conferences.items()}
    bare = replace(mini, conferences=conferences, withdrawn={})
    assert told_on_page(bare)["told"] == ()
    html = renderer.template("corrections.html", told_on_page(bare))
    assert "Chưa có đính chính nào." in html
    assert "Chưa có nội dung nào bị rút." in html


def test_many_are_split_by_year(mini, monkeypatch):
    assert corrections_by_year(mini) == {}
    many = with_corrections(mini, 30)
    monkeypatch.setattr("phongtrao.views.corrected.ON_FIRST_PAGE", 10)
    page = told_on_page(many)
    assert (len(page["told"]), page["hidden"]) == (10, 23)
    assert [link.path for link in page["years"]][:2] == ["dinh-chinh/2024/", "dinh-chinh/2019/"]
    shown = list_page(many, "dinh-chinh/2010/")
    assert [one.text for one in shown["items"]] == ["Sửa lần 20."]
    assert shown["items"][0].of.path == "mo-hinh/an-toan-mau/"
