"""The pages that other sites put into a frame: one small page for each card, and their style sheet."""

from collections.abc import Mapping
from pathlib import Path

from .dataset import Dataset
from .paths import FIGURE_CARDS, absolute, relative
from .render import Renderer
from .security import CARD_POLICY
from .views.embeds import figure_card, key_figure_paths
from .views.structured import Deployment

STYLE = f"{FIGURE_CARDS}the.css"
# The same sheet is part of the site's own, for the cards on the page that shows them.
_SHEET = Path("theme", "assets", "phongtrao", "embed.css")


def card_page(dataset: Dataset, renderer: Renderer, site: Deployment, path: str) -> Mapping[str, str]:
    """Return the page of the card at ``path``.

    :raises KeyError: if no key figure has that address.
    """
    card = figure_card(dataset, key_figure_paths(dataset)[path])
    html = renderer.template(
        "_figure_card_page.html",
        {
            "card": card,
            "site": site,
            "policy": CARD_POLICY,
            "style": relative(STYLE, path),
            "canonical": absolute(card.page, site.url),
        },
        # In a frame on another site a link must lead out of it; a whole address can be copied, too.
        lambda one: absolute(one, site.url) or relative(one, path),
    )
    return {f"{path}index.html": html}


def card_style(root: Path) -> Mapping[str, Path]:
    """Return the style sheet of the cards of the project at ``root``."""
    return {STYLE: root / _SHEET}
