"""People whom no text may name: those under management, suspects, informants, and children."""

import re
from collections.abc import Iterator

from ..patterns import pattern_of
from .findings import Finding, Kind, starting
from .names import (
    HONORIFIC,
    LOWER,
    NAME_END,
    OFFICE_AHEAD,
    SYLLABLE,
    UPPER,
    addressed,
    full_name_at,
    full_names,
)
from .reading import Reading

# Whoever is called so is named as nothing else: any capital after these words is a name.
_SUSPECT = (
    *("bị can", "bị cáo", "nghi phạm", "nghi can", "hung thủ", "can phạm", "phạm nhân", "con nghiện"),
    *("kẻ trộm", "kẻ cướp", "tên trộm", "tên cướp"),
)
# These words have other uses ("đối tượng chính sách"): only a full name after them counts.
_LOOSE = (
    *("đối tượng", "tội phạm", "thủ phạm", "tù nhân", "nạn nhân", "người bị hại", "bị hại"),
    r"người (?:dân )?(?:đã )?(?:nghiện|sau cai|sử dụng ma t[uú][yý]|tố giác|tố cáo|báo tin|trình báo"
    r"|cung cấp (?:nguồn |thông )?tin|bị quản lý|bị tạm giữ|bị tạm giam|bị bắt|bị truy nã"
    r"|chấp hành xong|mãn hạn tù"
    r"|(?:được )?đặc xá|tái h[oò][aà] nhập|lầm lỗi|phạm tội|vi phạm|có tiền án)",
    *("tin báo của", "nguồn tin của", "tố giác của", "tố cáo của", "khởi tố"),
    *("bắt giữ", "bắt quả tang", "bắt khẩn cấp", "bắt được", "bắt"),
    *("tạm giam", "tạm giữ", "truy nã", "xử phạt"),
)
# Words that may stand between such a word and the name.
_BETWEEN = (
    r"là|tên|xác định|khai|khai nhận|có tên|họ tên|tên là|gồm|gồm có|mang tên|chính|trên|nói trên"
    r"|này|khác|người|thanh niên|ông|bà|anh|chị|em|cháu"
    r"|hình sự|truy nã|cầm đầu|án|án phạt tù|phạt tù|hình phạt tù|tù|tiền án|tiền sự|cộng đồng"
    r"|hành chính|khẩn cấp|đối với"
    r"|tội phạm|tội|tin báo|tin|vụ việc|vụ|cướp|cướp giật|trộm|trộm cắp|tài sản|lừa đảo|chiếm đoạt"
    r"|đánh bạc|giết người|gây rối"
    r"|cố ý|gây thương tích|mua bán|vận chuyển|tàng trữ|sử dụng|trái phép|chất|ma t[uú][yý]|nghiện"
    r"|cần quản lý|bị quản lý"
    r"|bị can|bị cáo|đối tượng|tạm giữ|tạm giam"
)
# Before a list a comma does not begin another clause: "đối tượng, gồm …".
_COMMA = ",(?= gồm)"


def _gap(comma: str) -> str:
    return rf"(?:(?:{comma})? ?[:(\"“–-]? ?(?i:{_BETWEEN})\b){{0,5}}[ :(\"“-]{{1,3}}"


# Looking for where one begins first is far quicker than trying all at every place.
_MARKER_START = starting((*_SUSPECT, *_LOOSE))
_MARKER = pattern_of(
    rf"(?i:\b(?P<suspect>{'|'.join(_SUSPECT)})\b|\b(?:{'|'.join(_LOOSE)})\b)"
    rf"{_gap(_COMMA)}(?={OFFICE_AHEAD}[{UPPER}])"
)
_CALLED = pattern_of(rf"{OFFICE_AHEAD}{SYLLABLE}(?: {SYLLABLE}){{0,4}}")
_ADDRESSED_BEFORE = pattern_of(rf"(?:{HONORIFIC}|tên|tên là) $")
# "Nguyễn Văn A, đối tượng nghiện", "bà Lê Thị B đã báo tin".
_MARKED_BEHIND = pattern_of(
    r" ?[,(-]? ?(?:(?:là|một|trong|những|các|đã|cũng|từng|kịp thời|dũng cảm|mạnh dạn|người|mới|vừa|sau|khi"
    r"|ngày|từ|lúc|nay|được|vốn|nguyên|trước|đây|dù|tuy) ){0,5}"
    r"(?:bị can|bị cáo|nghi phạm|nghi can|con nghiện|nghiện|chấp hành xong (?:án|hình phạt)"
    r"|mãn hạn tù|ra tù|đi tù|ở tù|ngồi tù|đặc xá|cầm đầu|nạn nhân|bị hại"
    r"|(?:(?:theo|tham gia|hoạt động) (?:cho |tổ chức ){0,2})?fulro"
    r"|đối tượng (?:fulro|phản động|tà đạo|cực đoan|cốt cán|cộm cán|từng|nghiện|hình sự"
    r"|truy nã|cầm đầu|trộm|cướp|ma t[uú][yý]|quản lý|bị|có tiền án|sưu tra)"
    r"|bị (?:lừa|trộm|cướp|bắt|khởi tố|tạm giữ|tạm giam|truy nã|xử phạt|kết án)|ra đầu thú|đầu thú"
    r"|báo tin|tố giác|tố cáo|trình báo|cung cấp (?:nguồn |thông )?tin)\b",
    re.IGNORECASE,
)
# "Mãn hạn tù trở về, anh …": begins a clause, so it is said of whoever is named next.
_RELEASED = pattern_of(
    r"(?:^|[.;:,(] ?)(?:(?:sau|từ|khi|ngày|lúc|vừa|mới|được|đã|từng) ){0,4}"
    r"(?:mãn hạn tù|ra tù|đi tù|ở tù|đặc xá|chấp hành xong (?:án|hình phạt))\b",
    re.IGNORECASE,
)
_RELEASED_WORD = starting(("tù", "đặc xá", "chấp hành xong"))
_NEXT_SUBJECT = pattern_of(r"[^.;:,]{0,60},? ?")
_WORD_BEHIND = starting(
    (
        *("bị ", "nghi ", "nghiện", "chấp hành xong", "tù", "đặc xá", "cầm đầu", "đối tượng", "đầu thú"),
        *("nạn nhân", "fulro"),
        *("báo tin", "tố giác", "tố cáo", "trình báo", "cung cấp"),
    )
)
# What everybody found by these patterns is found by, looser and without looking around: such words ahead of a
# capital; or behind a name; or words for leaving prison.
MARKED_NAMES = re.sub(
    # Endless repetitions are less to compile, and no danger to that engine.
    r"\{0,\d\}",
    "*",
    rf"(?:^|[^{LOWER}])(?i:{'|'.join((*_SUSPECT, *_LOOSE))}){_gap(',')}[{UPPER}]"
    rf"|{NAME_END}(?i:{_MARKED_BEHIND.pattern})|(?im:{_RELEASED.pattern})",
)

# A child's name in free text.
_CHILD = pattern_of(
    rf"(?<![\w'’])(?P<plural>[Cc]ác |[Nn]hững |[Hh]ai |[Bb]a |\d )?(?<![Tt]rẻ )(?<![Cc]hị )(?<![Aa]nh )"
    rf"(?P<word>[Ee]m (?:học sinh )?|[Cc]háu (?:bé )?|[Bb]é (?:gái |trai )?|[Hh]ọc sinh "
    rf"|[Nn]ữ sinh |[Nn]am sinh |HS "
    rf"|[Hh]ọc trò |[Tt]hiếu nhi |[Tt]rẻ (?:em )?)"
    rf"(?P<name>{OFFICE_AHEAD}(?!Yêu\b|Việt Nam|Hồ\b|Tiểu học|Mầm non|Lớp){SYLLABLE}(?: {SYLLABLE}){{0,4}})"
)
# Behind a name: "12 tuổi", "lớp 5", "học sinh lớp 5A". Children are under 16 (Law on Children 2016).
_YOUNG = pattern_of(
    r" ?[,(-]? ?(?:(?:là|em|cháu|học sinh|hs|đang|học) ){0,3}(?:lớp (?:1[0-2]|[1-9])(?!\d)"
    r"|(?:1[0-5]|[1-9]) tuổi)",
    re.IGNORECASE,
)
_TEACHER = pattern_of(r"(?:giáo|thầy|cô|giáo viên|chủ nhiệm) $", re.IGNORECASE)
CHILD_WORDS = (
    *(
        "em ",
        "cháu ",
        "bé ",
        "học sinh ",
        "nữ sinh ",
        "nam sinh ",
        "hs ",
        "học trò ",
        "thiếu nhi ",
        "trẻ ",
        "tuổi",
    ),
    "lớp ",
)
_CHILD_WORD = starting(CHILD_WORDS)


def marked_person(reading: Reading) -> Finding | None:
    """Return a name right beside words for a suspect, an offender, a managed person or an informant."""
    if not reading.may_name:
        return None
    text = reading.text
    for marker in _markers(reading):
        plainly = marker["suspect"] or _ADDRESSED_BEFORE.search(marker[0])
        called = _CALLED.match(text, marker.end()) if plainly else full_name_at(text, marker.end())
        if called:
            return Finding(Kind.MARKED, called[0])
    if not _WORD_BEHIND.search(reading.words):
        return None
    behind = (name for name in reading.named if _MARKED_BEHIND.match(text, name.end()))
    released = _released(reading) if _RELEASED_WORD.search(reading.words) else ()
    return next((Finding(Kind.MARKED, name[0]) for name in (*behind, *released)), None)


def _released(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield whoever is named first behind words for leaving prison."""
    for words in _RELEASED.finditer(reading.text):
        behind = reading.text[words.end() : words.end() + 100]
        for name in (*full_names(behind), *addressed(behind)):
            if _NEXT_SUBJECT.fullmatch(behind, 0, name.start()):
                yield name


def _markers(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield every place where such words stand before a capital."""
    # A few foreign letters grow longer in lower case.
    if len(reading.lower) != len(reading.text):
        yield from _MARKER.finditer(reading.text)
        return
    end = 0
    # The place ahead of a word, behind a blank of ours, is that of the word in the text.
    for start in _MARKER_START.finditer(reading.words):
        marker = _MARKER.match(reading.text, start.start()) if start.start() >= end else None
        if marker:
            end = marker.end()
            yield marker


def any_person(reading: Reading) -> Finding | None:
    """Return the first name of a person in a text, with or without words around it."""
    text = reading.text
    found = (name[0] for name in reading.named)
    called = (_CALLED.match(text, marker.end()) for marker in _markers(reading))
    # Here two capitals after any such word are a name: "đối tượng X Y".
    marked = (name[0] for name in called if name and " " in name[0])
    return next((Finding(Kind.PERSON, name) for name in (*found, *marked)), None)


def has_child(reading: Reading) -> bool:
    """Tell whether a text names any child."""
    return any(True for _ in children(reading))


def children(reading: Reading) -> Iterator[Finding]:
    """Yield the names of children in a text."""
    if not reading.may_name or not _CHILD_WORD.search(reading.words):
        return
    text = reading.text
    for match in _CHILD.finditer(text):
        one = not match["plural"] and match["word"].split()[0].lower() in ("em", "cháu", "bé")
        several = " " in match["name"]
        if full_name_at(text, match.start("name")) or (one and (several or _YOUNG.match(text, match.end()))):
            yield Finding(Kind.CHILD, match["name"])
    # "12 tuổi", "lớp 5": a digit tells the age.
    for name in reading.full_names if reading.has_digit else ():
        if _YOUNG.match(text, name.end()) and not _TEACHER.search(
            text[max(0, name.start() - 12) : name.start()]
        ):
            yield Finding(Kind.CHILD, name[0])
