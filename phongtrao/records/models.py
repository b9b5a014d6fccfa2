"""Community models: a name with its points, who runs them, what they have and what came of it."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from .base import Document, Money, Record, Source
from .people import Person
from .photos import Photos
from .quantities import Comparator, HowMany, Quantity
from .refusal import refuse
from .rules import Part, rule
from .values import (
    Choice,
    EventDate,
    Flag,
    Line,
    Markdown,
    Number,
    Title,
    choice_of,
    reference,
)

MAX_PERCENT = 100


class ModelStatus(Choice):
    """Whether a model still runs, as far as the source tells."""

    ACTIVE = "active", "Đang hoạt động"
    ENDED = "ended", "Đã ngừng"
    UNKNOWN = "unknown", "Nguồn chưa công bố tình trạng hiện nay"


class Funder(Part):
    """Who paid for a point, and how much; the name may be of a group (8 donors, the residents)."""

    name: Title = Field(title="Nguồn kinh phí", examples=["Nhân dân đóng góp"])
    count: HowMany | None = Field(None, title="Số nhà tài trợ")
    money: Money | None = Field(None, title="Số tiền", description="Bỏ trống khi nguồn không nêu.")
    share: Number | None = Field(None, title="Tỷ lệ phần trăm", examples=["50"])
    each: Money | None = Field(None, title="Mức góp mỗi nơi, mỗi người")
    remainder: Flag = Field(False, title="Phần còn lại", description="có: góp phần kinh phí còn lại.")


class Cost(Part):
    """What a point cost, with its funders."""

    total: Money | None = Field(None, title="Tổng kinh phí")
    funders: tuple[Funder, ...] = Field((), title="Các nguồn kinh phí")

    @rule("total", "funders")
    def _funders_do_not_pay_more_than_it_cost(self, _: ValidationInfo) -> None:
        """What the funders gave, in money or in percent, is no more than the whole."""
        given = sum(one.money.dong for one in self.funders if one.money and one.money.dong)
        if self.total and self.total.dong is not None and given > self.total.dong:
            raise refuse("Các nguồn kinh phí cộng lại lớn hơn tổng kinh phí (total).", at="funders")
        if sum(one.share for one in self.funders if one.share is not None) > MAX_PERCENT:
            raise refuse("Các tỷ lệ (share) cộng lại lớn hơn 100%.", at="funders")


class Asset(Part):
    """Something a model set up or was given: ``5 camera``, ``2,5 km đường điện``, with its worth."""

    name: Title = Field(title="Hạng mục", examples=["camera"])
    quantity: Number | None = Field(None, title="Số lượng", examples=["5"])
    measure_unit: Title | None = Field(None, title="Đơn vị tính", examples=["km"])
    comparator: Annotated[Comparator, choice_of(Comparator)] = Field(Comparator.EXACT, title="Mức chính xác")
    worth: Money | None = Field(None, title="Trị giá")
    worth_each: Money | None = Field(None, title="Trị giá mỗi cái")
    installed: EventDate | None = Field(None, title="Lắp đặt, hoàn thành")
    working: HowMany | None = Field(None, title="Còn hoạt động")

    @rule("quantity", "comparator", "working")
    def _no_more_work_than_there_are(self, _: ValidationInfo) -> None:
        """Of ten cameras at most ten still work."""
        working = self.working.exact if self.working else None
        exact = self.quantity if self.comparator is Comparator.EXACT else None
        if working is not None and exact is not None and working > exact:
            raise refuse("Số còn hoạt động lớn hơn số lượng (quantity).", at="working")


class Board(Part):
    """Who runs a model or a point day by day; they are not its members."""

    name: Title = Field(title="Tên ban", examples=["Ban điều hành"])
    size: HowMany | None = Field(None, title="Số thành viên ban")
    heads: tuple[Person, ...] = Field((), title="Người đứng đầu")


class Operation(Part):
    """What a source tells of a model at work, of one of its points or of all together."""

    sector: Annotated[str, reference("sectors")] | None = Field(None, title="Khối")
    launched: EventDate | None = Field(None, title="Ngày ra mắt")
    run_by: tuple[Title, ...] = Field((), title="Đơn vị chủ trì", examples=[["Công an xã"]])
    board: Board | None = Field(None, title="Ban điều hành")
    members: HowMany | None = Field(None, title="Số thành viên")
    households: HowMany | None = Field(None, title="Số hộ tham gia")
    people: HowMany | None = Field(None, title="Số nhân khẩu")
    pilot: Annotated[str, reference("levels")] | None = Field(None, title="Mô hình điểm cấp")
    assets: tuple[Asset, ...] = Field((), title="Trang bị, công trình")
    cost: Cost | None = Field(None, title="Kinh phí")
    decision: Document | None = Field(None, title="Quyết định thành lập")
    rules: tuple[Line, ...] = Field((), title="Quy ước, cách hoạt động")
    effects: tuple[Line, ...] = Field((), title="Hiệu quả")
    plans: tuple[Line, ...] = Field((), title="Kế hoạch tiếp theo")
    status: Annotated[ModelStatus, choice_of(ModelStatus)] = Field(ModelStatus.UNKNOWN, title="Tình trạng")
    note: Line | None = Field(None, title="Ghi chú")


class Point(Operation):
    """One place where a model works. A name of a model may have many points."""

    name: Title | None = Field(None, title="Tên điểm")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    place: Title | None = Field(
        None,
        title="Tên nơi",
        description="Khi nơi ấy không có trong danh sách đơn vị. Ghi đúng một trong hai: unit hoặc place.",
    )
    venue: Title | None = Field(None, title="Địa điểm", examples=["thôn Ngọc Chánh"])

    @rule("unit", "place")
    def _has_unit_or_place(self, _: ValidationInfo) -> None:
        """A point is at a unit or a named place, not both and not neither."""
        if (self.unit is None) == (self.place is None):
            raise refuse("Ghi đúng một trong hai: đơn vị (unit) hoặc tên nơi (place).", at="unit")


class Model(Operation, Record):
    """A community model: one name (tên gọi), with the points (điểm) that the source names."""

    collection: ClassVar[str] = "models"
    kind_label: ClassVar[str] = "Mô hình"

    name: Title = Field(title="Tên mô hình")
    aliases: tuple[Title, ...] = Field((), title="Tên khác")
    summary: Line | None = Field(None, title="Tóm tắt")
    field: Annotated[str, reference("fields")] | None = Field(None, title="Lĩnh vực")
    level: Annotated[str, reference("levels")] | None = Field(None, title="Cấp")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Địa bàn")
    points_count: HowMany | None = Field(
        None, title="Tổng số điểm", description="Như nguồn công bố, kể cả các điểm không nêu tên."
    )
    points_unit: Title | None = Field(None, title="Gọi mỗi điểm là", examples=["nhóm Zalo"])
    points: tuple[Point, ...] = Field((), title="Điểm mô hình", description="Chỉ các điểm nguồn nêu tên.")
    events: tuple[Annotated[str, reference("events")], ...] = Field((), title="Tin liên quan")
    body: Markdown | None = Field(None, title="Nội dung thêm")
    photos: Photos = Field((), title="Ảnh")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)

    @rule("points", "members", "households", "people")
    def _no_point_is_larger_than_the_model(self, _: ValidationInfo) -> None:
        """What one point has, the model has too."""
        for name in ("members", "households", "people"):
            whole: Quantity | None = getattr(self, name)
            of_points = [getattr(point, name) for point in self.points]
            most = max((one.exact for one in of_points if one and one.exact is not None), default=0)
            if whole and whole.exact is not None and most > whole.exact:
                raise refuse(f"Có điểm ghi {most}, nhiều hơn cả mô hình ({whole}).", at=name)

    @rule("points", "points_count")
    def _points_within_their_count(self, _: ValidationInfo) -> None:
        """No more points are named than the source counts."""
        counted = self.points_count.exact if self.points_count else None
        if counted is not None and len(self.points) > counted:
            message = f"Có {len(self.points)} điểm nêu tên (points), nhiều hơn tổng số điểm {counted}."
            raise refuse(message, at="points_count")
