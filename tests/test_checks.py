"""Each cross-record rule, broken once."""

import shutil

import pytest

from phongtrao.checks import CHECKS
from phongtrao.known import Known
from phongtrao.load import load
from phongtrao.problems import DataError

from .test_load import CONFERENCE, replace

EVENT, AWARD = "data/conferences/ra-mat-mau-2023.yml", "data/awards/khen-gop-2023.yml"
JUDGES = ("data/units/", "data/taxonomy.yml", "data/site.yml")
# Rule → (file, old text, new text, what the message says).
BROKEN = {
    "facts_inside_validity_of_units": (
        CONFERENCE,
        "date: 5/11/2024",
        "date: 5/11/2025",
        '8:11: Đơn vị (unit): "xã Cũ" chỉ có đến 30/6/2025; sau ngày ấy dùng: xa-moi.',
    ),
    "reports_do_not_precede_their_period": (
        "data/results/mau-2024.yml",
        "as_of_note: Báo cáo trước khi hết năm.\n",
        "",
        "8:8: Số liệu tính đến (as_of): Ngày chốt số liệu trước khi kỳ báo cáo kết thúc",
    ),
    "reports_do_not_follow_their_event": (
        "data/results/mau-2024.yml",
        "as_of: 5/11/2024\n",
        "as_of: 6/11/2024\n",
        "8:8: Số liệu tính đến (as_of): Ngày chốt số liệu sau ngày diễn ra (5/11/2024) của tin",
    ),
    "parts_do_not_outnumber_wholes": (
        "data/results/mau-2024.yml",
        "value: 4\n    of_indicator: mo-hinh\n",
        "value: 11\n",
        'Giá trị (value): Số tên gọi mô hình (11) lớn hơn "Tổng số mô hình hiện có" (10).',
    ),
    "awards_agree_with_their_decision": (
        CONFERENCE,
        "date: 1/11/2024",
        "date: 1/11/2014",
        "Ngày quyết định (date): Quyết định ký năm 2014 nhưng khen năm 2024",
    ),
    "awards_are_recorded_once": (
        "data/awards/khen-rieng-2022.yml",
        "date: 12/2022\nform: chua-ro-hinh-thuc\nunit: xa-cu\nhouseholds: 5\nlist_status: partial\n"
        "recipients:\n  - name: Hộ bà Mẫu\n    kind: household\n",
        "event: ra-mat-mau-2023\nform: giay-khen\nissuer: CHỦ TỊCH UBND mẫu\ncombined: 99\n",
        '"Giấy khen" này đã ghi ở data/awards/khen-',
    ),
    "falling_counts_have_a_note": (
        "data/results/mau-khong-ky.yml",
        "model: an-toan-mau\nas_of: 2/2023\nfigures:\n  - indicator: mo-hinh\n    value: 3",
        "unit: huyen-mau\nas_of: 2/2023\nfigures:\n  - indicator: mo-hinh\n    value: 11",
        "data/results/mau-2024.yml:12:12: Giá trị (value): 10 thấp hơn 11 của báo cáo trước",
    ),
    "successors_follow_on": (
        "data/units/xa-cu.yml",
        "valid_to: 30/6/2025",
        "valid_to: 29/6/2025",
        '6:14: Nay thuộc (successors): "xa-moi" có từ 1/7/2025, không nối liền ngày kết thúc 29/6/2025.',
    ),
    "units_do_not_contain_themselves": (
        "data/units/tinh-mau.yml",
        "kind: province",
        "kind: province\nparent: huyen-mau",
        "Thuộc đơn vị (parent): Đơn vị này thuộc về chính nó",
    ),
    "units_are_named_once": (
        "data/units/xa-moi.yml",
        "name: Mới",
        "name: Mới",
        'Tên (name): "xã Mới" đã có ở data/units/xa-moi-2.yml.',
    ),
    "models_are_named_once": (
        "data/models/anh-sang-mau.yml",
        "name: Ánh sáng mẫu",
        "name: KHU DÂN CƯ AN TOÀN MẪU\nunit: huyen-mau",
        "đã có ở data/models/",
    ),
    "key_figures_exist": (
        "data/site.yml",
        "indicator: thanh-vien-mo-hinh",
        "indicator: mo-hinh-moi",
        'Báo cáo "mau-2024" không có chỉ tiêu "mo-hinh-moi".',
    ),
    "old_addresses_are_free": (
        "data/conferences/ra-mat-mau-2023.yml",
        "tin-tuc/2022/ten-cu/",
        "don-vi/xa-cu/",
        'Địa chỉ cũ (moved_from): Địa chỉ "don-vi/xa-cu/" đang có trang khác.',
    ),
    "units_are_not_withdrawn": (
        "data/units/truong-mau.yml",
        "kind: organisation",
        "kind: organisation\nwithdrawn:\n  date: 1/1/2024\n  reason: x",
        "Rút khỏi trang (withdrawn): Đơn vị không rút được",
    ),
    "articles_have_one_id": (
        CONFERENCE,
        "title:",
        "title:",
        "Trùng tên tệp với data/conferences/tin-mau-2024.yml",
    ),
    "articles_are_recorded_once": (
        "data/news/tin-mau-2024.yml",
        "title: Tin mẫu cùng năm\ndate: 2024",
        "title: Hội nghị, tổng kết MẪU\ndate: 5/11/2024",
        "data/news/tin-mau-2024.yml:1:8: Tiêu đề (title): Tin cùng tiêu đề, cùng ngày đã có ở data/conf",
    ),
}
# Rules that need a second file: (copied from, to, old, new).
SECOND_FILE = {
    "units_are_named_once": ("data/units/xa-moi.yml", "data/units/xa-moi-2.yml", "name: Mới", "name: MỚI"),
    "articles_have_one_id": (CONFERENCE, "data/conferences/tin-mau-2024.yml", "title:", "title:"),
}


def test_every_rule_has_a_broken_case():
    assert {check.__name__ for check in CHECKS} == set(BROKEN)


def break_rule(root, rule):
    """Break one rule of ``CHECKS`` in a copy of the miniature data; return what the message then says."""
    path, old, new, expected = BROKEN[rule]
    if rule in SECOND_FILE:
        source, target, before, after = SECOND_FILE[rule]
        shutil.copy2(root / source, root / target)
        photos, copied = ((root / path).with_suffix("") for path in (source, target))
        if photos.is_dir():
            shutil.copytree(photos, copied)
        replace(root, target, before, after)
    replace(root, path, old, new)
    return expected


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_named_at_its_place(editing, problems_in, rule):
    expected = break_rule(editing, rule)
    found = problems_in()
    assert any(expected in line for line in found), found


# With other units, other words or another site nothing is known any more.
JUDGED_AGAIN = [rule for rule, (path, *_) in BROKEN.items() if not path.startswith(JUDGES)]


@pytest.mark.parametrize("rule", JUDGED_AGAIN)
def test_a_rule_broken_since_everything_was_right_is_told_alike(editing, problems_in, rule):
    known = known_of(editing)
    break_rule(editing, rule)
    with pytest.raises(DataError) as told:
        load(editing, known=known)
    assert [str(one) for one in told.value.problems] == problems_in()


@pytest.mark.parametrize("event", ["", "withdrawn:\n  date: 1/12/2024\n  reason: Nguồn đã gỡ.\n"])
def test_an_award_is_judged_again_when_its_event_moves(editing, event):
    with (editing / EVENT).open("a", encoding="utf-8") as file:
        file.write(event)
    with (editing / AWARD).open("a", encoding="utf-8") as file:
        file.write("decision:\n  date: 1/12/2023\n")
    known = known_of(editing)
    replace(editing, EVENT, "/2023", "/2022")
    with pytest.raises(DataError, match=rf"{AWARD}.*Quyết định ký năm 2023 nhưng khen năm 2022"):
        load(editing, known=known)


def known_of(root):
    """Return what a process that goes on knows of data that are right."""
    dataset = load(root)
    return Known.alive([*dataset.records(), *dataset.withdrawn.values()], dataset.contents)


# Each record that names a unit with a date: (file, old text, new text, where the message points).
OUTSIDE = [
    ("data/news/tin-mau-2024.yml", "date: 2024", "date: 8/2025", ":5:11: "),
    (CONFERENCE, "date: 5/11/2024", "date: 5/11/2025", ":96:15: "),
    ("data/awards/khen-rieng-2022.yml", "date: 12/2022", "date: 12/2025", ":3:7: "),
    (
        "data/awards/khen-rieng-2022.yml",
        "kind: household",
        "kind: household\n    unit: xa-moi",
        ":9:11: ",
    ),
    ("data/exemplars/xa-cu-2024.yml", "date: 2024", "date: 2026", ":1:7: "),
    ("data/results/mau-khong-ky.yml", "as_of: 2/2023", "unit: xa-moi\nas_of: 2/2023", ":3:7: "),
    ("data/models/an-toan-mau.yml", "launched: 2022", "launched: 2026", ":6:7: "),
    ("data/models/an-toan-mau.yml", "launched: 3/2023", "launched: 7/2025", ":61:11: "),
]


@pytest.mark.parametrize(
    ("path", "change", "place"), [(path, (old, new), place) for path, old, new, place in OUTSIDE]
)
def test_no_fact_is_placed_where_there_was_no_such_unit(editing, problems_in, path, change, place):
    replace(editing, path, *change)
    found = problems_in()
    assert any(f"{path}{place}" in line and "chỉ có" in line for line in found), found


def test_an_unclear_date_is_not_held_against_a_unit(editing, problems_in):
    replace(editing, "data/news/tin-mau-2024.yml", "date: 2024", "date: 2025")
    assert problems_in() == []


def test_a_report_before_its_period_cannot_be_excused(editing, problems_in):
    replace(editing, "data/results/mau-2024.yml", "as_of: 5/11/2024", "as_of: 5/11/2023")
    assert any("trước khi kỳ báo cáo bắt đầu" in line for line in problems_in())


@pytest.mark.parametrize("rule", [check.__doc__ for check in CHECKS])
def test_the_docstring_is_the_rule(rule):
    assert rule.strip().endswith(".")
