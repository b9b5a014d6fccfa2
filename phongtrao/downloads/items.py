"""What a row is made of: a record, or a part of one, with what every row says of where it comes from."""

from collections.abc import Callable
from typing import Any

from ..dataset import Dataset
from ..paths import (
    RESULTS,
    absolute,
    exemplar_path,
    honour_year_path,
    record_address,
    result_path,
)
from ..records import Article, Award, Exemplar, Record, Result, Source
from ..views.year_lists import honour_anchor

Get = Callable[["Item"], Any]


class Origin:
    """One record, and what all rows made of it share."""

    def __init__(self, dataset: Dataset, record: Record) -> None:
        self.dataset, self.record = dataset, record
        # The sources in effect, and the first of them.
        self.sources: tuple[Source, ...] = record.sources or dataset.sources_of(record)
        self.source: Source | None = self.sources[0] if self.sources else None

    @property
    def event(self) -> Article | None:
        """The published article that the record names as its event."""
        found: Article | None = self.dataset.articles.get(getattr(self.record, "event", None) or "")
        return found

    @property
    def page(self) -> str:
        """The page that shows the record; an address that never changes."""
        return self._whole(self._page_of())

    def _page_of(self) -> str:
        match self.record:
            case Award():
                honour = self.dataset.honour_lines[self.record.path][0]
                return f"{honour_year_path(honour.date.year)}#{honour_anchor(honour)}"
            case Result():
                return result_path(self.record, RESULTS)
            case Exemplar():
                return exemplar_path(self.record)
        return record_address(self.record)

    @property
    def api(self) -> str:
        """The record's file in the programming interface."""
        return self._whole(f"api/v1/{self.record.collection}/{self.record.id}.json")

    def _whole(self, path: str) -> str:
        return absolute(path, self.dataset.workplace.site_url) or path

    @property
    def updated(self) -> Any:
        """The day on which the record last changed, where history tells."""
        return self.dataset.history.updated.get(self.record.path)


class Item:
    """One row: ``part`` of a record (the record itself where it has no parts), by ``id`` and ``number``.

    ``whole`` is what the part is a part of.
    """

    __slots__ = ("dataset", "id", "number", "origin", "part", "record", "whole")

    def __init__(
        self, origin: Origin, identifier: str, part: Any = None, number: int = 0, whole: Any = None
    ) -> None:
        self.origin, self.dataset, self.record = origin, origin.dataset, origin.record
        self.id, self.number, self.whole = identifier, number, whole
        self.part: Any = self.record if part is None else part
