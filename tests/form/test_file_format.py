"""A record's file goes through the form: what nobody changed stays as it stands, what changed is read so."""

import re

import pytest
from playwright.sync_api import Error

from phongtrao.decoding import HIDDEN, decode

from ..conftest import MINI, ROOT
from .file_format import opened, saved

FOLDERS = [ROOT / "data", MINI / "data", ROOT / "tests" / "articles"]
FILES = [path for folder in FOLDERS for path in sorted(folder.rglob("*.yml"))]
# What Sveltia puts where a file has no value.
NOTHING = {"zz_text": "", "zz_list": [], "zz_group": {"zz_text": "", "zz_list": []}, "zz_none": None}


def with_empty_fields(data):
    """Return data as a form holds it that has fields the file does not have."""
    if isinstance(data, dict):
        return NOTHING | {key: with_empty_fields(value) for key, value in data.items()}
    return [with_empty_fields(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_of_ours_is_saved_byte_for_byte(form, path):
    text = path.read_text(encoding="utf-8")
    data = opened(form, text)
    assert saved(form, data) == text
    assert saved(form, with_empty_fields(data)) == text


SOURCE = """\
# Đầu tệp.

# Tên
title: Hội nghị # ở đây
count: 010
date: 17/9/2024
flag: NO
summary: >- # dài
  Một đoạn dài
  trên hai dòng.

# Nơi
places:
  # Xã thứ nhất
  - unit: xa-cu # cũ
    name: Xã Cũ
  # Xã thứ hai
  - unit: xa-moi
    # chưa rõ
    #venue: Hội trường

roles: [chair, "speaker"] # vai trò
points:
  - |
    dòng một
    dòng hai
  - 'nháy đơn'
empty:
unknown: "1.10"
"""


def edit(**changes):
    return lambda data: data | changes


def place(index, **changes):
    return lambda data: data["places"][index].update(changes) or data


EDITS = {
    "a text, its comment stays": (
        edit(title="Hội nghị: sơ kết"),
        {"title: Hội nghị #": 'title: "Hội nghị: sơ kết" #'},
    ),
    "a number as it is spelled": (edit(count="1.234"), {"count: 010": "count: 1.234"}),
    "a word that is no flag": (edit(title="yes"), {"title: Hội nghị": 'title: "yes"'}),
    "a text in quotes": (edit(unknown='2 "x"'), {'"1.10"': '"2 \\"x\\""'}),
    "a folded text beside a comment": (
        edit(summary="Một đoạn"),
        {">- # dài\n  Một đoạn dài\n  trên hai dòng.": "Một đoạn # dài"},
    ),
    "lines in a block": (
        lambda data: data | {"points": ["dòng một\ndòng ba", "it's"]},
        {"dòng hai": "dòng ba", "'nháy đơn'": "'it''s'"},
    ),
    "a value where none was": (edit(empty="có"), {"empty:": "empty: có"}),
    "a list where none was": (edit(empty=["a", {"b": "c"}]), {"empty:": "empty:\n  - a\n  - b: c"}),
    "a list in brackets": (edit(roles=["speaker", "host"]), {'[chair, "speaker"]': "[speaker, host]"}),
    "a list in brackets that has texts": (
        edit(roles=["Chủ trì, chính"]),
        {'roles: [chair, "speaker"] # vai trò': "roles: # vai trò\n  - Chủ trì, chính"},
    ),
    "a key in the middle": (
        lambda data: {"title": data.pop("title"), "kind": "meeting"} | data,
        {"# ở đây\n": "# ở đây\nkind: meeting\n"},
    ),
    "a key in a part": (place(0, venue="Hội trường"), {"Xã Cũ\n": "Xã Cũ\n    venue: Hội trường\n"}),
    "a key above a comment": (
        place(1, venue="Nhà văn hoá"),
        {"    # chưa rõ\n": "    venue: Nhà văn hoá\n    # chưa rõ\n"},
    ),
    "a key taken out": (edit(count=""), {"count: 010\n": ""}),
    "an item's first key taken out": (
        place(0, unit=""),
        {"- unit: xa-cu # cũ\n    name": "- name"},
    ),
    "the only key of an item": (place(1, unit="xa-ba"), {"unit: xa-moi": "unit: xa-ba"}),
    "an item added at the end": (
        lambda data: data | {"places": [*data["places"], {"name": "Xã Ba", "tags": ["x"]}]},
        {"#venue: Hội trường\n": "#venue: Hội trường\n  - name: Xã Ba\n    tags:\n      - x\n"},
    ),
    "an item added at the start": (
        lambda data: data | {"places": [{"name": "Xã Ba"}, *data["places"]]},
        {"places:\n": "places:\n  - name: Xã Ba\n"},
    ),
    "an item taken out with its comments": (
        lambda data: data | {"places": data["places"][1:]},
        {"  # Xã thứ nhất\n  - unit: xa-cu # cũ\n    name: Xã Cũ\n": ""},
    ),
    "items in another order": (
        lambda data: data | {"places": data["places"][::-1]},
        {
            "  # Xã thứ nhất\n  - unit: xa-cu # cũ\n    name: Xã Cũ\n": "",
            "Hội trường\n": "Hội trường\n  # Xã thứ nhất\n  - unit: xa-cu # cũ\n    name: Xã Cũ\n",
        },
    ),
    "items in another order, one changed": (
        lambda data: data | {"places": [data["places"][1], data["places"][0] | {"name": "Xã Xưa"}]},
        {
            "  # Xã thứ nhất\n  - unit: xa-cu # cũ\n    name: Xã Cũ\n": "",
            "Hội trường\n": "Hội trường\n  # Xã thứ nhất\n  - unit: xa-cu # cũ\n    name: Xã Xưa\n",
        },
    ),
    "a whole list taken out": (
        edit(places=[]),
        {SOURCE[SOURCE.index("# Nơi") : SOURCE.index("roles:")]: ""},
    ),
    "a long text": (
        edit(title="Một hai ba bốn " * 10, empty="x " * 60),
        # Beside a comment it stays on its line.
        {
            "title: Hội nghị": f"title: {('Một hai ba bốn ' * 10).strip()}",
            "empty:": f"empty: >-\n  {('x ' * 59).strip()}\n  x",
        },
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_what_it_means_alone(form, name):
    change, replacements = EDITS[name]
    expected = SOURCE
    for old, new in replacements.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert saved(form, with_empty_fields(change(opened(form, SOURCE)))) == expected


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (edit(title="khác"), []),
        (edit(title=""), ["Tên", "ở đây"]),
        (lambda data: data | {"places": data["places"][:1]}, ["Xã thứ hai", "chưa rõ", "venue: Hội trường"]),
        (lambda data: data | {"places": data["places"][::-1]}, []),
        (
            edit(roles=[], places=[]),
            ["Nơi", "Xã thứ nhất", "cũ", "Xã thứ hai", "chưa rõ", "venue: Hội trường", "vai trò"],
        ),
    ],
)
def test_comments_that_would_go_are_named(form, change, lost):
    assert form("commentsLostIn", change(opened(form, SOURCE))) == lost


def test_a_second_save_goes_on_from_the_first(form):
    data = opened(form, SOURCE)
    first = saved(form, data | {"title": "Lần một"})
    second = saved(form, data | {"title": "Lần hai", "_source": first.strip()})
    assert second == SOURCE.replace("title: Hội nghị", "title: Lần hai")


def test_a_new_record_is_written_in_blocks_in_the_order_of_the_form(form):
    data = {
        "title": "Hội nghị",
        "date": "17/9/2024",
        "places": [{"unit": "xa-cu", "name": ""}, {}],
        "roles": ["chair", "NO"],
        "empty": {"a": ""},
        "body": "Đoạn một.\n\n- điểm",
    }
    assert saved(form, data) == (
        "title: Hội nghị\ndate: 17/9/2024\nplaces:\n  - unit: xa-cu\nroles:\n  - chair\n"
        '  - "NO"\nbody: |-\n  Đoạn một.\n\n  - điểm\n'
    )


# Whatever the loader would refuse, and the space that Word and web pages paste.
UNSEEN = [
    char for char in map(chr, range(0x110000)) if HIDDEN.match(char) and not "\ud800" <= char <= "\udfff"
]


def test_what_is_pasted_unseen_is_not_written(form):
    data = {"lines": [f"Hội{char}nghị" for char in UNSEEN], "title": "Hội\u00a0nghị", "empty": "\u200b"}
    text = saved(form, data)
    assert decode(text.encode(), "") == (text, [])
    assert "\u00a0" not in text
    values = opened(form, text)
    assert values["title"] == "Hội nghị"
    assert {value.replace(" ", "") for value in values["lines"]} == {"Hộinghị"}
    assert "empty" not in values


def test_what_stands_unseen_in_a_file_goes_when_its_text_is_typed_again(form):
    source = "title: Hội\u200bnghị\nsummary: Một\u00a0hai\n"
    data = opened(form, source)
    assert saved(form, data) == source
    assert saved(form, data | {"title": "Hộinghị"}) == source.replace("\u200b", "")


def test_line_ends_become_those_of_the_repository(form):
    assert saved(form, opened(form, SOURCE.replace("\n", "\r\n"))) == SOURCE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1\nb: *x", "Dòng 1: có neo, bí danh hoặc nhãn kiểu"),
        ("&x a: 1", "Dòng 1: có neo, bí danh hoặc nhãn kiểu"),
        ("a: !!str 1", "Dòng 1: có neo, bí danh hoặc nhãn kiểu"),
        ("b: 1\na: 1\na: 2", "Dòng 3: một mục viết hai lần"),
        ("a: 1\n---\na: 2", "Dòng 2: tệp gồm nhiều tài liệu"),
        ("a: 1\nb: [1", "Dòng 2: sai cú pháp YAML"),
        ("- a\n- b", "Tệp không gồm các dòng “tên_mục: giá trị”"),
        ("{a: 1}", "Tệp không gồm các dòng “tên_mục: giá trị”"),
        ("", "Tệp không gồm các dòng “tên_mục: giá trị”"),
        ("? a\n: 1", "Dòng 1: tên mục viết theo cách biểu mẫu không đọc được"),
        ("a.b: 1", "Dòng 1: tên mục viết theo cách biểu mẫu không đọc được"),
        ("2024: 1", "Dòng 1: tên mục viết theo cách biểu mẫu không đọc được"),
    ],
)
def test_a_file_that_cannot_be_held_is_shown_with_the_reason_and_never_written(form, text, message):
    data = opened(form, text)
    assert data["_refused"].startswith(message)
    assert data["_source"] == text
    if text:
        with pytest.raises(Error, match=re.escape(message)):
            form("toFile", data | {"title": "Mới"})
