"""The shapes of the API's documents, with what each value means in Vietnamese: schemas are made of them.

Documents themselves are written as plain values, which is faster; tests hold every one against its schema.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from ..records import Source
from ..records.base import Withdrawal
from ..records.values import EventDate

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
