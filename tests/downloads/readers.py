"""The downloads as those read them who take them from the site."""

import csv
import json
from datetime import date
from decimal import Decimal

from phongtrao.sheets.cells import unguarded


def descriptor(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def fields_of(folder, name):
    """Return the fields of a table's schema by name."""
    found = next(one for one in descriptor(folder)["resources"] if one["path"] == f"{name}.csv")
    return {field["name"]: field for field in found["schema"]["fields"]}


def csv_rows(folder, name):
    """Return a table's rows with the types that the descriptor tells."""
    types = {key: READ[field["type"]] for key, field in fields_of(folder, name).items()}
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{key: types[key](text) if text else None for key, text in row.items()} for row in rows]


def json_rows(folder, name):
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


READ = {
    "string": unguarded,
    "integer": int,
    "number": Decimal,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}
