"""What earlier builds kept is used where it is still true, and gives what making it anew gives."""

from datetime import date

from phongtrao.downloads import keeping
from phongtrao.downloads.files import data_files
from phongtrao.history import History
from phongtrao.load import load

from ..conftest import ROOT
from ..test_load import replace

NEWS = "data/news/tin-mau-2024.yml"


def files(root, monkeypatch=None, keeps=True):
    """Return every file's content; with ``monkeypatch`` also which tables had rows made."""
    dataset = load(root)
    dataset.workplace.root = root if keeps else None
    made = set()
    if monkeypatch:
        make = keeping._made

        def noting(dataset, table, owners):
            made.add(table.name)
            return make(dataset, table, owners)

        monkeypatch.setattr(keeping, "_made", noting)
    return {name: file.content for name, file in dataset.once(data_files).items()}, made


def with_house(root):
    """Put what ``engine_key`` reads beside the data."""
    for name in ("mkdocs.yml", "macros.py", "docs", "theme"):
        (root / name).symlink_to(ROOT / name)
    return root


def test_a_second_build_makes_no_row_and_gives_the_same(editing, monkeypatch):
    root = with_house(editing)
    first, _ = files(root)
    second, made = files(root, monkeypatch)
    assert second == first
    assert made == set()


def test_a_change_makes_only_its_own_rows_and_gives_what_a_clean_build_gives(editing, monkeypatch):
    root = with_house(editing)
    before, _ = files(root)
    replace(root, NEWS, "title: ", "title: Đã sửa ")
    after, made = files(root, monkeypatch)
    assert "news" in made
    assert made.isdisjoint({"models", "figures", "units", "fields"})
    monkeypatch.undo()
    assert after == files(root, keeps=False)[0]
    assert after["units.csv"] == before["units.csv"]
    assert after["news.csv"] != before["news.csv"]


def test_what_was_kept_and_spoilt_is_made_anew(editing):
    root = with_house(editing)
    before, _ = files(root)
    kept = root / keeping.FILE
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 1
    kept.write_bytes(content)
    assert files(root)[0] == before


def test_other_days_of_history_make_rows_anew(editing):
    root = with_house(editing)
    dataset = load(root, History({NEWS: date(2024, 12, 1)}, "", {}))
    dataset.workplace.root = root
    assert b"2024-12-01" in dataset.once(data_files)["news.csv"].content
