"""What is sent with which files: the one table that the rules for every kind of host come from."""

import re
from collections.abc import Iterable, Iterator, Mapping

from .paths import API, CHARTS, DOWNLOADS, FEEDS, FIGURE_CARDS, FORM
from .security import CARD_HEADERS, FORM_HEADERS, HEADERS, SHARED

Headers = Mapping[str, str]
Rules = Mapping[str, Headers]

# Folders whose files are named by their content, so that what an address holds never changes.
UNCHANGING = tuple(
    f"assets/{name}/" for name in ("form", "lists", "phongtrao", "photos", "pictures", "stylesheets")
)
# Folders whose files other sites show or read: they are public, and no cookie of ours exists.
OPEN = (f"{API.partition('/')[0]}/", CHARTS, DOWNLOADS, FEEDS)
_FOREVER = "public, max-age=31536000, immutable"
# Kept, but asked for anew each time: an answer "not modified" costs next to nothing.
_ASK_AGAIN = "public, max-age=0, must-revalidate"

# By folder from the site's root, which is "": a folder within another says only what is different there. An
# empty text takes a header away.
RULES: Rules = {
    "": {**HEADERS, "Cache-Control": _ASK_AGAIN},
    **{folder: {"Cache-Control": _FOREVER} for folder in UNCHANGING},
    **dict.fromkeys(OPEN, SHARED),
    # Cards are made for the frames of other sites.
    FIGURE_CARDS: {**CARD_HEADERS, "X-Frame-Options": ""},
    FORM: FORM_HEADERS,
}


def headers_of(address: str, rules: Rules = RULES) -> dict[str, str]:
    """Return the headers that are sent with an address from the site's root."""
    found: dict[str, str] = {}
    for folder in sorted(rules, key=len):
        if address.startswith(folder):
            found |= rules[folder]
    return {name: value for name, value in found.items() if value}


def joined_rules(paths: Iterable[str], rules: Rules = RULES) -> Iterator[tuple[str, Headers]]:
    """Yield (pattern, headers) for hosts that join what all matching patterns say.

    Such hosts send a header twice if two patterns name it. So what some folder says otherwise stands with no
    pattern that matches that folder too: instead of one for everything there is one for each folder.

    :param paths: the addresses of the site's files from its root; only their first folders count.
    """
    varied = {name for folder, headers in rules.items() if folder for name in headers}
    yield "*", {name: value for name, value in rules[""].items() if name not in varied}
    divided = {folder[:end] for folder in rules for end in _steps(folder)[:-1]}
    named = {*paths, *(folder for folder in rules if folder not in divided)}
    for pattern in sorted({_pattern(path, divided) for path in named}):
        headers = headers_of(pattern.removesuffix("*"), rules)
        yield pattern, {name: value for name, value in headers.items() if name in varied}


def _pattern(path: str, divided: set[str]) -> str:
    """Return what matches a path and all that stands beside it in the largest folder that is not divided."""
    for end in _steps(path)[1:]:
        if path[:end] not in divided:
            return f"{path[:end]}*"
    return path


def _steps(path: str) -> list[int]:
    """Return where each folder on the way to a path ends, the root first."""
    return [0, *(place + 1 for place, letter in enumerate(path) if letter == "/")]


def nginx_maps(rules: Rules = RULES) -> str:
    """Return, for nginx, a map for each header that some folder says otherwise: from an address to its value.

    :raises ValueError: if a folder or a header holds what nginx would read as something else.
    """
    return "\n".join(
        f"map $uri {_variable(name)} {{\n    default {_quoted(rules[''].get(name, ''))};\n"
        + "".join(f"    ~^/{_plain(folder)} {_quoted(value)};\n" for folder, value in inner)
        + "}\n"
        for name in _names(rules)
        if (inner := _inner(name, rules))
    )


def nginx_headers(rules: Rules = RULES) -> str:
    """Return the lines for nginx that send each header; it sends none without a value.

    :raises ValueError: as ``nginx_maps``.
    """
    return "".join(
        f"add_header {name} {_variable(name) if _inner(name, rules) else _quoted(rules[''][name])} always;\n"
        for name in _names(rules)
    )


def _names(rules: Rules) -> list[str]:
    return sorted({name for headers in rules.values() for name in headers})


def _inner(name: str, rules: Rules) -> list[tuple[str, str]]:
    """Return what folders say of one header, the innermost first: nginx takes the first that matches."""
    said = [(folder, headers[name]) for folder, headers in rules.items() if folder and name in headers]
    return sorted(said, key=lambda one: (-len(one[0]), one[0]))


def _variable(name: str) -> str:
    return f"$phongtrao_{name.lower().replace('-', '_')}"


def _plain(folder: str) -> str:
    if not re.fullmatch(r"[a-z0-9/-]+/", folder):
        raise ValueError(folder)
    return folder


def _quoted(value: str) -> str:
    if re.search(r"[\"\\$\x00-\x1f\x7f]", value):
        raise ValueError(value)
    return f'"{value}"'
