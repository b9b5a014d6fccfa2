"""Rules of awards across records."""

from collections.abc import Iterator

from ..dataset import Dataset
from ..indexes import Honour
from ..messages import Loc, problem_at
from ..problems import Problem, quoted
from ..records import Award, AwardLine
from ..vietnamese import name_key


def awards_agree_with_their_decision(dataset: Dataset) -> Iterator[Problem]:
    """An award is given in the year of its decision, or a note says why not."""
    for honour in _not_proven(dataset):
        decision = honour.award.decision
        signed = decision.date.year if decision and decision.date else honour.date.year
        # A year of 0 is that of a broken event, which is told by itself.
        if honour.date.year not in (0, signed) and not honour.award.note:
            yield problem_at(
                honour.record,
                (*_place(honour), "decision", "date"),
                f"Quyết định ký năm {signed} nhưng khen năm {honour.date.year}: "
                "kiểm tra lại, hoặc thêm ghi chú (note) nói rõ vì sao.",
            )


def awards_are_recorded_once(dataset: Dataset) -> Iterator[Problem]:
    """A line of commendation stands in its event's file or in one of its own, not in both."""
    seen: dict[object, list[Honour]] = {}
    # Lines of one event and day may be one: where all were there before, they were told apart.
    fresh = {_occasion(honour) for honour in _not_proven(dataset)}
    for honour in dataset.honours:
        if _occasion(honour) not in fresh:
            continue
        same = seen.setdefault(_what_tells_apart(honour), [])
        twin = next((one for one in same if _may_be_one(one.award, honour.award)), None)
        if twin:
            form = dataset.terms["award_forms"][honour.award.form]
            message = f"{quoted(form)} này đã ghi ở {twin.record.path}: giữ một nơi, hoặc ghi rõ thành tích."
            yield problem_at(honour.record, (*_place(honour), "form"), message)
        same.append(honour)


def _what_tells_apart(honour: Honour) -> tuple[object, ...]:
    award = honour.award
    names = tuple(sorted(name_key(one.name) for one in award.recipients))
    counts = (award.collectives, award.individuals, award.households, award.combined)
    return *_occasion(honour), award.form, name_key(award.issuer or ""), counts, names


def _occasion(honour: Honour) -> tuple[object, ...]:
    return honour.event.id if honour.event else None, honour.date


def _not_proven(dataset: Dataset) -> Iterator[Honour]:
    """Yield the lines that, or whose event, are not as they were when they were last found to be right."""
    for honour in dataset.honours:
        record = honour.record
        # A withdrawn event, which nothing shows, still gives the day.
        event = dataset.event(record.event) if isinstance(record, Award) else None
        if not (record.path in dataset.proven and (event is None or event.path in dataset.proven)):
            yield honour


def _may_be_one(one: AwardLine, other: AwardLine) -> bool:
    """Tell whether two lines, alike in all else, may be one: neither achievement nor place differs."""
    said = [name_key(award.achievement or "") for award in (one, other)]
    at = [award.own_unit for award in (one, other)]
    return all(not first or not second or first == second for first, second in (said, at))


def _place(honour: Honour) -> Loc:
    """Return where in its file an award stands: ``("awards", 2)``, or the file itself."""
    lines: tuple[AwardLine, ...] = getattr(honour.record, "awards", ())
    place = next((index for index, line in enumerate(lines) if line is honour.award), None)
    return () if place is None else ("awards", place)
