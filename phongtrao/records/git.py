"""Where the data lives on a Git host: what the form at ``/quan-tri/`` saves to, where links to files lead."""

from typing import Annotated

from pydantic import Field, ValidationInfo

from .refusal import refuse
from .rules import Part, rule
from .values import Choice, choice_of, shaped

# An owner or a group, then the repository; GitLab's groups may stand in groups.
_SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.-]*"
_BRANCH_PART = "[A-Za-z0-9_](?:[A-Za-z0-9_-]|[.](?![.]))*"
_SERVER = r"https://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?::[0-9]{1,5})?"

RepositoryName = Annotated[
    str, shaped(250, f"{_SEGMENT}(?:/{_SEGMENT})+", "chủ kho/tên kho. Ví dụ: xa-mau/phong-trao")
]
Branch = Annotated[str, shaped(120, f"{_BRANCH_PART}(?:/{_BRANCH_PART})*", "tên nhánh. Ví dụ: main")]
Server = Annotated[
    str, shaped(250, _SERVER, "https:// và tên máy chủ, không có gì phía sau. Ví dụ: https://git.example.vn")
]
ClientId = Annotated[
    str, shaped(128, "[A-Za-z0-9_-]{8,}", "chữ, số và gạch nối, từ 8 ký tự: mã mà máy chủ Git cấp")
]


class GitHost(Choice):
    """The software of a Git host, which decides how its addresses and its sign-in work."""

    GITHUB = "github", "GitHub"
    GITLAB = "gitlab", "GitLab"
    GITEA = "gitea", "Gitea, Forgejo"


# Where each is when nobody says otherwise.
PUBLIC_SERVERS = {
    GitHost.GITHUB: "https://github.com",
    GitHost.GITLAB: "https://gitlab.com",
    GitHost.GITEA: "https://gitea.com",
}
# What stands between the repository and the branch in the address of a host's editor; see ``git_hosts``.
_EDITORS = {GitHost.GITHUB: "edit", GitHost.GITLAB: "-/edit", GitHost.GITEA: "_edit"}


class Repository(Part):
    """The repository whose ``data/`` this is, and how editors sign in to its host from the form."""

    host: Annotated[GitHost, choice_of(GitHost)] = Field(title="Loại máy chủ Git")
    repository: RepositoryName = Field(
        title="Kho", description="Chủ kho/tên kho, như trên máy chủ.", examples=["xa-mau/phong-trao"]
    )
    branch: Branch = Field(
        "main", title="Nhánh", description="Nhánh mà trang được dựng từ đó.", examples=["main"]
    )
    server: Server | None = Field(
        None,
        title="Máy chủ riêng",
        description="Bỏ trống khi kho ở github.com, gitlab.com hoặc gitea.com.",
        examples=["https://git.example.vn"],
    )
    app_id: ClientId | None = Field(
        None,
        title="Mã ứng dụng để đăng nhập",
        description="Chỉ của GitLab, Gitea (OAuth, PKCE). Bỏ trống thì đăng nhập bằng mã truy cập cá nhân.",
    )
    sign_in_service: Server | None = Field(
        None,
        title="Dịch vụ đăng nhập",
        description="Chỉ của GitHub: máy chủ OAuth. Bỏ trống thì đăng nhập bằng mã truy cập cá nhân.",
        examples=["https://dang-nhap.example.vn"],
    )

    @property
    def address(self) -> str:
        """The address of the host, without a slash at its end."""
        return self.server or PUBLIC_SERVERS[self.host]

    @property
    def edit_url(self) -> str:
        """What stands before a file's path in the host's editor."""
        return f"{self.address}/{self.repository}/{_EDITORS[self.host]}/{self.branch}/"

    @rule("host", "repository")
    def _only_gitlab_nests(self, _: ValidationInfo) -> None:
        """Only GitLab has groups inside groups."""
        if self.repository.count("/") > 1 and self.host is not GitHost.GITLAB:
            raise refuse("Kho trên máy chủ này có đúng hai phần: chủ kho/tên kho.", at="repository")

    @rule("host", "app_id", "sign_in_service")
    def _sign_in_fits_host(self, _: ValidationInfo) -> None:
        """GitHub needs a service that holds its secret; the others know an application by its public id."""
        if self.app_id and self.host is GitHost.GITHUB:
            raise refuse("GitHub không dùng mục này: ghi dịch vụ đăng nhập (sign_in_service).", at="app_id")
        if self.sign_in_service and self.host is not GitHost.GITHUB:
            raise refuse("Chỉ GitHub dùng mục này: ghi mã ứng dụng (app_id).", at="sign_in_service")
