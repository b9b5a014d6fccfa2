"""A feed as Atom 1.0 (RFC 4287)."""

from collections.abc import Sequence

from ..dataset import Dataset
from ..paths import feed_path, relative
from ..render import Renderer
from ..views.channels import Channel
from .entries import Entries, Entry
from .identity import feed_id

ICON = "assets/phongtrao/icon.svg"


def atom_text(
    dataset: Dataset, renderer: Renderer, site: Entries, channel: Channel, entries: Sequence[Entry]
) -> str:
    """Return a feed as XML.

    Where the site's address is not known, links lead on from the site's root, which ``xml:base`` gives.
    """
    here = feed_path(channel.name, "atom")
    return renderer.template(
        "feed.atom",
        {
            "id": feed_id(dataset, channel.name).urn,
            "title": feed_title(dataset, channel),
            "about": channel.about,
            "updated": max(one.updated_at for one in entries),
            "base": site.address or relative("", here),
            "atom": site.whole(here),
            "json": site.whole(feed_path(channel.name, "json")),
            "page": site.whole(channel.page),
            "icon": site.whole(ICON),
            "licence": dataset.site.data_licence,
            "publisher": dataset.site.publisher,
            "entries": entries,
        },
    )


def feed_title(dataset: Dataset, channel: Channel) -> str:
    """Return a feed's title, which stands alone among those of other sites."""
    return f"{channel.title} – {dataset.site.movement}"
