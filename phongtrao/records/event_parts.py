"""The parts of an article: what kind of event, who was there, what was said, signed and given."""

from typing import Annotated

from pydantic import Field, ValidationInfo

from .base import Document, Money, Period
from .people import Person
from .quantities import HowMany
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, EventDate, Line, Title, choice_of, reference


class EventKind(Choice):
    """What kind of event a conference record tells of."""

    INTERIM_REVIEW = "interim_review", "Hội nghị sơ kết"
    FINAL_REVIEW = "final_review", "Hội nghị tổng kết"
    MODEL_LAUNCH = "model_launch", "Ra mắt mô hình"
    FESTIVAL = "festival", "Ngày hội toàn dân bảo vệ an ninh Tổ quốc"
    HONOURING = "honouring", "Lễ tuyên dương"
    AWARD_CEREMONY = "award_ceremony", "Trao thưởng"
    PLEDGE_SIGNING = "pledge_signing", "Ký giao ước thi đua"
    CAMPAIGN_LAUNCH = "campaign_launch", "Lễ phát động"
    TRAINING = "training", "Tập huấn, tuyên truyền"
    CONTEST = "contest", "Hội thi"
    MEETING = "meeting", "Hội nghị, họp"
    FORCE_LAUNCH = "force_launch", "Ra mắt lực lượng bảo vệ an ninh, trật tự ở cơ sở"
    AGREEMENT_SIGNING = "agreement_signing", "Ký kết quy chế, chương trình phối hợp"
    RECOGNITION = "recognition", "Công bố, đón nhận danh hiệu"
    ANNIVERSARY = "anniversary", "Lễ kỷ niệm"
    GATHERING = "gathering", "Gặp mặt"
    SEMINAR = "seminar", "Tọa đàm, diễn đàn"
    WEAPONS_COLLECTION = "weapons_collection", "Vận động giao nộp vũ khí"
    HANDOVER = "handover", "Khánh thành, bàn giao"
    OTHER = "other", "Sự kiện khác"


class PartOfDay(Choice):
    """The part of the day an event took place in."""

    MORNING = "morning", "sáng"
    NOON = "noon", "trưa"
    AFTERNOON = "afternoon", "chiều"
    EVENING = "evening", "tối"


class Mode(Choice):
    """How those who took part met."""

    IN_PERSON = "in_person", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"
    HYBRID = "hybrid", "Trực tiếp kết hợp trực tuyến"


class DateCertainty(Choice):
    """Whether the source states the date or we read it from its context."""

    STATED = "stated", "Nguồn nêu"
    INFERRED = "inferred", "suy ra từ bài nguồn"


class AttendeeRole(Choice):
    """What a person did at an event."""

    CHAIR = "chair", "Chủ trì"
    CO_CHAIR = "co_chair", "Đồng chủ trì"
    REPORTER = "reporter", "Trình bày báo cáo"
    SPEAKER = "speaker", "Phát biểu"
    PRESENTER = "presenter", "Trao thưởng"
    DISCUSSANT = "discussant", "Tham luận"
    COMMENTER = "commenter", "Nêu ý kiến với người viết bài"
    GUEST = "guest", "Tham dự"


class Place(Part):
    """Where an event took place: a unit of ours, or a place outside our list, by name."""

    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    name: Title | None = Field(
        None,
        title="Tên nơi",
        description="Khi nơi ấy không có trong danh sách đơn vị. Ghi đúng một trong hai: unit hoặc name.",
    )
    venue: Title | None = Field(None, title="Địa điểm", examples=["Hội trường UBND xã"])

    @rule("unit", "name")
    def _has_unit_or_name(self, _: ValidationInfo) -> None:
        """A place is a unit or a name, not both and not neither."""
        if (self.unit is None) == (self.name is None):
            raise refuse("Ghi đúng một trong hai: đơn vị (unit) hoặc tên nơi (name).", at="unit")


class Attendee(Person):
    """A person at an event, as the source names and titles them."""

    roles: tuple[Annotated[AttendeeRole, choice_of(AttendeeRole)], ...] = Field(
        (AttendeeRole.GUEST,), title="Vai trò", min_length=1
    )


class Group(Part):
    """Attendees the source does not name, with their number where it gives one."""

    name: Title = Field(title="Nhóm", examples=["đại diện các ban, ngành, đoàn thể"])
    count: HowMany | None = Field(None, title="Số người")


class Statement(Part):
    """One part of what was reported: a heading and its points, in our own words."""

    heading: Title = Field(title="Đề mục")
    period: Period | None = Field(None, title="Kỳ báo cáo")
    as_of: EventDate | None = Field(None, title="Báo cáo ngày")
    points: tuple[Line, ...] = Field(title="Các ý", min_length=1)


class Speech(Part):
    """What a speaker said and asked for."""

    speaker: Title = Field(title="Người phát biểu", description="Tên đúng như trong attendees hay groups.")
    summary: Line | None = Field(
        None,
        title="Tóm tắt phát biểu",
        description="Ghi ít nhất một mục: summary, directives hoặc quotation.",
    )
    directives: tuple[Line, ...] = Field((), title="Nội dung chỉ đạo")
    quotation: Line | None = Field(None, title="Trích nguyên văn")

    @rule("summary", "directives", "quotation")
    def _says_something(self, _: ValidationInfo) -> None:
        """A speech has a summary, directives or a quotation."""
        if not (self.summary or self.directives or self.quotation):
            raise refuse("Ghi ít nhất một mục: summary, directives hoặc quotation.")


class Pledge(Part):
    """Something signed: an emulation pact, a safety pledge, an agreement to work together."""

    name: Title = Field(title="Tên giao ước, ký kết", examples=["Ký giao ước thi đua năm 2024"])
    parties: tuple[Title, ...] = Field((), title="Các bên ký")
    count: HowMany | None = Field(
        None, title="Số bên ký", description="Khi nguồn chỉ nêu số: 13 xã, thị trấn."
    )
    period: Period | None = Field(None, title="Giai đoạn")
    content: tuple[Line, ...] = Field((), title="Nội dung")
    document: Document | None = Field(None, title="Văn bản")


class Gift(Part):
    """What was given that is no commendation: to households, pupils, the forces on the ground."""

    item: Title = Field(title="Quà, hỗ trợ", examples=["suất quà"])
    count: HowMany | None = Field(None, title="Số lượng")
    contents: Line | None = Field(None, title="Gồm những gì")
    receivers: Title | None = Field(
        None,
        title="Nơi nhận, nhóm người nhận",
        description="Không nêu tên người nghèo, người bệnh.",
        examples=["học sinh có hoàn cảnh khó khăn"],
    )
    receiver_count: HowMany | None = Field(None, title="Số người, hộ, nơi nhận")
    givers: tuple[Title, ...] = Field((), title="Đơn vị, người tặng")
    presented_by: tuple[Title, ...] = Field((), title="Người trao")
    worth: Money | None = Field(None, title="Tổng trị giá")
    worth_each: Money | None = Field(None, title="Trị giá mỗi phần")
    note: Line | None = Field(None, title="Ghi chú")
