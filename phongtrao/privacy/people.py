"""People whom no text may name: those under management, suspects, informants, and children."""

import re
from collections.abc import Iterator

from .findings import Finding, Kind
from .names import HONORIFIC, OFFICE_AHEAD, SYLLABLE, UPPER, full_name_at, full_names, names
from .reading import Reading

# Whoever is called so is named as nothing else: any capital after these words is a name.
_SUSPECT = r"bị can|bị cáo|nghi phạm|nghi can|hung thủ|can phạm|phạm nhân|con nghiện|kẻ trộm|kẻ cướp|tên trộm|tên cướp"
# These words have other uses ("đối tượng chính sách"): only a full name after them counts.
_LOOSE = (
    r"đối tượng|tội phạm|thủ phạm|tù nhân"
    r"|người (?:nghiện|sử dụng ma t[uú][yý]|tố giác|tố cáo|báo tin|trình báo|cung cấp (?:nguồn |thông )?tin|bị quản lý"
    r"|bị tạm giữ|bị tạm giam|bị bắt|bị truy nã|chấp hành xong|mãn hạn tù|đặc xá|được đặc xá|tái h[oò][aà] nhập|lầm lỗi"
    r"|phạm tội|vi phạm|có tiền án)"
    r"|khởi tố|bắt giữ|bắt quả tang|bắt khẩn cấp|tạm giam|tạm giữ|truy nã|xử phạt|bắt"
)
# Words that may stand between such a word and the name.
_BETWEEN = (
    r"là|tên|có tên|họ tên|tên là|gồm|gồm có|mang tên|ma t[uú][yý]|hình sự|truy nã|cầm đầu|chính|trên|nói trên|này|khác"
    r"|án|án phạt tù|phạt tù|hình phạt tù|tù|cộng đồng|hành chính|khẩn cấp|đối với|với|được|tội phạm|tin|vụ việc|cướp|trộm"
    r"|trộm cắp|lừa đảo|nghiện|bị can|bị cáo|đối tượng|người|thanh niên|ông|bà|anh|chị|em|cháu|tạm giữ|tạm giam"
)
# A comma begins another clause, save before a list: "đối tượng, gồm …".
_GAP = rf"(?:(?:,(?= gồm))? ?[:(\"“–-]? ?(?i:{_BETWEEN})\b){{0,6}}[ :(\"“-]{{1,3}}"
_MARKER = re.compile(
    rf"(?i:\b(?P<suspect>{_SUSPECT})\b|\b(?:{_LOOSE})\b){_GAP}(?={OFFICE_AHEAD}[{UPPER}])"
)
_CALLED = re.compile(rf"{OFFICE_AHEAD}{SYLLABLE}(?: {SYLLABLE}){{0,4}}")
_ADDRESSED_BEFORE = re.compile(rf"(?:{HONORIFIC}|tên|tên là) $")
# "Nguyễn Văn A, đối tượng nghiện", "bà Lê Thị B đã báo tin".
_MARKED_BEHIND = re.compile(
    r" ?[,(-]? ?(?:(?:là|một|đã|cũng|kịp thời|dũng cảm|mạnh dạn|người) ){0,4}"
    r"(?:bị can|bị cáo|nghi phạm|nghi can|con nghiện|nghiện ma t[uú][yý]|chấp hành xong (?:án|hình phạt)|mãn hạn tù"
    r"|đối tượng (?:nghiện|hình sự|truy nã|cầm đầu|trộm|cướp|ma t[uú][yý]|quản lý|bị|có tiền án|sưu tra)"
    r"|bị (?:bắt|khởi tố|tạm giữ|tạm giam|truy nã|xử phạt|kết án)|ra đầu thú|đầu thú"
    r"|báo tin|tố giác|tố cáo|trình báo|cung cấp (?:nguồn |thông )?tin)\b",
    re.IGNORECASE,
)
_MARKED_NEEDS = (
    *("đối tượng", "bị ", "nghi ", "thủ", "thú", "phạm", "nghiện", "trộm", "cướp", "người ", "khởi tố", "bắt", "tạm gi"),
    *("truy nã", "xử phạt", "tù", "án", "báo tin", "tố ", "cung cấp"),
)

# A child's name in free text.
_CHILD = re.compile(
    rf"(?<![\w'’])(?P<plural>[Cc]ác |[Nn]hững |[Hh]ai |[Bb]a |\d )?(?<![Tt]rẻ )(?<![Cc]hị )(?<![Aa]nh )"
    rf"(?P<word>[Ee]m (?:học sinh )?|[Cc]háu (?:bé )?|[Bb]é (?:gái |trai )?|[Hh]ọc sinh |[Nn]ữ sinh |[Nn]am sinh |HS )"
    rf"(?P<name>{OFFICE_AHEAD}(?!Yêu\b|Việt Nam|Hồ\b|Tiểu học|Mầm non|Lớp){SYLLABLE}(?: {SYLLABLE}){{0,4}})"
)
# Behind a name: "12 tuổi", "lớp 5", "học sinh lớp 5A". Children are under 16 (Law on Children 2016).
_YOUNG = re.compile(
    r" ?[,(-]? ?(?:(?:là|em|cháu|học sinh|hs) ){0,3}(?:lớp (?:1[0-2]|[1-9])(?!\d)|(?:1[0-5]|[1-9]) tuổi)", re.IGNORECASE
)
_CHILD_NEEDS = ("em ", "cháu ", "bé ", "học sinh ", "nữ sinh ", "nam sinh ", "hs ", " tuổi", "lớp ")


def marked_person(reading: Reading) -> Finding | None:
    """Return a name right beside words for a suspect, an offender, someone under management or an informant."""
    if not any(word in reading.lower for word in _MARKED_NEEDS):
        return None
    text = reading.text
    for marker in _MARKER.finditer(text):
        plainly = marker["suspect"] or _ADDRESSED_BEFORE.search(marker[0])
        called = _CALLED.match(text, marker.end()) if plainly else full_name_at(text, marker.end())
        if called:
            return Finding(Kind.MARKED, called[0])
    behind = (name for name in full_names(text) if _MARKED_BEHIND.match(text, name.end()))
    return next((Finding(Kind.MARKED, name[0]) for name in behind), None)


def any_person(reading: Reading) -> Finding | None:
    """Return the first name of a person in a text, with or without words around it."""
    return next((Finding(Kind.PERSON, name[0]) for name in names(reading.text)), None)


def children(reading: Reading) -> Iterator[Finding]:
    """Yield the names of children in a text."""
    if not any(word in reading.lower for word in _CHILD_NEEDS):
        return
    text = reading.text
    for match in _CHILD.finditer(text):
        one = not match["plural"] and match["word"].split()[0].lower() in ("em", "cháu", "bé")
        several = " " in match["name"]
        if full_name_at(text, match.start("name")) or (one and (several or _YOUNG.match(text, match.end()))):
            yield Finding(Kind.CHILD, match["name"])
    for name in full_names(text):
        if _YOUNG.match(text, name.end()):
            yield Finding(Kind.CHILD, name[0])
