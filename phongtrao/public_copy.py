"""The copy of a record's file that the site publishes: what the record says, and nothing an editor noted.

Comments, recorded consent and privacy exceptions stay in the repository.
"""

from typing import Any

import yaml

from .records import Record

# Keys of any depth that are for editors alone.
PRIVATE_KEYS = frozenset({"consent", "privacy_exceptions"})


def public_yaml(record: Record) -> str:
    """Return a record as YAML that our own loader reads back, without comments and private keys."""
    values = _without_private(record.model_dump(mode="json", exclude_defaults=True))
    return yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)


def _without_private(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_private(value) for key, value in node.items() if key not in PRIVATE_KEYS}
    return [_without_private(item) for item in node] if isinstance(node, list) else node
