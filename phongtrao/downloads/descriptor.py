"""``datapackage.json``: the tables as the Frictionless standard (Data Package 1.0) describes them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..dataset import Dataset
from ..paths import DOWNLOADS, absolute
from ..views.common import unit_label
from .columns import Column
from .tables import Table

Json = dict[str, Any]
NAME = "phong-trao"


def descriptor(dataset: Dataset, tables: Sequence[Table], files: Mapping[str, tuple[int, str]]) -> str:
    """Return the descriptor.

    :param files: size and SHA-256 of each table's CSV, by the file's name.
    """
    site, days = dataset.site, dataset.history.updated.values()
    home = absolute(DOWNLOADS, dataset.workplace.site_url)
    newest = max(days, default=None)
    told: Json = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": title(dataset),
        "description": "Mọi số liệu, mô hình, khen thưởng, hội nghị và tin trên trang, mỗi dòng kèm nguồn. "
        "Nội dung dài của tin không có trong bảng mà ở tệp JSON của từng bản ghi.",
        "licenses": [{"title": site.data_licence.name, "path": site.data_licence.url}],
        "sources": [{"title": "Nguồn của từng bản ghi: bảng sources", "path": "sources.csv"}],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "keywords": [site.movement],
        **({"homepage": home} if home else {}),
        # The newest change of all: no clock, so that the same data give the same file.
        **({"version": newest.isoformat()} if newest else {}),
        "resources": [_resource(table, *files[f"{table.name}.csv"]) for table in tables],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def title(dataset: Dataset) -> str:
    """Return what the data as a whole are called."""
    locality = unit_label(dataset, dataset.units[dataset.site.locality])
    return f"Dữ liệu phong trào {dataset.site.movement}, {locality}"


def _resource(table: Table, size: int, sha256: str) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": _schema(table),
    }


def _schema(table: Table) -> Json:
    keys = [
        *(((one.name,), one.refers, ("id",)) for one in table.columns if one.refers),
        *table.refers,
    ]
    return {
        "fields": [_field(one) for one in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.primary_key),
        **({"foreignKeys": [_key(table, *key) for key in keys]} if keys else {}),
    }


def _key(table: Table, own: tuple[str, ...], other: str, its: tuple[str, ...]) -> Json:
    # A table names itself by nothing.
    resource = "" if other == table.name else other.replace("_", "-")
    return {"fields": list(own), "reference": {"resource": resource, "fields": list(its)}}


def _field(one: Column) -> Json:
    limits: Json = {
        "required": one.required,
        "unique": one.unique,
        "enum": [value for value, _ in one.enum],
        "pattern": one.pattern,
    }
    kept: Json = {name: value for name, value in limits.items() if value}
    if one.minimum is not None:
        kept["minimum"] = one.minimum
    told: Json = {
        "name": one.name,
        "type": one.type,
        "title": one.title,
        "description": one.description,
        "unit": one.measure_unit,
        "derived": one.derived,
        "constraints": kept,
    }
    return {name: value for name, value in told.items() if value}
