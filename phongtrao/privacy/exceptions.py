"""What an editor asks to let pass: contacts of offices, and names of children whose parents agreed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..marked import MarkedDict
from ..patterns import pattern_of
from .addresses import is_plain_address
from .findings import Finding, Kind
from .homes import birth_or_home, names_office
from .numbers import FREE_MAIL, contact_or_number
from .reading import Reading, tidy

# Kinds that an office's published contact may be.
_CONTACTS = (Kind.EMAIL, Kind.PHONE, Kind.HOME)
_FREE_MAIL = pattern_of(rf"{FREE_MAIL}\b", re.IGNORECASE)
# A record needs a few; each is looked for in every text, so a file of thousands would take hours.
MAX_EXCEPTIONS = 50
# Words of somebody's home, whatever office is named beside it.
_AT_HOME = pattern_of(r"\b(?:trú|ngụ|hktt|đktt|hộ khẩu|nhà riêng|quê|số nhà|chỗ ở|nơi ở)\b", re.IGNORECASE)
_CONSENT = pattern_of(r"(?<!không )(?<!chưa )(?<!chẳng )\bđồng ý\b", re.IGNORECASE)


def tells_consent(reason: str) -> bool:
    """Tell whether a reason says that somebody agreed."""
    return bool(_CONSENT.search(reason))


@dataclass(frozen=True)
class PrivacyException:
    """One entry of ``privacy_exceptions``, as written; ``index`` is its place in the list."""

    index: int
    text: str
    reason: str

    @cached_property
    def finding(self) -> Finding | None:
        """What the quoted text gives away by itself."""
        reading = Reading(self.text)
        found = contact_or_number(reading) or birth_or_home(reading)
        if found is None and is_plain_address(reading):
            return Finding(Kind.HOME, reading.text)
        return found

    @property
    def names_child(self) -> bool:
        """Whether it quotes no contact but a name, with consent as its reason."""
        return self.finding is None and tells_consent(self.reason)

    @property
    def refusal(self) -> str:
        """Why it may not stand, or nothing."""
        found = self.finding
        if self.names_child:
            return ""
        if found is None:
            return "Máy không chặn đoạn này: bỏ ngoại lệ. Tên trẻ em thì lý do phải nêu sự đồng ý của cha mẹ."
        if found.kind not in _CONTACTS:
            return f"Đây là {found.kind.label}: không bao giờ được đăng. Bỏ ngoại lệ và bỏ đoạn ấy."
        if found.kind is Kind.EMAIL and _FREE_MAIL.search(found.part) and not names_office(self.text):
            return (
                "Thư điện tử ở dịch vụ miễn phí là của cá nhân: bỏ đi, hoặc dùng hộp thư của cơ quan. "
                "Nếu cơ quan công bố "
                "đúng hộp thư này, chép cả tên cơ quan đứng cạnh nó."
            )
        if found.kind is Kind.HOME and (
            _AT_HOME.search(self.text) or not names_office(f"{self.text} {self.reason}")
        ):
            return "Địa chỉ nhà không bao giờ được đăng. Nếu là trụ sở, lý do phải nêu tên cơ quan."
        return ""


class Exceptions:
    """Every exception of a file that may stand, ready to be taken out of its texts."""

    def __init__(self, document: MarkedDict) -> None:
        """Read the exceptions of a parsed file, before anything else of it is known to be right."""
        self.all = list(_entries(document.get("privacy_exceptions")))
        self._allowed = [one for one in self.all if one.text and not one.refusal]
        contacts = [one for one in self._allowed if not one.names_child]
        self._patterns = {one.index: _whole(one.text) for one in contacts}
        self._children = {_bare(one.text): one.index for one in self._allowed if one.names_child}
        self._document = document
        self._used: set[int] = set()

    @property
    def take_out(self) -> bool:
        """Whether any contact may stand, so that a text must be read without it."""
        return bool(self._patterns)

    @cached_property
    def _agreed(self) -> set[str]:
        return {_bare(name) for name in _agreed_names(self._document)}

    def apply(self, reading: Reading) -> Reading:
        """Return a text without the contacts that may stand in it."""
        text = reading.text
        for index, pattern in self._patterns.items():
            text, times = pattern.subn(" ¤ ", text)
            if times:
                self._used.add(index)
        return reading if text == reading.text else Reading(text)

    def allows_child(self, name: str) -> bool:
        """Tell whether consent to name a child is recorded, here or with a recipient of this name."""
        bare = _bare(name)
        if bare in self._children:
            self._used.add(self._children[bare])
        return bare in self._children or bare in self._agreed

    def unused(self) -> Iterable[PrivacyException]:
        """Return the exceptions that may stand but that no text needed; ask when all were read."""
        return [one for one in self._allowed if one.index not in self._used]


def _whole(text: str) -> re.Pattern[str]:
    """Return a pattern for exactly this text, and no part of a longer number or word."""
    return re.compile(rf"(?<![\w+]){re.escape(tidy(text))}(?!\w)", re.IGNORECASE)


_CHILD_WORD = pattern_of(
    r"^(?:các )?(?:em|cháu|bé|học sinh|nữ sinh|nam sinh)(?: gái| trai| bé| học sinh)? ", re.IGNORECASE
)


def _bare(name: str) -> str:
    return _CHILD_WORD.sub("", tidy(name)).casefold()


def _entries(node: Any) -> Iterable[PrivacyException]:
    for index, one in enumerate(node[:MAX_EXCEPTIONS] if isinstance(node, list) else ()):
        if isinstance(one, MarkedDict):
            text, reason = one.get("text"), one.get("reason")
            # Without a reason nothing passes: the records ask for one.
            if isinstance(text, str) and isinstance(reason, str) and reason.strip():
                yield PrivacyException(index, text.strip(), reason)


def _agreed_names(node: Any) -> Iterable[str]:
    """Yield every name beside which the parents' consent is recorded, anywhere in a parsed file."""
    if isinstance(node, MarkedDict):
        name, consent = node.get("name"), node.get("consent")
        if isinstance(name, str) and isinstance(consent, str) and tells_consent(consent):
            yield name
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _agreed_names(value)
