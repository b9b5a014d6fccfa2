"""The plain arrangement's macros: records read with ``yaml.safe_load``, Markdown out."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Record = Mapping[str, Any]


def define_env(env: Any) -> None:
    """Read every record and offer the macros; called by mkdocs-macros."""
    files = sorted(Path(env.project_dir, "data").glob("*.yml"))
    records: dict[str, Record] = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files
    }

    def record(name: str) -> str:
        return "\n\n".join(_blocks(records[name]))

    def latest(count: int) -> str:
        newest = sorted(records, key=lambda name: _iso(records[name]), reverse=True)[:count]
        links = (
            f"[{records[name]['title']}](tin-tuc/{_iso(records[name])[:4]}/{name}.md)" for name in newest
        )
        return _list(links)

    env.macro(record)
    env.macro(latest)


def _iso(record: Record) -> str:
    day, month, year = record["date"].split("/")
    return f"{year}-{month:0>2}-{day:0>2}"


def _blocks(record: Record) -> Iterator[str]:
    """Yield a record's Markdown blocks in the order in which our own page shows them."""
    yield f"# {record['title']}"
    yield from _facts(record)
    yield record["body"]
    yield "## Nội dung được báo cáo"
    for statement in record["statements"]:
        yield f"### {statement['heading']}"
        yield _list(statement["points"])
    for award in record.get("awards", ()):
        yield f"## {award['form']}: {award['individuals']} cá nhân"
        yield f"{award['issuer']}. {award['achievement']}"
        yield _list(one["name"] for one in award["recipients"])
    for speech in record.get("speeches", ()):
        yield f"## {speech['speaker']}"
        yield _list(speech["directives"])
    if "attendees" in record:
        yield "## Đại biểu"
        yield _list(map(_person, record["attendees"]))
    yield "## Nguồn"
    yield _list(f"[{one['title']}]({one['url']}), {one['publisher']}" for one in record["sources"])


def _facts(record: Record) -> Iterator[str]:
    """Yield what stands at the top of the page: kind, summary, when and where, who called."""
    if "kind" in record:
        yield f"{record['kind']}, buổi {record['part_of_day']}"
    yield record["summary"]
    where = "; ".join(f"{place['venue']}, {place['unit']}" for place in record["places"])
    yield f"**{record['date']}** · {where}"
    if "organisers" in record:
        yield f"Đơn vị tổ chức: {'; '.join(record['organisers'])}"


def _person(one: Record) -> str:
    roles, titles = ", ".join(one["roles"]), ", ".join(one["titles"])
    return f"{roles}: **{one['honorific']} {one['name']}**, {titles}, {one['organisation']}"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
