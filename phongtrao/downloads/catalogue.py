"""The open data for machines: schema.org's catalogue of data sets, each with its files."""

from collections.abc import Mapping
from typing import Any

from ..dataset import Dataset
from ..paths import DOWNLOADS, absolute
from .descriptor import title
from .files import ARCHIVE, DESCRIPTOR, WORKBOOK, data_files
from .tables import tables

Node = Mapping[str, Any]
_MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def catalogue(dataset: Dataset, site_url: str) -> list[Node]:
    """Return the catalogue of all tables, and the whole as one data set.

    :param site_url: the deployment's address, or nothing when it is not known.
    """
    home = absolute(DOWNLOADS, site_url)
    shared = {
        "inLanguage": "vi",
        "license": dataset.site.data_licence.url,
        "creator": {"@type": "Organization", "name": dataset.site.publisher},
        **({"url": home} if home else {}),
    }
    name = title(dataset)
    described = [
        {
            "@type": "Dataset",
            "name": one.title,
            "description": f"{one.description} {name}.",
            **shared,
            "distribution": [_download(dataset, site_url, f"{one.name}.{end}") for end in ("csv", "json")],
        }
        for one in tables().values()
    ]
    whole = {
        "@type": "Dataset",
        "name": name,
        "description": f"{name}: mọi bảng dữ liệu của trang, mỗi dòng kèm nguồn.",
        **shared,
        "distribution": [_download(dataset, site_url, file) for file in (WORKBOOK, ARCHIVE, DESCRIPTOR)],
    }
    return [{"@type": "DataCatalog", "name": name, **shared, "dataset": described}, whole]


def _download(dataset: Dataset, site_url: str, name: str) -> Node:
    file = dataset.entry(data_files, name)
    assert file is not None
    address = absolute(file.address, site_url)
    return {
        "@type": "DataDownload",
        "name": name,
        **({"contentUrl": address} if address else {}),
        "encodingFormat": _MEDIA_TYPES[name.rpartition(".")[2]],
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
