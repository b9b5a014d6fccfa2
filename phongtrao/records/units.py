"""Administrative units and organisations, and those chosen as exemplary."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import quoted
from .base import Document, Record, Source
from .quantities import HowMany
from .refusal import refuse
from .rules import rule
from .values import Choice, Code, Day, EventDate, Line, Title, choice_of, reference


class ExemplarStatus(Choice):
    """How far an exemplary unit has come."""

    CHOSEN = "chosen", "Được chọn xây dựng điển hình"
    RECOGNISED = "recognised", "Được công nhận điển hình"


class Exemplar(Record):
    """A unit chosen as, or recognised as, exemplary for the movement."""

    collection: ClassVar[str] = "exemplars"
    kind_label: ClassVar[str] = "Đơn vị điển hình"

    unit: Annotated[str, reference("units")] = Field(title="Đơn vị")
    status: Annotated[ExemplarStatus, choice_of(ExemplarStatus)] = Field(title="Mức độ")
    date: EventDate = Field(title="Thời gian")
    title: Title | None = Field(None, title="Danh hiệu, tiêu chuẩn", examples=["xã điển hình về phong trào"])
    chosen_by: Title = Field(title="Nơi chọn hoặc công nhận")
    decision: Document | None = Field(None, title="Quyết định")
    criteria: HowMany | None = Field(None, title="Số tiêu chí đạt", examples=["28/34"])
    event: Annotated[str, reference("events")] | None = Field(None, title="Theo tin")
    note: Line | None = Field(None, title="Ghi chú")
    sources: tuple[Source, ...] = Field((), title="Nguồn", description="Bắt buộc khi không ghi event.")

    @rule("event", "sources")
    def _has_source(self, _: ValidationInfo) -> None:
        """The source is the event's or the record's own."""
        if self.event is None and not self.sources:
            raise refuse("Thiếu mục này: bắt buộc khi không ghi event.", at="sources")


class UnitKind(Choice):
    """What a unit is. The labels are the words that stand before a unit's name."""

    PROVINCE = "province", "tỉnh"
    CITY = "city", "thành phố"
    DISTRICT = "district", "huyện"
    TOWNSHIP = "township", "thị trấn"
    COMMUNE = "commune", "xã"
    WARD = "ward", "phường"
    TOWN = "town", "thị xã"
    URBAN_DISTRICT = "urban_district", "quận"
    SPECIAL_ZONE = "special_zone", "đặc khu"
    VILLAGE = "village", "thôn"
    HAMLET = "hamlet", "ấp"
    QUARTER = "quarter", "khu phố"
    RESIDENTIAL_GROUP = "residential_group", "tổ dân phố"
    ORGANISATION = "organisation", ""


class Unit(Record):
    """An administrative unit or an organisation, with the days it was valid and what followed it.

    Keyed by our own id: codes and names were reused when the district level ended on 1/7/2025.
    """

    collection: ClassVar[str] = "units"
    kind_label: ClassVar[str] = "Đơn vị"

    name: Title = Field(title="Tên", description='Không kèm cấp: "Hàm Cường", không "xã Hàm Cường".')
    kind: Annotated[UnitKind, choice_of(UnitKind)] = Field(title="Loại đơn vị")
    code: Code | None = Field(None, title="Mã đơn vị hành chính", examples=["23128"])
    parent: Annotated[str, reference("units")] | None = Field(None, title="Thuộc đơn vị")
    valid_from: Day | None = Field(None, title="Có từ ngày")
    valid_to: Day | None = Field(None, title="Đến hết ngày")
    successors: tuple[Annotated[str, reference("units")], ...] = Field(
        (), title="Nay thuộc", description="Có mục này thì phải ghi valid_to."
    )
    formed_with: Line | None = Field(
        None, title="Lập cùng nơi khác", description="Phần nhập từ nơi ngoài danh sách."
    )
    note: Line | None = Field(None, title="Ghi chú")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)

    @property
    def full_name(self) -> str:
        """The name with the word for its kind: ``xã Hàm Cường``."""
        return f"{self.kind.label} {self.name}".strip()

    @rule("name", "kind")
    def _name_is_without_kind(self, _: ValidationInfo) -> None:
        """The word for the kind stands in ``kind`` alone."""
        word = f"{self.kind.label} "
        if self.kind.label and self.name.lower().startswith(word):
            near = f" Có phải ý bạn là {quoted(self.name[len(word) :])}?"
            raise refuse(f"Tên không kèm cấp: {quoted(self.kind.label)} đã ghi ở kind.", near, at="name")

    @rule("valid_from", "valid_to")
    def _starts_before_end(self, _: ValidationInfo) -> None:
        """Validity starts before it ends."""
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise refuse("Ngày bắt đầu sau ngày kết thúc (valid_to).", at="valid_from")

    @rule("valid_to", "successors")
    def _only_the_ended_have_successors(self, _: ValidationInfo) -> None:
        """A unit with successors has ended."""
        if self.successors and not self.valid_to:
            raise refuse("Có đơn vị kế tiếp (successors) thì phải ghi ngày kết thúc.", at="valid_to")
