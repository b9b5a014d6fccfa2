"""How every list that is too long for one page goes over several: which items, addresses and words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..paths import later_page_path
from .common import Link

# What the items of one page may take together, in bytes of HTML: with what stands around them a page stays
# below 100 KB, however many records there are.
ROOM = 64_000


@dataclass(frozen=True)
class Leaf:
    """One page of a list, which starts at the address ``start``.

    ``places`` are the places of its items in the whole list, ``first`` is the number of the first of them;
    numbers count from 1.
    """

    start: str
    heading: str
    places: Sequence[int]
    total: int = 0
    number: int = 1
    pages: int = 1
    first: int = 1

    @property
    def path(self) -> str:
        """The page's address."""
        return later_page_path(self.start, self.number)

    @property
    def title(self) -> str:
        """The list's heading, with the page's number behind it on every page but the first."""
        return self.numbered(self.heading)

    @property
    def last(self) -> int:
        """The number of the last item on this page."""
        return self.first + len(self.places) - 1

    def numbered(self, text: str) -> str:
        """Return a text that names the list as one that names this page."""
        return text if self.number == 1 else f"{text} (trang {self.number})"

    @property
    def neighbours(self) -> list[tuple[str, Link]]:
        """The pages before and after, each with its relation."""
        near = (("prev", "Trang trước", self.number - 1), ("next", "Trang sau", self.number + 1))
        return [
            (relation, Link(text, later_page_path(self.start, number)))
            for relation, text, number in near
            if 1 <= number <= self.pages
        ]

    @property
    def numbers(self) -> list[Link | None]:
        """The first page, the last and those around this one by number; this one has no address.

        Nothing stands for pages left out.
        """
        wanted = {1, *range(self.number - 1, self.number + 2), self.pages}
        found: list[Link | None] = []
        before = 0
        for number in sorted(number for number in wanted if 1 <= number <= self.pages):
            found += [None] if number > before + 1 else []
            path = None if number == self.number else later_page_path(self.start, number)
            found.append(Link(str(number), path))
            before = number
        return found


def leaves(start: str, heading: str, sizes: Sequence[int], room: int | None = None) -> tuple[Leaf, ...]:
    """Return the pages of a list in order, at least one.

    :param sizes: about how much room each item takes.
    :param room: how much there is on a page; an item that is larger has a page to itself.
    """
    parts = list(_parts(sizes, ROOM if room is None else room))
    return tuple(
        Leaf(start, heading, part, len(sizes), number, len(parts), part.start + 1)
        for number, part in enumerate(parts, 1)
    )


def _parts(sizes: Iterable[int], room: int) -> Iterator[range]:
    begin = place = taken = 0
    for place, size in enumerate(sizes):
        if taken + size > room and place > begin:
            yield range(begin, place)
            begin, taken = place, 0
        taken += size
    yield range(begin, place + 1 if sizes else 0)
