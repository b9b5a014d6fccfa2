"""What every arrangement really builds: the comparison is fair only while all show the same."""

import subprocess

import pytest
from bs4 import BeautifulSoup

from bench.arrangements import ELEVENTY, HUGO, OURS, OURS_SEARCH, PLAIN, PLAIN_SEARCH, SITE, available
from bench.projects import ROOT, address
from bench.synthetic import known_ids, records
from phongtrao.markdown import to_html

FOUND = available()
# A conference and two news items, with honours among them.
MADE = list(records(3, 1, known_ids(ROOT / "data")))
# Stand in a record by id or key, and on a page in words.
_BY_KEY = ("unit", "form", "kind", "list_status", "part_of_day", "roles", "url", "body")


def words(html):
    """Return a page's text as one line, in small letters and with plain spaces."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split()).lower()


def texts(value):
    """Yield the free texts of a record."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _BY_KEY:
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    else:
        yield str(value)


def test_the_records_chosen_have_every_part():
    assert {one.collection for one in MADE} == {"conferences", "news"}
    assert any("awards" in one.record for one in MADE)


# Where the two indexes of search stand: ours and Material's.
INDEXES = ("assets/pagefind/pagefind-entry.json", "search/search_index.json")


@pytest.fixture(params=[OURS, OURS_SEARCH, PLAIN, PLAIN_SEARCH, HUGO, ELEVENTY])
def tool(request):
    """Each arrangement that runs on this machine."""
    by_name = {one.name: one for one in FOUND.arrangements}
    return by_name.get(request.param) or pytest.skip("; ".join(FOUND.left_out))


def test_every_arrangement_shows_every_text_and_indexes_only_with_search(tmp_path, tool):
    project = tmp_path / tool.name
    tool.prepare(project)
    for one in MADE:
        tool.put(project, one)
    done = subprocess.run(tool.command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    indexed = any((project / SITE / index).is_file() for index in INDEXES)
    assert indexed == tool.name.endswith("+search")
    for one in MADE:
        shown = words((project / SITE / address(one) / "index.html").read_text(encoding="utf-8"))
        assert [text for text in texts(one.record) if text.lower() not in shown] == []
        assert words(to_html(one.record["body"])) in shown
        # Names stand in the place of ids.
        assert one.record["places"][0]["unit"] not in shown
