"""Pictures and files of charts: true to the numbers, inert to hostile text, whole by themselves."""

import csv
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phongtrao import views
from phongtrao.chart_files import chart_files, csv_text, sheet
from phongtrao.chart_media import IN_FILE, ON_PAGE
from phongtrao.charts import LINE_LETTERS, TILE_LETTERS, draw
from phongtrao.views.charts import Chart, Mark, Shape
from phongtrao.views.common import Link

from .conftest import ROOT
from .pages import read
from .test_hostile import PAYLOAD
from .test_site import ARTICLE

SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.decimals(0, 10**12, places=2)
ROLES = {
    *("group", "label", "value", "count", "day", "bar", "range", "axis", "line", "dot", "no-tile"),
    *("tile-1", "tile-2", "tile-3", "tile-4"),
}


def chart(shape, marks, **changes):
    made = Chart(
        id="thu",
        shape=shape,
        title="Biểu đồ thử",
        measure_unit="mô hình",
        facts=("Huyện thử",),
        message="Câu nói thử.",
        heading="Khối",
        marks=tuple(marks),
        page="ket-qua/",
        source_note=Link("nguồn thử"),
    )
    return made._replace(**changes)


def bars(*values, **changes):
    marks = [Mark(f"Mục {place}", str(value), value) for place, value in enumerate(values)]
    return chart(Shape.BARS, marks, **changes)


def timeline(*values):
    start = date(2020, 1, 1)
    marks = [
        Mark(f"{start + timedelta(days=place)}", str(value), value, day=start + timedelta(days=place))
        for place, value in enumerate(values)
    ]
    return chart(Shape.TIMELINE, marks)


def tiles(*values):
    return chart(Shape.TILES, [Mark("xã Thử Tên Dài", str(value or "chưa có"), value) for value in values])


def everything():
    """One chart of each shape, with every kind of mark."""
    span = Mark("Khoảng", "khoảng 5–7", Decimal(5), Decimal(7), group="Năm 2024")
    words = Mark("Bằng chữ", "hàng chục", group="Năm 2024")
    return [
        chart(Shape.BARS, [span, words]),
        timeline(Decimal(3), Decimal(5)),
        tiles(*map(Decimal, (1, 2, 3, 4)), None),
    ]


@given(st.lists(VALUES, min_size=2, max_size=8))
def test_bars_are_as_long_as_their_values(values):
    boxes = draw(bars(*values)).boxes
    assert len(boxes) == len(values)
    largest = max(values)
    for box, value in zip(boxes, values, strict=True):
        assert box.width == pytest.approx(float(100 * value / largest) if largest else 0)


@given(st.lists(VALUES, min_size=2, max_size=8))
def test_points_are_as_high_as_their_values_and_as_far_apart_as_their_days(values):
    drawing = draw(timeline(*values))
    (base,) = [one.y for one in drawing.segments if one.role == "axis"]
    heights = [base - dot.y for dot in drawing.dots]
    top, largest = max(heights), max(values)
    for height, value in zip(heights, values, strict=True):
        assert height == pytest.approx(top * float(value / largest) if largest else 0)
    steps = [right.x - left.x for left, right in pairwise(drawing.dots)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert len([one for one in drawing.segments if one.role == "line"]) == len(values) - 1


@given(st.lists(st.text("aăâ ớỗ", min_size=1, max_size=120), min_size=2, max_size=6))
def test_nothing_overlaps_or_leaves_the_picture(labels):
    marks = [Mark(label, "Dự kiến khoảng 2.727", Decimal(2)) for label in labels]
    drawing = draw(chart(Shape.BARS, marks))
    lines = [line for label in drawing.labels for line in label.lines]
    assert all(len(line) <= LINE_LETTERS for line in lines)
    tops = [(label.y - 1, box.y) for label, box in zip(drawing.labels, drawing.boxes, strict=True)]
    for (top, box), (following, _) in pairwise(tops):
        assert top < box < following
    assert all(box.y + box.height <= drawing.height for box in drawing.boxes)


def test_a_value_without_room_behind_its_label_stands_below_it():
    short, long = draw(
        chart(Shape.BARS, [Mark("Thôn", "49", Decimal(49)), Mark("x" * 30, "Khoảng 2.727", Decimal(1))])
    ).labels
    assert (short.value_below, long.value_below) == (False, True)


def test_words_have_no_bar_and_a_span_has_an_open_end():
    drawing = draw(everything()[0])
    assert [(box.role, round(box.x), round(box.width)) for box in drawing.boxes] == [
        ("bar", 0, 71),
        ("range", 71, 29),
    ]
    assert [label.value for label in drawing.labels] == ["", "khoảng 5–7", "hàng chục"]


def test_labels_of_a_crowded_timeline_keep_apart_and_the_newest_and_oldest_are_there():
    values = [Decimal(number) for number in range(100_000, 100_040)]
    labels = [label for label in draw(timeline(*values)).labels if label.role == "value"]
    assert {"100000", "100039"} <= {label.lines[0] for label in labels}
    assert 3 <= len(labels) < 10


def test_tiles_are_equal_and_an_unknown_one_is_no_empty_one():
    drawing = draw(tiles(*map(Decimal, (1, 2, 3, 4)), None))
    assert [box.role for box in drawing.boxes] == ["tile-1", "tile-2", "tile-3", "tile-4", "no-tile"]
    assert len({(box.width, box.height) for box in drawing.boxes}) == 1
    assert all(len(line) <= TILE_LETTERS for label in drawing.labels for line in label.lines)


def test_every_role_has_its_colours_on_a_page_and_in_a_file():
    roles = {one.role for made in everything() for one in draw(made).primitives} | {"value"}
    assert roles == ROLES
    css = (ROOT / "theme/assets/phongtrao/charts.css").read_text(encoding="utf-8")
    for role in roles:
        assert re.search(rf"\.pt-chart__{role}\b", css), role
        assert IN_FILE.paint(role)
        assert ON_PAGE.paint(role) == {"class": f"pt-chart__{role}"}


@pytest.fixture
def files(mini, renderer):
    return dict(chart_files(mini, renderer, "https://example.vn/trang/"))


def test_every_chart_on_the_site_has_both_files(site, files):
    addresses = {path.relative_to(site).as_posix() for path in (site / "bieu-do").iterdir()}
    assert addresses == set(files)
    links = {
        link["href"].rpartition("../")[2]
        for page in ("ket-qua/", "bang-vang/", "mo-hinh/")
        for link in read(site, page).select(".pt-chart a[download]")
    }
    assert links == addresses


def test_a_picture_stands_alone(mini, files):
    for made in views.every_chart(mini):
        text = files[f"bieu-do/{made.id}.svg"]
        root = ElementTree.fromstring(text)  # noqa: S314 - our own output
        said = " ".join("".join(root.itertext()).split())
        assert root.tag == f"{SVG}svg"
        assert root.findtext(f"{SVG}title") == made.title
        assert root.findtext(f"{SVG}desc") == made.description
        # A long address is broken where its line ends.
        assert f"https://example.vn/trang/{made.path}" in said.replace(" ", "")
        assert (made.sources[0].publisher if made.sources else made.source_note.text) in said
        assert not re.search(r"var\(|currentcolor|class=|style|href|<script|<image", text, re.IGNORECASE)


def test_without_an_address_a_picture_claims_none(mini, renderer):
    files = dict(chart_files(mini, renderer, ""))
    assert "Địa chỉ: /bang-vang/#khen-thuong-theo-nam" in files["bieu-do/khen-thuong-theo-nam.svg"]
    pictures = [text for name, text in files.items() if name.endswith(".svg")]
    assert not any("http" in re.sub(r'xmlns="[^"]*"', "", text) for text in pictures)


def test_the_data_read_back_as_they_were(mini, files):
    for made in views.every_chart(mini):
        text = files[f"bieu-do/{made.id}.csv"]
        assert text.startswith("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        published = [mark for mark in made.marks if mark.text]
        assert [row["Như đã công bố"] for row in rows] == [mark.text for mark in published]
        values = [Decimal(row["Giá trị"]) if row["Giá trị"] else None for row in rows]
        assert values == [mark.value for mark in published]
        assert {row["Đơn vị tính"] for row in rows} == {made.measure_unit}


def test_the_same_data_make_the_same_bytes(mini, renderer, files):
    assert dict(chart_files(mini, renderer, "https://example.vn/trang/")) == files


def test_hostile_words_stay_words(renderer):
    mark = Mark(PAYLOAD, f"=1+1 {PAYLOAD}", Decimal(2), group=PAYLOAD)
    made = chart(Shape.BARS, [mark, mark], title=PAYLOAD, facts=(PAYLOAD,), notes=(PAYLOAD,))
    root = ElementTree.fromstring(renderer.svg(made, sheet(made, "x")))  # noqa: S314 - our own output
    assert {one.tag.removeprefix(SVG) for one in root.iter()} == {
        *("svg", "title", "desc", "rect", "text", "tspan"),
    }
    assert not any(name.startswith("on") for one in root.iter() for name in one.attrib)
    assert root.findtext(f"{SVG}title") == PAYLOAD
    (row, _) = csv.DictReader(io.StringIO(csv_text(made).removeprefix("\ufeff")))
    assert row["Như đã công bố"] == f"'=1+1 {PAYLOAD}"


@pytest.mark.parametrize("page", ["ket-qua/", "bang-vang/", "mo-hinh/", ARTICLE, "don-vi/huyen-mau/"])
def test_a_page_shows_each_chart_with_all_that_belongs_to_it(site, mini, page):
    charts = {made.id: made for made in views.every_chart(mini)}
    figures = read(site, page).select("figure.pt-chart")
    assert figures
    for figure in figures:
        made, svg = charts[figure["id"]], figure.svg
        assert svg["role"] == "img"
        named = [figure.find(id=name).text for name in svg["aria-labelledby"].split()]
        assert named == [made.title, made.description]
        said = " ".join(figure.get_text(" ").split())
        for words in (made.title, *made.facts, made.measure_unit, *made.notes, "Nguồn: "):
            assert words in said
        drawn = " ".join(" ".join(svg.find_all(string=True)).split())
        for mark in made.marks:
            assert mark.label in drawn
            assert mark.text in drawn
        if made.table_path:
            table = figure.find("a", string=re.compile("^Bảng số liệu")) or figure.select_one("a[href*='#']")
            assert made.table_path.partition("#")[2] in table["href"]
        else:
            assert len(figure.select("tbody tr")) == len(made.marks)
