import sys
from dataclasses import replace

import pytest

from bench.measure import BuildError
from bench.session import Size, cheapest, measure_size

SIZE = Size(3, 1)


def test_tools_take_turns_and_only_a_rebuild_finds_what_a_build_left(tmp_path, quick_ours, quick_peer):
    measured = list(measure_size(SIZE, 2, [quick_ours, quick_peer], tmp_path))
    turn = [("ours", "clean"), ("ours", "rebuild"), ("peer", "clean")]
    assert [(one.tool, one.kind) for one in measured] == 2 * turn
    assert {(one.n, one.pages) for one in measured} == {(3, 3)}
    # Each build tells whether its cache and the site of the one before it were there.
    clean, rebuild, peer = "ours False False", "ours True True", "peer False False"
    assert (tmp_path / "builds").read_text().splitlines() == 2 * [clean, rebuild, peer]


def test_what_a_build_made_is_not_deleted_while_others_are_measured(tmp_path, quick_ours):
    list(measure_size(SIZE, 3, [quick_ours], tmp_path))
    made = [*(tmp_path / "aside").glob("*/**/*.html"), *(tmp_path / "ours" / "site").rglob("*.html")]
    assert len(made) == 3 * SIZE.n


def test_a_rebuild_that_shows_the_old_text_counts_for_nothing(tmp_path, quick_ours):
    once = "import os, sys; sys.exit(0) if os.path.exists('site') else None\n"
    lazy = replace(quick_ours, command=(sys.executable, "-c", once + quick_ours.command[-1]))
    with pytest.raises(BuildError, match="does not show what changed"):
        list(measure_size(SIZE, 1, [lazy], tmp_path))


def test_a_build_without_all_pages_counts_for_nothing(tmp_path, quick_ours):
    few = "import pathlib; pathlib.Path('site').mkdir(); pathlib.Path('site', 'a.html').write_text('')"
    with pytest.raises(BuildError, match="1 pages for 3 records"):
        list(measure_size(SIZE, 1, [replace(quick_ours, command=(sys.executable, "-c", few))], tmp_path))


def test_a_failed_build_tells_what_it_printed(tmp_path, quick_ours):
    broken = replace(quick_ours, command=(sys.executable, "-c", "raise SystemExit('hết chỗ')"))
    with pytest.raises(BuildError, match="hết chỗ"):
        list(measure_size(SIZE, 1, [broken], tmp_path))


def test_of_several_runs_the_cheapest_is_kept_whole(made_up):
    runs = [made_up("ours", 100, 3.0), made_up("ours", 100, 2.0, peak_mib=7.0), made_up("ours", 100, 2.5)]
    other = made_up("ours", 100, 1.0, kind="rebuild")
    assert cheapest([*runs, other]) == [runs[1], other]
