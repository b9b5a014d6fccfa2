"""What every record shares: strictness, identity, sources, corrections, and being moved or withdrawn."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field, PrivateAttr, ValidationInfo

from .quantities import Comparator
from .refusal import refuse
from .rules import Part, rule
from .sleeping import Sleeping
from .values import Choice, Day, EventDate, Line, Number, OldAddress, Title, Url, choice_of


class Publication(Part):
    """Something that was published: by whom, where, when."""

    title: Title = Field(title="Tên bài hoặc văn bản")
    publisher: Title = Field(title="Nơi công bố")
    authors: tuple[Title, ...] = Field((), title="Tác giả", description="Chỉ ghi khi nguồn ghi tên.")
    url: Url | None = Field(None, title="Địa chỉ", examples=["https://example.vn/tin/1"])
    published_on: EventDate | None = Field(
        None, title="Ngày đăng", description="Ngày đăng, không phải ngày sự việc."
    )


class Source(Publication):
    """Where a fact was found; ``original`` is set when the place found only reposted it."""

    accessed_on: Day | None = Field(None, title="Ngày truy cập")
    quotation: Line | None = Field(None, title="Trích nguyên văn", description="Một câu ngắn làm bằng chứng.")
    original: Publication | None = Field(None, title="Nguồn gốc", description="Khi nơi trên chỉ đăng lại.")


class Correction(Part):
    """A dated correction; it stays visible for good."""

    date: Day = Field(title="Ngày đính chính")
    text: Line = Field(title="Nội dung đính chính")


class Withdrawal(Part):
    """Why a record was taken back. Its address stays and says so."""

    date: Day = Field(title="Ngày rút")
    reason: Line = Field(title="Lý do rút")


class Period(Part):
    """The span a report covers. It may end after the day of the report, or be open at either end."""

    label: Title = Field(title="Tên kỳ", examples=["9 tháng đầu năm 2024"])
    start: EventDate | None = Field(
        None, title="Từ", description="Chỉ ghi đến mức nguồn nêu: ngày, tháng hoặc năm."
    )
    end: EventDate | None = Field(None, title="Đến", description="Bỏ trống khi nguồn ghi đến nay.")

    @rule("start", "end")
    def _starts_before_end(self, _: ValidationInfo) -> None:
        """A period starts before it ends."""
        if self.start and self.end and self.start.first_day() > self.end.last_day():
            raise refuse("Đầu kỳ sau cuối kỳ (end).", at="start")

    def __str__(self) -> str:
        """Return the period in words: ``9 tháng đầu năm 2024 (tháng 1/2024–tháng 9/2024)``."""
        if not any(day.month for day in (self.start, self.end) if day):
            # The label already names the years.
            return self.label
        if self.start and self.end:
            return f"{self.label} ({self.start}–{self.end})"
        return f"{self.label} (từ {self.start})" if self.start else f"{self.label} (đến {self.end})"


class DocumentForm(Choice):
    """What kind of official paper a document is."""

    DECISION = "decision", "Quyết định"
    PLAN = "plan", "Kế hoạch"
    DIRECTIVE = "directive", "Chỉ thị"
    RESOLUTION = "resolution", "Nghị quyết"
    REGULATION = "regulation", "Quy chế"
    PROGRAMME = "programme", "Chương trình"
    GUIDELINE = "guideline", "Hướng dẫn"
    REPORT = "report", "Báo cáo"
    LETTER = "letter", "Công văn"
    CONCLUSION = "conclusion", "Kết luận"
    LAW = "law", "Luật"
    DECREE = "decree", "Nghị định"
    CIRCULAR = "circular", "Thông tư"
    SCHEME = "scheme", "Đề án"
    MINUTES = "minutes", "Biên bản"
    PACT = "pact", "Bản giao ước, cam kết"
    OTHER = "other", "Văn bản"


class Document(Part):
    """An official paper that the source names."""

    form: Annotated[DocumentForm, choice_of(DocumentForm)] = Field(title="Loại văn bản")
    number: Title | None = Field(None, title="Số, ký hiệu", examples=["123/QĐ-UBND"])
    title: Title | None = Field(None, title="Trích yếu")
    issuer: Title | None = Field(None, title="Nơi ban hành")
    issued_on: EventDate | None = Field(None, title="Ngày ban hành")
    effective_on: EventDate | None = Field(None, title="Ngày có hiệu lực")
    url: Url | None = Field(None, title="Địa chỉ")

    def __str__(self) -> str:
        """Return the document as it is cited: ``Quyết định số 12/QĐ-UBND ngày 1/11/2024 của … về …``."""
        parts = [
            self.form.label,
            f"số {self.number}" if self.number else "",
            self.issued_on.on() if self.issued_on else "",
            f"của {self.issuer}" if self.issuer else "",
            self.title or "",
        ]
        return " ".join(filter(None, parts))


class MoneyUnit(Choice):
    """The unit in which a source gives an amount."""

    DONG = "dong", "đồng"
    THOUSAND = "thousand", "nghìn đồng"
    MILLION = "million", "triệu đồng"
    BILLION = "billion", "tỷ đồng"

    @property
    def times(self) -> int:
        """How many đồng one is."""
        return {"dong": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}[self.value]


class Money(Part):
    """An amount as published."""

    amount: Number = Field(title="Số tiền", examples=["17,5"])
    upper: Number | None = Field(None, title="Đến số tiền", description="Khi nguồn nêu một khoảng.")
    unit: Annotated[MoneyUnit, choice_of(MoneyUnit)] = Field(MoneyUnit.MILLION, title="Đơn vị tiền")
    comparator: Annotated[Comparator, choice_of(Comparator)] = Field(Comparator.EXACT, title="Mức chính xác")

    @property
    def dong(self) -> Decimal | None:
        """The amount in đồng, when the source gives exactly one."""
        exact = self.comparator is Comparator.EXACT and self.upper is None
        return self.amount * self.unit.times if exact else None

    @rule("amount", "upper")
    def _upper_is_larger(self, _: ValidationInfo) -> None:
        """A span goes from the smaller amount to the larger."""
        if self.upper is not None and self.upper < self.amount:
            raise refuse("Đến số tiền (upper) nhỏ hơn số tiền (amount).", at="upper")


class PrivacyException(Part):
    """A number or address that looks private but is a published office contact."""

    text: Title = Field(title="Đoạn được phép")
    reason: Line = Field(title="Lý do")


class Record(Sleeping):
    """One file of ``data/``. The file's name is its id and never stands inside the file."""

    collection: ClassVar[str]
    kind_label: ClassVar[str]

    _id: str = PrivateAttr("")
    _path: str = PrivateAttr("")
    _read_again: Any = PrivateAttr(None)

    sources: tuple[Source, ...] = Field((), title="Nguồn")
    corrections: tuple[Correction, ...] = Field((), title="Đính chính")
    withdrawn: Withdrawal | None = Field(None, title="Rút khỏi trang")
    moved_from: tuple[OldAddress, ...] = Field(
        (),
        title="Địa chỉ cũ",
        description="Mỗi địa chỉ cũ sẽ dẫn về trang này.",
        examples=["tin-tuc/2024/ten-cu/"],
    )
    privacy_exceptions: tuple[PrivacyException, ...] = Field((), title="Thông tin liên hệ được phép công bố")

    def model_post_init(self, context: Any) -> None:
        """Take identity from the loader's context: id, path from the project's root, how to read it again."""
        context = context or {}
        self._id = context.get("id", "")
        self._path = context.get("path", "")
        self._read_again = context.get("read_again")

    def __getstate__(self) -> dict[str, Any]:
        """Return what a pickle needs: what was written, and the record's identity."""
        return super().__getstate__() | self._identity()

    def early(self) -> dict[str, Any]:
        """Return the same without what is fetched late."""
        return super().early() | self._identity()

    def _identity(self) -> dict[str, Any]:
        return {"_id": self.id, "_path": self.path}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take back what ``__getstate__`` gave; ``can_be_read_again`` tells the rest."""
        fields = state.copy()
        private = {"_id": fields.pop("_id"), "_path": fields.pop("_path"), "_read_again": None}
        super().__setstate__(fields)
        object.__setattr__(self, "__pydantic_private__", private)

    def can_be_read_again(self, read: Callable[[str], Any]) -> None:
        """Tell a record that comes from a pickle how to parse the file at its path once more."""
        # As pydantic does in three times the time.
        self.__pydantic_private__["_read_again"] = read  # type: ignore[index]

    @property
    def id(self) -> str:
        """The record's id, which is its file name without the ending."""
        # Asked for by its own name, pydantic would take ten times as long to find it.
        own: str = self.__pydantic_private__["_id"]  # type: ignore[index]
        return own

    @property
    def path(self) -> str:
        """The file's path from the project's root, with forward slashes."""
        own: str = self.__pydantic_private__["_path"]  # type: ignore[index]
        return own

    @property
    def document(self) -> Any:
        """The parsed file with marks, read again: it is larger than the record, and only problems ask."""
        return self._read_again(self.path) if self._read_again else None
