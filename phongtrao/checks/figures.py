"""Rules of figures across records, or beside their period and event."""

from collections.abc import Iterator
from decimal import Decimal

from ..dataset import Dataset
from ..messages import Loc, problem_at
from ..problems import Problem, quoted
from ..records import Measure, Result
from ..vietnamese import format_number


def reports_do_not_precede_their_period(dataset: Dataset) -> Iterator[Problem]:
    """Figures are counted inside or after their period; inside is honest when the report says so."""
    for result in dataset.results.values():
        start = result.period.start if result.period else None
        end = result.period.end if result.period else None
        if start and result.as_of.last_day() < start.first_day():
            yield problem_at(
                result, ("as_of",), "Ngày chốt số liệu trước khi kỳ báo cáo bắt đầu (period.start)."
            )
        elif end and result.as_of.last_day() < end.last_day() and not result.as_of_note:
            yield problem_at(
                result,
                ("as_of",),
                "Ngày chốt số liệu trước khi kỳ báo cáo kết thúc: thêm as_of_note nói rõ vì sao.",
            )


def reports_do_not_follow_their_event(dataset: Dataset) -> Iterator[Problem]:
    """What was reported at an event was counted by then."""
    for result in dataset.results.values():
        event = dataset.articles.get(result.event or "")
        if event and result.as_of.first_day() > (event.end_date or event.date).last_day():
            message = f"Ngày chốt số liệu sau ngày diễn ra ({event.date}) của tin {quoted(event.id)}."
            yield problem_at(result, ("as_of",), message)


def parts_do_not_outnumber_wholes(dataset: Dataset) -> Iterator[Problem]:
    """A count is no larger than one it is part of: 34 names ≤ 127 points, 3 pilots ≤ 15 new ≤ 127 in all."""
    for result in dataset.results.values():
        for index, figure in enumerate(result.figures):
            indicator = dataset.indicators[figure.indicator]
            undivided = figure is result.figure(indicator.id)
            for whole in map(result.figure, indicator.part_of if undivided else ()):
                if whole and _exceeds(figure, whole):
                    sizes = [format_number(one.value) for one in (figure, whole) if one.value is not None]
                    named = quoted(dataset.indicators[whole.indicator].name)
                    message = f"{indicator.name} ({sizes[0]}) lớn hơn {named} ({sizes[1]})."
                    yield problem_at(result, ("figures", index, "value"), message)


def _exceeds(figure: Measure, whole: Measure) -> bool:
    return figure.value is not None and whole.value is not None and figure.value > whole.value


def falling_counts_have_a_note(dataset: Dataset) -> Iterator[Problem]:
    """A count lower than in the locality's report before has a note that says why."""
    last: dict[object, tuple[Decimal, Result]] = {}
    for result in sorted(dataset.results.values(), key=lambda one: one.as_of.last_day()):
        for key, measure, loc in _measures(result) if result.unit else ():
            before = last.get(key)
            assert measure.value is not None
            if before and measure.value < before[0] and not measure.note:
                yield problem_at(
                    result,
                    (*loc, "value"),
                    f"{format_number(measure.value)} thấp hơn {format_number(before[0])} của báo cáo trước "
                    f"({before[1].path}): kiểm tra lại, hoặc thêm ghi chú (note) nói rõ vì sao.",
                )
            last[key] = (measure.value, result)


def _measures(result: Result) -> Iterator[tuple[object, Measure, Loc]]:
    """Yield what each number of a report counts, the number, and where it stands; parts included."""
    for index, figure in enumerate(result.figures):
        about = (result.unit, result.model, figure.indicator)
        if figure.value is not None:
            yield (*about, figure.dimension, figure.category), figure, ("figures", index)
        for place, part in enumerate(figure.parts):
            if part.value is not None:
                yield (*about, part.dimension, part.category), part, ("figures", index, "parts", place)


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
