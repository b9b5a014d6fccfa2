"""What may be a slip is told, and stops no check."""

from phongtrao.load import load
from phongtrao.notes import example_texts, points_told_twice, unused_units

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


def test_a_text_of_a_template_is_told_at_its_place(editing):
    replace(editing, "data/news/tin-mau-2024.yml", "summary: Nguồn", 'summary: "VÍ DỤ: Nguồn')
    replace(editing, "data/news/tin-mau-2024.yml", "chỉ nêu năm.", 'chỉ nêu năm."')
    (note,) = example_texts(load(editing))
    assert str(note).startswith(
        "data/news/tin-mau-2024.yml:3:10: Tóm tắt (summary): Còn chữ VÍ DỤ của tệp mẫu"
    )
    assert "Lưu ý: data/news/tin-mau-2024.yml:3:10:" in run("check", "--root", editing)
    assert run("check", "--root", editing, "--format", "github").startswith(
        "::warning file=data/news/tin-mau"
    )


def test_a_point_told_twice_is_told(editing):
    path = editing / "data/models/anh-sang-mau.yml"
    point = "  - unit: xa-cu\n    venue: Thôn A\n"
    text = path.read_text(encoding="utf-8").replace("sources:", f"points:\n{point}{point}sources:", 1)
    path.write_text(text, encoding="utf-8")
    (note,) = points_told_twice(load(editing))
    assert "Điểm này giống hệt điểm thứ 1" in str(note)
