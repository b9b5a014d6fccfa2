"""The OpenAPI document is valid, names every file there is, and its examples are the site's own."""

import json
import re

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from ..pages import main_text, read
from .test_documents import document


@pytest.fixture(scope="module")
def told(site):
    return document(site, "openapi")


def test_the_document_is_valid(told):
    OpenAPIV31SpecValidator(told).validate()


def test_every_file_has_a_path_and_every_path_a_file(site, told):
    patterns = {path: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for path in told["paths"]}
    used = set()
    for file in (site / "api/v1").rglob("*.json"):
        address = f"/{file.relative_to(site).as_posix()}"
        if "/schemas/" not in address and not address.endswith("openapi.json"):
            (found,) = [path for path, pattern in patterns.items() if pattern.fullmatch(address)]
            used.add(found)
    assert used == set(told["paths"])


def test_examples_are_what_stands_there(site, told):
    for name in ("conferences", "results", "units", "awards"):
        content = told["paths"][f"/api/v1/{name}/{{id}}.json"]["get"]["responses"]["200"]["content"]
        example = content["application/json"]["example"]
        assert example == document(site, f"{name}/{example['id']}")


def test_the_page_tells_of_every_path_in_vietnamese(site, told):
    text = main_text(read(site, "api/"))
    assert all(path in text for path in told["paths"])
    assert "Một tài liệu gồm gì" in text


def test_each_schema_is_published_as_accepted(site):
    for file in (site / "api/v1/schemas").glob("*.json"):
        assert json.loads(file.read_text(encoding="utf-8"))["$schema"].endswith("2020-12/schema")
