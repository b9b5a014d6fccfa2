"""Our templates show what views give them, and do nothing else.

They run without a sandbox, which is for other people's templates and costs half of a page's time.
"""

import pytest
from jinja2 import nodes

from phongtrao.render import Renderer

from .conftest import ROOT

TEMPLATES = sorted(path.name for path in (ROOT / "templates").iterdir())
# What is called beside macros: methods of values that only tell something, blocks of the same template, and
# functions of the renderer.
METHODS = {"changed", "items", "iso", "on", "paint", "partition", "x", "y"}
BLOCKS = {"head", "record"}
FUNCTIONS = {"data_citation", "kept", "list_file", "record_citation", "reports_citation"}
# What is written as it is: JSON in which head.py escapes what could end it.
WRITTEN_AS_IT_IS = {"head.data"}


@pytest.fixture(scope="module")
def environment(mini):
    return Renderer(mini, ROOT / "templates")._environment


def trees(environment, name):
    return environment.parse(environment.loader.get_source(environment, name)[0])


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_reaches_behind_a_value(environment, name):
    tree = trees(environment, name)
    attributes = [node.attr for node in tree.find_all(nodes.Getattr)]
    attributes += [
        node.arg.value for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const)
    ]
    assert [attribute for attribute in attributes if str(attribute).startswith("_")] == []
    filters = {node.name for node in tree.find_all(nodes.Filter)}
    assert not filters & {"attr", "map"}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_calls_macros_and_what_only_tells(environment, name):
    tree = trees(environment, name)
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.FromImport):
        macros |= {one if isinstance(one, str) else one[1] for one in node.names}
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr):
            assert call.node.attr in METHODS
        elif isinstance(call.node, nodes.Getitem):
            assert call.node.node.name == "self"
            assert call.node.arg.value in BLOCKS
        else:
            assert call.node.name in macros | FUNCTIONS


@pytest.mark.parametrize("name", TEMPLATES)
def test_only_what_is_clean_is_left_unescaped(environment, name):
    tree = trees(environment, name)
    unescaped = [node.node for node in tree.find_all(nodes.Filter) if node.name == "safe"]
    assert {f"{node.node.name}.{node.attr}" for node in unescaped} <= WRITTEN_AS_IT_IS
    assert not list(tree.find_all((nodes.ScopedEvalContextModifier, nodes.MarkSafe)))


def test_values_are_escaped_and_none_may_be_missing(environment):
    assert environment.from_string("{{ a }}").render(a="<b>") == "&lt;b&gt;"
    with pytest.raises(Exception, match="undefined"):
        environment.from_string("{{ a }}").render()
