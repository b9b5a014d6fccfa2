"""Rules of administrative units, which begin and end: history is never rewritten."""

from collections.abc import Iterator
from datetime import timedelta

from ..dataset import Dataset
from ..messages import Loc, problem_at
from ..problems import Problem, quoted
from ..records import Article, Award, AwardLine, Model, PartialDate, Record, Unit
from ..vietnamese import format_date

# A unit that a record names: its id, where in the file, and the span of days the record is about.
Mention = tuple[str | None, Loc, PartialDate, PartialDate]


def facts_inside_validity_of_units(dataset: Dataset) -> Iterator[Problem]:
    """What has a date happens at a unit that exists on that day."""
    for record, (unit_id, loc, first, last) in _mentions(dataset):
        unit = dataset.units.get(unit_id or "")
        message = _outside(unit, first, last) if unit else ""
        if message:
            yield problem_at(record, loc, message)


def _outside(unit: Unit, first: PartialDate, last: PartialDate) -> str:
    """Return what is wrong with a fact of these days at the unit, or nothing."""
    if unit.valid_to and first.first_day() > unit.valid_to:
        successors = ", ".join(unit.successors) or "đơn vị kế tiếp"
        ended = format_date(unit.valid_to)
        return f"{quoted(unit.full_name)} chỉ có đến {ended}; sau ngày ấy dùng: {successors}."
    if unit.valid_from and last.last_day() < unit.valid_from:
        return f"{quoted(unit.full_name)} chỉ có từ {format_date(unit.valid_from)}: dùng đơn vị cũ."
    return ""


def _mentions(dataset: Dataset) -> Iterator[tuple[Record, Mention]]:
    """Yield every dated mention of a unit with the record it stands in."""
    for article in dataset.articles.values():
        # Only the units say whether an article's own days fit, and with other units none is proven.
        if article.path not in dataset.proven:
            yield from ((article, one) for one in _of_article(article))
    for award in dataset.awards.values():
        yield from ((award, one) for one in _of_award(award, dataset.date_of(award)))
    for exemplar in dataset.exemplars.values():
        yield exemplar, (exemplar.unit, ("unit",), exemplar.date, exemplar.date)
    for result in dataset.results.values():
        yield result, (result.unit, ("unit",), result.as_of, result.as_of)
    for model in dataset.models.values():
        yield from ((model, one) for one in _of_model(model))


def _of_article(article: Article) -> Iterator[Mention]:
    last = article.end_date or article.date
    for index, place in enumerate(article.places):
        yield place.unit, ("places", index, "unit"), article.date, last
    for index, line in enumerate(article.awards):
        yield from _of_recipients(line, ("awards", index), article.date)


def _of_award(award: Award, day: PartialDate | None) -> Iterator[Mention]:
    if day:
        yield award.unit, ("unit",), day, day
        yield from _of_recipients(award, (), day)


def _of_model(model: Model) -> Iterator[Mention]:
    if model.launched:
        yield model.unit, ("unit",), model.launched, model.launched
    for index, point in enumerate(model.points):
        if point.launched:
            yield point.unit, ("points", index, "unit"), point.launched, point.launched


def _of_recipients(line: AwardLine, loc: Loc, day: PartialDate) -> Iterator[Mention]:
    for index, recipient in enumerate(line.recipients):
        yield recipient.unit, (*loc, "recipients", index, "unit"), day, day


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


def units_are_not_withdrawn(dataset: Dataset) -> Iterator[Problem]:
    """A unit is history: it ends, it is never withdrawn."""
    for record in dataset.withdrawn.values():
        if record.collection == "units":
            yield problem_at(record, ("withdrawn",), "Đơn vị không rút được: ghi ngày kết thúc (valid_to).")
