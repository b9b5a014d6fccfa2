"""The copy of a record's file that the site publishes: what the record says, and nothing an editor noted.

Comments, recorded consent and privacy exceptions stay in the repository.
"""

from .records import Record
from .yaml_writing import block

# Keys of any depth that are for editors alone. ``git`` is where they save; readers have the page's links.
PRIVATE_KEYS = frozenset({"consent", "privacy_exceptions", "git"})


def public_yaml(record: Record) -> str:
    """Return a record as YAML that our own loader reads back, without comments and private keys."""
    return block(record.model_dump(mode="json", exclude_defaults=True), PRIVATE_KEYS)
