"""Free text is hostile: whatever stands wherever, the answer is a page or a problem, nothing else."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from phongtrao.load import load
from phongtrao.pages import record_pages
from phongtrao.problems import DataError, Problem
from phongtrao.render import Renderer

from .conftest import MINI, ROOT

Path_ = tuple[str | int, ...]


def places(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every place of a record where something stands, containers included."""
    yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from places(value, (*path, key))


def put(node: Any, path: Path_, value: Any) -> Any:
    if not path:
        return value
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = put(node[path[0]], path[1:], value)
    return copy


FILES = sorted(path for path in (MINI / "data").rglob("*.yml"))
RECORDS = {file: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in FILES}  # noqa: S506
PLACES = [(file, path) for file in FILES for path in places(RECORDS[file]) if path]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "NO",
        "1.10",
        "08",
        "12:30",
        "1.234,5",
        "17/9/2024",
        "hơn 200",
        "3–5",
        "100%",
        "có",
        "xa-cu",
        "9" * 30,
        "0",
        "{{ 7*7 }}",
    ]
)
VALUE = TEXT | st.lists(TEXT, max_size=2) | st.dictionaries(TEXT, TEXT, max_size=2) | st.none()


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(MINI / "data", Path(folder) / "data")
        yield Path(folder)


def problems_or_pages(root: Path) -> list[Problem]:
    """The problems of the data; without any, every page is made."""
    try:
        dataset = load(root)
    except DataError as error:
        return error.problems
    renderer = Renderer(dataset, ROOT / "templates")
    for page in record_pages(dataset):
        renderer.render(page.macro, page.path, page.argument)
    for macro in ("results", "key_figures", "model_list", "honour_roll", "unit_list", "about"):
        renderer.render(macro, "")
    return []


@settings(max_examples=200)
@given(where=st.sampled_from(PLACES), value=VALUE)
def test_anything_in_any_place_gives_pages_or_problems(site, where, value):
    file, path = where
    target = site / file.relative_to(MINI)
    record = put(RECORDS[file], path, value)
    target.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    try:
        problems = problems_or_pages(site)
    finally:
        shutil.copyfile(file, target)
    assert all(one.path and one.line and one.column and one.message for one in problems)
