"""Arrangements that build in no time, and measurements as one would make them up."""

import sys
from dataclasses import replace

import pytest

from bench.arrangements import OURS, Arrangement
from bench.measure import Measurement
from bench.projects import prepare_hugo, prepare_ours, put_ours, put_page

# Writes a page for every record of a project, with the record's text in it, and something to keep.
BUILD = """
import pathlib
import yaml
site, kept = pathlib.Path("site"), pathlib.Path(".cache", "kept")
files = [*pathlib.Path("data").glob("*/thu-nghiem-*.yml"), *pathlib.Path("content").glob("tin-tuc/*/*.md")]
for file in files:
    record = next(yaml.safe_load_all(file.read_text(encoding="utf-8").split("\\n---\\n")[0]))
    record = record.get("record", record)
    page = site / "tin-tuc" / record["date"][-4:] / file.stem / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(record["summary"], encoding="utf-8")
kept.parent.mkdir(exist_ok=True)
with open("../builds", "a") as log:
    print(pathlib.Path.cwd().name, kept.exists(), (site / "kept").exists(), file=log)
for one in (kept, site / "kept"):
    one.write_text("")
"""
COMMAND = (sys.executable, "-c", BUILD)


@pytest.fixture
def quick_ours():
    return Arrangement(OURS, prepare_ours, put_ours, COMMAND)


@pytest.fixture
def quick_peer():
    return Arrangement("peer", prepare_hugo, put_page, COMMAND, rebuilds=False)


@pytest.fixture
def made_up():
    """Make a measurement of so many CPU seconds."""
    usual = Measurement(OURS, 1000, "clean", 1.0, 1.5, 100.0, 1100, 10.0)

    def make(tool, n, cpu, kind="clean", **others):
        return replace(usual, tool=tool, n=n, cpu_s=cpu, kind=kind, pages=n + 100, **others)

    return make
