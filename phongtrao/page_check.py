"""Looks over a finished page for what its security policy forbids, so that a build stops and not a reader.

Nearly every piece is of plain tags alone, which one pattern tells. In any other each tag is looked at, and
one that may be at fault is taken apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache
from html.parser import HTMLParser

from pydantic_core import SchemaValidator, core_schema

# A tag with its quoted values, which may hold ">". Possessive, hence linear whatever the page holds.
_TAG = re.compile(rb"""<[a-zA-Z][^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>""")
# The same without any "<" inside; or the "<" alone of whatever else begins as a tag does.
_WHOLE_TAG = re.compile(rb"""<(?:[a-zA-Z][^<>"']*+(?:(?:"[^"<]*+"|'[^'<]*+')[^<>"']*+)*+>|(?![/!]))""")
_BEGUN = b"<"
# A piece of tags that load nothing, run nothing and style nothing, whatever their values; for Rust's engine,
# which reads it some five times as quickly as "re" lists the tags.
_PLAIN_TAG = r"""
    <(?:a|article|blockquote|br|button|caption|cite|code|dd|del|desc|details|div|dl|dt|em|fieldset|figcaption
      |figure|footer|h[1-6]|header|hr|img|input|label|legend|li|nav|ol|option|p|path|picture|pre|q|rect|section
      |select|small|source|span|strong|summary|svg|table|tbody|td|text|th|thead|time|title|tr|tspan|ul)
      (?:\ (?:(?:(?:aria|data)-[a-z-]+|alt|checked|class|colspan|d|datetime|decoding|download|dy|for|height
          |hidden|id|lang|loading|maxlength|name|open|rel|role|rowspan|scope|sizes|start|tabindex|text-anchor
          |title|type|value|viewBox|width|x|y)
          (?:="[^"<>]*")?
        |href="(?:(?:https?://|mailto:)[^"<>]*|(?:[a-zA-Z0-9._?=%\#/-]|&amp;)*)"
        |src="PATH"
        |srcset="PATH\ [0-9]+w(?:,\ PATH\ [0-9]+w)*"))*/?>
    |<meta\ (?:name|property)="[^"<>]*"\ content="[^"<>]*">
    |<link\ rel="(?:alternate"\ type="[^"<>]*"(?:\ title="[^"<>]*")?|canonical")\ href="[^"<>]*">
    |<script\ (?:type="application/ld\+json"|src="PATH"(?:\ data-[a-z-]+="[^"<>]*")*\ defer)>
    |</[a-z0-9]+>
    |<!--[^<>]*-->
""".replace("PATH", "[a-zA-Z0-9._-]+(?:/[a-zA-Z0-9._-]+)*")
_ELSEWHERE = r"""(?:[a-z][a-z0-9+.-]*:|//|&|\\)"""
_SUSPECT = re.compile(
    rf"""
    ^<(?:script|style|base|iframe|frame|object|embed|applet|portal|link[^>]*?[\s"'/]href\s*=["'\s]*{_ELSEWHERE})
    | [\s"'/](?:on[a-z]+|style|srcdoc)\s*=
    | [\s"'/](?:src|poster|data|background|action|formaction|ping|manifest|xlink:href)\s*=["'\s]*{_ELSEWHERE}
    | [\s"'/](?:image)?srcset\s*=[^>]*//
    | [\s"'/]href\s*=["'\s]*(?:javascript|data|vbscript|blob|&)
    | http-equiv\s*=["'\s]*refresh[^>]*//
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_LOADED = {"src", "poster", "data", "background", "action", "formaction", "manifest", "xlink:href", "ping"}
# Relations that only say something; a browser fetches nothing for them.
_SAID = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
_DATA_TYPES = {"application/json", "application/ld+json"}
_FORBIDDEN = {"style", "base", "iframe", "frame", "object", "embed", "applet", "portal"}
_ABSOLUTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_RUNS = re.compile(r"\s*(?:javascript|data|vbscript|blob):", re.IGNORECASE)

Attributes = dict[str, str]


def faults(page: bytes) -> list[str]:
    """Return what in an encoded page its policy forbids: one line for each, in Vietnamese, with the tag."""
    tags = _TAG.findall(page)
    faulty = _faulty(set(tags))
    return [f"{fault}: {tag.decode()}" for tag in dict.fromkeys(tags) for fault in faulty.get(tag, ())]


def is_sound(part: str) -> bool:
    """Tell whether a piece of a page holds nothing forbidden, whatever stands before and after it.

    Every tag that begins in it ends in it, so that none goes on into what follows.
    """
    if _plain()(part):
        return True
    tags = set(_WHOLE_TAG.findall(part.encode()))
    return _BEGUN not in tags and not _faulty(tags)


@cache
def _plain() -> Callable[[str], bool]:
    """Return what tells whether a piece is of texts and plain tags alone."""
    pattern = rf"(?x)\A(?:[^<]|{_PLAIN_TAG})*\z"
    plain: Callable[[str], bool] = SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python
    return plain


def _faulty(tags: Set[bytes]) -> Mapping[bytes, Sequence[str]]:
    """Return those of ``tags`` that are at fault, each with its faults."""
    found = {tag: _faults_of(tag.decode()) for tag in tags - _sound}
    faulty = {tag: told for tag, told in found.items() if told}
    if len(_sound) < _MAX_SOUND:
        _sound.update(found.keys() - faulty.keys())
    return faulty


# Most tags of a page stand on every other page too.
_sound: set[bytes] = set()
_MAX_SOUND = 8192


def _faults_of(tag: str) -> tuple[str, ...]:
    return tuple(_found(*_Tag.read(tag))) if _SUSPECT.search(tag) else ()


def _found(name: str, attributes: Attributes) -> Iterator[str]:
    if name in _FORBIDDEN:
        yield f"thẻ <{name}> không được dùng"
    if name == "script" and "src" not in attributes and attributes.get("type") not in _DATA_TYPES:
        yield "mã lệnh viết trong trang"
    for attribute, value in attributes.items():
        if attribute.startswith("on") or attribute in ("style", "srcdoc"):
            yield f"thuộc tính {attribute} không được dùng"
        elif _leaves(name, attribute, value, attributes):
            yield f"{attribute} tải từ nơi khác"
        elif attribute == "href" and _RUNS.match(value):
            yield f"{attribute} chạy mã lệnh"


def _leaves(name: str, attribute: str, value: str, attributes: Attributes) -> bool:
    """Tell whether a browser would fetch from, or send to, somewhere else because of an attribute."""
    if attribute in ("srcset", "imagesrcset"):
        return any(_ABSOLUTE.match(part) for part in value.split(","))
    if name == "link" and attribute == "href":
        return bool(_ABSOLUTE.match(value)) and not _SAID.issuperset(
            attributes.get("rel", "").lower().split()
        )
    if name == "meta" and attribute == "content" and attributes.get("http-equiv", "").lower() == "refresh":
        return bool(_ABSOLUTE.match(value.partition("=")[2]))
    return attribute in _LOADED and bool(_ABSOLUTE.match(value))


class _Tag(HTMLParser):
    """Takes one tag apart."""

    name: str
    attributes: Attributes

    @classmethod
    def read(cls, tag: str) -> tuple[str, Attributes]:
        """Return a tag's name and attributes as a browser understands them: lower case, entities resolved."""
        parser = cls()
        parser.feed(tag)
        return parser.name, parser.attributes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what was read."""
        self.name = tag
        self.attributes = {name: value or "" for name, value in attrs}
