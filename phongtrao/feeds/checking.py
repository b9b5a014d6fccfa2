"""Looks over each finished feed, so that a build stops and no reader's program does."""

from collections.abc import Sequence
from xml.parsers import expat

from .entries import Entry

# Octets of a line, without its end (RFC 5545, 3.1).
LONGEST_LINE = 75


class InvalidFeedError(Exception):
    """A finished feed or calendar is empty or broken. The message is Vietnamese and names the file."""


def check_entries(address: str, entries: Sequence[Entry]) -> None:
    """Hold the entries of a feed against what every format asks for.

    :raises InvalidFeedError: if there is none, or one lacks what it must have, or two have one id.
    """
    if not entries:
        raise _invalid(address, "không có tin nào")
    if len({one.id for one in entries}) < len(entries):
        raise _invalid(address, "hai tin trùng mã nhận dạng")
    for one in entries:
        if not (one.title.strip() and one.html.strip()):
            raise _invalid(address, f"tin {one.address} thiếu tiêu đề hoặc nội dung")
        if one.published and one.published > one.updated:
            raise _invalid(address, f"tin {one.address} có ngày sửa trước ngày đăng")


def check_xml(address: str, xml: bytes) -> None:
    """Hold a feed against the rules of XML.

    :raises InvalidFeedError: if it is not well-formed.
    """
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError as error:
        raise _invalid(address, f"XML sai ở dòng {error.lineno}") from None


def check_calendar(address: str, text: str) -> None:
    """Hold a calendar against the rules of its lines.

    :raises InvalidFeedError: if it has no event, a line is too long, or an event has no day.
    """
    events = text.count("\r\nBEGIN:VEVENT\r\n")
    if not events:
        raise _invalid(address, "không có sự kiện nào")
    lines = text.encode().split(b"\r\n")
    if max(map(len, lines)) > LONGEST_LINE or text.count("\n") >= len(lines):
        raise _invalid(address, "có dòng quá dài hoặc ngắt sai")
    if events != text.count("\r\nDTSTART;VALUE=DATE:"):
        raise _invalid(address, "có sự kiện thiếu ngày")


def _invalid(address: str, why: str) -> InvalidFeedError:
    return InvalidFeedError(f"{address}: tệp đăng ký tin hỏng, {why}.")
