"""An article as an entry of feeds: its full text as HTML that stands alone, made once for every feed."""

import re
from datetime import date
from typing import NamedTuple

import nh3

from ..dataset import Dataset
from ..paths import absolute, article_path
from ..reads import Remembered
from ..records import Article, Source
from ..render import Renderer
from ..views.articles import full_text
from ..views.channels import fields_of
from ..views.common import article_kind, provenance
from ..views.updates import published, updated
from .identity import article_id

# Parts that help on our pages alone: words for those who hear a page, links to mend it, cards of figures, for
# their table follows; and the title, which an entry has beside its text.
_OURS = re.compile(
    r'<(span|p) class="pt-(?:hidden|edit)">.*?</\1>|<ul class="pt-plain pt-figures">.*?</ul>|<h1>.*?</h1>',
    re.DOTALL,
)
# What has a meaning without our style sheet.
_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "del", "small", "q", "cite", "time", "code", "pre"),
    *("blockquote", "ul", "ol", "li", "dl", "dt", "dd", "a", "figure", "figcaption", "img"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary"),
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={
        "a": {"href", "title"},
        "img": {"src", "alt", "width", "height"},
        "ol": {"start"},
        "td": {"colspan"},
        "th": {"scope", "colspan"},
        "time": {"datetime"},
    },
    url_schemes={"https", "http", "mailto"},
    link_rel="noopener",
)
_OUR_LINK = re.compile(r'<a href="(?!https?:|mailto:)[^"]*+"[^>]*>(.*?)</a>', re.DOTALL)
_PHOTO = re.compile(r"<img [^>]*>")


def plain(html: str) -> str:
    """Return a page's HTML for where our style sheet and scripts are not: its text and structure alone."""
    made = _CLEANER.clean(_OURS.sub("", html)).strip()
    # Spaces have a meaning in code alone.
    return made if "<pre>" in made else "\n".join(filter(None, map(str.strip, made.split("\n"))))


def day_start(given: date) -> str:
    """Return the start of a day as RFC 3339 has it: history tells no hour, and formats ask for one."""
    return f"{given.isoformat()}T00:00:00Z"


class Entry(NamedTuple):
    """What a feed tells of an article.

    ``address`` is whole, or from the site's root where the site's own address is not known; so are the links
    in ``html``. ``categories`` are (term, label).
    """

    id: str
    title: str
    summary: str
    html: str
    address: str
    updated: date
    published: date | None
    categories: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]

    @property
    def updated_at(self) -> str:
        """The last change as both formats write it."""
        return day_start(self.updated)

    @property
    def published_at(self) -> str:
        """The day it entered the site as both formats write it; empty where that is not known."""
        return day_start(self.published) if self.published else ""

    @property
    def unlinked(self) -> str:
        """The text without what leads into the site, for formats in which a link must be whole."""
        return _PHOTO.sub("", _OUR_LINK.sub(r"\1", self.html))


class Entries:
    """The entries of one site."""

    def __init__(self, dataset: Dataset, renderer: Renderer, site_url: str) -> None:
        self._dataset, self._renderer, self.address = dataset, renderer, site_url
        self._made: dict[str, Remembered[Entry]] = {}

    def whole(self, path: str) -> str:
        """Return the whole address of a path from the site's root, or the path where none is known."""
        return absolute(path, self.address) if self.address else path or "./"

    def of(self, identifier: str) -> Entry:
        """Return the entry of an article, made once.

        :raises KeyError: if there is no such article.
        """
        if identifier not in self._made:
            self._made[identifier] = self._dataset.reads.remember(
                # The look-up is part of what every feed with this entry has read.
                lambda: self._make(self._dataset.articles[identifier])
            )
        return self._dataset.reads.recall(self._made[identifier])

    def _make(self, article: Article) -> Entry:
        dataset = self._dataset
        return Entry(
            id=article_id(dataset, article).urn,
            title=article.title,
            summary=article.summary,
            html=self._html(article),
            address=self.whole(article_path(article)),
            updated=updated(dataset, article),
            published=published(dataset, article),
            categories=tuple(self._categories(article)),
            sources=article.sources,
        )

    def _categories(self, article: Article) -> list[tuple[str, str]]:
        names = self._dataset.terms["fields"]
        fields = [(one, names[one]) for one in fields_of(self._dataset, article)]
        return [(article.collection, article_kind(article)), *fields]

    def _html(self, article: Article) -> str:
        text = full_text(self._dataset, article)
        context = {
            **text,
            "charts": {one.id: () for one in text["reports"]},
            "of_article": provenance(self._dataset, article),
        }
        return plain(self._renderer.template("_feed_entry.html", context, self.whole))
