import re

import pytest

from phongtrao.patterns import pattern_of

TEXT = "Tổ 5, tổ 12 và tổ năm"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize(
    "used",
    [
        lambda pattern: [match.span() for match in pattern.finditer(TEXT)],
        lambda pattern: pattern.findall(TEXT),
        lambda pattern: pattern.sub("¤", TEXT),
        lambda pattern: pattern.subn("¤", TEXT),
        lambda pattern: pattern.search(TEXT, 5)[1],
        lambda pattern: (bool(pattern.match(TEXT)), bool(pattern.fullmatch(TEXT))),
        lambda pattern: (pattern.pattern, pattern.flags, pattern.groups),
    ],
)
def test_it_does_what_a_compiled_pattern_does_each_time(flags, used):
    later, compiled = pattern_of(r"tổ (\d+)", flags), re.compile(r"tổ (\d+)", flags)
    assert used(later) == used(later) == used(compiled)


def test_it_is_compiled_when_it_is_used():
    broken = pattern_of("(")
    with pytest.raises(re.error):
        broken.search("")


def test_it_has_nothing_that_a_pattern_has_not():
    with pytest.raises(AttributeError):
        _ = pattern_of("").nothing
