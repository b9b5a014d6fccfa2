"""What readers type, and the page that answers it: on the miniature site with ``tests/search/data``."""

HOA_AN = "tin-tuc/2023/so-ket-hoa-an-2023/"
FESTIVAL = "tin-tuc/2023/ngay-hoi-thon-dong-2023/"
CAMERA_LAUNCH = "tin-tuc/2024/ra-mat-camera-2024/"
GOOD_DEEDS = "tin-tuc/2022/tuyen-duong-2022/"
PLEDGE = "tin-tuc/2024/ky-giao-uoc-2024/"
FIRE_DRILL = "tin-tuc/2024/dien-tap-chua-chay-2024/"
FIRE_TEAM = "tin-tuc/2023/doi-pccc-2023/"
FRAUD = "tin-tuc/2024/tap-huan-mang-2024/"
FOREST = "tin-tuc/2022/doi-rung-2022/"
TABLES = "tin-tuc/2022/doi-ban-2022/"
TRADERS = "tin-tuc/2022/ban-hang-2022/"
MEDIATION = "tin-tuc/2021/hoa-giai-2021/"
FLOWERS = "tin-tuc/2021/hoa-hoi-2021/"
CANAL = "tin-tuc/2020/thuy-loi-2020/"
BICYCLES = "tin-tuc/2020/xe-dap-2020/"
SCHOOL_GATE = "tin-tuc/2023/giao-thong-2023/"
FRONT = "tin-tuc/2023/mat-tran-2023/"
COMMITTEE = "tin-tuc/2021/uy-ban-hop-2021/"
HIGH_SCHOOL = "tin-tuc/2022/thpt-2022/"
MIDDLE_SCHOOL = "tin-tuc/2022/thcs-2022/"
DECISION = "tin-tuc/2021/quyet-dinh-2021/"
COUNCIL = "tin-tuc/2020/hdnd-2020/"
RICE = "tin-tuc/2020/gia-lua-2020/"
FAMILY = "tin-tuc/2020/gia-dinh-2020/"
GONG = "mo-hinh/tieng-keng-an-ninh/"
CAMERA = "mo-hinh/camera-an-ninh/"
PARISH = "mo-hinh/dan-van-kheo/"
LANES = "mo-hinh/ngo-xom-tu-quan/"
LODGINGS = "mo-hinh/nha-tro-an-toan/"
HOA_AN_UNIT = "don-vi/xa-hoa-an/"
AN_PHUOC = "don-vi/xa-an-phuoc/"
DAK_DOA = "don-vi/xa-dak-mau/"
HONOURS_2023 = "bang-vang/2023/"
REPORT = "ket-qua/#hoa-an-2023"
REVIEW = "tin-tuc/2024/hoi-nghi-mau-2024/"

QUERIES = (
    # Without marks.
    ("hoi nghi tong ket", REVIEW),
    ("lua dao qua mang", FRAUD),
    ("tieng keng an ninh", GONG),
    ("ngo xom tu quan", LANES),
    ("khu nha tro", LODGINGS),
    ("dien tap phong chay chua chay", FIRE_DRILL),
    ("xe dap hoc sinh ngheo", BICYCLES),
    ("guong nguoi tot viec tot", GOOD_DEEDS),
    ("ky giao uoc thi dua", PLEDGE),
    ("giu rung", FOREST),
    ("nhan duoc cua roi tra nguoi mat", GOOD_DEEDS),
    ("tu xung can bo ngan hang", FRAUD),
    # With marks.
    ("Diễn tập phòng cháy", FIRE_DRILL),
    ("lừa đảo qua mạng", FRAUD),
    ("Tiếng kẻng an ninh", GONG),
    ("giáp ranh", GONG),
    ("mâu thuẫn", MEDIATION),
    ("mũ bảo hiểm", HIGH_SCHOOL),
    ("lòng đường", SCHOOL_GATE),
    ("đường hoa", FLOWERS),
    ("gia đình hiếu học", FAMILY),
    ("giá lúa", RICE),
    ("khai báo tạm trú", LODGINGS),
    # Either place of the tone mark.
    ("hòa giải", MEDIATION),
    ("hoà giải", MEDIATION),
    ("Hoà An sơ kết", HOA_AN),
    ("thủy lợi", CANAL),
    ("thuỷ lợi", CANAL),
    ("ủy ban nhân dân xã họp dân", COMMITTEE),
    ("uỷ ban mặt trận tổ quốc", FRONT),
    ("xã Hoà An", HOA_AN_UNIT),
    ("khoá cổng", LODGINGS),
    # Decomposed letters, capitals, spaces.
    ("Diễn tập chữa cháy", FIRE_DRILL),
    ("ngõ xóm tự quản", LANES),
    ("NGÕ XÓM", LANES),
    ("  hòa   giải  ", MEDIATION),
    # While still typing.
    ("tieng ken", GONG),
    ("camer", CAMERA),
    ("lừa đả", FRAUD),
    ("diễn tậ", FIRE_DRILL),
    ("quyên gó", BICYCLES),
    ("giáo dâ", PARISH),
    # đ and d.
    ("doi duong", FOREST),
    ("đồi Dương", FOREST),
    ("dang thi diep", HOA_AN),
    ("Đặng Thị Điệp", HOA_AN),
    ("do dinh duc", HOA_AN),
    ("dak doa", DAK_DOA),
    ("Đak Đoa", DAK_DOA),
    ("dan van kheo", PARISH),
    ("dai doan ket", FRONT),
    ("dong ho dao", FAMILY),
    ("doi mu bao hiem", HIGH_SCHOOL),
    ("den duong", COMMITTEE),
    # Marks as typed come first.
    ("đổi bàn", TABLES),
    ("bạn hàng", TRADERS),
    ("bàn ghế", TABLES),
    ("trồng hoa", FLOWERS),
    ("canh đồng", RICE),
    # Numbers and dates.
    ("17/9/2023", HOA_AN),
    ("17-9-2023", HOA_AN),
    ("17.9.2023", HOA_AN),
    ("17/09/2023", HOA_AN),
    ("ngày 17 tháng 9 năm 2023", HOA_AN),
    ("thang 9/2023", HOA_AN),
    ("tháng 5 năm 2024", CAMERA_LAUNCH),
    ("20/12", GOOD_DEEDS),
    ("6-9-2023", SCHOOL_GATE),
    ("camera khu pho ba", CAMERA_LAUNCH),
    ("1.234", FESTIVAL),
    ("1234 người", FESTIVAL),
    ("2.500 kg", FIRE_TEAM),
    ("87,5 triệu", CAMERA_LAUNCH),
    ("3.456", REPORT),
    ("29901", HOA_AN_UNIT),
    ("29902", AN_PHUOC),
    ("45/QĐ-UBND", DECISION),
    ("45/qd-ubnd", DECISION),
    # Phrases.
    ('"ban hang"', TRADERS),
    ('"bàn ghế"', TABLES),
    ("“người mất”", GOOD_DEEDS),
    ('"đèn chiếu sáng" dân', COMMITTEE),
    ('"tự quản an toàn"', LODGINGS),
    # Abbreviations, both ways.
    ("PCCC xe bơm", FIRE_TEAM),
    ("phòng cháy chữa cháy xe bơm", FIRE_TEAM),
    ("diễn tập PCCC", FIRE_DRILL),
    ("UBMTTQ huyện", FRONT),
    ("MTTQ", FRONT),
    ("THPT Ánh Dương", HIGH_SCHOOL),
    ("thpt", HIGH_SCHOOL),
    ("trung học cơ sở Bình Minh", MIDDLE_SCHOOL),
    ("thcs binh minh", MIDDLE_SCHOOL),
    ("hội đồng nhân dân giám sát", COUNCIL),
    ("hdnd", COUNCIL),
    ("UBND xã họp", COMMITTEE),
    ("ngày hội toàn dân bảo vệ ANTQ thôn Đông", FESTIVAL),
    ("phong trào TDBVANTQ Hòa An", HOA_AN),
    ("BCĐ xã Hòa An", HOA_AN),
    ("ATGT cổng trường", SCHOOL_GATE),
    # People, honours, reports, pages.
    ("Võ Thị Quỳnh Như", HONOURS_2023),
    ("ngo duy khoa", HONOURS_2023),
    ("bang vang 2023", HONOURS_2023),
    ("ket qua chin thang hoa an", REPORT),
    ("giấy phép dữ liệu", "gioi-thieu/"),
    ("tin tuc nam 2021", "tin-tuc/2021/"),
    ("national security", "en/"),
    # Not every word is there.
    ("tieng keng an ninh o dau", GONG),
    ("xe đạp xyzabc", BICYCLES),
)
