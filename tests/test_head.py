"""What a page's head tells search engines and those who share a link: known facts and nothing else."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from phongtrao.build import build_aside
from phongtrao.head import card_of, head
from phongtrao.history import History
from phongtrao.pages import record_pages
from phongtrao.records import DateCertainty
from phongtrao.views import structured
from phongtrao.views.structured import Deployment

from .conftest import MINI, make_project
from .pages import read
from .test_build import digest
from .test_site import ARTICLE, OTHER_PAGES, RECORD_PAGES

ADDRESS = "https://example.vn/abc/"
HERE = Deployment("Trang mẫu", "Mô tả trang mẫu.", ADDRESS)
NOWHERE = HERE._replace(url="")
CONFERENCE = "hoi-nghi-mau-2024"


@pytest.fixture(scope="module")
def dated(mini):
    """The miniature data with days of history, as in a repository."""
    path = mini.conferences[CONFERENCE].path
    history = History({path: date(2024, 11, 9)}, "", {path: date(2024, 11, 6)})
    return replace(mini, history=history)


@pytest.fixture(scope="module")
def pages(dated):
    return {page.path: page for page in record_pages(dated)}


def told(dataset, page, site=HERE):
    """Return a page's nodes by type, read back from what stands in its head."""
    data = json.loads(head(dataset, site, page, {}).data)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_an_article_says_when_it_was_published_and_changed(dated, pages):
    made = head(dated, HERE, pages[ARTICLE], {})
    assert (made.kind, made.published, made.modified) == ("article", "2024-11-06", "2024-11-09")
    news = told(dated, pages[ARTICLE])["NewsArticle"]
    assert (news["datePublished"], news["dateModified"]) == ("2024-11-06", "2024-11-09")


def test_a_day_that_is_not_known_is_not_told(mini):
    page = next(page for page in record_pages(mini) if page.path == ARTICLE)
    assert (head(mini, HERE, page, {}).published, head(mini, HERE, page, {}).modified) == ("", "")
    assert {"datePublished", "dateModified"}.isdisjoint(told(mini, page)["NewsArticle"])


def test_a_news_article_names_its_source_and_its_corrections(dated, pages):
    news = told(dated, pages[ARTICLE])["NewsArticle"]
    assert news["headline"] == "Hội nghị tổng kết mẫu"
    assert news["isBasedOn"][0] == {
        "@type": "CreativeWork",
        "name": "Bài báo mẫu",
        "url": "https://example.vn/bai-mau",
        "datePublished": "2024-11-06",
        "author": [{"@type": "Person", "name": "Tác giả mẫu"}],
        "publisher": {"@type": "Organization", "name": "Báo mẫu"},
    }
    assert news["isBasedOn"][1].keys() == {"@type", "name", "publisher"}
    assert [one["text"] for one in news["correction"]] == [
        "Sửa số tập thể từ 7 thành 8.",
        "Sửa tên người phát biểu.",
    ]


def test_a_conference_is_an_event_with_place_and_organisers(dated, pages):
    nodes = told(dated, pages[ARTICLE])
    event = nodes["Event"]
    assert event["startDate"] == "2024-11-05"
    assert [one["name"] for one in event["location"]] == ["Hội trường mẫu", "Thôn ngoài danh sách"]
    assert [one["name"] for one in event["organizer"]] == ["Ban tổ chức mẫu", "Đơn vị phối hợp mẫu"]
    assert "performer" not in event
    assert nodes["NewsArticle"]["about"]["@id"] == event["@id"] == f"{ADDRESS}{ARTICLE}#event"


def test_a_date_has_the_precision_of_its_source_and_an_inferred_one_is_not_told(mini):
    found = mini.conferences["ra-mat-mau-2023"]
    assert found.date_certainty is DateCertainty.INFERRED
    path = "tin-tuc/2023/ra-mat-mau-2023/"
    event = structured.article(mini, HERE, found, path, [])[1]
    assert {"startDate", "endDate"}.isdisjoint(event)
    stated = found.model_copy(update={"date_certainty": DateCertainty.STATED})
    event = structured.article(mini, HERE, stated, path, [])[1]
    assert (event["startDate"], event["endDate"]) == ("2023-03", "2023-04")


def test_other_news_is_no_event(mini):
    assert len(structured.article(mini, HERE, mini.news["tin-mau-2024"], "", [])) == 1


@pytest.mark.parametrize(
    ("path", "names"),
    [
        (ARTICLE, ["Trang chủ", "Tin tức", "Năm 2024", "Hội nghị tổng kết mẫu"]),
        ("don-vi/xa-cu/", ["Trang chủ", "Đơn vị", "Xã Cũ"]),
        ("tin-tuc/2024/", ["Trang chủ", "Tin tức", "Tin tức năm 2024"]),
        ("bang-vang/2024/", ["Trang chủ", "Bảng vàng", "Bảng vàng năm 2024"]),
    ],
)
def test_a_page_says_where_it_stands(dated, pages, path, names):
    steps = told(dated, pages[path])["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == names
    assert [step["position"] for step in steps] == list(range(1, len(names) + 1))
    assert [step.get("item", "").startswith(ADDRESS) for step in steps] == [True] * (len(names) - 1) + [False]


def test_a_report_is_a_data_set_with_period_licence_source_and_exact_numbers(mini):
    found = next(
        one for one in structured.datasets(mini, HERE, "ket-qua/") if one["name"] == "Báo cáo mẫu năm 2024"
    )
    assert found["license"] == mini.site.data_licence.url
    assert found["temporalCoverage"] == "2024"
    assert found["isBasedOn"][0]["name"] == "Bài báo mẫu"
    assert found["distribution"]["contentUrl"] == f"{ADDRESS}data/results/mau-2024.yml"
    values = {one["name"]: one["value"] for one in found["variableMeasured"]}
    assert 10 in values.values()
    # A number that is not exact keeps its words.
    assert all(isinstance(value, int | float) or re.search(r"[^\d]", value) for value in values.values())


def test_without_a_known_address_nothing_claims_one(dated, pages):
    for page in pages.values():
        made = head(dated, NOWHERE, page, {})
        assert (made.address, made.picture) == ("", "")
        assert "example.vn/abc" not in made.data
        assert '"@id"' not in made.data
        assert '"item":' not in made.data


def test_a_card_holds_title_kind_date_and_place(mini, pages):
    card = card_of(mini, HERE, pages[ARTICLE])
    assert card.title == "Hội nghị tổng kết mẫu"
    assert card.foot[0] == "Hội nghị tổng kết · chiều 5/11/2024"
    assert card.foot[1].startswith("Hội trường mẫu, xã Cũ, huyện Mẫu")
    assert card_of(mini, HERE, pages["don-vi/xa-cu/"]).title == "Trang mẫu"


def test_no_text_ends_the_script_it_stands_in(mini, pages):
    hostile = pages["don-vi/xa-cu/"]._replace(title="</script><!--<script>&\u2028\u2029")
    data = head(mini, HERE, hostile, {}).data
    assert not set("<>&\u2028\u2029").intersection(data)
    assert json.loads(data)["@graph"][0]["itemListElement"][-1]["name"] == hostile.title


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """The miniature site, built for a known address."""
    folder = make_project(tmp_path_factory.mktemp("addressed"), MINI / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        build_aside(folder)
    return folder / "site"


def properties(soup):
    return {one["property"]: one["content"] for one in soup.select("meta[property]")}


@pytest.mark.parametrize("address", [*RECORD_PAGES, *OTHER_PAGES[:-1]])
def test_every_page_has_its_card_and_its_address(addressed, address):
    soup = read(addressed, address)
    known = properties(soup)
    assert soup.select_one("link[rel=canonical]")["href"] == known["og:url"] == ADDRESS + address
    assert known["og:title"]
    assert known["og:description"] == soup.select_one("meta[name=description]")["content"]
    assert known["og:locale"] == ("en_US" if address == "en/" else "vi_VN")
    assert known["og:type"] == ("article" if re.match(r"tin-tuc/\d+/[a-z]", address) else "website")
    picture = addressed / known["og:image"].removeprefix(ADDRESS)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert (known["og:image:width"], known["og:image:height"]) == ("1200", "630")
    assert known["og:image:alt"]
    # Named for those who share the page; the page itself does not load it.
    assert picture.name not in str(soup.body)


@pytest.mark.parametrize("address", [*RECORD_PAGES, *OTHER_PAGES[:-1]])
def test_without_a_known_address_a_page_claims_none(site, address):
    soup = read(site, address)
    assert soup.select("link[rel=canonical]") == []
    assert {"og:url", "og:image"}.isdisjoint(properties(soup))
    assert not (site / "assets" / "pictures").exists()


@pytest.mark.parametrize("address", ["404.html", "tin-tuc/2024/tin-da-rut-2024/", "tin-tuc/2022/ten-cu/"])
def test_what_is_gone_is_not_for_search_engines(addressed, address):
    assert read(addressed, address).select_one("meta[name=robots]")["content"] == "noindex"
    assert address not in (addressed / "sitemap.xml").read_text(encoding="utf-8")


def test_an_old_address_names_the_new_one_as_its_own(addressed):
    canonical = read(addressed, "tin-tuc/2022/ten-cu/").select_one("link[rel=canonical]")["href"]
    assert canonical == f"{ADDRESS}tin-tuc/2023/ra-mat-mau-2023/"


def test_the_sitemap_lists_every_other_page(addressed):
    text = (addressed / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall("<loc>(.*?)</loc>", text)
    made = {file.relative_to(addressed).parent.as_posix() for file in addressed.rglob("index.html")}
    addresses = {ADDRESS if path == "." else f"{ADDRESS}{path}/" for path in made}
    gone = {f"{ADDRESS}tin-tuc/2024/tin-da-rut-2024/", f"{ADDRESS}tin-tuc/2022/ten-cu/"}
    # Cards are parts of other sites' pages.
    cards = {one for one in addresses if "/nhung/so-lieu/" in one}
    assert set(listed) == addresses - gone - cards
    assert listed == sorted(set(listed))


def test_robots_lead_to_the_sitemap_where_there_is_one(addressed, site):
    assert (addressed / "robots.txt").read_text().endswith(f"\nSitemap: {ADDRESS}sitemap.xml\n")
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert not list(site.glob("sitemap*"))


def test_a_second_build_takes_the_pictures_it_has(addressed, monkeypatch):
    kept = addressed.parent / ".cache" / "pictures"
    before = digest(kept)
    times = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    monkeypatch.setenv("SITE_URL", ADDRESS)
    build_aside(addressed.parent)
    assert digest(kept) == before
    assert {file.name: file.stat().st_mtime_ns for file in kept.iterdir()} == times
