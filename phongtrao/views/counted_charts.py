"""Charts of what this site counts in its own records, and says so: honours by year, points by unit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from ..dataset import Dataset
from ..indexes import Honour
from ..paths import HONOURS, MODELS, unit_path
from ..records import AwardKind, AwardLine, UnitKind
from ..records.quantities import Quantity
from ..vietnamese import capitalize_first, format_number, join_and, sort_key
from .charts import Chart, Mark, Shape, breakdown_charts, numeric
from .common import Link, unit_label
from .timelines import every_timeline

NO_COUNTS = "Trang này chưa có số lượng"


def honours_by_year(dataset: Dataset) -> Mapping[str, Any]:
    """Return how many honours were published for each year, commendations and titles of emulation apart."""
    titles = {form.id for form in dataset.taxonomy.award_forms if form.kind is AwardKind.TITLE}
    valid = [honour for honour in dataset.honours if not honour.award.revoked]
    charts = (
        _honour_chart(
            "khen-thuong-theo-nam",
            "Khen thưởng theo năm",
            [honour for honour in valid if honour.award.form not in titles],
        ),
        _honour_chart(
            "danh-hieu-thi-dua-theo-nam",
            "Danh hiệu thi đua theo năm",
            [honour for honour in valid if honour.award.form in titles],
        ),
    )
    return {"charts": tuple(chart for chart in charts if len(numeric(chart.marks)) >= 2)}


def _honour_chart(identifier: str, title: str, honours: Sequence[Honour]) -> Chart:
    marks = tuple(_year_marks(honours))
    return Chart(
        id=identifier,
        shape=Shape.BARS,
        title=title,
        measure_unit="lượt",
        facts=("Cộng các số lượng đã công bố của từng năm",),
        message=_years_in_words(marks),
        heading="Đối tượng",
        marks=marks,
        page=HONOURS,
        notes=(
            "Một tập thể, cá nhân được khen hai lần là hai lượt. Số gộp mà nguồn không tách để riêng. "
            "Không tính khen thưởng đã thu hồi hay chưa công bố số lượng.",
        ),
        source_note=Link("từng dòng khen thưởng trên trang Bảng vàng", HONOURS),
        formula="tổng các số lượng đã công bố trong một năm, của từng loại đối tượng",
    )


def _year_marks(honours: Iterable[Honour]) -> Iterator[Mark]:
    """Yield the sums of each year, newest year first; a year without any stays a gap."""
    counts: dict[int, dict[str, list[Quantity]]] = {}
    for honour in honours:
        for label, count in _counts(honour.award).items():
            counts.setdefault(honour.date.year, {}).setdefault(label, []).append(count)
    for year, before in pairwise([*sorted(counts, reverse=True), None]):
        assert year is not None
        for label, given in counts[year].items():
            yield _sum_mark(label, given, f"Năm {year}")
        if before is not None and before < year - 1:
            yield Mark(NO_COUNTS, "", group=_span(before + 1, year - 1))


def _sum_mark(label: str, counts: Sequence[Quantity], group: str) -> Mark:
    """Add counts up; those that are not exact stay as published beside the sum: ``19 + hơn 200``."""
    exact = sum(count.exact or 0 for count in counts)
    others = [str(count) for count in counts if count.exact is None]
    text = " + ".join([*([format_number(exact)] if len(others) < len(counts) else []), *others])
    values = [count.value for count in counts if count.value is not None]
    return Mark(label, text, Decimal(sum(values)) if values else None, group=group)


def _span(first: int, last: int) -> str:
    return f"Năm {first}" if first == last else f"Năm {first}–{last}"


def _counts(award: AwardLine) -> dict[str, Quantity]:
    """Return published counts by who is counted; a combined one is a kind of its own, never split."""
    if award.combined is not None:
        together = join_and([kind.label.lower() for kind in award.combined_of])
        return {f"{capitalize_first(together)} (số gộp)": award.combined}
    return {kind.label: count for kind, count in award.counts().items()}


def _years_in_words(marks: Iterable[Mark]) -> str:
    """Say in a sentence how many there were in the newest and the oldest year."""
    drawn = numeric(marks)
    years = [drawn[0].group, drawn[-1].group] if drawn else []
    said = (
        f"{year}: {join_and([f'{mark.text} {mark.label.lower()}' for mark in drawn if mark.group == year])}"
        for year in dict.fromkeys(years)
    )
    return f"{'; '.join(said)}."


def model_tiles(dataset: Dataset) -> Mapping[str, Any]:
    """Return the locality's units as tiles with the points of models recorded in each."""
    marks = tuple(_unit_marks(dataset))
    drawn = len(marks) >= 2 and numeric(marks)
    return {"charts": (_tile_chart(dataset, marks),) if drawn else ()}


def _unit_marks(dataset: Dataset) -> Iterator[Mark]:
    points = Counter(point.unit for model in dataset.models.values() for point in model.points)
    below = [
        unit
        for unit in dataset.units.values()
        if unit.parent == dataset.site.locality and unit.kind is not UnitKind.ORGANISATION
    ]
    for unit in sorted(below, key=lambda one: sort_key(one.name)):
        count, link = points.get(unit.id), Link(unit.full_name, unit_path(unit))
        if count:
            yield Mark(unit.full_name, format_number(count), Decimal(count), more=link)
        else:
            yield Mark(unit.full_name, "chưa có", more=link)


def _tile_chart(dataset: Dataset, marks: tuple[Mark, ...]) -> Chart:
    locality = unit_label(dataset, dataset.units[dataset.site.locality])
    counted = numeric(marks)
    return Chart(
        id="diem-mo-hinh-theo-don-vi",
        shape=Shape.TILES,
        title="Điểm mô hình được nguồn nêu, theo đơn vị",
        measure_unit="điểm",
        facts=(capitalize_first(locality), "Mỗi ô là một đơn vị, xếp theo tên"),
        message=f"Trang này ghi được điểm mô hình ở {len(counted)} trên {len(marks)} đơn vị.",
        heading="Đơn vị",
        marks=marks,
        page=MODELS,
        notes=(
            "Trang này đếm từ các mô hình đã ghi, kể cả điểm đã dừng. Ô “chưa có” là chưa có bản ghi, "
            "không phải là không có mô hình.",
        ),
        source_note=Link("từng mô hình trên trang Mô hình", MODELS),
        formula="số điểm ở mỗi đơn vị, đếm từ các mô hình đã ghi",
    )


def every_chart(dataset: Dataset) -> Iterator[Chart]:
    """Yield every chart of the site once, wherever it is shown."""
    for result in dataset.results.values():
        yield from breakdown_charts(dataset, result)
    yield from every_timeline(dataset)
    for view in (honours_by_year, model_tiles):
        yield from view(dataset)["charts"]
