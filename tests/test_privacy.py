"""The privacy guard, text by text: what it refuses, what it lets pass, what it never repeats."""

import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phongtrao.load import load
from phongtrao.patterns import Pattern
from phongtrao.privacy import (
    Nameless,
    addresses,
    findings,
    health,
    homes,
    names,
    numbers,
    people,
    privacy_problems,
    reading,
    sieve,
)
from phongtrao.privacy.exceptions import MAX_EXCEPTIONS
from phongtrao.privacy.findings import Rule
from phongtrao.records import Conference, Model, Result
from phongtrao.strict_yaml import parse

from .conftest import MINI, ROOT
from .test_load import CONFERENCE, replace


def told(text, key="summary", record_type=Conference, nameless=None, more=""):
    """Return what the guard says of a file with one text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    document, _ = parse(f'{key}: "{escaped}"\n{more}'.encode(), "data/x.yml")
    return [str(one) for one in privacy_problems(document, record_type, "data/x.yml", nameless)]


LEAKS = {
    "số điện thoại": [
        "Liên hệ 0912345678",
        "Liên hệ 0912 345 678.",
        "Liên hệ 091.234.5678",
        "Liên hệ 0912-345-678",
        "gọi 0912–345–678 để báo",
        "gọi 09 1234 5678",
        "gọi 09.12.34.56.78",
        "gọi 0 9 1 2 3 4 5 6 7 8",
        "gọi 0-912-345-678",
        "gọi 0912,345,678",
        "gọi 0912/345/678",
        "gọi 0912_345_678",
        "gọi (0912) 345 678",
        "gọi 0912 . 345 . 678",
        "gọi 0912...345...678",
        "gọi 0912 - 345 - 678",
        "gọi +84 912 345 678",
        "gọi +84912345678",
        "gọi (+84) 912.345.678",
        "gọi +84 (0)912 345 678",
        "gọi 0084 912 345 678",
        "gọi 84912345678",
        "gọi 84 912 345 678",
        "gọi (0252) 3867 255",
        "gọi (0252) 3.867.255",
        "gọi 0252.3867.255",
        "gọi 02523867255",
        "gọi 024 3826 5432",
        "gọi 028.38.123.456",
        "gọi 062 3867255",
        "gọi 01681234567",
        "0912345678/0987654321",
        "ĐT: 0912345678",
        "đt0912345678",
        "SĐT.0912345678",
        "ĐT: 3867255",
        "ĐT: 3.867.255",
        "điện thoại số 3867 255",
        "điện thoại của ông A là 912 345 678",
        "Zalo 912345678",
        "Zalo: 0912.345.678",
        "hotline 0694 342 342",
        "đường dây nóng: 0694342342",
        "Anh Ba có số 0912345678, mọi người gọi nhé",
        "năm 2024, 0912345678",
        "sinh hoạt ở tổ 5 0912345678",
        "xem https://a.vn rồi gọi 0912345678",
        "https://zalo.me/0912345678",
        "https://a.vn/?goi=0912345678",
        "０９１２３４５６７８",
        "0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
        "٠٩١٢٣٤٥٦٧٨",
        "⓪⑨①②③④⑤⑥⑦⑧",
        "0912\u00a0345\u00a0678",
        "0912\u200b345\u200b678",
        "0912\u2009345\u2009678",
        "09**12**345678",
        "`0912345678`",
        r"0912\.345\.678",
        "&#48;912345678",
        "0912&nbsp;345&nbsp;678",
        "O912 345 678",
        "09l2345678",
        "không chín một hai ba bốn năm sáu bảy tám",
        "[gọi](tel:0912345678)",
        "0912345678.jpg",
        "Số máy 0912345678/QĐ",
    ],
    "số căn cước (12 chữ số)": [
        "060123456789",
        "số 060 123 456 789",
        "0601 2345 6789",
        "060-123-456-789",
        "060.123.456.789",
        "060,123,456,789",
        "0 6 0 1 2 3 4 5 6 7 8 9",
        "060 - 123 - 456 - 789",
        "0601–2345–6789",
        "001085012345 cấp ngày 1/2/2021",
        "số 260 123 456 789",
        "260123456789",
        "ông A (060123456789)",
        "ID:060123456789",
        "giấy-060123456789",
        "０６０１２３４５６７８９",
        "060\u00a0123\u00a0456\u00a0789",
        "060\u200b123456789",
        "060123 456789",
        "O6O123456789",
    ],
    "số giấy tờ tuỳ thân": [
        "CCCD 060123456789",
        "CCCD số: 060 123 456 789",
        "cccd060123456789",
        "Căn cước công dân số 060123456789",
        "số định danh cá nhân 060123456789",
        "CMND 260123456",
        "CMND 260 123 456",
        "CMND số 26.0123.456",
        "chứng minh nhân dân số 260123456",
        "chứng minh thư: 260-123-456",
        "CMTND 26 01 23 456",
        "hộ chiếu số B1234567",
        "hộ chiếu C 7654321",
        "hộ chiếu B1234567",
        "passport: B1234567",
        "BHYT GD4606012345678",
        "thẻ BHYT số GD 4 60 6012345678",
        "thẻ bảo hiểm y tế DN4606012345678",
        "mã số BHXH 4606012345",
        "mã số bảo hiểm xã hội: 4606 012 345",
    ],
    "số chứng minh nhân dân (9 chữ số)": [
        "260123456",
        "ông A (260123456)",
        "ông A (260 123 456)",
        "260-123-456",
        "2 6 0 1 2 3 4 5 6",
        "２６０１２３４５６",
    ],
    "số tài khoản ngân hàng": [
        "STK 1234567",
        "STK: 0071 0012 34567",
        "số tài khoản: 0071001234567",
        "tài khoản số 4802205012345 mở tại Agribank",
        "số tài khoản của ông A ở Vietcombank là 12345678",
        "TK 123456789012 BIDV",
        "STK: 123.456.789",
        "Agribank 4802 2050 12345",
        "chuyển vào Vietcombank: 12345678",
        "12345678 – Agribank",
        "1234567 tại ngân hàng Đông Á",
        "MB Bank 9876543210",
        "ví Momo 98765432",
        "thẻ 9704123412341234",
        "thẻ 9704 1234 1234 1234",
        "4802205012345",
    ],
    "địa chỉ thư điện tử": [
        "thư a.b-c@example.vn",
        "NGUYENVANA@GMAIL.COM",
        "a @ example . vn",
        "a (at) gmail.com",
        "a(at)example(dot)vn",
        "a[at]example[dot]vn",
        "a {at} example.vn",
        "nguyenvana at gmail dot com",
        "nguyenvana at gmail.com",
        "nguyenvana a còng gmail chấm com",
        "nguyenvana [a còng] example chấm vn",
        "nguyenvana@gmail",
        "nguyenvana85 gmail.com",
        "Email: nguyenvana85",
        "a＠example.vn",
        "[thư](mailto:a@example.vn)",
        "https://a.vn/?thu=a%40example.vn",
        "a*@*example.vn",
        "a&#64;example.vn",
        "thư: nguyễn.a@example.vn",
    ],
    "ngày sinh": [
        "ông A, sinh ngày 1/2/1980",
        "bà B (sinh năm 1980)",
        "anh C, SN 1990",
        "anh C, SN: 90",
        "anh C (S.N 1990)",
        "ông A (sinh 1990)",
        "ông Nguyễn Văn A sinh năm 1985",
        "ông Nguyễn Văn An sinh năm 1985",
        "NGUYỄN VĂN AN SINH NĂM 1985",
        "sinh năm 1985",
        "Sinh ngày 12 tháng 3 năm 1985",
        "ngày sinh: 12/3/1985",
        "Ngày, tháng, năm sinh: 12.3.1985",
        "ngày tháng năm sinh 12-3-1985",
        "năm sinh 1985",
        "Ngày sinh của ông A là 12/3/1985",
        "sinh tháng 5/1990",
        "bà K'Brèo sinh 1979",
        "chị Thông Thị Hoa, sinh vào năm 1979",
        "ông Nguyễn Văn A (1985)",
        "Nguyễn Văn A, 1985, thành viên",
        "Nguyễn Văn A - 1985",
        "Nguyễn Văn A, 12/3/1985",
        "đối tượng sinh năm 1990",
        "nguyen van a, sinh nam 1985",
        "DOB: 12/3/1985",
        "Nguyen Van A, born in 1985",
        "sinh\u00a0năm\u00a01985",
        "si\u0302nh nhật; ông A, sinh năm １９８５".replace("si\u0302nh", "sinh"),
    ],
    "địa chỉ nhà": [
        "trú tại 12 đường Lê Lợi",
        "ông A trú tại xã Mẫu",
        "hộ khẩu thường trú ở thôn 1",
        "hộ khẩu: xã Mẫu",
        "nhà số 5",
        "số nhà 12",
        "Số nhà: 12/3 Trần Phú",
        "thường trú: 12 Trần Phú",
        "ông A, thường trú tại thôn 3",
        "ngụ thôn Nam",
        "ông A (ngụ thôn 2, xã Mẫu)",
        "anh B, ngụ tại khu phố 2",
        "HKTT: thôn 3",
        "ĐKHKTT tại xã Mẫu",
        "ĐKTT: thôn 3",
        "ông A hiện trú tại tổ 5",
        "bà Lê Thị B đăng ký thường trú tại thôn 3",
        "bà B, tạm trú tại ấp 4",
        "quê quán: xã Mẫu",
        "nguyên quán Bình Thuận",
        "nơi ở hiện nay: thôn 3",
        "chỗ ở: số 5",
        "nhà riêng ở số 5",
        "địa chỉ: thôn 3, xã Mẫu",
        "địa chỉ số 12 Lê Lợi",
        "ông A ở số 12 đường Lê Lợi",
        "số 12 đường Lê Lợi",
        "số 12/3 hẻm 5",
        "ông Nguyễn Văn A, tổ 5, khu phố 2",
        "ông A, tổ 5, khu phố 2, phường Mẫu",
        "Nguyễn Văn A (tổ 5, thôn 2)",
        "tổ 5, khu phố 2, phường Mẫu",
        "Nguyễn Văn A, hẻm 12/3 đường Lê Lợi",
        "chị Ba sống tại thôn 3",
        "anh Lê Văn C đang ở trọ tại khu phố 2",
        "nhà bà Lê Thị B ở thôn 3",
        "căn hộ 1203 chung cư Mẫu",
        "Công an xã mời ông Nguyễn Văn A, số 12 đường Lê Lợi",
        "Chị Võ Thị Mai, nhà ở hẻm 45 Nguyễn Huệ.",
        "Chị Võ Thị Mai nhà ở thôn 3",
        "Tổ 5, thôn Nam, xã Mẫu.",
    ],
    "tên người bị quản lý": [
        "đối tượng Nguyễn Văn A",
        "02 đối tượng gồm Nguyễn Văn A và Trần Văn B",
        "đối tượng là Nguyễn Văn A",
        "đối tượng (Nguyễn Văn A) đã khai",
        "đối tượng truy nã Nguyễn Văn A",
        "đối tượng anh Ba",
        "đối tượng tên Tèo",
        "đối tượng N.V.A",
        "đối tượng K'Brèo",
        "đối tượng Giàng A Páo",
        "ĐỐI TƯỢNG NGUYỄN VĂN A",
        "bị can Trần Văn B",
        "bị can B",
        "bị cáo: Lê Thị C",
        "nghi phạm là Lò Văn Páo",
        "nghi can Tèo",
        "hung thủ Nguyễn A",
        "con nghiện Tèo",
        "phạm nhân Nguyễn Văn A",
        "người tố giác Nguyễn Văn A",
        "người tố giác tội phạm là bà Lê Thị B",
        "người báo tin: ông Ba",
        "người báo tin là Y Bhiăt Niê",
        "người cung cấp thông tin Nguyễn Văn A",
        "người nghiện Nguyễn Văn A",
        "người nghiện ma túy là anh Ba",
        "người chấp hành xong án phạt tù Nguyễn Văn A",
        "người mãn hạn tù anh Ba",
        "người tái hòa nhập cộng đồng Nguyễn Văn A",
        "khởi tố Nguyễn Văn A",
        "bắt quả tang đối tượng Nguyễn Văn A",
        "tạm giữ hình sự đối với Nguyễn Văn A",
        "Nguyễn Văn A, đối tượng nghiện ma túy",
        "Nguyễn Văn A là bị can trong vụ án",
        "Nguyễn Văn A bị khởi tố",
        "bà Lê Thị B đã báo tin cho Công an",
        "anh Nguyễn Văn A kịp thời tố giác",
        "Nguyễn Văn A ra đầu thú",
        "Nạn nhân Lê Thị Hạnh bị lừa 300 triệu đồng.",
        "nạn nhân là bà Hạnh",
        "nạn nhân vụ lừa đảo Lê Thị Hạnh",
        "bị hại Lê Thị Hạnh",
        "người bị hại: bà Lê Thị Hạnh",
        "bà Lê Thị Hạnh bị lừa 300 triệu đồng",
        "bà Lê Thị Hạnh, nạn nhân vụ lừa đảo",
        "Anh Nguyễn Văn Phú mới ra tù",
        "anh Nguyễn Văn Phú sau khi ra tù",
        "anh X chấp hành xong án phạt",
        "anh Phú vừa chấp hành xong án phạt tù",
        "Nguyễn Văn Phú là một trong những người mãn hạn tù",
        "Anh Nguyễn Văn Phú mãn hạn tù trở về",
        "Mãn hạn tù trở về, anh Nguyễn Văn Phú mở tiệm",
        "Sau khi mãn hạn tù trở về địa phương, Nguyễn Văn Phú mở tiệm",
        "Năm 2020, được đặc xá trở về, anh Phú mở tiệm",
        "Anh Y Thông Niê, đối tượng FULRO",
        "Y Thông Niê từng tham gia FULRO",
    ],
    "biển số xe của một người": [
        "Biển số xe 86B1-123.45 của ông Nguyễn Văn A",
        "ông Nguyễn Văn A, xe 86B1-12345",
        "xe máy BKS 86-B1 123.45 của anh Ba",
        "Nguyễn Văn A đi xe biển số 86C-1234",
    ],
    "bệnh tật của một người": [
        "Anh Thân Ngọc Mạnh, dù mắc bệnh ung thư",
        "Anh Thân Ngọc Mạnh mắc bệnh hiểm nghèo",
        "Anh Mạnh bị nhiễm HIV",
        "chị Lê Thị Hoa nhiễm HIV từ chồng",
        "anh Lê Văn Ba bị tâm thần",
        "Lê Văn Ba có con bị bệnh tâm thần",
        "bà Lê Thị Hoa, người khuyết tật",
        "bà Lê Thị Hoa là người khuyết tật nặng",
        "anh Ba từng bị bệnh tâm thần",
        "Dù mắc bệnh ung thư, anh Thân Ngọc Mạnh vẫn gương mẫu",
        "Bị tâm thần từ nhỏ, chị Hoa được giúp đỡ",
        "người khuyết tật Lê Văn Ba",
        "anh Thân Ngọc Mạnh (45 tuổi) bị ung thư",
        "người nhiễm HIV tên Lê Văn Ba",
    ],
    "tên trẻ em": [
        "em Nguyễn Văn A",
        "Em Nguyễn Văn A, lớp 5",
        "cháu Trần Thị B",
        "bé Lê Minh C",
        "bé Bảo An",
        "bé gái Nguyễn Thị D",
        "học sinh Nguyễn Văn A",
        "học sinh Nguyễn Văn A (lớp 5A)",
        "các em Nguyễn Văn A, Trần Thị B",
        "em K'Brèo",
        "em Ka Să Hà Lan",
        "em Thông Thị Hoa",
        "em Lan, 12 tuổi",
        "cháu Bi (7 tuổi)",
        "Nguyễn Văn A, 12 tuổi",
        "Nguyễn Văn A, học sinh lớp 5",
        "Nguyễn Văn A (lớp 8B)",
        "nữ sinh Nguyễn Thị E",
        "khen em Giàng A Páo nhặt được của rơi",
    ],
}
INNOCENTS = [
    # Counts, money, percentages, scores.
    "127 mô hình với 11.000 thành viên",
    "127.000.000 đồng",
    "tổng kinh phí 127.000.000.000 đồng",
    "tổng kinh phí 123456789 đồng và 10 000 000 000 đồng",
    "ủng hộ 1.500.000đ",
    "thu 2.000.000 VNĐ",
    "vay 12.345.678.901 đồng từ Ngân hàng Chính sách xã hội",
    "Agribank tài trợ 500.000.000 đồng",
    "qua tài khoản chiếm đoạt 1.500.000.000 đồng",
    "lừa đảo qua điện thoại 1.200.000.000 đồng",
    "kích hoạt tài khoản định danh mức 2 cho 12.345.678 công dân",
    "cấp căn cước cho 12.345.678 người",
    "cấp căn cước năm 2023-2024 đạt 98,75%",
    "Cấp 1.234.567 thẻ căn cước gắn chip",
    "fanpage, Zalo 1.250.000 lượt tiếp cận",
    "Zalo 250 000 lượt xem",
    "tổng 1.234.567.890",
    "mã 23128, điểm 1.234,5 và 98,75%",
    "tỷ lệ 0,125 đến 0,375",
    "8/10 tiêu chí, 3/7 trường",
    "15, 3, 127, 34, 102, 18, 6 mô hình",
    "các số 127, 102, 345, 678 và 123",
    "các tổ dân phố 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    "tổ 01, 02, 03, 04, 05",
    "08 tập thể, 11 cá nhân, 02 hộ",
    "691 tổ với 2.727 thành viên ở 691 thôn",
    "vượt 275% chỉ tiêu",
    "tăng 12 vụ (15,4%)",
    "chạy 1.500 m hết 5 phút 12 giây",
    "tỷ số 3-2, 2-1, 11-9, 21-19",
    "đoạt 1 giải nhất, 2 giải nhì, 3 giải ba",
    "250 suất quà, mỗi suất 300.000 đồng",
    "diện tích 1.234.567 m2",
    "lắp 1.250 camera trên 345 km đường",
    "hơn 200 người, gần 1.000 lượt, khoảng 5.000 tờ rơi",
    # Decisions, laws, codes.
    "Quyết định số 123456789/QĐ-UBND",
    "Quyết định 1671/NQ-UBTVQH15 ngày 16/6/2025",
    "Nghị định 13/2023/NĐ-CP và Luật 91/2025/QH15",
    "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở số 30/2023/QH15",
    "Kế hoạch số 025/2024, 127 mô hình",
    "Kế hoạch 02/KH-BCĐ, 12/KH-UBND, 345/KH-CAH",
    "Chỉ thị số 09-CT/TW ngày 01/12/2011",
    "Công văn 1234/CV-CAT ngày 05/07/2024",
    "Thông tư 23/2020/TT-BCA",
    "mã đơn vị 23110, 23125, 23128, 22963",
    "Điều 134, khoản 2, Bộ luật Hình sự 2015",
    # Dates and periods.
    "19/8/2005–19/8/2023, 10 năm (2006–2016)",
    "từ 01/01/2024 đến 30/09/2024",
    "từ 01/01/2024 - 31/12/2024, 127 mô hình",
    "giai đoạn 2020-2025, 2025-2030",
    "giai đoạn 2021–2025, tầm nhìn 2030",
    "nhiệm kỳ 2020 - 2025",
    "các năm 2020, 2021, 2022, 2023",
    "2020 2021 2022 2023",
    "09/12/2024 10 giờ",
    "lúc 07 giờ 30 ngày 17/9/2024",
    "lúc 08.30, nghỉ 10.15, kết thúc 11.30",
    "7h30-11h00 ngày 17-9-2024",
    "2024-09-17",
    "điện thoại năm 2024-2025",
    "Ngày hội 19/8 hằng năm",
    "134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024)",
    "Kỷ niệm ngày sinh Bác Hồ 19/5/1890",
    "ông Trần Ngọc Diệp, 45 tuổi",
    "cụ bà 90 tuổi gương mẫu",
    "phát sinh năm 2023: 14 vụ; học sinh năm 2024 tham gia",
    "công dân sinh năm 2007 đăng ký nghĩa vụ quân sự",
    "thanh niên sinh năm 2006 và 2007",
    "HỌC SINH NĂM 2024, VỆ SINH NĂM 2023",
    "An sinh năm 2024, tuyển sinh năm 2024, vệ sinh năm 2023",
    "hy sinh năm 1968, dân sinh 2021",
    "thí sinh 2024 và sinh viên năm 2024",
    "Trường THPT Nguyễn Huệ (1985)",
    "Đại hội đại biểu (2010), (2015), (2020)",
    "thành lập năm 1985",
    # Places and offices.
    "hội nghị trên đường Lê Lợi",
    "tuyến đường Nguyễn Văn Linh văn minh",
    "ra quân dọc đường Trần Hưng Đạo, đường Lê Duẩn",
    "tại trụ sở Công an xã, số 12 đường Lê Lợi",
    "Trường THPT Hàm Thuận Nam, số 12 đường Lê Lợi",
    "Nhà văn hóa khu phố 2, số 5 đường Trần Phú",
    "Công ty Mẫu (số 12 đường Lê Lợi)",
    "địa chỉ trụ sở Công an xã: số 12 đường Lê Lợi",
    "UBND xã Mẫu, địa chỉ: thôn 3",
    "ra mắt mô hình tại tổ 5, khu phố 2, phường Mẫu",
    "ra mắt tại thôn 3, xã Hàm Cường",
    "Tổ 5, khu phố 2 không có tội phạm.",
    "Tổ 5, khu phố 2, phường Mẫu được khen",
    "Tổ 5, thôn 3, xã Mẫu có 40 hộ",
    "Tổ dân phố 3, khu phố 1 được khen",
    "thôn 3, xã Hàm Cường có 40 hộ",
    "nhà văn hoá thôn 3, nhà sinh hoạt cộng đồng khu phố 2",
    "Hẻm tự quản 45 và hẻm 12 đường Lê Lợi",
    "lắp camera 12 tuyến đường",
    "dân cư trú đông, nhà văn hoá, sinh hoạt",
    "đăng ký hộ khẩu, quản lý cư trú tại địa bàn; 25 hộ thường trú tại thôn 3",
    "người nước ngoài tạm trú tại huyện; nhà số hoá",
    "quản lý thường trú, tạm trú tại thôn 3",
    "đăng ký thường trú tại Công an xã",
    "kiểm tra lưu trú tại 12 nhà trọ",
    "nhân dân cư trú tại thôn 3",
    "người dân sống tại thôn 3",
    "quê hương Bình Thuận",
    "gắn 1.200 biển số nhà; số nhà 127 hộ",
    "địa chỉ tin cậy, địa chỉ đỏ",
    "huyện Hàm Thuận Nam, tỉnh Bình Thuận (đến 30/6/2025)",
    "Hồ Chí Minh, Phan Thiết, Phan Rí Cửa, Ma Lâm, La Gi",
    "xã Phan Thanh, huyện Bắc Bình",
    "chung cư 12 tầng, 120 căn hộ",
    # Telephones and addresses that are public.
    "đường dây nóng 113",
    "gọi 113, 114, 115",
    "gọi 113 - 114 - 115",
    "trực 24/24, 24/7",
    "tổng đài 1900 1234",
    "hotline 18001234",
    "điện thoại thông minh, điện thoại di động",
    "nguồn https://nld.com.vn/bai-196240701155453045.htm",
    "https://binhthuan.gov.vn/1321/32827/66598/598765/bai.aspx",
    "https://a.vn/default.aspx?sid=1234&pageid=123456789",
    "https://www.facebook.com/permalink.php?story_fbid=1234567890123456&id=100012345678901",
    "https://medium.com/@phongtrao/bai-1",
    "theo @phongtrao trên mạng",
    "ảnh IMG_20240917_083012.jpg",
    "anh-20240917083012.jpg",
    "20240917083012.jpg",
    "gửi email mời đại biểu, thư điện tử công vụ",
    "hòm thư tố giác tội phạm tại thôn 3",
    # People who may be named.
    "ông Trần Ngọc Diệp chủ trì",
    "bà Lê Thị Bích Liên, Tỉnh ủy viên, Bí thư Huyện ủy",
    "Thượng tá Nguyễn Văn Thắng, Phó trưởng Phòng PV01",
    "Trần Ngọc Diệp và Lê Thị Bích Liên",
    "cô giáo Nguyễn Thị A dạy lớp 5",
    "thầy giáo Nguyễn Văn A",
    "đồng chí Nguyễn Văn A, Công an xã",
    "Phòng, chống tội phạm, Thượng tá Nguyễn Văn Thắng nhấn mạnh",
    "quản lý đối tượng, ông Trần Ngọc Diệp yêu cầu",
    "quản lý đối tượng. Ông Trần Ngọc Diệp phát biểu",
    "đối tượng do đồng chí Nguyễn Văn Thắng phụ trách",
    "ông Trần Ngọc Diệp kêu gọi người dân tố giác tội phạm",
    "mô hình Quản lý đối tượng Hàm Cường",
    "đối tượng chính sách, đối tượng bảo trợ xã hội",
    "02 đối tượng bị bắt, 15 đối tượng được giáo dục",
    "người nghiện ma túy, người chấp hành xong án phạt tù",
    "bị can, bị cáo, nghi phạm",
    "khởi tố 12 vụ, 15 bị can",
    "bắt 5 đối tượng, triệt phá 3 tụ điểm",
    "người dân báo tin cho Công an xã",
    "Nhân dân cung cấp 127 nguồn tin có giá trị",
    "đối tượng Công an xã quản lý",
    "15 nạn nhân, 3 bị hại",
    "cứu nạn nhân đuối nước",
    "hỗ trợ nạn nhân chất độc da cam",
    "giúp người mãn hạn tù trở về địa phương, ông Trần Ngọc Diệp yêu cầu",
    "ông Trần Ngọc Diệp yêu cầu giúp người ra tù",
    "Ra tù trở về, nhiều người có việc làm. Ông Trần Ngọc Diệp khen",
    "đấu tranh với FULRO, ông Trần Ngọc Diệp nhấn mạnh",
    "Theo ông Trần Ngọc Diệp, đối tượng thường giả danh công an",
    "ông Trần Ngọc Diệp thăm người khuyết tật",
    "bà Lê Thị Hoa, Chủ tịch Hội Người khuyết tật",
    "ông Trần Ngọc Diệp tặng quà 15 người nhiễm HIV",
    "Bệnh viện Tâm thần, bác sĩ Trần Ngọc Diệp",
    "quản lý người tâm thần, ông Trần Ngọc Diệp phát biểu",
    "Hội Người khuyết tật và bà Lê Thị Hoa",
    "bà Lê Thị Hoa hướng dẫn nhận biết nghiện ma tuý",
    "ông Trần Ngọc Diệp giúp gia đình có con tâm thần",
    "giúp người khuyết tật. Ông Trần Ngọc Diệp khen",
    "xe biển số 86A-123.45",
    "100 xe, 30 biển số 86B1",
    "BHYT đạt 95,5%, BHXH 1.234.567 người",
    "thu BHXH 12.345.678.901 đồng",
    "bảo hiểm y tế 2020-2025, 2025-2030",
    # Children in general.
    "Trẻ em Việt Nam, trẻ em Bình Thuận",
    "em nhỏ, các em học sinh, chị em Hội Phụ nữ",
    "Hội đồng đội huyện, Đội Thiếu niên",
    "học sinh Trường THPT Hàm Thuận Nam",
    "học sinh Trường Tiểu học Nguyễn Văn Trỗi",
    "học sinh lớp 5, 12 tuổi",
    "các em Đội viên, các em Thiếu niên",
    "anh em Công an, bà con Nhân dân",
    "250 học sinh của 15 trường tiểu học",
    "chị em Nguyễn Thị Định",
    "con em Nhân dân",
    "xem Trần Ngọc Diệp phát biểu",
    # Words that only resemble.
    "Số hoá 12.345 hồ sơ",
    "stk là viết tắt",
    "mở 1.250 tài khoản thanh toán",
    "thẻ bảo hiểm y tế đạt 95,5%",
    "tự phòng, tự quản, tự bảo vệ",
    "không một vụ, không hai lòng",
    "ba không, năm tốt, bốn nhất",
    "một, hai, ba, bốn, năm",
    "nước Anh, tiếng Anh",
    "Trung tâm Chính trị; Quốc lộ 1A; km 1.701+500",
    "xử phạt vi phạm văn minh đô thị, vi phạm thị trường",
    "thi đỗ văn bằng hai",
    "sân bay, bến xe, ga Mương Mán",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LEAKS.items() for text in texts])
def test_a_leak_is_refused_and_not_repeated(kind, text):
    found = told(text)
    assert len(found) == 1, found
    assert found[0].startswith(f"data/x.yml:1:10: Tóm tắt (summary): Có vẻ chứa {kind}"), found
    assert text not in found[0]


@pytest.mark.parametrize("text", INNOCENTS)
def test_an_innocent_text_passes(text):
    assert told(text) == []


def test_there_are_enough_of_both():
    assert sum(map(len, LEAKS.values())) >= 120
    assert len(INNOCENTS) >= 150


def with_exception(text, reason="Số trực ban đã công bố của cơ quan.", quoted=None):
    entry = f'privacy_exceptions:\n  - text: "{quoted or text}"\n    reason: "{reason}"\n'
    return told(text, more=entry)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0252 3867 255", "Số trực ban đã công bố của cơ quan."),
        ("antt.mau@binhthuan.gov.vn", "Hộp thư đã công bố của cơ quan."),
        ("Công an xã Mẫu: conganxamau@gmail.com", "Trang của Công an xã công bố hộp thư này."),
        ("số 12 đường Lê Lợi", "Trụ sở Công an xã, đã công bố."),
        ("Nguyễn Văn A", "Cha mẹ em đồng ý bằng văn bản ngày 1/9/2024."),
    ],
)
def test_an_exception_lets_exactly_its_text_pass(text, reason):
    written = f"em {text} được khen" if "đồng ý" in reason else f"Liên hệ {text} để biết thêm."
    assert told(written) != []
    assert with_exception(written, reason, quoted=text) == []
    assert len(with_exception(f"{written} Gọi 0987 654 321.", reason, quoted=text)) == 1


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        ("060123456789", "Đã công bố.", "số căn cước (12 chữ số): không bao giờ"),
        ("CMND 260123456", "Đã công bố.", "số giấy tờ tuỳ thân: không bao giờ"),
        ("sinh ngày 1/2/1980", "Đã công bố.", "ngày sinh: không bao giờ"),
        ("STK 0071001234567", "Tài khoản của Công an xã.", "số tài khoản ngân hàng: không bao giờ"),
        ("trú tại thôn 3", "Công an xã công bố.", "Địa chỉ nhà không bao giờ"),
        ("số nhà 12", "Công an xã công bố.", "Địa chỉ nhà không bao giờ"),
        ("số 12 đường Lê Lợi", "Đã công bố.", "Địa chỉ nhà không bao giờ"),
        ("nguyenvana@gmail.com", "Hộp thư của Công an xã.", "Thư điện tử ở dịch vụ miễn phí"),
        ("Nguyễn Văn A", "Nguồn đã nêu tên.", "Tên trẻ em thì lý do phải nêu sự đồng ý"),
        ("Nguyễn Văn A", "Cha mẹ không đồng ý.", "Tên trẻ em thì lý do phải nêu sự đồng ý"),
        ("Hội nghị", "Cho chắc.", "Máy không chặn đoạn này"),
    ],
)
def test_an_exception_for_anything_but_an_office_is_refused(text, reason, why):
    found = with_exception(text, reason)
    assert any("Đoạn được phép (text)" in line and why in line for line in found), found


def test_an_exception_that_nothing_needs_is_told_at_its_place():
    (found,) = with_exception("Hội nghị", quoted="0252 3867 255")
    assert found.startswith(
        "data/x.yml:3:11: Đoạn được phép (text): Không đoạn nào trong tệp cần ngoại lệ này"
    )


@pytest.mark.parametrize("quoted", ["0912", "678", "0252 3867 2"])
def test_an_exception_for_a_piece_of_a_number_hides_nothing(quoted):
    assert any(
        "Có vẻ chứa" in line for line in with_exception("Gọi 0912 345 678, 0252 3867 255", quoted=quoted)
    )


def test_an_exception_without_reason_or_of_another_shape_lets_nothing_pass():
    for entry in ('- text: "0912 345 678"', "- 0912 345 678", '- text: ["0912 345 678"]\n    reason: x'):
        assert told("Gọi 0912 345 678", more=f"privacy_exceptions:\n  {entry}\n")


def test_the_reason_of_an_exception_is_guarded_too():
    found = with_exception(
        "Gọi 0252 3867 255", "Số của ông A, nhà riêng 0912 345 678", quoted="0252 3867 255"
    )
    assert len(found) == 1
    assert "Lý do (reason)" in found[0]


def test_consent_recorded_with_a_recipient_lets_the_child_be_named():
    name = "recipients:\n  - name: Bùi Văn Ân\n    consent: "
    assert told("em Bùi Văn Ân, lớp 5", more=f"{name}Cha mẹ đồng ý ngày 1/11/2024\n") == []
    assert told("em Bùi Văn Ân, lớp 5", more=f"{name}chưa hỏi\n") != []
    assert told("em Bùi Văn Bình, lớp 5", more=f"{name}Cha mẹ đồng ý ngày 1/11/2024\n") != []


def test_keys_lists_and_block_text_are_guarded_and_never_repeated():
    written = """
    "0912345678": x
    la:
      - - 0987 654 321
    body: |
      Dòng một
      0912
      345 678
    moved_from: ["tin/0912345678/"]
    """
    lines = "\n".join(line[4:] for line in written.split("\n"))
    found = [str(one) for one in privacy_problems(parse(lines.encode(), "x")[0], Conference, "x")]
    assert [line.split(": ")[0] for line in found] == ["x:2:1", "x:4:7", "x:5:7", "x:9:14"]
    assert not any("345678" in line for line in found)


@pytest.mark.parametrize(
    "text", [f"gọi 0912 345 678 {filler}" for filler in ("x " * 30_000, "1.000 " * 10_000)]
)
def test_a_leak_among_much_else_is_found(text):
    assert len(told(text, key="body")) == 1


def test_a_count_of_many_figures_is_a_count_only_where_a_number_belongs():
    figures = "figures:\n  - value: {}\n"
    for written, leaks in (("260123456789", 0), ("0912345678", 1)):
        document, _ = parse(figures.format(written).encode(), "x")
        assert len(list(privacy_problems(document, Result, "x"))) == leaks


NAMES = [
    "giúp đỡ Nguyễn Văn Ba tiến bộ",
    "anh Ba",
    "chị Hoa đã có việc làm",
    "K'Brèo",
    "K’Brèo và vợ",
    "Ka Să Hà Lan",
    "Thông Thị Hoa",
    "Y Bhiăt Niê",
    "H'Hen Niê",
    "A Lăng Chơn",
    "Nông Văn Dũng",
    "Lò Thị Hiền",
    "Giàng A Páo",
    "Thạch Sa Rinh",
    "Danh Hoàng",
    "Mã Văn Tài",
    "N.V.A",
    "N. V. A.",
    "Nguyễn Văn A",
    "Nguyễn V. A",
    "ông X",
    "Ông X Y",
    "đối tượng X Y",
    "bị can Tèo",
    "NGUYỄN VĂN BA",
    "nguyễn văn ba",
    "Nguyen Van Ba",
    "Đàng Năng Thọ",
    "Mang Văn Thới",
    "Rơ Mah Kpă",
    "Ksor Y Blăm",
    "Chamaléa Thị Thủy",
    "Hồ Văn Bh'riu",
    "Alăng Bhuôch",
    "cô Sáu",
    "chú Tư bán vé số",
    "cụ Nghĩa",
    "Sùng A Dơ",
]
NO_NAMES = [
    "Trưởng Công an xã phụ trách",
    "ông Trưởng thôn, bà Chủ tịch Hội Phụ nữ",
    "Ủy ban Mặt trận Tổ quốc Việt Nam huyện",
    "Ban Chỉ đạo xã, Công an xã Hàm Cường",
    "huyện Hàm Thuận Nam, tỉnh Bình Thuận",
    "Bình Thuận, Lâm Đồng, Hà Nội, Phan Thiết, Cao Bằng",
    "Hội Cựu chiến binh, Hội Nông dân, Đoàn Thanh niên",
    "Toàn dân bảo vệ an ninh Tổ quốc",
    "Trường THPT Nguyễn Huệ, đường Trần Hưng Đạo",
    "xã Phan Thanh, Thôn Văn Lâm, khu phố Lập Nghĩa",
    "Thành phố Hồ Chí Minh, học tập Bác Hồ",
    "người dân tộc K'Ho, Chăm, Raglai",
    "thị trấn Ma Lâm, Bà Rịa - Vũng Tàu",
    "chị em Hội viên, anh hùng Lực lượng vũ trang",
    "MÔ HÌNH QUẢN LÝ ĐỐI TƯỢNG, TĂNG CƯỜNG TRONG ĐỢT CAO ĐIỂM",
    "Tổ Tiết kiệm và vay vốn, Ngân hàng Chính sách xã hội",
    "Sở Y tế, Bộ Quốc phòng, Hội Chữ thập đỏ, Đoàn Luật sư",
    "25 người được giúp đỡ, 12 người có việc làm",
]


def in_a_guarded_model(text, key="summary", field="mot-linh-vuc", more=""):
    return told(text, key, Model, Nameless(frozenset({"mot-linh-vuc"})), f"field: {field}\n{more}")


@pytest.mark.parametrize("text", NAMES)
def test_a_model_of_a_field_of_aggregates_names_nobody(text):
    (found,) = in_a_guarded_model(text)
    assert "Có vẻ chứa tên" in found
    assert text not in found


@pytest.mark.parametrize("text", NO_NAMES)
def test_places_and_offices_are_no_names(text):
    assert in_a_guarded_model(text) == []


def test_only_models_of_such_fields_are_so_strict():
    assert in_a_guarded_model("giúp đỡ Nguyễn Văn Ba", field="linh-vuc-khac") == []
    assert in_a_guarded_model("giúp đỡ Nguyễn Văn Ba", field='" mot-linh-vuc "') != []


@pytest.mark.parametrize(
    ("model", "key", "leaks"),
    [("mo-hinh-kin", "title", 1), ("mo-hinh-kin", "as_of_note", 1), ("mo-hinh", "title", 0)],
)
def test_a_result_of_such_a_model_names_nobody_either(model, key, leaks):
    nameless = Nameless(frozenset({"mot-linh-vuc"}))
    for name, work in (("mo-hinh-kin", "mot-linh-vuc"), ("mo-hinh", "linh-vuc-khac")):
        nameless.note(parse(f"field: {work}\n".encode(), "x")[0], Model, name)
    found = told("Nguyễn Văn Phú tiến bộ", key, Result, nameless, f"model: {model}\n")
    assert len(found) == leaks


def test_who_wrote_photographed_or_signed_a_source_may_be_named():
    signed = """\
points:
  - decision: {form: decision, issuer: Nguyễn Văn Ký}
photos:
  - {file: a.jpg, photographer: Nguyễn Văn Chụp, source: Trần Thị Báo}
sources:
  - {title: Bài, publisher: Báo, authors: [Nguyễn Văn Viết]}
"""
    assert in_a_guarded_model("Không nêu ai", more=signed) == []
    for place in ("photos:\n  - caption: ", "sources:\n  - title: ", "points:\n  - note: "):
        (found,) = in_a_guarded_model("Không nêu ai", more=f"{place}Anh Lê Văn Ba\n")
        assert "tên người" in found


def _repeats(parsed):
    """Yield each repetition without an end in a parsed pattern: (what is repeated, whether possessive)."""
    for code, argument in parsed:
        name = str(code)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, inner = argument
            if str(most) == "MAXREPEAT":
                yield inner, name == "POSSESSIVE_REPEAT"
            yield from _repeats(inner)
        elif name == "SUBPATTERN":
            yield from _repeats(argument[-1])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _repeats(branch)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(argument[1])


PATTERNS = sorted(
    {
        (module.__name__.rpartition(".")[2], pattern.pattern, pattern.flags)
        for module in (addresses, health, homes, names, numbers, people, reading, sieve)
        for value in vars(module).values()
        for one in (value if isinstance(value, tuple) else (value,))
        if isinstance(pattern := one.pattern if isinstance(one, Rule) else one, re.Pattern | Pattern)
    }
)


@pytest.mark.parametrize(("module", "pattern", "flags"), PATTERNS, ids=lambda value: str(value)[:20])
def test_no_pattern_repeats_a_repetition(module, pattern, flags):
    # What can take exponential time is an endless repetition inside another that may give back.
    for inner, possessive in _repeats(re._parser.parse(pattern, flags)):
        assert possessive or not any(True for _ in _repeats(inner)), pattern


ADVERSARIES = (
    *(
        "a",
        "A ",
        "1",
        "0 ",
        "1.",
        "@",
        "a@a ",
        "+84 ",
        "1.000.",
        "Nguyễn ",
        "Nguyễn Văn A ",
        "K'",
        "N.",
        "ông A ",
    ),
    *("đối tượng ", "đối tượng là ", "đối tượng A ", "em Nguyễn Văn A ", "sinh năm 1 ", "A trú tại thôn 3, "),
    *(
        "số 1 đường A ",
        "mãn hạn tù, anh A ",
        "anh A, dù mắc bệnh ",
        "xe 86B1-123.45 của ",
        "BHXH 1 ",
        "tổ 5, khu phố 2, ",
        "nhà ở hẻm 4 ",
        "công an số 1 đường A ",
        "https://a@",
        "không ",
        "tài khoản 1",
        "căn cước ",
        "1/1/",
        "&#48;",
    ),
)


@pytest.mark.parametrize("piece", ADVERSARIES)
def test_the_work_grows_no_faster_than_the_text(piece):
    def calls(length):
        """Count the calls of Python functions while a text of ``length`` signs is read."""
        counted = 0

        def count(frame, event, argument):
            nonlocal counted
            counted += event in ("call", "c_call")

        text = (piece * length)[:length]
        sys.setprofile(count)
        try:
            told(text, key="body")
        finally:
            sys.setprofile(None)
        return counted

    assert calls(60_000) <= 12 * calls(6_000)


def test_a_file_of_exceptions_is_bounded():
    entries = "".join(f'  - {{text: "0252 3867 {number}", reason: Trực ban}}\n' for number in range(100, 400))
    found = told("Gọi 0252 3867 399", more=f"privacy_exceptions:\n{entries}")
    assert sum("Không đoạn nào" in line for line in found) == MAX_EXCEPTIONS
    assert any("Có vẻ chứa số điện thoại" in line for line in found)


def test_every_file_of_every_kind_is_guarded(editing, problems_in):
    replace(editing, CONFERENCE, "name: Lê Văn Khách", "name: Lê Văn Khách 0912345678")
    replace(editing, "data/awards/khen-rieng-2022.yml", "name: Hộ bà Mẫu", "name: Hộ bà Mẫu a@example.vn")
    replace(editing, "data/results/mau-2024.yml", "note: Ghi chú của phần.", "note: SN 1980")
    replace(editing, "data/taxonomy.yml", "name: Dân tộc", "name: Dân tộc 0912345678")
    replace(editing, "data/site.yml", "publisher: ", "publisher: Gọi 0912345678. ")
    replace(editing, "data/units/xa-cu.yml", "name: ", "note: đối tượng Nguyễn Văn A\nname: ")
    assert [line.split(":")[0] for line in problems_in()] == [
        "data/awards/khen-rieng-2022.yml",
        CONFERENCE,
        "data/results/mau-2024.yml",
        "data/site.yml",
        "data/taxonomy.yml",
        "data/units/xa-cu.yml",
    ]


def test_other_messages_do_not_repeat_a_leak(editing, problems_in):
    replace(editing, CONFERENCE, "date: 5/11/2024", "date: 0912345678\n0987654321: x")
    assert [line.partition(" (")[0] for line in problems_in()] == [
        f"{CONFERENCE}:3:7: Ngày diễn ra",
        f"{CONFERENCE}:4:1: Mục lạ",
    ]
    assert "45678" not in "".join(problems_in())


@pytest.mark.parametrize("old", ["summary: Mô hình để thử trang mô hình.", "note: Ghi chú của điểm."])
def test_the_taxonomy_says_whose_models_name_nobody(editing, problems_in, old):
    path = "data/models/an-toan-mau.yml"
    replace(editing, path, "- name: Nguyễn Văn An", "- name: Trưởng ban")
    replace(editing, path, old, f"{old.split(':')[0]}: giúp đỡ anh Nguyễn Văn Ba ở xã Hàm Cường")
    assert problems_in() == []
    taxonomy = "    name: Phòng cháy, chữa cháy\n"
    replace(editing, "data/taxonomy.yml", taxonomy, f"{taxonomy}    aggregates_only: có\n")
    (found,) = problems_in()
    assert "tên người" in found
    assert "Nguyễn Văn Ba" not in found
    replace(editing, path, " giúp đỡ anh Nguyễn Văn Ba ở xã Hàm Cường", " Giúp đỡ.")
    result = "data/results/mau-khong-ky.yml"
    replace(editing, result, "title: ", "title: Nguyễn Văn Phú tiến bộ, ")
    (found,) = problems_in()
    assert found.startswith(f"{result}:1:8: ")
    assert "tên người" in found


def test_our_own_data_says_so_of_people_under_management():
    for root in (ROOT, MINI):
        assert "quan-ly-doi-tuong" in [one.id for one in load(root).taxonomy.fields if one.aggregates_only]


class Everywhere:
    """A quick look that spares no text and no place of it."""

    def search(self, text, *bounds):
        return True

    def finditer(self, text):
        return re.compile(r"(?s:.)|\Z").finditer(text)


def without_hint(rule, text, lower):
    """Find as ``Rule.find`` does, without the quicker pattern that is tried first."""
    needed = not rule.needs or any(word in lower for word in rule.needs)
    matches = rule.pattern.finditer(text) if needed else ()
    return next((findings.Finding(rule.kind, one[0]) for one in matches if rule.counts(text, one)), None)


@pytest.fixture
def unsifted(monkeypatch):
    """Return what the detectors find in a text when each rule reads it, whatever words it holds."""
    looks = {
        numbers: ("_MAIL_WORD",),
        homes: ("_WORD", "_BEHIND_NAME"),
        health: ("_HEALTH_WORD",),
        people: ("_CHILD_WORD", "_WORD_BEHIND", "_RELEASED_WORD", "_MARKER_START"),
    }

    def find(text):
        with monkeypatch.context() as patch:
            patch.setattr(findings.Rule, "find", without_hint)
            patch.setattr(reading, "may_name", lambda *_: True)
            patch.setattr(homes, "_RULES_WITHOUT_DIGIT", homes._RULES)
            for module, found in looks.items():
                for name in found:
                    patch.setattr(module, name, Everywhere())
            return {one: bool(one(reading.Reading(text))) for one in sieve.DETECTORS}

    return find


def sifted(texts):
    """Return what the detectors find in texts that were looked at together first."""
    likely = sieve.may_tell(texts)
    return [
        {one: one in likely.get(text, ()) and bool(one(reading.Reading(text))) for one in sieve.DETECTORS}
        for text in texts
    ]


EVERY_TEXT = [*(text for texts in LEAKS.values() for text in texts), *INNOCENTS, *NAMES, *NO_NAMES]
# What texts are made of where rules meet: words, names, figures, signs, and letters that only look like ours.
PIECES = sorted(
    {piece for text in EVERY_TEXT for piece in re.findall(r"\w+|[^\w\s]", text)}
    | {word for words in sieve.WORDS for word in words if word.isalpha() or " " in word}
    | {word for word in (*people._SUSPECT, *people._LOOSE) if word.replace(" ", "").isalpha()}
    | set(
        re.findall(r"[\w ]{2,}", people._MARKED_BEHIND.pattern + people._RELEASED.pattern + people._BETWEEN)
    )
    | {"\u0131", "\u0130", "\u017f", "\u212a", "\uff10", "\u0323", "\u200b", "&#48;", "*", "–", "…", "\n"}
)


def test_the_sieve_lets_through_whatever_a_rule_finds(unsifted):
    for text, found in zip(EVERY_TEXT, sifted(EVERY_TEXT), strict=True):
        assert found == unsifted(text), text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12), min_size=1, max_size=4), st.data()
)
def test_the_sieve_lets_through_whatever_a_rule_finds_in_any_text(unsifted, lines, data):
    gaps = st.sampled_from([" ", " ", " ", "", ", ", ": ", ". ", "\n", "  "])
    texts = ["".join(piece + data.draw(gaps) for piece in line) for line in lines]
    for text, found in zip(texts, sifted(texts), strict=True):
        assert found == unsifted(text), text
