"""What RFC 4287 and jsonfeed.org ask of a file, as far as a program can tell."""

import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def is_whole(address):
    return bool(urlsplit(address).scheme)


def links_in(html):
    soup = BeautifulSoup(html, "html.parser")
    return [tag[name] for name in ("href", "src") for tag in soup.select(f"[{name}]")]


def atom_faults(text):
    """Yield each rule of Atom that a feed breaks."""
    feed = ElementTree.fromstring(text)  # noqa: S314 - our own output
    if feed.tag != f"{ATOM}feed":
        yield "the root is no feed"
    entries = feed.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    if len(set(ids)) < len(ids) or not all(map(is_whole, ids)):
        yield f"ids are not unique and whole: {ids}"
    has_base = f"{XML}base" in feed.attrib
    for part in (feed, *entries):
        yield from _faults_of_part(part, has_base)
        if part.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield "no author"


def _faults_of_part(part, has_base):
    name = part.tag.removeprefix(ATOM)
    yield from _faults_of_counts(name, Counter(child.tag.removeprefix(ATOM) for child in part))
    for moment in (*part.findall(f"{ATOM}updated"), *part.findall(f"{ATOM}published")):
        if not MOMENT.fullmatch(moment.text):
            yield f"{moment.text} is no moment"
    yield from (f"{name} has no term" for one in part.findall(f"{ATOM}category") if not one.get("term"))
    links = part.findall(f"{ATOM}link")
    alternates = (one for one in links if one.get("rel", "alternate") == "alternate")
    kinds = Counter((one.get("type"), one.get("hreflang")) for one in alternates)
    yield from (f"{name} has two alternates of one kind" for count in kinds.values() if count > 1)
    content = part.find(f"{ATOM}content")
    if name == "entry" and (content is None or content.get("type") != "html" or len(content)):
        yield "the content of an entry is not escaped HTML"
    addresses = [one.get("href") for one in links] + (links_in(content.text) if content is not None else [])
    yield from (f"{one} has no base" for one in addresses if not has_base and not is_whole(one))


def _faults_of_counts(name, counts):
    for needed in ("id", "title", "updated"):
        if counts[needed] != 1:
            yield f"{name} has {counts[needed]} {needed}"
    for single in ("subtitle", "rights", "icon", "generator", "published", "content", "summary"):
        if counts[single] > 1:
            yield f"{name} has {counts[single]} {single}"


def json_faults(feed):
    """Yield each rule of JSON Feed 1.1 that a feed breaks."""
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title"):
        yield "no version or title"
    for name in ("home_page_url", "feed_url", "icon"):
        if name in feed and not is_whole(feed[name]):
            yield f"{name} is not whole"
    ids = [item.get("id") for item in feed["items"]]
    if len(set(ids)) < len(ids) or not all(isinstance(one, str) and one for one in ids):
        yield "ids are not unique texts"
    if not all(author.get("name") for author in feed.get("authors", [])):
        yield "an author has no name"
    for item in feed["items"]:
        yield from _faults_of_item(item)


def _faults_of_item(item):
    if not (item.get("content_html") or item.get("content_text")):
        yield "an item says nothing"
    for name in ("date_published", "date_modified"):
        if name in item and not MOMENT.fullmatch(item[name]):
            yield f"{item[name]} is no moment"
    links = links_in(item["content_html"]) + [item[one] for one in ("url", "external_url") if one in item]
    yield from (f"{one} is not whole" for one in links if not is_whole(one))
    if not all(isinstance(tag, str) for tag in item.get("tags", [])):
        yield "a tag is no text"
