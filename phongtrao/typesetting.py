"""Setting a line of text into a box: balanced lines that break between syllables alone.

Widths are of whatever unit ``measure`` gives; nothing here knows fonts.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate

Measure = Callable[[str], float]
ELLIPSIS = "…"
# What does not stand before an ellipsis.
_LOOSE_ENDS = " ,.;:–-“‘("


def syllables(text: str) -> list[str]:
    """Return what may not be broken: syllables, each with the dash or sign that follows it.

    Vietnamese is written with a space between syllables, so that a space is the one place for a break; but
    no line starts with a dash.
    """
    found: list[str] = []
    for word in text.split():
        if found and not any(char.isalnum() for char in word) and word[0] not in "“‘(":
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def balanced(words: Sequence[str], width: float, most: int, measure: Measure) -> list[str] | None:
    """Return ``words`` as the fewest lines that fit, all about as long as each other.

    :param width: no line is wider.
    :param most: the most lines allowed.
    :returns: nothing when that many lines cannot hold the words.
    """
    space = measure(" ")
    # ends[i] is where the i-th word would end on one endless line, with the space after it.
    ends = [0.0, *accumulate(measure(word) + space for word in words)]
    for count in range(1, most + 1):
        breaks = _breaks(ends, width + space, count)
        if breaks:
            return [" ".join(words[start:end]) for start, end in breaks]
    return None


def _breaks(ends: Sequence[float], width: float, count: int) -> list[tuple[int, int]]:
    """Return where ``count`` lines start and end, the squares of their slacks being least; or nothing."""
    total = len(ends) - 1
    # best[i]: the least cost of setting the first i words into the lines so far, and those lines.
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for _ in range(count):
        longer: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for start, (cost, lines) in best.items():
            for end in range(start + 1, total + 1):
                slack = width - (ends[end] - ends[start])
                if slack < 0:
                    break
                made = (cost + slack * slack, [*lines, (start, end)])
                longer[end] = min(made, longer.get(end, made))
        best = longer
    return best.get(total, (0.0, []))[1]


def cut(words: Sequence[str], width: float, most: int, measure: Measure) -> list[str]:
    """Return as many of ``words`` as ``most`` lines hold, filled one after the other, then an ellipsis."""
    lines: list[str] = []
    for word in words:
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _ended(lines[-1], width, measure)
            break
    return [shortened(line, width, measure) for line in lines]


def shortened(text: str, width: float, measure: Measure) -> str:
    """Return ``text``, or what of its beginning fits with an ellipsis; between syllables where it can."""
    return text if measure(text) <= width else _ended(text, width, measure)


def _ended(text: str, width: float, measure: Measure) -> str:
    """Return what of the beginning of ``text`` fits together with an ellipsis."""
    kept = text.split(" ")
    while len(kept) > 1 and measure(" ".join(kept) + ELLIPSIS) > width:
        kept.pop()
    beginning = " ".join(kept)
    # One endless word: only then letters go.
    while beginning and measure(beginning + ELLIPSIS) > width:
        beginning = beginning[:-1]
    return beginning.rstrip(_LOOSE_ENDS) + ELLIPSIS
