"""The same rows in CSV, JSON, the workbook and the archive; sums that hold; nothing private."""

import hashlib
import io
import json
import shutil
import zipfile
from datetime import date
from decimal import Decimal

import duckdb
import frictionless
import openpyxl
import pytest

from phongtrao.downloads import workbook
from phongtrao.downloads.deflated import archive
from phongtrao.downloads.tables import tables
from phongtrao.downloads.writing import csv_lines, sheet_lines
from phongtrao.public_copy import PRIVATE_KEYS

from ..pages import read
from .readers import csv_rows, descriptor, fields_of, json_rows

SQL_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(38, 9)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}

# What stands beside the files and is none of them: the page, and how it is cited.
OF_THE_PAGE = {"index.html", "trich-dan.bib", "trich-dan.json"}


@pytest.fixture(scope="module")
def folder(site):
    return site / "du-lieu"


@pytest.fixture
def copy(folder, tmp_path):
    return shutil.copytree(folder, tmp_path / "copy")


def plain(value):
    """Return a value as JSON has it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def validated(folder):
    package = frictionless.Package.from_descriptor(descriptor(folder), basepath=str(folder))
    report = package.validate()
    return report.valid, report.flatten(["type", "message"]), list(report.warnings)


def test_frictionless_finds_nothing_wrong(folder):
    assert validated(folder) == (True, [], [])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("awards.csv", "giay-khen", "khong-co-hinh-thuc"),
        ("figures.csv", "2024-11-05", "05/11/2024"),
        ("models.csv", ",active,", ",dang-chay,"),
    ],
)
def test_frictionless_refuses_a_spoilt_copy(copy, name, old, new):
    file = copy / name
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())
    assert not validated(copy)[0]


@pytest.mark.parametrize("name", tables())
def test_csv_and_json_hold_the_same(folder, name):
    rows = csv_rows(folder, name)
    assert [{key: plain(value) for key, value in row.items()} for row in rows] == json_rows(folder, name)


@pytest.mark.parametrize("name", tables())
def test_a_database_reads_the_types_of_the_descriptor(folder, name):
    columns = {key: SQL_TYPES[field["type"]] for key, field in fields_of(folder, name).items()}
    path = (folder / f"{name}.csv").as_posix()
    options = (
        "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n'"
    )
    found = duckdb.execute(f"SELECT * FROM read_csv('{path}', columns = {columns}, {options})")  # noqa: S608
    names = [one[0] for one in found.description]
    read_back = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert read_back == csv_rows(folder, name)


def test_the_workbook_has_a_sheet_for_each_table_with_real_values(folder):
    book = openpyxl.load_workbook(folder / "phong-trao.xlsx")
    every = list(tables().values())
    assert book.sheetnames == [*(one.title for one in every), "Từ điển", "Nguồn, giấy phép"]
    for table in every:
        sheet = book[table.title]
        assert sheet.freeze_panes == "B2"
        head, *rows = sheet.iter_rows()
        assert [cell.value for cell in head] == [column.title for column in table.columns]
        found = [
            {
                column.name: cell.value.date() if column.type == "date" and cell.value else cell.value
                for column, cell in zip(table.columns, row, strict=True)
            }
            for row in rows
        ]
        assert found == [
            {key: float(value) if isinstance(value, Decimal) else value for key, value in row.items()}
            for row in csv_rows(folder, table.name)
        ]
        assert all(cell.data_type != "f" for row in rows for cell in row)


def test_the_workbook_looks_as_people_read_it(folder):
    """Headers stand out and stay, days read as days; names of sheets are such as Excel takes."""
    book = openpyxl.load_workbook(folder / "phong-trao.xlsx")
    assert book.properties.title.startswith("Dữ liệu phong trào")
    for sheet in book:
        assert 0 < len(sheet.title) <= 31
        assert not set("[]:*?/\\") & set(sheet.title)
        head, *rows = sheet.iter_rows()
        for cell in head:
            assert cell.font.b
            assert cell.fill.fgColor.rgb == "FFDDEBF7"
            assert cell.alignment.wrap_text
        # Neighbours of one width are told together.
        widths = {int(one.width) for one in sheet.column_dimensions.values()}
        assert widths <= {16, 30, 40, 90}
        assert max(one.max for one in sheet.column_dimensions.values()) == len(head)
        days = [cell for row in rows for cell in row if cell.is_date]
        assert {cell.number_format for cell in days} <= {"dd/mm/yyyy"}
    assert any(cell.is_date for row in book["Báo cáo"].iter_rows() for cell in row)


def test_a_text_that_a_spreadsheet_would_run_is_stored_as_text():
    frame = workbook.frame([workbook.Sheet("Hỏi & <đáp>", ('"Mã" & tên',), (16,))], "A < B")
    rows = workbook.Rows.of(frame, 1, sheet_lines([("=1+1",), ("a < b & c",)]))
    content = b"".join(archive(workbook.members(frame, [rows])))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert (book.properties.title, book.sheetnames) == ("A < B", ["Hỏi & <đáp>"])
    head, run, plain = (row[0] for row in book.active.iter_rows())
    assert (head.value, run.value, plain.value) == ('"Mã" & tên', "=1+1", "a < b & c")
    assert (run.quotePrefix, run.data_type, plain.quotePrefix) == (True, "s", False)


def test_the_archive_holds_the_single_files(folder):
    with zipfile.ZipFile(folder / "phong-trao.zip") as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    assert files.keys() - held.keys() == {"phong-trao.zip", "SHA256SUMS"} | OF_THE_PAGE
    assert held == {name: files[name] for name in held}


def test_sums_and_sizes_hold(folder):
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert sums.keys() == {one.name for one in folder.iterdir() if one.is_file()} - OF_THE_PAGE - {
        "SHA256SUMS"
    }
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    for resource in descriptor(folder)["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sums[resource['path']]}")


def test_the_page_tells_the_sum_and_the_rows_of_each_file(site, folder):
    soup = read(site, "du-lieu/")
    sums = {dt.text: dd.text.strip() for dt, dd in zip(soup.select("dt"), soup.select("dd"), strict=True)}
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert sums[name] == digest
    rows = {tr.th.a.text: tr.td.text for tr in soup.select(".pt-files tbody tr")}
    assert rows == {one.title: str(len(json_rows(folder, one.name))) for one in tables().values()}


def test_the_dictionary_describes_every_column(site, folder):
    soup = read(site, "du-lieu/tu-dien/")
    for table in tables().values():
        part = soup.find(id=table.name.replace("_", "-")).find_next("table")
        assert [th.text for th in part.select("tbody th")] == [one.name for one in table.columns]
    assert (folder / "tu-dien.csv").read_text(encoding="utf-8-sig").count("\n") == 1 + sum(
        len(one.columns) for one in tables().values()
    )


def test_csv_is_as_documented(folder):
    for file in folder.glob("*.csv"):
        content = file.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")


def test_a_cell_that_a_spreadsheet_would_run_is_harmless_and_its_text_kept():
    row = ("=1+1", "-5", -5, Decimal("-0.5"), "'=x", "a & <b>", None, True, date(2024, 9, 17))
    assert csv_lines([row]) == b"'=1+1,'-5,-5,-0.5,''=x,a & <b>,,true,2024-09-17\r\n"
    cells = sheet_lines([row]).decode()
    assert "<f>" not in cells
    assert '<c s="2" t="inlineStr"><is><t>=1+1</t></is></c>' in cells
    assert "<t>a &amp; &lt;b&gt;</t>" in cells


def test_every_row_says_where_it_comes_from(folder):
    for name in (
        "conferences",
        "news",
        "models",
        "model_points",
        "awards",
        "results",
        "figures",
        "exemplars",
    ):
        rows = json_rows(folder, name)
        assert rows
        for row in rows:
            assert row["source_title"]
            assert row["source_publisher"]
            assert row["source_count"] >= 1
            assert row["page"]
            assert row["api"].startswith("api/v1/")


def test_every_page_named_in_a_row_is_there(site, folder):
    for name in tables():
        for row in json_rows(folder, name):
            if page := row.get("page"):
                assert (site / page.partition("#")[0] / "index.html").is_file()


def test_derived_numbers_stand_apart(folder):
    awards = {row["id"]: row for row in json_rows(folder, "awards")}
    line = awards["hoi-nghi-mau-2024--2"]
    assert (line["collectives"], line["individuals"]) == (8, 11)
    assert (line["total_derived"], line["total_formula"]) == (19, "8 + 11 = 19")
    figure = next(row for row in json_rows(folder, "figures") if row["origin"] == "derived")
    assert (figure["value"], figure["derived_value"], figure["formula"]) == (None, 17, "10 + 7")
    marked = {field["name"] for field in fields_of(folder, "figures").values() if field.get("derived")}
    assert marked == {"derived_value", "formula"}


def test_dates_keep_their_precision(folder):
    row = next(row for row in json_rows(folder, "awards") if row["id"] == "khen-rieng-2022")
    assert (row["date"], row["date_precision"]) == ("2022-12", "month")
    assert (row["date_first"], row["date_last"]) == ("2022-12-01", "2022-12-31")


def test_nothing_private_and_no_attendee_leaves(folder, mini):
    attendees = {one.name for article in mini.articles.values() for one in article.attendees} - {
        one.name for honour in mini.honours for one in honour.award.recipients
    }
    presenters = {name for honour in mini.honours for name in honour.award.presented_by}
    attendees = {one for one in attendees if not any(one in name for name in presenters)}
    reasons = {one.reason for record in mini.records() for one in record.privacy_exceptions}
    consents = {
        one.consent for honour in mini.honours for one in honour.award.recipients if one.consent is not None
    }
    assert attendees
    assert not any(column.name in PRIVATE_KEYS for one in tables().values() for column in one.columns)
    text = "".join(
        file.read_text(encoding="utf-8") for file in folder.iterdir() if file.suffix in (".csv", ".json")
    )
    assert not [secret for secret in attendees | reasons | consents if secret in text]


def test_names_are_those_of_the_honour_roll(folder, mini):
    shown = [one.name for honour in mini.honours for one in honour.award.recipients]
    assert sorted(row["name"] for row in json_rows(folder, "award_recipients")) == sorted(shown)


def test_a_withdrawn_record_is_in_no_table(folder):
    assert "tin-da-rut-2024" not in (folder / "news.csv").read_text(encoding="utf-8")
    assert "tin-da-rut-2024" not in (folder / "sources.csv").read_text(encoding="utf-8")


def test_the_catalogue_names_every_file(site):
    soup = read(site, "du-lieu/")
    graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    catalogue, whole = graph
    assert catalogue["@type"] == "DataCatalog"
    names = [file["name"] for one in (*catalogue["dataset"], whole) for file in one["distribution"]]
    assert len(names) == 2 * len(tables()) + 3


def test_a_workbook_of_the_rows_alone_opens(folder):
    """A reader that streams finds every row: nothing says beforehand how many there are."""
    content = io.BytesIO((folder / "phong-trao.xlsx").read_bytes())
    book = openpyxl.load_workbook(content, read_only=True)
    assert len(list(book["Số liệu"].iter_rows())) == 1 + len(json_rows(folder, "figures"))
