"""What a person's name looks like, of every people of Viet Nam, and what only looks like one."""

import re
import sys
from collections.abc import Iterator

from ..patterns import pattern_of

_TONED = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
# The highland peoples' short vowels and consonants: Bhiăt, Kpă, Rơ Čăm, Ŏng.
_HIGHLAND = "ĔĬŎŬČÑƀ"
UPPER = "A-Z" + _TONED + _HIGHLAND
LOWER = "a-z" + (_TONED + _HIGHLAND).lower()
# Any capitalised syllable: "Bình", "K'Brèo", "A", "BA".
SYLLABLE = rf"[{UPPER}][{UPPER}{LOWER}'’]*"

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đào|Đoàn|Trương"
    "|Lâm|Mai|Tô|Hà|Cao"
    "|Châu|Tạ|Thái|Tăng|Quách|Kiều|Lương|Lưu|Trịnh|Vương|Nghiêm|Mạc|Từ|Chu|La|Tống|Phùng|Khổng|Lữ"
    "|Lã|Lại|Thân|Thẩm"
    "|Tôn|Bạch|Biện|Cù|Diệp|Doãn|Đàm|Đậu|Đổng|Đồng|Giáp|Kha|Khương|Khúc|Liễu|Nhữ|Tiêu|Tiết|Tưởng"
    "|Vưu|Bành|Trác|Hàn|Hứa"
    "|Mạch|Âu|Ung|Phí|Lục|Ninh|Triệu|Viên|Vi|Quản|Tằng|Thiều|Nhan"
    # Tày, Thái, Mường, Hmông, Dao.
    "|Nông|Lò|Quàng|Tòng|Lường|Lèo|Bế|Sầm|Giàng|Sùng|Thào|Hảng|Vừ|Lầu|Tẩn|Phàn|Chìu|Mã|Cầm|Vàng"
    # Khmer, Chăm, Raglai, Cơ Ho, Ê Đê, Gia Rai, Ba Na, Cơ Tu, Ta Ôi.
    "|Thạch|Danh|Neáng|Đàng|Hán|Nại|Thông|Mang|Mấu|Chamaléa|Katơr|Tà Yên|Pi Năng|Ka|Kră|Cil|Liêng"
    "|Kon|Pang|Bon|Rơ|Rah"
    "|Lơ Mu|Ha|Ksor|Kpă|Siu|Nay|Rcom|Rmah|Y|A|Alăng|Bríu|Pơloong|Zơrâm|Bhling|Hôih"
)
# Surnames that are no other word's first syllable: capitals alone mislead ("VŨ KHÍ", "TĂNG CƯỜNG").
_PLAIN_SURNAMES = (
    "Nguyễn|Trần|Phạm|Huỳnh|Phan|Võ|Đặng|Bùi|Ngô|Trương|Trịnh|Quách|Phùng|Khổng|Nông|Giàng|Sùng|Thào"
)
_MIDDLE = "Văn|Thị|VĂN|THỊ|Van|Thi"

# Places and offices that begin with a surname, or with a highland name's short first syllable.
_NO_NAMES = (
    "Hồ Chí Minh|Hồ Tây|Hồ Sơ|Đoàn Thanh|Đoàn Luật|Đoàn Công|Đoàn Kinh|Đoàn Đại|Đoàn Trường"
    "|Đoàn Thể|Đoàn Kết|Đoàn Viên|Đồng Nai|Đồng Tháp|Đồng Hới|Đồng Xoài|Đồng Văn"
    "|Đồng Tâm|Đồng Tiến|Hà Nội|Hà Giang|Hà Tĩnh|Hà Nam|Hà Tây|Hà Đông|Hà Lan|Hà Tiên|Lâm Đồng"
    "|Lâm Hà|Lâm Thao"
    "|Cao Bằng|Cao Lãnh|Cao Điểm|Mai Châu|Mai Sơn|Phan Thiết|Phan Rang|Phan Rí|Thái Nguyên|Thái Bình|Thái Lan"
    "|Thái Hòa|Thái Thụy|Lương Sơn|Lương Tài|Lý Sơn|Lý Nhân|La Gi|La Ngâu|La Dạ|La Hai|Châu Đốc"
    "|Châu Thành|Châu Phú"
    "|Châu Á|Châu Âu|Châu Phi|Đinh Văn|Tô Hạp|Vũ Quang|Vũ Thư|Từ Sơn|Từ Liêm|Ninh Thuận|Ninh Bình"
    "|Ninh Hòa|Ninh Phước"
    "|Ninh Sơn|Ninh Hải|Bạch Long|Nông Thôn|Nông Nghiệp|Nông Dân|Nông Cống|Danh Hiệu|Danh Mục"
    "|Y Tế|Y Học|Y Tý|A Lưới"
    "|A Túc|Mã Lai|Thạch Thất|Thạch Hà|Thạch Thành|Hàn Quốc|Chu Lai|Lục Nam|Lục Ngạn|Tôn Giáo"
    "|Triệu Phong|Triệu Sơn"
    "|Thông Tin|Thông Báo|Thông Tư|Kon Tum|Kon Plông|Kon Rẫy|Mang Yang|Bon Sar|Vàng Danh|Ka Long"
    "|Đào Tạo|Tiêu Biểu"
    "|Mác Lê|Lê Nin|Quản Lý|Tăng Cường|Lưu Động|Vi Phạm|Viên Chức|Thân Thiện|Hạ Long|Đàm Rông|Đảng Cộng"
)
# What stands before a place, a road, a school or an office that bears a person's name.
_PLACE_WORD = (
    r"(?:xã|phường|huyện|quận|tỉnh|thành phố|tp|thị xã|thị trấn|thôn|ấp|xóm|bản|buôn|làng|khu phố"
    r"|khu dân cư|khu"
    r"|tổ dân phố|đường|phố|hẻm|ngõ|trường|thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|cao đẳng"
    r"|cầu|chợ|hồ|sông|suối"
    r"|núi|đèo|biển|vịnh|đảo|chùa|nhà thờ|giáo xứ|giáo họ|đền|đình|quảng trường|công viên|tượng đài|bảo tàng"
    r"|nhà máy|công ty|bệnh viện|trại|trại giam|dân tộc|người|cụm|vùng|quỹ|giải|cúp|mang tên"
    r"|tư tưởng|chủ tịch hồ"
    r"|tiếng|nước|miền|liên đội|chi đội|huyện ủy|đảng bộ|quốc lộ|tỉnh lộ|km)"
)
_AFTER_PLACE_WORD = pattern_of(rf"\b{_PLACE_WORD}\.? [\"“(]?$", re.IGNORECASE)
_OF_PLACE = pattern_of(r"(?:Thôn|Xã|Phường|Huyện|Tỉnh|Ấp|Xóm|Buôn|Làng|Khu|Đường|Phố|Trường|Chùa|Cầu|Chợ) ")

# Full names: by surname, by "Văn" or "Thị" in the middle, of the highlands, by initials.
_FULL = (
    rf"(?:{_SURNAMES})(?: {SYLLABLE}){{1,4}}"
    rf"|{SYLLABLE}(?: {SYLLABLE})? (?:{_MIDDLE})(?: {SYLLABLE}){{1,3}}"
    rf"|[KH]['’]\w+(?: {SYLLABLE}){{0,3}}"
    rf"|(?:{_PLAIN_SURNAMES.upper()})(?: [{UPPER}]++){{1,4}}"
    rf"|[{UPPER}]\. ?[{UPPER}]\. ?[{UPPER}]\b\.?(?: ?[{UPPER}]\b\.?)?"
)
_FULL_NAME = pattern_of(rf"(?:{_FULL})(?!['’]?\w)")
# How each of them, and whoever is addressed, ends, for an engine that cannot look around.
NAME_END = rf"(?:[{UPPER}][{UPPER}{LOWER}'’]*\.?|['’][^ ]+|(?:văn|thị) [^ ]+)"
# Where a name may begin: a second capital, an apostrophe or a point goes on from the first syllable.
# A set of signs at the start of a pattern is what the search is quickest at.
_CAPITAL = pattern_of(rf"[{UPPER}](?<![\w'’.][{UPPER}])(?=[{UPPER}{LOWER}]*+(?: [{UPPER}]|['’.]))")
# Only surnames that are no other word: "vi phạm văn minh" and "đỗ văn bằng" name nobody.
_UNCAPITALISED = pattern_of(
    rf"\b(?:nguyễn|trần|lê|huỳnh|đặng|bùi|ngô|trương|trịnh|hoàng|lò|giàng) (?:văn|thị) \w++(?: {SYLLABLE})?"
)
_NO_NAME = pattern_of(rf"(?:{_NO_NAMES})(?!\w)", re.IGNORECASE)

# Who follows these words is an office, not a person: "ông Chủ tịch", "anh Công an viên".
OFFICE_AHEAD = (
    r"(?!(?:Trưởng|Phó|Chủ (?:tịch|nhiệm|hộ)|Công an|[UỦ]y ban|Uỷ ban|UBND|UBMTTQ|Bí thư|Giám đốc"
    r"|Ban|Hội|Mặt trận"
    r"|Đoàn (?:Thanh|viên|phường|xã|thể)|Chi (?:bộ|hội|đoàn)|Tổ (?:trưởng|phó|quốc|dân|viên|tự)"
    r"|Đội|Đảng|Nhà (?:nước|trường)"
    r"|Nhân dân|Việt Nam|Cảnh sát|Dân (?:quân|phòng)|Quân đội|Cựu chiến|Phụ (?:nữ|huynh)|Thanh niên|Nông dân"
    r"|(?:Thượng|Đại|Thiếu|Trung) (?:tá|úy|uý|sĩ|tướng)|Đại biểu|Thứ trưởng|Bộ|Sở|Phòng|Viện|Tòa"
    r"|Toà|Trường|TP|THPT|THCS"
    r"|Thiếu (?:niên|nhi)|Nghị định|Luật|Bộ luật|Quyết định|Kế hoạch|Chỉ thị|Đề án|Dự án)\b)"
)
HONORIFIC = (
    r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ậu|[Cc]ụ|[Cc]háu|[Bb]é|[Tt]hím|[Mm]ợ|[Dd]ì)"
)
# "Bà Rịa", "Bác Hồ" are no one's address, nor is "Anh" in "nước Anh".
_KNOWN = rf"(?!Rịa\b|Đen\b|Trưng\b|Triệu\b|Hồ Chí\b|Hồ\b(?! [{UPPER}]))"
_ADDRESSED = pattern_of(
    rf"(?<![\w'’])(?<!nước )(?<!tiếng ){HONORIFIC} {_KNOWN}{OFFICE_AHEAD}{SYLLABLE}(?: {SYLLABLE}){{0,4}}"
)

# From "bà" to "cháu".
_HONORIFIC_LENGTHS = (2, 3, 4)
# How these words end, before a capital.
_MAY_ADDRESS = pattern_of(rf" (?<=[gàhịmôúcuụéợì] )[{UPPER}]")

# A capital behind a word, which every name has that is none of those below.
_INNER_CAPITAL = pattern_of(rf"[ :(\"“-](?<=[\w'’].)[ :(\"“-]{{0,2}}[{UPPER}]")
_APOSTROPHE = pattern_of("[KH]['’]")
_INITIALS = pattern_of(rf"\.(?<=[{UPPER}].) ?[{UPPER}]")


def may_name(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Tell at little cost whether a part of a tidied text can name anybody, if only beside certain words."""
    return bool(
        _INNER_CAPITAL.search(text, start, end)
        or _INITIALS.search(text, start, end)
        or text.find(" văn ", start, end) >= 0
        or text.find(" thị ", start, end) >= 0
        or _APOSTROPHE.search(text, start, end)
    )


def full_name_at(text: str, start: int) -> re.Match[str] | None:
    """Return the full name that begins at a place where nothing before it can make it a road or a school."""
    match = _FULL_NAME.match(text, start)
    return None if match and _NO_NAME.match(match[0]) else match


def full_names(text: str) -> Iterator[re.Match[str]]:
    """Yield the full names in a text, without places, roads, schools and offices that sound like one."""
    end = 0
    for capital in _CAPITAL.finditer(text):
        match = _FULL_NAME.match(text, capital.start()) if capital.start() >= end else None
        if match:
            end = match.end()
            if _names_someone(text, match):
                yield match
    if " văn " in text or " thị " in text:
        yield from _UNCAPITALISED.finditer(text)


def _names_someone(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    sounds_alike = _NO_NAME.match(match[0]) or _OF_PLACE.match(match[0])
    return not sounds_alike and not _AFTER_PLACE_WORD.search(before)


def addressed(text: str) -> Iterator[re.Match[str]]:
    """Yield whatever follows a word one addresses people with: "anh Ba", "ông X"."""
    end = 0
    for capital in _MAY_ADDRESS.finditer(text):
        for length in _HONORIFIC_LENGTHS:
            start = capital.start() - length
            match = _ADDRESSED.match(text, start) if start >= end else None
            if match:
                end = match.end()
                yield match
