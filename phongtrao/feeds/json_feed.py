"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from ..dataset import Dataset
from ..paths import feed_path
from ..views.channels import Channel
from .atom import ICON, feed_title
from .entries import Entries, Entry

VERSION = "https://jsonfeed.org/version/1.1"


def json_text(dataset: Dataset, site: Entries, channel: Channel, entries: Sequence[Entry]) -> bytes:
    """Return a feed as JSON.

    The format has no base for links: while the site's address is not known, nothing leads into the site.
    """
    feed = {
        "version": VERSION,
        "title": feed_title(dataset, channel),
        **_known(site, home_page_url=channel.page, feed_url=feed_path(channel.name, "json"), icon=ICON),
        "description": channel.about,
        "language": "vi",
        "authors": [{"name": dataset.site.publisher}],
        "items": [_item(site, one) for one in entries],
    }
    return to_json(feed)


def _known(site: Entries, **paths: str) -> Mapping[str, str]:
    return {name: site.whole(path) for name, path in paths.items()} if site.address else {}


def _item(site: Entries, entry: Entry) -> Mapping[str, Any]:
    source = next((one.url for one in entry.sources if one.url), None)
    return {
        "id": entry.id,
        **({"url": entry.address} if site.address else {}),
        **({"external_url": source} if source else {}),
        "title": entry.title,
        "content_html": entry.html if site.address else entry.unlinked,
        "summary": entry.summary,
        **({"date_published": entry.published_at} if entry.published_at else {}),
        "date_modified": entry.updated_at,
        "tags": [label for _, label in entry.categories],
    }
