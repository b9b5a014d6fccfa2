"""The people's side: models with their points, exemplary units, and the units themselves."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from .base import Document, Money, Record, Source
from .photos import Photos
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, Code, Count, Day, EventDate, Line, Markdown, Title, choice_of, reference


class ModelStatus(Choice):
    """Whether a model still runs, as far as the source tells."""

    ACTIVE = "active", "Đang hoạt động"
    ENDED = "ended", "Đã ngừng"
    UNKNOWN = "unknown", "Nguồn chưa công bố tình trạng hiện nay"


class Funder(Part):
    """Who paid for a point, and how much; the name may be of a group (8 donors, the residents)."""

    name: Title = Field(title="Nguồn kinh phí", examples=["Nhân dân đóng góp"])
    count: Count | None = Field(None, title="Số nhà tài trợ")
    money: Money | None = Field(None, title="Số tiền", description="Bỏ trống khi nguồn không nêu.")


class Cost(Part):
    """What a point cost, with its funders."""

    total: Money | None = Field(None, title="Tổng kinh phí")
    funders: tuple[Funder, ...] = Field((), title="Các nguồn kinh phí")


class Point(Part):
    """One place where a model works. A name of a model may have many points."""

    name: Title | None = Field(None, title="Tên điểm")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    place: Title | None = Field(None, title="Tên nơi", description="Khi nơi ấy không có trong data/units/.")
    sector: Annotated[str, reference("sectors")] | None = Field(None, title="Khối")
    launched: EventDate | None = Field(None, title="Ngày ra mắt")
    members: Count | None = Field(None, title="Số thành viên")
    households: Count | None = Field(None, title="Số hộ tham gia")
    pilot: Annotated[str, reference("levels")] | None = Field(None, title="Mô hình điểm cấp")
    cost: Cost | None = Field(None, title="Kinh phí")
    decision: Document | None = Field(None, title="Quyết định thành lập")
    effects: tuple[Line, ...] = Field((), title="Hiệu quả")
    status: Annotated[ModelStatus, choice_of(ModelStatus)] = Field(ModelStatus.UNKNOWN, title="Tình trạng")
    note: Line | None = Field(None, title="Ghi chú")

    @rule("unit", "place")
    def _has_unit_or_place(self, _: ValidationInfo) -> None:
        """A point is at a unit or a named place, not both and not neither."""
        if (self.unit is None) == (self.place is None):
            raise refuse("Ghi đúng một trong hai: đơn vị (unit) hoặc tên nơi (place).", at="unit")


class Model(Record):
    """A community model: one name (tên gọi), with the points (điểm) that the source names."""

    collection: ClassVar[str] = "models"
    kind_label: ClassVar[str] = "Mô hình"

    name: Title = Field(title="Tên mô hình")
    aliases: tuple[Title, ...] = Field((), title="Tên khác")
    summary: Line = Field(title="Tóm tắt")
    field: Annotated[str, reference("fields")] | None = Field(None, title="Lĩnh vực")
    level: Annotated[str, reference("levels")] | None = Field(None, title="Cấp")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Địa bàn")
    status: Annotated[ModelStatus, choice_of(ModelStatus)] = Field(ModelStatus.UNKNOWN, title="Tình trạng")
    launched: EventDate | None = Field(None, title="Ngày ra mắt")
    decision: Document | None = Field(None, title="Quyết định thành lập")
    effects: tuple[Line, ...] = Field((), title="Hiệu quả")
    points: tuple[Point, ...] = Field((), title="Điểm mô hình", description="Chỉ các điểm nguồn nêu tên.")
    events: tuple[Annotated[str, reference("events")], ...] = Field((), title="Tin liên quan")
    body: Markdown | None = Field(None, title="Nội dung thêm")
    photos: Photos = Field((), title="Ảnh")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)


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
    chosen_by: Title = Field(title="Nơi chọn hoặc công nhận")
    event: Annotated[str, reference("events")] | None = Field(None, title="Theo tin")
    note: Line | None = Field(None, title="Ghi chú")

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
    successors: tuple[Annotated[str, reference("units")], ...] = Field((), title="Nay thuộc")
    formed_with: Line | None = Field(
        None, title="Lập cùng nơi khác", description="Phần nhập từ nơi ngoài danh sách."
    )
    note: Line | None = Field(None, title="Ghi chú")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)

    @property
    def full_name(self) -> str:
        """The name with the word for its kind: ``xã Hàm Cường``."""
        return f"{self.kind.label} {self.name}".strip()

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
