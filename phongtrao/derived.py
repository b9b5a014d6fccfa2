"""Numbers that follow from those a record reports: sums, shares, rests. Each says what it is made from.

Nothing is derived from a number that is not exact, and nothing derived ever stands among what was reported.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .formulas import plain, share_formula, share_percent, sum_formula
from .records import (
    Article,
    Award,
    AwardLine,
    Exemplar,
    Figure,
    Measure,
    Model,
    Money,
    Operation,
    Origin,
    RecipientKind,
    Record,
    Result,
)
from .vietnamese import format_number, join_and

_COUNT_KEYS = {
    RecipientKind.COLLECTIVE: "collectives",
    RecipientKind.INDIVIDUAL: "individuals",
    RecipientKind.HOUSEHOLD: "households",
}


class Derived(NamedTuple):
    """A number that no source states.

    ``id`` is unique in its record. ``words`` and ``formula`` say how it was made: ``số tập thể cộng số cá
    nhân``, ``8 + 11 = 19``. ``inputs`` are JSON Pointers (RFC 6901) into the record's public data.
    ``measure_unit`` is empty where the number is in the unit of ``indicator``. ``rounded`` tells that
    ``value`` is not the formula's exact outcome.
    """

    id: str
    name: str
    value: Decimal
    measure_unit: str
    words: str
    formula: str
    inputs: tuple[str, ...]
    rounded: bool = False
    indicator: str | None = None
    dimension: str | None = None
    category: str | None = None


def derived_of(record: Record) -> tuple[Derived, ...]:
    """Return every number derived from one record, in the order of what it is made from."""
    match record:
        case Article():
            return tuple(_of_article(record))
        case Award():
            return tuple(_of_line(record, "", "total"))
        case Result():
            return tuple(_of_result(record))
        case Model():
            return tuple(_of_model(record))
        case Exemplar():
            return tuple(_of_exemplar(record))
    return ()


def derived_of_line(award: AwardLine) -> tuple[Derived, ...]:
    """Return what is derived from one line of commendation alone; ``inputs`` point into the line."""
    return tuple(_of_line(award, "", "total"))


def _of_article(article: Article) -> Iterator[Derived]:
    for place, award in enumerate(article.awards):
        yield from _of_line(award, f"/awards/{place}", f"awards-{place + 1}-total")


def _of_line(award: AwardLine, place: str, identifier: str) -> Iterator[Derived]:
    """Yield the sum of a line's counts, where two kinds or more are counted and each count is exact."""
    counts = {kind: count.exact for kind, count in award.counts().items()}
    terms = [count for count in counts.values() if count is not None]
    if len(terms) == len(counts) >= 2:
        kinds = [kind.label.lower() for kind in counts]
        yield Derived(
            id=identifier,
            name=f"Tổng số {join_and(kinds)} được khen",
            value=Decimal(sum(terms)),
            measure_unit=join_and(kinds),
            words=" cộng ".join(f"số {kind}" for kind in kinds),
            formula=sum_formula(terms),
            inputs=tuple(f"{place}/{_COUNT_KEYS[kind]}" for kind in counts),
        )


def _of_result(result: Result) -> Iterator[Derived]:
    """Yield sums and shares of a report's figures, and what editors wrote as derived.

    ``of_indicator`` makes no share: names of models are bounded by their points and are no part of them.
    """
    for place, figure in enumerate(result.figures):
        pointer, name = f"/figures/{place}", f"figures-{place + 1}"
        made = [
            *_stated(figure, name),
            *_n_of_m(figure, pointer, name),
            *_of_parts(figure, pointer, name),
        ]
        yield from (one._replace(indicator=figure.indicator) for one in made)


def _stated(figure: Figure, name: str) -> Iterator[Derived]:
    """Yield a figure that an editor wrote as derived, with its formula."""
    if figure.origin is Origin.DERIVED and figure.formula and figure.value is not None:
        called, formula = "Số liệu suy ra, người biên tập ghi", figure.formula
        made = Derived(f"{name}-stated", called, figure.value, "", formula, formula, ())
        yield _placed(made, figure)


def _placed(made: Derived, measure: Measure) -> Derived:
    """Say of which category a number is."""
    return made._replace(dimension=measure.dimension, category=measure.category)


def _percentage(identifier: str, part: Decimal | int, whole: Decimal | int) -> Derived:
    value, rounded = share_percent(part, whole)
    formula = share_formula(part, whole)
    return Derived(identifier, "Tỷ lệ phần trăm", value, "%", "", formula, (), rounded)


def _n_of_m(measure: Measure, pointer: str, name: str) -> Iterator[Derived]:
    """Yield ``3/7`` in percent."""
    if measure.exact is not None and measure.of:
        made = _percentage(f"{name}-of", measure.exact, measure.of)._replace(
            name="Tỷ lệ trên tổng số nguồn nêu",
            words="giá trị (value) chia cho tổng số (of), nhân 100",
            inputs=(f"{pointer}/value", f"{pointer}/of"),
        )
        yield _placed(made, measure)


def _of_parts(figure: Figure, pointer: str, name: str) -> Iterator[Derived]:
    """Yield the sums of a figure's parts, and each part's share."""
    yield from _sums(figure, pointer, name)
    for number, part in enumerate(figure.parts):
        at, called = f"{pointer}/parts/{number}", f"{name}-parts-{number + 1}"
        yield from _n_of_m(part, at, called)
        if part.exact is not None and figure.exact:
            made = _percentage(f"{called}-share", part.exact, figure.exact)._replace(
                name="Tỷ lệ trong tổng số",
                words="phần chia cho tổng số của chỉ tiêu, nhân 100",
                inputs=(f"{at}/value", f"{pointer}/value"),
            )
            yield _placed(made, part)


def _sums(figure: Figure, pointer: str, name: str) -> Iterator[Derived]:
    """Yield the sum of the parts of each dimension, where there are two or more and all are exact."""
    for dimension, parts in figure.parts_by_dimension().items():
        terms = [part.exact for part in parts if part.exact is not None]
        if len(terms) == len(parts) >= 2:
            places = (number for number, part in enumerate(figure.parts) if part.dimension == dimension)
            yield Derived(
                id=f"{name}-sum-{dimension}",
                name="Tổng các phần nguồn nêu",
                value=sum(terms, Decimal(0)),
                measure_unit="",
                words="cộng các phần của một chiều phân loại",
                formula=sum_formula(terms),
                inputs=tuple(f"{pointer}/parts/{number}/value" for number in places),
                dimension=dimension,
            )


def _of_model(model: Model) -> Iterator[Derived]:
    yield from _rest(model, "", "")
    for place, point in enumerate(model.points):
        yield from _rest(point, f"/points/{place}", f"points-{place + 1}-")
    if model.points:
        yield Derived(
            id="points-listed",
            name="Số điểm được nêu tên",
            value=Decimal(len(model.points)),
            measure_unit=model.points_unit or "điểm",
            words="đếm các điểm (points) đã ghi",
            formula=f"đếm points = {format_number(len(model.points))}",
            inputs=("/points",),
        )


def _rest(found: Operation, place: str, before: str) -> Iterator[Derived]:
    """Yield what one funder gave who paid "the rest", where all else is known exactly."""
    cost = found.cost
    total = _dong(cost.total) if cost else None
    if cost is None or total is None:
        return
    given = [(number, one) for number, one in enumerate(cost.funders) if not one.remainder]
    amounts = [dong for _, one in given if (dong := _dong(one.money)) is not None]
    if len(cost.funders) == len(given) + 1 and len(amounts) == len(given) >= 1:
        value = total - sum(amounts, Decimal(0))
        yield Derived(
            id=f"{before}cost-remainder",
            name="Phần kinh phí còn lại",
            value=value,
            measure_unit="đồng",
            words="tổng kinh phí trừ các khoản đã nêu, tính bằng đồng",
            formula=f"{' − '.join(map(format_number, (total, *amounts)))} = {format_number(value)}",
            inputs=(
                f"{place}/cost/total/amount",
                *(f"{place}/cost/funders/{number}/money/amount" for number, _ in given),
            ),
        )


def _dong(money: Money | None) -> Decimal | None:
    exact = money.dong if money else None
    return None if exact is None else plain(exact)


def _of_exemplar(exemplar: Exemplar) -> Iterator[Derived]:
    """Yield how many of the criteria were met, in percent."""
    met = exemplar.criteria
    if met and met.exact is not None and met.of:
        yield _percentage("criteria-of", met.exact, met.of)._replace(
            name="Tỷ lệ tiêu chí đạt",
            words="số tiêu chí đạt chia cho tổng số tiêu chí, nhân 100",
            inputs=("/criteria",),
        )
