"""What an editor's YAML language server makes of a file: YAML 1.2's core types, unlike our own reader."""

import re

import yaml


class EditorLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2.2, section 10.3."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way of replacing them


def _read_integer(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)
EditorLoader.add_constructor("tag:yaml.org,2002:int", _read_integer)
EditorLoader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node))
)


def as_editor_sees(text):
    """Return the values of a YAML text as an editor's software guesses their types."""
    return yaml.load(text, EditorLoader)  # noqa: S506 - a SafeLoader
