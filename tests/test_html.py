"""Every page is valid HTML: no parse error of the standard, and no breach that templates are prone to.

The Nu checker, which knows them all, needs Java; HACKING.md tells how to run it by hand.
"""

import itertools
import re

import html5lib
import pytest

from .pages import read

INTERACTIVE = "a, button, input, label, select, textarea, summary"
PHRASING_PARENTS = "p, h1, h2, h3, h4, h5, h6, span, small, strong, em, cite, q, time, label, button, dt"
BLOCKS = (
    "p, div, ul, ol, dl, table, section, article, nav, header, footer, figure, h1, h2, h3, h4, blockquote"
)
OBSOLETE = "center, font, big, strike, tt, acronym, marquee, [align], [bgcolor], [border], [valign], [nowrap]"
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


@pytest.fixture(scope="module")
def pages(site):
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def soups(site, pages):
    return {name: read(site, name) for name in pages}


def broken(soups, selector):
    """Return the first tag of each page that matches a selector of what must not be."""
    return {name: str(found)[:200] for name, soup in soups.items() if (found := soup.select_one(selector))}


def test_no_page_has_a_parse_error(pages):
    errors = {}
    for name, html in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(html)
        errors |= {name: parser.errors} if parser.errors else {}
    assert errors == {}


def test_every_id_stands_once_and_every_reference_has_its_target(soups):
    for name, soup in soups.items():
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert len(ids) == len(set(ids)), name
        assert not [one for one in ids if re.search(r"\s", one) or not one], name
        for attribute in REFERENCES:
            for tag in soup.select(f"[{attribute}]"):
                assert set(tag[attribute].split()) <= set(ids), (name, str(tag)[:200])


@pytest.mark.parametrize(
    "selector",
    [
        OBSOLETE,
        f":is({PHRASING_PARENTS}) :is({BLOCKS})",
        f":is(a, button) :is({INTERACTIVE})",
        "label :is(label, button, select, textarea)",
        ":is(ul, ol) > :not(li, script, template)",
        "dl > :not(dt, dd, div)",
        "img:not([alt]), img:not([width]), img:not([height])",
        "label[aria-label], input:is([type=checkbox], [type=radio])[autocomplete]",
        ":is(table, thead, tbody, tr, td, th)[role]",
        ":is(nav, [role=region]):not([aria-label], [aria-labelledby])",
        "h1:empty, h2:empty, h3:empty, h4:empty, title:empty, a:not([href])",
        "html:not([lang]), [lang=''], [tabindex]:not([tabindex='0'], [tabindex='-1'])",
        "button:not([type])",
    ],
)
def test_no_page_holds(soups, selector):
    assert broken(soups, selector) == {}


def test_headings_leave_no_level_out(soups):
    for name, soup in soups.items():
        levels = [int(tag.name[1]) for tag in soup.select("h1, h2, h3, h4, h5, h6")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), name


def test_dates_are_machine_readable(soups):
    for name, soup in soups.items():
        for tag in soup.select("time[datetime]"):
            assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", tag["datetime"]), (name, str(tag))
