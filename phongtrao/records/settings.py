"""The two single files: ``site.yml`` (the site about itself) and ``taxonomy.yml`` (shared vocabularies)."""

from collections import Counter
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from ..problems import did_you_mean, quoted
from ..vietnamese import fold
from .base import Record
from .git import Repository
from .refusal import refuse
from .rules import Part, rule
from .values import Choice, Flag, Identifier, Line, Title, Url, choice_of, reference

VOCABULARIES = ("fields", "sectors", "levels", "award_forms", "indicators", "dimensions")
# What figures may be broken down by without defining a dimension, with the words for it.
BUILT_IN_DIMENSIONS = {"fields": "Lĩnh vực", "sectors": "Khối", "levels": "Cấp", "units": "Đơn vị"}


class Licence(Part):
    """A licence by name and address."""

    name: Title = Field(title="Tên giấy phép")
    url: Url = Field(title="Địa chỉ giấy phép")


class RelatedLink(Part):
    """A link to a related agency."""

    title: Title = Field(title="Tên cơ quan")
    url: Url = Field(title="Địa chỉ")


class KeyFigure(Part):
    """A figure shown on the home page: which indicator of which report."""

    result: Annotated[str, reference("results")] = Field(title="Báo cáo")
    indicator: Annotated[str, reference("indicators")] = Field(title="Chỉ tiêu")


class Site(Record):
    """What the site says about itself."""

    collection: ClassVar[str] = "site"
    kind_label: ClassVar[str] = "Trang web"

    movement: Title = Field(title="Tên phong trào")
    locality: Annotated[str, reference("units")] = Field(title="Địa phương")
    publisher: Line = Field(title="Đơn vị xuất bản")
    publisher_in_english: Line = Field(title="Đơn vị xuất bản (tiếng Anh)")
    cited_as: Title | None = Field(
        None,
        title="Tên khi trích dẫn",
        description="Tên ngắn của đơn vị xuất bản; bỏ trống thì dùng nguyên văn publisher.",
        examples=["Công an xã Hàm Thuận Nam"],
    )
    contact: Line | None = Field(
        None, title="Đầu mối liên hệ", description="Chỉ đầu mối đã công bố của cơ quan."
    )
    data_licence: Licence = Field(title="Giấy phép dữ liệu")
    edit_url: Url | None = Field(
        None,
        title="Địa chỉ sửa tệp",
        description="Phần đứng trước đường dẫn tệp trên máy chủ Git.",
        examples=["https://github.com/OWNER/REPOSITORY/edit/main/"],
    )
    git: Repository | None = Field(
        None,
        title="Kho Git",
        description="Nơi trang quản trị lưu bản ghi và các nút sửa dẫn tới; ghi mục này thì bỏ edit_url.",
    )
    key_figures: tuple[KeyFigure, ...] = Field((), title="Số liệu trang chủ")
    related_links: tuple[RelatedLink, ...] = Field((), title="Liên kết")

    @property
    def edits_at(self) -> str:
        """What stands before a file's path in the Git host's editor; nothing where no host is named."""
        return self.git.edit_url if self.git else self.edit_url or ""

    @rule("edit_url", "git")
    def _one_host(self, _: ValidationInfo) -> None:
        """The repository says where its editor is; another address beside it would be a second truth."""
        if self.git and self.edit_url and self.edit_url.rstrip("/") != self.git.edit_url.rstrip("/"):
            raise refuse(f"Khác với kho ở git ({self.git.edit_url}): xoá mục này.", at="edit_url")


class Term(Part):
    """An entry of a vocabulary."""

    id: Identifier = Field(title="Mã")
    name: Title = Field(title="Tên")


class FieldOfWork(Term):
    """A field that models work in."""

    aggregates_only: Flag = Field(
        False,
        title="Chỉ ghi số chung",
        description="có: mô hình thuộc lĩnh vực này, và số liệu của nó, không được nêu tên ai.",
    )


class AwardKind(Choice):
    """Titles of emulation are not commendations (Law on Emulation and Commendation)."""

    COMMENDATION = "commendation", "Hình thức khen thưởng"
    TITLE = "title", "Danh hiệu thi đua"
    HONOUR = "honour", "Khen thưởng khác"


class AwardForm(Term):
    """A form of award."""

    kind: Annotated[AwardKind, choice_of(AwardKind)] = Field(title="Nhóm")


class Indicator(Term):
    """Something that is counted."""

    measure_unit: Title = Field(title="Đơn vị tính", examples=["mô hình"])
    definition: Line | None = Field(None, title="Định nghĩa")
    part_of: tuple[Identifier, ...] = Field(
        (),
        title="Nằm trong chỉ tiêu",
        description="Trong một báo cáo không bao giờ lớn hơn các chỉ tiêu này.",
    )


class Dimension(Term):
    """A way to break a figure down, with its categories."""

    categories: tuple[Term, ...] = Field(title="Hạng mục", min_length=1)

    @rule("categories")
    def _categories_are_unique(self, _: ValidationInfo) -> None:
        """An id names one category."""
        for identifier, count in Counter(term.id for term in self.categories).items():
            if count > 1:
                raise refuse(f"Mã {quoted(identifier)} có hai lần.", at="categories")


class Abbreviation(Part):
    """A short form that readers write for a name, and the other way round."""

    short: Title = Field(title="Chữ viết tắt", examples=["ANTQ"])
    full: Title = Field(title="Viết đầy đủ", examples=["an ninh Tổ quốc"])


class Taxonomy(Record):
    """The vocabularies that records refer to by id."""

    collection: ClassVar[str] = "taxonomy"
    kind_label: ClassVar[str] = "Danh mục"

    fields: tuple[FieldOfWork, ...] = Field(title="Lĩnh vực", min_length=1)
    sectors: tuple[Term, ...] = Field(title="Khối", min_length=1)
    levels: tuple[Term, ...] = Field(title="Cấp", min_length=1)
    award_forms: tuple[AwardForm, ...] = Field(title="Hình thức khen thưởng", min_length=1)
    indicators: tuple[Indicator, ...] = Field(title="Chỉ tiêu", min_length=1)
    dimensions: tuple[Dimension, ...] = Field((), title="Chiều phân loại")
    abbreviations: tuple[Abbreviation, ...] = Field(
        (), title="Chữ viết tắt", description="Tìm bằng chữ tắt hay chữ đầy đủ đều ra như nhau."
    )

    @rule("indicators")
    def _wholes_are_known(self, _: ValidationInfo) -> None:
        """An indicator is part of indicators there are."""
        known = {one.id for one in self.indicators}
        for whole in (whole for one in self.indicators for whole in one.part_of):
            if whole not in known:
                near = did_you_mean(whole, known)
                raise refuse(f"Không có chỉ tiêu {quoted(whole)} (part_of).", near, at="indicators")

    @rule("fields", "sectors", "levels", "award_forms", "indicators", "dimensions")
    def _ids_are_unique(self, _: ValidationInfo) -> None:
        """An id names one entry of its vocabulary; a dimension is not called as a built-in one."""
        for name in VOCABULARIES:
            ids = [term.id for term in getattr(self, name)]
            for identifier, count in Counter(ids).items():
                if count > 1 or (name == "dimensions" and identifier in BUILT_IN_DIMENSIONS):
                    raise refuse(f"Mã {quoted(identifier)} có hai lần hoặc đã dành riêng.", at=name)

    @rule("abbreviations")
    def _short_forms_are_unique(self, _: ValidationInfo) -> None:
        """A short form stands for one name."""
        for short, count in Counter(fold(one.short) for one in self.abbreviations).items():
            if count > 1:
                raise refuse(f"Chữ viết tắt {quoted(short)} có hai lần.", at="abbreviations")
