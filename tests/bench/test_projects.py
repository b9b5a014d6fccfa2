import pytest
import yaml

from bench.projects import (
    ROOT,
    address,
    prepare_eleventy,
    prepare_hugo,
    prepare_ours,
    prepare_plain,
    put_ours,
    put_page,
    put_plain,
)
from bench.synthetic import edited, known_ids, records
from phongtrao.load import load


@pytest.fixture(scope="module")
def known():
    return known_ids(ROOT / "data")


@pytest.fixture(scope="module")
def made(known):
    return list(records(20, 1, known))


def lay_out(folder, prepare, put, made):
    prepare(folder)
    for one in made:
        put(folder, one)
    return folder


def test_our_project_is_this_one_with_the_records_added(tmp_path, made):
    dataset = load(lay_out(tmp_path / "ours", prepare_ours, put_ours, made))
    ids = {record.id for record in dataset.records()}
    assert {one.id for one in made} <= ids
    assert {file.stem for file in (ROOT / "data").glob("*/*.yml") if "_templates" not in file.parts} <= ids


def test_the_plain_project_has_a_stub_and_a_data_file_per_record(tmp_path, made):
    project = lay_out(tmp_path / "plain", prepare_plain, put_plain, made)
    for one in made:
        stub = (project / "docs" / f"{address(one)}.md").read_text(encoding="utf-8")
        assert stub.endswith(f'---\n\n{{{{ record("{one.id}") }}}}\n')
        assert (project / "data" / f"{one.id}.yml").is_file()
    assert (project / "mkdocs.yml").is_file()


@pytest.mark.parametrize("prepare", [prepare_hugo, prepare_eleventy])
def test_a_page_of_the_others_has_the_record_in_front_matter_and_the_body_below(tmp_path, prepare, made):
    project = lay_out(tmp_path / "peer", prepare, put_page, made)
    for one in made:
        page = (project / "content" / f"{address(one)}.md").read_text(encoding="utf-8")
        _, head, body = page.split("---\n", 2)
        said = yaml.safe_load(head)
        assert said["title"] == said["record"]["title"] == one.record["title"]
        assert body.strip() == one.record["body"]


def test_putting_a_record_again_changes_its_files_alone(tmp_path, made, known):
    for prepare, put in ((prepare_ours, put_ours), (prepare_plain, put_plain), (prepare_hugo, put_page)):
        folder = tmp_path / prepare.__name__
        lay_out(folder, prepare, put, made)
        before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        one = edited(len(made), 1, known, 0)
        put(folder, one)
        after = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        assert before.keys() == after.keys()
        assert {file.stem for file in after if after[file] != before[file]} == {one.id}
