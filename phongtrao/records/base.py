"""What every record shares: strictness, identity, sources and corrections."""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from .values import Day, EventDate, Line, Title, Url, refuse


class Part(BaseModel):
    """A strict, immutable piece of a record. Unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """Where a fact was published."""

    title: Title = Field(title="Tên bài hoặc văn bản")
    publisher: Title = Field(title="Nơi công bố")
    author: Title | None = Field(None, title="Tác giả", description="Chỉ ghi khi nguồn ghi tên.")
    url: Url | None = Field(None, title="Địa chỉ", examples=["https://example.vn/tin/1"])
    published_on: Day | None = Field(None, title="Ngày đăng")
    quotation: Line | None = Field(None, title="Trích nguyên văn", description="Một câu ngắn làm bằng chứng.")


class Correction(Part):
    """A dated correction; it stays visible for good."""

    date: Day = Field(title="Ngày đính chính")
    text: Line = Field(title="Nội dung đính chính")


class Period(Part):
    """The span a report covers. It may end after the day of the report."""

    label: Title = Field(title="Tên kỳ", examples=["9 tháng đầu năm 2024"])
    start: EventDate = Field(title="Từ", description="Chỉ ghi đến mức nguồn nêu: ngày, tháng hoặc năm.")
    end: EventDate = Field(title="Đến")

    @model_validator(mode="after")
    def _starts_before_end(self) -> Self:
        """A period starts before it ends."""
        if self.start.first_day() > self.end.last_day():
            raise refuse("Đầu kỳ (start) sau cuối kỳ (end).")
        return self

    def __str__(self) -> str:
        """Return the period in words: ``9 tháng đầu năm 2024 (tháng 1/2024–tháng 9/2024)``."""
        by_year = self.start.month == 0 and self.end.month == 0
        return self.label if by_year else f"{self.label} ({self.start}–{self.end})"


class Record(Part):
    """One file of ``data/``. The file's name is its id and never stands inside the file."""

    collection: ClassVar[str]
    kind_label: ClassVar[str]

    _id: str = PrivateAttr("")
    _path: str = PrivateAttr("")
    _document: Any = PrivateAttr(None)

    sources: tuple[Source, ...] = Field((), title="Nguồn")
    corrections: tuple[Correction, ...] = Field((), title="Đính chính")

    def model_post_init(self, context: Any) -> None:
        """Take identity from the loader's context: id, path from the project's root, parsed document."""
        context = context or {}
        self._id = context.get("id", "")
        self._path = context.get("path", "")
        self._document = context.get("document")

    @property
    def id(self) -> str:
        """The record's id, which is its file name without the ending."""
        return self._id

    @property
    def path(self) -> str:
        """The file's path from the project's root, with forward slashes."""
        return self._path

    @property
    def document(self) -> Any:
        """The parsed file with marks, for pointing at the place of a problem."""
        return self._document
