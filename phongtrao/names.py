"""Names and ids: editors write the Vietnamese name or the id, records keep the id."""

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from .dataset import Dataset
from .fields import Field, Kind
from .loose_names import LooseNames
from .problems import quoted
from .records import PartialDate, Unit
from .records.settings import BUILT_IN_DIMENSIONS
from .vietnamese import fold, nfc, slug, sort_key
from .views.common import unit_label

Options = Mapping[str, str]
FLAGS = {"có": "có", "không": "không"}

# Leaves room for the number that tells equal names apart, and for a readable address.
_LONGEST_NEW_ID = 80
# Two letters stand in nearly every name.
_SHORTEST_WITHIN = 3
# How officers shorten the word for a unit's kind: "TT. Thuận Nam", "x. Hàm Cường".
_UNIT_WORDS = {
    **{"x": "xã", "p": "phường", "tt": "thị trấn", "h": "huyện", "q": "quận"},
    **{"tx": "thị xã", "tp": "thành phố", "t": "tỉnh", "kp": "khu phố"},
}
UNIT_WORD = re.compile(rf"^({'|'.join(_UNIT_WORDS)})(?:\. ?| )(?=\S)", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
# Lower, and two names that share only a word's sound are taken for one another.
_CLOSE = 0.7


def clean(text: str) -> str:
    """Return text in NFC, without the spaces and empty lines that sheets and forms leave around it."""
    lines = [_SPACES.sub(" ", line).strip() for line in nfc(text).replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).strip()


class Names:
    """What ids there are and how readers know them."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._lookups: dict[tuple[str, ...], dict[object, set[str]]] = {}
        self._loose: dict[tuple[str, ...], LooseNames] = {}

    def options(self, field: Field, dimension: str = "") -> Options:
        """Return the labels of the values a field allows, by what the record keeps; none for free text.

        :param dimension: for a category, the id of its dimension; without it every category there is.
        """
        if field.choices:
            return {choice.value: choice.label for choice in field.choices}
        if field.kind is Kind.FLAG:
            return FLAGS
        if field.kind is Kind.CATEGORY:
            known = self._categories
            return known.get(dimension) or {
                key: name for names in known.values() for key, name in names.items()
            }
        return self._collections.get(field.collection, {}) if field.kind is Kind.REFERENCE else {}

    def find(
        self, field: Field, text: str, dimension: str = "", day: PartialDate | None = None
    ) -> tuple[str, str]:
        """Return the id that ``text`` (an id or a name) stands for and nothing, or the text and a message.

        A text that is no name is read as :class:`LooseNames` reads it, if that leaves no doubt.

        :param day: when what is said of a unit happened; of units of one name, the one of that day is meant.
        """
        options = self.options(field, dimension)
        if text in options:
            return text, ""
        named = UNIT_WORD.sub(_whole_word, text) if self._are_units(field, dimension) else text
        exact = self._lookup(field, dimension, options).get(sort_key(named))
        found = sorted(exact or self._loose_names(field, dimension, options).find(named))
        if len(found) > 1 and day and self._are_units(field, dimension):
            found = [one for one in found if _may_exist(self._dataset.units[one], day)] or found
        if len(found) == 1:
            return found[0], ""
        if found:
            listed = "; ".join(f"{identifier} ({options[identifier]})" for identifier in found)
            return text, f"{quoted(text)} có thể là nhiều mục. Ghi một mã: {listed}."
        near = near_miss(named, self._spellings(field, dimension, options))
        return text, f"{quoted(text)} không có trong danh mục.{near}"

    def _spellings(self, field: Field, dimension: str, options: Options) -> dict[str, str]:
        """Return what a near miss is compared with → what it is answered with: a name, never a bare id."""
        units = self._dataset.units.values() if self._are_units(field, dimension) else ()
        shown = {spelling: label for key, label in options.items() for spelling in (key, label.split(",")[0])}
        return (
            shown
            | {label: label for label in options.values()}
            | {one.full_name: one.full_name for one in units}
        )

    @staticmethod
    def _are_units(field: Field, dimension: str) -> bool:
        return field.collection == "units" or (field.kind is Kind.CATEGORY and dimension == "units")

    def label(self, field: Field, identifier: str, dimension: str = "") -> str:
        """Return the name readers know, or the id itself when the name would not lead back to it."""
        label = clean(self.options(field, dimension).get(identifier, ""))
        leads_back = bool(label) and self.find(field, label, dimension) == (identifier, "")
        return label if leads_back else identifier

    def _lookup(self, field: Field, dimension: str, options: Options) -> dict[object, set[str]]:
        """Return the ids by every name they go by, case and tone placement aside."""
        of = _same_options(field, dimension)
        if of not in self._lookups:
            index: dict[object, set[str]] = {}
            for identifier, name in self._named(field, dimension, options):
                index.setdefault(sort_key(name), set()).add(identifier)
            self._lookups[of] = index
        return self._lookups[of]

    def _loose_names(self, field: Field, dimension: str, options: Options) -> LooseNames:
        of = _same_options(field, dimension)
        if of not in self._loose:
            short = {one.short: one.full for one in self._dataset.taxonomy.abbreviations}
            self._loose[of] = LooseNames(self._named(field, dimension, options), short)
        return self._loose[of]

    def _named(self, field: Field, dimension: str, options: Options) -> Iterator[tuple[str, str]]:
        """Yield each id with each name it goes by."""
        yield from options.items()
        for unit in self._dataset.units.values() if self._are_units(field, dimension) else ():
            for name in _names_of(self._dataset, unit):
                yield unit.id, name

    @cached_property
    def _collections(self) -> dict[str, Options]:
        dataset, terms = self._dataset, self._dataset.terms
        return {
            **{name: terms[name] for name in ("fields", "sectors", "levels", "award_forms", "indicators")},
            "dimensions": dataset.dimensions,
            "models": {model.id: model.name for model in dataset.models.values()},
            "units": {unit.id: unit_label(dataset, unit) for unit in dataset.units.values()},
            "events": {article.id: article.title for article in dataset.articles.values()},
        }

    @cached_property
    def _categories(self) -> dict[str, Options]:
        named: dict[str, Options] = {name: self._dataset.terms[name] for name in BUILT_IN_DIMENSIONS}
        own = self._dataset.taxonomy.dimensions
        return named | {item.id: {term.id: term.name for term in item.categories} for item in own}


def _same_options(field: Field, dimension: str) -> tuple[str, ...]:
    """Return what two fields that allow the same names agree in."""
    return field.kind.name, field.collection, field.choices.__name__ if field.choices else "", dimension


def _names_of(dataset: Dataset, unit: Unit) -> Iterator[str]:
    """Yield what people call a unit: with or without its kind, alone or with what it belongs to."""
    yield unit.name
    names = [unit.full_name, *(above.full_name for above in dataset.above(unit))]
    for length in range(1, len(names) + 1):
        yield ", ".join(names[:length])


def _may_exist(unit: Unit, day: PartialDate) -> bool:
    starts, ends = unit.valid_from or date.min, unit.valid_to or date.max
    return starts <= day.last_day() and day.first_day() <= ends


def _whole_word(short: re.Match[str]) -> str:
    return f"{_UNIT_WORDS[short[1].lower()]} "


def near_miss(text: str, shown: Mapping[str, str]) -> str:
    """Return ``" Có phải ý bạn là …?"`` for the closest spelling, marks and case aside, else nothing.

    :param shown: what each spelling is answered with.
    """
    spellings = {fold(spelling): name for spelling, name in shown.items()}
    close = difflib.get_close_matches(fold(text), spellings, n=1, cutoff=_CLOSE)
    # A short name is rarely close to a long one that holds it: "Hàm Cường" in "xã Hàm Cường, huyện …".
    within = [folded for folded in spellings if len(text) >= _SHORTEST_WITHIN and fold(text) in folded]
    return f" Có phải ý bạn là {quoted(spellings[(close or within)[0]])}?" if close or within else ""


def short_slug(words: str) -> str:
    """Return the slug of ``words``, cut between two words where it is long."""
    name = slug(words)
    return name if len(name) <= _LONGEST_NEW_ID else name[: _LONGEST_NEW_ID + 1].rpartition("-")[0]
