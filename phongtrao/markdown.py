"""Body text of records: CommonMark without raw HTML, then an allow-list sanitiser."""

import re
from functools import cache
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAGS = {
    *(
        "p",
        "br",
        "hr",
        "h2",
        "h3",
        "h4",
        "strong",
        "em",
        "del",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "code",
        "pre",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"https", "http", "mailto"}


_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener external")
# A line that means nothing but its words, to Markdown and to HTML: its signs have no meaning in the middle of
# a line, and its first starts no list, table, rule or underline of a heading. A "_" is looked for apart.
_LINE = r"""(?:[^\W\d]|\d++(?![.)])|["'“‘(])[\w .,;:()/%?!+=\-–—…“”‘’"'²°]*+(?<! )"""
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_HEADING = re.compile(rf"(###?) ({_LINE})")
_BETWEEN = re.compile(r"\n\n+")


def to_html(text: str) -> Markup:
    """Return the safe HTML of an editor's Markdown; images and raw HTML do not come through."""
    html = _of_plain(text)
    return Markup(in_full(text) if html is None else html)  # noqa: S704 - clean, or nothing to clean


def in_full(text: str) -> str:
    """Return the safe HTML of any Markdown."""
    markdown = _markdown()
    tokens = markdown.parse(text)
    for token in tokens:
        # The page has its one h1 already.
        if token.tag == "h1":
            token.tag = "h2"
    return _CLEANER.clean(markdown.renderer.render(tokens, markdown.options, {}))


@cache
def _markdown() -> "MarkdownIt":
    # Slow to load, and plain texts do without.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    # "js-default" switches raw HTML off and tables on; links are left as written, not guessed from text.
    made = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    # Only whole addresses: a relative one would break wherever else the text is shown.
    made.validateLink = lambda url: url.startswith(("https://", "http://", "mailto:"))  # type: ignore[method-assign]
    return made


def _of_plain(text: str) -> str | None:
    """Return the same for paragraphs and headings of plain words, ten times as quickly; None for all else."""
    if "_" in text:
        return None
    parts = []
    for block in _BETWEEN.split(text.strip("\n")):
        heading = _HEADING.fullmatch(block)
        if heading:
            level = len(heading[1])
            parts.append(f"<h{level}>{heading[2]}</h{level}>\n")
        elif _PARAGRAPH.fullmatch(block):
            parts.append(f"<p>{block}</p>\n")
        else:
            return None
    return "".join(parts)
