"""The columns of each sheet, with headers from the records' own labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ..fields import Field, Path, field_at
from ..records import Award, Model, Record, Result
from ..vietnamese import fold, sort_key

# What a cell says to take a value out of the record; an empty cell leaves it as it is.
CLEAR = "(xoá)"


def is_clear(text: str) -> bool:
    """Return whether a cell says to take the value out, wherever its tone mark stands."""
    return sort_key(text.strip()) == sort_key(CLEAR)


class Scope(Enum):
    """What a column speaks of."""

    ID = auto()
    RECORD = auto()
    ITEM_NUMBER = auto()
    PART_NUMBER = auto()
    ITEM = auto()


@dataclass(frozen=True)
class Column:
    """A column: its header, the headers also accepted, and the field it fills.

    ``field.path`` starts at the record, or at the item (point, recipient, figure) of an ITEM column.
    """

    scope: Scope
    header: str
    field: Field
    synonyms: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The keys and indexes of the field."""
        return self.field.path


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet: a row is one item of ``items``, or a record without items.

    Rows belong to one record when they have its id, or agree in the fields of ``key`` and do not differ
    in those of ``told_apart_by``. An item is known again by the fields of ``identity``, and stands at one
    of the fields of ``item_at``, if it must have a place; ``item_near`` says only where inside it.
    ``with_items`` is the key and the value that a record with items has when nothing says otherwise.
    """

    record_type: type[Record]
    items: str
    item_label: str
    key: tuple[str, ...]
    told_apart_by: tuple[str, ...]
    identity: tuple[str, ...]
    columns: tuple[Column, ...]
    parts: str = ""
    item_at: tuple[str, ...] = ()
    item_near: tuple[str, ...] = ()
    with_items: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The sheet's own name."""
        return self.record_type.kind_label

    def column(self, scope: Scope) -> Column | None:
        """Return the column of a scope that has one at most."""
        return next((column for column in self.columns if column.scope is scope), None)


# Headers that editors' own sheets use for the same thing, by sheet and field.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "models.name": ("Tên gọi mô hình", "Mô hình", "Tên gọi", "Tên của mô hình"),
    "models.field": ("Lĩnh vực hoạt động",),
    "models.level": ("Cấp mô hình",),
    "models.summary": ("Nội dung", "Nội dung tóm tắt", "Mô tả"),
    "models.points.unit": (
        *("Xã", "Xã, thị trấn", "Xã/Thị trấn", "Xã, phường", "Xã, phường, thị trấn", "Địa phương"),
        *("Đơn vị, địa phương", "Đơn vị xã", "Tên xã", "Đơn vị hành chính", "Xã/phường"),
    ),
    "models.points.place": ("Nơi xây dựng", "Nơi đặt mô hình", "Nơi"),
    "models.points.venue": ("Thôn", "Thôn, khu phố", "Thôn/khu phố", "Địa chỉ mô hình", "Ấp"),
    "models.points.sector": ("Khối, loại hình", "Loại hình", "Khối xây dựng"),
    "models.points.launched": (
        *("Ngày thành lập", "Thời gian ra mắt", "Ngày, tháng ra mắt", "Ra mắt", "Thời gian thành lập"),
        *("Ngày xây dựng", "Thời điểm ra mắt", "Năm thành lập", "Năm ra mắt", "Ngày tháng năm ra mắt"),
        "Năm xây dựng",
    ),
    "models.points.members": (
        "Thành viên",
        "Tổng số thành viên",
        "Số lượng thành viên",
        "Số TV",
        "Số người tham gia",
    ),
    "models.points.households": ("Hộ", "Số hộ", "Hộ tham gia", "Số hộ dân", "Số hộ gia đình"),
    "models.points.people": ("Nhân khẩu", "Số khẩu"),
    "models.points.pilot": ("Mô hình điểm", "Điểm cấp", "Mô hình điểm cấp huyện"),
    "models.points.status": ("Hiện trạng", "Trạng thái", "Tình hình hoạt động"),
    "models.points.effects": ("Kết quả hoạt động", "Hiệu quả hoạt động", "Kết quả"),
    "models.points.run_by": ("Đơn vị phụ trách", "Đơn vị thực hiện", "Cơ quan chủ trì"),
    "models.points.cost.total.amount": ("Kinh phí", "Tổng kinh phí"),
    "awards.recipients.name": ("Họ và tên", "Tên tập thể, cá nhân", "Người được khen", "Tên được khen"),
    "awards.recipients.kind": ("Loại đối tượng",),
    "awards.recipients.organisation": ("Cơ quan",),
    "awards.form": ("Hình thức",),
    "awards.decision.number": ("Số quyết định", "Quyết định số"),
    "awards.decision.date": ("Ngày quyết định",),
    "awards.prize.amount": ("Tiền thưởng", "Mức thưởng"),
    "results.title": ("Báo cáo",),
    "results.figures.indicator": ("Tên chỉ tiêu",),
    "results.figures.value": ("Số liệu", "Kết quả", "Số lượng"),
    "results.as_of": ("Số liệu tính đến ngày", "Tính đến ngày", "Tính đến", "Ngày chốt số liệu"),
    "results.period.label": ("Kỳ báo cáo",),
    "sources.0.title": ("Tên nguồn", "Nguồn"),
    "sources.0.publisher": ("Nơi đăng",),
    "sources.0.url": ("Đường dẫn", "Link"),
}
_SOURCE = (
    "sources.0.title sources.0.publisher sources.0.authors sources.0.url sources.0.published_on "
    "sources.0.accessed_on"
)
_COST = "cost.total.amount cost.total.unit cost.total.comparator"
_DECISION = "decision.form decision.number decision.issuer decision.issued_on"
# Running numbers of a sheet: no meaning in a record.
IGNORED_HEADERS = ("STT", "TT", "Số thứ tự", "Số TT")


def header_key(text: str) -> str:
    """Return what headers are compared by: letters and digits without marks, case or punctuation."""
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


def path_of(dotted: str) -> Path:
    """Return ``sources.0.title`` as a path."""
    return tuple(int(part) if part.isdigit() else part for part in dotted.split("."))


def _column(record_type: type[Record], scope: Scope, dotted: str, items: str) -> Column:
    model = field_at(record_type, (items,)).part if scope is Scope.ITEM else record_type
    assert model is not None
    field = field_at(model, path_of(dotted))
    nested = len([part for part in field.path if isinstance(part, str)]) > 1
    header = f"{field.group}: {field.title[:1].lower()}{field.title[1:]}" if nested else field.title
    inside = f"{items}." if scope is Scope.ITEM else ""
    named = f"{record_type.collection}.{inside}{dotted}"
    return Column(scope, header, field, _SYNONYMS.get(named) or _SYNONYMS.get(dotted, ()))


def _number(header: str, scope: Scope, note: str) -> Column:
    """Return a column that no record holds: an id, or the place of an item in its list."""
    plain = field_at(Model, ("name",))
    return Column(scope, header, plain._replace(path=(), title=header, description=note, required=False))


def _sheet(
    record_type: type[Record], record: str, item: str, *, items: str, item_label: str, **rules: str
) -> SheetKind:
    of_item = [_column(record_type, Scope.ITEM, dotted, items) for dotted in item.split()]
    taken = {column.header for column in of_item}
    of_record = [_column(record_type, Scope.RECORD, dotted, items) for dotted in record.split()]
    label = record_type.kind_label.lower()
    of_record = [
        Column(column.scope, f"{column.header} của {label}", column.field)
        if column.header in taken
        else column
        for column in of_record
    ]
    source = [_column(record_type, Scope.RECORD, dotted, items) for dotted in _SOURCE.split()]
    numbers = [_number(f"{item_label} thứ", Scope.ITEM_NUMBER, "Thứ tự trong bản ghi; dòng mới để trống.")]
    if rules.get("parts"):
        note = "Chỉ ghi ở dòng phân tổ, ngay dưới dòng chỉ tiêu: 1, 2, 3…"
        numbers.append(_number("Phân tổ thứ", Scope.PART_NUMBER, note))
    identifier = _number("Mã", Scope.ID, "Tên tệp của bản ghi đã có; bản ghi mới để trống.")
    return SheetKind(
        record_type,
        items,
        item_label,
        key=tuple(rules["key"].split()),
        told_apart_by=tuple(rules.get("told_apart_by", "").split()),
        identity=tuple(rules["identity"].split()),
        columns=(identifier, *of_record, *numbers, *of_item, *source),
        parts=rules.get("parts", ""),
        item_at=tuple(rules.get("item_at", "").split()),
        item_near=tuple(rules.get("item_near", "").split()),
        with_items=tuple(rules.get("with_items", "").split()),
    )


MODELS = _sheet(
    Model,
    "name aliases summary field level unit points_count points_unit sector launched run_by members "
    "households pilot status effects note events",
    f"name unit place venue sector launched run_by members households people pilot status {_COST} "
    f"{_DECISION} effects note",
    items="points",
    item_label="Điểm",
    key="name",
    told_apart_by="unit",
    identity="name unit place venue",
    item_at="unit place",
    item_near="venue",
)
AWARDS = _sheet(
    Award,
    "event date unit form also_forms level issuer presented_by on_behalf_of ground rank achievement "
    "period.label period.start period.end collectives individuals households combined combined_of "
    "prize.amount prize.upper prize.unit prize.comparator prize.per list_status decision.number "
    "decision.date decision.issuer revoked.date revoked.reason quotation",
    "name kind honorific rank titles organisation unit achievement note child consent",
    items="recipients",
    item_label="Người nhận",
    key="form issuer date decision.number event",
    identity="name kind organisation unit",
    # A list of names is there, and nobody said that it is the whole of it.
    with_items="list_status partial",
)
RESULTS = _sheet(
    Result,
    "title unit event model period.label period.start period.end as_of as_of_note",
    "indicator dimension category value upper of text comparator of_indicator origin formula parts_complete "
    "period.label period.start period.end "
    "target.relation target.percent target.value change.direction change.amount change.percent "
    "change.versus quotation note",
    items="figures",
    item_label="Số liệu",
    key="title",
    told_apart_by="unit as_of",
    identity="indicator dimension category",
    parts="parts",
)
SHEETS: tuple[SheetKind, ...] = (MODELS, AWARDS, RESULTS)


def columns_at(sheet: SheetKind, dotted: Sequence[str], scope: Scope) -> list[Column]:
    """Return the columns of a scope that fill the named fields, in the order named."""
    by_path = {column.path: column for column in sheet.columns if column.scope is scope}
    return [by_path[path_of(name)] for name in dotted]
