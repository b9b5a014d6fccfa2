"""Awards: one line of commendation, inside the event that gave it or in a file of its own."""

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import quoted
from ..vietnamese import sort_key
from .base import Money, Record
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, Count, Day, EventDate, Flag, Line, Title, choice_of, reference


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


class Recipient(Part):
    """One honoured collective, person or household, as the source names it."""

    name: Title = Field(title="Tên")
    kind: Annotated[RecipientKind, choice_of(RecipientKind)] = Field(title="Đối tượng")
    organisation: Title | None = Field(None, title="Đơn vị công tác")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Đơn vị")
    note: Line | None = Field(None, title="Ghi chú")
    child: Flag = Field(False, title="Trẻ em", description="có: người dưới 16 tuổi.")
    consent: Line | None = Field(
        None, title="Sự đồng ý", description="Bắt buộc khi nêu tên trẻ em: ai đồng ý, ngày nào."
    )

    @rule("child", "consent")
    def _child_has_consent(self, _: ValidationInfo) -> None:
        """A child is named only with recorded consent (Law 91/2025 on personal data)."""
        if self.child and not self.consent:
            raise refuse("Nêu tên trẻ em thì phải ghi sự đồng ý, hoặc bỏ tên.", at="consent")


class Decision(Part):
    """The paper by which an award was given."""

    number: Title | None = Field(None, title="Số quyết định", examples=["123/QĐ-UBND"])
    date: Day | None = Field(None, title="Ngày quyết định")
    issuer: Title | None = Field(None, title="Người ký, nơi ban hành")


class Revocation(Part):
    """The taking back of an award by law."""

    date: Day = Field(title="Ngày thu hồi")
    reason: Line = Field(title="Lý do thu hồi")


class AwardLine(Part):
    """One line of commendation: a form, an issuer, and how many or who received it."""

    form: Annotated[str, reference("award_forms")] = Field(title="Hình thức khen thưởng")
    level: Annotated[str, reference("levels")] | None = Field(None, title="Cấp trao")
    issuer: Title | None = Field(
        None, title="Cấp khen", description="Đúng như nguồn ghi; không phải người trao."
    )
    presented_by: Title | None = Field(None, title="Người trao")
    on_behalf_of: Title | None = Field(None, title="Trao thay mặt")
    achievement: Line | None = Field(None, title="Thành tích")
    collectives: Count | None = Field(None, title="Số tập thể")
    individuals: Count | None = Field(None, title="Số cá nhân")
    households: Count | None = Field(None, title="Số hộ gia đình")
    combined: Count | None = Field(
        None, title="Số gộp", description="Chỉ dùng khi nguồn ghi một số chung cho nhiều loại."
    )
    combined_of: tuple[Annotated[RecipientKind, choice_of(RecipientKind)], ...] = Field(
        (RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL), title="Số gộp gồm", min_length=2
    )
    prize: Money | None = Field(None, title="Tiền thưởng", description="Chỉ ghi khi nguồn công bố.")
    list_status: Annotated[ListStatus, choice_of(ListStatus)] = Field(
        ListStatus.NOT_PUBLISHED, title="Tình trạng danh sách"
    )
    recipients: tuple[Recipient, ...] = Field((), title="Danh sách được khen")
    decision: Decision | None = Field(None, title="Quyết định")
    revoked: Revocation | None = Field(None, title="Thu hồi")
    quotation: Line | None = Field(None, title="Trích nguyên văn")
    note: Line | None = Field(None, title="Ghi chú")

    def counts(self) -> dict[RecipientKind, int]:
        """Return the published count of each kind of recipient that has one."""
        given = {
            RecipientKind.COLLECTIVE: self.collectives,
            RecipientKind.INDIVIDUAL: self.individuals,
            RecipientKind.HOUSEHOLD: self.households,
        }
        return {kind: count for kind, count in given.items() if count is not None}

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

    @rule("list_status", "recipients", "combined", "collectives", "individuals", "households")
    def _complete_list_has_declared_size(self, _: ValidationInfo) -> None:
        """A complete list has as many names as declared."""
        if self.list_status is not ListStatus.COMPLETE:
            return
        for kind, declared in self.counts().items():
            listed = sum(recipient.kind is kind for recipient in self.recipients)
            if listed != declared:
                message = f"{kind.label}: danh sách đầy đủ có {listed} tên, nhưng số công bố là {declared}."
                raise refuse(message, at="recipients")
        if self.combined is not None and len(self.recipients) != self.combined:
            message = f"Danh sách đầy đủ có {len(self.recipients)} tên, nhưng số gộp là {self.combined}."
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
