"""Articles of the site: events with a date (conferences) and other news."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from .awards import AwardLine
from .base import Part, Period, Record, Source
from .values import Choice, Day, EventDate, Line, Markdown, Title, choice_of, reference, refuse


class EventKind(Choice):
    """What kind of event a conference record tells of."""

    INTERIM_REVIEW = "interim_review", "Hội nghị sơ kết"
    FINAL_REVIEW = "final_review", "Hội nghị tổng kết"
    MODEL_LAUNCH = "model_launch", "Ra mắt mô hình"
    FESTIVAL = "festival", "Ngày hội toàn dân bảo vệ an ninh Tổ quốc"
    HONOURING = "honouring", "Lễ tuyên dương"
    AWARD_CEREMONY = "award_ceremony", "Trao thưởng"
    PLEDGE_SIGNING = "pledge_signing", "Ký giao ước thi đua"


class PartOfDay(Choice):
    """The part of the day an event took place in."""

    MORNING = "morning", "sáng"
    AFTERNOON = "afternoon", "chiều"
    EVENING = "evening", "tối"


class AttendeeRole(Choice):
    """What a person did at an event."""

    CHAIR = "chair", "Chủ trì"
    SPEAKER = "speaker", "Phát biểu"
    GUEST = "guest", "Tham dự"


class Place(Part):
    """Where an event took place: a unit of ours, or a place outside our list, by name."""

    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    name: Title | None = Field(None, title="Tên nơi", description="Khi nơi ấy không có trong data/units/.")
    venue: Title | None = Field(None, title="Địa điểm", examples=["Hội trường UBND xã"])

    @model_validator(mode="after")
    def _has_unit_or_name(self) -> Self:
        """A place is a unit or a name, not both and not neither."""
        if (self.unit is None) == (self.name is None):
            raise refuse("Ghi đúng một trong hai: đơn vị (unit) hoặc tên nơi (name).")
        return self


class Attendee(Part):
    """A person at an event, as the source names and titles them."""

    name: Title = Field(title="Họ và tên")
    honorific: Title | None = Field(None, title="Cách xưng", examples=["ông", "bà"])
    rank: Title | None = Field(None, title="Cấp bậc", examples=["Thượng tá"])
    titles: tuple[Title, ...] = Field((), title="Chức vụ", examples=[["Phó Bí thư Huyện ủy"]])
    organisation: Title | None = Field(None, title="Cơ quan")
    role: Annotated[AttendeeRole, choice_of(AttendeeRole)] = Field(AttendeeRole.GUEST, title="Vai trò")


class Statement(Part):
    """One part of what was reported: a heading and its points, in our own words."""

    heading: Title = Field(title="Đề mục")
    period: Period | None = Field(None, title="Kỳ báo cáo")
    as_of: Day | None = Field(None, title="Báo cáo ngày")
    points: tuple[Line, ...] = Field(title="Các ý", min_length=1)


class Speech(Part):
    """What a speaker asked for."""

    speaker: Title = Field(title="Người phát biểu", description="Tên đúng như trong attendees.")
    directives: tuple[Line, ...] = Field(title="Nội dung chỉ đạo", min_length=1)


class Article(Record):
    """What conferences and news share. Both stand at ``/tin-tuc/<year>/<id>/``."""

    title: Title = Field(title="Tiêu đề")
    date: EventDate = Field(title="Ngày diễn ra", description="Ngày của sự việc, không phải ngày đăng tin.")
    part_of_day: Annotated[PartOfDay, choice_of(PartOfDay)] | None = Field(None, title="Buổi")
    summary: Line = Field(title="Tóm tắt")
    places: tuple[Place, ...] = Field((), title="Nơi diễn ra")
    statements: tuple[Statement, ...] = Field((), title="Nội dung được báo cáo")
    body: Markdown | None = Field(None, title="Nội dung thêm", description="Viết theo Markdown, không HTML.")
    awards: tuple[AwardLine, ...] = Field((), title="Khen thưởng")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)

    @property
    def year(self) -> int:
        """The year of the event, which is part of the article's address."""
        return self.date.year


class Conference(Article):
    """An event with a date: review, launch, festival, honouring, award ceremony, pledge signing."""

    collection: ClassVar[str] = "conferences"
    kind_label: ClassVar[str] = "Hội nghị, sự kiện"

    kind: Annotated[EventKind, choice_of(EventKind)] = Field(title="Loại sự kiện")
    occasion: Line | None = Field(None, title="Nhân dịp")
    organisers: tuple[Title, ...] = Field((), title="Đơn vị tổ chức")
    attendees: tuple[Attendee, ...] = Field((), title="Đại biểu")
    groups: tuple[Line, ...] = Field((), title="Thành phần khác", description="Các nhóm không nêu tên.")
    speeches: tuple[Speech, ...] = Field((), title="Phát biểu chỉ đạo")

    @model_validator(mode="after")
    def _speakers_attend(self) -> Self:
        """Whoever speaks is listed among the attendees, so that titles stand in one place."""
        names = {attendee.name for attendee in self.attendees}
        for speech in self.speeches:
            if speech.speaker not in names:
                raise refuse(
                    f'Người phát biểu "{speech.speaker}" (speeches) chưa có trong đại biểu (attendees).'
                )
        return self


class News(Article):
    """Any other article about the movement."""

    collection: ClassVar[str] = "news"
    kind_label: ClassVar[str] = "Tin"
