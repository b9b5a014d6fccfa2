"""Units, former and new, before any HTML."""

from dataclasses import replace

from phongtrao import views
from phongtrao.views.common import succession, unit_label


def test_a_former_unit_keeps_its_name_and_says_what_it_is_now(mini):
    unit = mini.units["xa-cu"]
    assert unit_label(mini, unit) == "xã Cũ, huyện Mẫu, tỉnh Mẫu (đến 30/6/2025)"
    assert succession(mini, unit) == "nay thuộc xã Mới, tỉnh Mẫu"
    assert unit_label(mini, mini.units["xa-moi"]) == "xã Mới, tỉnh Mẫu"
    assert unit_label(mini, mini.units["truong-mau"]) == "Trường mẫu"


def test_a_unit_gathers_what_the_site_has_about_it(mini):
    unit = views.unit(mini, "xa-cu")
    assert [card.title for card in unit["articles"]] == ["Hội nghị tổng kết mẫu"]
    assert [link.text for link in unit["models"]] == ["Khu dân cư an toàn mẫu"]
    assert [exemplar.status for exemplar in unit["exemplars"]] == ["Được chọn xây dựng điển hình"]


def test_a_former_unit_leads_to_what_it_is_now_and_a_new_one_to_what_it_was(mini):
    assert views.unit(mini, "xa-cu")["now"] == "nay thuộc xã Mới, tỉnh Mẫu"
    for identifier, here in (("xa-cu", 0), ("xa-moi", 1)):
        steps = views.unit(mini, identifier)["bridge"]
        assert [(step.when, [one.text for one in step.units]) for step in steps] == [
            ("Đến hết 30/6/2025", ["xã Cũ, huyện Mẫu, tỉnh Mẫu"]),
            ("Từ 1/7/2025", ["xã Mới, tỉnh Mẫu"]),
        ]
        assert [step.here for step in steps] == [here == 0, here == 1]
    assert views.unit(mini, "truong-mau")["bridge"] == []


def test_a_new_unit_tells_what_was_joined_and_leaves_out_the_district_above(mini):
    units = mini.units
    other = units["xa-ben"].model_copy(update={"successors": ("xa-moi",)})
    joined = replace(mini, units={**units, "xa-ben": other})
    assert views.unit(joined, "xa-cu")["bridge"][-1].note == "Cùng với xã Bên (tên cũ)"
    assert views.unit(joined, "huyen-mau")["bridge"][-1].note == ""
