"""Several style sheets become one, named by its content."""

import pytest

from phongtrao.embeds import STYLE
from phongtrao.paths import FIGURE_CARDS
from phongtrao.style_sheets import ElsewhereError, joined

from .pages import read


def test_sheets_stand_in_their_order_with_one_charset_and_no_maps():
    address, text = joined([], ['@charset "UTF-8";a{b:c}\n/*# sourceMappingURL=a.css.map */', "d{e:f}"])
    assert text == '@charset "UTF-8";\na{b:c}\nd{e:f}\n'
    assert address.startswith("assets/stylesheets/")


def test_the_sheets_beneath_stand_in_a_layer_that_yields_to_the_others():
    assert joined(['@charset "UTF-8";a{b:c}'], ["d{e:f}"])[1] == (
        '@charset "UTF-8";\n@layer beneath {\na{b:c}\n}\nd{e:f}\n'
    )


def test_the_name_tells_the_content():
    assert joined([], ["a{b:c}"])[0] != joined([], ["a{b:d}"])[0]
    assert joined([], ["a{b:c}"]) == joined([], ["a{b:c}"])


@pytest.mark.parametrize("sheet", ['@import "a.css";', "a{b:url(c.png)}", "a{b:url('../c.png')}"])
def test_a_sheet_that_leads_elsewhere_is_refused(sheet):
    with pytest.raises(ElsewhereError):
        joined([], [sheet])


def test_a_picture_inside_a_sheet_may_stay():
    assert "data:image" in joined([], ["a{b:url('data:image/svg+xml,x')}"])[1]


def test_every_page_loads_one_sheet_and_no_other_is_published(site):
    # The cards that other sites frame have a sheet of their own.
    sheets = {file.relative_to(site).as_posix() for file in site.rglob("*.css*")} - {STYLE}
    assert len(sheets) == 1
    for file in site.rglob("*.html"):
        if not file.is_relative_to(site / FIGURE_CARDS):
            links = read(site, file.relative_to(site).as_posix()).select("link[rel=stylesheet]")
            assert {link["href"].lstrip("./") for link in links} == sheets
