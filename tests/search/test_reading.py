"""Of a built page only what is its own is indexed."""

from phongtrao.search.reading import read_page
from phongtrao.views.site import SEARCH_KINDS

from .indexes import pages_of

PAGE = """<!doctype html><html><head><meta name="description" content="x data-pagefind-body y"></head><body>
<nav>Đầu trang</nav>
<div id="noi-dung" data-pagefind-body data-pagefind-filter="kind:Tin" data-pagefind-meta="date:2024-09-17">
<nav data-pagefind-ignore><ol><li>Trang chủ</li></ol></nav>
<p>Loại<br>tin</p><h1>Một &amp; hai <small>ba</small></h1>
<p>Chữ <strong>đậm</strong>, <img src="x" alt=" data-pagefind-ignore "> sau ảnh &lt;b&gt;.</p>
<svg><path d="M0 0"/></svg><script>x = 1;</script><!-- lời <svg> ghi -->
<section id="phan" data-pagefind-body data-pagefind-filter="kind:Kết quả"><h2>Phần</h2>Của phần</section>
<p title="a data-pagefind-body b">Cuối</p>
</div><footer>Chân trang</footer></body></html>"""


def read_site(site):
    return [entry for path, page in pages_of(site).items() for entry in read_page(page, path)]


def entries_of(page, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(page, encoding="utf-8")
    return read_site(tmp_path)


def test_a_page_is_its_title_kind_date_and_own_text(tmp_path):
    page, _ = entries_of(PAGE, tmp_path)
    assert (page.path, page.title, page.kind, page.date) == ("a/", "Một & hai ba", "Tin", "2024-09-17")
    assert page.text.decode() == "Loại\ntin\nChữ đậm, sau ảnh <b>.\nCuối"


def test_a_part_with_the_mark_is_found_by_itself(tmp_path):
    _, part = entries_of(PAGE, tmp_path)
    assert (part.path, part.title, part.kind, part.date) == ("a/#phan", "Phần", "Kết quả", "")
    assert part.text.decode() == "Của phần"


def test_a_page_without_the_mark_is_passed_over(tmp_path):
    assert entries_of("<p>Nội dung data-pagefind-body</p>", tmp_path) == []
    assert read_page("<div data-pagefind-body><p>Không tên</p></div>".encode(), "a/index.html") == []


def test_the_kinds_offered_are_those_there_are(search_site):
    assert {entry.kind for entry in read_site(search_site)} == set(SEARCH_KINDS)


def test_withdrawn_moved_and_made_up_pages_are_no_entries(search_site):
    paths = {entry.path for entry in read_site(search_site)}
    assert "tin-tuc/2024/hoi-nghi-mau-2024/" in paths
    assert not {"tin-tuc/2024/tin-da-rut-2024/", "tin-tuc/2022/ten-cu/", "404.html", "", "tim-kiem/"} & paths


def test_what_stands_around_a_record_is_not_its_text(search_site):
    (article,) = [one for one in read_site(search_site) if one.path == "tin-tuc/2024/hoi-nghi-mau-2024/"]
    assert "Chỉ đạo thứ nhất." in article.text.decode()
    for words in ("Trang chủ", "Các tin khác", "Sửa trang này", "Cập nhật lần cuối", "Bài báo mẫu"):
        assert words not in article.text.decode()
