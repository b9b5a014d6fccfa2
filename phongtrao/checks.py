"""Rules that need more than one record. ``CHECKS`` is their table of contents; each docstring is the rule."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

from .dataset import Dataset
from .messages import problem_at
from .pages import record_pages
from .paths import record_address
from .problems import Problem, quoted
from .records import Article, Record, Result
from .vietnamese import format_date, sort_key

Check = Callable[[Dataset], Iterator[Problem]]

# Indicators of data/taxonomy.yml that a rule below compares.
MODEL_NAMES, MODEL_POINTS = "ten-goi-mo-hinh", "mo-hinh"


def articles_have_one_id(dataset: Dataset) -> Iterator[Problem]:
    """A conference and a news item never share an id: both stand under /tin-tuc/."""
    for shared in sorted(dataset.conferences.keys() & dataset.news.keys()):
        other = dataset.conferences[shared].path
        yield problem_at(dataset.news[shared], (), f"Trùng tên tệp với {other}: đổi tên một trong hai tệp.")


def events_inside_validity_of_units(dataset: Dataset) -> Iterator[Problem]:
    """An event takes place at a unit that exists on that day."""
    for article in dataset.articles.values():
        for index, place in enumerate(article.places):
            problem = _outside_validity(dataset, article, place.unit)
            if problem:
                yield problem_at(article, ("places", index, "unit"), problem)


def _outside_validity(dataset: Dataset, article: Article, unit_id: str | None) -> str:
    """Return what is wrong with holding ``article`` at the unit, or nothing."""
    unit = dataset.units.get(unit_id or "")
    if unit and unit.valid_to and article.date.first_day() > unit.valid_to:
        successors = ", ".join(unit.successors) or "đơn vị kế tiếp"
        ended = format_date(unit.valid_to)
        return f"{quoted(unit.full_name)} chỉ có đến {ended}; sau ngày ấy dùng: {successors}."
    if unit and unit.valid_from and article.date.last_day() < unit.valid_from:
        return f"{quoted(unit.full_name)} chỉ có từ {format_date(unit.valid_from)}: dùng đơn vị cũ."
    return ""


def reports_do_not_precede_their_period(dataset: Dataset) -> Iterator[Problem]:
    """Figures are counted inside or after their period; inside is honest when the report says so."""
    for result in dataset.results.values():
        if result.period and result.as_of < result.period.start.first_day():
            yield problem_at(
                result, ("as_of",), "Ngày chốt số liệu trước khi kỳ báo cáo bắt đầu (period.start)."
            )
        elif result.period and result.as_of < result.period.end.last_day() and not result.as_of_note:
            yield problem_at(
                result,
                ("as_of",),
                "Ngày chốt số liệu trước khi kỳ báo cáo kết thúc: thêm as_of_note nói rõ vì sao.",
            )


def names_do_not_outnumber_points(dataset: Dataset) -> Iterator[Problem]:
    """One name (tên gọi) has one or more points (điểm): 34 names ≤ 127 points."""
    for result in dataset.results.values():
        names, points = result.figure(MODEL_NAMES), result.figure(MODEL_POINTS)
        if names and points and names.value and points.value and names.value > points.value:
            index = result.figures.index(names)
            yield problem_at(
                result,
                ("figures", index, "value"),
                f"Số tên gọi mô hình ({names.value}) lớn hơn số mô hình ({points.value}).",
            )


def awards_agree_with_their_decision(dataset: Dataset) -> Iterator[Problem]:
    """An award is given in the year of its decision, or a note says why not."""
    for honour in dataset.honours:
        decision = honour.award.decision
        signed = decision.date.year if decision and decision.date else honour.date.year
        # A year of 0 is that of a broken event, which is told by itself.
        if honour.date.year not in (0, signed) and not honour.award.note:
            yield problem_at(
                honour.record,
                _award_loc(honour.record, honour.award),
                f"Quyết định ký năm {signed} nhưng khen năm {honour.date.year}: "
                "kiểm tra lại, hoặc thêm ghi chú (note) nói rõ vì sao.",
            )


def _award_loc(record: Record, award: object) -> tuple[int | str, ...]:
    lines = getattr(record, "awards", ())
    place = next((index for index, line in enumerate(lines) if line is award), None)
    return ("decision", "date") if place is None else ("awards", place, "decision", "date")


def falling_counts_have_a_note(dataset: Dataset) -> Iterator[Problem]:
    """A count lower than in the locality's report before has a note that says why."""
    last: dict[object, tuple[Decimal, Result]] = {}
    for result in sorted(dataset.results.values(), key=lambda one: one.as_of):
        for index, figure in enumerate(result.figures):
            key = (result.unit, *figure.key())
            before = last.get(key)
            if figure.value is None or result.unit is None:
                continue
            if before and figure.value < before[0] and not figure.note:
                yield problem_at(
                    result,
                    ("figures", index, "value"),
                    f"{figure.value} thấp hơn {before[0]} của báo cáo trước ({before[1].path}): "
                    "kiểm tra lại, hoặc thêm ghi chú (note) nói rõ vì sao.",
                )
            last[key] = (figure.value, result)


def successors_follow_on(dataset: Dataset) -> Iterator[Problem]:
    """A successor is valid from the day after its predecessor ended."""
    for unit in dataset.units.values():
        for index, identifier in enumerate(unit.successors):
            successor = dataset.units.get(identifier)
            starts = successor.valid_from if successor else None
            if starts and unit.valid_to and starts != unit.valid_to + timedelta(days=1):
                yield problem_at(
                    unit,
                    ("successors", index),
                    f"{quoted(identifier)} có từ {format_date(starts)}, "
                    f"không nối liền ngày kết thúc {format_date(unit.valid_to)}.",
                )


def units_do_not_contain_themselves(dataset: Dataset) -> Iterator[Problem]:
    """Following ``parent`` upwards ends."""
    for unit in dataset.units.values():
        if any(above is unit for above in dataset.above(unit)):
            yield problem_at(unit, ("parent",), "Đơn vị này thuộc về chính nó qua các cấp trên.")


def units_are_named_once(dataset: Dataset) -> Iterator[Problem]:
    """No two units valid at the same time share kind, name and parent, tone placement aside."""
    seen: dict[object, str] = {}
    for unit in dataset.units.values():
        key = (unit.kind, sort_key(unit.name), unit.parent, unit.valid_to)
        if key in seen:
            yield problem_at(unit, ("name",), f"{quoted(unit.full_name)} đã có ở {seen[key]}.")
        seen.setdefault(key, unit.path)


def models_are_named_once(dataset: Dataset) -> Iterator[Problem]:
    """No two models of one locality share a name, case and tone placement aside."""
    seen: dict[object, str] = {}
    for model in dataset.models.values():
        key = (sort_key(model.name), model.unit)
        if key in seen:
            yield problem_at(model, ("name",), f"{quoted(model.name)} đã có ở {seen[key]}.")
        seen.setdefault(key, model.path)


def old_addresses_are_free(dataset: Dataset) -> Iterator[Problem]:
    """An old address leads to one record, and is no other page's."""
    taken = Counter(page.path for page in record_pages(dataset))
    for record in dataset.records():
        for index, old in enumerate(record.moved_from):
            if not record_address(record):
                yield problem_at(record, ("moved_from", index), "Loại bản ghi này không có trang riêng.")
            elif taken[old] > 1:
                yield problem_at(record, ("moved_from", index), f"Địa chỉ {quoted(old)} đang có trang khác.")


def units_are_not_withdrawn(dataset: Dataset) -> Iterator[Problem]:
    """A unit is history: it ends, it is never withdrawn."""
    for record in dataset.withdrawn.values():
        if record.collection == "units":
            yield problem_at(record, ("withdrawn",), "Đơn vị không rút được: ghi ngày kết thúc (valid_to).")


def key_figures_exist(dataset: Dataset) -> Iterator[Problem]:
    """Each key figure of the home page is an undivided figure of the report it names."""
    for index, wanted in enumerate(dataset.site.key_figures):
        result = dataset.results.get(wanted.result)
        if result and not result.figure(wanted.indicator):
            yield problem_at(
                dataset.site,
                ("key_figures", index, "indicator"),
                f"Báo cáo {quoted(wanted.result)} không có chỉ tiêu {quoted(wanted.indicator)}.",
            )


CHECKS: tuple[Check, ...] = (
    articles_have_one_id,
    events_inside_validity_of_units,
    reports_do_not_precede_their_period,
    names_do_not_outnumber_points,
    awards_agree_with_their_decision,
    falling_counts_have_a_note,
    successors_follow_on,
    units_do_not_contain_themselves,
    units_are_named_once,
    models_are_named_once,
    old_addresses_are_free,
    units_are_not_withdrawn,
    key_figures_exist,
)
