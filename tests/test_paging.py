"""Lists that go over several pages: nothing is lost or told twice, each leads to the next, none is large."""

import shutil
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.history import History
from phongtrao.list_files import list_files
from phongtrao.pages import record_pages
from phongtrao.paths import CORRECTIONS, HOME, HONOURS, MODELS, NEWS, RESULTS, UNITS
from phongtrao.render import Renderer
from phongtrao.views import exemplars, facets, listings, paging, roll, units
from phongtrao.views.anchors import anchor_places
from phongtrao.views.list_pages import listings as all_listings
from phongtrao.views.paging import leaves

from .conftest import ROOT

# What stands on the hand-written pages, by address.
BY_HAND = {
    HOME: ("latest_news", "exemplary_units"),
    NEWS: ("news_list",),
    MODELS: ("model_list",),
    HONOURS: ("honour_roll",),
    RESULTS: ("figures_over_time", "results"),
    UNITS: ("unit_list",),
    CORRECTIONS: ("corrections",),
}
# As if each list were far too long: one thing on each page.
SMALL = (
    *((paging, "ROOM"), (facets, "ITEMS_ON_PAGE"), (facets, "VALUES_ON_PAGE"), (listings, "NAMES_ON_LINE")),
    *((exemplars, "EXEMPLARS_IN_FRONT"), (units, "HONOURS_ON_UNIT"), (units, "MODELS_ON_UNIT")),
    *((roll, "LINES_ON_OVERVIEW"),),
)


def copies(record, count):
    """Return so many records like one, each with an id of its own, by id."""
    made = {}
    for number in range(count):
        one = record.model_copy(update={"photos": ()} if getattr(record, "photos", ()) else {})
        one._id, one._path = f"{record.id}-{number}", f"data/x/{record.id}-{number}.yml"
        made[one.id] = one
    return made


def html_of(dataset):
    """Return what macros put on every page, by address."""
    renderer = Renderer(dataset, ROOT / "templates")
    pages = {
        path: "".join(renderer.render(macro, path).html.decode() for macro in macros)
        for path, macros in BY_HAND.items()
    }
    for page in record_pages(dataset):
        pages[page.path] = renderer.render(page.macro, page.path, page.argument).html.decode()
    return pages


@pytest.fixture
def crowded(mini, monkeypatch):
    """The miniature data with room for one thing on each page."""
    for module, name in SMALL:
        monkeypatch.setattr(module, name, 1)
    # Of all that belongs to something, there are two.
    return replace(mini, models={**mini.models, **copies(mini.models["an-toan-mau"], 1)})


@pytest.fixture
def pages(crowded):
    return {path: BeautifulSoup(html, "html.parser") for path, html in html_of(crowded).items()}


def plain(text):
    """Return text with plain spaces."""
    return " ".join(text.split())


def links_of(path, soup):
    """Return where a page leads on the site, as (page, id)."""
    found = [urljoin(f"https://site/{path}", one["href"]) for one in soup.select("a[href]")]
    inside = [one.removeprefix("https://site/") for one in found if one.startswith("https://site/")]
    return [tuple(one.partition("#")[::2]) for one in inside]


def following(pages, start):
    """Return the pages from one on, each the next of the one before."""
    path, found = start, []
    while path is not None:
        found.append(path)
        ahead = pages[path].select_one("nav[data-pages] a[rel=next]")
        path = ahead and urljoin(f"https://site/{path}", ahead["href"]).removeprefix("https://site/")
    return found


@given(sizes=st.lists(st.integers(1, 50), max_size=60), room=st.integers(1, 120))
def test_pages_hold_everything_once_in_order_and_no_more_than_there_is_room(sizes, room):
    found = leaves("a/", "A", sizes, room)
    assert [place for leaf in found for place in leaf.places] == list(range(len(sizes)))
    assert [leaf.number for leaf in found] == list(range(1, len(found) + 1))
    assert all(leaf.pages == len(found) and leaf.total == len(sizes) for leaf in found)
    for leaf in found:
        taken = [sizes[place] for place in leaf.places]
        assert sum(taken) <= room or len(taken) == 1
        assert [leaf.first, leaf.last] == [leaf.places.start + 1, leaf.places.stop]


@given(pages=st.integers(1, 40), number=st.integers(1, 40))
def test_the_first_the_last_and_the_nearest_pages_are_named_the_gaps_between_them_shown(pages, number):
    if number > pages:
        return
    leaf = leaves("a/", "A", [1] * pages, 1)[number - 1]
    shown = [one and int(one.text) for one in leaf.numbers]
    assert [one for one in shown if one] == sorted(
        {1, pages, number, *(one for one in (number - 1, number + 1) if 1 <= one <= pages)}
    )
    for before, one, after in zip(shown, shown[1:], shown[2:], strict=False):
        assert one or after - before > 1
    assert [one.text for one in leaf.numbers if one and one.path is None] == [str(number)]


def test_every_page_of_the_site_is_reached_by_links_from_the_lists(crowded, pages):
    reached, waiting = set(), list(BY_HAND)
    while waiting:
        path = waiting.pop()
        if path not in reached and path in pages:
            reached.add(path)
            waiting += [target for target, _ in links_of(path, pages[path])]
    gone = {page.path for page in record_pages(crowded) if page.gone}
    assert set(pages) - gone == reached - gone


def test_every_link_between_pages_leads_to_a_page_that_has_what_it_names(pages):
    for path, soup in pages.items():
        for target, anchor in links_of(path, soup):
            assert not target.endswith("/") or target in {*pages, "gioi-thieu/"}, (path, target)
            if anchor and target in pages:
                assert pages[target].find(id=anchor), (path, target, anchor)


def test_a_list_has_all_its_things_on_pages_that_lead_to_each_other(crowded, pages):
    lists = crowded.once(all_listings)
    assert {one.shows for one in lists.values()} == set(listings.Shows)
    for start, listing in lists.items():
        assert following(pages, start) == [leaf.path for leaf in listing.leaves]
        assert [item for leaf in listing.leaves for item in listing.on(leaf)] == list(listing.items)
        assert len(listing.leaves) == max(1, len(listing.items))


def test_every_report_and_every_line_of_commendation_stands_in_its_years_list_newest_first(crowded, pages):
    reports = [
        report["id"]
        for year in (2024, 2023, 2022)
        for path in following(pages, f"{RESULTS}{year}/")
        for report in pages[path].select(".pt-report")
    ]
    assert sorted(reports) == sorted(crowded.results)
    lines = [
        (path, line["id"])
        for year in (2024, 2023, 2022)
        for path in following(pages, f"{HONOURS}{year}/")
        for line in pages[path].select(".pt-honour")
    ]
    assert len(lines) == len({anchor for _, anchor in lines}) == len(crowded.honours)


def test_names_too_many_for_their_line_are_listed_whole_by_given_name(pages):
    start = f"{HONOURS}2024/tin-hoi-nghi-mau-2024-1/"
    assert f"{HONOURS}2024/" in [path for path, soup in pages.items() if (start, "") in links_of(path, soup)]
    shown = [pages[path].select_one(".pt-names li") for path in following(pages, start)]
    named = [plain(one.find(string=True)) for one in shown]
    assert named == ["Tập thể mẫu", "Bà Trung tá Đỗ Thị Ánh", "Bùi Văn Ân", "Phạm Văn Ước"]


def test_a_later_page_says_which_it_is(crowded, pages):
    made = {page.path: page for page in record_pages(crowded)}
    path = f"{NEWS}2024/trang/2/"
    page, soup = made[path], pages[path]
    assert page.title == plain(soup.h1.string) == "Tin tức năm 2024 (trang 2)"
    assert page.description == "Mọi tin năm 2024. Trang 2 trên 2."
    assert made[f"{NEWS}2024/"].title == "Tin tức năm 2024"
    assert plain(soup.select_one(".pt-breadcrumb [aria-current]").string) == "Năm 2024 (trang 2)"
    nav = soup.select_one("nav[data-pages]")
    assert nav["aria-label"] == "Các trang của danh sách"
    (current,) = nav.select("[aria-current=page]")
    assert plain(current.get_text()) == "Trang 2"
    assert [one["rel"] for one in nav.select("a[rel]")] == [["prev"]]


def test_search_finds_a_list_once_and_names_on_every_page(crowded):
    kinds = {page.path: page.kind for page in record_pages(crowded)}
    assert (kinds[f"{NEWS}2024/"], kinds[f"{NEWS}2024/trang/2/"]) == ("Trang chung", "")
    assert kinds[f"{HONOURS}2024/trang/2/"] == kinds[f"{HONOURS}2024/"] == "Bảng vàng"


def test_search_finds_each_report_on_one_page(crowded, pages):
    found = [one["id"] for soup in pages.values() for one in soup.select(".pt-report[data-pagefind-body]")]
    assert sorted(found) == sorted(crowded.results)


def test_a_page_changed_when_something_on_it_did(crowded):
    first, second = (article for article in crowded.articles.values() if article.year == 2024)
    days = {first.path: date(2024, 12, 1), second.path: date(2024, 11, 1)}
    changed = {
        page.path: page.changed for page in record_pages(replace(crowded, history=History(updated=days)))
    }
    assert changed[f"{NEWS}2024/"] == date(2024, 12, 1)
    assert changed[f"{NEWS}2024/trang/2/"] == date(2024, 11, 1)


def test_a_record_leads_to_all_of_what_its_page_has_no_room_for(pages):
    for path, rest in (
        ("don-vi/huyen-mau/", "don-vi/huyen-mau/ket-qua/"),
        ("mo-hinh/an-toan-mau/", "mo-hinh/an-toan-mau/diem/"),
        ("tin-tuc/2024/hoi-nghi-mau-2024/", "tin-tuc/2024/hoi-nghi-mau-2024/khen-thuong/"),
    ):
        assert (rest, "") in links_of(path, pages[path])
        assert len(following(pages, rest)) > 1


def test_what_one_page_shows_has_no_list_of_its_own(mini):
    found = set(mini.once(all_listings))
    years = {f"{root}{year}/" for root in (NEWS, HONOURS, RESULTS) for year in range(2000, 2030)}
    assert found <= years


def test_ids_that_left_the_first_page_are_found(crowded, pages):
    places = anchor_places(crowded)
    assert {RESULTS, UNITS, f"{HONOURS}2024/"} <= set(places)
    for known in places.values():
        for path, ids in known.items():
            assert ids
            assert all(pages[path].find(id=one) for one in ids)
    shown = {one["id"] for one in pages[RESULTS].select(".pt-report, .pt-chart")}
    behind = {one for ids in places[RESULTS].values() for one in ids}
    assert not shown & behind
    assert set(crowded.results) <= shown | behind


def test_a_site_that_needs_no_second_page_needs_nobody_to_look_for_ids(mini):
    assert anchor_places(mini) == {}


def test_a_link_to_what_left_the_first_page_is_led_on(crowded, pages, tmp_path, serve, browser):
    for path, soup in pages.items():
        folder = tmp_path / path
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(f"<!doctype html><title>x</title>{soup}", encoding="utf-8")
    shutil.copytree(ROOT / "theme" / "assets", tmp_path / "assets")
    for address, text in ((one.address, one.text) for one in list_files(crowded).values()):
        (tmp_path / address).parent.mkdir(exist_ok=True)
        (tmp_path / address).write_text(text, encoding="utf-8")
    page = browser.new_page()
    address = serve(tmp_path)
    for start, wanted in (
        ("ket-qua/#mau-2022--bang", "ket-qua/2022/#mau-2022--bang"),
        ("bang-vang/2024/#tin-hoi-nghi-mau-2024-2", "bang-vang/2024/trang/2/#tin-hoi-nghi-mau-2024-2"),
    ):
        page.goto(f"{address}/{start}")
        page.wait_for_url(f"{address}/{wanted}")
    page.goto(f"{address}/ket-qua/#khong-co")
    page.wait_for_load_state("networkidle")
    assert page.url == f"{address}/ket-qua/#khong-co"
    page.close()


def test_no_page_grows_with_the_site(mini):
    def largest(count):
        dataset = replace(
            mini,
            news=copies(mini.news["tin-mau-2024"], count),
            results=mini.results | copies(mini.results["mau-2022"], count),
            awards=copies(mini.awards["khen-rieng-2022"], count),
            exemplars=copies(mini.exemplars["xa-cu-2024"], count),
        )
        sizes = {path: len(html.encode()) for path, html in html_of(dataset).items()}
        return {path: size for path, size in sizes.items() if "/trang/" not in path}, max(sizes.values())

    (few, most_of_few), (many, most_of_many) = largest(300), largest(600)
    # Only numbers of pages, with more figures, and the address of a file may differ.
    assert {path: many[path] - size for path, size in few.items() if abs(many[path] - size) > 600} == {}
    assert most_of_many < 1.1 * most_of_few < 110_000
