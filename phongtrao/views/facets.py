"""Facets: the ways to narrow a list down, each value with what has it. The same for models and honours."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ..paths import value_path
from ..vietnamese import sort_key
from .paging import Leaf, leaves

# Items on one page of a list, and values of a facet; a longer list goes over several.
ITEMS_ON_PAGE, VALUES_ON_PAGE = 100, 300

T = TypeVar("T")


class Term(NamedTuple):
    """A value that items of a list may have: as addresses name it, and as readers read it.

    ``group`` stands above it among other values. ``others`` are the ids of values that a reader who looks for
    this one may want too, such as what a unit was before, and ``leads`` the words before them.
    """

    id: str
    label: str
    group: str = ""
    others: tuple[str, ...] = ()
    leads: str = ""


class Value(NamedTuple):
    """A value of a facet that at least one item has; ``places`` are those items' places in the list."""

    term: Term
    path: str
    title: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list down, with the values that something has.

    ``id`` is its word in addresses. ``title`` is the heading of a value's page, with ``{}`` for the value's
    label. ``note`` says what else a value takes in. Without ``own_pages`` another view makes those pages.
    """

    id: str
    label: str
    title: str
    note: str = ""
    own_pages: bool = True
    values: tuple[Value, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Value]:
        """The values by id."""
        return {value.term.id: value for value in self.values}

    @property
    def groups(self) -> Mapping[str, list[Value]]:
        """The values by the heading above them, in their order."""
        grouped: dict[str, list[Value]] = defaultdict(list)
        for value in self.values:
            grouped[value.term.group].append(value)
        return grouped

    def filled(self, root: str, terms: Iterable[Term], given: Sequence[Iterable[str]]) -> "Facet":
        """Return the facet with its values, in the order of ``terms``.

        :param root: the address of the list.
        :param given: of each item of the list, the ids of the values it has; unknown ones are left out.
        """
        places: dict[str, list[int]] = defaultdict(list)
        for place, ids in enumerate(given):
            for one in dict.fromkeys(ids):
                places[one].append(place)
        found = (self._value(root, term, places) for term in terms if term.id in places)
        return replace(self, values=tuple(found))

    def leading(self, path_of: Callable[[Term], str]) -> "Facet":
        """Return the facet with other pages for its values."""
        return replace(self, values=tuple(one._replace(path=path_of(one.term)) for one in self.values))

    def _value(self, root: str, term: Term, places: Mapping[str, Sequence[int]]) -> Value:
        others = tuple(one for one in term.others if one in places)
        title, path = self.title.format(term.label), value_path(root, self.id, term.id)
        return Value(term._replace(others=others), path, title, tuple(places[term.id]))


def filled(
    root: str,
    facets: Iterable[Facet],
    terms: Mapping[str, Iterable[Term]],
    given: Sequence[Mapping[str, Iterable[str]]],
) -> tuple[Facet, ...]:
    """Return those of a list's facets of which some item has a value.

    :param terms: every value of each facet, in order.
    :param given: of each item, the ids of its values of each facet.
    """
    made = (one.filled(root, terms[one.id], [values[one.id] for values in given]) for one in facets)
    return tuple(one for one in made if one.values)


def as_listed(names: Mapping[str, str]) -> list[Term]:
    """Return names by id as values, in their order."""
    return [Term(*pair) for pair in names.items()]


def by_label(names: Mapping[str, str]) -> list[Term]:
    """Return names by id as values in alphabetical order."""
    return sorted(as_listed(names), key=lambda term: (sort_key(term.label), term.id))


@dataclass(frozen=True)
class Catalogue(Generic[T]):
    """A whole list in its order, with its facets; those that no item has a value of are left out.

    ``noun`` is what its items are called after a number.
    """

    root: str
    title: str
    noun: str
    items: Sequence[T]
    facets: tuple[Facet, ...]

    @cached_property
    def keys(self) -> Sequence[list[str]]:
        """Of each item, what filters know it by: ``linh-vuc:dan-toc``."""
        keys: list[list[str]] = [[] for _ in self.items]
        for facet in self.facets:
            for value in facet.values:
                for place in value.places:
                    keys[place].append(f"{facet.id}:{value.term.id}")
        return keys

    @property
    def fits_one_page(self) -> bool:
        """Whether the page of the list shows all of it."""
        return len(self.items) <= ITEMS_ON_PAGE


@dataclass(frozen=True)
class ListPage(Leaf):
    """A static page of a list: some values of a facet, or some of the items that have one value.

    Without a facet it is a page of the whole list; without a value, its places are among the facet's values.
    """

    facet: Facet | None = None
    value: Value | None = None

    def shown(self, items: Sequence[T]) -> list[T]:
        """Return those of the list's items that the page shows; none where it lists values."""
        return [] if self.facet and not self.value else [items[place] for place in self.places]


def list_pages(catalogue: Catalogue[T]) -> Iterator[ListPage]:
    """Yield every static page of a list but its first, which is written by hand."""
    yield from _whole(catalogue)[1:]
    for facet in catalogue.facets:
        if facet.own_pages:
            title = f"{catalogue.title} theo {facet.label[:1].lower()}{facet.label[1:]}"
            values = ListPage(f"{catalogue.root}{facet.id}/", title, range(len(facet.values)), facet=facet)
            yield from _pages(values, VALUES_ON_PAGE)
            for value in facet.values:
                whole = ListPage(value.path, value.title, value.places, facet=facet, value=value)
                yield from _pages(whole, ITEMS_ON_PAGE)


def first_page(catalogue: Catalogue[T]) -> ListPage:
    """Return the first page of the whole list."""
    return _whole(catalogue)[0]


def _whole(catalogue: Catalogue[T]) -> list[ListPage]:
    whole = ListPage(catalogue.root, catalogue.title, range(len(catalogue.items)))
    return _pages(whole, ITEMS_ON_PAGE)


def _pages(whole: ListPage, most: int) -> list[ListPage]:
    """Return the pages that a list on one page makes when no page has more than so many items."""
    total = len(whole.places)
    return [
        replace(
            whole,
            places=whole.places[one.first - 1 : one.last],
            total=total,
            number=one.number,
            pages=one.pages,
            first=one.first,
        )
        for one in leaves(whole.start, whole.heading, [1] * total, most)
    ]
