"""One style sheet for every page: fewer requests, and a name that tells its content, so it may be kept."""

import hashlib
import re
from collections.abc import Sequence

FOLDER = "assets/stylesheets/"
_KEY_LENGTH = 16
# What a sheet may only say at its start, or about a file beside it that the joined one does not have.
_CHARSET = re.compile(r'\s*@charset "utf-8";', re.IGNORECASE)
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_ELSEWHERE = re.compile(r"@import\b|url\(\s*+[\"']?+(?!data:|#)", re.IGNORECASE)


class ElsewhereError(ValueError):
    """A style sheet leads to another file; carries the place."""


def joined(beneath: Sequence[str], sheets: Sequence[str]) -> tuple[str, str]:
    """Return the address and the text of one style sheet made of several, in their order.

    :param beneath: sheets whose rules yield to any other, however specific their selectors are.
    :raises ElsewhereError: if one names another file, which would not be found from the new address.
    """
    text = "".join([*(f"@layer beneath {{\n{_bare(one)}}}\n" for one in beneath), *map(_bare, sheets)])
    if found := _ELSEWHERE.search(text):
        raise ElsewhereError(text[found.start() : found.start() + 60])
    text = f'@charset "UTF-8";\n{text}'
    return f"{FOLDER}{hashlib.sha256(text.encode()).hexdigest()[:_KEY_LENGTH]}.css", text


def _bare(sheet: str) -> str:
    return f"{_SOURCE_MAP.sub('', _CHARSET.sub('', sheet)).strip()}\n"
