"""Our environment writes what Jinja's writes, and calls macros as templates do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateAssertionError, UndefinedError
from markupsafe import Markup

from phongtrao.quick_templates import QuickEnvironment

MACRO = "{% macro m(a, b=2, c='<') %}<i>{{ a }}{{ b }}{{ c }}</i>{% endmacro %}"
TEMPLATES = {
    "values": "{{ a }}|{{ b }}|{{ a ~ b }}|{{ a.upper() }}|{% set c %}<p>{{ a }}</p>{% endset %}{{ c }}",
    "parts": "{{ b[0:1] if b is string }}{{ a[:-1] }}{{ [a, b][1] }}{{ {'x': a}['x'] }}",
    "choices": "{{ '<x>' if b }}{{ b if not b else a }}"
    "{% for one in (a, b) %}{{ ', ' if not loop.first }}{{ one }}{% endfor %}",
    "loops": "{% for one in a %}{{ one }}{{ loop.index }}{{ ', ' if not loop.last }}"
    "{% for other in (b, a, a) %}{{ other if loop.changed(other) }}{{ loop.last }}{% endfor %}"
    "{{ loop.first }}{% else %}-{% endfor %}{% for x, y in ((a, b),) %}{{ loop.index }}{{ y }}{% endfor %}",
    "macros": f"{MACRO}{{{{ m(a) }}}}{{{{ m(a, c=b) }}}}{{{{ m(c=m(1), a=2) }}}}{{{{ m(a, b, a) }}}}",
    "imported": "{% from 'macros' import m %}{% for one in (a, b) %}{{ m(one, b=m(one)) }}{% endfor %}",
    "branches": "{% if b %}{% set c = a %}{% else %}{% set c = 'x' %}{% endif %}{{ c }}{{ d is defined }}"
    "{% for one in (a, b) %}{% set d = one %}{{ d }}{% if d is none %}-{% endif %}{% endfor %}"
    "{{ d is defined }}{% for one in (a, b) %}{{ e is defined }}{% set e = one %}{% endfor %}"
    "{% for one in () %}{% else %}{{ a | upper }}{% endfor %}{% if b %}{{ b | string | length }}{% endif %}",
    "macro of a macro": "{% macro n(x) %}{{ o(x) | trim }}{% endmacro %}"
    "{% macro o(x) %}{{ x }}!{% endmacro %}{{ n(a) }}{{ n(o(b)) }}",
    "parent": "<b>{% block x %}{% endblock %}</b>",
    "child": "{% extends 'parent' %}{% from 'macros' import m %}{% block x %}{{ m(a) }}{{ a }}{% endblock %}",
}
VALUES = st.text() | st.integers() | st.booleans() | st.none() | st.text().map(Markup)


def made(kind, name, values):
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=True)
    return environment.get_template(name).render(values)


@pytest.mark.parametrize("name", TEMPLATES)
@given(a=st.text(), b=VALUES)
def test_the_same_is_written_as_by_jinja(name, a, b):
    values = {"a": a, "b": b}
    assert made(QuickEnvironment, name, values) == made(Environment, name, values)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{{ a }}",
            "{% if a %}{% endif %}",
            "{{ a | upper }}",
            "{% for one in a %}{% endfor %}",
            "{{ m(a) }}",
        ),
        *("{% from 'macros' import n %}", "{{ n }}", "{% if false %}{% set a = 1 %}{% endif %}{{ a }}"),
        "{% for one in (1,) %}{% set a = one %}{% endfor %}{{ a }}",
        *("{{ 1 | no_such_filter }}", "{% if 1 is no_such_test %}{% endif %}"),
    ],
)
def test_what_is_not_there_is_an_error(text):
    environment = QuickEnvironment(loader=DictLoader(TEMPLATES), undefined=StrictUndefined)
    with pytest.raises((UndefinedError, AttributeError, TemplateAssertionError, KeyError)):
        environment.from_string("{% from 'macros' import m %}" + text).render()


@pytest.mark.parametrize("call", ["m(1, 2, 3, 4)", "m(1, a=2)", "m(d=1)"])
def test_a_macro_refuses_what_it_does_not_know(call):
    environment = QuickEnvironment(autoescape=True)
    with pytest.raises(TypeError, match="a macro takes"):
        environment.from_string(f"{MACRO}{{{{ {call} }}}}").render()


def test_what_a_filter_makes_of_a_constant_is_asked_each_time():
    environment = QuickEnvironment(autoescape=True)
    answers = iter("<b")
    environment.filters["ask"] = lambda _: next(answers)
    template = environment.from_string("{{ '' | ask }}")
    assert [template.render(), template.render()] == ["&lt;", "b"]


def test_what_a_value_does_not_have_is_an_error():
    environment = QuickEnvironment(autoescape=True, undefined=StrictUndefined)
    for text in ("{{ a.b }}", "{{ a['b'] }}", "{{ b }}", "{{ b.c }}"):
        with pytest.raises((AttributeError, KeyError, UndefinedError)):
            environment.from_string(text).render(a={})


@pytest.mark.parametrize("call", ["m(*a)", "m(**a)"])
def test_a_call_is_given_what_stands_in_its_brackets(call):
    environment = QuickEnvironment(autoescape=True)
    with pytest.raises(NotImplementedError):
        environment.from_string(f"{{{{ {call} }}}}")


@pytest.mark.parametrize("word", ["caller()", "kwargs", "varargs"])
def test_a_macro_that_wants_more_is_not_compiled(word):
    environment = QuickEnvironment(autoescape=True)
    with pytest.raises(NotImplementedError):
        environment.from_string(f"{{% macro m() %}}{{{{ {word} }}}}{{% endmacro %}}")
