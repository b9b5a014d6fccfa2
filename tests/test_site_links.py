"""Links within a site: dead ones are told before anything is published."""

import pytest

from phongtrao.site_links import dead_links


def site_of(folder, **pages):
    for path, html in pages.items():
        file = folder / path.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return folder


def test_the_built_site_has_no_dead_link(site):
    assert list(dead_links(site)) == []


@pytest.mark.parametrize(
    "link",
    [
        "<a href='tin/'>",
        "<a href='./tin/'>",
        "<a href='/tin/index.html'>",
        "<a href='tin/?q=1#cho'>",
        "<a href='tin/#ch%E1%BB%97'>",
        "<a href='#day' id='day'>",
        "<a href='https://example.vn/khong-co/'>",
        "<a href='mailto:a@example.vn'>",
        "<a href='//example.vn/x'>",
        "<img src='data:image/png;base64,AA=='>",
        "<img srcset='a.css 1x, a.css 2x'>",
    ],
)
def test_what_leads_somewhere_passes(tmp_path, link):
    pages = {"index.html": link, "tin/index.html": "<b id=cho></b><b id='chỗ'></b>", "a.css": ""}
    assert list(dead_links(site_of(tmp_path, **pages))) == []


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("<a href='khong/'>", "khong/"),
        ("<a href='../tin/'>", "../tin/"),
        ("<a href='tin/../../'>", "tin/../../"),
        ("<a href='tin/#khong'>", "tin/#khong"),
        ("<a href='#khong'>", "#khong"),
        ("<img src='khong.png'>", "khong.png"),
        ("<img srcset='a.css 1x, khong.png 2x'>", "khong.png"),
        ("<form action='khong/'>", "khong/"),
        ("<script src='khong.js'></script>", "khong.js"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_page(tmp_path, link, told):
    found = list(dead_links(site_of(tmp_path, **{"index.html": link, "tin/index.html": "", "a.css": ""})))
    assert len(found) == 1
    assert found[0].startswith(f"index.html: {told} ")
