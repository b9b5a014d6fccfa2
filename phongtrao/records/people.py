"""People as sources name them: with what tells one from another, and never a child without consent."""

from pydantic import Field, ValidationInfo

from .refusal import refuse
from .rules import Part, rule
from .values import Flag, Line, Title


class Person(Part):
    """Somebody, or a collective, that the source names."""

    name: Title = Field(title="Họ và tên")
    honorific: Title | None = Field(None, title="Cách xưng", examples=["ông", "bà"])
    rank: Title | None = Field(None, title="Cấp bậc", examples=["Thượng tá"])
    titles: tuple[Title, ...] = Field((), title="Chức vụ", examples=[["Phó Bí thư Huyện ủy"]])
    organisation: Title | None = Field(None, title="Đơn vị công tác")
    child: Flag = Field(False, title="Trẻ em", description="có: người dưới 16 tuổi.")
    consent: Line | None = Field(
        None, title="Sự đồng ý", description="Bắt buộc khi nêu tên trẻ em: ai đồng ý, ngày nào."
    )

    @property
    def full_name(self) -> str:
        """The name with how the person is addressed: ``Thượng tá Nguyễn Văn An``."""
        return " ".join(filter(None, [self.honorific, self.rank, self.name]))

    @rule("child", "consent")
    def _child_has_consent(self, _: ValidationInfo) -> None:
        """A child is named only with recorded consent (Law 91/2025 on personal data)."""
        if self.child and not self.consent:
            raise refuse("Nêu tên trẻ em thì phải ghi sự đồng ý, hoặc bỏ tên.", at="consent")
