"""The columns by which every row says where it comes from, and the tables of sources and corrections."""

from collections.abc import Iterator
from operator import attrgetter

from ..records import Correction, Publication, Source
from .columns import Column, day, integer, partial, said, several, text
from .items import Get, Item, Origin


def _of_source(name: str) -> Get:
    found = attrgetter(name)
    return lambda item: found(item.origin.source) if item.origin.source else None


def _quotation(item: Item) -> str | None:
    """Return the part's own words of the source, or those that the source is quoted with."""
    own: str | None = getattr(item.part, "quotation", None)
    return own or (item.origin.source.quotation if item.origin.source else None)


def origin_columns() -> tuple[Column, ...]:
    """Return the columns of a row's first source, its pages and the day of its last change."""
    return (
        text("source_title", "Nguồn: tên bài hoặc văn bản", _of_source("title"), required=True),
        text("source_publisher", "Nguồn: nơi công bố", _of_source("publisher"), required=True),
        text("source_url", "Nguồn: địa chỉ", _of_source("url")),
        partial("source_published_on", "Nguồn: ngày đăng", _of_source("published_on")),
        day("source_accessed_on", "Nguồn: ngày truy cập", _of_source("accessed_on")),
        text(
            "quotation",
            said(Source, "quotation"),
            _quotation,
            description="Câu trích riêng của dòng này, nếu không có thì câu trích của nguồn.",
        ),
        integer(
            "source_count",
            "Số nguồn",
            lambda item: len(item.origin.sources),
            minimum=1,
            required=True,
            description="Các cột nguồn ghi nguồn thứ nhất; đủ các nguồn ở bảng sources.",
        ),
        text("page", "Trang", "origin.page", description="Trang hiện nội dung này."),
        text("api", "Tệp JSON", "origin.api", description="Bản ghi đầy đủ cho máy đọc."),
        day("last_updated", "Cập nhật lần cuối", "origin.updated", description="Trống khi chưa rõ."),
    )


def source_items(origin: Origin) -> Iterator[Item]:
    """Yield each source in effect for a record."""
    record = origin.record
    for number, source in enumerate(origin.sources, 1):
        yield Item(origin, f"{record.collection}-{record.id}--{number}", source, number)


def correction_items(origin: Origin) -> Iterator[Item]:
    """Yield each correction of a record, oldest first."""
    record = origin.record
    for number, one in enumerate(sorted(record.corrections, key=lambda one: one.date), 1):
        yield Item(origin, f"{record.collection}-{record.id}--{number}", one, number)


def _original(name: str) -> Get:
    found = attrgetter(name)
    return lambda item: found(item.part.original) if item.part.original else None


def record_columns() -> tuple[Column, ...]:
    """Return the columns that name a record of any kind."""
    return (
        text("collection", "Bảng của bản ghi", "record.collection", required=True),
        text("record", "Mã của bản ghi", "record.id", required=True),
        integer("number", "Thứ tự", "number", minimum=1, required=True),
    )


def source_columns() -> tuple[Column, ...]:
    """Return the columns of the table of sources."""
    return (
        *record_columns(),
        text(
            "event",
            "Lấy từ nguồn của tin",
            lambda item: None if item.record.sources or not item.origin.event else item.origin.event.id,
            description="Có khi bản ghi không ghi nguồn riêng mà dùng nguồn của tin này.",
        ),
        text("title", said(Publication, "title"), "part.title", required=True),
        text("publisher", said(Publication, "publisher"), "part.publisher", required=True),
        several("authors", said(Publication, "authors"), "part.authors"),
        text("url", said(Publication, "url"), "part.url"),
        partial("published_on", said(Publication, "published_on"), "part.published_on"),
        day("accessed_on", said(Source, "accessed_on"), "part.accessed_on"),
        text("quotation", said(Source, "quotation"), "part.quotation"),
        text("original_title", "Nguồn gốc: tên bài hoặc văn bản", _original("title")),
        text("original_publisher", "Nguồn gốc: nơi công bố", _original("publisher")),
        text("original_url", "Nguồn gốc: địa chỉ", _original("url")),
    )


def correction_columns() -> tuple[Column, ...]:
    """Return the columns of the table of corrections."""
    return (
        *record_columns(),
        day("date", said(Correction, "date"), "part.date", required=True),
        text("text", said(Correction, "text"), "part.text", required=True),
        text("page", "Trang", "origin.page"),
        text("api", "Tệp JSON", "origin.api"),
    )


def whole(origin: Origin) -> Iterator[Item]:
    """Yield a record as one row."""
    yield Item(origin, origin.record.id)
