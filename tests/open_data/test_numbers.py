"""Every number readers see on the pages of results is in the API, with the same value and source."""

import re

import pytest

from phongtrao.open_data import accepted
from phongtrao.vietnamese import format_number

from ..numbers_on_pages import NUMBER, results_shown
from .test_documents import document

ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@pytest.fixture(scope="module")
def shown(site):
    return list(results_shown(site))


def words_of(key):
    """Return the words for each value of an enumeration, as the schema tells them."""
    properties = accepted.schemas()["results"]["$defs"]
    told = next(one["properties"][key] for one in properties.values() if key in one.get("properties", {}))
    return dict(zip(told["enum"], told["enumDescriptions"], strict=True)) | {"exact": ""}


def number_of(measure):
    """Say a value from the API as a page does; without one, the change or the target that stands for it."""
    before = words_of("comparator")[measure.get("comparator", "exact")]
    if "text" in measure:
        return f"{before} {measure['text']}".strip()
    if "value" not in measure:
        return ""
    upper = f"–{format_number(measure['upper'])}" if "upper" in measure else ""
    whole = f"/{format_number(measure['of'])}" if "of" in measure else ""
    return f"{before} {format_number(measure['value'])}{upper}{whole}".strip()


def rows_of(result):
    """Yield (label, number, unit) of every figure and part of a report, from its document alone."""
    names = result["names"]
    for figure in result["data"]["figures"]:
        indicator = names["indicators"][figure["indicator"]]
        for measure in (figure, *figure.get("parts", ())):
            label = indicator["name"]
            if "category" in measure:
                label = names["categories"][measure["dimension"]][measure["category"]]["name"]
            if number := number_of(measure):
                yield label, number.lower(), indicator["measure_unit"]


def numbers_in(node):
    """Yield every number of a document as a page would write it: values, dates, and those inside texts."""
    if isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from numbers_in(one)
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield format_number(node)
    elif isinstance(node, str):
        if date := ISO.fullmatch(node):
            yield "/".join(str(int(part)) for part in reversed(date.groups()) if part)
        yield from NUMBER.findall(node)


def test_the_pages_show_reports_and_charts_of_every_shape(shown):
    numbers = " ".join(row.number for one in shown for row in one.rows)
    for shape in ("Hơn 1.234,5", "3/7", "Khoảng 5–7", "Hàng chục", "Giảm 0,64%", "Chỉ tiêu giao: 3"):
        assert shape in numbers
    assert any(one.reports != (one.id,) for one in shown)
    assert {report for one in shown for report in one.reports} == {"mau-2024", "mau-2022", "mau-khong-ky"}


def test_every_row_of_a_report_is_in_its_document_with_the_same_value_and_unit(site, shown):
    for one in shown:
        rows = [row for report in one.reports for row in rows_of(document(site, f"results/{report}"))]
        for row in one.rows:
            if not row.number.startswith(("Tăng", "Giảm", "Chỉ tiêu", "Không đổi")):
                assert (row.label, row.number.lower(), row.unit) in rows, (one.page, row)


def test_every_number_on_a_page_of_results_is_in_the_documents_of_what_it_shows(site, shown):
    for one in shown:
        found = {
            number for report in one.reports for number in numbers_in(document(site, f"results/{report}"))
        }
        missing = {
            number
            for number in one.numbers - found
            # 3/7 is a value and its whole.
            if not set(number.split("/")) <= found
        }
        assert not missing, (one.page, one.id, missing)


def test_every_report_and_chart_names_the_sources_of_its_documents(site, shown):
    for one in shown:
        told = {
            (source["title"], source["publisher"], source.get("url"))
            for report in one.reports
            for source in document(site, f"results/{report}")["sources"]
        }
        assert len(one.sources) == len(told), (one.page, one.id)
        for source in told:
            assert any(shown.is_told_as(*source) for shown in one.sources), (one.page, one.id, source)


def test_quotations_and_formulas_stand_with_the_same_figure(site, shown):
    for one in shown:
        for row in one.rows:
            for note in row.notes:
                documents = [document(site, f"results/{report}")["data"]["figures"] for report in one.reports]
                texts = " ".join(map(str, documents))
                if note.startswith("Số liệu suy ra"):
                    assert note.rpartition(": ")[2].removesuffix(".") in texts


def test_the_test_would_notice_a_number_that_is_missing(site, shown):
    numbers = set(numbers_in(document(site, "results/mau-2024")))
    assert "1.234,5" in numbers
    assert "98.765" not in numbers
