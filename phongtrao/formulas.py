"""Sums and shares of exact numbers, and how they were made, as readers write it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from .vietnamese import format_number

# Shares are given to a tenth of a percent.
_TENTH = Decimal("0.1")


def share_percent(part: Decimal | int, whole: Decimal | int) -> tuple[Decimal, bool]:
    """Return a share of ``whole`` (more than nought) in percent, and whether it had to be rounded."""
    tenths = (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)
    return plain(tenths), tenths * Decimal(whole) != Decimal(part) * 100


def plain(number: Decimal) -> Decimal:
    """Return a whole number without decimals."""
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def share_formula(part: Decimal | int, whole: Decimal | int) -> str:
    """Return how a share was made: ``102 ÷ 127 × 100 ≈ 80,3``."""
    value, rounded = share_percent(part, whole)
    sign = "≈" if rounded else "="
    return f"{format_number(part)} ÷ {format_number(whole)} × 100 {sign} {format_number(value)}"


def sum_formula(terms: Sequence[Decimal | int]) -> str:
    """Return how a sum was made: ``8 + 11 = 19``."""
    return f"{' + '.join(map(format_number, terms))} = {format_number(sum(map(Decimal, terms), Decimal(0)))}"
