"""Citations as other programs read them: BibTeX by pybtex, CSL-JSON by the rules of its schema."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from phongtrao.citing import Kind, Work, bibtex, csl_json, in_words
from phongtrao.history import History
from phongtrao.records import PartialDate
from phongtrao.views.cited import data_citation, record_citation, reports_citation
from phongtrao.views.structured import Deployment

from .pages import read, text_of

SITE = Deployment("Trang mẫu", "", "https://example.vn/abc/")
ARTICLE = "tin-tuc/2024/hoi-nghi-mau-2024/"
# Of CSL 1.0.2's data schema: the types and names that files of ours may have, and what stands in them.
CSL_TYPES = {"webpage", "dataset", "document"}
CSL_TEXTS = {"id", "type", "title", "container-title", "publisher", "URL", "license", "language"}

WORK = Work(
    "khoa-1",
    Kind.PAGE,
    "Hội nghị {mẫu} 100% & “khác” #1_a ~ ^ \\ $",
    ("Ban Chỉ đạo and Công an, xã Mẫu",),
    "Nơi công bố",
    changed=PartialDate(2024, 11, 9),
    container="Trang mẫu",
    url="https://example.vn/a_b?c=%20{d}#e",
)


def entries(text):
    return parse_string(text, "bibtex").entries


def check_csl(text):
    """Hold CSL-JSON against the rules of its schema; return the items."""
    items = json.loads(text)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] in CSL_TYPES
        assert item.keys() <= {*CSL_TEXTS, "author", "issued"}
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & item.keys())
        assert all(name.keys() == {"literal"} for name in item["author"])
        for parts in item.get("issued", {}).get("date-parts", []):
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) and part for part in parts)
    return items


def test_a_sentence_cites_who_when_what_and_where():
    work = WORK._replace(title="Tên bài", authors=("Báo Mẫu",))
    assert in_words(work) == "Báo Mẫu (2024). Tên bài. Nơi công bố. Trang mẫu. Cập nhật ngày 9/11/2024."
    unknown = work._replace(changed=None, publisher="Báo Mẫu", container="")
    assert in_words(unknown) == "Báo Mẫu (không rõ năm). Tên bài."


def test_bibtex_is_read_back_with_its_signs_escaped():
    entry = entries(bibtex([WORK]))["khoa-1"]
    assert entry.type == "online"
    assert entry.fields["title"] == (
        r"{Hội nghị \textbraceleft{}mẫu\textbraceright{} 100\% \& “khác” \#1\_a "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{} \$}"
    )
    # One office, not two people.
    assert len(entry.persons["author"]) == 1
    assert (entry.fields["year"], entry.fields["date"]) == ("2024", "2024-11-09")
    assert entry.fields["url"] == "https://example.vn/a_b?c=%20%7Bd%7D#e"
    assert entry.fields["language"] == "vi"
    assert "urldate" not in entry.fields


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")), min_size=1))
def test_any_title_leaves_a_file_that_can_be_read(title):
    assert list(entries(bibtex([WORK._replace(title=title), WORK._replace(key="sau")]))) == ["khoa-1", "sau"]
    assert check_csl(csl_json([WORK._replace(title=title)]))[0]["title"] == title


def test_an_article_is_cited_with_what_it_was_made_of(mini):
    found = mini.conferences["hoi-nghi-mau-2024"]
    dated = replace(mini, history=History({found.path: date(2024, 11, 9)}))
    cited = record_citation(dated, SITE, found)
    assert cited.work.url == f"{SITE.url}{ARTICLE}"
    assert cited.work.changed == PartialDate(2024, 11, 9)
    assert [one.title for one in cited.sources] == [
        "Bài báo mẫu",
        "Bài gốc mẫu",
        "Văn phòng mẫu, điện thoại 0252 3867 255",
    ]


def test_without_a_known_address_or_day_none_is_made_up(mini):
    cited = record_citation(mini, Deployment("Trang mẫu", "", ""), mini.models["an-toan-mau"])
    (own, *_) = check_csl(csl_json([cited.work]))
    assert {"URL", "issued"}.isdisjoint(own)
    assert entries(bibtex([cited.work]))["an-toan-mau"].type == "misc"


def test_a_page_of_reports_is_cited_with_each_report(mini):
    cited = reports_citation(mini, SITE, "ket-qua/", "Kết quả")
    assert cited.work.kind is Kind.DATASET
    assert {one.key for one in cited.parts} == {"mau-2024", "mau-2022", "mau-khong-ky"}
    assert all(one.url.endswith(f"#{one.key}") for one in cited.parts)
    # A year's page repeats reports that stand on the page of results.
    assert {one.key for one in reports_citation(mini, SITE, "ket-qua/2024/", "").parts} == {"mau-2024"}


def test_the_data_as_a_whole_are_as_new_as_the_newest_record(mini):
    days = {record.path: date(2024, 1, 1) for record in mini.records()}
    days["data/news/tin-mau-2024.yml"] = date(2024, 5, 6)
    cited = data_citation(replace(mini, history=History(days)), SITE, "du-lieu/", "Dữ liệu")
    assert (cited.work.changed, cited.work.kind) == (PartialDate(2024, 5, 6), Kind.DATASET)


def test_a_unit_is_no_work_of_the_site(mini):
    assert record_citation(mini, SITE, mini.units["xa-cu"]) is None


@pytest.mark.parametrize(
    "address", [ARTICLE, "tin-tuc/2024/tin-mau-2024/", "mo-hinh/an-toan-mau/", "ket-qua/", "ket-qua/2024/"]
)
def test_the_files_stand_beside_the_page_and_say_the_same(site, address):
    fold = read(site, address).select_one("details.pt-cite")
    names = [one["href"] for one in fold.select("a[download]")]
    assert names == ["trich-dan.bib", "trich-dan.json"]
    read_back = entries((site / address / names[0]).read_text(encoding="utf-8"))
    items = check_csl((site / address / names[1]).read_text(encoding="utf-8"))
    assert list(read_back) == [item["id"] for item in items]
    assert items[0]["title"] in text_of(fold)
    assert len(str(fold)) < 1500
