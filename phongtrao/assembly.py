"""Slots are filled: a record's page from its shell, a hand-written one from its macros, with its head."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import escape

from .compiled_templates import FOLDER as COMPILED
from .dataset import Dataset
from .frame import ADDRESS, CONTENT, HEAD, OPEN, Frame, HandPage, Shell, fill, pieces
from .head import card_of, head
from .page_check import faults
from .pages import Page
from .paths import relative
from .render import Renderer
from .share_pictures import Card
from .views.structured import Deployment


class FaultyPageError(Exception):
    """A finished page holds what its policy forbids. The message names the page and each place."""


@dataclass(frozen=True)
class Assembly:
    """All that pages are made of."""

    dataset: Dataset
    renderer: Renderer
    frame: Frame

    @classmethod
    def of(cls, root: Path, dataset: Dataset, frame: Frame) -> "Assembly":
        """Return the assembly of the project at ``root``."""
        renderer = Renderer(dataset, root / "templates", root / COMPILED, frame.address)
        return cls(dataset, renderer, frame)

    @cached_property
    def site(self) -> Deployment:
        """What pages say of the site itself."""
        return Deployment(self.frame.name, self.frame.description, self.frame.address)

    def page(self, page: Page) -> str:
        """Return the HTML of a record's page.

        :raises FaultyPageError: if the page breaks its own policy.
        """
        content = self.renderer.render(page.macro, page.path, page.argument)
        return self._filled(
            self._shells[Shell.of(page.path)],
            page,
            {CONTENT: content, OPEN: _start_tag(page.kind, page.date)},
        )

    def hand_page(self, hand: HandPage) -> str:
        """Return the HTML of a hand-written page.

        :raises FaultyPageError: if the page breaks its own policy.
        """
        made = {
            str(number): self.renderer.render(call.macro, hand.path, *call.arguments, **call.keywords)
            for number, call in enumerate(hand.calls)
        }
        page = as_page(hand)
        opened = {OPEN: _start_tag(hand.kind, hand.date)}
        return self._filled(pieces(hand.html), page, made | opened, hand.lang, is_home=hand.is_home)

    @cached_property
    def _shells(self) -> Mapping[Shell, list[str]]:
        return {shell: pieces(html) for shell, html in self.frame.shells.items()}

    def _filled(
        self,
        parts: list[str],
        page: Page,
        contents: Mapping[str, str],
        lang: str = "",
        *,
        is_home: bool = False,
    ) -> str:
        card = self.card(page)
        told = head(self.dataset, self.site, page, {card: card.name(self.frame.fonts)} if card else {})
        shown = {
            "page": page,
            "head": told,
            "site": self.site,
            "lang": lang,
            "is_home": is_home,
            "moved_to": relative(page.moved_to, page.path) if page.moved_to else "",
        }
        address = f"Địa chỉ trang: {escape(told.address)}" if told.address else ""
        html = fill(
            parts, {HEAD: self.renderer.template("_page_head.html", shown), ADDRESS: address, **contents}
        )
        if found := faults(html):
            raise FaultyPageError("\n".join(f"{page.path or 'trang chủ'}: {fault}" for fault in found))
        return html

    def card(self, page: Page) -> Card | None:
        """Return the words of the picture beside links to a page; none where no link could say it whole."""
        return card_of(self.dataset, self.site, page) if self.site.url else None


def as_page(hand: HandPage) -> Page:
    """Return what the head of a hand-written page tells, as a record's page does."""
    return Page(hand.path, hand.title, hand.description, "", "")


def _start_tag(kind: str, date: str) -> str:
    """Return the start of a page's content; one that search shall find says of which kind it is."""
    if not kind:
        return '<div id="noi-dung">'
    dated = f' data-pagefind-meta="date:{escape(date)}"' if date else ""
    return f'<div id="noi-dung" data-pagefind-body data-pagefind-filter="kind:{escape(kind)}"{dated}>'
