"""Slots are filled: a record's page from its shell, a hand-written one from its macros, with its head."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from markupsafe import escape

from .compiled_templates import FOLDER as COMPILED
from .dataset import Dataset
from .frame import ADDRESS, CONTENT, HEAD, OPEN, Frame, HandPage, Shell, Slotted
from .head import card_of, head
from .marks import Finished
from .page_check import faults, is_sound
from .pages import Page
from .paths import relative
from .render import Renderer
from .share_pictures import Card
from .views.cited import Citation, files_of, page_citation
from .views.structured import Deployment


class FaultyPageError(Exception):
    """A finished page holds what its policy forbids. The message names the page and each place."""


@dataclass(frozen=True)
class Assembly:
    """All that pages are made of."""

    dataset: Dataset
    renderer: Renderer
    frame: Frame
    # What pages say of the site itself.
    site: Deployment

    @classmethod
    def of(cls, root: Path, dataset: Dataset, frame: Frame) -> "Assembly":
        """Return the assembly of the project at ``root``."""
        site = Deployment(frame.name, frame.description, frame.address)
        renderer = Renderer(dataset, root / "templates", root / COMPILED, site, frame.assets)
        return cls(dataset, renderer, frame, site)

    def page(self, page: Page) -> bytes:
        """Return the HTML of a record's page, encoded.

        :raises FaultyPageError: if the page breaks its own policy.
        """
        content = self.renderer.render(page.macro, page.path, page.argument)
        return self._filled(self._shells[Shell.of(page.path)], page, {CONTENT: content})

    def hand_page(self, hand: HandPage) -> bytes:
        """Return the HTML of a hand-written page, encoded.

        :raises FaultyPageError: if the page breaks its own policy.
        """
        made = {
            str(number): self.renderer.render(call.macro, hand.path, *call.arguments, **call.keywords)
            for number, call in enumerate(hand.calls)
        }
        return self._filled(Slotted.of(hand.html), as_page(hand), made, hand.lang, is_home=hand.is_home)

    @cached_property
    def _cited(self) -> Callable[[Page], Citation | None]:
        """How a page is cited: asked for by its head, then for the files beside it."""
        of_record = self.renderer.record_citation
        return lru_cache(maxsize=1)(lambda page: page_citation(self.dataset, self.site, page, of_record))

    @cached_property
    def _shells(self) -> Mapping[Shell, Slotted]:
        return {shell: Slotted.of(html) for shell, html in self.frame.shells.items()}

    def _filled(
        self,
        slotted: Slotted,
        page: Page,
        contents: Mapping[str, Finished],
        lang: str = "",
        *,
        is_home: bool = False,
    ) -> bytes:
        card = self.card(page)
        told = head(self.dataset, self.site, page, {card: card.name(self.frame.fonts)} if card else {})
        cited = self._cited(page)
        shown = {
            "page": page,
            "head": told,
            "site": self.site,
            "lang": lang,
            "is_home": is_home,
            "cited": cited,
            "cited_files": [relative(file, page.path) for file in cited.files] if cited else (),
            "moved_to": relative(page.moved_to, page.path) if page.moved_to else "",
        }
        address = f"Địa chỉ trang: {escape(told.address)}" if told.address else ""
        around = {
            HEAD: self.renderer.template("_page_head.html", shown),
            OPEN: _start_tag(page.kind, page.date),
            ADDRESS: address,
        }
        # What stands around many pages is looked over once.
        is_clean = (
            slotted.is_sound
            and all(map(is_sound, around.values()))
            and all(content.is_sound for content in contents.values())
        )
        made = {name: text.encode() for name, text in around.items()}
        made |= {name: content.html for name, content in contents.items()}
        html = slotted.filled(made)
        if not is_clean and (found := faults(html)):
            raise FaultyPageError("\n".join(f"{page.path or 'trang chủ'}: {fault}" for fault in found))
        return html

    def citation_files(self, page: Page) -> Mapping[str, str]:
        """Return what reference managers read, by address: files beside a page that says how it is cited."""
        return files_of(self._cited(page))

    def card(self, page: Page) -> Card | None:
        """Return the words of the picture beside links to a page; none where no link could say it whole."""
        return card_of(self.dataset, self.site, page) if self.site.url else None


def as_page(hand: HandPage) -> Page:
    """Return what the head of a hand-written page tells, as a record's page does."""
    return Page(hand.path, hand.title, hand.description, "", "", kind=hand.kind, date=hand.date)


def _start_tag(kind: str, date: str) -> str:
    """Return the start of a page's content; one that search shall find says of which kind it is."""
    if not kind:
        return '<div id="noi-dung">'
    dated = f' data-pagefind-meta="date:{escape(date)}"' if date else ""
    return f'<div id="noi-dung" data-pagefind-body data-pagefind-filter="kind:{escape(kind)}"{dated}>'
