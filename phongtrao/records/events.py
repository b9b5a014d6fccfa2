"""Articles of the site: events with a date (conferences) and other news."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import did_you_mean, quoted
from .awards import AwardLine
from .base import Document, Record, Source
from .event_parts import (
    Attendee,
    DateCertainty,
    EventKind,
    Gift,
    Group,
    Mode,
    PartOfDay,
    Place,
    Pledge,
    Speech,
    Statement,
)
from .photos import Photos
from .quantities import HowMany
from .refusal import refuse
from .rules import rule
from .values import EventDate, Line, Markdown, Title, choice_of, reference


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
    organisers: tuple[Title, ...] = Field((), title="Đơn vị tổ chức")
    co_organisers: tuple[Title, ...] = Field((), title="Đơn vị phối hợp")
    attendees: tuple[Attendee, ...] = Field((), title="Đại biểu")
    groups: tuple[Group, ...] = Field((), title="Thành phần khác", description="Các nhóm không nêu tên.")
    statements: tuple[Statement, ...] = Field((), title="Nội dung được báo cáo")
    body: Markdown | None = Field(None, title="Nội dung thêm", description="Viết theo Markdown, không HTML.")
    occasion: Line | None = Field(None, title="Nhân dịp")
    activities: tuple[Line, ...] = Field((), title="Hoạt động")
    speeches: tuple[Speech, ...] = Field((), title="Phát biểu")
    pledges: tuple[Pledge, ...] = Field((), title="Giao ước, ký kết")
    gifts: tuple[Gift, ...] = Field((), title="Thăm hỏi, tặng quà")
    awards: tuple[AwardLine, ...] = Field((), title="Khen thưởng")
    documents: tuple[Document, ...] = Field((), title="Văn bản")
    photos: Photos = Field((), title="Ảnh")
    sources: tuple[Source, ...] = Field(title="Nguồn", min_length=1)

    @rule("date", "end_date")
    def _ends_after_start(self, _: ValidationInfo) -> None:
        """An event ends on or after the day it starts."""
        if self.end_date and self.end_date.last_day() < self.date.first_day():
            raise refuse("Ngày kết thúc trước ngày diễn ra (date).", at="end_date")

    @rule("attendees", "groups", "speeches")
    def _speakers_attend(self, _: ValidationInfo) -> None:
        """Whoever speaks is listed among attendees or groups, so that titles stand in one place."""
        names = {person.name for person in self.attendees} | {group.name for group in self.groups}
        for speech in self.speeches:
            if speech.speaker not in names:
                near = did_you_mean(speech.speaker, names)
                message = (
                    f"Người phát biểu {quoted(speech.speaker)} chưa có trong đại biểu (attendees) "
                    "hay thành phần khác (groups)."
                )
                raise refuse(message, near, at="speeches")

    @property
    def year(self) -> int:
        """The year of the event, which is part of the article's address."""
        return self.date.year


class Conference(Article):
    """An event with a date: review, launch, festival, honouring, award ceremony, pledge signing."""

    collection: ClassVar[str] = "conferences"
    kind_label: ClassVar[str] = "Hội nghị, sự kiện"

    kind: Annotated[EventKind, choice_of(EventKind)] = Field(title="Loại sự kiện")
    also_kinds: tuple[Annotated[EventKind, choice_of(EventKind)], ...] = Field(
        (), title="Kết hợp với", description="Khi một buổi gồm nhiều việc: sơ kết và ký giao ước."
    )
    mode: Annotated[Mode, choice_of(Mode)] | None = Field(None, title="Hình thức họp")
    sites: HowMany | None = Field(None, title="Số điểm cầu, điểm tổ chức")
    pilot: Annotated[str, reference("levels")] | None = Field(
        None, title="Tổ chức điểm cấp", description="Khi nơi này được chọn tổ chức điểm."
    )
    entries: HowMany | None = Field(None, title="Số bài, tiết mục dự thi")


class News(Article):
    """Any other article about the movement."""

    collection: ClassVar[str] = "news"
    kind_label: ClassVar[str] = "Tin"
