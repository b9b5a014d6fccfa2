"""The HTML of every macro on the miniature data, against the reviewed output in ``mini/expected/``.

After a wanted change: ``make accept``, then read the diff before committing it.
"""

import re

import pytest

from phongtrao.render import MACROS

from .conftest import MINI, ROOT

EXPECTED = MINI / "expected"
# (macro, arguments): every macro at least once, with the address of the page it would stand on.
CALLS = [
    ("about", (), "gioi-thieu/"),
    ("about_in_english", (), "en/"),
    ("article", ("hoi-nghi-mau-2024",), "tin-tuc/2024/hoi-nghi-mau-2024/"),
    ("article", ("ra-mat-mau-2023",), "tin-tuc/2023/ra-mat-mau-2023/"),
    ("data_dictionary", (), "du-lieu/tu-dien/"),
    ("corrections", (), "dinh-chinh/"),
    ("embeds", (), "nhung/"),
    ("exemplary_units", (), ""),
    ("feeds", (), "dang-ky-tin/"),
    ("figures_over_time", (), "ket-qua/"),
    ("honour_page", ("bang-vang/hinh-thuc/giay-khen/",), "bang-vang/hinh-thuc/giay-khen/"),
    ("honour_roll", (), "bang-vang/"),
    ("honour_roll", (2024,), "bang-vang/2024/"),
    ("honours_by_year", (), "bang-vang/"),
    ("key_figures", (), ""),
    ("latest_honours", (2,), ""),
    ("latest_news", (2,), ""),
    ("list_page", ("ket-qua/2024/",), "ket-qua/2024/"),
    ("model", ("an-toan-mau",), "mo-hinh/an-toan-mau/"),
    ("model", ("anh-sang-mau",), "mo-hinh/anh-sang-mau/"),
    ("model_breakdown", (), "mo-hinh/"),
    ("model_list", (), "mo-hinh/"),
    ("model_page", ("mo-hinh/don-vi/",), "mo-hinh/don-vi/"),
    ("model_page", ("mo-hinh/don-vi/xa-moi/",), "mo-hinh/don-vi/xa-moi/"),
    ("model_tiles", (), "mo-hinh/"),
    ("moved", ("tin-tuc/2023/ra-mat-mau-2023/",), "tin-tuc/2022/ten-cu/"),
    ("news_list", (), "tin-tuc/"),
    ("news_year", (2024,), "tin-tuc/2024/"),
    ("open_api", (), "api/"),
    ("open_data", (), "du-lieu/"),
    ("results", (), "ket-qua/"),
    ("search", (), "tim-kiem/"),
    ("unit", ("xa-cu",), "don-vi/xa-cu/"),
    ("unit", ("xa-moi",), "don-vi/xa-moi/"),
    ("unit_list", (), "don-vi/"),
    ("withdrawn", ("data/news/tin-da-rut-2024.yml",), "tin-tuc/2024/tin-da-rut-2024/"),
]


def name_of(macro, arguments):
    """Return the name of the file with a call's reviewed output."""
    return "-".join(
        [macro, *(str(one).strip("/").replace("/", "-").removesuffix(".yml") for one in arguments)]
    )


def tidy(html):
    """Drop what says nothing and would make every diff longer: blank lines, indentation, files' hashes."""
    html = re.sub(r"(?<=assets/photos/)[0-9a-f]{20}", "HASH", html)
    html = re.sub(r"(?<=assets/lists/names\.)[0-9a-f]{16}", "HASH", html)
    # Other versions of zlib pack the same data otherwise.
    html = re.sub(r"\b[0-9a-f]{64}\b", "SUM", html)
    html = re.sub(r"\b[0-9.,]+ (byte|KB|MB)\b", "SIZE", html)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip()) + "\n"


@pytest.mark.parametrize(("macro", "arguments", "here"), CALLS)
def test_output_is_as_reviewed(renderer, request, macro, arguments, here):
    html = tidy(renderer.render(macro, here, *arguments).html.decode())
    file = EXPECTED / f"{name_of(macro, arguments)}.txt"
    if request.config.getoption("--accept"):
        file.write_text(html, encoding="utf-8", newline="\n")
    assert html == file.read_text(encoding="utf-8")


def test_every_macro_and_nothing_else_is_reviewed():
    assert {macro for macro, _, _ in CALLS} == set(MACROS)
    names = {name_of(macro, arguments) for macro, arguments, _ in CALLS}
    assert {file.stem for file in EXPECTED.iterdir()} == names


def test_every_macro_has_its_template_and_every_template_its_macro():
    templates = {file.stem for file in (ROOT / "templates").glob("*.html") if not file.name.startswith("_")}
    assert templates == set(MACROS)


def test_the_developers_guide_lists_every_macro():
    guide = (ROOT / "HACKING.md").read_text(encoding="utf-8")
    assert [name for name in MACROS if f"`{name}(" not in guide] == []


def test_one_function_serves_a_page_and_a_call(renderer):
    assert renderer.render("article", "", "tin-mau-2024") == renderer.render(
        "article", "", identifier="tin-mau-2024"
    )


def test_an_unknown_record_is_an_error(renderer):
    with pytest.raises(KeyError):
        renderer.render("article", "", "khong-co")
