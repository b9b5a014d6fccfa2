"""What a font for Vietnamese must hold."""

import unicodedata

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_LOWER = [unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES]
LETTERS = [*_LOWER, *(letter.upper() for letter in _LOWER), *"đĐ"]
SIGNS = "0123456789–—…“”‘’·,.:;()/%!?&"
