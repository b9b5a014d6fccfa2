"""Exceptions from the privacy guard for what a site had published: asked for again, where it says no."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...privacy.exceptions import PrivacyException
from ...privacy.guard import findings
from ...records import Record
from ...records.values import MAX_TITLE
from ...strict_yaml import parse
from ...yaml_writing import block

# It names an office and consent, as the guard asks, because the site's own reason, which it keeps, did.
REASON = "Trang gốc của cơ quan đã công bố; lý do hay sự đồng ý ghi ở kho gốc, không công bố (cha mẹ đồng ý)."


def with_exceptions(record_type: type[Record], content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a file's content with an exception for each datum that the guard would refuse."""
    allowed: list[dict[str, str]] = []
    while True:
        made = {**content, "privacy_exceptions": allowed} if allowed else content
        document, _ = parse(block(made).encode(), "")
        known = {one["text"] for one in allowed}
        wanted = (_allowing(text, part) for text, part in findings(document, record_type))
        new = next((text for text in wanted if text and text not in known), None)
        if new is None:
            return made
        allowed.append({"text": new, "reason": REASON})


def _allowing(text: str, part: str) -> str | None:
    """Return the shortest quotation around a datum that may be an exception."""
    choices = [part, *_clauses(text, part)]
    return next((one for one in choices if not PrivacyException(0, one, REASON).refusal), None)


def _clauses(text: str, part: str) -> Iterator[str]:
    """Yield what stands around a datum: up to a stop, then the sentence, then the whole."""
    start = text.find(part)
    if start < 0:
        return
    for stops in (r"[,;.\n]", r"[.\n]", r"\n", r"\Z"):
        ends = [0, *(found.end() for found in re.finditer(stops, text)), len(text)]
        first = max(end for end in ends if end <= start)
        last = min(end for end in ends if end >= start + len(part))
        clause = text[first:last].strip(" ,;.\n")
        if len(clause) <= MAX_TITLE:
            yield clause
