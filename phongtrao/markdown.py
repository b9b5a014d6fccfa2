"""Body text of records: CommonMark without raw HTML, then an allow-list sanitiser."""

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

# "js-default" switches raw HTML off and tables on; links are left as written, not guessed from text.
_MARKDOWN = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
# Only whole addresses: a relative one would break wherever else the text is shown.
_MARKDOWN.validateLink = lambda url: url.startswith(("https://", "http://", "mailto:"))  # type: ignore[method-assign]
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


def to_html(text: str) -> Markup:
    """Return the safe HTML of an editor's Markdown; images and raw HTML do not come through."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        # The page has its one h1 already.
        if token.tag == "h1":
            token.tag = "h2"
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Markup(  # noqa: S704 - the one place where HTML is trusted, right after nh3 cleaned it
        nh3.clean(
            html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener external"
        )
    )
