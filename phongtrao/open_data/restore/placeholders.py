"""What stands in the place of a withdrawn record: nothing of what it told, and all that others lean on."""

from collections.abc import Iterable, Mapping
from typing import Any

from ...records import Conference, Source
from .reading import Api, Document
from .values import spelled

_GONE = "Đã rút"


def placeholder(api: Api, tombstone: Document, leaning: Iterable[Document]) -> dict[str, Any]:
    """Return a file's content for a withdrawn record.

    :param leaning: documents of published records that name it as their event.
    """
    leaning = list(leaning)
    source: dict[str, Any] = {"title": _GONE, "publisher": api.single("site")["data"]["publisher"]}
    sources = next((one["sources"] for one in leaning if not one["data"].get("sources")), None)
    return {
        **_least(api, tombstone, _date(tombstone, leaning)),
        "withdrawn": _withdrawal(tombstone),
        "sources": [spelled(Source, one) for one in sources or [source]],
    }


def _withdrawal(tombstone: Document) -> dict[str, Any]:
    return spelled(Conference, {"withdrawn": tombstone["withdrawn"]})["withdrawn"]  # type: ignore[no-any-return]


def _date(tombstone: Document, leaning: Iterable[Document]) -> str:
    """Return the date of an event: of an award that has it from there, else the year its address tells."""
    awards = (one for one in leaning if one["type"] == "awards" and "date" not in one["data"])
    told = next((str(one["date"]) for one in awards), "")
    page = tombstone["page"]["path"].split("/") if tombstone["page"] else []
    return told or (page[1] if tombstone["type"] in ("conferences", "news") else _day(tombstone))


def _day(tombstone: Document) -> str:
    return str(tombstone["withdrawn"]["date"])


def _least(api: Api, tombstone: Document, date: str) -> Mapping[str, Any]:
    """Return the least that a file of its kind must say."""
    taxonomy, site = api.single("taxonomy")["data"], api.single("site")["data"]
    article = {"title": f"{_GONE}: {tombstone['id']}", "date": date, "summary": f"{_GONE}."}
    least: Mapping[str, Mapping[str, Any]] = {
        "conferences": article | {"kind": "other"},
        "news": article,
        "models": {"name": f"{_GONE}: {tombstone['id']}"},
        "awards": {"form": taxonomy["award_forms"][0]["id"], "date": date},
        "results": {
            "title": _GONE,
            "as_of": date,
            "figures": [{"indicator": taxonomy["indicators"][0]["id"], "text": _GONE}],
        },
        "exemplars": {
            "unit": site["locality"],
            "status": "chosen",
            "date": date,
            "chosen_by": site["publisher"],
        },
    }
    return least[tombstone["type"]]
