"""Results: the figures of one report, each with its period, as-of date and source."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import did_you_mean, quoted
from ..vietnamese import format_number
from .base import Period, Record, Source
from .quantities import Comparator
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, EventDate, Flag, Line, Number, Title, choice_of, reference


class Origin(Choice):
    """Whether the source states the value or we computed it."""

    REPORTED = "reported", "Nguồn công bố"
    DERIVED = "derived", "Suy ra từ số liệu đã công bố"


class TargetRelation(Choice):
    """How a value stands to its target."""

    REACHED = "reached", "đạt"
    EXCEEDED = "exceeded", "vượt"
    MISSED = "missed", "chưa đạt"


class Target(Part):
    """A target as the source tells of it: ``vượt 275% chỉ tiêu``, ``chỉ tiêu 40``."""

    relation: Annotated[TargetRelation, choice_of(TargetRelation)] | None = Field(
        None, title="So với chỉ tiêu"
    )
    percent: Number | None = Field(None, title="Tỷ lệ phần trăm", examples=["275"])
    value: Number | None = Field(None, title="Chỉ tiêu giao")

    @rule("value", "relation")
    def _says_something(self, _: ValidationInfo) -> None:
        """A target has a value, or says how far it was met."""
        if self.value is None and self.relation is None:
            raise refuse("Ghi chỉ tiêu giao, hoặc đạt, vượt hay chưa đạt (relation).", at="value")


class Direction(Choice):
    """Which way a value moved."""

    INCREASE = "increase", "tăng"
    DECREASE = "decrease", "giảm"
    UNCHANGED = "unchanged", "không đổi"


class Change(Part):
    """A change against an earlier period, as the source tells it."""

    direction: Annotated[Direction, choice_of(Direction)] = Field(title="Tăng hay giảm")
    amount: Number | None = Field(None, title="Mức tăng, giảm")
    percent: Number | None = Field(None, title="Tỷ lệ phần trăm")
    versus: Title = Field(title="So với", examples=["cùng kỳ năm 2023"])


class Measure(Part):
    """A value for one category of one dimension, or text where the source gives no number."""

    dimension: Annotated[str, reference("dimensions")] | None = Field(None, title="Chiều phân loại")
    category: Title | None = Field(None, title="Hạng mục", description="Luôn đi cùng dimension.")
    value: Number | None = Field(None, title="Giá trị")
    upper: Number | None = Field(None, title="Đến giá trị", description="Khi nguồn nêu một khoảng.")
    of: Number | None = Field(None, title="Trên tổng số", description="3/7 trường: value là 3, of là 7.")
    text: Title | None = Field(
        None, title="Giá trị bằng chữ", description="Chỉ khi không ghi value.", examples=["hàng chục"]
    )
    comparator: Annotated[Comparator, choice_of(Comparator)] = Field(Comparator.EXACT, title="Mức chính xác")
    target: Target | None = Field(None, title="Chỉ tiêu")
    change: Change | None = Field(None, title="Tăng giảm")
    quotation: Line | None = Field(None, title="Trích nguyên văn")
    note: Line | None = Field(None, title="Ghi chú")

    @property
    def exact(self) -> Decimal | None:
        """The number, when the source gives exactly one."""
        return self.value if self.comparator is Comparator.EXACT and self.upper is None else None

    @rule("value", "text", "target", "change")
    def _says_how_much(self, _: ValidationInfo) -> None:
        """A number or words, not both; without either, the source tells at least a change or a target."""
        if self.value is not None and self.text is not None:
            raise refuse("Ghi đúng một trong hai: giá trị (value) hoặc giá trị bằng chữ (text).", at="value")
        if self.value is None and self.text is None and not (self.change or self.target):
            raise refuse("Ghi giá trị bằng số (value) hoặc bằng chữ (text).", at="value")

    @rule("value", "of", "upper")
    def _limits_hold(self, _: ValidationInfo) -> None:
        """``n of m`` and ``from n to m`` have n ≤ m."""
        for key, limit in (("of", self.of), ("upper", self.upper)):
            if limit is not None and (self.value is None or self.value > limit):
                way_out = " Vượt mức giao thì ghi ở target." if key == "of" and self.value is not None else ""
                raise refuse("Phải đi cùng giá trị (value) và không nhỏ hơn nó.", way_out, at=key)

    @rule("dimension", "category")
    def _category_has_dimension(self, _: ValidationInfo) -> None:
        """A category names its dimension, and the other way round."""
        if (self.dimension is None) != (self.category is None):
            raise refuse("Chiều phân loại (dimension) và hạng mục phải đi cùng nhau.", at="category")

    @rule("dimension", "category")
    def _category_is_known(self, info: ValidationInfo) -> None:
        """A category is one of its dimension's, when the loader says which there are."""
        known = (info.context or {}).get("categories", {}).get(self.dimension)
        if self.category and known is not None and self.category not in known:
            near = did_you_mean(self.category, known)
            # Units are too many to name.
            allowed = "mã trong data/units/" if self.dimension == "units" else ", ".join(sorted(known))
            raise refuse(f"{quoted(self.category)} không có. Cho phép: {allowed}.", near, at="category")


def _half_a_digit(number: Decimal) -> Decimal:
    """Return how far a rounded number may be off; nothing for a whole one, which was counted."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1) if exponent < 0 else Decimal(0)


class Figure(Measure):
    """One figure of a report: an indicator, its value, and its parts where the source breaks it down."""

    indicator: Annotated[str, reference("indicators")] = Field(title="Chỉ tiêu")
    origin: Annotated[Origin, choice_of(Origin)] = Field(Origin.REPORTED, title="Nguồn gốc số liệu")
    period: Period | None = Field(None, title="Kỳ riêng", description="Khi khác kỳ của báo cáo.")
    formula: Line | None = Field(None, title="Cách tính", description="Bắt buộc với số liệu suy ra.")
    of_indicator: Annotated[str, reference("indicators")] | None = Field(
        None, title="Nằm trong chỉ tiêu", description="Giá trị này là một phần của chỉ tiêu nào cùng báo cáo."
    )
    parts: tuple[Measure, ...] = Field(
        (), title="Phân tổ", description="Các phần của mỗi chiều phân loại cộng lại bằng giá trị."
    )
    parts_complete: Flag = Field(
        True, title="Phân tổ đủ", description="không: nguồn chỉ nêu một số phần (trong đó có …)."
    )

    def parts_by_dimension(self) -> dict[str | None, list[Measure]]:
        """Return the parts of each dimension, in the order given: a figure may be broken down twice."""
        grouped: dict[str | None, list[Measure]] = {}
        for part in self.parts:
            grouped.setdefault(part.dimension, []).append(part)
        return grouped

    @rule("value", "parts")
    def _numeric_parts_need_a_number(self, _: ValidationInfo) -> None:
        """A qualitative figure has no numeric parts."""
        if self.value is None and any(part.value is not None for part in self.parts):
            raise refuse("Có phân tổ (parts) bằng số thì phải có giá trị bằng số.", at="value")

    @rule("value", "comparator", "parts", "parts_complete")
    def _parts_sum_to_value(self, _: ValidationInfo) -> None:
        """The exact parts of each dimension sum to an exact figure, or to no more where some are missing."""
        if self.exact is None:
            return
        for parts in self.parts_by_dimension().values():
            total = sum((part.exact or Decimal(0) for part in parts), Decimal(0))
            known = all(part.exact is not None for part in parts)
            said = f"Các phần cộng lại bằng {format_number(total)}"
            published = f"giá trị công bố {format_number(self.exact)}."
            # Parts that were rounded (70,6 + 24,5 + 4,8) may miss the whole by half a last digit each.
            slack = sum((_half_a_digit(part.exact) for part in parts if part.exact is not None), Decimal(0))
            if total > self.exact + slack:
                raise refuse(f"{said}, lớn hơn {published}", at="parts")
            if self.parts_complete and known and total < self.exact - slack:
                way_out = " Nguồn chỉ nêu một số phần thì ghi parts_complete: không."
                raise refuse(f"{said}, nhỏ hơn {published}", way_out, at="parts")

    @rule("origin", "formula")
    def _derived_has_formula(self, _: ValidationInfo) -> None:
        """A derived figure says how it was derived."""
        if (self.origin is Origin.DERIVED) != (self.formula is not None):
            raise refuse("Số liệu suy ra (origin: derived) phải có mục này, và chỉ số liệu ấy.", at="formula")

    def key(self) -> tuple[str, str | None, str | None, str | None]:
        """Return what makes a figure unique in its report."""
        return self.indicator, self.dimension, self.category, self.period.label if self.period else None


class Result(Record):
    """The figures of one report about one locality."""

    collection: ClassVar[str] = "results"
    kind_label: ClassVar[str] = "Kết quả"

    title: Title = Field(title="Tên báo cáo")
    unit: Annotated[str, reference("units")] | None = Field(None, title="Địa phương")
    event: Annotated[str, reference("events")] | None = Field(None, title="Báo cáo tại tin")
    period: Period | None = Field(None, title="Kỳ báo cáo", description="Bỏ trống khi nguồn không nêu kỳ.")
    model: Annotated[str, reference("models")] | None = Field(
        None, title="Về mô hình", description="Khi số liệu chỉ của một mô hình."
    )
    as_of: EventDate = Field(
        title="Số liệu tính đến", description="Chỉ ghi đến mức nguồn nêu: ngày, tháng hoặc năm."
    )
    as_of_note: Line | None = Field(None, title="Ghi chú ngày chốt số liệu")
    figures: tuple[Figure, ...] = Field(title="Số liệu", min_length=1)
    sources: tuple[Source, ...] = Field((), title="Nguồn", description="Bắt buộc khi không ghi event.")

    def figure(self, indicator: str) -> Figure | None:
        """Return the undivided figure of an indicator in the report's own period, if there is one."""
        wanted = (indicator, None, None, None)
        return next((figure for figure in self.figures if figure.key() == wanted), None)

    @rule("event", "sources")
    def _has_source(self, _: ValidationInfo) -> None:
        """The source is the event's or the report's own."""
        if self.event is None and not self.sources:
            raise refuse("Thiếu mục này: bắt buộc khi không ghi event.", at="sources")

    @rule("figures")
    def _figures_are_unique(self, _: ValidationInfo) -> None:
        """No two figures of a report answer the same question."""
        seen = set()
        for figure in self.figures:
            if figure.key() in seen:
                raise refuse(f"Chỉ tiêu {quoted(figure.indicator)} (cùng hạng mục) có hai lần.", at="figures")
            seen.add(figure.key())

    @rule("figures")
    def _parts_within_whole(self, _: ValidationInfo) -> None:
        """A figure that is part of another does not exceed it: 3 pilots ≤ 15 new models ≤ 127 in all."""
        for figure in self.figures:
            whole = self.figure(figure.of_indicator) if figure.of_indicator else None
            if figure.of_indicator and not whole:
                message = (
                    f"Không có chỉ tiêu {quoted(figure.of_indicator)} trong báo cáo để so (of_indicator)."
                )
                raise refuse(message, at="figures")
            if whole and figure.value is not None and whole.value is not None and figure.value > whole.value:
                raise refuse(
                    f"Chỉ tiêu {quoted(figure.indicator)} ({format_number(figure.value)}) lớn hơn "
                    f"{quoted(whole.indicator)} ({format_number(whole.value)}) mà nó nằm trong.",
                    at="figures",
                )

    @rule("figures")
    def _parts_agree_with_their_own_figures(self, _: ValidationInfo) -> None:
        """A part that is broken down further, as a figure of its own, has the same value there."""
        own = {figure.key(): figure.value for figure in self.figures if figure.dimension}
        for figure in self.figures:
            for part in figure.parts:
                key = (figure.indicator, part.dimension, part.category, figure.key()[-1])
                other = own.get(key, part.value)
                if other != part.value:
                    named = f"{quoted(part.category or '')} của {quoted(figure.indicator)}"
                    raise refuse(f"Hạng mục {named} có hai giá trị khác nhau.", at="figures")
