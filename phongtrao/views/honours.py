"""Lines of commendation as readers see them: good with counts alone, and with thousands of names."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..indexes import Honour
from ..records import AwardKind, AwardLine, ListStatus, Prize, Recipient, RecipientKind
from ..vietnamese import capitalize_first, join_and, person_sort_key, sort_key
from .common import Link, Provenance, article_link, money_text, provenance, unit_link
from .year_lists import honour_anchor, honour_place, names_path

# In the order of readers.
_KINDS = {kind: place for place, kind in enumerate(RecipientKind)}


class RecipientView(NamedTuple):
    """A name on the honour roll with what tells it from another of the same name."""

    name: str
    details: str


class HonourView(NamedTuple):
    """One line of commendation as readers see it.

    ``names_path`` is where its names are listed when they are too many for ``groups``.
    """

    form: str
    award: AwardLine
    issuer: str
    counts: tuple[tuple[str, str], ...]
    list_note: str
    groups: tuple[tuple[str, tuple[RecipientView, ...]], ...]
    level: str
    prize: str
    when: str
    iso_date: str
    event: Link | None
    unit: Link | None
    group: str
    roll_path: str
    names_path: str
    anchor: str
    origin: Provenance


def honour_view(dataset: Dataset, honour: Honour) -> HonourView:
    """Return one line of commendation for a template."""
    award = honour.award
    return HonourView(
        form=_form_text(dataset, award),
        award=award,
        issuer=award.issuer or "chưa rõ",
        counts=tuple(_counts(award)),
        list_note=_list_note(award),
        groups=() if names_path(honour) else tuple(_groups(dataset, award.recipients)),
        level=dataset.terms["levels"].get(award.level or "", ""),
        prize=_prize_text(award.prize),
        when=str(honour.date),
        iso_date=honour.date.iso(),
        event=article_link(honour.event),
        unit=unit_link(dataset, award.own_unit),
        group=_group_of(dataset, award),
        roll_path=honour_place(dataset, honour),
        names_path=names_path(honour),
        anchor=honour_anchor(honour),
        origin=provenance(dataset, honour.record),
    )


def honour_text(dataset: Dataset, award: AwardLine) -> str:
    """Return what was given to how many: ``Giấy khen: 8 tập thể, 11 cá nhân``."""
    counts = ", ".join(f"{count} {whom}" for count, whom in _counts(award))
    return ": ".join(filter(None, [_form_text(dataset, award), counts]))


def _form_text(dataset: Dataset, award: AwardLine) -> str:
    """Return what was given: ``Bằng khen và Giấy khen``, ``Giải thưởng (giải Nhất)``."""
    named = dataset.terms["award_forms"]
    forms = join_and([named.get(form, form) for form in (award.form, *award.also_forms)])
    return f"{forms} ({award.rank})" if award.rank else forms


def _group_of(dataset: Dataset, award: AwardLine) -> str:
    """Return the group of an award that is no commendation: a title of emulation is another thing."""
    kind = next(form.kind for form in dataset.taxonomy.award_forms if form.id == award.form)
    return kind.label if kind is AwardKind.TITLE else ""


def _counts(award: AwardLine) -> list[tuple[str, str]]:
    """Return (number, of whom) as published; nothing is added up."""
    if award.combined is not None:
        return [(str(award.combined), join_and([kind.label.lower() for kind in award.combined_of]))]
    return [(str(count), kind.label.lower()) for kind, count in award.counts().items()]


def _prize_text(prize: Prize | None) -> str:
    """Return the money of an award: ``1,5 triệu đồng``, ``500.000 đồng mỗi cá nhân``."""
    per = f" mỗi {prize.per.label.lower()}" if prize and prize.per else ""
    return f"{money_text(prize)}{per}"


def _list_note(award: AwardLine) -> str:
    """Return what readers must know about names and numbers that are not there."""
    if award.list_status is ListStatus.COMPLETE:
        return ""
    note = f"{award.list_status.label}."
    if award.combined is None and not award.counts() and not award.recipients:
        note += " Chưa rõ số lượng được khen."
    return note


def _groups(dataset: Dataset, recipients: Iterable[Recipient]) -> list[tuple[str, tuple[RecipientView, ...]]]:
    """Return recipients by kind, in the order of readers."""
    return [
        (kind.label, tuple(recipient_view(dataset, one) for one in found))
        for kind, found in groupby(in_order(recipients), key=lambda one: one.kind)
    ]


def in_order(recipients: Iterable[Recipient]) -> list[Recipient]:
    """Return recipients by kind, people by given name, the rest alphabetically."""

    def key(one: Recipient) -> tuple[int, object]:
        name_key = person_sort_key if one.kind is RecipientKind.INDIVIDUAL else sort_key
        return _KINDS[one.kind], name_key(one.name)

    return sorted(recipients, key=key)


def recipient_view(dataset: Dataset, recipient: Recipient) -> RecipientView:
    """Return a name with what tells it from another of the same name."""
    unit = unit_link(dataset, recipient.unit)
    prize = f"tiền thưởng {money_text(recipient.prize)}" if recipient.prize else None
    who = (*recipient.titles, recipient.organisation, unit.text if unit else None, recipient.note)
    details = (", ".join(filter(None, who)), recipient.achievement, prize)
    return RecipientView(capitalize_first(recipient.full_name), "; ".join(filter(None, details)))


def latest_honours(dataset: Dataset, count: int = 3) -> Mapping[str, Any]:
    """Return the newest lines of commendation."""
    return {"honours": [honour_view(dataset, honour) for honour in dataset.honours[:count]]}


def honour_years(dataset: Dataset) -> list[int]:
    """Return the years that have awards, newest first."""
    return list(dict.fromkeys(honour.date.year for honour in dataset.honours))
