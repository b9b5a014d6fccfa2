"""Illness, disability and addiction told of a named person: sensitive, whatever good is said beside it."""

import re
from collections.abc import Iterator

from ..patterns import pattern_of
from .findings import Finding, Kind, starting
from .reading import Reading

HEALTH_WORDS = (
    "mắc bệnh",
    "bị bệnh",
    "bị ung thư",
    "mắc chứng",
    "nhiễm hiv",
    "tâm thần",
    "khuyết tật",
    "nghiện",
)
_HEALTH_WORD = starting(HEALTH_WORDS)
_HEALTH = pattern_of(rf"\b(?:{'|'.join(HEALTH_WORDS)})\b", re.IGNORECASE)
# How far a word of health is looked for from the name, on either side.
_REACH = 50
_SENTENCE_ENDS = pattern_of(r"[.;:!?] ")
# "…, là người khuyết tật" is said of the person named, "… thăm người khuyết tật" is not.
_IS_ONE = pattern_of(r"(?:\b(?:là|vốn)(?: một)? người|[,(] ?(?:một )?người) ", re.IGNORECASE)
# Between a name and such a word these tell of others, of an office or of work for the sick.
_OF_OTHERS = pattern_of(
    r"\b(?:người|trẻ|hộ|hội|bệnh viện|trung tâm|khoa|bệnh nhân|đối tượng|trường hợp|con nghiện|các|những"
    r"|nhiều|ai|thăm|tặng|trao|phòng|chống|cai|(?<!được )giúp|gia đình|sau(?! khi)|hướng dẫn|chia sẻ"
    r"|tác hại|tuyên truyền|vận động|nhấn mạnh|đề nghị|chỉ đạo|yêu cầu"
    r"|cho biết|quản lý|phát biểu|và)\b|\b\d++(?! ?tuổi)",
    re.IGNORECASE,
)
# "Dù mắc bệnh, anh …", "Bị tâm thần từ nhỏ, chị …", "Người khuyết tật Nguyễn …".
_FORWARD = pattern_of(
    r"(?:^ ?|\b(?:dù|tuy|do|vì|vốn|không may|từng|khi|bị|từ khi) (?:(?:bị|đã|đang|từng|không may) ){0,3})$",
    re.IGNORECASE,
)
_RIGHT_BEHIND = pattern_of(r" ?[(:,]? ?(?:(?:là|tên|ma t[uú][yý]|nặng) ){0,2}")


def health_of_someone(reading: Reading) -> Finding | None:
    """Return the name of a person of whom the same clause tells an illness, a disability or an addiction."""
    if not reading.may_name or not _HEALTH_WORD.search(reading.words):
        return None
    return next((Finding(Kind.HEALTH, name) for name in _ill(reading)), None)


def _ill(reading: Reading) -> Iterator[str]:
    text = reading.text
    for name in reading.named:
        after = _SENTENCE_ENDS.split(text[name.end() : name.end() + _REACH])[0]
        before = _SENTENCE_ENDS.split(text[max(0, name.start() - _REACH) : name.start()])[-1]
        if _told_behind(after) or _told_ahead(before):
            yield name[0]


def _told_behind(after: str) -> bool:
    """Tell whether the words behind a name tell an illness of it."""
    word = _HEALTH.search(after)
    return word is not None and not _OF_OTHERS.search(_IS_ONE.sub(" ", after[: word.start()]))


def _told_ahead(before: str) -> bool:
    """Tell whether the words ahead of a name tell an illness of it."""
    for word in _HEALTH.finditer(before):
        between = before[word.end() :]
        if _FORWARD.search(before[: word.start()]) and not _OF_OTHERS.search(between):
            return between.count(",") <= 1
        if before[: word.start()].lower() in ("người ", "người bị ") and _RIGHT_BEHIND.fullmatch(between):
            return True
    return False
