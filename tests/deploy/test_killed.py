"""Builds and publishing killed at any moment: what readers see is always a whole release."""

import io
import os
import random
import re
import shutil
import sys

import pytest

from phongtrao.build import build_aside

from .. import killed
from ..commands import snapshot
from ..test_build import digest
from .conftest import DEPLOY, make_release


def moments(work, kills, seed):
    """Return numbers of moments, some of the last among them: that is where things change places."""
    count = killed.run(work)
    late = range(count - kills // 2, count, 2)
    return sorted({*random.Random(seed).sample(range(1, count), kills - len(late)), *late})


@pytest.fixture
def releases(monkeypatch):
    monkeypatch.syspath_prepend(str(DEPLOY))
    import releases  # noqa: PLC0415 - a script's own module

    yield releases
    del sys.modules["releases"], sys.modules["site_copy"]


def test_publishing_killed_at_any_moment_leaves_one_whole_release_live(tmp_path, releases, monkeypatch):
    sites = [make_release(tmp_path / name, name) for name in ("mot", "hai")]
    whole = [snapshot(site) for site in sites]
    target, script = tmp_path / "srv", releases.Target(tmp_path / "srv")

    def publish(number):
        """Do what releases.py does once deploy/publish has asked it."""
        asked = {"manifest": manifests[number], "variants": ["gz"], "from": str(sites[number])}
        sys.stdin = io.StringIO(releases.json.dumps(asked))
        list(releases.answer("receive", script, ""))

    manifests = [{path: releases.digest(site / path) for path in snapshot(site)} for site in sites]
    # Nothing of this waits for the disk, which is what others work on, too.
    monkeypatch.setattr(os, "sync", lambda: None)
    for _ in range(releases.KEPT + 1):
        killed.run(lambda: publish(0))
    done = 0
    for number, moment in enumerate(moments(lambda: publish(0), 26, "publish")):
        # The other site than the one that the last round ended with.
        chosen = (number + 1) % 2
        done += not killed.run(lambda chosen=chosen: publish(chosen), moment)
        assert snapshot(target / "current" / "site") in whole, moment
        for path, content in snapshot(target / "current" / "site" / "assets").items():
            if path != "pagefind/pagefind-entry.json":
                assert (target / "shared" / "assets" / path).read_bytes() == content, moment
        killed.run(lambda chosen=chosen: publish(chosen))
        assert snapshot(target / "current" / "site") == whole[chosen], moment
        assert sorted(path.name for path in target.iterdir()) == [".lock", "current", "releases", "shared"]
        assert len(script.ids()) == releases.KEPT
    assert done >= 20, done


@pytest.mark.parametrize(("clean", "kills"), [(False, 22), (True, 6)], ids=["rebuild", "clean"])
def test_a_build_killed_at_any_moment_leaves_whole_pages(project, tmp_path, clean, kills):
    """Each page is the old one or the new one, with what it loads; the next build makes the new site."""
    root = tmp_path / "mini"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("*.lock"))
    record = root / "data" / "news" / "tin-mau-2024.yml"
    texts = [record.read_text(encoding="utf-8")]
    texts.append(texts[0].replace("title: ", "title: Lại nói về ", 1))

    def build(number):
        record.write_text(texts[number], encoding="utf-8")
        if clean:
            shutil.rmtree(root / ".cache" / "build", ignore_errors=True)
        return lambda: build_aside(root, search=False)

    sites = []
    for number in (1, 0):
        killed.run(build(number))
        sites.insert(0, digest(root / "site"))
    done = 0
    for round_number, moment in enumerate(moments(build(0), kills, f"build {clean}")):
        chosen = (round_number + 1) % 2
        done += not killed.run(build(chosen), moment)
        assert_whole(root / "site", sites, moment)
        killed.run(build(chosen))
        assert digest(root / "site") == sites[chosen], moment
        assert [path.name for path in root.iterdir() if path.name.startswith(".site.")] == [".site.lock"]
    assert done >= kills - 2


def assert_whole(site, sites, moment):
    found = digest(site)
    old, new = sites
    if found in sites:
        return
    for path, content in found.items():
        assert content in (old.get(path), new.get(path)), (moment, path)
    assert found.keys() >= old.keys() & new.keys(), moment
    for page in site.rglob("index.html"):
        for name in re.findall(r'(?:href|src)="((?:\.\./)*assets/[^"]+)"', page.read_text(encoding="utf-8")):
            assert (page.parent / name).exists(), (moment, page, name)
