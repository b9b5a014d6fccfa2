"""The shapes of the API's documents, with what each value means in Vietnamese: schemas are made of them.

Documents themselves are written as plain values, which is faster; tests hold every one against its schema.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, create_model

from ..records import COLLECTIONS, Award, AwardLine, Record, Site, Source, Taxonomy
from ..records.base import Withdrawal
from ..records.settings import Licence
from ..records.values import EventDate
from .addresses import WITHDRAWN
from .lists import PAGE_SIZE

IsoDay = Annotated[str, Field(json_schema_extra={"format": "date"})]


class Address(BaseModel):
    """An address of the site."""

    path: str = Field(title="Đường dẫn", description="Tính từ gốc trang; không bắt đầu bằng dấu gạch chéo.")
    url: str | None = Field(
        title="Địa chỉ đầy đủ", description="null khi bản dựng không biết địa chỉ của trang."
    )


class Days(BaseModel):
    """When a record came to the site and last changed there."""

    first_published: IsoDay | None = Field(
        title="Ngày lên trang", description="Ngày bản ghi vào kho dữ liệu; null khi lịch sử không cho biết."
    )
    last_updated: IsoDay | None = Field(
        title="Ngày sửa cuối", description="Ngày sửa gần nhất; null khi lịch sử không cho biết."
    )


class Named(BaseModel):
    """What an id is called."""

    name: str = Field(title="Tên")
    full_name: str | None = Field(None, title="Tên đầy đủ", description="Chỉ có ở đơn vị: kèm cấp trên.")
    measure_unit: str | None = Field(None, title="Đơn vị tính", description="Chỉ có ở chỉ tiêu.")


Terms = dict[str, Named]


class Names(BaseModel):
    """Names of every id that the data hold, by vocabulary; a vocabulary that is not used has no key."""

    units: Terms | None = Field(None, title="Đơn vị")
    fields: Terms | None = Field(None, title="Lĩnh vực")
    sectors: Terms | None = Field(None, title="Khối")
    levels: Terms | None = Field(None, title="Cấp")
    award_forms: Terms | None = Field(None, title="Hình thức khen thưởng")
    indicators: Terms | None = Field(None, title="Chỉ tiêu")
    dimensions: Terms | None = Field(None, title="Chiều phân loại")
    categories: dict[str, Terms] | None = Field(
        None, title="Hạng mục", description="Theo mã chiều phân loại, rồi theo mã hạng mục."
    )


class Link(BaseModel):
    """A record that belongs to this one."""

    rel: Literal[
        "event",
        "unit",
        "place",
        "point",
        "model",
        "result",
        "award",
        "exemplar",
        "parent",
        "predecessor",
        "successor",
    ] = Field(title="Quan hệ")
    type: str = Field(title="Bộ sưu tập")
    id: str = Field(title="Mã")
    page: Address | None = Field(title="Trang")
    api: Address = Field(title="Tài liệu JSON")


class DerivedNumber(BaseModel):
    """A number that the site derived; no source states it."""

    id: str = Field(title="Mã", description="Duy nhất trong bản ghi.")
    name: str = Field(title="Tên")
    value: float = Field(title="Giá trị")
    measure_unit: str = Field(title="Đơn vị tính")
    words: str = Field(title="Cách tính bằng lời")
    formula: str = Field(title="Công thức", examples=["8 + 11 = 19"])
    inputs: tuple[str, ...] = Field(
        title="Tính từ", description="JSON Pointer (RFC 6901) của các số trong data."
    )
    rounded: bool = Field(title="Đã làm tròn")
    indicator: str | None = Field(title="Chỉ tiêu")
    dimension: str | None = Field(title="Chiều phân loại")
    category: str | None = Field(title="Hạng mục")


class PhotoFile(BaseModel):
    """Where a photo is; its words stand in data."""

    file: str = Field(title="Tên tệp", description="Như trong data.photos.")
    path: str = Field(title="Đường dẫn")
    url: str | None = Field(title="Địa chỉ đầy đủ")
    media_type: Literal["image/jpeg"] = Field(title="Kiểu tệp")
    width: int = Field(title="Rộng", description="Điểm ảnh.")
    height: int = Field(title="Cao", description="Điểm ảnh.")


class Inside(BaseModel):
    """Where a line of commendation stands when it has no file of its own."""

    type: str = Field(title="Bộ sưu tập của bản ghi chứa nó")
    id: str = Field(title="Mã bản ghi chứa nó")
    pointer: str = Field(title="Vị trí", description="JSON Pointer trong data của bản ghi ấy.")


class Identity(BaseModel):
    """What every document says of itself."""

    id: str = Field(title="Mã", description="Không đổi; là tên tệp trong data/.")
    type: str = Field(title="Bộ sưu tập")


class Published(Days, Identity):
    """A published record."""

    status: Literal["published"] = Field(title="Tình trạng")
    title: str = Field(title="Tên")
    date: EventDate | None = Field(
        title="Ngày", description="Ngày của sự việc, ngày chốt số liệu hay ngày bắt đầu; null khi chưa rõ."
    )
    page: Address | None = Field(title="Trang cho người đọc")
    api: Address = Field(title="Tài liệu này")
    part_of: Inside | None = Field(title="Nằm trong", description="null khi bản ghi có tệp riêng.")
    names: Names = Field(title="Tên của các mã")
    sources: tuple[Source, ...] = Field(
        title="Nguồn", description="Nguồn có hiệu lực: của chính bản ghi, hoặc của tin mà nó được nêu."
    )
    links: tuple[Link, ...] = Field(title="Bản ghi liên quan")
    derived: tuple[DerivedNumber, ...] = Field(
        title="Số suy ra", description="Do trang này tính, nguồn không nêu; không bao giờ lẫn với data."
    )
    photos: tuple[PhotoFile, ...] = Field(title="Tệp ảnh")


class Withdrawn(Days, Identity):
    """What stands in the place of a withdrawn record."""

    status: Literal["withdrawn"] = Field(title="Tình trạng")
    page: Address | None = Field(title="Trang báo đã rút")
    api: Address = Field(title="Tài liệu này")
    withdrawn: Withdrawal = Field(title="Rút khỏi trang", description="Ngày và lý do.")


class NewPlace(BaseModel):
    """Where a record is now."""

    id: str = Field(title="Mã hiện nay")
    page: Address = Field(title="Trang")
    api: Address = Field(title="Tài liệu JSON")


class Moved(Identity):
    """What stands at an id that was given up."""

    status: Literal["moved"] = Field(title="Tình trạng")
    api: Address = Field(title="Tài liệu này")
    moved_to: NewPlace = Field(title="Nay ở")


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


# By the name of their schema: what may stand at each endpoint.
ENDPOINTS: dict[str, Any] = {
    "index": Index,
    "list": Collection,
    "page": Leaf,
    "withdrawn": WithdrawnLeaf,
    "moved": MovedList,
    "site": create_model("SiteDocument", __base__=Single, data=(Site, Field(title="Nội dung"))),
    "taxonomy": create_model("TaxonomyDocument", __base__=Single, data=(Taxonomy, Field(title="Nội dung"))),
}


def _document(record_type: type[Record]) -> Any:
    """Return what may stand at the address of a record of one kind."""
    data: Any = Award | AwardLine if record_type is Award else record_type
    field = (data, Field(title="Nội dung", description=f"Bản ghi như trong data/{record_type.collection}/."))
    name = f"{record_type.__name__}Document"
    made: Any = create_model(name, __base__=Published, data=field)
    return Annotated[made | Withdrawn | Moved, Field(discriminator="status")]


ENDPOINTS |= {one.collection: _document(one) for one in COLLECTIONS}
assert WITHDRAWN in ENDPOINTS
