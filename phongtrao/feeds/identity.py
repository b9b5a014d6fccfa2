"""Names that readers' programs know a thing by: the same wherever the site stands."""

from uuid import UUID, uuid5

from ..dataset import Dataset
from ..paths import article_path
from ..records import Article

# Drawn once by lot; with another, every reader's program would take old news for new.
_NAMESPACE = UUID("1b4c584a-8900-479b-87ab-7210643d78d6")


def feed_id(dataset: Dataset, name: str) -> UUID:
    """Return what a feed is known by."""
    return _identity(dataset, "feed", name)


def article_id(dataset: Dataset, article: Article) -> UUID:
    """Return what an article is known by: it is made of the first address that the article had."""
    return _identity(dataset, "article", _first_address(article))


def event_id(dataset: Dataset, article: Article) -> str:
    """Return what an article's event is known by in calendars."""
    return f"{_first_address(article).rstrip('/')}@{dataset.site.locality}"


def _identity(dataset: Dataset, kind: str, name: str) -> UUID:
    # Two sites of this software may have articles of one name; they have no locality in common.
    return uuid5(_NAMESPACE, f"{kind}:{dataset.site.locality}/{name}")


def _first_address(article: Article) -> str:
    # The newest old address is written below the others (CONTRIBUTING.md).
    return article.moved_from[0] if article.moved_from else article_path(article)
