"""What the tests of the form share: its fields by path, and the records as the form holds them."""

import yaml

from phongtrao.records import COLLECTIONS, Site, Taxonomy

KINDS = {one.collection: one for one in (*COLLECTIONS, Site, Taxonomy)}


def files_of(config):
    """The fields of each kind of file, by its name."""
    found = {}
    for collection in config["collections"]:
        for holder in collection.get("files", [collection]):
            if holder["name"] in KINDS:
                found[holder["name"]] = holder["fields"]
    return found


def flat(fields, above=()):
    """Every field with its path, those of parts included; the item of a simple list is no key of its own."""
    for field in fields:
        path = (*above, field["name"])
        yield path, field
        yield from flat(field.get("fields", ()), path)


def text_of(path):
    """A file's values as the form has them: every scalar as the text it is spelled with."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes text only


def values(node, above=()):
    """Every scalar with the path of its keys; the items of a list stand at the list's path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from values(value, (*above, key))
    elif isinstance(node, list):
        for value in node:
            yield from values(value, above)
    elif node not in ("", "~", "null"):
        yield above, node
