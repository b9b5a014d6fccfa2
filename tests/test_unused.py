"""A unit that nothing is tied to is told, and stops nothing."""

from phongtrao.load import load
from phongtrao.unused import unused_units

from .commands import run
from .test_load import replace

ALONE = "name: Lẻ\nkind: commune\n{}sources:\n  - title: Văn bản\n    publisher: Nơi công bố\n"


def test_a_unit_nobody_names_is_told_and_the_data_are_clean(editing):
    (editing / "data/units/xa-le.yml").write_text(ALONE.format(""), encoding="utf-8")
    output = run("check", "--root", editing)
    assert "Lưu ý: data/units/xa-le.yml:1:1: Đơn vị (units): Chưa bản ghi nào nhắc đến đơn vị này." in output
    assert "Dữ liệu sạch" in output


def test_a_unit_that_belongs_somewhere_or_is_named_is_not(editing):
    (editing / "data/units/xa-le.yml").write_text(ALONE.format(""), encoding="utf-8")
    replace(editing, "data/news/tin-mau-2024.yml", "unit: huyen-mau", "unit: xa-le")
    (editing / "data/units/xa-le-2.yml").write_text(
        ALONE.replace("Lẻ", "Lẻ hai").format("parent: tinh-mau\n"), encoding="utf-8"
    )
    assert list(unused_units(load(editing))) == []
