"""The shapes of the API's lists and of what there is one of, as in ``shapes``."""

from pydantic import BaseModel, Field

from ..records.settings import Licence
from ..records.values import EventDate
from .lists import PAGE_SIZE
from .shapes import Address, Days, Identity, IsoDay, Withdrawn


class Entry(Identity):
    """A line about a record, in a list."""

    title: str = Field(title="Tên")
    date: EventDate | None = Field(title="Ngày")
    unit: str | None = Field(title="Mã đơn vị")
    event: str | None = Field(title="Mã tin, hội nghị")
    model: str | None = Field(title="Mã mô hình")
    page: Address | None = Field(title="Trang cho người đọc")
    api: Address = Field(title="Tài liệu JSON")
    last_updated: IsoDay | None = Field(title="Ngày sửa cuối")


class _Leaf(BaseModel):
    type: str = Field(title="Bộ sưu tập")
    name: str = Field(title="Tên trang danh sách", examples=["2024-1"])
    collection: Address = Field(title="Cả danh sách")
    self: Address = Field(title="Trang này")
    first: Address = Field(title="Trang đầu, cũ nhất")
    previous: Address | None = Field(title="Trang trước")
    next: Address | None = Field(title="Trang sau")
    last: Address = Field(title="Trang cuối, mới nhất")


class Leaf(_Leaf):
    """A page of a list, oldest first."""

    items: tuple[Entry, ...] = Field(title="Các bản ghi", max_length=PAGE_SIZE)


class WithdrawnLeaf(_Leaf):
    """A page of the list of what was withdrawn."""

    items: tuple[Withdrawn, ...] = Field(title="Các bản ghi đã rút", max_length=PAGE_SIZE)


class LeafLink(BaseModel):
    """A page of a list, as the list names it."""

    name: str = Field(title="Tên trang danh sách")
    count: int = Field(title="Số bản ghi", ge=1, le=PAGE_SIZE)
    api: Address = Field(title="Địa chỉ")


class Collection(BaseModel):
    """A whole list: how many there are, and its pages."""

    type: str = Field(title="Bộ sưu tập")
    title: str = Field(title="Tên")
    count: int = Field(title="Tổng số", ge=0)
    page_size: int = Field(title="Số bản ghi nhiều nhất trên một trang")
    first: Address | None = Field(title="Trang đầu, cũ nhất", description="null khi danh sách trống.")
    last: Address | None = Field(title="Trang cuối, mới nhất")
    pages: tuple[LeafLink, ...] = Field(title="Các trang, từ cũ đến mới")


class Single(Days, Identity):
    """The site's own record, or the vocabularies."""


class CollectionLink(BaseModel):
    """A list, as the first document names it."""

    type: str = Field(title="Bộ sưu tập")
    title: str = Field(title="Tên")
    count: int = Field(title="Tổng số", ge=0)
    api: Address = Field(title="Danh sách")
    schema_: Address = Field(title="Lược đồ của một bản ghi", alias="schema")


class Index(BaseModel):
    """Where to begin."""

    name: str = Field(title="Tên trang")
    description: str = Field(title="Giới thiệu")
    version: str = Field(title="Phiên bản API", description="Xem CHANGELOG_API.md.", examples=["1.0"])
    movement: str = Field(title="Phong trào")
    locality: str = Field(title="Địa phương")
    publisher: str = Field(title="Đơn vị xuất bản")
    contact: str | None = Field(title="Đầu mối liên hệ")
    licence: Licence = Field(title="Giấy phép dữ liệu")
    last_updated: IsoDay | None = Field(title="Ngày sửa cuối của mọi bản ghi")
    home: Address = Field(title="Trang chủ")
    self: Address = Field(title="Tài liệu này")
    documentation: Address = Field(title="Hướng dẫn cho người đọc")
    openapi: Address = Field(title="Mô tả OpenAPI 3.1")
    site: Address = Field(title="Trang nói về chính nó")
    taxonomy: Address = Field(title="Các danh mục")
    moved: Address = Field(title="Địa chỉ đã đổi")
    collections: tuple[CollectionLink, ...] = Field(title="Các bộ sưu tập")
    schemas: dict[str, Address] = Field(title="Mọi lược đồ, theo tên")


class MovedPage(BaseModel):
    """An address that was given up."""

    from_: Address = Field(title="Địa chỉ cũ", alias="from")
    to: Address = Field(title="Địa chỉ nay")
    type: str = Field(title="Bộ sưu tập")
    id: str = Field(title="Mã hiện nay")


class MovedList(BaseModel):
    """All that has moved."""

    pages: tuple[MovedPage, ...] = Field(title="Trang")
    ids: tuple[MovedPage, ...] = Field(title="Tài liệu JSON")
