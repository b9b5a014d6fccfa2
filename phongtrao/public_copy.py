"""The copy of a record's file that the site publishes: what the record says, and nothing an editor noted.

Comments, recorded consent and privacy exceptions stay in the repository.
"""

from collections.abc import Mapping
from typing import Any

from .records import Record
from .yaml_writing import block

# Keys of any depth that are for editors alone. ``git`` is where they save; readers have the page's links.
PRIVATE_KEYS = frozenset({"consent", "privacy_exceptions", "git"})


def public_yaml(record: Record, values: Mapping[str, Any] | None = None) -> str:
    """Return a record as YAML that our own loader reads back, without comments and private keys.

    :param values: the record as plain values that are written as in files, where they are known already.
    """
    return block(values or record.model_dump(mode="json", exclude_defaults=True), PRIVATE_KEYS)
