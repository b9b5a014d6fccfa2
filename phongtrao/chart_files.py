"""The files of each chart: the picture as an SVG that stands alone, and its data as CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from .charts import LINE, Drawing, Label, Primitive, Segment, draw, wrapped
from .dataset import Dataset
from .paths import chart_path
from .records import Source
from .render import Renderer
from .sheets.cells import guarded
from .vietnamese import format_date
from .views import every_chart
from .views.charts import Chart

# Letters to a line of a file's title and notes, whose width is fixed.
LETTERS = {"title": 52, "note": 72}


def chart_files(dataset: Dataset, renderer: Renderer, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield (address, content) of every chart's files.

    :param site_url: the deployment's address, or nothing when it is not known.
    """
    for chart in every_chart(dataset):
        drawing = sheet(chart, f"{site_url}{chart.path}" if site_url else f"/{chart.path}")
        yield chart_path(chart.id, "svg"), renderer.svg(chart, drawing)
        yield chart_path(chart.id, "csv"), csv_text(chart)


def sheet(chart: Chart, address: str) -> Drawing:
    """Return a drawing that stands alone: title, facts, the picture, notes, source and address."""
    picture = draw(chart)
    above = (
        ("title", chart.title),
        ("note", "; ".join([*chart.facts, f"Đơn vị tính: {chart.measure_unit}"])),
    )
    below = (*chart.notes, f"Nguồn: {source_text(chart, _named)}", f"Địa chỉ: {address}")
    head = _stacked(above, 0)
    foot = _stacked([("note", text) for text in below], head.height + picture.height + 2)
    moved = (_moved(one, head.height + 1) for one in picture.primitives)
    return Drawing((*head.primitives, *moved, *foot.primitives), foot.height)


def _stacked(texts: Sequence[tuple[str, str]], y: float) -> Drawing:
    labels = []
    for role, text in texts:
        lines = wrapped(text, LETTERS[role])
        labels.append(Label(role, 0, y + 1, lines))
        y += LINE * len(lines) + 0.3
    return Drawing(tuple(labels), y)


def _moved(primitive: Primitive, down: float) -> Primitive:
    if isinstance(primitive, Segment):
        return primitive._replace(y=primitive.y + down, to_y=primitive.to_y + down)
    return primitive._replace(y=primitive.y + down)


def source_text(chart: Chart, words: Callable[[Source], str]) -> str:
    """Return a chart's sources in words; of counted values, what was counted and how."""
    if chart.source_note is None:
        return "; ".join(map(words, chart.sources))
    return f"{chart.source_note.text}; số liệu suy ra, trang này tính: {chart.formula}"


def _named(source: Source) -> str:
    return f"{source.title}, {source.publisher}"


def _in_full(source: Source) -> str:
    looked = f"truy cập ngày {format_date(source.accessed_on)}" if source.accessed_on else ""
    return ", ".join(filter(None, (_named(source), source.url, looked)))


def csv_text(chart: Chart) -> str:
    """Return a chart's data, drawn or not: a row for each published value.

    The number stands apart from the words, with a decimal point, for programs. A cell that a spreadsheet
    would run is guarded.
    """
    stream = io.StringIO()
    # Excel reads UTF-8 only behind this mark.
    stream.write("\ufeff")
    writer = csv.writer(stream)
    constant = (chart.measure_unit, "; ".join(chart.facts), source_text(chart, _in_full))
    writer.writerow(
        (
            *("Biểu đồ", "Nhóm", chart.heading, "Giá trị", "Đến giá trị", "Như đã công bố"),
            *("Đơn vị tính", "Phạm vi", "Nguồn"),
        )
    )
    for mark in (*chart.earlier, *chart.marks):
        if mark.text:
            label = mark.day.isoformat() if mark.day else mark.label
            numbers = ("" if number is None else f"{number:f}" for number in (mark.value, mark.upper))
            row = (chart.title, mark.group, label, *numbers, mark.text, *constant)
            writer.writerow(guarded(cell, plain=True) for cell in row)
    return stream.getvalue()
