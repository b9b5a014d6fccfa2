"""Awards: one line of commendation, inside the event that gave it or in a file of its own."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import quoted
from ..vietnamese import sort_key
from .base import Money, Period, Record, Source
from .people import Person
from .quantities import HowMany, Quantity
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, EventDate, Line, Title, choice_of, reference


class RecipientKind(Choice):
    """Who is honoured."""

    COLLECTIVE = "collective", "Tập thể"
    INDIVIDUAL = "individual", "Cá nhân"
    HOUSEHOLD = "household", "Hộ gia đình"


class ListStatus(Choice):
    """How much of the list of recipients the source published."""

    NOT_PUBLISHED = "not_published", "Nguồn chưa công bố danh sách được khen thưởng"
    NOT_RECORDED = "not_recorded", "Trang này chưa có danh sách được khen thưởng"
    PARTIAL = "partial", "Nguồn công bố một phần danh sách"
    COMPLETE = "complete", "Danh sách đầy đủ"


class Ground(Choice):
    """Why an award is given (Law on Emulation and Commendation)."""

    MERIT = "merit", "Theo công trạng"
    CAMPAIGN = "campaign", "Theo phong trào, chuyên đề"
    AD_HOC = "ad_hoc", "Đột xuất"
    SERVICE = "service", "Theo quá trình cống hiến"


class Prize(Money):
    """The money that goes with an award, in all or for each recipient."""

    per: Annotated[RecipientKind, choice_of(RecipientKind)] | None = Field(
        None, title="Cho mỗi", description="Bỏ trống khi là tổng số tiền."
    )


class Recipient(Person):
    """One honoured collective, person or household, as the source names it."""

    name: Title = Field(title="Tên")
    kind: Annotated[RecipientKind, choice_of(RecipientKind)] = Field(title="Đối tượng")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    achievement: Line | None = Field(None, title="Thành tích riêng")
    prize: Money | None = Field(None, title="Tiền thưởng riêng")
    note: Line | None = Field(None, title="Ghi chú")


class Decision(Part):
    """The paper by which an award was given."""

    number: Title | None = Field(None, title="Số quyết định", examples=["123/QĐ-UBND"])
    date: EventDate | None = Field(None, title="Ngày quyết định")
    issuer: Title | None = Field(None, title="Người ký, nơi ban hành")


class Revocation(Part):
    """The taking back of an award by law."""

    date: EventDate = Field(title="Ngày thu hồi")
    reason: Line = Field(title="Lý do thu hồi")


class AwardLine(Part):
    """One line of commendation: a form, an issuer, and how many or who received it."""

    form: Annotated[str, reference("award_forms")] = Field(title="Hình thức khen thưởng")
    also_forms: tuple[Annotated[str, reference("award_forms")], ...] = Field(
        (), title="Cùng các hình thức", description="Khi nguồn chỉ ghi một số chung cho nhiều hình thức."
    )
    level: Annotated[str, reference("levels")] | None = Field(None, title="Cấp trao")
    issuer: Title | None = Field(
        None, title="Cấp khen", description="Đúng như nguồn ghi; không phải người trao."
    )
    presented_by: tuple[Title, ...] = Field((), title="Người trao")
    on_behalf_of: Title | None = Field(None, title="Trao thay mặt, thừa ủy quyền")
    ground: Annotated[Ground, choice_of(Ground)] | None = Field(None, title="Loại hình khen thưởng")
    rank: Title | None = Field(None, title="Hạng giải", examples=["giải Nhất"])
    achievement: Line | None = Field(None, title="Thành tích")
    period: Period | None = Field(None, title="Thành tích trong kỳ")
    collectives: HowMany | None = Field(None, title="Số tập thể")
    individuals: HowMany | None = Field(None, title="Số cá nhân")
    households: HowMany | None = Field(None, title="Số hộ gia đình")
    combined: HowMany | None = Field(
        None, title="Số gộp", description="Chỉ dùng khi nguồn ghi một số chung cho nhiều loại."
    )
    combined_of: tuple[Annotated[RecipientKind, choice_of(RecipientKind)], ...] = Field(
        (RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL), title="Số gộp gồm", min_length=2
    )
    prize: Prize | None = Field(None, title="Tiền thưởng", description="Chỉ ghi khi nguồn công bố.")
    list_status: Annotated[ListStatus, choice_of(ListStatus)] = Field(
        ListStatus.NOT_PUBLISHED, title="Tình trạng danh sách"
    )
    recipients: tuple[Recipient, ...] = Field((), title="Danh sách được khen")
    decision: Decision | None = Field(None, title="Quyết định")
    revoked: Revocation | None = Field(None, title="Thu hồi")
    quotation: Line | None = Field(None, title="Trích nguyên văn")
    note: Line | None = Field(None, title="Ghi chú")

    @property
    def own_unit(self) -> str | None:
        """The unit that was commended, which only an award with a file of its own names."""
        return None

    def counts(self) -> dict[RecipientKind, Quantity]:
        """Return the published count of each kind of recipient that has one."""
        given = (
            (RecipientKind.COLLECTIVE, self.collectives),
            (RecipientKind.INDIVIDUAL, self.individuals),
            (RecipientKind.HOUSEHOLD, self.households),
        )
        return {kind: count for kind, count in given if count is not None}

    @rule("combined", "collectives", "individuals", "households")
    def _combined_excludes_separate(self, _: ValidationInfo) -> None:
        """A combined count stands alone."""
        if self.combined is not None and self.counts():
            raise refuse("Chỉ ghi số gộp hoặc các số riêng, không ghi cả hai.", at="combined")

    @rule("list_status", "recipients")
    def _list_status_fits(self, _: ValidationInfo) -> None:
        """A list that is there is called partial or complete."""
        if self.recipients and self.list_status not in (ListStatus.PARTIAL, ListStatus.COMPLETE):
            message = f"Có danh sách được khen mà ghi là {self.list_status}: ghi partial hoặc complete."
            raise refuse(message, at="list_status")

    def _listed_and_declared(self) -> Iterator[tuple[str, int, Quantity]]:
        """Yield, of each published count: of whom, how many names are listed, how many were declared."""
        for kind, declared in self.counts().items():
            yield kind.label, sum(one.kind is kind for one in self.recipients), declared
        if self.combined is not None:
            listed = sum(one.kind in self.combined_of for one in self.recipients)
            yield "Số gộp", listed, self.combined

    @rule("list_status", "recipients", "combined", "combined_of", "collectives", "individuals", "households")
    def _list_has_declared_size(self, _: ValidationInfo) -> None:
        """A complete list has as many names as declared, a partial one no more."""
        for whom, listed, declared in self._listed_and_declared():
            if declared.exact is None:
                continue
            if self.list_status is ListStatus.COMPLETE and listed != declared.exact:
                message = f"{whom}: danh sách đầy đủ có {listed} tên, nhưng số công bố là {declared}."
                raise refuse(message, at="recipients")
            if listed > declared.exact:
                message = f"{whom}: danh sách có {listed} tên, nhiều hơn số công bố là {declared}."
                raise refuse(message, at="recipients")

    @rule("recipients")
    def _no_recipient_twice(self, _: ValidationInfo) -> None:
        """The same name, kind and organisation stand once in a list."""
        seen = set()
        for recipient in self.recipients:
            key = (
                sort_key(recipient.name),
                recipient.kind,
                recipient.organisation,
                recipient.unit,
                recipient.note,
            )
            if key in seen:
                raise refuse(f"{quoted(recipient.name)} có hai lần trong danh sách.", at="recipients")
            seen.add(key)


class Award(AwardLine, Record):
    """An award with a file of its own: a decision, a long list, or a line of an event already on the site."""

    collection: ClassVar[str] = "awards"
    kind_label: ClassVar[str] = "Khen thưởng"

    event: Annotated[str, reference("events")] | None = Field(None, title="Trao tại tin")
    date: EventDate | None = Field(None, title="Ngày khen", description="Bắt buộc khi không có event.")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Địa phương")
    sources: tuple[Source, ...] = Field((), title="Nguồn", description="Bắt buộc khi không ghi event.")

    @property
    def own_unit(self) -> str | None:
        """The unit that was commended."""
        return self.unit

    @rule("event", "date")
    def _has_date(self, _: ValidationInfo) -> None:
        """The date is the event's or the award's own."""
        if self.event is None and self.date is None:
            raise refuse("Thiếu mục này: bắt buộc khi không ghi event.", at="date")

    @rule("event", "sources")
    def _has_source(self, _: ValidationInfo) -> None:
        """The source is the event's or the award's own."""
        if self.event is None and not self.sources:
            raise refuse("Thiếu mục này: bắt buộc khi không ghi event.", at="sources")
