"""Sheets as editors use them: out and back without a trace, in with their mistakes named by cell."""

import csv
import io
import shutil
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from phongtrao.load import load

from .commands import HOSTILE, read_plain, run, snapshot
from .conftest import MINI, ROOT
from .test_load import replace

# A zip like any workbook, whose parts are no XML.
BROKEN = io.BytesIO()
with zipfile.ZipFile(BROKEN, "w") as _archive:
    for _part in ("[Content_Types].xml", "xl/workbook.xml"):
        _archive.writestr(_part, "<a")
KINDS = ("models", "awards", "results")
SOURCE = ("Nguồn: tên bài hoặc văn bản", "Nguồn: nơi công bố")
RESULT_HEADERS = (
    "Tên báo cáo",
    "Số liệu tính đến ngày",
    "Chỉ tiêu",
    "Phân tổ thứ",
    "Chiều phân loại",
    "Hạng mục",
    "Giá trị",
)
HEADERS = (
    "STT",
    "Tên mô hình",
    "Tóm tắt",
    "Lĩnh vực",
    "Xã",
    "Khối",
    "Ngày thành lập",
    "Số thành viên",
    *SOURCE,
)


def workbook(path, rows, title="Mô hình", merge=()):
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    book.save(path)
    return path


def model_row(number, name="Camera an ninh", **changes):
    row = {
        "STT": number,
        "Tên mô hình": name,
        "Tóm tắt": "Mô hình để thử.",
        "Lĩnh vực": "Dân tộc",
        "Xã": "xã Cũ",
        "Khối": "Khu dân cư, xã, thị trấn",
        "Ngày thành lập": "17/9/2024",
        "Số thành viên": "1.234",
        SOURCE[0]: "Bài",
        SOURCE[1]: "Báo",
    }
    return [(row | changes)[header] for header in HEADERS]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", [MINI, ROOT], ids=["mini", "real"])
def test_export_then_import_changes_no_byte(tmp_path, source, kind, ending):
    shutil.copytree(source / "data", tmp_path / "data")
    before = snapshot(tmp_path / "data")
    sheet = tmp_path / f"bang.{ending}"
    run("export", kind, "--to", sheet, "--root", tmp_path)
    assert "Đã ghi 0 tệp." in run("import", sheet, "--root", tmp_path)
    assert snapshot(tmp_path / "data") == before


# What a sheet leaves alone: lists of parts, and texts of more than a line.
_OF_OPERATION = dict.fromkeys(["board", "assets", "cost", "decision", "rules", "plans", "people"], True)
LEFT_OUT = {
    "models": _OF_OPERATION | {"body": True, "photos": True, "points": {"__all__": _OF_OPERATION}},
    "awards": {"recipients": {"__all__": {"prize"}}},
}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_exported_can_be_made_anew(editing, kind, ending):
    """All that the sheet carries comes back; what it does not is the nested rest."""
    sheet = editing / f"bang.{ending}"
    before = load(editing)
    run("export", kind, "--to", sheet, "--root", editing)
    (editing / "data" / "site.yml").write_text(
        (editing / "data" / "site.yml").read_text(encoding="utf-8").split("key_figures")[0], encoding="utf-8"
    )
    if kind == "models":
        replace(editing, "data/results/mau-khong-ky.yml", "model: an-toan-mau\n", "")
    shutil.rmtree(editing / "data" / kind)
    run("import", sheet, "--root", editing)
    nested = LEFT_OUT.get(kind, {})
    old, new = getattr(before, kind), getattr(load(editing), kind)
    assert {name: one.model_dump(exclude=nested) for name, one in new.items()} == {
        name: one.model_dump(exclude=nested) for name, one in old.items()
    }


def test_a_sheet_of_127_models_is_imported(editing):
    names = [f"Mô hình số {number // 2}" for number in range(127)]
    rows = [["BẢNG TỔNG HỢP MÔ HÌNH"], [], list(HEADERS)]
    rows += [model_row(number, name) for number, name in enumerate(names, 1)]
    for row in rows[3:]:
        row[6] = date(2024, 9, 17) if row[0] % 2 else "  17/09/2024 "
    rows.insert(40, [])
    rows.append(["Tổng cộng", None, None, None, None, None, None, 127])
    # The first two rows of a name share its cells.
    file = workbook(editing / "bang.xlsx", rows, merge=["A1:J1", "B5:B6", "C5:C6", "I5:I6"])
    assert "Đã ghi 64 tệp." in run("import", file, "--root", editing)
    points = [
        point
        for model in load(editing).models.values()
        for point in model.points
        if str(point.members) == "1.234"
    ]
    assert len(points) == 127
    assert {(str(point.launched), point.unit, point.sector) for point in points} == {
        ("17/9/2024", "xa-cu", "khu-dan-cu")
    }


def test_every_mistake_of_a_sheet_is_named_by_row_and_column_and_nothing_is_written(editing):
    rows = [list(HEADERS), *(model_row(number, f"Mô hình {number}") for number in range(1, 128))]
    rows[11][6] = "31/02/2024"
    rows[20][7] = "khoảng mười"
    rows[33][4] = "xã Cú"
    rows[40][3] = "dan tooc"
    rows[50][8] = "gọi 0912 345 678"
    rows[60][8] = None
    rows[70][7] = 1.234
    rows[80][7] = "=1+1"
    rows[90][1] = "Mô hình\u200b 90"
    rows[100][7] = 1e30
    file = workbook(editing / "danh-sach.xlsx", rows)
    before = snapshot(editing / "data")
    lines = run("import", file, "--root", editing, code=1).splitlines()
    place = 'danh-sach.xlsx: trang "Mô hình", dòng {}, cột {}: '
    expected = [
        place.format(12, "G (Ngày thành lập)") + '"31/02/2024" không có trong lịch.',
        place.format(21, "H (Số thành viên)") + '"khoảng mười" không đúng cách viết số lượng.',
        place.format(34, "E (Xã)") + '"xã Cú" không có trong danh mục. Có phải ý bạn là "xã Cũ',
        place.format(41, "D (Lĩnh vực)") + '"dan tooc" không có trong danh mục. Có phải ý bạn là "Dân tộc"?',
        place.format(51, "I (Nguồn: tên bài hoặc văn bản)") + "Có vẻ chứa số điện thoại",
        place.format(61, "I (Nguồn: tên bài hoặc văn bản)") + "Thiếu mục này",
        place.format(71, "H (Số thành viên)") + 'Ô là số lẻ "1,234".',
        place.format(81, "H (Số thành viên)") + 'Ô chứa công thức hay lỗi công thức "=1+1"',
        place.format(91, "B (Tên mô hình)") + "Có ký tự ẩn U+200B",
        place.format(101, "H (Số thành viên)") + 'Số "1e+30" quá lớn',
    ]
    assert len(lines) == len(expected) + 2, lines
    assert [line[: len(wanted)] for line, wanted in zip(lines, expected, strict=False)] == expected
    assert lines[-2:] == ["Có 10 chỗ cần sửa.", "Chưa ghi gì vào data/."]
    assert snapshot(editing / "data") == before


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Tên mô hình", "Tóm tắc", "Tên nơi"], ["A", "B", "C"]], '"Tóm tắc". Có phải ý bạn là "Tóm tắt"?'),
        ([["Tên mô hình", "Tóm tắt", "Tóm tắt"], ["A", "B", "C"]], 'cột C: Cột "Tóm tắt" có hai lần'),
        ([["Tên mô hình", "Tóm tắt", "Tên nơi"], [None, None, "C"]], "dòng 2: Không biết dòng này"),
        ([["Mã", "Tên mô hình", "Tóm tắt"], ["../../x", "A", "B"]], 'dòng 2: Mã "../../x" không đúng'),
        ([["Tên mô hình", "Tóm tắt"], ["A", "B"], ["A", "C"]], 'dòng 3, cột B (Tóm tắt): Khác dòng 2 ("B")'),
        (
            [["Tên mô hình", "Tóm tắt", "Tên nơi", "Đơn vị"], ["A", "B", "C", "xã Cũ"]],
            "(Đơn vị): Ghi đúng một trong hai",
        ),
        ([["Tên mô hình", "Địa bàn"], ["A", "Mẫu"]], '"Mẫu" có thể là nhiều mục. Ghi một mã: huyen-mau'),
        ([["Tên mô hình", "Tên nơi"], ["A", "B"], [], [None, "C"]], "dòng 4: Không biết dòng này thuộc"),
        ([["Tên mô hình", "Tên nơi"], ["A", "B"], ["C", "D"]], "dòng 1: Bảng không có cột nguồn"),
        ([["x", "y"], ["A", "B"]], "Không có dòng dữ liệu nào"),
    ],
)  # fmt: skip
def test_a_mistake_of_shape_has_its_message(editing, rows, expected):
    output = run("import", workbook(editing / "bang.xlsx", rows), "--root", editing, code=1)
    assert expected in output


UPPER = ["STT", "Tên mô hình", "Xã", "Quy mô", None, "Thời gian"]
LOWER = [None, None, None, "Thành viên", "Hộ", "thành lập"]


@pytest.mark.parametrize("merge", [[], ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "A1:F1"]])
@pytest.mark.parametrize("title", [[], [["BẢNG TỔNG HỢP MÔ HÌNH"]]])
def test_two_rows_of_headers_are_read_together(editing, title, merge):
    if merge and not title:
        title = [[]]
    rows = [*title, UPPER, LOWER, [1, "Camera", "xã Cũ", 12, 40, "3/2024"]]
    file = workbook(editing / "bang.xlsx", rows, merge=merge)
    run("import", file, "--root", editing, *COMMON_SOURCE)
    [point] = load(editing).models["camera"].points
    assert (str(point.members), str(point.households), str(point.launched)) == ("12", "40", "tháng 3/2024")


def test_two_rows_of_headers_say_what_neither_says_alone(editing):
    rows = [
        ["Họ và tên", "Đối tượng", "Hình thức", "Ngày khen", "Quyết định", None, "Mức thưởng"],
        [None, None, None, None, "Số", "Ngày", None],
        ["Tổ một", "tập thể", "Giấy khen", "2/9/2024", "5/QĐ-UBND", "1/9/2024", "2"],
    ]
    award = imported(editing, rows, *COMMON_SOURCE).awards["giay-khen-2-9-2024-5-qd-ubnd"]
    assert (award.decision.number, str(award.decision.date)) == ("5/QĐ-UBND", "1/9/2024")


def test_a_column_unknown_under_two_headers_is_named_by_its_own(editing):
    lower = [*LOWER[:3], "Sức khoẻ", *LOWER[4:]]
    file = workbook(editing / "bang.xlsx", [UPPER, lower, [1, "Camera", "xã Cũ", 12, 40]])
    output = run("import", file, "--root", editing, *COMMON_SOURCE, code=1)
    assert 'dòng 2, cột D: Không có cột nào tên "Sức khoẻ". Cho phép' in output


@pytest.mark.parametrize(
    ("headers", "title", "said"),
    [
        (["Hình thức khen thưởng", "Họ và tên", "Mức thửng"], "Khen", 'Có phải ý bạn là "Tiền thưởng: '),
        (["Hình thức khen thưởng", "Họ và tên", "Điện thoại"], "Khen", '"Điện thoại". Cho phép'),
    ],
)
def test_a_near_miss_of_a_header_is_near(editing, headers, title, said):
    file = workbook(editing / "bang.xlsx", [headers, ["Giấy khen", "Tổ một", 1]], title=title)
    assert said in run("import", file, "--root", editing, code=1)


GROUPED = [["STT", "Tên mô hình", "Xã", "Số hộ"], [1, "Camera", "xã Cũ", 5], [2, "Cổng", "xã Cũ", 6]]


@pytest.mark.parametrize(
    "group",
    [
        ["I. Khu dân cư"],
        ["I", "KHU DÂN CƯ"],
        ["A.", "Cơ quan"],
        ["Khối khu dân cư"],
        [None, "Khối khu dân cư"],
        [None, "1. Khu dân cư"],
    ],
)
@pytest.mark.parametrize("at", [1, 2])
def test_the_title_of_a_group_is_no_model(editing, group, at):
    rows = [*GROUPED[:at], group, *GROUPED[at:]]
    file = workbook(editing / "bang.xlsx", rows, merge=[f"A{at + 1}:D{at + 1}"] if len(group) == 1 else [])
    output = run("import", file, "--root", editing, *COMMON_SOURCE, code=1)
    assert f'dòng {at + 1}: Dòng này chỉ có tên "{group[-1]}": nếu là tiêu đề nhóm, thêm # vào' in output
    assert "Có 1 chỗ cần sửa." in output
    rows[at] = [f"# {group[0] or ''}", *group[1:]]
    assert set(imported(editing, rows, *COMMON_SOURCE).models) >= {"camera", "cong"}


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        ([["STT", "Tên mô hình", "Tóm tắt"], [1, "Camera"], [2, "CỔNG"]], {"camera", "cong"}),
        ([["Tên mô hình", "Tóm tắt"], ["Camera"], ["Cổng"]], {"camera", "cong"}),
        ([["Tên mô hình", "Tóm tắt"], ["Camera"], [None, "Ngày 1 tháng 2 năm 2024"]], {"camera"}),
        ([["STT", "Tên mô hình", "Tóm tắt"], [1, "Camera", "A"], [2, "Cổng"], [3, "C", "A"]], {"cong"}),
        ([["Tên mô hình", "Xã", "Số hộ"], ["Camera"], [None, "xã Cũ", 5], ["B", "xã Cũ", 6]], {"camera"}),
    ],
)
def test_a_model_of_which_only_the_name_is_known_is_one(editing, rows, made):
    assert set(imported(editing, rows, *COMMON_SOURCE).models) >= made


FOOT = [
    ["Tổng số: 2 mô hình"],
    [],
    [None, None, "Hàm Thuận Nam, ngày 17 tháng 9 năm 2024"],
    [None, "Người lập bảng", "TRƯỞNG CÔNG AN HUYỆN"],
    [None, "(Ký, ghi rõ họ tên)"],
]


def test_the_foot_of_a_sheet_is_passed_over_and_told(editing):
    before = len(load(editing).models)
    output = run("import", workbook(editing / "b.xlsx", [*GROUPED, *FOOT]), "--root", editing, *COMMON_SOURCE)
    assert [f"dòng {row}: bỏ qua, là chân bảng." in output for row in (4, 6, 7, 8)] == [True] * 4
    assert len(load(editing).models) == before + 2


@pytest.mark.parametrize(
    "line", [[None, "Trần Văn Mẫu"], [None, None, None, "Trần Văn Mẫu"], [None, "A B", "C D"]]
)
def test_what_else_stands_at_the_foot_is_refused_by_row(editing, line):
    file = workbook(editing / "bang.xlsx", [*GROUPED, *FOOT, line])
    output = run("import", file, "--root", editing, *COMMON_SOURCE, code=1)
    assert "dòng 9: Dòng này chỉ có" in output
    assert "nếu là dòng chân bảng, thêm # vào đầu ô đầu" in output
    assert "Có 1 chỗ cần sửa." in output


def test_a_row_of_the_body_is_never_taken_for_the_foot(editing):
    rows = [
        ["Tên mô hình", "Tên nơi"],
        ["TRƯỞNG THÔN GƯƠNG MẪU", "Thôn A"],
        ["NGÀY HỘI", "TỔ 1"],
        ["CAMERA", "THÔN A"],
    ]
    names = {model.name for model in imported(editing, rows, *COMMON_SOURCE).models.values()}
    assert names >= {row[0] for row in rows[1:]}


def test_a_dry_run_tells_and_writes_nothing(editing):
    file = workbook(editing / "bang.xlsx", [list(HEADERS), model_row(1), model_row(2)])
    before = snapshot(editing / "data")
    output = run("import", file, "--root", editing, "--dry-run")
    assert "Tạo data/models/camera-an-ninh.yml (2 dòng)" in output
    assert "Chưa ghi gì vào data/." in output
    assert snapshot(editing / "data") == before


def imported(editing, rows, *options):
    run("import", workbook(editing / "bang.xlsx", rows), "--root", editing, *options)
    return load(editing)


COMMON_SOURCE = ("--source-title", "Danh sách mô hình", "--source-publisher", "Công an huyện mẫu")


def test_a_common_source_serves_every_new_record_and_no_old_one(editing):
    rows = [["Tên mô hình", "Tên nơi"], ["Ánh sáng mẫu", "Thôn A"], ["Cổng trường mẫu", "Thôn B"]]
    data = imported(editing, rows, *COMMON_SOURCE, "--source-date", "5/2024")
    new, old = data.models["cong-truong-mau"], data.models["anh-sang-mau"]
    assert [(one.title, one.publisher, str(one.published_on)) for one in new.sources] == [
        ("Danh sách mô hình", "Công an huyện mẫu", "tháng 5/2024")
    ]
    assert [one.title for one in old.sources] == ["Bài báo mẫu"]


@pytest.mark.parametrize(
    ("header", "text", "point"),
    [
        ("Địa bàn", "xã Cũ", ("xa-cu", None, None)),
        ("Địa bàn", "X. Cũ", ("xa-cu", None, None)),
        ("Xã", "Cũ", ("xa-cu", None, None)),
        ("Thôn/khu phố", "Thôn A, xã B", (None, "Thôn A, xã B", None)),
        ("Tên nơi", "Thôn A", (None, "Thôn A", None)),
    ],
)
def test_the_one_column_that_says_where_is_where_a_point_is(editing, header, text, point):
    rows = [["Tên mô hình", header, "Số hộ"], ["Camera", text, "hơn 40"], ["Camera", text, 50]]
    points = imported(editing, rows, *COMMON_SOURCE).models["camera"].points
    assert [(one.unit, one.place, one.venue) for one in points] == [point, point]
    assert [str(one.households) for one in points] == ["hơn 40", "50"]


def test_a_sheet_without_places_is_about_models(editing):
    rows = [["Tên mô hình", "Ngày ra mắt", "Số thành viên"], ["Camera", "3/2024", 12]]
    model = imported(editing, rows, *COMMON_SOURCE).models["camera"]
    assert (str(model.launched), str(model.members), model.points) == ("tháng 3/2024", "12", ())


def test_of_two_units_of_one_name_the_one_of_that_day_is_meant(editing):
    (editing / "data/units/xa-cu-moi.yml").write_text(
        "name: Cũ\nkind: commune\nvalid_from: 1/7/2025\nsources:\n  - title: A\n    publisher: B\n", "utf-8"
    )
    rows = [["Tên mô hình", "Xã", "Ngày ra mắt"], ["A", "xã Cũ", "3/2024"], ["B", "Cũ", "3/9/2025"]]
    models = imported(editing, rows, *COMMON_SOURCE).models
    assert [models[name].points[0].unit for name in ("a", "b")] == ["xa-cu", "xa-cu-moi"]
    rows = [["Tên mô hình", "Xã"], ["C", "xã Cũ"]]
    output = run("import", workbook(editing / "bang.xlsx", rows), "--root", editing, *COMMON_SOURCE, code=1)
    assert 'dòng 2, cột B (Xã): "xã Cũ" có thể là nhiều mục. Ghi một mã: xa-cu (xã Cũ, huyện Mẫu' in output


def test_a_file_of_windows_keeps_its_line_ends(editing):
    file = editing / "data/models/anh-sang-mau.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    imported(editing, [["Mã", "Tên mô hình", "Tóm tắt"], ["anh-sang-mau", "Ánh sáng mẫu", "Mới."]])
    content = file.read_bytes()
    assert b"summary: M\xe1\xbb\x9bi.\r\n" in content
    assert content.count(b"\n") == content.count(b"\r\n")


def test_importing_a_hand_made_sheet_again_changes_nothing(editing):
    later = {"Xã": "Xã mới", "Ngày thành lập": "2/7/2025"}
    file = workbook(editing / "bang.xlsx", [list(HEADERS), model_row(1), model_row(2, **later)])
    run("import", file, "--root", editing)
    assert "Đã ghi 0 tệp." in run("import", file, "--root", editing)


def test_a_new_import_keeps_comments_order_and_what_a_sheet_cannot_carry(editing):
    path = editing / "data" / "models" / "an-toan-mau.yml"
    text = path.read_text(encoding="utf-8")
    text = "# Ghi chú của người biên tập.\n" + text.replace(
        "summary: Mô hình để thử trang mô hình.",
        "# Tóm tắt do xã gửi.\nsummary: >-\n  Mô hình để thử\n  trang mô hình.\n# Lĩnh vực chính.",
    ).replace("members: 1.250", "members: 1.250  # theo xã")
    path.write_text(text, encoding="utf-8")
    sheet = editing / "bang.xlsx"
    run("export", "models", "--to", sheet, "--root", editing)
    book = load_workbook(sheet)
    cells = {cell.value: cell.column for cell in book["Mô hình"][1]}
    book["Mô hình"].cell(2, cells["Tóm tắt"]).value = "Tóm tắt mới: NO"
    book["Mô hình"].cell(2, cells["Số thành viên"]).value = 1300
    book["Mô hình"].cell(2, cells["Ghi chú"]).value = "(Xóa)"
    book.save(sheet)
    assert "Sửa data/models/an-toan-mau.yml: 3 giá trị" in run("import", sheet, "--root", editing)
    expected = (
        text.replace("Mô hình để thử\n  trang mô hình.", "Tóm tắt mới: NO")
        .replace("members: 1.250", "members: 1.300")
        .replace("    note: Ghi chú của điểm.\n", "")
    )
    assert path.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_hostile_text_comes_through_as_text(editing, ending):
    header = ["Tên mô hình", "Tóm tắt", "Tên nơi", "Ghi chú", *SOURCE]
    # As our own export writes it: what would be run, or looks as if it had been guarded, has an apostrophe.
    guard = "=+-@" if ending == "csv" else ()
    cells = ["'" + one if one[0] in guard or one.startswith(("'=", "''")) else one for one in HOSTILE]
    rows = [
        [f"Mô hình {number}", cell, f"Nơi {number}", cell, cell, cell] for number, cell in enumerate(cells)
    ]
    if ending == "xlsx":
        book = Workbook()
        for row, values in enumerate([header, *rows], 1):
            for column, value in enumerate(values, 1):
                book.active.cell(row, column, value).data_type = "s"
        book.save(editing / "bang.xlsx")
    else:
        stream = io.StringIO(newline="")
        csv.writer(stream).writerows([header, *rows])
        (editing / "bang.csv").write_bytes(stream.getvalue().encode("utf-8-sig"))
    run("import", editing / f"bang.{ending}", "--root", editing)
    loaded = load(editing).models
    for number, text in enumerate(HOSTILE):
        found = read_plain(editing, f"models/mo-hinh-{number}.yml")
        assert found["summary"] == found["points"][0]["note"] == found["sources"][0]["title"] == text
        assert loaded[f"mo-hinh-{number}"].summary == text
    before = snapshot(editing / "data")
    run("export", "models", "--to", editing / f"ra.{ending}", "--root", editing)
    assert "Đã ghi 0 tệp." in run("import", editing / f"ra.{ending}", "--root", editing)
    assert snapshot(editing / "data") == before


def test_no_exported_cell_is_a_formula(editing):
    rows = [["Tên mô hình", "Tóm tắt", *SOURCE], ["Mô hình", "'=1+1", "'@x", "'-y"]]
    run("import", workbook(editing / "bang.xlsx", rows), "--root", editing)
    for ending in ("xlsx", "csv"):
        run("export", "models", "--to", editing / f"ra.{ending}", "--root", editing)
    cells = [cell for row in load_workbook(editing / "ra.xlsx")["Mô hình"].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.quotePrefix] == ["=1+1", "@x", "-y"]
    assert all(cell.data_type != "f" for cell in cells)
    text = (editing / "ra.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert not any(
        cell[:1] in tuple("=+-@")
        for row in csv.reader(io.StringIO(text.decode("utf-8-sig")))
        for cell in row
        if cell
    )


def test_an_award_has_a_row_for_each_name(editing):
    header = [
        "Hình thức khen thưởng",
        "Cấp khen",
        "Ngày khen",
        "Tình trạng danh sách",
        "Tên",
        "Đối tượng",
        *SOURCE,
    ]
    first = ["Giấy khen", "UBND xã", "2/9/2024", "Danh sách đầy đủ", "Tổ một", "tập thể", "Bài", "Báo"]
    rows = [
        header,
        first,
        [None, None, None, None, "Tổ hai", "Tập thể"],
        [None, None, None, None, "Ông Ba", "Cá nhân"],
    ]
    run("import", workbook(editing / "bang.xlsx", rows, title="Khen"), "--root", editing)
    [award] = [one for one in load(editing).awards.values() if one.issuer == "UBND xã"]
    assert award.id == "giay-khen-ubnd-xa-2-9-2024"
    assert [(one.name, one.kind) for one in award.recipients] == [
        ("Tổ một", "collective"), ("Tổ hai", "collective"), ("Ông Ba", "individual"),
    ]  # fmt: skip


AWARD_LIST = ["STT", "Họ và tên", "Đối tượng", "Cơ quan", "Hình thức", "Cấp khen", "Ngày khen"]


def award_row(number, name, kind):
    return [number, name, kind, "Trường mẫu", "Giấy khen", "UBND xã", "2/9/2024"]


def test_a_list_of_names_is_a_part_of_the_list_until_someone_says_more(editing):
    rows = [AWARD_LIST, award_row(1, "Tổ một", "tập thể"), award_row(2, "Ông Ba", "cá nhân")]
    award = imported(editing, rows, *COMMON_SOURCE).awards["giay-khen-ubnd-xa-2-9-2024"]
    assert (award.list_status, len(award.recipients)) == ("partial", 2)
    assert award.recipients[0].organisation == "Trường mẫu"
    name = "awards/giay-khen-ubnd-xa-2-9-2024.yml"
    replace(editing, f"data/{name}", "list_status: partial", "list_status: complete")
    run("import", workbook(editing / "bang.xlsx", rows), "--root", editing, *COMMON_SOURCE)
    assert read_plain(editing, name)["list_status"] == "complete"


def test_a_row_that_stands_twice_is_named_by_the_second(editing):
    rows = [AWARD_LIST, *(award_row(number, f"Tổ {number % 3}", "tập thể") for number in range(1, 5))]
    output = run("import", workbook(editing / "bang.xlsx", rows), "--root", editing, *COMMON_SOURCE, code=1)
    assert 'dòng 5: Danh sách được khen (recipients): "Tổ 1" có hai lần' in output


def test_a_figure_has_its_parts_below_it(editing):
    rows = [
        [*RESULT_HEADERS, *SOURCE],
        ["Báo cáo xã", "1/2/2024", "Tổng số mô hình hiện có", None, None, None, 1234, "Bài", "Báo"],
        [None, None, None, 1, "Khối", "Khu dân cư, xã, thị trấn", "1.200"],
        [None, None, None, 2, "Khối", "Cơ quan", 34],
        [None, None, "Số tên gọi mô hình", None, None, None, "17"],
    ]
    run("import", workbook(editing / "bang.xlsx", rows, title="Kết quả"), "--root", editing)
    record = read_plain(editing, "results/bao-cao-xa.yml")
    assert record["figures"] == [
        {
            "indicator": "mo-hinh",
            "value": "1.234",
            "parts": [
                {"dimension": "sectors", "category": "khu-dan-cu", "value": "1.200"},
                {"dimension": "sectors", "category": "co-quan", "value": "34"},
            ],
        },
        {"indicator": "ten-goi-mo-hinh", "value": "17"},
    ]


def test_parts_that_do_not_sum_up_are_told_at_their_row(editing):
    rows = [
        [*RESULT_HEADERS, *SOURCE],
        ["Báo cáo xã", "1/2/2024", "mo-hinh", None, None, None, 10, "Bài", "Báo"],
        [None, None, None, 1, "Khối", "Cơ quan", 34],
    ]  # fmt: skip
    output = run("import", workbook(editing / "bang.xlsx", rows), "--root", editing, code=1)
    assert 'trang "Mô hình", dòng 3: Phân tổ (parts): Các phần cộng lại bằng 34' in output


def test_unaccented_decomposed_and_semicolon_csv_is_read(editing):
    header = "ten mo hinh;TO\u0301M TA\u0306\u0301T;Ten noi;Nguon;Noi dang"
    text = f"{header}\r\n  Mô\u00a0 hình  x ;a;b;c;d\r\n;;;;\r\n"
    (editing / "bang.csv").write_text(text, encoding="utf-8-sig", newline="")
    run("import", editing / "bang.csv", "--root", editing)
    assert read_plain(editing, "models/mo-hinh-x.yml")["name"] == "Mô hình x"


@pytest.mark.parametrize(
    ("shown", "said"),
    [("dd/mm/yyyy", "1/9/2024"), ("mm/yyyy", "9/2024"), ("mmm-yy", "9/2024"), ("yyyy", "2024")],
)
def test_a_real_date_counts_to_the_precision_it_shows(editing, shown, said):
    book = Workbook()
    book.active.append(["Tên mô hình", "Tóm tắt", "Tên nơi", "Ngày ra mắt", *SOURCE])
    book.active.append(["Mô hình x", "a", "b", date(2024, 9, 1), "c", "d"])
    book.active["D2"].number_format = shown
    book.save(editing / "bang.xlsx")
    run("import", editing / "bang.xlsx", "--root", editing)
    assert read_plain(editing, "models/mo-hinh-x.yml")["points"][0]["launched"] == said


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bang.xlsx", b"not a workbook", "không phải tệp .xlsx"),
        ("bang.xls", b"", "chỉ nhận tệp .xlsx hoặc .csv"),
        ("bang.csv", "tên".encode("utf-16"), "UTF-16"),
        ("bang.csv", b"\xe9\xea", "không phải UTF-8"),
        ("bang.xlsx", BROKEN, "không phải tệp Excel đọc được"),
        ("bang.csv", b"", "Không có dòng dữ liệu nào"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_by_name(editing, name, content, said):
    (editing / name).write_bytes(content.getvalue() if content is BROKEN else content)
    output = run("import", editing / name, "--root", editing, code=1)
    assert output.startswith(name)
    assert said in output


def test_a_number_in_a_merged_cell_is_not_counted_twice(editing):
    rows = [["Tên mô hình", "Tóm tắt", "Tên nơi", "Số hộ"], ["A", "B", "C", 5], [None, None, "D", None]]
    file = workbook(editing / "bang.xlsx", rows, merge=["D2:D3"])
    assert 'dòng 2, cột D (Số hộ): Ô gộp nhiều dòng chứa số "5"' in run(
        "import", file, "--root", editing, code=1
    )


def test_the_template_explains_offers_and_its_example_is_passed_over(editing):
    run("template", "xlsx", "--to", editing / "mau.xlsx", "--root", editing)
    book = load_workbook(editing / "mau.xlsx")
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [
        "Mô hình",
        "Khen thưởng",
        "Kết quả",
    ]
    for sheet in (book["Mô hình"], book["Khen thưởng"], book["Kết quả"]):
        assert all(cell.comment.text for cell in sheet[1])
        assert sheet["A2"].value == "# Ví dụ"
        assert sheet.data_validations.dataValidation
    sheet = book["Mô hình"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for header, value in {"Tên mô hình": "Mô hình x", "Tóm tắt": "a", SOURCE[0]: "b", SOURCE[1]: "c"}.items():
        sheet.cell(3, column[header]).value = value
    book.save(editing / "mau.xlsx")
    assert "Đã ghi 1 tệp." in run("import", editing / "mau.xlsx", "--root", editing)


def test_an_existing_sheet_is_not_overwritten_by_chance(editing):
    (editing / "bang.csv").write_text("công sức", encoding="utf-8")
    assert "--force" in run("export", "models", "--to", editing / "bang.csv", "--root", editing, code=1)
    run("export", "models", "--to", editing / "bang.csv", "--force", "--root", editing)
    run("export", "models", "--to", editing / "bang.doc", "--root", editing, code=2)


def test_data_with_problems_is_mended_first(editing):
    (editing / "data" / "news" / "hong.yml").write_text("title: a\n", encoding="utf-8")
    output = run(
        "import", workbook(editing / "b.xlsx", [list(HEADERS), model_row(1)]), "--root", editing, code=1
    )
    assert output.startswith("data/news/hong.yml:1:1: ")
