"""Articles: the latest, the lists, and one in full."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..paths import exemplar_path, model_path, news_year_path
from ..records import Article, AttendeeRole, Conference, Gift, Record
from ..records.event_parts import Attendee, Group, Mode, Speech
from ..vietnamese import capitalize_first, join_and
from .charts import breakdown_charts
from .common import (
    ArticleCard,
    Link,
    Provenance,
    article_card,
    article_kind,
    article_trail,
    counted_in,
    frame,
    money_text,
    places,
    provenance,
    unit_label,
    when,
)
from .honours import honour_view
from .photos import photo_views
from .record_lists import EXEMPLARS, HONOURS_OF_EVENT, MODELS_OF_EVENT, REPORTS_IN_FULL, openings
from .results import report_view
from .year_lists import year_links

# The list page stays one screen of scrolling; older articles are on their year's page.
NEWS_ON_LIST = 30
CHAIRS = {AttendeeRole.CHAIR, AttendeeRole.CO_CHAIR}
_ROLES = {role: place for place, role in enumerate(AttendeeRole)}
# Whoever only spoke to the author attended nothing.
ONLY_QUOTED = (AttendeeRole.COMMENTER,)


class People(NamedTuple):
    """Who led, who came, who was only asked, and who said what.

    ``by_role`` are labels with those who had that role, each with the other roles in words.
    """

    chairs: Sequence[Attendee]
    by_role: Sequence[tuple[str, Sequence[tuple[Attendee, str]]]]
    quoted: Sequence[Attendee]
    speeches: Sequence[tuple[Attendee | None, Speech]]
    speeches_title: str


def latest_news(dataset: Dataset, count: int = 5) -> Mapping[str, Any]:
    """Return the ``count`` newest articles."""
    return {"articles": _cards(dataset, islice(dataset.articles.values(), count))}


def _cards(dataset: Dataset, articles: Iterable[Article]) -> list[ArticleCard]:
    return [article_card(dataset, article) for article in articles]


def news_list(dataset: Dataset) -> Mapping[str, Any]:
    """Return the newest articles and the years that have any."""
    return {
        "articles": _cards(dataset, islice(dataset.articles.values(), NEWS_ON_LIST)),
        "years": year_links(news_year_path, dict.fromkeys(one.year for one in dataset.articles.values())),
        "hidden": max(0, len(dataset.articles) - NEWS_ON_LIST),
    }


def article(dataset: Dataset, identifier: str) -> Mapping[str, Any]:
    """Return one conference or news item with everything that belongs to it.

    :raises KeyError: if there is no such article.
    """
    found = dataset.articles[identifier]
    text = full_text(dataset, found)
    return {
        **text,
        "frame": frame(dataset, found, found.title, article_trail(found), shown_with(dataset, found)),
        "charts": {one.id: breakdown_charts(dataset, dataset.results[one.id]) for one in text["reports"]},
        "others": _others(dataset, found),
    }


def full_text(dataset: Dataset, found: Article) -> Mapping[str, Any]:
    """Return everything that belongs to an article, without what stands around it on its page."""
    reports, exemplars, honours, models = openings(
        dataset, found, REPORTS_IN_FULL, EXEMPLARS, HONOURS_OF_EVENT, MODELS_OF_EVENT
    )
    return {
        "article": found,
        "kind": article_kind(found),
        "when": when(found),
        "places": places(dataset, found),
        "photos": photo_views(dataset, found),
        "people": _people(found),
        "meeting": list(_meeting(dataset, found)) if isinstance(found, Conference) else [],
        "groups": [_group_text(group) for group in found.groups],
        "gifts": [_gift_view(gift) for gift in found.gifts],
        "honours": [honour_view(dataset, honour) for honour in honours.items],
        "reports": [report_view(dataset, result) for result in reports.items],
        "exemplars": [
            (
                Link(unit_label(dataset, dataset.units[exemplar.unit]), exemplar_path(exemplar)),
                exemplar,
                _own_origin(dataset, exemplar, found),
            )
            for exemplar in exemplars.items
        ],
        "models": [Link(model.name, model_path(model)) for model in models.items],
        "more_of": {
            "honours": honours.more,
            "reports": reports.more,
            "exemplars": exemplars.more,
            "models": models.more,
        },
    }


def _own_origin(dataset: Dataset, record: Record, article: Article) -> Provenance | None:
    """Return where a record comes from if that is not where the article comes from, or was corrected."""
    origin = provenance(dataset, record)
    return origin if origin.sources != article.sources or origin.corrections else None


def shown_with(dataset: Dataset, article: Article) -> Iterator[Record]:
    """Yield the other records whose facts an article's page shows."""
    yield from dataset.results_by_event.get(article.id, ())
    yield from dataset.exemplars_by_event.get(article.id, ())
    yield from (honour.record for honour in dataset.honours_by_event.get(article.id, ()))


def shown_with_each(dataset: Dataset) -> Mapping[str, Sequence[Record]]:
    """Return the same for every article that has any, by its id; one walk over what belongs to articles."""
    found: dict[str, list[Record]] = defaultdict(list)
    for event, results in dataset.results_by_event.items():
        found[event] += results
    for event, exemplars in dataset.exemplars_by_event.items():
        found[event] += exemplars
    for event, honours in dataset.honours_by_event.items():
        found[event] += [honour.record for honour in honours]
    return found


def _people(article: Article) -> People:
    named = {attendee.name: attendee for attendee in article.attendees}
    speakers = {speech.speaker for speech in article.speeches}
    quoted = [person for person in article.attendees if person.roles == ONLY_QUOTED]
    return People(
        chairs=[person for person in article.attendees if CHAIRS.intersection(person.roles)],
        by_role=_by_role([person for person in article.attendees if person.roles != ONLY_QUOTED]),
        quoted=[person for person in quoted if person.name not in speakers],
        speeches=[(named.get(speech.speaker), speech) for speech in article.speeches],
        speeches_title=_speeches_title(article, {person.name for person in quoted}),
    )


def _by_role(people: Iterable[Attendee]) -> list[tuple[str, list[tuple[Attendee, str]]]]:
    """Return people under the first role of each, in the order of roles, with their other roles in words."""
    grouped: dict[AttendeeRole, list[tuple[Attendee, str]]] = defaultdict(list)
    for person in people:
        first, *others = sorted(person.roles, key=_ROLES.__getitem__)
        grouped[first].append((person, ", ".join([role.label.lower() for role in others])))
    return [(role.label, grouped[role]) for role in sorted(grouped, key=_ROLES.__getitem__)]


def _speeches_title(article: Article, quoted: set[str]) -> str:
    """Return what the speeches are: opinions told to the author, directives, or neither."""
    if all(speech.speaker in quoted for speech in article.speeches):
        return "Ý kiến"
    return "Phát biểu chỉ đạo" if any(one.directives for one in article.speeches) else "Phát biểu"


def _group_text(group: Group) -> str:
    count = f": {counted_in(group.count, 'người')}" if group.count else ""
    return f"{capitalize_first(group.name)}{count}"


def _meeting(dataset: Dataset, event: Conference) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of how an event was held: ``Hình thức họp``, ``trực tuyến, 124 điểm cầu``."""
    if event.mode and event.mode is not Mode.IN_PERSON and event.sites:
        yield "Hình thức họp", f"{event.mode.label}, {counted_in(event.sites, 'điểm cầu')}"
    else:
        if event.mode:
            yield "Hình thức họp", event.mode.label
        if event.sites:
            yield "Số điểm tổ chức", str(event.sites)
    if event.pilot:
        yield "Tổ chức điểm", f"cấp {dataset.terms['levels'][event.pilot].lower()}"
    if event.entries:
        yield "Dự thi", counted_in(event.entries, "bài, tiết mục")


def _gift_view(gift: Gift) -> tuple[str, str]:
    """Return a gift in a sentence, and its note: ``5 suất quà cho học sinh, tổng trị giá 2 triệu đồng``."""
    what = f"{gift.count or ''} {gift.item}".strip() + (f" (gồm {gift.contents})" if gift.contents else "")
    whom = f"{gift.receiver_count or ''} {gift.receivers or ''}".strip()
    parts = [
        f"{what} cho {whom}" if whom else what,
        f"mỗi phần {money_text(gift.worth_each)}" if gift.worth_each else "",
        f"tổng trị giá {money_text(gift.worth)}" if gift.worth else "",
        f"do {join_and(list(gift.givers))} tặng" if gift.givers else "",
        f"người trao: {join_and(list(gift.presented_by))}" if gift.presented_by else "",
    ]
    return capitalize_first(", ".join(filter(None, parts))), gift.note or ""


def _others(dataset: Dataset, article: Article) -> list[ArticleCard]:
    """Return the articles nearest in time, newest first."""
    return _cards(dataset, dataset.neighbours[article.id])
