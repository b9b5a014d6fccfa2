"""Every number readers see on the pages of results is in the CSV tables, with the same value and source."""

from datetime import date
from decimal import Decimal

import pytest

from phongtrao.vietnamese import format_date, format_number

from ..numbers_on_pages import NUMBER, results_shown
from .readers import csv_rows

INSTEAD_OF_A_NUMBER = ("Tăng", "Giảm", "Chỉ tiêu", "Không đổi")


@pytest.fixture(scope="module")
def shown(site):
    return list(results_shown(site))


@pytest.fixture(scope="module")
def figures(site):
    return csv_rows(site / "du-lieu", "figures")


@pytest.fixture(scope="module")
def beside(site):
    """Numbers in what stands beside figures: definitions of indicators, days on which units ended."""
    rows = [*csv_rows(site / "du-lieu", "indicators"), *csv_rows(site / "du-lieu", "units")]
    return {number for row in rows for number in numbers_in(row)}


def numbers_in(row):
    """Yield every number of a row as a page would write it: values, dates, and those inside texts."""
    for value in row.values():
        if isinstance(value, Decimal):
            yield format_number(value)
        elif isinstance(value, date):
            yield format_date(value)
            yield f"{value.month}/{value.year}"
        elif isinstance(value, str):
            yield from NUMBER.findall(value)
            # 2024-01: a period that starts in a month.
            if value[4:5] == "-" and value.replace("-", "").isdigit():
                yield "/".join(str(int(part)) for part in reversed(value.split("-")))


def test_every_row_of_a_report_is_in_the_table_with_the_same_value_and_unit(shown, figures):
    seen = 0
    for one in shown:
        told = {
            (row["category_name"] or row["indicator_name"], row["as_published"].lower(), row["measure_unit"])
            for row in figures
            if row["report"] in one.reports and row["as_published"]
        }
        for row in one.rows:
            if not row.number.startswith(INSTEAD_OF_A_NUMBER):
                assert (row.label, row.number.lower(), row.unit) in told, (one.page, one.id, row)
                seen += 1
    assert seen > 20


def test_every_value_of_the_table_is_the_number_that_is_shown(figures):
    for row in figures:
        value = row["value"] if row["value"] is not None else row["derived_value"]
        if value is not None:
            assert format_number(value) in row["as_published"]
        assert (row["derived_value"] is not None) <= (row["origin"] == "derived")


def test_every_number_on_a_page_is_in_the_rows_of_what_it_shows(shown, figures, beside):
    for one in shown:
        found = {number for row in figures if row["report"] in one.reports for number in numbers_in(row)}
        missing = {
            number
            for number in one.numbers - found - beside
            # 3/7 is a value and its whole; an axis begins at nought.
            if number != "0" and not set(number.split("/")) <= found
        }
        assert not missing, (one.page, one.id, missing)


def test_every_report_and_chart_names_the_sources_of_its_rows(site, shown, figures):
    sources = csv_rows(site / "du-lieu", "sources")
    for one in shown:
        own = [row for row in sources if row["collection"] == "results" and row["record"] in one.reports]
        told = {(row["title"], row["publisher"], row["url"]) for row in own}
        assert len(one.sources) == len(told)
        for source in told:
            assert any(shown.is_told_as(*source) for shown in one.sources), (one.page, one.id, source)
        first = {
            row["record"]: (row["title"], row["publisher"], row["url"]) for row in own if row["number"] == 1
        }
        for row in figures:
            if row["report"] in one.reports:
                source = (row["source_title"], row["source_publisher"], row["source_url"])
                assert source == first[row["report"]]


def test_the_test_would_notice_a_number_that_is_missing(figures):
    numbers = {number for row in figures for number in numbers_in(row)}
    assert "1.234,5" in numbers
    assert "98.765" not in numbers
