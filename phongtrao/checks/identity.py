"""Rules that keep one thing in one record, at one address."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ..dataset import Dataset
from ..messages import Loc, problem_at
from ..paths import record_address
from ..problems import Problem, quoted
from ..records import Model, Unit
from ..vietnamese import name_key


def articles_have_one_id(dataset: Dataset) -> Iterator[Problem]:
    """A conference and a news item never share an id: both stand under /tin-tuc/."""
    for shared in sorted(dataset.conferences.keys() & dataset.news.keys()):
        other = dataset.conferences[shared].path
        yield problem_at(dataset.news[shared], (), f"Trùng tên tệp với {other}: đổi tên một trong hai tệp.")


def articles_are_recorded_once(dataset: Dataset) -> Iterator[Problem]:
    """No two articles share title and date, case, punctuation and tone placement aside."""
    seen: dict[object, str] = {}
    every = (*dataset.conferences.values(), *dataset.news.values())
    # Telling titles apart takes its time: most have a day to themselves, or were told apart before.
    days = Counter(article.date for article in every)
    fresh = {article.date for article in every if article.path not in dataset.proven}
    for article in every:
        if days[article.date] == 1 or article.date not in fresh:
            continue
        first = seen.setdefault((name_key(article.title), article.date), article.path)
        if first != article.path:
            yield problem_at(article, ("title",), f"Tin cùng tiêu đề, cùng ngày đã có ở {first}.")


def units_are_named_once(dataset: Dataset) -> Iterator[Problem]:
    """No two units valid at the same time share kind, name and parent, tone placement aside."""
    seen: dict[object, list[Unit]] = {}
    for unit in dataset.units.values():
        same = seen.setdefault((unit.kind, name_key(unit.name), unit.parent), [])
        twin = next((one for one in same if _overlap(one, unit)), None)
        if twin:
            yield problem_at(unit, ("name",), f"{quoted(unit.full_name)} đã có ở {twin.path}.")
        same.append(unit)


def _overlap(one: Unit, other: Unit) -> bool:
    """Tell whether there is a day on which both units are valid."""
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


def models_are_named_once(dataset: Dataset) -> Iterator[Problem]:
    """No two models of one locality share a name or alias, case, punctuation and tone placement aside."""
    seen: dict[object, list[Model]] = {}
    for model in dataset.models.values():
        for name, loc in _names(model):
            same = seen.setdefault((name_key(name), model.unit), [])
            twin = next((one for one in same if one is not model and _may_be_one(one, model)), None)
            if twin:
                way_out = "Cùng một mô hình thì thêm điểm (points) vào tệp ấy; khác thì ghi địa bàn (unit)."
                yield problem_at(model, loc, f"{quoted(name)} đã có ở {twin.path}. {way_out}")
            same.append(model)


def _may_be_one(one: Model, other: Model) -> bool:
    """Tell whether two models of one name and locality may be the same: their points do not tell."""
    places = [{point.unit or name_key(point.place or "") for point in model.points} for model in (one, other)]
    return bool(one.unit) or not all(places) or not places[0].isdisjoint(places[1])


def _names(model: Model) -> Iterator[tuple[str, Loc]]:
    yield model.name, ("name",)
    for index, alias in enumerate(model.aliases):
        yield alias, ("aliases", index)


def old_addresses_are_free(dataset: Dataset) -> Iterator[Problem]:
    """An old address leads to one record, and is no other page's."""
    moved = [record for record in dataset.records() if record.moved_from]
    if not moved:
        return
    # Few records ever move; a check of all others waits for no view.
    from ..pages import record_pages  # noqa: PLC0415 - takes a sixth of the whole import

    taken = Counter(page.path for page in record_pages(dataset))
    for record in moved:
        for index, old in enumerate(record.moved_from):
            if not record_address(record):
                yield problem_at(record, ("moved_from", index), "Loại bản ghi này không có trang riêng.")
            elif taken[old] > 1:
                yield problem_at(record, ("moved_from", index), f"Địa chỉ {quoted(old)} đang có trang khác.")
