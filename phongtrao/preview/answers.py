"""What goes to a browser: bodies with their type, the script that reloads, the page of what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markupsafe import Markup

# Addresses of the preview itself; no page of a site begins so.
OWN = ".phongtrao/"
_FILES = Path(__file__).parent / "files"
_TEXT = "text/plain; charset=utf-8"
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": _TEXT,
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".yml": _TEXT,
}
_UNKNOWN = "application/octet-stream"
_TROUBLE = Markup("""<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{title}</title>
    <link rel="stylesheet" href="/.phongtrao/trouble.css">
  </head>
  <body>
    <main>
      <h1>{title}</h1>
      <p>Sửa rồi lưu tệp: trang này tự hiện lại.</p>
      {told}
    </main>
  </body>
</html>
""")


@dataclass(frozen=True)
class Answer:
    """A status, and a body with its media type; or the address to go to."""

    status: int
    body: bytes = b""
    media_type: str = _TEXT
    location: str = ""


@dataclass(frozen=True)
class Trouble:
    """Why there are no pages to show: lines that an editor can mend, or what a developer needs."""

    title: str
    lines: tuple[str, ...] = ()
    technical: str = ""

    def __str__(self) -> str:
        return "\n".join([*self.lines, self.technical or f"{self.title}."])

    def html(self) -> str:
        """Return the page that tells it."""
        items = Markup("").join(map(Markup("<li><code>{}</code></li>\n").format, self.lines))
        told = Markup("<ol>\n{}</ol>").format(items) if self.lines else Markup("")
        if self.technical:
            told += Markup("<pre>{}</pre>").format(self.technical)
        return str(_TROUBLE.format(title=self.title, told=told))


def media_type(address: str) -> str:
    """Return the media type of a file, by its name, with its charset where it is text."""
    path = PurePosixPath(address)
    return _TYPES.get(path.suffix, _UNKNOWN if path.suffix else _TEXT)


def page(html: str, version: str, status: int = 200) -> Answer:
    """Return a page that reloads itself once what is shown is no longer ``version``."""
    script = f'<script src="/{OWN}reload.js?seen={version}" defer></script>'
    body = html.replace("</head>", f"{script}</head>", 1)
    return Answer(status, body.encode(), _TYPES[".html"])


def own_file(name: str) -> Answer | None:
    """Return a file of the preview itself."""
    if name not in _names():
        return None
    return Answer(200, (_FILES / name).read_bytes(), media_type(name))


def _names() -> Iterable[str]:
    return {path.name for path in _FILES.iterdir()}
