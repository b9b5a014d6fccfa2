"""The site's own scripts stand under an address that tells their content."""

from phongtrao.own_assets import kept_folder

from .pages import read


def test_another_content_or_name_gives_another_folder():
    known = kept_folder({"a.js": b"1", "b.js": b"2"})
    assert kept_folder({"b.js": b"2", "a.js": b"1"}) == known
    for other in ({"a.js": b"1"}, {"a.js": b"1", "b.js": b"3"}, {"a.js": b"1", "c.js": b"2"}, {}):
        assert kept_folder(other) != known


def test_every_page_runs_scripts_of_one_folder_and_each_is_there(site):
    folders = {folder.name for folder in (site / "assets" / "phongtrao").iterdir()}
    assert len(folders) == 1
    for file in site.rglob("*.html"):
        for script in read(site, file.relative_to(site).as_posix()).select("script[src]"):
            if file.name == "404.html":
                # Its addresses are those of the deployment.
                assert script["src"].split("assets/", 1)[1].split("/")[1] in folders
            else:
                assert (file.parent / script["src"]).resolve().is_file(), (file, script)
