"""Feeds as readers' programs take them: valid, whole, the same wherever the site stands."""

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from phongtrao.decoding import HIDDEN
from phongtrao.feeds.atom import atom_text
from phongtrao.feeds.checking import InvalidFeedError, check_entries, check_xml
from phongtrao.feeds.entries import Entries, Entry, plain
from phongtrao.feeds.json_feed import json_text
from phongtrao.feeds.press import Press
from phongtrao.history import History
from phongtrao.load import load
from phongtrao.render import Renderer
from phongtrao.views.channels import ALL_NEWS, Channel, channels
from phongtrao.views.feeds import discovered
from phongtrao.views.structured import Deployment

from ..conftest import ROOT
from ..test_load import CONFERENCE
from .rules import ATOM, atom_faults, json_faults, links_in

ADDRESS = "https://example.vn/phong-trao/"
ADDRESSES = pytest.mark.parametrize("address", ["", ADDRESS], ids=["anywhere", "known"])


def press_of(dataset, address=ADDRESS):
    return Press(dataset, Renderer(dataset, ROOT / "templates", site=Deployment("", "", address)), address)


def files_of(press, name=ALL_NEWS):
    atom, feed = press.feed(name).values()
    return atom.decode(), json.loads(feed)


@pytest.fixture(scope="module")
def presses(mini):
    """A press that knows the site's address, and one that does not."""
    return {address: press_of(mini, address) for address in ("", ADDRESS)}


@pytest.fixture(scope="module")
def items(presses):
    return files_of(presses[ADDRESS])[1]["items"]


@ADDRESSES
def test_every_feed_follows_the_rules_of_its_format(presses, address):
    press = presses[address]
    assert len(press.feeds()) >= 4
    for name in press.feeds():
        atom, feed = files_of(press, name)
        assert list(atom_faults(atom)) == []
        assert list(json_faults(feed)) == []


@ADDRESSES
def test_a_feed_parser_reads_every_news_item_with_its_source(presses, mini, address):
    found = feedparser.parse(
        files_of(presses[address])[0].encode(),
        response_headers={
            "content-location": f"{ADDRESS}dang-ky-tin/tin-tuc.atom",
            "content-type": "application/atom+xml; charset=utf-8",
        },
    )
    assert not found.bozo
    assert found.feed.language == "vi"
    assert {one.title for one in found.entries} == {one.title for one in mini.articles.values()}
    conference = next(one for one in found.entries if one.title == "Hội nghị tổng kết mẫu")
    assert conference.link == f"{ADDRESS}tin-tuc/2024/hoi-nghi-mau-2024/"
    via = [link.href for link in conference.links if link.rel == "via"]
    assert via == ["https://example.vn/bai-mau"]
    text = conference.content[0].value
    assert "Hơn 1.234,5 thành viên" in text
    assert f'href="{ADDRESS}don-vi/xa-cu/"' in text


def test_the_text_has_no_marks_of_our_pages_and_no_link_without_base(items):
    for item in items:
        for mark in ("class=", "data-", "aria-", " id=", "<section", "<h1", "<~", "lt;", "Sửa mục này"):
            assert mark not in item["content_html"]
        assert all(link.startswith(("https://", "http://")) for link in links_in(item["content_html"]))


def test_a_correction_comes_first_and_a_withdrawn_item_not_at_all(items):
    corrected = next(one for one in items if one["title"] == "Hội nghị tổng kết mẫu")
    assert corrected["content_html"].index("Đính chính 9/11/2024") < 60
    assert "tin-da-rut-2024" not in json.dumps(items)


def test_ids_stay_when_the_site_moves(presses):
    one, other = (files_of(presses[address])[1]["items"] for address in ("", ADDRESS))
    assert [item["id"] for item in one] == [item["id"] for item in other]
    # Published once, never to change: readers' programs would show everything again.
    assert {item["title"]: item["id"] for item in one}["Hội nghị tổng kết mẫu"] == (
        "urn:uuid:d18111b4-72a9-5089-a9f1-a3102c6e8758"
    )


def test_published_and_updated_come_from_history_and_differ(mini):
    path = CONFERENCE
    history = History(updated={path: date(2024, 12, 24)}, added={path: date(2024, 11, 8)})
    items = files_of(press_of(replace(mini, history=history)))[1]["items"]
    first = items[0]
    assert first["title"] == "Hội nghị tổng kết mẫu"
    assert (first["date_published"], first["date_modified"]) == (
        "2024-11-08T00:00:00Z",
        "2024-12-24T00:00:00Z",
    )


def test_without_history_the_newest_day_of_the_record_itself_counts(items):
    first = items[0]
    assert "date_published" not in first
    # Its last correction.
    assert first["date_modified"] == "2024-11-09T00:00:00Z"


def test_a_field_has_the_news_that_name_its_models_or_break_figures_down(mini, presses):
    fields = {name for name in mini.once(channels) if name.startswith("linh-vuc/")}
    assert fields == {"linh-vuc/phong-chay-chua-chay"}
    atom, _ = files_of(presses[ADDRESS], "linh-vuc/phong-chay-chua-chay")
    (entry,) = ElementTree.fromstring(atom).findall(f"{ATOM}entry")  # noqa: S314 - our own output
    assert "phong-chay-chua-chay" in [one.get("term") for one in entry.findall(f"{ATOM}category")]


def test_pages_lead_to_the_feeds_of_what_they_show(mini):
    def leads(path):
        return [one.path for one in discovered(mini, path)]

    everything = ["dang-ky-tin/tin-tuc.atom", "dang-ky-tin/tin-tuc.json"]
    assert leads("") == leads("tin-tuc/") == leads("tin-tuc/2024/") == everything
    assert leads("don-vi/xa-cu/") == ["dang-ky-tin/don-vi/xa-cu.atom", "dang-ky-tin/don-vi/xa-cu.json"]
    assert leads("mo-hinh/linh-vuc/phong-chay-chua-chay/")[0].endswith("phong-chay-chua-chay.atom")
    assert leads("don-vi/xa-moi/") == leads("don-vi/") == leads("mo-hinh/an-toan-mau/") == []


def test_a_site_without_news_has_no_feed_and_leads_to_none(mini):
    empty = replace(mini, conferences={}, news={})
    press = press_of(empty)
    assert press.feeds() == press.calendars() == []
    assert discovered(empty, "") == []


def test_a_renamed_record_keeps_its_id(editing, items):
    (editing / CONFERENCE).rename(editing / "data/conferences/ten-moi-2024.yml")
    folder = editing / CONFERENCE.removesuffix(".yml")
    folder.rename(folder.with_name("ten-moi-2024"))
    for file in (editing / "data").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("hoi-nghi-mau-2024", "ten-moi-2024"), encoding="utf-8")
    with (editing / "data/conferences/ten-moi-2024.yml").open("a", encoding="utf-8") as file:
        file.write("moved_from:\n  - tin-tuc/2024/hoi-nghi-mau-2024/\n")
    after = files_of(press_of(load(editing)))[1]["items"]
    assert {one["title"]: one["id"] for one in after} == {one["title"]: one["id"] for one in items}
    assert "tin-tuc/2024/ten-moi-2024/" in {one["url"].removeprefix(ADDRESS) for one in after}


TEXT = st.text(
    st.one_of(
        st.characters(blacklist_categories=("Cs", "Cc", "Cn"), blacklist_characters="\r"),
        st.sampled_from("<>&\"']\n\t;,\\🙂"),
    ),
    max_size=300,
).filter(lambda text: not HIDDEN.search(text))
CHANNEL = Channel(ALL_NEWS, "Tin tức", "Tin.", "tin-tuc/", ("x",))


@given(title=TEXT, html=TEXT)
def test_any_text_comes_out_of_a_feed_as_it_went_in(mini, renderer, title, html):
    title, html = f"]]>{title}", f"<p>]]&gt;{html}"
    entry = Entry("urn:x:1", title, title, html, "x/", date(2024, 1, 2), None, (("a", title),), ())
    site = Entries(mini, renderer, "")
    atom = atom_text(mini, renderer, site, CHANNEL, [entry])
    check_xml("x", atom.encode())
    found = ElementTree.fromstring(atom).find(f"{ATOM}entry")  # noqa: S314 - our own output
    assert found.findtext(f"{ATOM}title") == title
    assert found.findtext(f"{ATOM}content") == html
    # In an attribute, XML reads white space as spaces.
    assert found.find(f"{ATOM}category").get("label") == title.translate({10: " ", 9: " "})
    assert json.loads(json_text(mini, site, CHANNEL, [entry]))["items"][0]["title"] == title


@given(TEXT)
def test_plain_html_keeps_the_text_and_lets_no_tag_in(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    paragraph = f'<p title="{escaped}>" class="pt-a">a{escaped}b</p>'
    made = plain(f'<section class="x">{paragraph}<script>x</script></section>')
    assert made.startswith('<p title="')
    assert made.count("<") == 2
    assert BeautifulSoup(made, "html.parser").get_text().split() == f"a{text}b".split()


def test_what_is_empty_or_broken_is_refused_in_one_line():
    entry = Entry("urn:x:1", "A", "", "<p>A", "x/", date(2024, 1, 2), None, (), ())
    broken = (
        ([], "không có tin nào"),
        ([entry, entry], "trùng mã"),
        ([entry._replace(title=" ")], "thiếu tiêu đề"),
        ([entry._replace(published=date(2024, 1, 3))], "ngày sửa trước ngày đăng"),
    )
    for entries, why in broken:
        with pytest.raises(InvalidFeedError, match=why) as error:
            check_entries("a.atom", entries)
        assert str(error.value).startswith("a.atom: tệp đăng ký tin hỏng, ")
    with pytest.raises(InvalidFeedError, match="XML sai ở dòng 1"):
        check_xml("a.atom", b"<a>\0</a>")


def test_a_feed_ends_where_it_would_be_too_large(presses, monkeypatch):
    monkeypatch.setattr("phongtrao.feeds.press.MOST_BYTES", 10)
    assert len(files_of(presses[ADDRESS])[1]["items"]) == 1
