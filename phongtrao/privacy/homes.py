"""Birth dates and homes. Most words for them have other uses, so what stands before them decides."""

import re

from ..patterns import pattern_of
from .addresses import HOUSE
from .findings import Finding, Kind, first, rule, starting
from .names import HONORIFIC, LOWER, NAME_END, SYLLABLE, UPPER, full_names
from .reading import Reading

_YEAR = r"(?:19\d\d|20[01]\d)"
_DATE = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d\d)\b"
# How far before a word one looks for the person it is said of.
_REACH = 70

# Words for one person, never for a group: "25 hộ thường trú tại thôn 3" is a count.
_ONE = (
    r"ông|bà|anh|chị|em|cháu|bé|cụ|đối tượng|bị can|bị cáo|nghi phạm|nghi can|nạn nhân|chủ hộ"
    r"|người này|tên|vợ|chồng"
)
# "học sinh", "phát sinh": a capital on the first syllable makes no name of them.
_COMPOUND = (
    r"Học|Phát|Giáo|Nảy|Vệ|Thí|Tuyển|An|Dân|Hy|Hi|Khai|Tái|Môi|Sản|Ký|Sơ|Nữ|Nam|Thư|Tân|Hồi|Mưu|Sát"
    r"|Lưu|Cư|Tạm|Thường"
)
_SOMEONE = pattern_of(
    rf"(?:^|[,;:(\[\"“-]|(?i:\b(?:{_ONE}))|{HONORIFIC} {SYLLABLE}(?: {SYLLABLE}){{0,4}}"
    rf"|[{UPPER}][{LOWER}]+ (?!(?:{_COMPOUND}) ?$)[{UPPER}][{LOWER}]*) ?$"
)
_OTHER_NAME = pattern_of(rf"{HONORIFIC} {SYLLABLE}(?: {SYLLABLE}){{0,4}}(?: (?:hiện|đang))? ?$")
# "Nguyễn Văn A (22 tuổi, quê …": an age is no secret, and parts no name from what follows.
_AGE = pattern_of(r"[(,] ?\d{1,3} tuổi, ?$")


def _of_someone(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words before a match are of one person, or begin a text or a clause."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    if before.endswith(("trú, ", "khẩu, ")):
        return False
    return bool(_SOMEONE.search(before)) or _ends_with_name(before)


def _ends_with_name(before: str) -> bool:
    before = _AGE.sub("", before)
    return bool(_OTHER_NAME.search(before)) or any(
        not before[name.end() :].strip(" ,(-") for name in full_names(before)
    )


def _of_named(text: str, match: re.Match[str]) -> bool:
    return _ends_with_name(text[max(0, match.start() - _REACH) : match.start()])


# An address of an office is public: the office stands before it, nearer than any person.
_OFFICE = pattern_of(
    r"\b(?:trụ sở|công an|ubnd|[uủ][ỷy] ban|trường|nhà văn h(?:óa|oá)|hội trường|cơ quan|văn phòng"
    r"|trung tâm|công ty"
    r"|doanh nghiệp|hợp tác xã|chùa|nhà thờ|giáo xứ|thánh thất|đình|chợ|bệnh viện|trạm|bưu điện"
    r"|chi nhánh|ngân hàng"
    r"|khách sạn|nhà hàng|cửa hàng|siêu thị|công viên|quảng trường|sân vận động|t[oò][àa] án"
    r"|viện kiểm sát|nhà khách"
    r"|bảo tàng|thư viện|đồn|tòa soạn|toà soạn|cơ sở|ban chỉ huy|tỉnh ủy|huyện ủy|đảng ủy|sở [a-zđ]+)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = pattern_of(
    r"[^.;(]{0,60}\((?:trụ sở|công an|ubnd|trường|nhà văn hóa|văn phòng)", re.IGNORECASE
)


def names_office(text: str) -> bool:
    """Tell whether a text names an office."""
    return bool(_OFFICE.search(text))


def _of_no_office(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 120) : match.start()].rpartition(". ")[2]
    office = max((found.end() for found in _OFFICE.finditer(before)), default=-1)
    person = max((found.end() for found in full_names(before)), default=-1)
    return office <= person and not _IN_BRACKETS.match(text[match.end() :])


_BIRTHS = (
    rule(Kind.BIRTH, r"\b(?:ngày|năm)(?:, ?tháng, ?năm)? sinh\b\W{0,3}\d[\d/.-]*", "ngày sinh", "năm sinh"),
    rule(Kind.BIRTH, r"\bngày tháng năm sinh\b\W{0,3}\d[\d/.-]*|\bntns\W{0,3}\d[\d/.-]*", "năm sinh", "ntns"),
    # The birthday of Hồ Chí Minh is a feast.
    rule(
        Kind.BIRTH,
        rf"\bngày sinh (?:của )?(?!Chủ tịch Hồ|Bác|Người\b)[^.;\d]{{1,40}}{_DATE}",
        "ngày sinh",
    ),
    rule(Kind.BIRTH, rf"\bs\.?n\.?\W{{0,3}}(?:{_YEAR}|[4-9]\d)\b", "sn", "s.n"),
    rule(Kind.BIRTH, rf"\bns\W{{1,3}}(?:{_DATE}|{_YEAR}\b)", "ns"),
    rule(
        Kind.BIRTH,
        rf"\bsinh\b\W{{0,3}}(?:(?:vào |hồi |khoảng )*(?:ngày|năm|tháng)\W{{0,2}}\d{{1,4}}"
        rf"|(?:vào )?{_YEAR}\b|{_DATE})[\d/.-]*",
        "sinh",
        counts=_of_someone,
    ),
    rule(Kind.BIRTH, r"\bsinh nam \d{4}|\bngay sinh\W{0,3}\d[\d/.-]*", "sinh nam", "ngay sinh"),
    rule(
        Kind.BIRTH,
        r"\b(?:dob|date of birth|born (?:on|in))\b\W{0,3}[a-z]{0,9} ?\d[\d/.-]*",
        "dob",
        "birth",
        "born",
    ),
)

_SMALL_PLACE = (
    r"(?:thôn|tổ|ấp|xóm|khu phố|khu|khóm|khối|bản|buôn|làng|số|đường|hẻm|ngõ|ngách|kiệt|căn hộ|chung cư)\b"
)
# Offices are asked at: "đăng ký thường trú tại Công an xã".
_PLACE = (
    rf"(?:{_SMALL_PLACE}|(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tp|tỉnh)\b|\d"
    rf"|(?-i:(?!Công|[UỦ]|Bộ|Sở|Trường|Trung tâm|Nhà)[{UPPER}]))"
)
_AT = r"(?: tại| ở| hiện nay| hiện tại| số| là|:| :)*"
_HOMES = (
    rule(
        Kind.HOME, r"\bsố nhà:? ?\d++[\w/]*+(?! ?(?:hộ|nhà|căn|tuyến|biển))[^.;]{0,80}", "số nhà", digit=True
    ),
    rule(Kind.HOME, r"\bnhà (?:ở )?số \d[^.;]{0,80}", "nhà", digit=True),
    rule(Kind.HOME, rf"\bnhà riêng{_AT}\W{{0,2}}{_PLACE}[^.;]{{0,80}}", "nhà riêng"),
    rule(Kind.HOME, rf"\b(?:đk)?(?:hktt|tt)\b{_AT}\W{{0,2}}{_PLACE}[^.;]{{0,80}}", "hktt", "đktt"),
    rule(
        Kind.HOME, rf"\bhộ khẩu(?: thường trú| tt)?(?: tại| ở| ?:)\W{{0,2}}{_PLACE}[^.;]{{0,80}}", "hộ khẩu"
    ),
    rule(Kind.HOME, r"\b(?:quê|nguyên) quán\b[^.;]{0,80}", "quán"),
    rule(Kind.HOME, rf"\bquê(?: ở| tại| ?:)? ?{_PLACE}[^.;]{{0,80}}", "quê", counts=_of_named),
    rule(
        Kind.HOME,
        rf"\b(?:(?:hiện|đang|đăng ký|hộ khẩu|thường|tạm|cư) ){{0,3}}(?:trú"
        rf"|ngụ)(?: quán)?{_AT} ?{_PLACE}[^.;]{{0,80}}",
        "trú",
        "ngụ",
        counts=_of_someone,
    ),
    rule(
        Kind.HOME,
        rf"\b(?:nhà |hiện |đang ){{0,2}}(?:sinh sống|sống|ở trọ|thuê trọ|ở)(?: tại| ở)? {_SMALL_PLACE}"
        r"[^.;]{0,80}",
        "sống",
        "ở",
        counts=_of_named,
        # "ở" is in every second text, and right before such a place in few.
        hint=pattern_of(rf"(?:sống|trọ|ở(?<!\wở))(?: tại| ở)? {_SMALL_PLACE}"),
    ),
    rule(
        Kind.HOME, rf"\b(?:nơi|chỗ) (?:ở|cư trú|thường trú){_AT}\W{{0,2}}{_PLACE}[^.;]{{0,80}}", "nơi", "chỗ"
    ),
    rule(
        Kind.HOME,
        rf"\bđịa chỉ(?: nhà| thường trú| liên hệ| cư trú)?{_AT} ?(?:{_SMALL_PLACE} ?"
        rf"|(?=\d))[\d{UPPER}][^.;]{{0,80}}",
        "địa chỉ",
        counts=_of_no_office,
    ),
    rule(
        Kind.HOME,
        rf"(?:\b(?:số|sn) ?|(?:\b(?:tại|ở|nhà)|[,:(]|^) ?){HOUSE},? ?(?:đường|phố|hẻm|ngõ|ngách"
        rf"|kiệt) (?:số )?[{UPPER}\d][^.;]{{0,80}}",
        "đường",
        "phố",
        "hẻm",
        "ngõ",
        "ngách",
        "kiệt",
        counts=_of_no_office,
        digit=True,
    ),
    rule(
        Kind.HOME,
        rf"\bnhà (?:riêng |của )?(?-i:{HONORIFIC} {SYLLABLE}(?: {SYLLABLE}){{0,4}})(?: ở| tại"
        rf"|,)+ ?(?:số|tổ|thôn|ấp|khu phố|xóm) ?\d[^.;]{{0,80}}",
        "nhà",
        digit=True,
    ),
    rule(
        Kind.HOME,
        r"\b(?:căn hộ|phòng) (?:số )?[a-z]?\d{3,4},? (?:chung cư|tòa nhà|toà nhà)[^.;]{0,80}",
        "căn hộ",
        "phòng",
        digit=True,
    ),
)
# How what these rules find begins: by itself, only of somebody named, only with a figure.
HOME_WORDS = (
    *("trú", "ngụ", "hktt", "đk", "tt[^a-z]", "hộ khẩu", "quê quán", "nguyên quán", "nhà riêng", "địa chỉ"),
    *(f"{word} {use}" for word in ("nơi", "chỗ") for use in ("ở", "cư trú", "thường trú")),
)
NAMED_HOME_WORDS = (
    "quê",
    *(f"{verb}(?: tại| ở)? {_SMALL_PLACE}" for verb in ("sinh sống", "sống", "ở(?: trọ)?", "thuê trọ")),
)
FIGURE_HOME_WORDS = (
    *("ngày sinh", "năm sinh", "ntns", r"s\.?n\.?\W{0,3}\d", r"ns\W{1,3}\d", "ngay sinh"),
    *(r"sinh\W{0,3}(?:vào|hồi|khoảng|ngày|năm|tháng|nam|\d)", "dob", "date of birth", "born"),
    *("số nhà", r"nhà (?:ở )?số \d", "nhà (?:riêng |của )?(?:ông|bà|anh|chị|em|cô|chú|bác|cậu|cụ|cháu|bé)"),
    "nhà (?:riêng |của )?(?:thím|mợ|dì)",
)
# The rest goes on from a figure: "12 đường", "12b, hẻm", "phòng 302, chung cư".
HOUSE_AHEAD = "[a-z]?,? ?(?:đường|phố|hẻm|ngõ|ngách|kiệt) |,? (?:chung cư|tòa nhà|toà nhà)"
_RULES = (*_BIRTHS, *_HOMES)
_RULES_WITHOUT_DIGIT = tuple(one for one in _HOMES if not one.digit)
_WORD = starting((*HOME_WORDS, *NAMED_HOME_WORDS, *FIGURE_HOME_WORDS))  # Spares most texts all rules.
_HOUSE_NUMBER = pattern_of(rf"\d(?:{HOUSE_AHEAD})")
# What tells a birth or a home right behind a name: "(1985)", ", 12/3/1985", ", tổ 5, khu phố 2".
_BORN_BEHIND, _BIRTH_YEAR = r" ?[(,;-] ?(?:(?:nam|nữ), ?)?", r"(?:19[3-9]\d|200\d|201[0-5])"
_HOME_BEHIND = r",? ?[(,-]? ?(?:(?:hiện|ở|tại|nhà) ){0,3}(?:(?:thôn|ấp|khu phố|xóm) \w{1,9} ?[,-] ?)?"
_HOUSE_BEHIND = r"(?:tổ|số nhà|số|hẻm|ngõ|ngách|kiệt|lô|căn hộ) \d"
_AFTER_NAME = (
    (
        Kind.BIRTH,
        pattern_of(rf"{_BORN_BEHIND}(?:{_DATE}|{_BIRTH_YEAR}(?! ?[-/.]?\d))(?= ?(?:[,;.)]|$))"),
    ),
    (
        Kind.HOME,
        pattern_of(rf"{_HOME_BEHIND}{_HOUSE_BEHIND}[^.;]{{0,80}}", re.IGNORECASE),
    ),
)
# Both begin with one of these figures, behind what parts them from the name: ", 1985", "tổ 5", "căn hộ 5".
_BEHIND_NAME = pattern_of(
    r"[(,;-] ?\d(?:\d? ?[/.-]|9[3-9]\d|0[01]\d)|(?:tổ|số|lô|hộ|nhà|hẻm|ngõ|ngách|kiệt) \d"
)
# The same with the name, looser and without looking around.
_PLACE_BEHIND = _HOME_BEHIND.replace(r"\w{1,9}", "[^ ]+")
FIGURE_BEHIND_NAME = (
    rf"{NAME_END}(?:{_BORN_BEHIND}(?:{_DATE}|{_BIRTH_YEAR})|(?i:{_PLACE_BEHIND}{_HOUSE_BEHIND}))"
)


def birth_or_home(reading: Reading) -> Finding | None:
    """Return the first birth date or home address that a text gives away."""
    return _in_words(reading) or _behind_a_name(reading)


def _in_words(reading: Reading) -> Finding | None:
    if not (_WORD.search(reading.words) or _HOUSE_NUMBER.search(reading.lower)):
        return None
    return first(_RULES if reading.has_digit else _RULES_WITHOUT_DIGIT, reading.text, reading.lower)


def _behind_a_name(reading: Reading) -> Finding | None:
    for name in reading.named if reading.has_digit and _BEHIND_NAME.search(reading.lower) else ():
        for kind, pattern in _AFTER_NAME:
            match = pattern.match(reading.text, name.end())
            if match:
                return Finding(kind, match[0].strip(" ,(-"))
    return None
