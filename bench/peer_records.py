"""Records as the peers take them: where ours has an id or a key, they have the words that a reader sees.

Our build looks these words up. The peers need not, which is in their favour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from phongtrao.records.event_parts import AttendeeRole, EventKind, PartOfDay

Record = dict[str, Any]


@dataclass(frozen=True)
class Names:
    """What readers see of the project's own data, by id."""

    units: Mapping[str, str]
    award_forms: Mapping[str, str]


def read_names(data: Path) -> Names:
    """Return the names of the units and the forms of award under ``data``."""
    units = {path.stem: _read(path)["name"] for path in sorted((data / "units").glob("*.yml"))}
    forms = {form["id"]: form["name"] for form in _read(data / "taxonomy.yml")["award_forms"]}
    return Names(units, forms)


def _read(path: Path) -> Record:
    record: Record = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return record


def in_words(record: Record, names: Names) -> Record:
    """Return a synthetic record with words in the place of ids and keys; nothing else is changed."""
    said: Record = dict(record)
    said["places"] = [place | {"unit": names.units[place["unit"]]} for place in record["places"]]
    if "awards" in record:
        said["awards"] = [award | {"form": names.award_forms[award["form"]]} for award in record["awards"]]
    if "kind" in record:
        said["kind"] = EventKind[record["kind"].upper()].label
        said["part_of_day"] = PartOfDay[record["part_of_day"].upper()].label
        said["attendees"] = [
            one | {"roles": [AttendeeRole[role.upper()].label for role in one["roles"]]}
            for one in record["attendees"]
        ]
    return said
