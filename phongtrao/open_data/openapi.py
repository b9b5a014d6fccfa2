"""The OpenAPI 3.1 document: every endpoint in Vietnamese, with examples from the site's own records."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..dataset import Dataset
from ..records import COLLECTIONS, Record
from ..views.structured import Deployment
from . import accepted
from .addresses import ROOT, WITHDRAWN
from .documents import Document, line_document, public_data, record_document, single_document
from .lists import LISTS, PAGE_SIZE, Item, Leaf, first_leaves, leaf_document

_ABOUT = """\
Toàn bộ dữ liệu của trang dưới dạng tệp JSON tĩnh: mọi bản ghi, mọi danh sách, mỗi con số kèm nguồn.

- Chỉ đọc, không cần khoá, trang web khác gọi được (CORS mở).
- `data` là bản ghi đúng như nguồn nêu; số do trang này tính nằm riêng ở `derived`, kèm công thức.
- Điều chưa biết thì không có mục ấy, hoặc là `null`; trang không đoán.
- Ngày viết theo ISO 8601, chỉ đến mức nguồn nêu: `2024-09-17`, `2024-09` hoặc `2024`.
- Bản ghi đã rút vẫn còn địa chỉ: `status` là `withdrawn`, kèm ngày và lý do. Mã đã đổi thì là `moved`.
- Bản 1 chỉ lớn thêm: có thể có thêm mục, thêm từ trong danh sách chọn, thêm địa chỉ; không bỏ, không đổi
  nghĩa. Chương trình đọc nên bỏ qua mục chưa biết.
"""
_SINGLES = {
    "index": "Nơi bắt đầu: có những gì, của ai, dùng lại thế nào",
    "site": "Trang nói về chính nó",
    "taxonomy": "Các danh mục: lĩnh vực, khối, cấp, hình thức khen thưởng, chỉ tiêu, chiều phân loại",
    "moved": "Địa chỉ và mã đã đổi, nay ở đâu",
}
_LIST = "Danh sách"
_RECORD = "Bản ghi"
_WHOLE = "Chung"


class Examples(NamedTuple):
    """What examples are made of: the first entry of each list, and its first page."""

    entries: tuple[tuple[str, Item], ...]
    leaves: tuple[Leaf, ...]

    @classmethod
    def of(cls, dataset: Dataset) -> "Examples":
        """Return the oldest of each list, which stay the same while newer ones come."""
        first = [leaf for name in LISTS if (leaf := dataset.entry(first_leaves, name))]
        return cls(tuple((leaf.collection, leaf.items[0]) for leaf in first), tuple(first))


def specification(dataset: Dataset, examples: Examples, site: Deployment) -> Document:
    """Return the OpenAPI document."""
    own = dataset.site
    contact = {"name": own.publisher} | ({"url": site.url} if site.url else {})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Dữ liệu mở: {site.name}",
            "version": accepted.version(),
            "summary": "Bản ghi, danh sách và nguồn của từng con số, dạng JSON tĩnh.",
            "description": _ABOUT,
            "contact": contact,
            "license": {"name": own.data_licence.name, "url": own.data_licence.url},
        },
        "servers": [{"url": site.url.rstrip("/") if site.url else "../..", "description": "Trang này"}],
        "tags": [{"name": name} for name in (_WHOLE, _LIST, _RECORD)],
        "paths": paths(_examples(dataset, examples, site.url)),
        "components": {"schemas": _components()},
    }


def paths(examples: Mapping[str, Any]) -> Document:
    """Return every endpoint by its path.

    :param examples: what stands at some of them, by path.
    """
    return {
        path: _operation(endpoint, {"example": examples[path]} if path in examples else {})
        for path, endpoint in _endpoints()
    }


class _Endpoint(NamedTuple):
    tag: str
    operation: str
    summary: str
    schema: str
    parameters: tuple[tuple[str, str], ...] = ()


def _endpoints() -> Iterator[tuple[str, _Endpoint]]:
    for name, summary in _SINGLES.items():
        yield f"/{ROOT}{name}.json", _Endpoint(_WHOLE, name, summary, name)
    for name, title in LISTS.items():
        yield (
            f"/{ROOT}{name}.json",
            _Endpoint(_LIST, f"{name}-list", f"{title}: danh sách và các trang của nó", "list"),
        )
        leaf = "withdrawn" if name == WITHDRAWN else "page"
        told = f"{title}: một trang của danh sách, nhiều nhất {PAGE_SIZE} bản ghi, từ cũ đến mới"
        named = (("page", "Tên trang danh sách, lấy từ danh sách. Ví dụ: 2024-1."),)
        yield f"/{ROOT}{name}/pages/{{page}}.json", _Endpoint(_LIST, f"{name}-page", told, leaf, named)
    for record_type in COLLECTIONS:
        name, title = record_type.collection, record_type.kind_label
        named = (("id", "Mã bản ghi, lấy từ danh sách hay từ mục links."),)
        yield (
            f"/{ROOT}{name}/{{id}}.json",
            _Endpoint(_RECORD, name, f"{title}: một bản ghi", name, named),
        )


def _operation(endpoint: _Endpoint, example: Document) -> Document:
    schema = {"$ref": f"#/components/schemas/{endpoint.schema}"}
    answer = {"description": endpoint.summary, "content": {"application/json": {"schema": schema} | example}}
    told: Document = {
        "operationId": endpoint.operation,
        "tags": [endpoint.tag],
        "summary": endpoint.summary,
        "responses": {"200": answer} | ({"404": {"description": "Không có."}} if endpoint.parameters else {}),
    }
    if endpoint.parameters:
        told["parameters"] = [
            {"name": name, "in": "path", "required": True, "description": said, "schema": {"type": "string"}}
            for name, said in endpoint.parameters
        ]
    return {"get": told}


def _components() -> dict[str, Any]:
    """Return every accepted schema and all that they are made of, as components refer to one another."""
    found: dict[str, Any] = {}
    for name, schema in accepted.schemas().items():
        own = {key: value for key, value in schema.items() if key not in ("$defs", "$schema")}
        found |= schema.get("$defs", {}) | {name: own}
    text = json.dumps(dict(sorted(found.items())), ensure_ascii=False)
    made: dict[str, Any] = json.loads(text.replace('"#/$defs/', '"#/components/schemas/'))
    return made


def _examples(dataset: Dataset, examples: Examples, url: str) -> dict[str, Document]:
    made = {f"/{ROOT}site.json": single_document(dataset, dataset.site)}
    for name, item in examples.entries:
        if name != WITHDRAWN:
            made[f"/{ROOT}{name}/{{id}}.json"] = _example(dataset, item, url)
    for leaf in examples.leaves:
        shown = leaf._replace(items=leaf.items[:1])
        made[f"/{ROOT}{leaf.collection}/pages/{{page}}.json"] = leaf_document(dataset, shown, url)
    return made


def _example(dataset: Dataset, item: Item, url: str) -> Document:
    if item.number:
        honour = dataset.honour_lines[item.path][item.number - 1]
        return line_document(dataset, honour, _document(dataset, honour.record, url), url)
    return _document(dataset, getattr(dataset, item.collection)[item.id], url)


def _document(dataset: Dataset, record: Record, url: str) -> Document:
    return record_document(dataset, record, public_data(record), url)
