"""Which templates a template is made of: as the template engine itself says."""

import pytest
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from phongtrao.template_files import TemplateFiles

from .conftest import ROOT

FOLDER = ROOT / "templates"
NAMES = sorted(path.name for path in FOLDER.iterdir())


def said_by_the_engine(name):
    """Return a template and everything that it names, and so on."""
    found, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            source = (FOLDER / one).read_text(encoding="utf-8")
            waiting += find_referenced_templates(Environment(autoescape=True).parse(source))
    return sorted(found)


@pytest.mark.parametrize("name", NAMES)
def test_no_template_is_overlooked(name):
    assert TemplateFiles(FOLDER).closure([name]) == said_by_the_engine(name)
