"""Contacts and numbers that lead to one person: e-mail, phone, identity papers, bank accounts."""

import re

from ..patterns import pattern_of
from .findings import Finding, Kind, first, rule, starting
from .names import addressed, full_names
from .reading import Reading

# Spellings of "@" and of the dot that people use to slip past machines.
_AT = r"(?: ?@ ?| ?[(\[{<] ?(?:at|a còng|a móc) ?[)\]}>] ?| (?:a còng|a móc|a vòng) )"
_DOT = r"(?: ?\. ?| ?[(\[{<] ?(?:dot|chấm) ?[)\]}>] ?| (?:dot|chấm) )"
FREE_MAIL = r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|icloud|protonmail|zoho|aol)"
_LOCAL = r"(?<![\w.+%-])[\w.+%-]++"

# One separator inside a number, and the wider kind that only a telling beginning permits.
_SEP = r"[ ._·/-]?"
_WIDE = r"(?:,|[ ._()·~'’+-]{0,3})"
# Ids stand alone: figures go on after a letter, a point, a slash or a dash.
# The pattern begins with the first figure itself, not with a look behind it: searching is then far quicker.
_ALONE, _ENDS = r"\d(?<![\w.,/-]\d)(?<!\d \d)", r"(?! ?\d|[\w/-]|[.,]\d)"
_DIGIT_WORD = r"\b(?:không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)\b"

_PHONE_LABEL = (
    r"(?:\bs?đt(?:dđ|cq)?|\b(?:điện thoại|di động|đường dây nóng|hotline|zalo|viber|whatsapp"
    r"|telegram|tel|phone"
    r"|mobile|fax|số máy|liên hệ|gọi)\b)"
)
_PHONE_NEEDS = (
    *("đt", "điện thoại", "di động", "đường dây nóng", "hotline", "zalo", "viber", "whatsapp", "telegram"),
    *("tel", "phone", "mobile", "fax", "số máy", "liên hệ", "gọi"),
)
_PHONE_GAP = r"\W{0,3}(?:(?:số|là|theo số|qua số|di động|của [^\d.;:]{1,30})\W{1,3}){0,2}"
_PAPER_LABEL = (
    r"\b(?:cccd|cmnd|cmtnd|cmt|căn cước|chứng minh|định danh|hộ chiếu|giấy tờ tu[yỳ]|giấy tờ t[uù]y)"
)
_PAPER_NEEDS = (
    "cccd",
    "cmnd",
    "cmtnd",
    "cmt",
    "căn cước",
    "chứng minh",
    "định danh",
    "hộ chiếu",
    "giấy tờ t",
)
# Insurance: ten figures, on older cards behind two letters and three figures.
_INSURANCE = r"\b(?:bhyt|bhxh|bảo hiểm (?:y tế|xã hội))\b"
_INSURANCE_NEEDS = ("bhyt", "bhxh", "bảo hiểm")
# How far from a number plate its owner is looked for.
_OWNER_REACH = 60
_ACCOUNT_LABEL = r"\b(?:tài khoản|stk|số tk|tk|số thẻ|thẻ atm|thẻ ngân hàng)\b"
_BANK = (
    r"\b(?:ngân hàng|vietcombank|vcb|agribank|bidv|vietinbank|techcombank|mb ?bank|acb|sacombank"
    r"|vpbank|tpbank|shb"
    r"|hdbank|vib|lpbank|lienvietpostbank|seabank|ocb|msb|eximbank|scb|nam á bank|momo|zalopay|viettelpay)\b"
)
_ACCOUNT_NEEDS = ("tài khoản", "stk", "tk", "thẻ")
_BANK_NEEDS = ("ngân hàng", "bank", "vcb", "bidv", "acb", "shb", "vib", "ocb", "msb", "scb", "momo", "pay")


def _beside_a_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a person is named in the same sentence, near a match."""
    before = text[max(0, match.start() - _OWNER_REACH) : match.start()].rpartition(". ")[2]
    after = text[match.end() : match.end() + _OWNER_REACH].partition(". ")[0]
    return any(True for part in (before, after) for names in (full_names, addressed) for _ in names(part))


# a.b@example.vn, a (at) b [dot] com, a a còng gmail chấm com.
_EMAIL = (
    rule(Kind.EMAIL, rf"{_LOCAL}{_AT}[\w-]++{_DOT}\w+", "@", "at", "a còng", "a móc", "a vòng"),
    rule(
        Kind.EMAIL,
        rf"{_LOCAL}(?:{_AT}| at ){FREE_MAIL}\b",
        *("mail", "yahoo", "outlook", "icloud", "live", "zoho", "aol"),
    ),
    # "nguyenvana gmail.com", "Email: nguyenvana85".
    rule(Kind.EMAIL, rf"(?<![\w.])[a-z0-9._]{{6,}}+ {FREE_MAIL}\.com", ".com"),
    rule(
        Kind.EMAIL,
        r"\b(?:e-?mail|gmail|thư điện tử)(?: là)? ?: ?(?=[a-z._]{0,40}[\d._])[a-z][a-z0-9._]{4,}",
        "mail",
        "thư điện tử",
    ),
)
# How the words of an address begin where there is no "@".
_MAIL_WORDS = ("at[^a-z]", "a còng", "a móc", "a vòng", "com", "mail", "e-?mail", "gmail", "thư điện tử")
_MAIL_WORD = starting(_MAIL_WORDS)
# On text without dates and documents' numbers.
_PHONES = (
    # A zero and two figures more begin no figure: 0912 345 678, (0252) 3.867.255, 0912,345,678.
    rule(Kind.PHONE, rf"(?<!\d)0[1-9]\d(?:{_WIDE}\d){{7,8}}(?!\d)"),
    rule(Kind.PHONE, r"(?<!\d)0[35789]\d\d ?/ ?\d{3} ?/ ?\d{3}(?!\d)"),
    # 09 1234 5678, 0-9-1-2-3-4-5-6-7-8, 09.12.34.56.78.
    rule(Kind.PHONE, r"(?<!\d)(?<!\d[ .,/-])0[ ._-]?[2-9](?:[ ._-]?\d){8}(?![ ._-]?\d)"),
    rule(Kind.PHONE, rf"(?:\+ ?|(?<!\d)00 ?)\(?84\)?(?:{_WIDE}\d){{8,11}}(?!\d)"),
    rule(Kind.PHONE, rf"(?:{_DIGIT_WORD}[ ,.-]{{1,3}}){{8}}", "không", "chín", "tám", "bảy"),
    # Behind a label a number of any length is a phone's; after a colon even one like a figure.
    rule(
        Kind.PHONE,
        r"(?:s?đt|điện thoại|tel|phone|fax|zalo)(?: số)? ?: ?[1-9]\d{0,2}(?:\.\d{3})++(?!\.?\d| ?[^\W\d])",
        "đt",
        "điện thoại",
        "tel",
        "phone",
        "fax",
        "zalo",
    ),
)
_LABELLED = (
    rule(
        Kind.PAPER,
        rf"{_PAPER_LABEL}\D{{0,30}}\d(?:[ .-]?\d){{8}}(?:(?:[ .-]?\d){{3}})?(?![ .-]?\d)",
        *_PAPER_NEEDS,
    ),
    rule(
        Kind.PAPER, rf"(?<!\d)\d(?:[ .-]?\d){{8,11}}\W{{1,3}}(?:là |số ){{0,2}}{_PAPER_LABEL}", *_PAPER_NEEDS
    ),
    rule(Kind.PAPER, r"\b(?:hộ chiếu|passport)\D{0,20}[A-Z] ?\d{7}\b", "hộ chiếu", "passport"),
    rule(
        Kind.PAPER,
        rf"{_INSURANCE}[^\d.;]{{0,30}}\d(?:[ -]?\d){{9,12}}(?![ .,-]?\d)",
        *_INSURANCE_NEEDS,
    ),
    # 86B1-123.45, 86C-12345, 86B1 1234.
    rule(
        Kind.PLATE,
        r"\d\d(?<!\d\d\d)[ -]?[a-z][a-z\d]?(?:[ -]{0,3}\d{3}\.?\d\d|-\d{4})(?!\d)",
        *("biển", "bks", "bsx", "xe"),
        counts=_beside_a_name,
    ),
    rule(
        Kind.ACCOUNT,
        rf"{_ACCOUNT_LABEL}\W{{0,3}}[1-9]\d{{0,2}}(?:\.\d{{3}})++(?!\.?\d| ?[^\W\d])",
        *_ACCOUNT_NEEDS,
    ),
)
# On text without any number that explains itself.
_LOOSE = (
    rule(
        Kind.PHONE,
        rf"{_PHONE_LABEL}{_PHONE_GAP}(?!11\d\D|1[89]00)\(?\d(?:[ .)-]{{0,2}}\d){{6,}}",
        *_PHONE_NEEDS,
    ),
    rule(Kind.PHONE, r"(?<![\d.,])\(?84\)?[ -]?[1-9](?:[ -]?\d){8}(?!\d)"),
    rule(Kind.ACCOUNT, rf"{_ACCOUNT_LABEL}[^\d¤]{{0,40}}\d(?:[ .-]?\d){{5,}}", *_ACCOUNT_NEEDS),
    rule(Kind.ACCOUNT, rf"{_BANK}[^\d¤]{{0,30}}\d(?:[ .-]?\d){{7,}}", *_BANK_NEEDS),
    rule(Kind.ACCOUNT, rf"(?<!\d)\d{{6,}}+[ (-]{{0,3}}(?:tại |ở |mở tại )?{_BANK}", *_BANK_NEEDS),
    # The first three figures of an id are a province's, and begin with a zero; then any grouping counts.
    rule(Kind.CITIZEN_ID, rf"(?<!\d)0\d\d(?:{_WIDE}\d){{9}}(?!\d)"),
    rule(Kind.CITIZEN_ID, rf"{_ALONE}(?:{_SEP}\d){{11}}{_ENDS}"),
    rule(Kind.OLD_ID, rf"{_ALONE}\d{{8}}{_ENDS}"),
    rule(Kind.OLD_ID, rf"{_ALONE}\d\d([ .-])\d{{3}}\1\d{{3}}{_ENDS}"),
    rule(Kind.OLD_ID, rf"{_ALONE}(?:\d\d[ -]\d{{6}}|\d{{5}}[ -]\d{{3}}){_ENDS}"),
    rule(Kind.OLD_ID, rf"{_ALONE}(?:([ .-])\d)(?:\1\d){{7}}{_ENDS}"),
    rule(Kind.ACCOUNT, rf"{_ALONE}\d{{9,18}}{_ENDS}"),
    rule(Kind.ACCOUNT, rf"{_ALONE}\d{{3}}(?:[ -]\d{{4}}){{3}}{_ENDS}"),
)
# Below six figures only these find anything: a phone in words, or a figure right behind a label.
_SIX_DIGITS = pattern_of(r"\d(?:\D{0,3}\d){5}")
_FEW_DIGITS = (_LABELLED[-1], *_PHONES[-2:])
# How a phone in words begins: three of them stand for its eight.
_SPOKEN = ("không", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín")
CONTACT_WORDS = (
    *_MAIL_WORDS,
    *(f"{word}(?:[ ,.-]{{1,3}}(?:{'|'.join(_SPOKEN)})){{2}}" for word in _SPOKEN),
)
# What follows the first figure of a number, or of a figure behind a label, where the text is tidied.
NUMBER_AHEAD = r"(?:[^\d\n]{0,3}\d){5}|\d{0,2}\.\d{3}"


def contact_or_number(reading: Reading) -> Finding | None:
    """Return the first e-mail address, phone, number of a paper or account that a text gives away."""
    mail = "@" in reading.text or _MAIL_WORD.search(reading.words)
    found = first(_EMAIL, reading.text, reading.lower) if mail else None
    if found:
        return found
    if not (reading.has_digit and _SIX_DIGITS.search(reading.text)):
        return first(_FEW_DIGITS, reading.uncounted, reading.lower) if "không" in reading.lower else None
    for rules, view in (
        (_LABELLED, reading.uncounted),
        (_PHONES, reading.uncounted),
        (_LOOSE, reading.loose_numbers),
    ):
        found = found or first(rules, view, reading.lower)
    return found
