"""What lists are filtered from in place: only what a page lacks, in files named by their content."""

import json
from dataclasses import replace

import pytest

from phongtrao import views
from phongtrao.header_rules import UNCHANGING
from phongtrao.list_files import list_file, list_files
from phongtrao.paths import model_path
from phongtrao.render import Renderer
from phongtrao.views import paging
from phongtrao.views.facets import ITEMS_ON_PAGE
from phongtrao.views.listings import NAMES_ON_LINE
from phongtrao.views.registry import models
from phongtrao.views.roll import honours

from .conftest import ROOT
from .test_facets import with_models
from .views.test_honours import many_awards

HOSTILE = "</script><img src=x onerror=alert(1)> \"'"


def read(dataset, name):
    return json.loads(list_files(dataset)[name].text)


def with_people(mini, count):
    """The miniature data with one award file whose list has as many people."""
    award = mini.awards["khen-rieng-2022"]
    household = award.recipients[0]
    people = tuple(household.model_copy(update={"name": f"Hộ số {number}"}) for number in range(count))
    return replace(mini, awards={award.id: award.model_copy(update={"recipients": people})})


def test_a_list_that_its_page_shows_needs_no_file(mini):
    assert set(list_files(mini)) == {"names"}
    assert (list_file(mini, "models"), list_file(mini, "honours")) == ("", "")


def test_nobody_named_nothing_to_look_up(mini):
    empty = replace(mini, conferences={}, news={}, awards={})
    assert list_files(empty) == {}


def test_a_files_address_tells_its_content_and_may_be_kept(mini):
    first, again, other = (list_file(one, "names") for one in (mini, replace(mini), with_people(mini, 2)))
    assert first == again != other
    assert first.startswith(UNCHANGING)


def test_a_long_list_is_in_its_file_whole_and_in_order(mini):
    dataset = with_models(mini, *({"field": "dan-toc"} for _ in range(ITEMS_ON_PAGE + 1)))
    data, catalogue = read(dataset, "models"), models(dataset)
    assert [item[0] for item in data["items"]] == [model_path(one) for one in catalogue.items]
    assert [[data["keys"][number] for number in item[2]] for item in data["items"]] == catalogue.keys


def test_lines_of_commendation_likewise(mini):
    crowded = many_awards(mini, ITEMS_ON_PAGE + 1)
    assert len(read(crowded, "honours")["items"]) == len(honours(crowded).items) == ITEMS_ON_PAGE + 1


def test_every_name_is_in_the_file_with_its_line(mini):
    data = read(mini, "names")
    name, details, place = data["names"][0]
    assert name == "Bà Trung tá Đỗ Thị Ánh"
    assert details.startswith("Trưởng Công an xã")
    path, text = data["lines"][str(place)]
    assert path == "bang-vang/2024/#tin-hoi-nghi-mau-2024-1"
    assert text == "Giấy khen: 1 tập thể, 3 cá nhân, 5/11/2024, đã thu hồi ngày 1/12/2024"


def test_text_in_a_file_is_the_text_it_is(mini):
    dataset = with_models(mini, *({"name": f"{HOSTILE} {number}"} for number in range(ITEMS_ON_PAGE + 1)))
    assert any(item[1][0] == f"{HOSTILE} 7" for item in read(dataset, "models")["items"])


@pytest.mark.parametrize("count", [NAMES_ON_LINE + 1, 1000])
def test_the_overview_does_not_grow_with_names(mini, count):
    def page(people):
        renderer = Renderer(with_people(mini, people), ROOT / "templates")
        html = renderer.render("honour_roll", "bang-vang/").html
        return html.replace(list_file(with_people(mini, people), "names").encode(), b"")

    assert page(count) == page(NAMES_ON_LINE + 2)
    assert len(page(1)) == pytest.approx(len(page(count)), abs=20)


def test_a_name_of_many_leads_to_its_page_of_the_lines_own_list(mini, monkeypatch):
    monkeypatch.setattr(paging, "ROOM", 10_000)
    dataset = replace(with_people(mini, 200), conferences={})
    data = read(dataset, "names")
    (start, _), leads = data["lines"].popitem()[1], {one[0]: "".join(one[3:]) for one in data["names"]}
    assert start == "bang-vang/2022/khen-khen-rieng-2022/"
    for path in {start + page for page in leads.values()}:
        shown = [one.name for one in views.list_page(dataset, path)["items"]]
        assert shown == [name for name in shown if start + leads[name] == path]
        assert shown


def test_the_first_page_does_not_grow_with_the_list(mini):
    sizes = [
        len(
            Renderer(with_models(mini, *[{}] * count), ROOT / "templates")
            .render("model_list", "mo-hinh/")
            .html
        )
        for count in (ITEMS_ON_PAGE + 1, 5 * ITEMS_ON_PAGE)
    ]
    # The numbers of what there is may have a figure more.
    assert abs(sizes[1] - sizes[0]) < 5 * ITEMS_ON_PAGE
