"""Articles of the site: events with a date (conferences) and other news."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import did_you_mean, quoted
from .awards import AwardLine
from .base import Comparator, Document, Period, Record, Source
from .photos import Photos
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, Count, Day, EventDate, Line, Markdown, Title, choice_of, reference


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


class PartOfDay(Choice):
    """The part of the day an event took place in."""

    MORNING = "morning", "sáng"
    NOON = "noon", "trưa"
    AFTERNOON = "afternoon", "chiều"
    EVENING = "evening", "tối"


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
    GUEST = "guest", "Tham dự"


class Place(Part):
    """Where an event took place: a unit of ours, or a place outside our list, by name."""

    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    name: Title | None = Field(None, title="Tên nơi", description="Khi nơi ấy không có trong data/units/.")
    venue: Title | None = Field(None, title="Địa điểm", examples=["Hội trường UBND xã"])

    @rule("unit", "name")
    def _has_unit_or_name(self, _: ValidationInfo) -> None:
        """A place is a unit or a name, not both and not neither."""
        if (self.unit is None) == (self.name is None):
            raise refuse("Ghi đúng một trong hai: đơn vị (unit) hoặc tên nơi (name).", at="unit")


class Attendee(Part):
    """A person at an event, as the source names and titles them."""

    name: Title = Field(title="Họ và tên")
    honorific: Title | None = Field(None, title="Cách xưng", examples=["ông", "bà"])
    rank: Title | None = Field(None, title="Cấp bậc", examples=["Thượng tá"])
    titles: tuple[Title, ...] = Field((), title="Chức vụ", examples=[["Phó Bí thư Huyện ủy"]])
    organisation: Title | None = Field(None, title="Cơ quan")
    roles: tuple[Annotated[AttendeeRole, choice_of(AttendeeRole)], ...] = Field(
        (AttendeeRole.GUEST,), title="Vai trò", min_length=1
    )


class Group(Part):
    """Attendees the source does not name, with their number where it gives one."""

    name: Title = Field(title="Nhóm", examples=["đại diện các ban, ngành, đoàn thể"])
    count: Count | None = Field(None, title="Số người")
    comparator: Annotated[Comparator, choice_of(Comparator)] = Field(Comparator.EXACT, title="Mức chính xác")


class Statement(Part):
    """One part of what was reported: a heading and its points, in our own words."""

    heading: Title = Field(title="Đề mục")
    period: Period | None = Field(None, title="Kỳ báo cáo")
    as_of: Day | None = Field(None, title="Báo cáo ngày")
    points: tuple[Line, ...] = Field(title="Các ý", min_length=1)


class Speech(Part):
    """What a speaker said and asked for."""

    speaker: Title = Field(title="Người phát biểu", description="Tên đúng như trong attendees hay groups.")
    summary: Line | None = Field(None, title="Tóm tắt phát biểu")
    directives: tuple[Line, ...] = Field((), title="Nội dung chỉ đạo")
    quotation: Line | None = Field(None, title="Trích nguyên văn")

    @rule("summary", "directives", "quotation")
    def _says_something(self, _: ValidationInfo) -> None:
        """A speech has a summary, directives or a quotation."""
        if not (self.summary or self.directives or self.quotation):
            raise refuse("Ghi ít nhất một mục: summary, directives hoặc quotation.")


class Article(Record):
    """What conferences and news share. Both stand at ``/tin-tuc/<year>/<id>/``."""

    title: Title = Field(title="Tiêu đề")
    date: EventDate = Field(title="Ngày diễn ra", description="Ngày của sự việc, không phải ngày đăng tin.")
    end_date: EventDate | None = Field(
        None, title="Ngày kết thúc", description="Khi sự việc kéo dài nhiều ngày."
    )
    date_certainty: Annotated[DateCertainty, choice_of(DateCertainty)] = Field(
        DateCertainty.STATED, title="Độ chắc của ngày"
    )
    part_of_day: Annotated[PartOfDay, choice_of(PartOfDay)] | None = Field(None, title="Buổi")
    summary: Line = Field(title="Tóm tắt")
    places: tuple[Place, ...] = Field((), title="Nơi diễn ra")
    statements: tuple[Statement, ...] = Field((), title="Nội dung được báo cáo")
    body: Markdown | None = Field(None, title="Nội dung thêm", description="Viết theo Markdown, không HTML.")
    occasion: Line | None = Field(None, title="Nhân dịp")
    awards: tuple[AwardLine, ...] = Field((), title="Khen thưởng")
    documents: tuple[Document, ...] = Field((), title="Văn bản")
    photos: Photos = Field((), title="Ảnh")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)

    @rule("date", "end_date")
    def _ends_after_start(self, _: ValidationInfo) -> None:
        """An event ends on or after the day it starts."""
        if self.end_date and self.end_date.last_day() < self.date.first_day():
            raise refuse("Ngày kết thúc trước ngày diễn ra (date).", at="end_date")

    @property
    def year(self) -> int:
        """The year of the event, which is part of the article's address."""
        return self.date.year


class Conference(Article):
    """An event with a date: review, launch, festival, honouring, award ceremony, pledge signing."""

    collection: ClassVar[str] = "conferences"
    kind_label: ClassVar[str] = "Hội nghị, sự kiện"

    kind: Annotated[EventKind, choice_of(EventKind)] = Field(title="Loại sự kiện")
    organisers: tuple[Title, ...] = Field((), title="Đơn vị tổ chức")
    co_organisers: tuple[Title, ...] = Field((), title="Đơn vị phối hợp")
    attendees: tuple[Attendee, ...] = Field((), title="Đại biểu")
    groups: tuple[Group, ...] = Field((), title="Thành phần khác", description="Các nhóm không nêu tên.")
    speeches: tuple[Speech, ...] = Field((), title="Phát biểu chỉ đạo")

    @rule("attendees", "groups", "speeches")
    def _speakers_attend(self, _: ValidationInfo) -> None:
        """Whoever speaks is listed among attendees or groups, so that titles stand in one place."""
        names = {person.name for person in self.attendees} | {group.name for group in self.groups}
        for speech in self.speeches:
            if speech.speaker not in names:
                near = did_you_mean(speech.speaker, names)
                message = f"Người phát biểu {quoted(speech.speaker)} chưa có trong đại biểu (attendees)."
                raise refuse(message, near, at="speeches")


class News(Article):
    """Any other article about the movement."""

    collection: ClassVar[str] = "news"
    kind_label: ClassVar[str] = "Tin"
