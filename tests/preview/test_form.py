"""The form for editors in the preview: with its own headers, and never reloaded under an editor's hands."""

import pytest

from phongtrao.form_bundle import FOLDER, LIST
from phongtrao.header_rules import headers_of

from ..form.program import FILES, make_form, name_repository, tell
from .conftest import copied, previewing


@pytest.fixture
def preview(project, tmp_path):
    root = copied(project, tmp_path)
    make_form(root)
    name_repository(root)
    with previewing(root, tmp_path) as reader:
        yield reader


def test_the_form_is_shown_as_it_is_published_with_the_headers_of_hosts(preview):
    status, text, headers = preview.get("quan-tri/")
    assert status == 200
    assert "reload.js" in preview.text()
    assert "reload.js" not in text
    wanted = headers_of("quan-tri/")
    for name in ("Content-Security-Policy", "Cross-Origin-Opener-Policy", "X-Robots-Tag"):
        assert headers[name] == wanted[name]
    assert headers["Cache-Control"] == "no-store"
    script = next(part for part in text.split('"') if part.endswith("/form.js"))
    assert preview.text(script.removeprefix("../")) == FILES["form.js"]


def test_the_form_comes_and_goes_with_its_program(preview):
    preview.shows("", 'href="quan-tri/"')
    (preview.root / FOLDER / LIST).unlink()
    preview.shows("", 'href="quan-tri/"', gone=True)
    assert preview.get("quan-tri/")[0] == 404
    tell(preview.root, FILES)
    preview.shows("", 'href="quan-tri/"')
