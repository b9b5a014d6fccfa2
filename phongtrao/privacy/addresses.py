"""A text that is nothing but the address of a house."""

import re

from ..patterns import pattern_of
from .names import UPPER
from .reading import Reading

# The number of a house, with those of the alleys that lead there.
HOUSE = r"\d{1,4}+[a-z]?(?:/\d{1,4}+[a-z]?)*+"
# Behind it only names, numbers and words of places: "Tổ 5, khu phố 2 không có tội phạm" is no one's home.
_MORE_PLACES = (
    rf"[\w/]*+(?:[ ,.()-]{{1,3}}(?:(?-i:[{UPPER}])\w*+|\d[\w/]*+|khu|phố|kp|thôn|ấp|tổ|đường|khóm|khối|hẻm"
    r"|xã|phường|thị|trấn|huyện|quận|thành|tp|tỉnh)(?!\w)){0,16}[ .,)]{0,3}"
)
_PLAIN_ADDRESS = pattern_of(
    rf"(?:tổ|số|khóm|hẻm|ngõ)?:? ?{HOUSE},? (?:(?:khu phố|kp|thôn|ấp|tổ|đường|khóm|khối"
    rf"|hẻm) ?(?-i:[{UPPER}]|\d)"
    rf"|(?-i:[{UPPER}]).{{0,60}}, ?(?:phường|xã|khu phố|thôn)){_MORE_PLACES}",
    re.IGNORECASE,
)


def is_plain_address(reading: Reading) -> bool:
    """Tell whether a text is nothing but the address of a house."""
    return bool(_PLAIN_ADDRESS.fullmatch(reading.text))
