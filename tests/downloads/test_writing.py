"""Rows written column by column say what rows written one by one say, whatever stands in them."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from phongtrao.downloads.columns import integer, number, text
from phongtrao.downloads.writing import csv_lines, sheet_lines, texts
from phongtrao.sheets.cells import guarded, is_formula

COLUMNS = (
    text("id", "Mã", "id"),
    text("name", "Tên", "id"),
    number("much", "Tiền", "id"),
    integer("n", "Số", "id"),
)
EXACT = (Decimal("1.5"), Decimal("1.50"), Decimal(1), Decimal("17.25"), 2.5, None)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=8)
# Few different texts, so that columns come in which all are the same.
TEXTS = st.one_of(st.none(), st.sampled_from(["", "Tổ", '"a", b', "=1", "'=1", " a\r\nb", "a<&>b"]), ANY_TEXT)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(EXACT), st.sampled_from([1, 1, 0, None])), max_size=6)


def columns_of(rows):
    return list(zip(*rows, strict=True)) or [()] * len(COLUMNS)


@given(ROWS)
def test_csv_is_what_pythons_own_writer_writes(rows):
    stream = io.StringIO(newline="")
    plain = {Decimal: lambda value: f"{value:f}", str: lambda value: guarded(value, plain=True)}
    csv.writer(stream).writerows([[plain.get(type(one), lambda it: it)(one) for one in row] for row in rows])
    assert texts(COLUMNS, columns_of(rows)).csv.decode() == stream.getvalue()


@given(ROWS)
def test_json_says_what_the_rows_say(rows):
    made = texts(COLUMNS, columns_of(rows))
    lines = made.json.removesuffix(b",\n").decode()
    told = [tuple(one.values()) for one in json.loads(f"[{lines}]")]
    assert told == [tuple(float(one) if isinstance(one, Decimal) else one for one in row) for row in rows]
    assert made.rows == len(rows) == made.json.count(b"},\n{") + bool(rows)


@given(ROWS)
def test_a_sheet_has_a_cell_for_every_value(rows):
    sheet = ET.fromstring(f"<sheet>{readable(texts(COLUMNS, columns_of(rows)).sheet)}</sheet>")  # noqa: S314 - ours
    assert [[cell_value(cell) for cell in row] for row in sheet] == [
        [(one, is_formula(one)) if isinstance(one, str) else one for one in row] for row in rows
    ]


def readable(sheet):
    """Return a sheet as an XML parser takes it: the loader lets no control sign into a record."""
    return sheet.decode().replace("\r", "&#13;")


def cell_value(cell):
    if cell.get("t") == "inlineStr":
        return cell.findtext("is/t") or "", cell.get("s") == "2"
    value = cell.findtext("v")
    return None if value is None else float(value)


def test_what_is_equal_and_of_another_class_is_written_as_it_is():
    rows = [(1,), (True,), (Decimal("1.0"),), (date(2024, 9, 17),)]
    assert csv_lines([(*row, "") for row in rows]) == b"1,\r\ntrue,\r\n1.0,\r\n2024-09-17,\r\n"
    assert sheet_lines(rows).count(b'<c t="b"><v>1</v></c>') == 1


def test_no_rows_are_nothing():
    assert tuple(texts(COLUMNS, [()] * len(COLUMNS))) == (b"", b"", b"", 0)
