"""Every file that readers' programs ask for again and again: made of the entries, looked over."""

from collections.abc import Iterator, Mapping

from ..dataset import Dataset
from ..paths import calendar_path, feed_path
from ..render import Renderer
from ..views.calendars import calendars
from ..views.channels import Channel, channels
from .atom import atom_text
from .checking import check_calendar, check_entries, check_xml
from .entries import Entries, Entry
from .icalendar import calendar_text
from .json_feed import json_text

# Bytes of text in one feed: a program asks for all of it each time something is new.
MOST_BYTES = 400_000


class Press:
    """Makes the feeds and calendars of one site.

    :param site_url: the site's own address; empty when it is not known.
    """

    def __init__(self, dataset: Dataset, renderer: Renderer, site_url: str) -> None:
        self._dataset, self._renderer = dataset, renderer
        self._site = Entries(dataset, renderer, site_url)

    def feeds(self) -> list[str]:
        """Return the names of all feeds."""
        return list(self._dataset.once(channels))

    def calendars(self) -> list[str]:
        """Return the names of all calendars."""
        return list(self._dataset.once(calendars))

    def feed(self, name: str) -> Mapping[str, bytes]:
        """Return the files of a feed by address.

        :raises InvalidFeedError: if it is empty or broken.
        """
        channel = self._dataset.entry(channels, name)
        assert channel
        atom, json = (feed_path(name, ending) for ending in ("atom", "json"))
        entries = list(self._entries(channel))
        check_entries(atom, entries)
        xml = atom_text(self._dataset, self._renderer, self._site, channel, entries).encode()
        check_xml(atom, xml)
        return {atom: xml, json: json_text(self._dataset, self._site, channel, entries)}

    def _entries(self, channel: Channel) -> Iterator[Entry]:
        """Yield a feed's entries, as many as it has room for: one at least."""
        taken = 0
        for identifier in channel.articles:
            entry = self._site.of(identifier)
            taken += len(entry.html.encode())
            if taken > MOST_BYTES and identifier != channel.articles[0]:
                return
            yield entry

    def calendar(self, name: str) -> Mapping[str, str]:
        """Return the file of a calendar by address.

        :raises InvalidFeedError: if it is empty or broken.
        """
        calendar = self._dataset.entry(calendars, name)
        assert calendar
        address = calendar_path(name)
        text = calendar_text(self._dataset, self._site, calendar)
        check_calendar(address, text)
        return {address: text}
