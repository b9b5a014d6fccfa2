"""Whatever a file holds and is edited to: our loader reads what the form writes, no comment goes unsaid."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from phongtrao.strict_yaml import parse

from ..test_yaml_writing import KEPT, KEPT_VALUES, KEY
from .file_format import opened, saved


class Writer:
    """Writes values as a person might, with a numbered comment above and beside some of them."""

    def __init__(self, draw):
        self.draw, self.count = draw, 0

    def comment(self, before):
        if not self.draw(st.booleans()):
            return ""
        self.count += 1
        return f"{before}# c{self.count};"

    def above(self, pad):
        comment = self.comment(pad)
        return f"{comment}\n" if comment else self.draw(st.sampled_from(["", "", "\n"]))

    def group(self, values, pad):
        return "".join(
            f"{self.above(pad)}{pad}{key}:{self.value(value, pad)}" for key, value in values.items()
        )

    def items(self, values, pad):
        return "".join(f"{self.above(pad)}{pad}-{self.item(value, pad)}" for value in values)

    def item(self, value, pad):
        if isinstance(value, dict):
            return (
                f" {self.group(value, f'{pad}  ').lstrip()}"
                if self.draw(st.booleans())
                else self.value(value, pad)
            )
        return self.value(value, pad)

    def value(self, value, pad):
        if isinstance(value, str):
            return f" {self.text(value, pad)}\n"
        inner = self.items if isinstance(value, list) else self.group
        return f"{self.comment(' ')}\n{inner(value, f'{pad}  ')}"

    def text(self, value, pad):
        styles = [f"{json.dumps(value, ensure_ascii=False)}{self.comment(' ')}"]
        if re.fullmatch(r"[aữĐ]+( [aữĐ1]+)*", value):
            styles.append(f"{value}{self.comment(' ')}")
        if not re.search(r"^\s|\s$", value):
            lines = [f"{pad}    {line}" if line else "" for line in value.split("\n")]
            styles.append("\n".join([f"|-{self.comment(' ')}", *lines]))
            styles.append("\n".join([f">-{self.comment(' ')}", lines[0]]) if len(lines) == 1 else styles[0])
        return self.draw(st.sampled_from(styles))


@st.composite
def files(draw):
    """Return the values of a file, and its text."""
    values = draw(KEPT_VALUES.filter(bool))
    return values, Writer(draw).group(values, "")


def changed(draw, value):
    """Return a value after a few changes somewhere inside it."""
    if isinstance(value, str):
        return draw(KEPT)
    if isinstance(value, list):
        kept = [
            changed(draw, one) if draw(st.integers(0, 3)) == 0 else one
            for one in value
            if draw(st.integers(0, 3))
        ]
        return draw(st.permutations([*kept, *draw(st.lists(KEPT, max_size=1))]))
    kept = {
        key: changed(draw, one) if draw(st.booleans()) else one
        for key, one in value.items()
        if draw(st.integers(0, 3))
    }
    return kept | draw(st.dictionaries(KEY, KEPT, max_size=1))


def as_read(value):
    """Return values as the loader reads them: no spaces around a text, nothing empty."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [as_read(one) for one in value if as_read(one)]
    return {key: as_read(one) for key, one in value.items() if as_read(one)}


def blocks(text):
    """Return the lines of each key of a file, without what stands above the next key."""
    parts = re.split(r"^(?=key_)", text, flags=re.MULTILINE)[1:]
    return {part.partition(":")[0]: re.sub(r"\n(?:#.*\n|\n)*\Z", "\n", part) for part in parts}


def comments(text):
    return re.findall(r"# (c\d+;)", text)


@settings(max_examples=300)
@given(file=files(), data=st.data())
def test_whatever_is_edited_is_what_the_loader_reads(form, file, data):
    values, text = file
    wanted = as_read(changed(data.draw, values))
    held = opened(form, text)
    assert as_read({key: one for key, one in held.items() if key != "_source"}) == as_read(values)
    if not wanted:
        return
    result = saved(form, wanted | {"_source": held["_source"]})
    read, problems = parse(result.encode(), "x")
    assert problems == []
    assert as_read(read) == wanted
    lost = form("commentsLostIn", wanted | {"_source": held["_source"]})
    assert sorted([*comments(result), *lost]) == sorted(comments(text))
    assert all(
        block in result for key, block in blocks(text).items() if as_read(values[key]) == wanted.get(key)
    )


@settings(max_examples=150)
@given(KEPT_VALUES.filter(bool))
def test_whatever_is_new_is_what_the_loader_reads(form, values):
    wanted = as_read(values)
    if wanted:
        read, problems = parse(saved(form, wanted).encode(), "x")
        assert problems == []
        assert as_read(read) == wanted
